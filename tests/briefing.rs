//! Briefings hold together: every number in brackets is a source, every source is named, and
//! nothing is left to fill in.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::{collections::BTreeSet, process::Command};

use serde_json::Value;

fn quartier(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_quartier"))
        .env_remove("QUARTIER_DATA")
        .env_remove("QUARTIER_LANG")
        .args(arguments)
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The numbers that stand in escaped brackets.
fn numbers(text: &str) -> BTreeSet<usize> {
    let parts = text.split("\\[").skip(1);
    parts.filter_map(|part| part.split_once("\\]")?.0.parse().ok()).collect()
}

/// Those that have been read line by line, and some of every sort beside them.
fn towns() -> Vec<String> {
    let all = quartier(&["list", "--all", "--columns", "id", "--no-header"]);
    let ids = all.lines().map(|line| line.split('\t').next().unwrap());
    let some = ids.step_by(23).map(str::to_owned);
    let read = ["iserlohn", "werdohl", "koeln", "nordkirchen", "wetter-ruhr"].map(str::to_owned);
    some.chain(read).collect()
}

#[test]
fn every_number_is_a_source_and_every_source_is_named() {
    for town in towns() {
        for language in ["en", "de"] {
            let text = quartier(&["briefing", &town, "--lang", language]);
            let heading = if language == "en" { "\n## Sources\n" } else { "\n## Quellen\n" };
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
        let text = quartier(&["briefing", &town, "--format", "json"]);
        let records: Vec<Value> = serde_json::from_str(&text).unwrap();
        for section in sections {
            assert!(records.iter().any(|it| it["section"] == section), "{town}: {section}");
        }
        let nearest: BTreeSet<_> = records
            .iter()
            .filter(|it| it["section"] == "nearest")
            .map(|it| it["town"].as_str().unwrap())
            .collect();
        assert_eq!(nearest.len(), 3, "{town}");
        assert!(!nearest.contains(&*town), "{town}");
    }
}
