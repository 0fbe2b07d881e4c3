//! All 396 municipalities: the 388 beside the case studies as their table has them, every one
//! found by its numbers and by each of its names.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::support::{Ask, Record, Row, case_studies, for_each, list, quartier, reference, text};

#[test]
fn every_cell_of_the_table_is_printed_as_it_stands() {
    let listed = quartier("list --all --columns all").records();
    let mut listed: BTreeMap<_, _> =
        listed.into_iter().map(|town| (text(&town, "id").to_owned(), town)).collect();
    assert_eq!(listed.len(), 396);

    let rows = reference();
    assert_eq!(rows.len(), 388);
    assert!(rows.is_sorted_by_key(|row| row["ags"].clone()));
    for mut row in rows {
        let town = listed.remove(&row["id"]).expect("it is listed");
        let marks = ["derived", "estimated"].map(|key| (key, row.remove(key).unwrap()));
        let derived: Vec<&str> = marks[0].1.split_whitespace().collect();
        for (column, written) in &row {
            assert!(
                is(&town[column], written, derived.contains(&&**column), column),
                "{}: {column} is {written}, not {}",
                row["id"],
                town[column]
            );
        }
        for (key, stated) in &marks {
            // What is calculated is not in the table.
            let mut listed = list(&town, key);
            listed.retain(|column| row.contains_key(*column));
            let stated: BTreeSet<&str> = stated.split_whitespace().collect();
            assert_eq!(listed, stated, "{}: {key}", row["id"]);
        }
    }
    assert_eq!(listed.len(), 8, "only the case studies are not in the table");
}

/// Whether a cell is printed as it stands; derived figures of 2015 are as exact as tens.
fn is(printed: &Value, written: &str, derived: bool, column: &str) -> bool {
    match printed {
        Value::Null => written.is_empty(),
        Value::Bool(yes) => *written == yes.to_string(),
        Value::Number(number) if derived && column == "population_2015" => {
            let written: f64 = written.parse().unwrap();
            number.as_f64() == Some((written / 10.0).round() * 10.0)
        }
        Value::Number(number) => number.as_f64() == written.parse().ok(),
        printed => printed.as_str() == Some(written),
    }
}

#[test]
fn the_state_lists_as_many_as_its_ordinances_do() {
    for (column, count) in
        [("rent_cap_2014", 59), ("rent_brake_2015", 22), ("tenant_protection_2025", 57)]
    {
        let question = format!("list --all --columns {column} --where {column}=yes");
        let listed = quartier(&question).records();
        assert_eq!(listed.len(), count, "{column}");
        assert!(listed.iter().all(|town| town[column] == true), "{column}");
    }
}

/// What is printed is what is compared: for each column of numbers, with values of its own.
#[test]
fn a_question_finds_what_the_printed_numbers_say() {
    let all = quartier("list --all --columns all").records();
    let columns = all[0].iter().filter(|(_, value)| value.is_number()).enumerate();
    let columns: Vec<(usize, &String)> =
        columns.map(|(number, (column, _))| (number, column)).collect();
    assert!(columns.len() > 30, "{columns:?}");
    for_each(&columns, |(number, column)| {
        let mut values: Vec<&Value> = all.iter().map(|town| &town[*column]).collect();
        values.retain(|value| !value.is_null());
        let at = |place: usize| values[(place * 131 + number * 17) % values.len()];
        for (value, operator) in [(at(0), "="), (at(1), "<"), (at(2), ">="), (at(3), "!=")] {
            // As many places as it takes, and no more that could be read as thousands.
            let condition = format!("{column} {operator} {value}");
            let holds = |town: &&Record| {
                let (Some(a), Some(b)) = (town[*column].as_f64(), value.as_f64()) else {
                    return false;
                };
                match operator {
                    "=" => a.total_cmp(&b).is_eq(),
                    "<" => a < b,
                    ">=" => a >= b,
                    _ => a.total_cmp(&b).is_ne(),
                }
            };
            let expected: Vec<_> = all.iter().filter(holds).map(|town| &town["id"]).collect();
            let found = quartier("list --all --columns id --where").arg(&condition).records();
            let found: Vec<_> = found.iter().map(|town| &town["id"]).collect();
            assert_eq!(found, expected, "{condition}");
        }
    });
}

#[test]
fn every_municipality_answers_to_each_of_its_names() {
    let towns: Vec<Row> = reference().into_iter().chain(case_studies()).collect();
    let ids: Vec<&str> = towns.iter().map(|town| &*town["id"]).collect();
    assert_eq!(ids.len(), 396);
    let spellings: [fn(&Row) -> String; 9] = [
        |town| town["id"].clone(),
        |town| town["ags"].clone(),
        |town| town["name"].clone(),
        |town| town["official_name"].clone(),
        |town| town["name"].to_uppercase(),
        |town| replaced(&town["name"], ["ae", "oe", "ue", "ss"]),
        |town| replaced(&town["name"], ["a", "o", "u", "ss"]).to_lowercase(),
        |town| without_suffix(&town["name"]).to_owned(),
        |town| replaced(without_suffix(&town["name"]), ["ae", "oe", "ue", "ss"]),
    ];
    for (number, spelling) in spellings.iter().enumerate() {
        let names: Vec<String> = towns.iter().map(spelling).collect();
        let compared = quartier("compare --columns id").args(&names).text();
        // A record has a column for each municipality, by its id.
        let header: Vec<&str> = compared.lines().next().unwrap().split('\t').collect();
        for ((found, id), name) in header[3..].iter().zip(&ids).zip(&names) {
            assert_eq!(found, id, "spelling {number}: {name}");
        }
        assert_eq!(header.len(), 3 + ids.len() + 3);
    }
}

/// The name as it is spelled where there are no umlauts.
fn replaced(name: &str, [a, o, u, s]: [&str; 4]) -> String {
    let capital = |letter: &str| letter[..1].to_uppercase() + &letter[1..];
    name.replace('ä', a)
        .replace('ö', o)
        .replace('ü', u)
        .replace('ß', s)
        .replace('Ä', &capital(a))
        .replace('Ö', &capital(o))
        .replace('Ü', &capital(u))
}

/// The name without what tells it from others: `(Ruhr)`, `an der Ruhr`, `/Ruhr`.
fn without_suffix(name: &str) -> &str {
    let ends = [" (", "/", " an der ", " am "].iter().filter_map(|mark| name.find(mark));
    ends.min().map_or(name, |end| &name[..end])
}
