//! All 396 municipalities: the 388 beside the case studies as their table has them, every level
//! as the rules give it, every one by each of its names.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    process::Command,
};

use serde_json::Value;

type Row = BTreeMap<String, String>;

fn output(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_quartier"))
        .env_remove("QUARTIER_DATA")
        .env_remove("QUARTIER_LANG")
        .args(arguments)
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).expect("its output is UTF-8")
}

fn records(arguments: &[&str]) -> Vec<BTreeMap<String, Value>> {
    let arguments = [arguments, &["--format", "json"]].concat();
    serde_json::from_str(&output(&arguments)).expect("its output is JSON")
}

/// The table as it stands in the repository.
fn table() -> Vec<Row> {
    let text = include_str!("../data/reference.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().collect::<Result<_, _>>().expect("it is CSV")
}

#[test]
fn every_cell_of_the_table_is_printed_as_it_stands() {
    let listed = records(&["list", "--all", "--columns", "all"]);
    let mut listed: BTreeMap<_, _> =
        listed.into_iter().map(|town| (town["id"].as_str().unwrap().to_owned(), town)).collect();
    assert_eq!(listed.len(), 396);

    let rows = table();
    assert_eq!(rows.len(), 388);
    assert!(rows.is_sorted_by_key(|row| row["ags"].clone()));
    for mut row in rows {
        let town = listed.remove(&row["id"]).expect("it is listed");
        let marks = ["derived", "estimated"].map(|key| row.remove(key).unwrap());
        let marks = marks.each_ref().map(|list| list.split_whitespace().collect::<BTreeSet<_>>());
        for (column, written) in &row {
            assert!(
                is(&town[column], written, marks[0].contains(&**column), column),
                "{}: {column} is {written}, not {}",
                row["id"],
                town[column]
            );
        }
        for (key, stated) in ["derived", "estimated"].iter().zip(marks) {
            let listed = town[*key].as_array().unwrap().iter().map(|it| it.as_str().unwrap());
            // What is calculated is not in the table.
            let listed: BTreeSet<_> = listed.filter(|column| row.contains_key(*column)).collect();
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
fn the_rules_give_every_municipality_its_level() {
    let expected = [
        ("size", vec![("small", 190), ("medium", 177), ("large", 29)]),
        ("trend", vec![("shrinking", 128), ("stable", 179), ("growing", 89)]),
        ("market", vec![("tight", 59), ("relaxed", 39), ("balanced", 298)]),
        ("experience", vec![("long", 102), ("some", 155), ("little", 139)]),
    ];
    let listed = records(&["list", "--all"]);
    for (dimension, levels) in expected {
        for (level, count) in levels {
            let option = format!("--{dimension}");
            let chosen = records(&["list", "--all", &option, level]);
            assert_eq!(chosen.len(), count, "{level}");
            let same = listed.iter().filter(|town| town[dimension].as_str() == Some(level));
            assert_eq!(same.count(), count, "{level}");
        }
    }
}

#[test]
fn the_state_lists_as_many_as_its_ordinances_do() {
    for (list, count) in
        [("rent_cap_2014", 59), ("rent_brake_2015", 22), ("tenant_protection_2025", 57)]
    {
        let condition = format!("{list} = yes");
        let listed = records(&["list", "--all", "--where", &condition, "--columns", list]);
        assert_eq!(listed.len(), count, "{list}");
        assert!(listed.iter().all(|town| town[list] == true), "{list}");
    }
}

/// What is printed is what is compared: for each column of numbers, with values of its own.
#[test]
fn a_question_finds_what_the_printed_numbers_say() {
    let all = records(&["list", "--all", "--columns", "all"]);
    let columns: Vec<&String> =
        all[0].iter().filter(|(_, value)| value.is_number()).map(|(column, _)| column).collect();
    assert!(columns.len() > 30, "{columns:?}");
    for (number, column) in columns.into_iter().enumerate() {
        let mut values: Vec<&Value> = all.iter().map(|town| &town[column]).collect();
        values.retain(|value| !value.is_null());
        let at = |place: usize| values[(place * 131 + number * 17) % values.len()];
        for (value, operator) in [(at(0), "="), (at(1), "<"), (at(2), ">="), (at(3), "!=")] {
            // As many places as it takes, and no more that could be read as thousands.
            let condition = format!("{column} {operator} {value}");
            let holds = |town: &&BTreeMap<String, Value>| {
                let number = |value: &Value| value.as_f64();
                let (Some(a), Some(b)) = (number(&town[column]), number(value)) else {
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
            let found = records(&["list", "--all", "--where", &condition, "--columns", "id"]);
            let found: Vec<_> = found.iter().map(|town| &town["id"]).collect();
            assert_eq!(found, expected, "{condition}");
        }
    }
}

/// Dimension, column, thresholds, margin: what `close` has to be worked out from.
const MARGINS: [(&str, &str, &[f64], f64); 4] = [
    ("size", "population_2014", &[20_000.0, 100_000.0], 0.02),
    ("trend", "population_change_2014", &[-1.0, 1.0], 0.1),
    ("market", "vacancy_2011", &[5.0], 0.25),
    ("experience", "foreigners_2011", &[4.0, 8.0], 0.3),
];

#[test]
fn what_is_nearer_to_a_threshold_than_the_margin_is_close_to_it() {
    let mut counts = BTreeMap::new();
    for town in records(&["list", "--all", "--columns", "all"]) {
        let close: BTreeSet<&str> =
            town["close"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
        let mut expected = BTreeSet::new();
        for (dimension, column, thresholds, margin) in MARGINS {
            let value = town[column].as_f64().unwrap();
            let is_near = |threshold: &f64| {
                let margin = if dimension == "size" { margin * threshold } else { margin };
                // In thousandths, which no figure exceeds: 8 − 7.7 is 0.3.
                (1000.0 * (value - threshold)).round().abs() < (1000.0 * margin).round()
            };
            // What the state lists is tight, however much stands empty.
            let decides = dimension != "market" || town["rent_cap_2014"] == false;
            if decides && thresholds.iter().any(is_near) {
                expected.insert(dimension);
                *counts.entry(dimension).or_insert(0) += 1;
            }
        }
        assert_eq!(close, expected, "{}", town["id"]);
    }
    let counts: Vec<_> = counts.into_iter().collect();
    // Counted in the table of the researched figures, too.
    assert_eq!(counts, [("experience", 50), ("market", 20), ("size", 9), ("trend", 29)]);
}

#[test]
fn every_municipality_answers_to_each_of_its_names() {
    let mut towns: Vec<Row> = table();
    for town in records(&["list", "--columns", "all"]) {
        let text =
            |(key, value): (&String, &Value)| Some((key.clone(), value.as_str()?.to_owned()));
        towns.push(town.iter().filter_map(text).collect());
    }
    let ids: Vec<&str> = towns.iter().map(|town| &*town["id"]).collect();
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
        let mut question = vec!["compare", "--columns", "id"];
        question.extend(names.iter().map(|name| &**name));
        // A record has a column for each municipality, by its id.
        let header = output(&question);
        let found = header.lines().next().unwrap().split('\t').skip(3);
        for (place, found) in found.take(ids.len()).enumerate() {
            assert_eq!(found, ids[place], "spelling {number}: {}", names[place]);
        }
        assert_eq!(header.lines().next().unwrap().split('\t').count(), 3 + ids.len() + 3);
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

#[test]
fn rules_that_leave_a_municipality_of_the_table_between_levels_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data");
    output(&["export", path.to_str().unwrap()]);
    let rules = include_str!("../data/dimensions.toml");
    let large = "rule = \"population_2014 >= 100000\"";
    for (instead, message) in [
        (
            "rule = \"population_2014 >= 90000\"",
            "`medium` and `large` hold for Gütersloh (population_2014 = 96085) and 2 more; only one \
             level may",
        ),
        (
            "rule = \"population_2014 > 500000\"",
            "no rule of `small`, `medium`, `large` gives Bielefeld (population_2014 = 329782) \
             and 24 more a level; exactly one has to",
        ),
    ] {
        assert!(rules.contains(large));
        std::fs::write(path.join("dimensions.toml"), rules.replace(large, instead)).unwrap();
        let place = rules.lines().position(|line| line == "id = \"size\"").unwrap() + 1;
        assert_eq!(checked(&path), format!("dimensions.toml\t{place}\t6\terror\t{message}\n"));
    }
}

#[test]
fn swapped_coordinates_in_the_table_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data");
    output(&["export", path.to_str().unwrap()]);
    let table = include_str!("../data/reference.csv");
    let swapped = table.replacen("51.433259,6.765477", "6.765477,51.433259", 1);
    std::fs::write(path.join("reference.csv"), swapped).unwrap();
    let message = "latitude and longitude are swapped: the latitude is 51.433259, not 6.765477";
    assert_eq!(checked(&path), format!("reference.csv\t3\t1\terror\t{message}\n"));
}

/// What `check` says of a dataset in which something is wrong.
fn checked(path: &std::path::Path) -> String {
    let check = Command::new(env!("CARGO_BIN_EXE_quartier"))
        .env_remove("QUARTIER_DATA")
        .env_remove("QUARTIER_LANG")
        .args(["check", path.to_str().unwrap(), "--no-header"])
        .output()
        .unwrap();
    assert_eq!(check.status.code(), Some(1));
    String::from_utf8(check.stdout).unwrap()
}

/// What a folder dataset's table can have wrong: what to replace by what, and what is said.
const FAULTS: [(&str, &str, u8, &str); 20] = [
    ("5.44", "5,44", 3, "50 cells instead of 49; a number has a point (5.5)"),
    ("5.44", "low", 3, "`vacancy_2011`: a number such as 5.5 is expected, not `low`"),
    ("5.44", "inf", 3, "`vacancy_2011`: a number such as 5.5 is expected, not `inf`"),
    ("5.44", "\"5,44\"", 3, "`vacancy_2011`: a number has a point, not a comma: 5.44, not 5,44"),
    (
        "5.44",
        "5.4400000000000004",
        3,
        "`vacancy_2011`: `5.4400000000000004` cannot be held exactly; the nearest is 5.44",
    ),
    ("5.44", "544", 3, "`vacancy_2011` is a percentage from 0 to 100, not 544"),
    ("Duisburg,true", "Duisburg,ja", 3, "`independent_city`: true or false is expected, not `ja`"),
    ("05112000", "5112000", 3, "`5112000` is no municipality key (AGS): eight digits"),
    (
        "51.433259",
        "151.433259",
        3,
        "`latitude`: 151.433259 is no latitude in degrees: from -90 to 90, such as 51.3",
    ),
    (
        "6.765477",
        "-186.7",
        3,
        "`longitude`: -186.7 is no longitude in degrees: from -180 to 180, such as 7.67",
    ),
    ("6.765477", "", 3, "`longitude`: a number is missing, such as 5.5"),
    ("05112000,Duisburg", "05112000,", 3, "`name`: the text is empty"),
    ("Stadt,Duisburg", "Stadt, ", 3, "`district`: the text is empty"),
    ("Duisburg", "Du\u{1b}[2Jisburg", 3, "a character that cannot be seen (U+001B)"),
    ("Duisburg", "Du\u{202e}isburg", 3, "a character that cannot be seen (U+202E)"),
    (
        ",foreigners_2011\nessen",
        ",foreigner\nessen",
        3,
        "`estimated`: there is no figure `foreigner` here",
    ),
    (",ags,", ",key,", 1, "no column `ags`"),
    ("vacancy_2011,", "vacancy_2010,", 1, "unknown column `vacancy_2010`"),
    ("vacancy_2011,", "vacancy_2022,", 1, "two columns `vacancy_2022`"),
    ("vacancy_2011,", "density_2023,", 2, "`density_2023` is calculated, not stated"),
];

#[test]
fn a_fault_in_the_table_is_told_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data");
    let data = path.to_str().unwrap();
    output(&["export", data]);
    let table = include_str!("../data/reference.csv");
    let with = |table: &str| {
        std::fs::write(path.join("reference.csv"), table).unwrap();
        Command::new(env!("CARGO_BIN_EXE_quartier"))
            .env_remove("QUARTIER_DATA")
            .env_remove("QUARTIER_LANG")
            .args(["list", "--all", "--columns", "id", "--data", data])
            .output()
            .unwrap()
    };
    for (from, to, line, said) in FAULTS {
        let output = with(&table.replacen(from, to, 1));
        assert_eq!(output.status.code(), Some(1), "{to}");
        let error = String::from_utf8(output.stderr).unwrap();
        let place = format!("reference.csv:{line}:");
        assert!(error.contains(&place) && error.contains(said), "{error}{line}: {said}");
        assert_eq!(error.lines().count(), 1, "{error}");
    }
    let output = with(&table.replace(',', ";"));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("reference.csv:1:1: the cells are apart by semicolons"), "{error}");
    // What a spreadsheet may add does no harm.
    let lines = |text: &str| String::from_utf8(with(text).stdout).unwrap().lines().count();
    assert_eq!(lines(&format!("\u{feff}{}", table.replace('\n', "\r\n"))), 397);
    std::fs::remove_file(path.join("reference.csv")).unwrap();
    assert_eq!(records(&["list", "--all", "--data", data]).len(), 8);
}
