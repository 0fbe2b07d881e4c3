//! Which language answers are in.

use std::collections::BTreeSet;

use crate::support::{Ask, Record, english_words, quartier, text};

/// Questions to every command.
const QUESTIONS: [&str; 22] = [
    "list --all --columns all",
    "list --size small --sources",
    "show altena --full",
    "show werdohl",
    "compare altena dortmund --columns all",
    "compare werdohl --with district,state",
    "compare altena muenster --field accommodation",
    "stats",
    "stats vacancy rent --by size",
    "match iserlohn --explain",
    "match werdohl --period across",
    "briefing iserlohn --full",
    "map iserlohn",
    "map --shade vacancy",
    "findings --examples",
    "recommendations --examples",
    "facts",
    "search flucht",
    "indicators",
    "sources",
    "study",
    "check tests/own-study",
];

#[test]
fn a_german_answer_has_no_english_sentence() {
    let sources = quartier("sources --lang de").records();
    let titles: Vec<&str> = sources.iter().map(|source| text(source, "title")).collect();
    for question in QUESTIONS {
        for format in ["markdown", "table"] {
            // Nothing is wrapped, so that titles are in one piece.
            let mut asked = quartier(question);
            asked.args(["--lang", "de", "--format", format]).env("COLUMNS", "1000");
            let mut answer = asked.text();
            for title in &titles {
                answer = answer.replace(title, "");
            }
            for line in answer.lines() {
                // Ids and addresses say nothing.
                let said = line.split(' ').filter(|word| !word.contains(['-', '/', '_']));
                let said = said.collect::<Vec<_>>().join(" ");
                let words = english_words(&said).into_iter().map(str::to_lowercase);
                // A word alone may be a name, or German as in zur Not.
                let words: BTreeSet<String> = words.collect();
                assert!(words.len() < 2, "{question}: {words:?} in {line}");
            }
        }
    }
}

#[test]
fn programs_get_german_only_where_it_is_asked_for() {
    for question in ["facts altena", "indicators", "stats vacancy --by size", "match iserlohn"] {
        let json = |variable, value| {
            quartier(question).args(["--format", "json"]).env(variable, value).text()
        };
        let english = quartier(question).args(["--format", "json"]).text();
        let german = quartier(question).args(["--format", "json", "--lang", "de"]).text();
        assert_eq!(json("LANG", "de_DE.UTF-8"), english, "{question}");
        assert_eq!(json("QUARTIER_LANG", "de"), german, "{question}");
        let keys = |records: &str| {
            let records: Vec<Record> = serde_json::from_str(records).expect("records");
            records.into_iter().map(|it| it.keys().cloned().collect()).collect::<Vec<Vec<_>>>()
        };
        assert_eq!(keys(&english), keys(&german), "{question}");
    }
}
