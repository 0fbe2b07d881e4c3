//! The bibliography: every source and no other, and what reference managers make of it.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{Ask, file, for_each, indicators, list, quartier};

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap().to_owned()
}

/// Ids of all sources.
fn ids() -> Vec<String> {
    let sources = file("sources.toml");
    sources["source"].as_array().unwrap().iter().map(|it| text(it, "id")).collect()
}

#[test]
fn every_source_is_cited_by_something_and_no_other_is() {
    let known: BTreeSet<String> = ids().into_iter().collect();
    assert_eq!(known.len(), ids().len(), "an id stands twice");
    let mut cited = BTreeSet::new();
    for question in ["indicators", "findings", "recommendations", "facts", "study -f bibtex"] {
        if let Some(question) = question.strip_suffix(" -f bibtex") {
            let text = quartier(question).args(["--format", "bibtex"]).text();
            let entries = biblatex::Bibliography::parse(&text).unwrap();
            cited.extend(entries.iter().map(|it| it.key.replacen("quartier-", "", 1)));
            continue;
        }
        for record in quartier(question).arg("--sources").records() {
            cited.extend(list(&record, "sources").into_iter().map(str::to_owned));
        }
    }
    // Boundaries are drawn, not cited.
    cited.extend(["areas.toml", "outline.toml"].map(|it| text(&file(it), "source")));
    for rule in include_str!("../../data/dimensions.toml").split("sources = [").skip(1) {
        let rule = rule.split(']').next().unwrap();
        cited.extend(rule.split('"').skip(1).step_by(2).map(str::to_owned));
    }
    assert_eq!(cited.difference(&known).count(), 0, "unknown sources");
    let unused: Vec<_> = known.difference(&cited).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn a_figure_names_its_sources() {
    let columns: Vec<(String, Value)> =
        indicators().into_iter().map(|(id, (_, at))| (id, at)).collect();
    for_each(&columns, |(id, at)| {
        let records = quartier(&format!("list --sources --columns {id}")).records();
        let stated = at["sources"].as_array().unwrap().iter().map(|it| it.as_str().unwrap());
        let stated: BTreeSet<&str> = stated.collect();
        assert!(stated.is_subset(&list(&records[0], "sources")), "{id}: {:?}", records[0]);
    });
}

#[test]
fn whoever_reads_an_answer_gets_the_entries_of_its_sources() {
    for question in
        ["list --all", "show altena", "compare altena dortmund", "match iserlohn", "facts altena"]
    {
        let text = quartier(question).args(["--format", "bibtex"]).text();
        let entries = biblatex::Bibliography::parse(&text).unwrap();
        let listed: BTreeSet<String> = entries.iter().map(|it| it.key.clone()).collect();
        assert!(!listed.is_empty(), "{question}");
        let csv = quartier(question).args(["--sources", "--format", "csv"]).text();
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let place = reader.headers().unwrap().iter().position(|it| it == "sources").unwrap();
        for row in reader.records().map(Result::unwrap) {
            for source in row[place].split_whitespace() {
                let key =
                    listed.iter().any(|it| it == source || it.ends_with(&format!("-{source}")));
                assert!(key, "{question}: {source} is not in {listed:?}");
            }
        }
    }
}

#[test]
fn the_bibliography_is_what_reference_managers_read() {
    let text = quartier("sources --format bibtex").text();
    let entries = biblatex::Bibliography::parse(&text).unwrap();
    assert!(entries.len() >= ids().len());
    let keys: BTreeSet<&str> = entries.iter().map(|it| &*it.key).collect();
    assert_eq!(keys.len(), entries.len(), "a key stands twice");
    for entry in entries.iter() {
        // A page without a title is described in a note.
        assert!(entry.title().is_ok() || entry.note().is_ok(), "{}", entry.key);
        assert!(entry.url().is_ok(), "{}", entry.key);
    }
    let of = |id: &str| entries.iter().find(|it| it.key == format!("quartier-{id}")).unwrap();
    assert_eq!(of("trends").author().unwrap().len(), 4);
    let issued = of("hz").date().unwrap();
    assert!(format!("{issued:?}").contains("2016"), "{issued:?}");
}

#[test]
fn the_dataset_itself_can_be_cited() {
    let entry = quartier("sources quartier").text();
    assert!(entry.contains("2.0"), "{entry}");
    let text = quartier("sources quartier --format bibtex").text();
    let entries = biblatex::Bibliography::parse(&text).unwrap();
    assert_eq!(entries.len(), 1, "{text}");
}

#[test]
fn documents_number_their_sources_and_list_each() {
    for question in ["briefing werdohl", "facts altena", "list --all", "findings"] {
        let page = quartier(question).args(["--format", "markdown"]).text();
        let numbers: BTreeSet<usize> = page
            .split('[')
            .skip(1)
            .filter_map(|rest| rest.split(']').next()?.trim_end_matches('\\').parse().ok())
            .collect();
        assert!(!numbers.is_empty(), "{question} cites nothing: {page}");
        let last = *numbers.last().unwrap();
        let expected: Vec<usize> = (1..=last).collect();
        assert_eq!(numbers.into_iter().collect::<Vec<_>>(), expected, "{question}");
        assert!(page.matches("http").count() >= last, "{question}: {page}");
    }
}
