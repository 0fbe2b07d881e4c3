//! JSON, as one array or as lines.

use anyhow::Result;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::{keys, values, words};
use crate::{
    render::{Format, Purpose, Style},
    report::{Content, Report, Table, Term},
    text::plain_number,
};

pub(in crate::render) const JSON: Format = Format {
    name: "json",
    help: "One JSON array",
    endings: &["json"],
    purpose: Purpose::Records,
    is_binary: false,
    render: render_array,
};

pub(in crate::render) const JSONL: Format = Format {
    name: "jsonl",
    help: "One JSON object a line",
    endings: &["jsonl", "ndjson"],
    render: render_lines,
    ..JSON
};

fn render_array(report: &Report, _: &Style) -> Result<Vec<u8>> {
    let objects: Vec<_> = objects(&report.records).collect();
    Ok((serde_json::to_string_pretty(&objects)? + "\n").into_bytes())
}

fn render_lines(report: &Report, _: &Style) -> Result<Vec<u8>> {
    let mut text = String::new();
    for object in objects(&report.records) {
        text.extend([&serde_json::to_string(&object)?, "\n"]);
    }
    Ok(text.into_bytes())
}

/// A record with its keys in their order.
struct Object<'a>(Vec<(&'a str, Value)>);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

fn objects(table: &Table) -> impl Iterator<Item = Object<'_>> {
    let keys = keys(table);
    table.rows.iter().map(move |row| {
        let values = values(table, row);
        Object(keys.iter().copied().zip(values.iter().map(|content| value(content))).collect())
    })
}

fn value(content: &Content) -> Value {
    match content {
        Content::Missing => Value::Null,
        Content::Text(text) | Content::Term(Term { key: text, .. }) => text.as_str().into(),
        Content::Number { value, places } => {
            // The very number that the other formats print.
            let text = plain_number(*value, *places);
            match text.parse::<i64>() {
                Ok(whole) => whole.into(),
                // It has decimal places, or more digits than a whole number can.
                Err(_) => text.parse::<f64>().unwrap_or(*value).into(),
            }
        }
        Content::YesNo(yes) => (*yes).into(),
        Content::List(terms) => words(terms).into(),
        Content::Bar(value) | Content::Percentile(value) => (*value).into(),
        Content::Histogram(counts) => counts.as_slice().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Content, value};

    #[test]
    fn a_number_is_written_however_large_it_is() {
        let written =
            |number, places| value(&Content::Number { value: number, places }).to_string();
        assert_eq!(written(17_270.0, 0), "17270");
        assert_eq!(written(-5.2036, 2), "-5.2");
        assert_eq!(written(1e19, 0), "1e+19");
    }
}
