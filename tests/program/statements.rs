//! What is documented and what the report says: every statement is there, with its field, how
//! sure it is and where it is known from.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{Ask, list, on_one_line, quartier, text};

#[test]
fn every_fact_is_there() {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for fact in quartier("facts").records() {
        let key = ["subject", "field"].map(|key| text(&fact, key).to_owned());
        *counts.entry(key.into()).or_default() += 1;
    }
    let expected: BTreeMap<_, _> = include_str!("../facts-per-field.tsv")
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
fn a_field_has_the_facts_that_belong_to_it_among_others() {
    let towns = quartier("list").records();
    let towns: BTreeSet<&str> = towns.iter().map(|town| text(town, "id")).collect();
    for (field, all, of_it_alone, silence) in [
        ("conflict", 23, 10, "That no conflict is listed for a town is no proof of harmony."),
        ("costs", 35, 8, "That no costs are listed for a town does not mean that it had none."),
    ] {
        let question = format!("facts --field {field}");
        let facts = quartier(&question).records();
        assert_eq!(facts.len(), all, "{field}");
        let main = facts.iter().filter(|fact| fact["field"] == field);
        assert_eq!(main.count(), of_it_alone, "{field}");
        let of: BTreeSet<&str> = facts.iter().map(|fact| text(fact, "subject")).collect();
        assert_eq!(towns.difference(&of).count(), 0, "{field}: {of:?}");
        assert!(quartier(&question).told().contains(silence), "{field}");
        for fact in &facts {
            assert!(list(fact, "fields").contains(field), "{fact:?}");
        }
    }
}

#[test]
fn each_town_has_one_key_fact_in_a_field() {
    let facts = quartier("facts").records();
    let mut keys = BTreeSet::new();
    for fact in facts.iter().filter(|fact| !fact["key"].is_null()) {
        let key = ["subject", "key"].map(|key| text(fact, key));
        assert!(keys.insert(key), "{key:?}");
    }
    assert_eq!(keys.len(), 46);
}

#[test]
fn confidence_stands_with_every_fact_in_every_format() {
    let doubtful = quartier("facts --confidence medium").records();
    assert!(doubtful.len() > 20, "{}", doubtful.len());
    let facts = quartier("facts").records();
    let degree: BTreeMap<&str, &str> =
        facts.iter().map(|fact| (text(fact, "id"), text(fact, "confidence"))).collect();
    for question in [
        "show altena bielefeld",
        "briefing iserlohn --facts 9",
        "search Ehrenamt --limit 500",
        "study",
    ] {
        let mut seen = 0;
        for record in quartier(question).records() {
            let mut id = ["id", "key"].iter().filter_map(|key| record.get(*key)?.as_str());
            let Some(degree) = id.find_map(|id| degree.get(id)) else { continue };
            assert_eq!(record["confidence"].as_str(), Some(*degree), "{question}: {record:?}");
            seen += 1;
        }
        assert!(seen > 0, "{question}");
        for format in ["csv", "tsv"] {
            let header = quartier(question).args(["--format", format]).text();
            let mut header = header.lines().next().unwrap().split([',', '\t']);
            assert!(header.any(|key| key == "confidence"), "{question}: {format}");
        }
    }
}

#[test]
fn people_read_it_where_only_part_is_confirmed() {
    for (question, phrase) in [
        ("facts --confidence medium", "(only partly confirmed)"),
        ("facts --confidence medium --sort date", "(only partly confirmed)"),
        ("show bielefeld --full", "(only partly confirmed)"),
        ("briefing iserlohn", "(only partly confirmed)"),
        ("briefing iserlohn --full", "(only partly confirmed)"),
        ("findings --examples", "(only partly confirmed)"),
        ("search Volkening", "(only partly confirmed)"),
        ("facts --confidence medium --lang de", "(nur teilweise bestätigt)"),
        ("show bielefeld --full --lang de", "(nur teilweise bestätigt)"),
        ("briefing iserlohn --lang de", "(nur teilweise bestätigt)"),
    ] {
        assert!(quartier(question).told().contains(phrase), "{question}");
        let markdown = quartier(question).args(["--format", "markdown"]).text();
        assert!(markdown.contains(phrase), "{question}");
    }
}

#[test]
fn nothing_says_that_the_report_was_read() {
    for (question, said) in [
        ("--help", "is known from the state’s press release about it"),
        ("study --format table", "The full text of the report was not available"),
        ("findings --format table", "press release"),
        ("briefing altena", "is known only from the state’s press release"),
        ("briefing altena", "in this project’s reading"),
        ("briefing altena --full", "the report itself was not available"),
        ("briefing altena --full", "what the state’s press release says of the expert report"),
        ("briefing altena --lang de", "ist nur aus der Pressemitteilung des Landes bekannt"),
        ("briefing altena --lang de", "in der Lesart dieses Projekts"),
        ("briefing altena --full --lang de", "das Gutachten selbst lag nicht vor"),
        ("briefing altena --full --lang de", "was die Pressemitteilung des Landes"),
        ("findings --format table --lang de", "Pressemitteilung des Ministeriums"),
    ] {
        let text = on_one_line(&quartier(question).text());
        assert!(text.contains(said), "{question}: {text}");
    }
}
