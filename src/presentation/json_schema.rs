//! The JSON Schemas of records.

use serde_json::{Map, Value, json};

use super::{
    Context,
    keys::{self, Key, SOURCES},
};
use crate::report::{Holds, Shape};

/// The version of the language in which schemas are written.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of a list of records of these shapes; a line of JSON Lines is one of its items.
pub fn of_records(title: &str, shapes: &[Shape], context: &Context) -> Value {
    let mut records: Vec<Value> = shapes.iter().map(|it| record(it, context)).collect();
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

/// The schema of a record. The sources are there where they are asked for.
fn record(Shape { records, constant, further }: &Shape, context: &Context) -> Value {
    let keys = keys::of(records, context.texts);
    let required: Vec<&str> = keys.map(|it| it.name).take(*constant).collect();
    let asked = keys::list(SOURCES, context.texts);
    let all = keys::of(records, context.texts).chain([asked]);
    let properties = all.map(|key| (key.name.to_owned(), property(&key)));
    let properties: Map<String, Value> = properties.collect();
    let further = further.as_ref().map_or(Value::Bool(false), |it| value(it).into());
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": further,
    })
}

/// What stands under a key, what people call that, and what one of its numbers is.
fn property(key: &Key<'_>) -> Value {
    /// Keys by which records are told apart, which none lacks.
    const NAMES: [&str; 2] = ["id", "ags"];

    let mut property = value(&key.holds);
    if NAMES.contains(&key.name) {
        property.insert("type".to_owned(), "string".into());
    }
    property.insert("title".to_owned(), key.label.into());
    if let Some(unit) = key.unit {
        property.insert("x-unit".to_owned(), unit.into());
    }
    property.into()
}

/// What a key holds. What is not known is null.
fn value(holds: &Holds) -> Map<String, Value> {
    let schema = match holds {
        Holds::Text => json!({ "type": ["string", "null"] }),
        Holds::Word(words) => {
            let words = words.iter().map(|word| Value::from(word.as_str()));
            json!({ "enum": words.chain([Value::Null]).collect::<Vec<_>>() })
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
