//! Likeness of municipalities and case studies in both periods, as a separate program computed it
//! from the facts, to two decimals.

use std::collections::{BTreeMap, HashSet};

use crate::support::{Ask, Record, Row, expected, for_each, quartier, text};

const PERIODS: [&str; 2] = ["study", "latest"];
const DIMENSIONS: [&str; 4] = ["size", "trend", "market", "experience"];

/// Municipalities beside the one that others are matched with.
const OTHERS: u64 = 395;

/// Expected values by municipality, period and case study.
fn likeness() -> BTreeMap<[String; 3], Row> {
    let key = |row: &Row| ["id", "period", "case"].map(|it| row[it].clone());
    expected("likeness.csv").into_iter().map(|row| (key(&row), row)).collect()
}

fn key(town: &str, period: &str, case: &str) -> [String; 3] {
    [town, period, case].map(str::to_owned)
}

/// Whether a printed value, which has one decimal, is the expected one.
fn is_near(record: &Record, key: &str, expected: f64) -> bool {
    record[key].as_f64().is_some_and(|printed| (printed - expected).abs() < 0.0551)
}

fn number(row: &Row, key: &str) -> f64 {
    row[key].parse().unwrap()
}

#[test]
fn every_similarity_to_a_case_study_is_the_expected_one() {
    let likeness = likeness();
    let cases: HashSet<&str> = likeness.keys().map(|[_, _, case]| &**case).collect();
    assert_eq!(cases.len(), 8);
    let cases: Vec<&str> = cases.into_iter().collect();
    for_each(&cases, |case| {
        for period in PERIODS {
            let question = format!("match {case} --all --limit 1000 --period {period}");
            let printed = quartier(&question).records();
            assert_eq!(printed.len() as u64, OTHERS);
            for record in printed {
                let row = &likeness[&key(text(&record, "id"), period, case)];
                assert!(is_near(&record, "similarity", number(row, "similarity")), "{row:?}");
                for part in DIMENSIONS {
                    let key = format!("{part}_similarity");
                    assert!(is_near(&record, &key, number(row, part)), "{row:?} {record:?}");
                }
            }
        }
    });
}

/// One municipality of each combination of classes.
fn sample() -> Vec<String> {
    let mut seen = HashSet::new();
    let rows = expected("classes.csv").into_iter().filter(|row| row["period"] == "study");
    let first = rows.filter(|row| seen.insert(DIMENSIONS.map(|it| row[it].clone())));
    first.map(|row| row["id"].clone()).collect()
}

#[test]
fn nearer_ones_are_counted_and_ranked_as_expected() {
    let (likeness, sample) = (likeness(), sample());
    assert!(sample.len() > 25, "{}", sample.len());
    for_each(&sample, |town| {
        for (period, other) in [("study", "latest"), ("latest", "study")] {
            let printed = quartier(&format!("match {town} --period {period}")).records();
            let similarity = |it: &Record| it["similarity"].as_f64().unwrap();
            let best = similarity(&printed[0]);
            let near = |it: &&Record| best - similarity(it) < 3.05;
            let leaders = printed.iter().take_while(near).count();
            for (place, record) in printed.iter().enumerate() {
                for (suffix, period) in [(String::new(), period), (format!("_{other}"), other)] {
                    let row = &likeness[&key(town, period, text(record, "id"))];
                    let nearer: u64 = row["nearer"].parse().unwrap();
                    assert_eq!(record[&format!("nearer{suffix}")], nearer, "{town} {record:?}");
                    assert_eq!(record[&format!("weak{suffix}")], 4 * nearer > OTHERS, "{record:?}");
                    let key = format!("similarity{suffix}");
                    assert!(is_near(record, &key, number(row, "similarity")), "{record:?}");
                }
                let rank = if place < leaders { 1 } else { place + 1 };
                assert_eq!(record["rank"], rank, "{town} {period}: {record:?}");
            }
        }
    });
}

#[test]
fn the_examples_are_right_to_one_decimal() {
    for (town, period, case, similarity, nearer) in [
        ("werdohl", "study", "altena", 67.9, 28),
        ("werdohl", "study", "bergheim", 52.7, 202),
        ("werdohl", "latest", "altena", 72.4, 84),
        ("iserlohn", "study", "muelheim", 82.6, 26),
        ("iserlohn", "study", "bergheim", 78.2, 54),
        ("bielefeld", "study", "muelheim", 88.0, 3),
        ("bielefeld", "study", "dortmund", 87.9, 4),
        ("koeln", "latest", "bielefeld", 77.6, 3),
        ("straelen", "study", "bergheim", 72.3, 114),
    ] {
        let printed = quartier(&format!("match {town} --period {period}")).records();
        let record = printed.iter().find(|record| record["id"] == case).unwrap();
        assert_eq!(record["similarity"], similarity, "{town} {case}");
        assert_eq!(record["nearer"], nearer, "{town} {case}");
        assert_eq!(record["weak"], 4 * nearer > OTHERS, "{town} {case}");
    }
}

#[test]
fn a_weight_counts_a_dimension_more_or_not_at_all() {
    let likeness = likeness();
    for record in quartier("match iserlohn --weight size=2,5,market=0").records() {
        let row = &likeness[&key("iserlohn", "study", text(&record, "id"))];
        let [size, trend, _, experience] = DIMENSIONS.map(|it| number(row, it));
        let whole = (2.5 * size + trend + experience) / 4.5;
        assert!(is_near(&record, "similarity", whole), "{whole}: {record:?}");
        assert!(record["market_similarity"].is_null(), "{record:?}");
    }
}

#[test]
fn two_towns_compared_are_the_record_that_all_have() {
    let all = quartier("match werdohl --all --limit 1000").records();
    for record in all.iter().step_by(50) {
        let other = text(record, "id");
        assert_eq!(
            quartier(&format!("match werdohl {other}")).records(),
            std::slice::from_ref(record),
            "{other}"
        );
    }
    // Filters choose what is printed, never who is counted.
    for record in quartier("match werdohl --all --size large --limit 1000").records() {
        assert!(all.contains(&record), "{record:?}");
    }
}
