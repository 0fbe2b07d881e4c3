//! Readers of the formats, written by others where there are any.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;

use super::elements;

/// Whether a text has a character that a terminal obeys rather than shows.
pub fn has_control(text: &str) -> bool {
    let turns_direction = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.contains(|c: char| turns_direction(c) || c.is_control() && !"\n\t".contains(c))
}

/// Reads a result in a format, and finds nothing in it that does not belong there.
pub fn read(format: &str, result: &[u8]) -> Result<(), String> {
    match format {
        "xlsx" => return workbook(result).map(drop),
        "docx" => return docx(result).map(drop),
        _ => {}
    }
    let text = str::from_utf8(result).map_err(told)?;
    if has_control(if format == "csv" { "" } else { text }) {
        return Err("a control character".to_owned());
    }
    match format {
        "json" => {
            let values: Vec<Value> = serde_json::from_str(text).map_err(told)?;
            values.iter().all(Value::is_object).then_some(()).ok_or("no objects".to_owned())
        }
        "jsonl" => text.lines().try_for_each(|line| {
            let is_object = serde_json::from_str(line).is_ok_and(|it: Value| it.is_object());
            is_object.then_some(()).ok_or_else(|| format!("no object: {line}"))
        }),
        "csv" => table(b',', text),
        "tsv" => table(b'\t', text),
        "geojson" => layer(&serde_json::from_str(text).map_err(told)?),
        "html" => elements(text).map(drop),
        "bibtex" => biblatex::Bibliography::parse(text).map(drop).map_err(told),
        "table" | "text" | "markdown" => {
            text.ends_with('\n').then_some(()).ok_or("the last line does not end".to_owned())
        }
        _ => Err("no reader".to_owned()),
    }
}

/// Each key stands once in the header, and all lines have as many cells.
fn table(separator: u8, text: &str) -> Result<(), String> {
    let mut reader = csv::ReaderBuilder::new();
    reader.delimiter(separator).quoting(separator == b',');
    let mut reader = reader.from_reader(text.as_bytes());
    let header = reader.headers().map_err(told)?;
    if header.iter().collect::<BTreeSet<_>>().len() < header.len() {
        return Err(format!("a key stands twice: {header:?}"));
    }
    reader.records().try_for_each(|record| record.map(drop).map_err(told))
}

/// Features with plain texts and numbers as properties, and with closed rings.
fn layer(collection: &Value) -> Result<(), String> {
    let features = collection["features"].as_array().ok_or("no features")?;
    for feature in features {
        let properties = feature["properties"].as_object().ok_or("no properties")?;
        if let Some((key, value)) =
            properties.iter().find(|(_, it)| it.is_array() || it.is_object())
        {
            return Err(format!("{key} is {value}"));
        }
        let coordinates = &feature["geometry"]["coordinates"];
        let rings = match feature["geometry"]["type"].as_str() {
            Some("Polygon") => coordinates.as_array().cloned(),
            Some("MultiPolygon") => coordinates.as_array().map(|parts| {
                parts.iter().flat_map(|part| part.as_array().cloned().unwrap_or_default()).collect()
            }),
            Some("Point") => Some(Vec::new()),
            _ => feature["geometry"].is_null().then(Vec::new),
        };
        let rings = rings.ok_or_else(|| format!("geometry: {feature}"))?;
        let is_closed = |ring: &Value| {
            ring.as_array().is_some_and(|it| it.len() >= 4 && it.first() == it.last())
        };
        if !rings.iter().all(is_closed) {
            return Err(format!("a ring is open: {feature}"));
        }
    }
    Ok(())
}

/// Name of a sheet, and its rows.
pub type Sheet = (String, Vec<Vec<Data>>);

/// Sheets of a workbook. None has a formula.
pub fn workbook(result: &[u8]) -> Result<Vec<Sheet>, String> {
    let mut book = Xlsx::new(Cursor::new(result)).map_err(told)?;
    let sheets = book.sheet_names().into_iter().map(|name| {
        let formulas = book.worksheet_formula(&name).map_err(told)?;
        if formulas.cells().any(|(.., formula)| !formula.is_empty()) {
            return Err(format!("a formula in {name}"));
        }
        let rows = book.worksheet_range(&name).map_err(told)?;
        Ok((name, rows.rows().map(<[Data]>::to_vec).collect()))
    });
    sheets.collect()
}

/// Text of the document within a file for word processors, and the addresses that it links to;
/// all its parts are well-formed.
pub fn docx(result: &[u8]) -> Result<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(result)).map_err(told)?;
    let mut document = None;
    let mut addresses = String::new();
    for position in 0..archive.len() {
        let mut file = archive.by_index(position).map_err(told)?;
        let mut text = String::new();
        file.read_to_string(&mut text).map_err(told)?;
        let name = file.name().map_err(told)?;
        let elements = elements(&text).map_err(|error| format!("{name}: {error}"))?;
        if name == "word/document.xml" {
            document = elements.last().map(|it| it.text.clone());
        }
        for address in elements.iter().filter_map(|it| it.attribute("w:instr")) {
            addresses = addresses + " " + address;
        }
    }
    document.map(|text| text + &addresses).ok_or("no document".to_owned())
}

fn told(error: impl Display) -> String {
    error.to_string()
}
