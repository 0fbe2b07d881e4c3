//! The bibliography: every source and no other, and what reference managers make of it, with
//! readers that others have written.

use std::collections::{BTreeMap, BTreeSet};

use citationberg::json::Item;
use serde_bibtex::de::Deserializer;
use serde_json::json;

use crate::support::{Ask, Record, STUDY, changed, list, quartier, source_of_the_outline, text};

/// The ids of the bibliography.
fn ids() -> Vec<String> {
    quartier("sources").rows().into_iter().map(|mut cells| cells.swap_remove(0)).collect()
}

#[test]
fn every_source_is_in_the_bibliography_and_none_is_unused() {
    let known: BTreeSet<String> = ids().into_iter().collect();
    assert_eq!(known.len(), ids().len(), "an id stands twice");

    let mut cited: BTreeSet<String> = BTreeSet::new();
    for question in ["indicators", "findings", "recommendations", "study", "facts"] {
        for record in quartier(question).records() {
            cited.extend(list(&record, "sources").into_iter().map(str::to_owned));
        }
    }
    cited.insert(source_of_the_outline());
    assert_eq!(cited, known);
}

#[test]
fn whoever_reads_records_gets_the_sources_of_all() {
    let questions =
        ["show altena", "briefing werdohl", "compare altena dortmund", "match iserlohn", "facts"];
    for question in questions {
        let records = quartier(question).arg("--sources").records();
        let cited: BTreeSet<_> = records.iter().flat_map(|it| list(it, "sources")).collect();
        let entries = quartier(question).args(["--format", "csl-json"]).text();
        let entries: Vec<Record> = serde_json::from_str(&entries).unwrap();
        let listed: BTreeSet<_> = entries.iter().map(|entry| text(entry, "id")).collect();
        assert!(cited.is_subset(&listed), "{question}: {:?}", cited.difference(&listed));
    }
}

#[test]
fn csl_json_is_what_others_read() {
    let text = quartier("sources --format csl-json").text();
    let items: Vec<Item> = serde_json::from_str(&text).unwrap();
    let read: Vec<_> = items.iter().map(|item| item.id().unwrap().into_owned()).collect();
    assert_eq!(read, ids());
    for item in &items {
        assert_eq!(item.type_().as_deref(), Some("document"));
        for key in ["title", "publisher", "URL"] {
            assert!(item.0.get(key).and_then(citationberg::json::Value::to_str).is_some(), "{key}");
        }
    }
}

type Entry = (String, String, BTreeMap<String, String>);

/// The sort, the key and the fields of each entry.
fn entries(bibtex: &str) -> Vec<Entry> {
    let entries = Deserializer::from_str(bibtex).into_iter_regular_entry::<Entry>();
    entries.map(Result::unwrap).collect()
}

#[test]
fn bibtex_is_what_others_read() {
    let text = quartier("sources --format bibtex").text();
    let parsed = biblatex::Bibliography::parse(&text).unwrap();
    assert_eq!(parsed.iter().map(|entry| entry.key.clone()).collect::<Vec<_>>(), ids());

    let entries = entries(&text);
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
    assert_eq!((entries.len(), dated), (252, 224), "28 have no date at all");
}

#[test]
fn csl_json_has_authors_dates_and_languages() {
    let item = |id: &str| -> serde_json::Value {
        let text = quartier(&format!("sources {id} --format csl-json")).text();
        serde_json::from_str::<Vec<_>>(&text).unwrap().remove(0)
    };
    let trends = item("trends");
    assert_eq!(trends["author"][0], json!({"family": "Hans", "given": "Nils"}));
    assert_eq!(trends["language"], "de");
    assert_eq!(trends["accessed"]["date-parts"], json!([[2026, 11, 22]]));
    let release = item("pr");
    assert_eq!(release["issued"], json!({"date-parts": [[2016, 10]], "circa": true}));
    assert_eq!(item("oecd18")["author"], json!([{"literal": "OECD"}]));
}

#[test]
fn no_title_or_address_spoils_the_file() {
    let folder = changed(&[
        ("sources.toml", "Survey of boats", r"Lone } brace { \\ ^ hat ~ % # _ $"),
        ("sources.toml", "example.org/survey", "example.org/{a}}^~b%20c"),
    ]);
    let text = quartier("sources --format bibtex --data").arg(folder.path()).text();

    let parsed = biblatex::Bibliography::parse(&text).unwrap();
    assert_eq!(parsed.iter().map(|it| &*it.key).collect::<Vec<_>>(), ["survey", "register"]);
    assert_eq!(entries(&text).len(), 2);
    assert!(text.contains("url = {https://example.org/%7Ba%7D%7D%5E~b%20c}"), "{text}");
    let open = text.matches('{').count();
    assert_eq!(open, text.matches('}').count(), "{text}");
}

#[test]
fn what_tex_would_obey_is_escaped() {
    let text = quartier("sources register --format bibtex --data").arg(STUDY).text();
    assert!(text.contains("title = {{Register \\& list of boats}}"), "{text}");
    assert!(text.contains("url = {https://example.org/register_of_boats?year=2021}"), "{text}");
}
