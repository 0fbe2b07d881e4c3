//! What is asked of a dataset: every command, in every format.

use proptest::{prelude::*, sample::select};

use super::readable::FORMATS;

/// A question, and how it is to be answered.
#[derive(Debug, Clone)]
pub struct Question {
    pub words: &'static str,
    /// The format of the file that it goes to, if any.
    pub format: Option<&'static str>,
    pub language: &'static str,
}

/// The names that the two datasets have for the same.
const NAMES: [(&str, &str, &str); 9] = [
    ("TOWN", "seehausen", "altena"),
    ("OTHER", "bergdorf", "werdohl"),
    ("COLUMN", "boats_2021", "vacancy_2022"),
    ("COMPUTED", "boats_change", "population_change_2014"),
    ("CLASS", "--shore at-sea", "--size small"),
    ("FIELD", "harbour", "accommodation"),
    ("LIKE", "distance_2020", "vacancy_2011"),
    ("LATEST", "", "--period latest"),
    ("ACROSS", "", "--period across"),
];

const QUESTIONS: [&str; 48] = [
    "list",
    "list --all",
    "list --all --columns all",
    "list --all --columns all LATEST",
    "list --columns name --bars COLUMN --sources",
    "list --all --where COLUMN>1 --sort -COMPUTED",
    "list --all --where percentile(COLUMN)>=50 --columns +rank(COMPUTED)",
    "list --all --count",
    "list CLASS",
    "show TOWN",
    "show TOWN --full",
    "show TOWN OTHER --sources",
    "show TOWN --full LATEST",
    "compare TOWN OTHER",
    "compare TOWN OTHER --diff",
    "compare TOWN --with district,state,peers",
    "compare --all",
    "compare TOWN OTHER --field FIELD",
    "stats",
    "stats COLUMN COMPUTED",
    "stats COLUMN --by region",
    "stats COLUMN --by district --cases",
    "match TOWN",
    "match OTHER --explain",
    "match TOWN --all --explain --sources",
    "match OTHER ACROSS",
    "match --like LIKE=3",
    "briefing TOWN",
    "briefing OTHER --full",
    "briefing OTHER LATEST",
    "map",
    "map TOWN",
    "map --all",
    "map --shade COLUMN",
    "map --shade COMPUTED CLASS",
    "findings",
    "findings TOWN --examples",
    "recommendations",
    "recommendations --for OTHER --sources",
    "facts",
    "facts TOWN --sources",
    "facts --field FIELD --sort date",
    "search e",
    "indicators",
    "indicators COMPUTED",
    "sources",
    "study",
    "study --sources",
];

/// Questions to the bundled dataset or to the small study.
pub fn questions() -> impl Strategy<Value = Vec<Question>> {
    let question = (
        select(QUESTIONS.to_vec()),
        prop::option::weighted(0.6, select(FORMATS.to_vec())),
        select(vec!["en", "en", "de"]),
    )
        .prop_map(|(words, format, language)| Question { words, format, language });
    prop::collection::vec(question, 1..5)
}

impl Question {
    /// The arguments, with the names of the dataset; options are no names.
    pub fn arguments(&self, is_bundled: bool) -> String {
        let written = NAMES.iter().fold(self.words.to_owned(), |words, (name, small, bundled)| {
            words.replace(name, if is_bundled { bundled } else { small })
        });
        format!("{written} --lang {}", self.language)
    }
}
