//! The class of every municipality in every dimension and both periods, as a separate program
//! derived it from the facts.

use std::collections::BTreeMap;

use crate::support::{Ask, Row, expected, municipalities, quartier};

const DIMENSIONS: [&str; 4] = ["size", "trend", "market", "experience"];

#[test]
fn every_class_is_the_expected_one() {
    let columns: Vec<String> = ["study", "latest"]
        .iter()
        .flat_map(|period| DIMENSIONS.map(|dimension| format!("{dimension}_{period}")))
        .collect();
    let printed = quartier(&format!("list --all --columns id,{}", columns.join(","))).records();
    let printed: BTreeMap<&str, _> =
        printed.iter().map(|record| (record["id"].as_str().unwrap(), record)).collect();
    let expected = expected("classes.csv");
    assert_eq!((printed.len(), expected.len()), (396, 792));
    for row in expected {
        for dimension in DIMENSIONS {
            let column = format!("{dimension}_{}", row["period"]);
            assert_eq!(printed[&*row["id"]][&column], row[dimension], "{} {column}", row["id"]);
        }
    }
}

/// Column that decides in a period, its thresholds, and the margin around them.
fn margins(dimension: &str, period: &str) -> (&'static str, &'static [f64], fn(f64) -> f64) {
    match (dimension, period) {
        ("size", "study") => {
            ("population_2014", &[20_000.0, 100_000.0], |threshold| 0.02 * threshold)
        }
        ("size", _) => ("population_2024", &[20_000.0, 100_000.0], |threshold| 0.02 * threshold),
        ("trend", "study") => ("population_growth_2014", &[-0.3, 0.3], |_| 0.05),
        ("trend", _) => ("population_growth_2022", &[-0.3, 0.3], |_| 0.05),
        ("market", "study") => ("vacancy_2011", &[5.0], |_| 0.3),
        ("market", _) => ("vacancy_2022", &[5.0], |_| 0.3),
        ("experience", "study") => ("foreigners_2011", &[4.0, 8.0], |_| 0.3),
        (_, _) => ("immigration_history_2022", &[17.0, 24.0], |_| 0.5),
    }
}

#[test]
fn a_class_is_close_whose_value_is_nearer_to_a_threshold_than_the_margin() {
    let growth = quartier("list --all --columns id,population_growth_2014,population_growth_2022");
    let growth = { growth }.records();
    let stated = municipalities();
    for period in ["study", "latest"] {
        let printed = quartier(&format!("list --all --period {period}")).records();
        assert_eq!(printed.len(), 396);
        for record in printed {
            let id = record["id"].as_str().unwrap();
            let row: &Row = stated.iter().find(|row| row["id"] == id).unwrap();
            let computed = growth.iter().find(|it| it["id"] == id).unwrap();
            let close = DIMENSIONS.into_iter().filter(|dimension| {
                let (column, thresholds, margin) = margins(dimension, period);
                let value: f64 = match row.get(column) {
                    Some(text) => text.parse().unwrap(),
                    None => computed[column].as_f64().unwrap(),
                };
                // In thousandths, so that what equals the margin is not nearer.
                let thousandths = |number: f64| (number * 1000.0).round();
                thresholds.iter().any(|threshold| {
                    thousandths((value - threshold).abs()) < thousandths(margin(*threshold))
                })
            });
            let close: Vec<&str> = close.collect();
            assert_eq!(record["close"], serde_json::json!(close), "{id} {period}");
        }
    }
}

#[test]
fn the_classes_are_counted_as_the_facts_count_them() {
    let counts = [
        ("size_study", ["small", "medium", "large"], [190, 177, 29]),
        ("size_latest", ["small", "medium", "large"], [182, 184, 30]),
        ("trend_study", ["shrinking", "stable", "growing"], [119, 193, 84]),
        ("trend_latest", ["shrinking", "stable", "growing"], [51, 217, 128]),
        ("market_study", ["tight", "relaxed", "balanced"], [59, 43, 294]),
        ("market_latest", ["tight", "relaxed", "balanced"], [57, 44, 295]),
        ("experience_study", ["little", "some", "much"], [137, 154, 105]),
        ("experience_latest", ["little", "some", "much"], [139, 159, 98]),
    ];
    for (column, classes, numbers) in counts {
        for (class, number) in classes.into_iter().zip(numbers) {
            let mut question = quartier("list --all --count --where");
            let answer = question.arg(format!("{column} = {class}")).text();
            assert_eq!(answer.trim(), number.to_string(), "{column} {class}");
        }
    }
}
