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

fn output(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_quartier"))
        .env_remove("QUARTIER_DATA")
        .env_remove("QUARTIER_LANG")
        .env("COLUMNS", "300")
        .args(arguments)
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).expect("its output is UTF-8")
}

fn records(arguments: &[&str]) -> Records {
    let arguments = [arguments, &["--format", "json"]].concat();
    serde_json::from_str(&output(&arguments)).expect("its output is JSON")
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

/// What is printed for people, on one line.
fn told(arguments: &[&str]) -> String {
    let text = output(&[arguments, &["--format", "table"]].concat()).replace('\u{a0}', " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_field_has_the_facts_that_belong_to_it_among_others() {
    let towns: BTreeSet<String> =
        records(&["list"]).iter().map(|town| town["id"].as_str().unwrap().to_owned()).collect();
    for (field, all, of_it_alone, silence) in [
        ("conflict", 23, 10, "That no conflict is listed for a town is no proof of harmony."),
        ("costs", 35, 8, "That no costs are listed for a town does not mean that it had none."),
    ] {
        let facts = records(&["facts", "--field", field]);
        assert_eq!(facts.len(), all, "{field}");
        let main = facts.iter().filter(|fact| fact["field"] == field);
        assert_eq!(main.count(), of_it_alone, "{field}");
        let of: BTreeSet<_> =
            facts.iter().map(|fact| fact["subject"].as_str().unwrap().to_owned()).collect();
        assert_eq!(towns.difference(&of).count(), 0, "{field}: {of:?}");
        assert!(told(&["facts", "--field", field]).contains(silence), "{field}");
        for fact in facts {
            assert!(fact["fields"].as_array().unwrap().contains(&field.into()), "{fact:?}");
        }
    }
}

#[test]
fn each_town_has_one_key_fact_in_a_field() {
    let mut keys = BTreeSet::new();
    for fact in records(&["facts"]).iter().filter(|fact| !fact["key"].is_null()) {
        let [subject, key] = ["subject", "key"].map(|it| fact[it].as_str().unwrap().to_owned());
        assert!(keys.insert((subject.clone(), key.clone())), "{subject}: {key}");
    }
    assert_eq!(keys.len(), 46);
}

#[test]
fn keywords_find_what_its_text_does_not_say() {
    let mut keywords = 0;
    for subject in Dataset::Bundled.subjects().unwrap() {
        for fact in Dataset::Bundled.facts(&subject).unwrap() {
            // Each is a process of its own: the last ones stand for all.
            for keyword in fact.keywords.iter().rev().take(1) {
                keywords += 1;
                let hits = records(&["search", keyword, "--limit", "500"]);
                let found = hits.iter().any(|hit| hit["id"] == *fact.id);
                assert!(found, "{keyword}: {}", fact.id);
            }
        }
    }
    assert!(keywords > 20, "{keywords}");
}

#[test]
fn whole_words_come_before_parts() {
    let hits = records(&["search", "Protest", "--limit", "500"]);
    let names_it = |hit: &BTreeMap<String, Value>| {
        let id = hit["id"].as_str().unwrap();
        hit["kind"] == "fact"
            && records(&["facts", id])[0]["text"].as_str().unwrap().contains("Protestant")
    };
    let part = hits.iter().position(names_it);
    let of_conflict = records(&["facts", "--field", "conflict"]);
    let is_conflict =
        |hit: &BTreeMap<String, Value>| of_conflict.iter().any(|it| it["id"] == hit["id"]);
    let whole = hits.iter().take_while(|hit| is_conflict(hit)).count();
    assert!(whole > 4, "{whole}");
    assert!(part.is_none_or(|part| part >= whole), "{part:?} {whole}");
}

#[test]
fn confidence_stands_with_every_fact_in_every_format() {
    let doubtful = records(&["facts", "--confidence", "medium"]);
    assert!(doubtful.len() > 20, "{}", doubtful.len());
    let degree: BTreeMap<String, String> = records(&["facts"])
        .iter()
        .map(|it| {
            let [id, degree] = ["id", "confidence"].map(|key| it[key].as_str().unwrap().to_owned());
            (id, degree)
        })
        .collect();
    let mut seen = BTreeSet::new();
    for question in [
        &["show", "altena", "bielefeld"][..],
        &["briefing", "iserlohn", "--facts", "9"],
        &["search", "Ehrenamt", "--limit", "500"],
        &["study"],
    ] {
        for record in records(question) {
            let mut id = ["id", "key"].iter().filter_map(|key| record.get(*key)?.as_str());
            let Some(degree) = id.find_map(|id| degree.get(id)) else { continue };
            assert_eq!(record["confidence"].as_str(), Some(&**degree), "{question:?}: {record:?}");
            seen.insert(question[0]);
        }
        for format in ["csv", "tsv"] {
            let header = output(&[question, &["--format", format]].concat());
            let header = header.lines().next().unwrap().split([',', '\t']);
            assert!(header.clone().any(|key| key == "confidence"), "{question:?}: {format}");
        }
    }
    assert_eq!(seen.len(), 4, "{seen:?}");

    // People read it where only part is confirmed.
    for (question, phrase) in [
        (&["facts", "--confidence", "medium"][..], "(only partly confirmed)"),
        (&["facts", "--confidence", "medium", "--sort", "date"], "(only partly confirmed)"),
        (&["show", "bielefeld"], "(only partly confirmed)"),
        (&["briefing", "iserlohn"], "(only partly confirmed)"),
        (&["findings", "--examples"], "(only partly confirmed)"),
        (&["search", "Volkening"], "(only partly confirmed)"),
        (&["facts", "--confidence", "medium", "--lang", "de"], "(nur teilweise bestätigt)"),
        (&["show", "bielefeld", "--lang", "de"], "(nur teilweise bestätigt)"),
        (&["briefing", "iserlohn", "--lang", "de"], "(nur teilweise bestätigt)"),
    ] {
        assert!(told(question).contains(phrase), "{question:?}");
        let markdown = output(&[question, &["--format", "markdown"]].concat());
        assert!(markdown.contains(phrase), "{question:?}");
    }
}

#[test]
fn yes_and_no_are_true_and_false_in_what_programs_read() {
    let first = |arguments: &[&str], format| {
        let all = [arguments, &["--no-header", "--format", format]].concat();
        output(&all).lines().next().unwrap().to_owned()
    };
    let listed = ["list", "--columns", "independent_city,rent_cap_2014", "--limit", "1"];
    assert_eq!(first(&listed, "tsv"), "altena\t05962004\tfalse\tfalse\t\t");
    assert_eq!(first(&listed, "csv"), "altena,05962004,false,false,,");
    assert!(first(&listed, "jsonl").contains("\"independent_city\":false,\"rent_cap_2014\":false"));
    let compared = ["compare", "altena", "bielefeld", "--columns", "rent_cap_2014"];
    assert!(first(&compared, "tsv").contains("\tfalse\ttrue\t"), "{}", first(&compared, "tsv"));
    assert!(first(&compared, "csv").contains(",false,true,"), "{}", first(&compared, "csv"));
    assert!(first(&compared, "jsonl").contains("\"altena\":false,\"bielefeld\":true"));

    let facts = records(&["facts"]);
    let yes_no: Vec<_> = facts.iter().filter(|fact| fact["value"].is_boolean()).collect();
    assert_eq!(yes_no.len(), 12);
    for fact in facts {
        let text = fact["value"].as_str().unwrap_or_default();
        assert!(!["yes", "no", "true", "false", "ja", "nein"].contains(&text), "{fact:?}");
    }
    let rule = ["facts", "bielefeld-rent-regulation"];
    assert!(first(&rule, "tsv").contains("\ttrue\t"), "{}", first(&rule, "tsv"));
    assert!(first(&rule, "csv").contains(",true,"), "{}", first(&rule, "csv"));
    for record in records(&["show", "muenster"]).iter().chain(&records(&["briefing", "muenster"])) {
        assert!(!["yes", "no"].map(Value::from).contains(&record["value"]), "{record:?}");
    }
}

#[test]
fn every_figure_can_be_traced_and_every_own_one_says_how_it_was_made() {
    let mut estimates = BTreeMap::new();
    for column in records(&["indicators"]) {
        let text = |key: &str| column[key].as_str().unwrap_or_default();
        if column["date"].is_null() {
            assert!(column["via"].is_null(), "{column:?}");
            continue;
        }
        assert_ne!(text("via"), "", "{column:?}");
        let status = column["status"].to_string();
        let is_own = status.contains("derived") || status.contains("estimate");
        assert_eq!(is_own, !column["method"].is_null(), "{column:?}");
        let errors = ["error_typical", "error_max"].map(|key| column[key].as_f64());
        assert_eq!(status.contains("estimate"), errors[0].is_some(), "{column:?}");
        if let [Some(typical), Some(most)] = errors {
            estimates.insert(text("id").to_owned(), (typical, most));
        }
    }
    let expected = [("foreigners_2011", (0.26, 1.07)), ("vacancy_2011", (0.21, 0.57))];
    assert_eq!(estimates, expected.map(|(id, errors)| (id.to_owned(), errors)).into());

    for (arguments, key) in [
        (&["show", "nordkirchen"][..], "key"),
        (&["match", "nordkirchen", "--explain"], "indicator"),
        (&["briefing", "nordkirchen"], "key"),
    ] {
        let mut seen = BTreeSet::new();
        for record in records(arguments) {
            let column = record[key].as_str().unwrap_or_default();
            let is_figure = record.get("section").is_none_or(|section| section == "figure");
            let Some((typical, most)) = estimates.get(column).filter(|_| is_figure) else {
                continue;
            };
            assert_eq!(record["error_typical"].as_f64(), Some(*typical), "{record:?}");
            assert_eq!(record["error_max"].as_f64(), Some(*most), "{record:?}");
            seen.insert(column.to_owned());
        }
        assert_eq!(seen.len(), 2, "{arguments:?}");
    }
}

#[test]
fn a_change_says_from_when_to_when_wherever_it_is_printed() {
    for (language, label) in
        [("en", "Population change 2011–2014"), ("de", "Bevölkerungsentwicklung 2011–2014")]
    {
        for question in [
            &["list", "--columns", "population_change_2014"][..],
            &["list", "--columns", "name", "--bars", "population_change_2014"],
            &["compare", "altena", "dortmund", "--columns", "population_change_2014"],
            &["show", "altena"],
            &["indicators", "population_change_2014"],
            &["indicators", "trend"],
            &["match", "altena"],
            &["match", "altena", "--explain"],
            &["match", "--like", "vacancy_2011=4"],
            &["briefing", "altena"],
        ] {
            let told = told(&[question, &["--lang", language]].concat());
            assert!(told.contains(label), "{question:?}: {told}");
            let whole = label.rsplit_once(' ').unwrap().0;
            for one_year in [format!("{whole} 2014"), format!("{whole} (%) 2014")] {
                // From 2014 to 2023 is another one.
                let told = told.replace(&format!("{whole} 2014–2023"), "");
                assert!(!told.contains(&one_year), "{question:?}: {told}");
            }
        }
        for (question, key) in [
            (&["indicators", "population_change_2014"][..], "id"),
            (&["compare", "altena", "dortmund", "--columns", "population_change_2014"], "id"),
            (&["show", "altena"], "key"),
            (&["briefing", "altena"], "key"),
        ] {
            let mut found = records(&[question, &["--lang", language]].concat());
            found.retain(|record| record[key] == "population_change_2014");
            assert!(!found.is_empty(), "{question:?}");
            for record in found {
                let said = record["label"].as_str().unwrap();
                assert!(said.starts_with(label), "{question:?}: {record:?}");
            }
        }
    }
}

#[test]
fn an_independent_city_is_called_so_and_keeps_its_district_in_records() {
    for (language, label, words) in
        [("en", "District", "independent city"), ("de", "Kreis", "kreisfreie Stadt")]
    {
        for command in ["show", "briefing"] {
            for (town, district) in [("muenster", words), ("altena", "Märkischer Kreis")] {
                let told = told(&[command, town, "--lang", language]);
                assert!(told.contains(&format!("{label} {district} ")), "{command} {town}: {told}");
                let found = records(&[command, town, "--lang", language]);
                let found = found.iter().find(|record| record["key"] == "district").unwrap();
                let official = if town == "altena" { district } else { "Münster" };
                assert_eq!(found["value"], official, "{command} {town}");
            }
        }
    }
    assert_eq!(records(&["list", "--where", "district = Münster"])[0]["id"], "muenster");
    assert_eq!(records(&["list", "--district", "Münster"])[0]["id"], "muenster");
}

#[test]
fn nothing_says_that_the_report_was_read() {
    for (question, said) in [
        (&["--help"][..], "is known from the state's press release about it"),
        (&["study", "--format", "table"], "The full text of the report was not available"),
        (&["findings", "--format", "table"], "press release"),
        (&["briefing", "altena"], "what the state’s press release says of the expert report"),
        (&["briefing", "altena"], "the report itself was not available"),
        (&["briefing", "altena", "--lang", "de"], "das Gutachten selbst lag nicht vor"),
        (&["briefing", "altena", "--lang", "de"], "was die Pressemitteilung des Landes"),
        (&["findings", "--format", "table", "--lang", "de"], "Pressemitteilung des Ministeriums"),
    ] {
        let text = output(question).replace('\u{a0}', " ");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(said), "{question:?}: {text}");
    }
}
