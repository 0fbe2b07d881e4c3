//! The dataset as a data package of the Frictionless standard: tables as CSV, and a
//! `datapackage.json` that says what their columns hold.

use anyhow::Result;
use serde_json::{Value, json};

use super::answer;
use crate::command::Context;
use crate::model::Source;
use crate::render::{Style, column_label, csv, record_columns};
use crate::report::{Cell, Report};

/// Tables with the questions that they answer; each record has an `id`.
const TABLES: [(&str, &[&str]); 6] = [
    ("municipalities", &["list", "--all", "--columns", "all"]),
    ("indicators", &["indicators"]),
    ("facts", &["facts"]),
    ("findings", &["findings"]),
    ("recommendations", &["recommendations"]),
    ("sources", &["sources"]),
];

/// Files of the package, by their paths.
///
/// # Errors
/// The data cannot be read.
pub fn files(cx: &Context) -> Result<Vec<(String, String)>> {
    let (mut files, mut resources) = (Vec::new(), Vec::new());
    for (name, question) in TABLES {
        let report = answer(question, cx)?;
        let csv = String::from_utf8(csv(&report, &Style { header: true, ..Style::default() })?)?;
        files.push((format!("{name}.csv"), csv));
        resources.push(resource(name, &report));
    }
    let study = cx.dataset.study()?;
    let source = |it: &Source| json!({ "title": cx.text(&it.title), "path": it.url });
    let package = json!({
        "profile": "tabular-data-package",
        "name": "quartier",
        "title": cx.text(&study.study.title),
        "description": cx.text(&study.study.subtitle),
        "version": study.dataset.version,
        "sources": cx.dataset.sources()?.iter().map(source).collect::<Vec<_>>(),
        "resources": resources,
    });
    files.push(("datapackage.json".to_owned(), serde_json::to_string_pretty(&package)? + "\n"));
    Ok(files)
}

fn resource(name: &str, report: &Report) -> Value {
    let columns = record_columns(&report.records).map(|(place, header)| {
        let rows = report.records.rows.iter();
        let kinds: Vec<_> = rows.filter_map(|row| kind(&row.cells[place])).collect();
        let kind = kinds.first().filter(|first| kinds.iter().all(|it| it == *first));
        json!({
            "name": header.key,
            "title": column_label(header),
            "type": kind.unwrap_or(&"string"),
        })
    });
    let sources = report.records.is_cited.then(|| json!({ "name": "sources", "type": "string" }));
    json!({
        "profile": "tabular-data-resource",
        "name": name,
        "title": report.title,
        "path": format!("{name}.csv"),
        "encoding": "utf-8",
        "schema": {
            "fields": columns.chain(sources).collect::<Vec<_>>(),
            "primaryKey": "id",
        },
    })
}

/// Type of a value in the words of the standard; `None` where it is missing.
fn kind(cell: &Cell) -> Option<&'static str> {
    match cell {
        Cell::Missing => None,
        Cell::Number { .. } => Some("number"),
        Cell::YesNo(_) => Some("boolean"),
        _ => Some("string"),
    }
}
