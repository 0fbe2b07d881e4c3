//! What reference managers make of the bibliography: readers that others have written.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

use std::{collections::BTreeMap, fs, path::Path, process::Command};

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

    let of = |id: &str| &entries.iter().find(|(_, key, _)| key == id).unwrap().2;
    let trends = of("trends");
    let authors = "Hans, Nils and Wallraff, Mona and Hanhörster, Heike and Zimmer-Hegmann, Ralf";
    assert_eq!(trends["author"], authors);
    assert_eq!((&*trends["urldate"], &*trends["langid"]), ("2026-11-22", "ngerman"));
    assert_eq!(of("oecd18")["author"], "{OECD}");
    // A year that was concluded is given with what the page itself says.
    let release = of("pr");
    assert_eq!((&*release["year"], &*release["note"]), ("2016", "undated (Oct 2016)"));
    let dated = entries.iter().filter(|(.., fields)| fields.contains_key("year")).count();
    assert_eq!((entries.len(), dated), (250, 222), "28 have no date at all");
}

#[test]
fn csl_json_has_authors_dates_and_languages() {
    let item = |id: &str| -> serde_json::Value {
        let text = sources(&[id, "--format", "csl-json"]);
        serde_json::from_str::<Vec<_>>(&text).unwrap().remove(0)
    };
    let trends = item("trends");
    assert_eq!(trends["author"][0], serde_json::json!({"family": "Hans", "given": "Nils"}));
    assert_eq!(trends["language"], "de");
    assert_eq!(trends["accessed"]["date-parts"], serde_json::json!([[2026, 11, 22]]));
    let release = item("pr");
    assert_eq!(release["issued"], serde_json::json!({"date-parts": [[2016, 10]], "circa": true}));
    assert_eq!(item("oecd18")["author"], serde_json::json!([{"literal": "OECD"}]));
}

#[test]
fn no_title_or_address_spoils_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("study");
    fs::create_dir_all(data.join("facts")).unwrap();
    for file in ["", "facts"] {
        for entry in fs::read_dir(Path::new(STUDY).join(file)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, data.join(file).join(path.file_name().unwrap())).unwrap();
            }
        }
    }
    let path = data.join("sources.toml");
    let text = fs::read_to_string(&path).unwrap();
    let text = text.replace("Survey of boats", r"Lone } brace { \\ ^ hat ~ % # _ $");
    fs::write(&path, text.replace("example.org/survey", "example.org/{a}}^~b%20c")).unwrap();
    let text = sources(&["--data", data.to_str().unwrap(), "--format", "bibtex"]);

    let parsed = biblatex::Bibliography::parse(&text).unwrap();
    assert_eq!(parsed.iter().map(|it| &*it.key).collect::<Vec<_>>(), ["survey", "register"]);
    let entries =
        Deserializer::from_str(&text).into_iter_regular_entry::<(String, String, Entry)>();
    assert_eq!(entries.map(Result::unwrap).count(), 2);
    assert!(text.contains("url = {https://example.org/%7Ba%7D%7D%5E~b%20c}"), "{text}");
    let open = text.matches('{').count();
    assert_eq!(open, text.matches('}').count(), "{text}");
}

#[test]
fn what_tex_would_obey_is_escaped() {
    let text = sources(&["register", "--data", STUDY, "--format", "bibtex"]);
    assert!(text.contains("title = {{Register \\& list of boats}}"), "{text}");
    assert!(text.contains("url = {https://example.org/register_of_boats?year=2021}"), "{text}");
}
