//! Whether others can read what is printed: each format by a reader that others have written.

use std::{collections::BTreeSet, fmt::Display, io::Cursor};

use calamine::{Reader, Xlsx};
use geojson::GeoJson;
use scraper::Html;
use serde_json::{Deserializer, Value};

use super::promises::is_harmful;

pub const FORMATS: [&str; 12] = [
    "table",
    "tsv",
    "csv",
    "json",
    "jsonl",
    "excel-csv",
    "xlsx",
    "geojson",
    "markdown",
    "html",
    "bibtex",
    "csl-json",
];

/// Reads a result in this format; otherwise says why it cannot.
pub fn read(format: &str, result: &[u8]) -> Result<(), String> {
    if format == "xlsx" {
        return workbook(result);
    }
    let text = str::from_utf8(result).map_err(told)?;
    if let Some(harmful) = text.chars().find(|c| is_harmful(*c) && *c != '\r') {
        return Err(format!("{harmful:?} is in it"));
    }
    match format {
        "json" => serde_json::from_str::<Value>(text).map(drop).map_err(told),
        "csl-json" => {
            serde_json::from_str::<Vec<citationberg::json::Item>>(text).map(drop).map_err(told)
        }
        "jsonl" => text.lines().try_for_each(|line| {
            let mut values = Deserializer::from_str(line).into_iter::<Value>();
            match (values.next(), values.next()) {
                (Some(Ok(Value::Object(_))), None) => Ok(()),
                _ => Err(format!("no record: {line}")),
            }
        }),
        "csv" => table(b',', text),
        "excel-csv" => {
            table(b';', text.strip_prefix('\u{feff}').ok_or("there is no byte-order mark")?)
        }
        "tsv" => table(b'\t', text),
        "geojson" => text.parse::<GeoJson>().map(drop).map_err(told),
        "html" => match Html::parse_document(text).errors.as_slice() {
            [] => Ok(()),
            errors => Err(errors.join(", ")),
        },
        "bibtex" => biblatex::Bibliography::parse(text).map(drop).map_err(told),
        _ => Ok(()),
    }
}

fn workbook(result: &[u8]) -> Result<(), String> {
    let mut book = Xlsx::new(Cursor::new(result)).map_err(told)?;
    book.sheet_names().iter().try_for_each(|name| {
        let formulas = book.worksheet_formula(name).map_err(told)?;
        if formulas.cells().any(|(.., formula)| !formula.is_empty()) {
            return Err(format!("a formula in {name}"));
        }
        book.worksheet_range(name).map(drop).map_err(told)
    })
}

/// Each key stands once in the header, and all lines have as many cells.
fn table(separator: u8, text: &str) -> Result<(), String> {
    let mut reader = csv::ReaderBuilder::new();
    reader.delimiter(separator).quoting(separator != b'\t');
    let mut reader = reader.from_reader(text.as_bytes());
    let header = reader.headers().map_err(told)?;
    let keys: BTreeSet<&str> = header.iter().collect();
    if keys.len() < header.len() && separator != b';' {
        return Err(format!("a key stands twice: {header:?}"));
    }
    reader.records().try_for_each(|record| record.map(drop).map_err(told))
}

fn told(error: impl Display) -> String {
    error.to_string()
}
