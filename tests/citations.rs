//! What reference managers make of the bibliography: readers that others have written.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

use std::{collections::BTreeMap, process::Command};

use citationberg::json::Item;
use serde_bibtex::de::Deserializer;

const STUDY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/own-study");

fn sources(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_quartier"))
        .env_remove("QUARTIER_DATA")
        .env_remove("QUARTIER_LANG")
        .arg("sources")
        .args(arguments)
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The ids of the bibliography.
fn ids() -> Vec<String> {
    let table = sources(&["--no-header", "--format", "tsv"]);
    table.lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect()
}

#[test]
fn csl_json_is_what_others_read() {
    let items: Vec<Item> = serde_json::from_str(&sources(&["--format", "csl-json"])).unwrap();
    let read: Vec<_> = items.iter().map(|item| item.id().unwrap().into_owned()).collect();
    assert_eq!(read, ids());
    for item in &items {
        assert_eq!(item.type_().as_deref(), Some("document"));
        for key in ["title", "publisher", "URL"] {
            assert!(item.0.get(key).and_then(citationberg::json::Value::to_str).is_some(), "{key}");
        }
    }
}

type Entry = BTreeMap<String, String>;

#[test]
fn bibtex_is_what_others_read() {
    let text = sources(&["--format", "bibtex"]);
    let parsed = biblatex::Bibliography::parse(&text).unwrap();
    assert_eq!(parsed.iter().map(|entry| entry.key.clone()).collect::<Vec<_>>(), ids());

    let entries =
        Deserializer::from_str(&text).into_iter_regular_entry::<(String, String, Entry)>();
    let entries: Vec<_> = entries.map(Result::unwrap).collect();
    assert_eq!(entries.iter().map(|(_, key, _)| key.clone()).collect::<Vec<_>>(), ids());
    let (kind, _, fields) = entries.iter().find(|(_, key, _)| key == "hz").unwrap();
    assert_eq!(kind, "misc");
    assert_eq!(fields["year"], "2016");
    assert_eq!(fields["month"], "10");
}

#[test]
fn what_tex_would_obey_is_escaped() {
    let text = sources(&["register", "--data", STUDY, "--format", "bibtex"]);
    assert!(text.contains("title = {{Register \\& list of boats}}"), "{text}");
    assert!(text.contains("url = {https://example.org/register_of_boats?year=2021}"), "{text}");
}
