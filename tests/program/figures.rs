//! Every figure of every municipality as the files have it, and every computed one reckoned anew.

use crate::support::{Ask, Record, Row, indicators, municipalities, quartier};

/// Value of a record as a file would write it.
fn text(record: &Record, column: &str) -> String {
    match &record[column] {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn is_same(printed: &str, stated: &str) -> bool {
    printed == stated
        || matches!((printed.parse::<f64>(), stated.parse::<f64>()), (Ok(a), Ok(b)) if a == b)
}

#[test]
fn every_figure_is_printed_as_the_files_state_it() {
    let printed = quartier("list --all --columns all --sort ags").records();
    let mut stated = municipalities();
    stated.sort_by(|a, b| a["ags"].cmp(&b["ags"]));
    assert_eq!((printed.len(), stated.len()), (396, 396));
    for (record, row) in printed.iter().zip(&stated) {
        for (column, value) in row {
            assert!(is_same(&text(record, column), value), "{} {column}", row["id"]);
        }
        let missing = indicators().into_iter().filter(|(id, (_, at))| {
            !row.contains_key(id) && at["computed"].is_null() && !record[id].is_null()
        });
        assert_eq!(missing.count(), 0, "{}", row["id"]);
    }
}

/// Growth in percent a year, in hundredths, halves away from zero: exact in whole numbers.
fn growth(row: &Row, from: &str, to: &str, hundredths_of_years: i128) -> f64 {
    let [before, after] = [from, to].map(|column| row[column].parse::<i128>().unwrap());
    let (dividend, divisor) = (1_000_000 * (after - before), before * hundredths_of_years);
    let rounded = (2 * dividend + dividend.signum() * divisor) / (2 * divisor);
    rounded as f64 / 100.0
}

#[test]
fn every_computed_figure_is_that_of_its_formula() {
    let columns =
        "id,population_growth_2014,population_growth_2022,population_growth_2024,density_2024";
    let printed = quartier(&format!("list --all --columns {columns}")).records();
    let stated = municipalities();
    for record in printed {
        let row = stated.iter().find(|row| record["id"] == row["id"].as_str()).unwrap();
        let number = |column: &str| record[column].as_f64().unwrap();
        let expected = [
            (
                "population_growth_2014",
                growth(row, "population_census_2011", "population_2014", 365),
            ),
            (
                "population_growth_2022",
                growth(row, "population_census_2011", "population_census_2022", 1102),
            ),
            (
                "population_growth_2024",
                growth(row, "population_census_2022", "population_2024", 263),
            ),
            (
                "density_2024",
                (row["population_2024"].parse::<f64>().unwrap()
                    / row["area_km2_2023"].parse::<f64>().unwrap())
                .round(),
            ),
        ];
        for (column, value) in expected {
            assert!((number(column) - value).abs() < 1e-9, "{} {column} {value}", row["id"]);
        }
    }
}

#[test]
fn computed_figures_and_no_others_say_so() {
    let printed = quartier("indicators").records();
    for (id, (_, at)) in indicators() {
        let record = printed.iter().find(|record| record["id"] == id).unwrap();
        let status = if at["computed"].is_null() { "official" } else { "computed" };
        assert_eq!(record["status"], status, "{id}");
    }
}
