//! Matching: every municipality against a second calculation, straight from the data, and what
//! holds for any weights and values.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "a test may fail"
)]

use std::{collections::BTreeMap, process::Command, thread};

use proptest::prelude::*;
use quartier::{
    dataset::{Dataset, Municipality},
    schema::Schema,
    similarity::{Distance, Matching, Position, Profile},
};
use serde_json::Value;

/// A municipality with what it is matched by: for each dimension its indicators.
struct Town {
    id: String,
    is_case_study: bool,
    dimensions: [Vec<f64>; 4],
}

fn town(id: &str, is_case_study: bool, figure: impl Fn(&str) -> f64) -> Town {
    let (before, after) = (figure("population_census_2011"), figure("population_2014"));
    Town {
        id: id.to_owned(),
        is_case_study,
        dimensions: [
            vec![after],
            vec![change(before, after)],
            vec![figure("vacancy_2011"), figure("rent_step_2016")],
            vec![figure("foreigners_2011")],
        ],
    }
}

/// The change in percent, in hundredths, which is how exact it is given.
#[expect(clippy::cast_possible_truncation, reason = "whole numbers of people")]
fn change(before: f64, after: f64) -> f64 {
    let (before, after) = (before as i64, after as i64);
    let twice = 2 * 10_000 * (after - before);
    ((twice + twice.signum() * before) / (2 * before)) as f64
}

/// All municipalities, as they stand in the two files.
fn towns() -> Vec<Town> {
    let mut towns = Vec::new();
    let studies: toml::Table = toml::from_str(include_str!("../data/municipalities.toml")).unwrap();
    for study in studies["municipality"].as_array().unwrap() {
        towns.push(town(study["id"].as_str().unwrap(), true, |column| {
            let figure = &study["figures"][column];
            figure.as_float().unwrap_or_else(|| figure.as_integer().unwrap() as f64)
        }));
    }
    let table = include_str!("../data/reference.csv");
    let mut table = csv::Reader::from_reader(table.as_bytes());
    for row in table.deserialize::<BTreeMap<String, String>>() {
        let row = row.unwrap();
        towns.push(town(&row["id"], false, |column| row[column].parse().unwrap()));
    }
    towns
}

/// The percentiles of each municipality in each indicator, in 792nds, each counted anew.
fn percentiles(towns: &[Town]) -> Vec<[Vec<i64>; 4]> {
    let percentile = |dimension: usize, indicator: usize, value: f64| {
        let mut twice = 0;
        for town in towns {
            let other = town.dimensions[dimension][indicator];
            twice += if other < value { 2 } else { i64::from(other <= value) };
        }
        twice
    };
    let of = |town: &Town| {
        [0, 1, 2, 3].map(|dimension| {
            let values = town.dimensions[dimension].iter().enumerate();
            values.map(|(indicator, value)| percentile(dimension, indicator, *value)).collect()
        })
    };
    towns.iter().map(of).collect()
}

/// The distance in twice 792nds, summed over the dimensions: whole numbers, so that equal is
/// equal.
fn distance(a: &[Vec<i64>; 4], b: &[Vec<i64>; 4]) -> [i64; 4] {
    [0, 1, 2, 3].map(|dimension| {
        let pairs = a[dimension].iter().zip(&b[dimension]);
        let sum: i64 = pairs.map(|(a, b)| (a - b).abs()).sum();
        2 * sum / i64::try_from(a[dimension].len()).unwrap()
    })
}

/// A similarity with one decimal place, for `of` dimensions.
fn tenths(distance: i64, of: f64, count: usize) -> String {
    let most = 4.0 * count as f64 * of;
    format!("{:.1}", 100.0 * (1.0 - distance as f64 / most))
}

/// The distance of every pair, the nearest first.
fn pairs(all: &[[Vec<i64>; 4]]) -> Vec<i64> {
    let mut pairs = Vec::new();
    for (place, one) in all.iter().enumerate() {
        pairs.extend(all[..place].iter().map(|other| distance(one, other).iter().sum::<i64>()));
    }
    pairs.sort_unstable();
    pairs
}

/// What the program has to print: id, rank, similarity, the part of each dimension, the share of
/// pairs that are less similar, whether that is weak.
fn expected(
    towns: &[Town],
    all: &[[Vec<i64>; 4]],
    pairs: &[i64],
    of: usize,
    among_all: bool,
) -> Vec<String> {
    let mut ranking: Vec<([i64; 4], &str)> = Vec::new();
    for (place, town) in towns.iter().enumerate() {
        if place != of && (among_all || town.is_case_study) {
            ranking.push((distance(&all[of], &all[place]), &town.id));
        }
    }
    ranking.sort_by_key(|(parts, id)| (parts.iter().sum::<i64>(), id.to_string()));
    let lines = ranking.iter().zip(1..).map(|((parts, id), rank)| {
        let overall = tenths(parts.iter().sum(), 4.0, towns.len());
        let further = pairs.len() - pairs.partition_point(|pair| *pair <= parts.iter().sum());
        let share = format!("{:.1}", 100.0 * further as f64 / pairs.len() as f64);
        let weak = 4 * further < 3 * pairs.len();
        let parts = parts.map(|part| tenths(part, 1.0, towns.len())).join("\t");
        format!("{id}\t{rank}\t{overall}\t{parts}\t{share}\t{weak}")
    });
    lines.take(if among_all { 5 } else { usize::MAX }).collect()
}

fn answered(arguments: &[&str]) -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_quartier"))
        .env_remove("QUARTIER_DATA")
        .env_remove("QUARTIER_LANG")
        .arg("match")
        .args(arguments)
        .args(["--format", "tsv", "--no-header"])
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    let lines = text.lines().map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!(cells[3], arguments[0]);
        // Before the last two stands what was left out.
        [&cells[..1], &cells[4..10], &cells[11..]].concat().join("\t")
    });
    lines.collect()
}

#[test]
fn every_municipality_has_the_matches_that_a_second_calculation_finds() {
    let towns = towns();
    assert_eq!(towns.len(), 396);
    let all = percentiles(&towns);
    let pairs = pairs(&all);
    assert_eq!(pairs.len(), 78_210);
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for worker in 0..workers {
            let (towns, all, pairs) = (&towns, &all, &pairs);
            scope.spawn(move || {
                for of in (worker..towns.len()).step_by(workers) {
                    let id = &*towns[of].id;
                    assert_eq!(answered(&[id]), expected(towns, all, pairs, of, false), "{id}");
                    let nearest = answered(&[id, "--all", "--top", "5"]);
                    assert_eq!(nearest, expected(towns, all, pairs, of, true), "{id}");
                }
            });
        }
    });
}

#[test]
fn every_format_has_the_same_numbers() {
    let json = Command::new(env!("CARGO_BIN_EXE_quartier"))
        .env_remove("QUARTIER_DATA")
        .env_remove("QUARTIER_LANG")
        .args(["match", "iserlohn", "--explain", "--format", "json"])
        .output()
        .unwrap();
    let records: Vec<BTreeMap<String, Value>> = serde_json::from_slice(&json.stdout).unwrap();
    let page = Command::new(env!("CARGO_BIN_EXE_quartier"))
        .env_remove("QUARTIER_DATA")
        .env_remove("QUARTIER_LANG")
        .args(["match", "iserlohn", "--explain", "--format", "markdown", "--lang", "en"])
        .output()
        .unwrap();
    let page = String::from_utf8(page.stdout).unwrap();
    assert_eq!(records.len(), 8 * 5);
    for record in records {
        for key in ["similarity", "dimension_similarity", "percentile", "town_percentile"] {
            let number = format!(" {:.1} ", record[key].as_f64().unwrap());
            assert!(page.contains(&number), "{key}: {number}");
        }
    }
}

/// What a municipality can be: three dimensions, of which something may be missing.
fn profile() -> impl Strategy<Value = Profile> {
    let position = prop::option::weighted(0.9, 0.0..=1.0_f64)
        .prop_map(|place| place.map(|percentile| Position { value: percentile, percentile }));
    let shape =
        [1_usize, 2, 3].map(|indicators| prop::collection::vec(position.clone(), indicators));
    shape.prop_map(Vec::from)
}

fn weights() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(0.0..100.0_f64, 3)
}

fn close(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-9,
        (a, b) => a == b,
    }
}

proptest! {
    #[test]
    fn nothing_is_nearer_than_itself(one in profile(), weights in weights()) {
        let distance = Distance::between(&one, &one, &weights).overall;
        prop_assert!(distance.is_none_or(|distance| distance == 0.0));
    }

    #[test]
    fn both_are_as_far_from_each_other(a in profile(), b in profile(), weights in weights()) {
        let there = Distance::between(&a, &b, &weights);
        prop_assert_eq!(&there, &Distance::between(&b, &a, &weights));
        prop_assert!(there.overall.is_none_or(|distance| (0.0..=1.0 + 1e-9).contains(&distance)));
    }

    #[test]
    fn only_how_weights_compare_matters(
        a in profile(), b in profile(), weights in weights(), factor in 1e-100..1e100_f64,
    ) {
        let multiplied: Vec<f64> = weights.iter().map(|weight| weight * factor).collect();
        let [one, other] = [weights, multiplied].map(|it| Distance::between(&a, &b, &it).overall);
        prop_assert!(close(one, other), "{:?} {:?}", one, other);
    }

    #[test]
    fn a_weight_of_zero_drops_the_dimension(
        a in profile(), b in profile(), mut weights in weights(), dropped in 0..3_usize,
    ) {
        weights[dropped] = 0.0;
        let with = Distance::between(&a, &b, &weights).overall;
        let without = |profile: &Profile| {
            let mut profile = profile.clone();
            profile.remove(dropped);
            profile
        };
        let mut others = weights.clone();
        others.remove(dropped);
        let other = Distance::between(&without(&a), &without(&b), &others).overall;
        prop_assert!(close(with, other), "{:?} {:?}", with, other);
    }

    #[test]
    fn the_order_of_the_data_does_not_matter(
        order in Just((0..8).collect::<Vec<usize>>()).prop_shuffle(),
        weights in prop::collection::vec(prop::sample::select(vec![0.0, 1.0, 2.0]), 4),
    ) {
        let schema = schema();
        let towns = Dataset::Bundled.municipalities(&schema).unwrap();
        let ranking = |towns: &[&Municipality]| -> Vec<String> {
            let matching = Matching::new(&schema, towns, &weights).unwrap();
            let altena = towns.iter().find(|it| *it.id == *"altena").unwrap();
            let one = matching.profile_of(altena);
            let matches = matching.ranked(&one, towns.iter().copied(), usize::MAX);
            matches.iter().map(|it| it.town.id.to_string()).collect()
        };
        let sorted: Vec<&Municipality> = towns.iter().collect();
        let shuffled: Vec<&Municipality> = order.iter().map(|place| &towns[*place]).collect();
        prop_assert_eq!(ranking(&sorted), ranking(&shuffled));
    }
}

fn schema() -> Schema {
    Dataset::Bundled.schema(Dataset::Bundled.dimensions().unwrap().levels).unwrap()
}
