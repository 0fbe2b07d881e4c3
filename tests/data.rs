//! The bundled data: every figure against a list that was taken from the published tables and
//! checked by hand, and everything they refer to.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    process::Command,
};

use quartier::dataset::Dataset;
use serde_json::Value;

type Records = Vec<BTreeMap<String, Value>>;

fn records(arguments: &[&str]) -> Records {
    let output = Command::new(env!("CARGO_BIN_EXE_quartier"))
        .env_remove("QUARTIER_DATA")
        .env_remove("QUARTIER_LANG")
        .args(arguments)
        .args(["--format", "json"])
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    serde_json::from_slice(&output.stdout).expect("its output is JSON")
}

/// A figure of `figures.tsv` as JSON has it.
fn json(text: &str, known: &Value) -> Value {
    match (text, known) {
        ("yes", Value::Bool(_)) => Value::Bool(true),
        ("no", Value::Bool(_)) => Value::Bool(false),
        (text, Value::Number(_)) => serde_json::from_str(text).expect("a number"),
        (text, _) => Value::String(text.to_owned()),
    }
}

#[test]
fn every_figure_is_the_published_one_with_its_status() {
    let mut expected: BTreeMap<&str, BTreeMap<&str, (&str, &str)>> = BTreeMap::new();
    for line in include_str!("figures.tsv").lines().skip(1) {
        let mut cells = line.split('\t');
        let [town, column, value, status] = [(); 4].map(|()| cells.next().expect("a cell"));
        expected.entry(town).or_default().insert(column, (value, status));
    }
    let actual = records(&["list", "--columns", "all"]);
    let towns: Vec<_> = actual.iter().map(|town| town["id"].as_str().unwrap()).collect();
    assert_eq!(towns, expected.keys().copied().collect::<Vec<_>>());

    for town in &actual {
        let id = town["id"].as_str().unwrap();
        let marked = |key: &str| -> BTreeSet<&str> {
            town[key].as_array().unwrap().iter().map(|column| column.as_str().unwrap()).collect()
        };
        let (derived, estimated) = (marked("derived"), marked("estimated"));
        let mut figures = expected[id].clone();
        for (column, value) in town {
            if ["id", "derived", "estimated", "close"].contains(&&**column) || value.is_null() {
                continue;
            }
            let (figure, status) = figures
                .remove(&**column)
                .unwrap_or_else(|| panic!("{id}: {column} is not in the list of verified figures"));
            let figure = json(figure, value);
            assert_eq!(value.as_f64(), figure.as_f64(), "{id}: {column}");
            if value.as_f64().is_none() {
                assert_eq!(*value, figure, "{id}: {column}");
            }
            assert_eq!(derived.contains(&**column), status == "derived", "{id}: {column}");
            assert_eq!(estimated.contains(&**column), status == "estimate", "{id}: {column}");
        }
        assert!(figures.is_empty(), "{id} lacks {figures:?}");
    }
}

#[test]
fn every_source_is_in_the_bibliography_and_none_is_unused() {
    let bibliography = records(&["sources"]);
    let known: BTreeSet<_> =
        bibliography.iter().map(|source| source["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(known.len(), bibliography.len(), "an id stands twice");

    let mut cited = BTreeSet::new();
    for question in ["indicators", "findings", "recommendations", "study"] {
        for record in records(&[question]) {
            let sources = record["sources"].as_array().unwrap();
            cited.extend(sources.iter().map(|source| source.as_str().unwrap().to_owned()));
        }
    }
    for subject in Dataset::Bundled.subjects().unwrap() {
        for fact in Dataset::Bundled.facts(&subject).unwrap() {
            cited.insert(fact.source.to_string());
            cited.extend(fact.also.iter().map(ToString::to_string));
        }
    }
    let outline = Dataset::Bundled.outline().unwrap().expect("the state has an outline");
    cited.insert(outline.source.to_string());
    assert_eq!(cited, known);
}

#[test]
fn every_figure_level_and_statement_has_a_source() {
    // Two thresholds are this project's own and say so instead.
    let own = ["trend", "experience"];
    for town in records(&["list"]) {
        for record in records(&["show", town["id"].as_str().unwrap()]) {
            let key = record["key"].as_str().unwrap();
            let is_own = record["section"] == "level" && own.contains(&key);
            if record["section"] == "identity" || is_own {
                continue;
            }
            assert_ne!(record["sources"].as_array().unwrap().len(), 0, "{record:?}");
        }
    }
}

#[test]
fn every_fact_is_there() {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for fact in records(&["facts"]) {
        let [subject, field] = ["subject", "field"].map(|key| fact[key].as_str().unwrap());
        *counts.entry((subject.to_owned(), field.to_owned())).or_default() += 1;
    }
    let expected: BTreeMap<_, _> = include_str!("facts-per-field.tsv")
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            ((cells[0].to_owned(), cells[1].to_owned()), cells[2].parse().unwrap())
        })
        .collect();
    assert_eq!(counts, expected);
}

#[test]
fn what_a_search_finds_can_be_shown() {
    for hit in records(&["search", "housing", "--limit", "500"]) {
        let command = hit["command"].as_str().unwrap();
        let arguments: Vec<&str> = command.split(' ').skip(1).collect();
        let shown = records(&arguments);
        assert_eq!(shown.len(), 1, "{command}");
        assert_eq!(shown[0]["id"], hit["id"], "{command}");
    }
}
