//! The figures of the case studies: against a list that was taken from the published tables and
//! checked by hand, and with all that has to be said of a figure.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::support::{Ask, list, quartier, text};

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
    for line in include_str!("../figures.tsv").lines().skip(1) {
        let mut cells = line.split('\t');
        let [town, column, value, status] = [(); 4].map(|()| cells.next().expect("a cell"));
        expected.entry(town).or_default().insert(column, (value, status));
    }
    let actual = quartier("list --columns all").records();
    let towns: Vec<_> = actual.iter().map(|town| text(town, "id")).collect();
    assert_eq!(towns, expected.keys().copied().collect::<Vec<_>>());

    for town in &actual {
        let id = text(town, "id");
        let (derived, estimated) = (list(town, "derived"), list(town, "estimated"));
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
fn every_figure_level_and_statement_has_a_source() {
    // Two thresholds are this project's own and say so instead.
    let own = ["trend", "experience"];
    for town in quartier("list").records() {
        for record in quartier("show").arg(text(&town, "id")).records() {
            let is_own = record["section"] == "level" && own.contains(&text(&record, "key"));
            if record["section"] != "identity" && !is_own {
                assert!(!list(&record, "sources").is_empty(), "{record:?}");
            }
        }
    }
}

#[test]
fn every_figure_can_be_traced_and_every_own_one_says_how_it_was_made() {
    let mut estimates = BTreeMap::new();
    for column in quartier("indicators").records() {
        if column["date"].is_null() {
            assert!(column["via"].is_null(), "{column:?}");
            continue;
        }
        assert_ne!(text(&column, "via"), "", "{column:?}");
        let status = column["status"].to_string();
        let is_own = status.contains("derived") || status.contains("estimate");
        assert_eq!(is_own, !column["method"].is_null(), "{column:?}");
        let errors = ["error_typical", "error_max"].map(|key| column[key].as_f64());
        assert_eq!(status.contains("estimate"), errors[0].is_some(), "{column:?}");
        if let [Some(typical), Some(most)] = errors {
            estimates.insert(text(&column, "id").to_owned(), (typical, most));
        }
    }
    let expected = [("foreigners_2011", (0.26, 1.07)), ("vacancy_2011", (0.21, 0.57))];
    assert_eq!(estimates, expected.map(|(id, errors)| (id.to_owned(), errors)).into());

    for (question, key) in [
        ("show nordkirchen", "key"),
        ("match nordkirchen --explain", "indicator"),
        ("briefing nordkirchen", "key"),
    ] {
        let mut seen = BTreeSet::new();
        for record in quartier(question).records() {
            let column = record[key].as_str().unwrap_or_default();
            let is_figure = record.get("section").is_none_or(|section| section == "figure");
            let Some((typical, most)) = estimates.get(column).filter(|_| is_figure) else {
                continue;
            };
            assert_eq!(record["error_typical"].as_f64(), Some(*typical), "{record:?}");
            assert_eq!(record["error_max"].as_f64(), Some(*most), "{record:?}");
            seen.insert(column.to_owned());
        }
        assert_eq!(seen.len(), 2, "{question}");
    }
}

#[test]
fn a_change_says_from_when_to_when_wherever_it_is_printed() {
    for (language, label) in
        [("en", "Population change 2011–2014"), ("de", "Bevölkerungsentwicklung 2011–2014")]
    {
        for question in [
            "list --columns population_change_2014",
            "list --columns name --bars population_change_2014",
            "compare altena dortmund --columns population_change_2014",
            "show altena",
            "indicators population_change_2014",
            "indicators trend",
            "match altena",
            "match altena --explain",
            "match --like vacancy_2011=4",
            "briefing altena --full",
        ] {
            let told = quartier(question).args(["--lang", language]).told();
            assert!(told.contains(label), "{question}: {told}");
            let whole = label.rsplit_once(' ').unwrap().0;
            for one_year in [format!("{whole} 2014"), format!("{whole} (%) 2014")] {
                // From 2014 to 2023 is another one.
                let told = told.replace(&format!("{whole} 2014–2023"), "");
                assert!(!told.contains(&one_year), "{question}: {told}");
            }
        }
        for (question, key) in [
            ("indicators population_change_2014", "id"),
            ("compare altena dortmund --columns population_change_2014", "id"),
            ("show altena", "key"),
            ("briefing altena", "key"),
        ] {
            let mut found = quartier(question).args(["--lang", language]).records();
            found.retain(|record| record[key] == "population_change_2014");
            assert!(!found.is_empty(), "{question}");
            for record in found {
                assert!(text(&record, "label").starts_with(label), "{question}: {record:?}");
            }
        }
    }
}

#[test]
fn yes_and_no_are_true_and_false_in_what_programs_read() {
    let first = |question: &str, format: &str| {
        let text = quartier(question).args(["--no-header", "--format", format]).text();
        text.lines().next().unwrap().to_owned()
    };
    let listed = "list --columns independent_city,rent_cap_2014 --limit 1";
    assert_eq!(first(listed, "tsv"), "altena\t05962004\tfalse\tfalse\t\t");
    assert_eq!(first(listed, "csv"), "altena,05962004,false,false,,");
    assert!(first(listed, "jsonl").contains("\"independent_city\":false,\"rent_cap_2014\":false"));
    let compared = "compare altena bielefeld --columns rent_cap_2014";
    assert!(first(compared, "tsv").contains("\tfalse\ttrue\t"), "{}", first(compared, "tsv"));
    assert!(first(compared, "csv").contains(",false,true,"), "{}", first(compared, "csv"));
    assert!(first(compared, "jsonl").contains("\"altena\":false,\"bielefeld\":true"));

    let facts = quartier("facts").records();
    assert_eq!(facts.iter().filter(|fact| fact["value"].is_boolean()).count(), 12);
    for fact in facts {
        let text = fact["value"].as_str().unwrap_or_default();
        assert!(!["yes", "no", "true", "false", "ja", "nein"].contains(&text), "{fact:?}");
    }
    let rule = "facts bielefeld-rent-regulation";
    assert!(first(rule, "tsv").contains("\ttrue\t"), "{}", first(rule, "tsv"));
    assert!(first(rule, "csv").contains(",true,"), "{}", first(rule, "csv"));
    for question in ["show muenster", "briefing muenster"] {
        for record in quartier(question).records() {
            assert!(!["yes", "no"].map(Value::from).contains(&record["value"]), "{record:?}");
        }
    }
}

#[test]
fn an_independent_city_is_called_so_and_keeps_its_district_in_records() {
    for (language, label, words) in
        [("en", "District", "independent city"), ("de", "Kreis", "kreisfreie Stadt")]
    {
        for command in ["show --full", "briefing --full"] {
            for (town, district) in [("muenster", words), ("altena", "Märkischer Kreis")] {
                let question = format!("{command} {town} --lang {language}");
                let told = quartier(&question).told();
                assert!(told.contains(&format!("{label} {district} ")), "{question}: {told}");
                let found = quartier(&question).records();
                let found = found.iter().find(|record| record["key"] == "district").unwrap();
                let official = if town == "altena" { district } else { "Münster" };
                assert_eq!(found["value"], official, "{question}");
            }
        }
    }
    let whose = quartier("list --where").arg("district = Münster").records();
    assert_eq!(whose[0]["id"], "muenster");
    assert_eq!(quartier("list --district Münster").records()[0]["id"], "muenster");
}
