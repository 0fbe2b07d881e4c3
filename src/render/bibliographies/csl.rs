//! The sources as CSL-JSON.

use serde::Serialize;

use super::note;
use crate::{
    render::{Format, Purpose},
    report::{Citation, Writer},
};

pub const CSL_JSON: Format = Format {
    name: "csl-json",
    endings: &["csl.json"],
    purpose: Purpose::Bibliography,
    is_binary: false,
    render: |report, _| {
        let entries: Vec<_> = report.sources.iter().flatten().map(Entry::of).collect();
        Ok((serde_json::to_string_pretty(&entries)? + "\n").into_bytes())
    },
};

/// A source as the schema of CSL has it.
#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Name<'a>>,
    title: &'a str,
    publisher: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<DateParts<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<DateParts<'a>>,
    #[serde(rename = "URL")]
    url: &'a str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Name<'a> {
    Person { family: &'a str, given: &'a str },
    Whole { literal: &'a str },
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct DateParts<'a> {
    date_parts: [&'a [u16]; 1],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    circa: bool,
}

impl<'a> Entry<'a> {
    fn of(citation: &'a Citation) -> Self {
        Self {
            id: &citation.id,
            kind: "document",
            author: citation.authors.iter().map(Name::of).collect(),
            title: &citation.title,
            publisher: &citation.publisher,
            issued: date(&citation.issued, citation.circa),
            note: note(citation),
            language: citation.language.as_deref(),
            accessed: date(&citation.checked, false),
            url: &citation.url,
        }
    }
}

/// A date as far as it is known.
fn date(parts: &[u16], circa: bool) -> Option<DateParts<'_>> {
    (!parts.is_empty()).then_some(DateParts { date_parts: [parts], circa })
}

impl<'a> Name<'a> {
    fn of(author: &'a Writer) -> Self {
        match author {
            Writer::Person { family, given } => Self::Person { family, given },
            Writer::Whole(name) => Self::Whole { literal: name },
            Writer::Others => Self::Whole { literal: "et al." },
        }
    }
}
