//! JSON, as one array or as lines.

use std::borrow::Cow;

use anyhow::Result;
use serde::{Serialize, Serializer, ser::Error, ser::SerializeMap};

use super::{Records, keys};
use crate::{
    render::{Format, Purpose, Style},
    report::{Content, Report, Term},
    text::plain_number,
};

/// One JSON array.
pub(in crate::render) const JSON: Format = Format {
    name: "json",
    help: "One JSON array",
    endings: &["json"],
    purpose: Purpose::Records,
    is_binary: false,
    render: render_array,
};

/// One JSON object a line.
pub(in crate::render) const JSONL: Format = Format {
    name: "jsonl",
    help: "One JSON object a line",
    endings: &["jsonl", "ndjson"],
    render: render_lines,
    ..JSON
};

fn render_array(report: &Report, _: &Style) -> Result<Vec<u8>> {
    let records = Records::of(report);
    let keys = records.keys();
    let objects: Vec<_> = records.rows().map(|row| Object { keys: &keys, row }).collect();
    Ok((serde_json::to_string_pretty(&objects)? + "\n").into_bytes())
}

fn render_lines(report: &Report, _: &Style) -> Result<Vec<u8>> {
    let records = Records::of(report);
    let keys = records.keys();
    let mut text = String::new();
    for row in records.rows() {
        text.push_str(&serde_json::to_string(&Object { keys: &keys, row })?);
        text.push('\n');
    }
    Ok(text.into_bytes())
}

/// A record with its keys in their order.
struct Object<'k, 'a> {
    keys: &'k [&'a str],
    row: Vec<Cow<'a, Content>>,
}

impl Serialize for Object<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(self.row.len()))?;
        for (key, content) in self.keys.iter().zip(&self.row) {
            object.serialize_entry(key, &Value(content))?;
        }
        object.end()
    }
}

struct Value<'a>(&'a Content);

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Content::Missing => serializer.serialize_none(),
            Content::Text(text) | Content::Term(Term { key: text, .. }) => {
                serializer.serialize_str(text)
            }
            Content::Number { value, places } => {
                // The very number that the other formats print.
                let text = plain_number(*value, *places);
                match text.parse() {
                    Ok(whole) => serializer.serialize_i64(whole),
                    // It has decimal places, or more digits than a whole number can.
                    Err(_) => serializer.serialize_f64(text.parse().map_err(S::Error::custom)?),
                }
            }
            Content::YesNo(yes) => serializer.serialize_bool(*yes),
            Content::List(terms) => keys(terms).serialize(serializer),
            Content::Bar(value) | Content::Percentile(value) => serializer.serialize_f64(*value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Content, Value};

    #[test]
    fn a_number_is_written_however_large_it_is() {
        let written = |value, places| {
            serde_json::to_string(&Value(&Content::Number { value, places })).unwrap()
        };
        assert_eq!(written(17_270.0, 0), "17270");
        assert_eq!(written(-5.2036, 2), "-5.2");
        assert_eq!(written(1e19, 0), "1e+19");
    }
}
