//! The JSON Schemas of records.

use serde_json::{Map, Value, json};

use super::Context;
use crate::{
    report::{Audience, Header, Holds, Shape},
    text::Texts,
};

/// The version of the language in which schemas are written.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The key under which records name their sources.
const SOURCES: &str = "sources";

/// The schema of a list of records of these shapes; a line of JSON Lines is one of its items.
pub fn of_records(title: &str, shapes: &[Shape], context: &Context) -> Value {
    let mut records: Vec<Value> = shapes.iter().map(|it| record(it, context.texts)).collect();
    let record = match records.as_mut_slice() {
        [only] => only.take(),
        several => json!({ "anyOf": several }),
    };
    json!({
        "$schema": DIALECT,
        "title": title,
        "type": "array",
        "items": { "$ref": "#/$defs/record" },
        "$defs": { "record": record },
    })
}

/// All schemas in one document, each told from the others by its name.
pub fn all(schemas: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let schemas = schemas.into_iter().map(|(name, mut schema)| {
        if let Some(schema) = schema.as_object_mut() {
            schema.insert("$id".to_owned(), format!("urn:quartier:schema:{name}").into());
        }
        (name.to_owned(), schema)
    });
    let schemas: Map<String, Value> = schemas.collect();
    json!({ "$schema": DIALECT, "title": "quartier", "$defs": schemas })
}

/// The schema of a record.
fn record(shape: &Shape, texts: &Texts) -> Value {
    let Shape { records, constant, further } = shape;
    let headers = records.headers.iter();
    let headers = headers.filter(|header| header.audience != Audience::People);
    let is_choice = *constant < records.headers.len();
    let mut required: Vec<&str> =
        headers.clone().take(*constant).map(|header| &*header.key).collect();
    let properties = headers.map(|header| (header.key.clone(), property(header, texts)));
    let mut properties: Map<String, Value> = properties.collect();
    let marks = records.marks.iter().map(|mark| mark.key());
    required.extend(marks.clone().filter(|_| !is_choice));
    required.extend(records.cited.then_some(SOURCES));
    for key in marks.chain([SOURCES]) {
        let mut list = value(&Holds::List);
        list.insert("title".to_owned(), texts.header(key).into());
        properties.insert(key.to_owned(), list.into());
    }
    let further = further.as_ref().map_or(Value::Bool(false), |it| value(it).into());
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": further,
    })
}

/// What a column holds, what people call it, and what one of its numbers is.
fn property(header: &Header, texts: &Texts) -> Value {
    /// Keys by which records are told apart, which none lacks.
    const NAMES: [&str; 2] = ["id", "ags"];

    let mut property = value(&header.holds);
    if NAMES.contains(&&*header.key) {
        property.insert("type".to_owned(), "string".into());
    }
    let label = if header.label.is_empty() { texts.header(&header.key) } else { &*header.label };
    property.insert("title".to_owned(), label.into());
    if let Some(unit) = &header.unit {
        property.insert("x-unit".to_owned(), unit.as_str().into());
    }
    property.into()
}

/// What stands under a key. What is not known is null.
fn value(holds: &Holds) -> Map<String, Value> {
    let schema = match holds {
        Holds::Text => json!({ "type": ["string", "null"] }),
        Holds::Word(words) => {
            json!({ "enum": words.iter().map(|it| json!(it)).chain([Value::Null]).collect::<Vec<_>>() })
        }
        Holds::Number => json!({ "type": ["number", "null"] }),
        Holds::YesNo => json!({ "type": ["boolean", "null"] }),
        Holds::List => json!({ "type": "array", "items": { "type": "string" } }),
        Holds::Anything => json!({ "type": ["string", "number", "boolean", "null"] }),
    };
    match schema {
        Value::Object(schema) => schema,
        _ => Map::new(),
    }
}
