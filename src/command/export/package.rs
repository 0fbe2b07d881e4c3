//! The dataset as a data package of the Frictionless standard: its records as CSV, and a
//! `datapackage.json` that says what their columns hold.

use std::collections::BTreeMap;

use anyhow::Result;
use serde_json::{Map, Value, json};

use super::Files;
use crate::{
    command::answer,
    dataset::Source,
    distinct::distinct,
    presentation::{
        Context,
        keys::{self, Key, SOURCES},
    },
    render::{CSV, Style},
    report::{Holds, Report, Table},
    text::Texts,
};

/// The tables: their names, and the questions that they answer. Each record has an `id`.
const TABLES: [(&str, &[&str]); 6] = [
    ("municipalities", &["list", "--all", "--columns", "all"]),
    ("indicators", &["indicators"]),
    ("facts", &["facts"]),
    ("findings", &["findings"]),
    ("recommendations", &["recommendations"]),
    (SOURCES, &["sources"]),
];

/// Those of which each record has a single source.
const OF_ONE_SOURCE: [&str; 2] = ["findings", "recommendations"];

/// The files of the package.
///
/// # Errors
/// The data cannot be read.
pub fn files(context: &Context) -> Result<Files> {
    let language = context.language_of_records;
    let texts = Texts::of(language);
    let (cite, reads_page, reads_records) = (false, false, true);
    let context = Context { cite, reads_page, reads_records, language, texts, ..context.clone() };
    let (mut files, mut resources) = (Files::new(), Vec::new());
    for (name, question) in TABLES {
        let report = answer(question, &context)?;
        let written = (CSV.render)(&report, &Style::document(texts))?;
        files.push((format!("{name}.csv"), String::from_utf8(written)?));
        resources.push(resource(name, &report, texts));
    }
    let package = package(&resources, &context)?;
    files.push(("datapackage.json".to_owned(), serde_json::to_string_pretty(&package)? + "\n"));
    Ok(files)
}

/// What is said of the whole: which dataset it is, and whose work is in it.
fn package(resources: &[Value], context: &Context) -> Result<Value> {
    let study = context.dataset.study()?;
    let bibliography = context.dataset.bibliography()?;
    let sources: Vec<Value> = bibliography.all().map(|it| source(it, context)).collect();
    let licences = bibliography.all().filter_map(|it| it.licence.as_ref());
    let licences = distinct(licences.map(|it| context.text(it)), PartialEq::eq);
    let licences: Vec<Value> = licences.iter().map(|it| licence(it)).collect();
    Ok(json!({
        "profile": "tabular-data-package",
        "name": "quartier",
        "title": study.study.title.get(context.language),
        "description": study.study.subtitle.get(context.language),
        "version": &*study.edition.version,
        "created": created(study.edition.date.first_day()),
        "licenses": licences,
        "sources": sources,
        "resources": resources,
    }))
}

/// A day as the standard has it, which wants to know the time as well.
fn created((year, month, day): (u16, u8, u8)) -> String {
    format!("{year:04}-{month:02}-{day:02}T00:00:00Z")
}

fn source(source: &Source, context: &Context) -> Value {
    let Source { id, title, url, .. } = source;
    json!({
        "id": id.as_str(),
        "title": title.get(context.language),
        "path": &**url,
        "attribution": source.attribution_text(context.language),
    })
}

/// A licence by a name in which the standard allows no other characters than these.
fn licence(title: &str) -> Value {
    let words = title.split(|c: char| !c.is_ascii_alphanumeric() && c != '.');
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    json!({ "name": words.join("-"), "title": title })
}

/// A table, its columns, and what they refer to.
fn resource(name: &str, report: &Report, texts: &Texts) -> Value {
    let mut schema = Map::new();
    schema.insert("fields".to_owned(), fields(&report.records, texts));
    schema.insert("primaryKey".to_owned(), "id".into());
    if OF_ONE_SOURCE.contains(&name) {
        let reference = json!({ "resource": SOURCES, "fields": "id" });
        let key = json!([{ "fields": SOURCES, "reference": reference }]);
        schema.insert("foreignKeys".to_owned(), key);
    }
    json!({
        "profile": "tabular-data-resource",
        "name": name,
        "title": report.title,
        "path": format!("{name}.csv"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    })
}

fn fields(records: &Table, texts: &Texts) -> Value {
    keys::of(records, texts).map(|key| field(&key)).collect()
}

fn field(Key { name, label, unit, holds }: &Key<'_>) -> Value {
    let sort = match holds {
        // Words of a list are apart by blanks.
        Holds::Text | Holds::Word(_) | Holds::List => "string",
        Holds::Number => "number",
        Holds::YesNo => "boolean",
        Holds::Anything => "any",
    };
    let mut field = BTreeMap::from([
        ("name", Value::from(*name)),
        ("title", Value::from(*label)),
        ("type", Value::from(sort)),
    ]);
    field.extend(unit.map(|unit| ("unit", Value::from(unit))));
    if let Holds::Word(words) = holds {
        field.insert("constraints", json!({ "enum": words }));
    }
    json!(field)
}
