//! Where municipalities stand among all: every percentile and median of `show`, counted anew
//! from the values beside them.

use std::collections::BTreeMap;

use crate::support::{Ask, ids, percentile, quartier};

/// What a record of a figure says: value, percentile and median, so far as they are there.
struct Figure {
    value: Option<f64>,
    percentile: String,
    median: String,
}

/// The figures of all municipalities, by their column.
fn figures() -> BTreeMap<String, Vec<Figure>> {
    let mut figures: BTreeMap<String, Vec<Figure>> = BTreeMap::new();
    for cells in quartier("show").args(ids()).rows() {
        let (percentile, median) = (cells[12].clone(), cells[13].clone());
        if cells[2] == "figure" {
            let value = cells[5].parse().ok();
            let of_column = figures.entry(cells[3].clone()).or_default();
            of_column.push(Figure { value, percentile, median });
        } else {
            assert_eq!((&*percentile, &*median), ("", ""), "{cells:?}");
        }
    }
    figures
}

#[test]
fn percentiles_and_medians_are_what_counting_gives() {
    let yes_no = ["rent_cap_2014", "rent_brake_2015", "tenant_protection_2025"];
    let mut columns = 0;
    for (column, figures) in figures() {
        assert_eq!(figures.len(), 396, "{column}");
        if yes_no.contains(&&*column) {
            let is_empty = |it: &Figure| it.percentile.is_empty() && it.median.is_empty();
            assert!(figures.iter().all(is_empty), "{column}");
            continue;
        }
        columns += 1;
        let mut values: Vec<f64> = figures.iter().filter_map(|figure| figure.value).collect();
        values.sort_by(f64::total_cmp);
        let middle = f64::midpoint(values[(values.len() - 1) / 2], values[values.len() / 2]);
        for figure in &figures {
            let places = figure.median.split_once('.').map_or(0, |(_, places)| places.len());
            let step = 10_f64.powi(-i32::try_from(places).unwrap());
            let median: f64 = figure.median.parse().unwrap();
            assert!((median - middle).abs() <= 0.5001 * step, "{column}: {median} {middle}");
            let Some(value) = figure.value else {
                assert_eq!(figure.percentile, "", "{column}");
                continue;
            };
            let expected = 50.0 * percentile(&values, value) as f64 / values.len() as f64;
            let printed: f64 = figure.percentile.parse().unwrap();
            assert!((printed - expected).abs() < 0.0501, "{column}: {printed} {expected}");
        }
    }
    assert!(columns > 25, "{columns} columns of numbers");
}
