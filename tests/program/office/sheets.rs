//! Cell by cell.

use std::{collections::BTreeMap, fs};

use calamine::Data;
use serde_json::Value;

use super::{QUESTIONS, workbook, written};
use crate::support::{Ask, DIMENSIONS, STUDY, changed, for_each, quartier};

/// The records in JSON, their keys in order.
fn records(question: &str) -> Vec<Vec<(String, Value)>> {
    let text = quartier(question).args(["--format", "json", "--sources"]).text();
    // A map of this library sorts its keys, so the order comes from CSV.
    let keys = quartier(question).args(["--format", "csv", "--sources"]).text();
    let mut reader = csv::Reader::from_reader(keys.as_bytes());
    let keys: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let records: Vec<BTreeMap<String, Value>> = serde_json::from_str(&text).unwrap();
    let in_order = |mut record: BTreeMap<String, Value>| {
        keys.iter().map(|key| (key.clone(), record.remove(key).unwrap())).collect()
    };
    records.into_iter().map(in_order).collect()
}

/// Words that people read in the place of those of programs, by column and word: always the same.
#[derive(Default)]
struct Words(BTreeMap<(String, String), String>);

impl Words {
    fn take(&mut self, key: &str, word: &str, shown: &str) {
        let column = (key.to_owned(), word.to_owned());
        let known = self.0.entry(column).or_insert_with(|| shown.to_owned());
        assert_eq!(known, shown, "{key}: {word}");
    }
}

/// Whether a cell of a sheet says what JSON says.
fn same(key: &str, expected: &Value, cell: &Data, [yes, no]: [&str; 2], words: &mut Words) -> bool {
    match (expected, cell) {
        (Value::Null, Data::Empty) => true,
        (Value::Number(number), Data::Float(value)) => number.as_f64() == Some(*value),
        (Value::Bool(expected), Data::String(word)) => word == if *expected { yes } else { no },
        (Value::String(text), Data::Empty) => text.is_empty(),
        (Value::String(text), Data::String(shown)) if text == shown => true,
        (Value::String(word), Data::String(shown)) => {
            words.take(key, word, shown);
            key != "ags" && key != "id" && !word.contains(". ")
        }
        (Value::Array(list), Data::Empty) => list.is_empty(),
        (Value::Array(list), Data::String(shown)) => {
            let list: Vec<_> = list.iter().map(|it| it.as_str().unwrap()).collect();
            match key {
                "sources" | "examples" => list.join(", ") == *shown,
                _ => !list.is_empty() && shown.split(", ").count() >= list.len(),
            }
        }
        _ => false,
    }
}

#[test]
fn every_cell_says_what_json_says() {
    for_each(&QUESTIONS, |question| {
        for (language, yes_no) in [("en", ["yes", "no"]), ("de", ["ja", "nein"])] {
            let question = format!("{question} --lang {language}");
            let book = workbook(&question);
            let rows = book.rows(0);
            let expected = records(&question);
            assert_eq!(rows.len(), expected.len(), "{question}");
            let mut words = Words::default();
            for (row, record) in rows.iter().zip(&expected) {
                assert_eq!(row.len(), record.len(), "{question}: {:?}", book.header(0));
                for (cell, (key, value)) in row.iter().zip(record) {
                    let is_same = same(key, value, cell, yes_no, &mut words);
                    assert!(is_same, "{question}: {key}: {value} became {cell:?}");
                }
            }
        }
    });
}

#[test]
fn classes_are_called_as_the_data_say() {
    let data: toml::Table = toml::from_str(DIMENSIONS).unwrap();
    let dimensions = data["dimension"].as_array().unwrap();
    for language in ["en", "de"] {
        let question = format!("list --all --lang {language}");
        let book = workbook(&question);
        for (place, id) in (3..).zip(["size", "trend", "market", "experience"]) {
            let own = dimensions.iter().find(|it| it["id"].as_str() == Some(id)).unwrap();
            let labels: BTreeMap<_, _> = own["level"]
                .as_array()
                .unwrap()
                .iter()
                .map(|level| (level["id"].as_str(), level["label"][language].as_str().unwrap()))
                .collect();
            for (row, record) in book.rows(0).iter().zip(records(&question)) {
                assert_eq!(record[place].0, id);
                let expected = record[place].1.as_str().map_or("", |level| labels[&Some(level)]);
                assert_eq!(row[place].to_string(), expected);
            }
        }
    }
}

#[test]
fn headers_are_words_with_units() {
    for_each(&QUESTIONS, |question| {
        for language in ["en", "de"] {
            let book = workbook(&format!("{question} --lang {language}"));
            for header in book.header(0) {
                let is_word = header == "AGS" || !header.starts_with(|c: char| c.is_lowercase());
                assert!(is_word && !header.contains('_'), "{question}: {header}");
            }
        }
    });
    let header = workbook("list --columns name,vacancy_2022,area --lang de").header(0);
    assert_eq!(
        header[..5],
        ["Kennung", "AGS", "Name", "Leerstandsquote 2022 (%)", "Fläche 2023 (km²)"]
    );
}

#[test]
fn what_a_question_asks_of_is_shown_once() {
    let ask = |question: &str| workbook(question).header(0);
    let header = ask("list --all --where vacancy_2022>7 --sort -population_2014");
    assert_eq!(header.iter().filter(|it| **it == "Vacancy 2022 (%)").count(), 1, "{header:?}");
    assert_eq!(header.iter().filter(|it| **it == "Population 2014").count(), 1, "{header:?}");
    let header = ask("list --columns ags,id,name");
    assert_eq!(header, ["ID", "AGS", "Name", "Sources"]);
}

#[test]
fn every_source_that_is_cited_is_listed_with_its_address() {
    for question in ["list --all", "facts altena", "match iserlohn", "map"] {
        let book = workbook(question);
        assert_eq!(book.names()[..2], ["Data", "Sources"], "{question}");
        let place = book.header(0).iter().position(|it| it == "Sources").unwrap();
        let rows = book.rows(1);
        let listed: Vec<_> = rows.iter().map(|row| row[1].to_string()).collect();
        for row in book.rows(0) {
            for source in row[place].to_string().split(", ").filter(|it| !it.is_empty()) {
                assert!(listed.iter().any(|it| it == source), "{question}: {source}");
            }
        }
        for (number, row) in (1..).zip(rows) {
            assert_eq!(row[0], Data::Float(f64::from(number)));
            assert!(row[7].to_string().starts_with("http"), "{row:?}");
        }
    }
}

#[test]
fn marks_are_explained_where_there_are_any() {
    let notes = |question: &str| {
        let book = workbook(question);
        let has_notes = book.names().last() == Some(&"Hinweise");
        let notes = book.sheets.last().filter(|_| has_notes).map(|(_, rows)| format!("{rows:?}"));
        notes.unwrap_or_default()
    };
    let marked = notes("list --columns name,vacancy_2011 --lang de");
    assert!(marked.contains("~ eigene Berechnung") && marked.contains("„Schätzungen“"), "{marked}");
    let classed = notes("list --lang de");
    assert!(classed.contains("Kursiv: knapp an der Schwelle"), "{classed}");
    let plain = notes("list --columns name --lang de");
    assert!(!plain.contains('~') && plain.contains("Datenstand: "), "{plain}");
}

#[test]
fn csv_for_spreadsheets_has_what_the_workbook_has() {
    for_each(&QUESTIONS, |question| {
        let question = format!("{question} --lang de --sources");
        let text = quartier(&question).args(["--format", "excel-csv"]).text();
        let bare = text.strip_prefix('\u{feff}').expect("a byte-order mark");
        assert!(bare.ends_with("\r\n"));
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(bare.as_bytes());
        let book = workbook(&question);
        let header: Vec<_> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        assert_eq!(header, book.header(0), "{question}");
        let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), book.rows(0).len());
        for (row, expected) in rows.iter().zip(book.rows(0)) {
            for (text, cell) in row.iter().zip(expected) {
                let is_same = match cell {
                    Data::Float(number) => {
                        !text.contains('.') && text.replace(',', ".").parse() == Ok(*number)
                    }
                    Data::String(word) => text.strip_prefix('\'').unwrap_or(text) == word,
                    Data::Empty => text.is_empty(),
                    _ => false,
                };
                assert!(is_same, "{question}: {cell:?} became {text}");
            }
        }
    });
}

#[test]
fn no_text_is_calculated() {
    let evil = "=HYPERLINK(\\\"http://example.org\\\",\\\"x\\\")";
    let name = fs::read_to_string(format!("{STUDY}/municipalities.toml")).unwrap();
    let name = name.lines().find(|line| line.starts_with("name = ")).unwrap();
    let study = changed(&[("municipalities.toml", name, &format!("name = \"{evil}\""))]);
    let shown = evil.replace('\\', "");

    let question = format!("list --data {}", study.path().display());
    let book = workbook(&question);
    let cells: Vec<_> = book.rows(0).iter().flatten().collect();
    assert!(cells.contains(&&Data::String(shown.clone())), "{cells:?}");

    let (_folder, file) = written(&format!("{question} --format excel-csv"), "a.csv");
    let text = fs::read_to_string(file).unwrap();
    let quoted = format!("\"'{}\"", shown.replace('"', "\"\""));
    assert!(text.contains(&quoted), "{text}");
}
