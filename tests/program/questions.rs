//! Questions to every command, which the tests of formats, languages and terminals share.

/// Questions with an answer in rows or texts.
pub const QUESTIONS: [&str; 34] = [
    "list",
    "list --all",
    "list --all --size small --market relaxed --sources",
    "list --where vacancy>5 --sort -rent",
    "list --columns name,vacancy,rent --bars vacancy",
    "list --all --where population_2014<0",
    "show altena",
    "show altena --full",
    "compare altena dortmund",
    "compare werdohl --with district,state,peers",
    "stats",
    "stats vacancy rent --by size",
    "match iserlohn",
    "match werdohl --explain",
    "match werdohl --all --size small --limit 5",
    "match altena dortmund",
    "briefing werdohl",
    "briefing altena --full",
    "map",
    "map --shade vacancy",
    "facts altena",
    "facts --field costs --since 2015",
    "facts altena --since 2090",
    "search ehrenamt",
    "search zzzzz",
    "findings",
    "recommendations",
    "recommendations werdohl",
    "indicators",
    "indicators vacancy",
    "sources",
    "sources pr",
    "study",
    "check tests/own-study",
];

/// All formats.
pub const FORMATS: [&str; 12] = [
    "table", "text", "tsv", "csv", "json", "jsonl", "xlsx", "geojson", "markdown", "html", "docx",
    "bibtex",
];

/// Commands whose answer is a page for people.
const PAGES: [&str; 2] = ["briefing", "study"];

/// Commands whose records are municipalities on a map.
const LAYERS: [&str; 3] = ["list", "match", "map"];

/// The command of a question.
pub fn command(question: &str) -> &str {
    question.split(' ').next().unwrap_or_default()
}

/// Whether a command takes a format.
pub fn takes(question: &str, format: &str) -> bool {
    let command = command(question);
    match format {
        "geojson" => LAYERS.contains(&command),
        "tsv" | "csv" | "json" | "jsonl" | "xlsx" => !PAGES.contains(&command),
        _ => true,
    }
}
