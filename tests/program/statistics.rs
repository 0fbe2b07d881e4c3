//! Distribution of values: every statistic of every column of numbers in every group, worked out
//! anew from the values that the program lists; and the medians of the others.

use std::collections::BTreeMap;

use crate::support::{Ask, Record, for_each, indicators, quartier, text};

const GROUPINGS: [&str; 7] = ["", "size", "trend", "market", "experience", "district", "region"];

/// Description of a column of numbers in the data.
#[derive(Default)]
struct Known {
    /// Decimal places that its figures have at least.
    places: i32,
    /// Column by which a mean is weighted.
    weight: Option<String>,
    /// Whether its values can be added up.
    is_count: bool,
}

/// Columns of numbers, as the data describe them.
fn known() -> BTreeMap<String, Known> {
    let figures = indicators().into_iter().filter(|(_, (it, _))| it["kind"] != "yes-no");
    let known = figures.map(|(id, (indicator, at))| {
        let places = indicator["decimals"].as_i64().unwrap_or(0);
        let weight = at["weight"].as_str().map(str::to_owned);
        let is_count = indicator["kind"] == "count";
        (id, Known { places: places.try_into().unwrap(), weight, is_count })
    });
    known.collect()
}

/// All municipalities with everything that is known of them.
fn towns() -> Vec<Record> {
    quartier("list --all --columns all").records()
}

/// The value below which so many quarters of sorted ones are, as R's type 7 has it: with
/// h = (n - 1) p counted from 0, between the values at both sides of h.
fn quartile(sorted: &[f64], quarters: usize) -> f64 {
    let below = (sorted.len() - 1) * quarters / 4;
    let beyond = ((sorted.len() - 1) * quarters % 4) as f64 / 4.0;
    let next = sorted[(below + 1).min(sorted.len() - 1)];
    sorted[below] + beyond * (next - sorted[below])
}

/// A number of a record is this one, as far as its last decimal place.
fn assert_near(record: &Record, key: &str, expected: Option<f64>, step: f64) {
    let is_near = match (record[key].as_f64(), expected) {
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
    let some = (!values.is_empty()).then_some(&values);
    // A place more than the figures have at most, at least that of the printed number.
    let step = 10_f64.powi(-known.places);
    for (key, quarters) in [("min", 0), ("q1", 1), ("median", 2), ("q3", 3), ("max", 4)] {
        assert_near(record, key, some.map(|it| quartile(it, quarters)), step);
    }
    let sum = || values.iter().sum::<f64>();
    assert_near(record, "mean", some.map(|it| sum() / it.len() as f64), step);
    assert_near(record, "sum", some.filter(|_| known.is_count).map(|_| sum()), 1e-3);
    let weighted =
        |town: &&Record| Some((value(town, column)?, value(town, known.weight.as_ref()?)?));
    let weighted: Vec<(f64, f64)> = group.iter().filter_map(weighted).collect();
    let people: f64 = weighted.iter().map(|(_, weight)| weight).sum();
    let mean = weighted.iter().map(|(value, weight)| value * (weight / people)).sum::<f64>();
    assert_near(record, "weighted_mean", (people > 0.0).then_some(mean), step);
    for (end, position) in [("lowest", 0), ("highest", 4)] {
        let extreme = some.map(|it| quartile(it, position));
        let at = |town: &&&Record| extreme.is_some() && value(town, column) == extreme;
        let ids: Vec<&str> = group.iter().filter(at).map(|town| text(town, "id")).collect();
        match record[end].as_str() {
            Some(id) => assert!(ids.contains(&id), "{end}: {ids:?} {record:?}"),
            None => assert!(ids.is_empty(), "{end}: {ids:?} {record:?}"),
        }
    }
}

#[test]
fn statistics_are_those_of_a_second_calculation() {
    let towns = towns();
    let known = known();
    assert!(towns.len() == 396 && known.len() > 30);
    let columns: Vec<&str> = known.keys().map(String::as_str).collect();
    for_each(&GROUPINGS, |by| {
        let option = if by.is_empty() { String::new() } else { format!(" --by {by}") };
        let records = quartier(&format!("stats {}{option}", columns.join(" "))).records();
        let mut groups: BTreeMap<(&str, bool), Vec<&Record>> = BTreeMap::new();
        for town in &towns {
            let group = if by.is_empty() { "" } else { town[*by].as_str().unwrap() };
            let is_city = *by == "district" && town["independent_city"] == true;
            groups.entry((group, is_city)).or_default().push(town);
        }
        assert_eq!(records.len(), groups.len() * columns.len(), "{by}");
        for record in &records {
            let (column, group) =
                (text(record, "column"), record["group"].as_str().unwrap_or_default());
            // A city can have the name of the district around it: Aachen is none.
            let same: Vec<_> = groups.iter().filter(|((name, _), _)| *name == group).collect();
            let counted = |it: &&Vec<&Record>| {
                record["count"].as_u64().unwrap() + record["missing"].as_u64().unwrap()
                    == it.len() as u64
            };
            let towns = same.into_iter().map(|(_, towns)| towns).find(counted);
            assert_right(
                record,
                column,
                &known[column],
                towns.unwrap_or_else(|| panic!("{record:?}")),
            );
        }
    });
}

#[test]
fn classes_and_their_people_are_counted() {
    let towns = towns();
    let mut seen = 0;
    for record in quartier("stats").records() {
        let is_in = |town: &&Record| town[text(&record, "column")] == record["class"];
        let people: u64 =
            towns.iter().filter(is_in).map(|it| it["population_2014"].as_u64().unwrap()).sum();
        let of_today: u64 =
            towns.iter().filter(is_in).map(|it| it["population_2024"].as_u64().unwrap()).sum();
        let count = towns.iter().filter(is_in).count();
        assert_eq!(record["count"], count, "{record:?}");
        assert!(record["people"] == people || record["people"] == of_today, "{people} {record:?}");
        assert_near(&record, "share", Some(100.0 * count as f64 / 396.0), 0.1);
        seen += count;
    }
    assert_eq!(seen, 4 * towns.len());
}

/// The median stands beside the values of a town: that of the others, where there are five.
#[test]
fn medians_are_those_of_the_others() {
    const LEAST: usize = 5;

    let (towns, known) = (towns(), known());
    let sample: Vec<&Record> = towns.iter().step_by(12).collect();
    assert!(sample.len() >= 30);
    for_each(&sample, |town| {
        let question =
            "--columns vacancy_2022,population_2014,rent_2022 --with district,state,peers";
        let question = format!("compare {} {question}", text(town, "id"));
        for record in quartier(&question).records() {
            let column = text(&record, "key");
            assert_eq!(record["values"][text(town, "id")], town[column], "{record:?}");
            for (group, alike) in [
                ("district", &["district", "independent_city"][..]),
                ("state", &[]),
                ("peers", &["size", "trend", "market", "experience"]),
            ] {
                let is_near = |it: &&Record| {
                    it["id"] != town["id"] && alike.iter().all(|key| it[*key] == town[*key])
                };
                let values = towns.iter().filter(is_near).filter_map(|it| it[column].as_f64());
                let mut values: Vec<f64> = values.collect();
                values.sort_by(f64::total_cmp);
                let median = &record["medians"][group];
                if values.len() < LEAST {
                    assert!(median.is_null() || median["value"].is_null(), "{group}: {record:?}");
                    continue;
                }
                assert_eq!(median["count"], values.len(), "{group}: {record:?}");
                let (printed, expected) = (median["value"].as_f64().unwrap(), quartile(&values, 2));
                let step = 10_f64.powi(-known[column].places);
                let is_near = (printed - expected).abs() <= 0.500_001 * step;
                assert!(is_near, "{group}: {expected} {record:?}");
            }
        }
    });
}
