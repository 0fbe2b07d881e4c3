//! How values are distributed: every statistic of every column of numbers in every group, worked
//! out anew from the values that the program lists; and the medians of neighbours.

use std::collections::BTreeMap;

use crate::support::{Ask, Record, for_each, list, quartier, text};

const GROUPINGS: [&str; 7] = ["", "size", "trend", "market", "experience", "district", "region"];

/// What the data say of a column of numbers.
#[derive(Default)]
struct Known {
    /// How many decimal places its figures have at least.
    places: i32,
    /// The column by which a mean is weighted.
    weight: Option<String>,
}

/// What the data say of the columns of figures.
fn known() -> BTreeMap<String, Known> {
    let file: toml::Table = toml::from_str(include_str!("../../data/indicators.toml")).unwrap();
    let mut known = BTreeMap::new();
    for indicator in file["indicator"].as_array().unwrap() {
        let places = indicator.get("decimals").map_or(0, |it| it.as_integer().unwrap());
        for at in indicator["at"].as_array().unwrap() {
            let year = &at["date"].as_str().unwrap()[..4];
            let weight = at.get("weight").map(|it| it.as_str().unwrap().to_owned());
            let column = format!("{}_{year}", indicator["id"].as_str().unwrap());
            known.insert(column, Known { places: places.try_into().unwrap(), weight });
        }
    }
    for column in ["latitude", "longitude"] {
        known.insert(column.to_owned(), Known { places: 6, weight: None });
    }
    known
}

/// All municipalities with everything that is known of them.
fn towns() -> Vec<Record> {
    quartier("list --all --columns all").records()
}

/// The columns of numbers.
fn numbers(towns: &[Record]) -> Vec<String> {
    let is_number = |column: &&String| towns.iter().any(|town| town[*column].is_number());
    towns[0].keys().filter(is_number).cloned().collect()
}

/// The value that so many quarters of sorted ones are below, as the documentation of R has it:
/// with h = (n - 1) p counted from 0, between the values at both sides of h.
fn quartile(sorted: &[f64], quarters: usize) -> f64 {
    let below = (sorted.len() - 1) * quarters / 4;
    let beyond = ((sorted.len() - 1) * quarters % 4) as f64 / 4.0;
    let next = sorted[(below + 1).min(sorted.len() - 1)];
    sorted[below] + beyond * (next - sorted[below])
}

/// A number of a record is this one, as far as its last decimal place.
fn assert_near(record: &Record, key: &str, expected: Option<f64>, step: f64) {
    let printed = record[key].as_f64();
    let is_near = match (printed, expected) {
        (Some(printed), Some(expected)) => (printed - expected).abs() <= 0.500_001 * step,
        (None, None) => true,
        _ => false,
    };
    assert!(is_near, "{key}: {expected:?} {record:?}");
}

/// The statistics of a column in a group are those of these municipalities.
fn assert_right(record: &Record, column: &str, known: &Known, group: &[&Record]) {
    let value = |town: &Record, column: &str| town[column].as_f64();
    let mut values: Vec<f64> = group.iter().filter_map(|town| value(town, column)).collect();
    values.sort_by(f64::total_cmp);
    assert_eq!(record["count"], values.len(), "{record:?}");
    assert_eq!(record["missing"], group.len() - values.len(), "{record:?}");
    let exact = (!values.is_empty()).then_some(&values);
    assert_near(record, "min", exact.map(|it| it[0]), 1e-9);
    assert_near(record, "max", exact.map(|it| it[it.len() - 1]), 1e-9);
    // A place more than the figures have at least.
    let step = 10_f64.powi(-known.places - 1);
    for (key, quarters) in [("q1", 1), ("median", 2), ("q3", 3)] {
        assert_near(record, key, exact.map(|it| quartile(it, quarters)), step);
    }
    let mean = exact.map(|it| it.iter().sum::<f64>() / it.len() as f64);
    assert_near(record, "mean", mean, step);
    let both = || {
        let both =
            |town: &&Record| Some((value(town, column)?, value(town, known.weight.as_ref()?)?));
        group.iter().filter_map(both)
    };
    let sum: f64 = both().map(|(_, weight)| weight).sum();
    let weighted = both().map(|(value, weight)| value * (weight / sum)).sum::<f64>();
    let weighted = (sum > 0.0).then_some(weighted);
    assert_near(record, "weighted_mean", weighted, step);
    for (end, key) in [("lowest", "min"), ("highest", "max")] {
        let at = |town: &&&Record| town[column] == record[key] && !record[key].is_null();
        let ids: Vec<&str> = group.iter().filter(at).map(|town| text(town, "id")).collect();
        match record[end].as_str() {
            Some(id) => assert!(ids.contains(&id), "{end}: {ids:?} {record:?}"),
            None => assert!(ids.is_empty(), "{end}: {ids:?} {record:?}"),
        }
    }
    let estimated = |town: &&Record| list(town, "estimated").contains(column);
    let marked = list(record, "estimated").contains("median");
    assert_eq!(marked, group.iter().any(estimated), "{record:?}");
}

#[test]
fn statistics_are_what_working_them_out_anew_gives() {
    let towns = towns();
    assert_eq!(towns.len(), 396);
    let columns = numbers(&towns);
    assert!(columns.len() > 30, "{columns:?}");
    let known = known();
    for_each(&GROUPINGS, |by| {
        let by_option = if by.is_empty() { String::new() } else { format!(" --by {by}") };
        let question = format!("stats {}{by_option}", columns.join(" "));
        let records = quartier(&question).records();
        let mut groups: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
        for town in &towns {
            let group = if by.is_empty() { "" } else { town[*by].as_str().unwrap_or_default() };
            groups.entry(group).or_default().push(town);
        }
        assert_eq!(records.len(), groups.len() * columns.len(), "{by}");
        for record in &records {
            let column = text(record, "column");
            let group = &groups[record["group"].as_str().unwrap_or_default()];
            assert_eq!(record["by"].as_str().unwrap_or_default(), *by);
            assert_right(record, column, &known[column], group);
        }
    });
}

#[test]
fn levels_are_counted_as_they_are_listed() {
    let towns = towns();
    let mut seen = 0;
    for record in quartier("stats").records() {
        let level = &record["group"];
        let count = towns.iter().filter(|town| town[text(&record, "column")] == *level).count();
        assert_eq!(record["count"], count, "{record:?}");
        seen += count;
    }
    assert_eq!(seen, 4 * towns.len());
}

/// Of every municipality, what stands beside its vacancy and its population.
#[test]
fn medians_of_neighbours_are_those_of_their_values() {
    let towns = towns();
    for_each(&towns, |town| {
        let question = "--columns vacancy_2022,population_2014 --with district,state,peers";
        let question = format!("compare {} {question}", text(town, "id"));
        for record in quartier(&question).records() {
            let column = text(&record, "id");
            let is_near = |keys: &'static [&str]| {
                move |other: &&Record| keys.iter().all(|key| other[*key] == town[*key])
            };
            for (key, alike) in [
                ("district_median", &["district", "independent_city"][..]),
                ("state_median", &[]),
                ("peers_median", &["size", "trend", "market", "experience"]),
            ] {
                let near = towns.iter().filter(is_near(alike));
                let mut values: Vec<f64> = near.filter_map(|it| it[column].as_f64()).collect();
                values.sort_by(f64::total_cmp);
                assert_near(&record, key, Some(quartile(&values, 2)), 1e-9);
                let derived = list(&record, "derived").contains(key);
                assert!(derived != list(&record, "estimated").contains(key), "{record:?}");
            }
        }
    });
}

#[test]
fn a_distribution_is_left_out_where_it_cannot_be_drawn() {
    let told = |term| quartier("stats vacancy --by size").env("TERM", term).told();
    let (drawn, dumb) = (told("xterm"), told("dumb"));
    assert!(drawn.contains("Distribution: 1.7% to 11.6%") && drawn.contains('█'), "{drawn}");
    assert!(!dumb.contains("Distribution") && !dumb.contains('█'), "{dumb}");
    assert!(dumb.contains("Lowest in"), "{dumb}");
}
