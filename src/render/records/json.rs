//! JSON, as one array or as lines.

use std::{borrow::Cow, rc::Rc};

use anyhow::Result;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::{Reader, Records, words};
use crate::{
    render::{Format, Purpose, Style},
    report::{Cell, Content, Report, Term},
    text::plain_number,
};

pub const JSON: Format = Format {
    name: "json",
    endings: &["json"],
    purpose: Purpose::Records,
    is_binary: false,
    render: |report, style| {
        let written = match &report.document {
            Some(document) => serde_json::to_string_pretty(document)?,
            None => serde_json::to_string_pretty(&objects(report, style))?,
        };
        Ok((written + "\n").into_bytes())
    },
};

pub const JSONL: Format = Format {
    name: "jsonl",
    endings: &["jsonl", "ndjson"],
    render: |report, style| {
        let objects = objects(report, style);
        let lines = objects.iter().map(|object| Ok(serde_json::to_string(object)? + "\n"));
        Ok(lines.collect::<Result<String>>()?.into_bytes())
    },
    ..JSON
};

/// A record with its keys in their order.
pub struct Object<'a>(Rc<[&'a str]>, Vec<Cow<'a, Cell>>);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(keys, cells) = self;
        serializer.collect_map(keys.iter().zip(cells.iter().map(|it| value(&it.content))))
    }
}

pub fn objects<'a>(report: &'a Report, style: &Style) -> Vec<Object<'a>> {
    let records = Records::new(&report.records, Reader::Program, style.texts);
    let keys = Rc::from(records.keys());
    records.rows().map(|cells| Object(Rc::clone(&keys), cells)).collect()
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
