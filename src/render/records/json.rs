//! JSON, as one array or as lines.

use anyhow::Result;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::{keys, values, words};
use crate::{
    render::{Format, Purpose},
    report::{Content, Row, Table, Term},
    text::plain_number,
};

pub const JSON: Format = Format {
    name: "json",
    endings: &["json"],
    purpose: Purpose::Records,
    is_binary: false,
    render: |report, _| {
        let objects = objects(&report.records);
        Ok((serde_json::to_string_pretty(&objects)? + "\n").into_bytes())
    },
};

pub const JSONL: Format = Format {
    name: "jsonl",
    endings: &["jsonl", "ndjson"],
    render: |report, _| {
        let objects = objects(&report.records);
        let lines = objects.iter().map(|object| Ok(serde_json::to_string(object)? + "\n"));
        Ok(lines.collect::<Result<String>>()?.into_bytes())
    },
    ..JSON
};

/// A record with its keys in their order.
struct Object<'a>(&'a Table, &'a Row);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(table, row) = self;
        let values = values(table, row);
        serializer.collect_map(keys(table).iter().zip(values.iter().map(|it| value(it))))
    }
}

fn objects(table: &Table) -> Vec<Object<'_>> {
    table.rows.iter().map(|row| Object(table, row)).collect()
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
