//! In what order municipalities stand.

use std::cmp::Ordering;

use crate::{
    dataset::Municipality,
    folding::collation_key,
    schema::{Column, Schema, Value},
    usage_error::UsageError,
};

/// An order of municipalities: by one column after another.
#[derive(Debug)]
pub struct Sorting<'a> {
    criteria: Vec<Criterion<'a>>,
}

/// A column by which is sorted.
#[derive(Debug)]
struct Criterion<'a> {
    column: &'a Column,
    descending: bool,
}

impl<'a> Sorting<'a> {
    /// Reads a list of columns, each with `-` before it or `desc` behind it to turn its order
    /// round.
    pub fn parse(columns: &[String], schema: &'a Schema) -> Result<Self, UsageError> {
        let criteria = columns.iter().map(|name| {
            let (name, descending) = directed(name);
            let column = schema.column(name)?;
            Ok(Criterion { column, descending })
        });
        Ok(Self { criteria: criteria.collect::<Result<_, _>>()? })
    }

    /// The columns that decide on the order.
    pub fn columns(&self) -> impl Iterator<Item = &'a Column> {
        self.criteria.iter().map(|criterion| criterion.column)
    }

    /// Puts the municipalities in order; those that are equal in all keys stand by their ids.
    pub fn apply(&self, municipalities: &mut [&Municipality]) {
        municipalities.sort_by(|a, b| {
            let mut orders = self.criteria.iter().map(|criterion| criterion.compare(a, b));
            orders.find(|order| order.is_ne()).unwrap_or_else(|| a.id.cmp(&b.id))
        });
    }
}

/// What is sorted by and whether its order is turned round: `-population`, or as in SQL,
/// `population desc`.
pub fn directed(written: &str) -> (&str, bool) {
    let written = written.trim();
    if let Some(name) = written.strip_prefix('-') {
        return (name, true);
    }
    let written = written.strip_prefix('+').unwrap_or(written);
    match written.trim().rsplit_once(char::is_whitespace) {
        Some((name, word)) if word.eq_ignore_ascii_case("desc") => (name.trim_end(), true),
        Some((name, word)) if word.eq_ignore_ascii_case("asc") => (name.trim_end(), false),
        _ => (written, false),
    }
}

impl Criterion<'_> {
    fn compare(&self, a: &Municipality, b: &Municipality) -> Ordering {
        let order = match (a.value(self.column), b.value(self.column)) {
            // What is missing stands last either way.
            (Value::Missing, Value::Missing) => return Ordering::Equal,
            (Value::Missing, _) => return Ordering::Greater,
            (_, Value::Missing) => return Ordering::Less,
            (Value::Number(a), Value::Number(b)) => a.total_cmp(&b),
            (Value::Level(a), Value::Level(b)) => a.cmp(&b),
            (Value::YesNo(a), Value::YesNo(b)) => a.cmp(&b),
            (Value::Text(a), Value::Text(b)) => (collation_key(a), a).cmp(&(collation_key(b), b)),
            _ => Ordering::Equal,
        };
        if self.descending { order.reverse() } else { order }
    }
}
