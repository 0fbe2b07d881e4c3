use anyhow::Result;
use serde::Serialize;

use crate::report::{Citation, Report};

/// The sources as CSL-JSON, which reference managers read.
pub(super) fn render(report: &Report) -> Result<String> {
    let items: Vec<_> = report.sources.iter().flatten().map(Item::of).collect();
    Ok(serde_json::to_string_pretty(&items)? + "\n")
}

/// An item as the schema of CSL has it.
#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    publisher: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Issued<'a>>,
    /// What is printed of the date where it is no date.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(rename = "URL")]
    url: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Issued<'a> {
    date_parts: [&'a [u16]; 1],
}

impl<'a> Item<'a> {
    fn of(citation: &'a Citation) -> Self {
        let issued = (!citation.issued.is_empty())
            .then_some(Issued { date_parts: [citation.issued.as_slice()] });
        Self {
            id: &citation.id,
            kind: "document",
            title: &citation.title,
            publisher: &citation.publisher,
            note: citation.date.as_deref().filter(|_| issued.is_none()),
            issued,
            url: &citation.url,
        }
    }
}
