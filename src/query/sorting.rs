use std::cmp::Ordering;

use crate::{
    dataset::Municipality,
    exit::UsageError,
    folding::collation_key,
    schema::{Column, Schema, Value},
};

/// An order of municipalities: by one column after another.
#[derive(Debug)]
pub struct Sorting<'a> {
    keys: Vec<Key<'a>>,
}

#[derive(Debug)]
struct Key<'a> {
    column: &'a Column,
    descending: bool,
}

impl<'a> Sorting<'a> {
    /// Reads a list of columns, each with `-` before it to turn its order round.
    ///
    /// # Errors
    /// There is no such column.
    pub fn parse(columns: &[String], schema: &'a Schema) -> Result<Self, UsageError> {
        let keys = columns.iter().map(|name| {
            let (name, descending) = match name.strip_prefix('-') {
                Some(name) => (name, true),
                None => (name.strip_prefix('+').unwrap_or(name), false),
            };
            let column = schema.column(name)?;
            Ok(Key { column, descending })
        });
        Ok(Self { keys: keys.collect::<Result<_, _>>()? })
    }

    /// Puts the municipalities in order; those that are equal in all keys stand by their ids.
    pub fn apply(&self, municipalities: &mut [&Municipality]) {
        municipalities.sort_by(|a, b| {
            self.keys
                .iter()
                .map(|key| key.compare(a, b))
                .find(|order| order.is_ne())
                .unwrap_or_else(|| a.id.cmp(&b.id))
        });
    }
}

impl Key<'_> {
    fn compare(&self, a: &Municipality, b: &Municipality) -> Ordering {
        let (a, b) = (a.value(self.column), b.value(self.column));
        // What is missing stands last either way.
        match (a, b) {
            (Value::Missing, Value::Missing) => Ordering::Equal,
            (Value::Missing, _) => Ordering::Greater,
            (_, Value::Missing) => Ordering::Less,
            _ if self.descending => ascending(b, a),
            _ => ascending(a, b),
        }
    }
}

fn ascending(a: Value<'_>, b: Value<'_>) -> Ordering {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.total_cmp(&b),
        (Value::Level(a), Value::Level(b)) => a.cmp(&b),
        (Value::YesNo(a), Value::YesNo(b)) => a.cmp(&b),
        (Value::Text(a), Value::Text(b)) => (collation_key(a), a).cmp(&(collation_key(b), b)),
        _ => Ordering::Equal,
    }
}
