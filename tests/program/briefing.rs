//! Briefings fit on a sheet and tell nobody to type.

use crate::support::{Ask, expected, for_each, quartier};

/// Words of a page before its sources.
const WORDS: usize = 620;

/// The case studies and some of every sort.
fn towns() -> Vec<String> {
    let rows = expected("likeness.csv");
    let some = rows.iter().step_by(203).map(|row| &row["id"]);
    let mut towns: Vec<String> = rows.iter().map(|row| &row["case"]).chain(some).cloned().collect();
    towns.sort_unstable();
    towns.dedup();
    towns
}

/// Words without citations and marks of Markdown.
fn words(page: &str) -> usize {
    let words = page.split(|c: char| c.is_whitespace() || c == '|');
    words.filter(|it| it.contains(char::is_alphanumeric) && !it.contains('[')).count()
}

#[test]
fn a_briefing_is_a_page_without_commands() {
    let towns = towns();
    assert!(towns.len() > 30);
    for_each(&towns, |town| {
        for (language, sources) in [("en", "\n## Sources\n"), ("de", "\n## Quellen\n")] {
            let document = quartier(&format!("briefing {town} --lang {language}")).text();
            let (page, _) = document.split_once(sources).expect("a list of sources");
            assert!(words(page) <= WORDS, "{town}: {} words\n{page}", words(page));
            let mut options = page.split(" --").skip(1);
            assert!(!options.any(|it| it.starts_with(char::is_alphabetic)), "{page}");
            assert!(!page.contains("`quartier"), "{page}");
            let last = page.rsplit("\n## ").next().unwrap();
            assert!(last.lines().filter(|line| line.starts_with("- ")).count() <= 3, "{page}");
            let is_head = |line: &&str| line.starts_with("| Field") || line.starts_with("| Feld");
            let columns = page.lines().find(is_head).unwrap().matches('|').count() - 2;
            assert!((1..=2).contains(&columns), "{page}");
        }
    });
}
