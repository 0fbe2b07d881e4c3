//! Where something stands in a file of a dataset, and what its schema says of it.

use serde_json::Value;

/// A field of a file.
#[derive(Clone)]
pub struct Place<'s> {
    root: &'s Value,
    /// What stands there.
    schema: &'s Value,
    /// The type to which it belongs, and its name there: `Level.rule`.
    pub name: String,
    /// What it means.
    pub description: &'s str,
    pub is_required: bool,
}

/// What a line of a file is.
pub enum Written<'l> {
    /// The head of a table, be it a comment.
    Table(Vec<&'l str>),
    /// A field, be it a comment.
    Key(&'l str),
    Nothing,
}

impl<'l> Written<'l> {
    pub fn of(line: &'l str) -> Self {
        let line = line.trim_start_matches('#');
        if let Some(path) = line.strip_prefix('[') {
            return Self::Table(path.trim_matches(['[', ']']).split('.').collect());
        }
        match line.split_once(" = ") {
            Some((key, _)) => Self::Key(key),
            None => Self::Nothing,
        }
    }
}

impl<'s> Place<'s> {
    /// A file as a whole.
    pub fn root(schema: &'s Value, file: &str) -> Self {
        let name = file.to_owned();
        Self { root: schema, schema, name, description: description(schema), is_required: true }
    }

    /// What stands at a path.
    pub fn at(schema: &'s Value, file: &str, path: &[&str]) -> Option<Self> {
        let root = Self::root(schema, file);
        path.iter().try_fold(root, |place, key| place.within().field(key))
    }

    /// What stands in it, or in each of its entries.
    pub fn within(&self) -> Self {
        let mut place = self.clone();
        loop {
            let next = place.schema.get("items").or_else(|| {
                let mut choices = place.schema.get("anyOf")?.as_array()?.iter();
                choices.find(|choice| choice.get("$ref").is_some())
            });
            if let Some(next) = next {
                place.schema = next;
            } else if let Some(name) = place.schema.get("$ref").and_then(Value::as_str) {
                let Some(definition) = self.root.pointer(name.trim_start_matches('#')) else {
                    return place;
                };
                place.schema = definition;
                place.name = name.rsplit('/').next().unwrap_or_default().to_owned();
            } else {
                return place;
            }
        }
    }

    /// One of its fields.
    pub fn field(&self, key: &str) -> Option<Self> {
        let known = self.schema.get("properties").and_then(|fields| fields.get(key));
        let any = || self.schema.get("patternProperties")?.as_object()?.values().next();
        let schema = known.or_else(any)?;
        let name = match known {
            Some(_) => format!("{}.{key}", self.name),
            None => self.name.clone(),
        };
        let required = self.schema.get("required").and_then(Value::as_array);
        let is_required = required.is_some_and(|keys| keys.iter().any(|known| known == key));
        Some(Self { root: self.root, schema, name, description: description(schema), is_required })
    }
}

fn description(schema: &Value) -> &str {
    schema.get("description").and_then(Value::as_str).unwrap_or_default()
}
