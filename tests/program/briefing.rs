//! Briefings hold together: every number in brackets is a source, every source is named, and
//! nothing is left to fill in.

use std::collections::BTreeSet;

use crate::support::{Ask, ids, quartier, text};

/// The numbers that stand in escaped brackets.
fn numbers(text: &str) -> BTreeSet<usize> {
    let parts = text.split("\\[").skip(1);
    parts.filter_map(|part| part.split_once("\\]")?.0.parse().ok()).collect()
}

/// Those that have been read line by line, and some of every sort beside them.
fn towns() -> impl Iterator<Item = String> {
    let read = ["iserlohn", "werdohl", "koeln", "nordkirchen", "wetter-ruhr"].map(str::to_owned);
    ids().into_iter().step_by(23).chain(read)
}

#[test]
fn every_number_is_a_source_and_every_source_is_named() {
    for town in towns() {
        for (language, heading) in [("en", "\n## Sources\n"), ("de", "\n## Quellen\n")] {
            let text = quartier(&format!("briefing {town} --lang {language}")).text();
            let (body, sources) = text.split_once(heading).expect("a list of sources");
            let listed = sources.lines().filter(|line| !line.is_empty()).count();
            assert_eq!(numbers(body), (1..=listed).collect(), "{town}");
            assert!(!text.contains("{}") && !text.contains("  - **: "), "{town}: {text}");
            for line in text.lines() {
                assert_eq!(line.trim_end(), line, "{town}: {line:?}");
                let is_row = line.starts_with('|');
                assert!(is_row || !line.trim_start().contains("  "), "{town}: {line:?}");
            }
        }
    }
}

#[test]
fn programs_get_all_of_it() {
    let sections = [
        "profile",
        "level",
        "figure",
        "nearest",
        "comparison",
        "finding",
        "recommendation",
        "fact",
        "caution",
        "attribution",
    ];
    for town in towns() {
        let records = quartier(&format!("briefing {town}")).records();
        for section in sections {
            assert!(records.iter().any(|it| it["section"] == section), "{town}: {section}");
        }
        let nearest = records.iter().filter(|it| it["section"] == "nearest");
        let nearest: BTreeSet<_> = nearest.map(|it| text(it, "town")).collect();
        assert_eq!(nearest.len(), 3, "{town}");
        assert!(!nearest.contains(&*town), "{town}");
    }
}
