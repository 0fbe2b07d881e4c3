//! Where municipalities stand among all: every percentile and median of `show`, counted anew
//! from the values beside them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "a test may fail"
)]

use std::{collections::BTreeMap, process::Command};

fn lines(arguments: &[&str]) -> Vec<Vec<String>> {
    let output = Command::new(env!("CARGO_BIN_EXE_quartier"))
        .env_remove("QUARTIER_DATA")
        .env_remove("QUARTIER_LANG")
        .args(arguments)
        .args(["--format", "tsv", "--no-header"])
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// What a record of a figure says: value, percentile and median, so far as they are there.
struct Record {
    value: Option<f64>,
    percentile: String,
    median: String,
}

/// The records of all municipalities, by their column.
fn records() -> BTreeMap<String, Vec<Record>> {
    let towns = lines(&["list", "--all", "--columns", "id"]);
    let ids: Vec<&str> = towns.iter().map(|cells| &*cells[0]).collect();
    let mut records: BTreeMap<String, Vec<Record>> = BTreeMap::new();
    for cells in lines(&[&["show"], &ids[..]].concat()) {
        if cells[2] == "figure" {
            let value = cells[5].parse().ok();
            let (percentile, median) = (cells[12].clone(), cells[13].clone());
            let of_column = records.entry(cells[3].clone()).or_default();
            of_column.push(Record { value, percentile, median });
        } else {
            assert_eq!((&*cells[12], &*cells[13]), ("", ""), "{cells:?}");
        }
    }
    records
}

#[test]
fn percentiles_and_medians_are_what_counting_gives() {
    let yes_no = ["rent_cap_2014", "rent_brake_2015", "tenant_protection_2025"];
    let mut columns = 0;
    for (column, records) in records() {
        assert_eq!(records.len(), 396, "{column}");
        if yes_no.contains(&&*column) {
            let is_empty = |it: &Record| it.percentile.is_empty() && it.median.is_empty();
            assert!(records.iter().all(is_empty), "{column}");
            continue;
        }
        columns += 1;
        let mut values: Vec<f64> = records.iter().filter_map(|record| record.value).collect();
        values.sort_by(f64::total_cmp);
        let middle = f64::midpoint(values[(values.len() - 1) / 2], values[values.len() / 2]);
        for record in &records {
            let places = record.median.split_once('.').map_or(0, |(_, places)| places.len());
            let step = 10_f64.powi(-i32::try_from(places).unwrap());
            let median: f64 = record.median.parse().unwrap();
            assert!((median - middle).abs() <= 0.5001 * step, "{column}: {median} {middle}");
            let Some(value) = record.value else {
                assert_eq!(record.percentile, "", "{column}");
                continue;
            };
            let below = values.iter().filter(|other| **other < value).count();
            let equal = values.iter().filter(|other| (**other - value).abs() == 0.0).count();
            let expected = 100.0 * (below as f64 + equal as f64 / 2.0) / values.len() as f64;
            let percentile: f64 = record.percentile.parse().unwrap();
            assert!((percentile - expected).abs() < 0.0501, "{column}: {percentile} {expected}");
        }
    }
    assert!(columns > 25, "{columns} columns of numbers");
}
