//! In what order municipalities stand.

use std::cmp::Ordering;

use crate::{
    dataset::Municipality,
    folding::collation_key,
    schema::{Column, Schema, Value},
    vocabulary::UsageError,
};

/// An order of municipalities: by one column after another.
#[derive(Debug)]
pub(crate) struct Sorting<'a> {
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
    /// Fails if there is no such column.
    pub(crate) fn parse(columns: &[String], schema: &'a Schema) -> Result<Self, UsageError> {
        let criteria = columns.iter().map(|name| {
            let name = name.trim();
            let (name, descending) = match name.strip_prefix('-') {
                Some(name) => (name, true),
                None => directed(name.strip_prefix('+').unwrap_or(name)),
            };
            let column = schema.column(name)?;
            Ok(Criterion { column, descending })
        });
        Ok(Self { criteria: criteria.collect::<Result<_, _>>()? })
    }

    /// The columns that decide on the order.
    pub(crate) fn columns(&self) -> impl Iterator<Item = &'a Column> {
        self.criteria.iter().map(|criterion| criterion.column)
    }

    /// Puts the municipalities in order; those that are equal in all keys stand by their ids.
    pub(crate) fn apply(&self, municipalities: &mut [&Municipality]) {
        // Each key is worked out once, not for each comparison.
        let keys = |town| self.criteria.iter().map(|by| SortKey::of(town, by.column)).collect();
        let mut keyed: Vec<(Vec<SortKey<'_>>, &Municipality)> =
            municipalities.iter().map(|town| (keys(*town), *town)).collect();
        keyed.sort_by(|(a, first), (b, second)| {
            let pairs = self.criteria.iter().zip(a.iter().zip(b));
            let mut orders = pairs.map(|(by, (a, b))| a.compare(b, by.descending));
            let order = orders.find(|order| order.is_ne());
            order.unwrap_or_else(|| first.id.cmp(&second.id))
        });
        for (slot, (_, town)) in municipalities.iter_mut().zip(keyed) {
            *slot = town;
        }
    }
}

/// A column and whether its order is turned round, as in SQL: `population desc`.
fn directed(written: &str) -> (&str, bool) {
    match written.trim().rsplit_once(char::is_whitespace) {
        Some((name, word)) if word.eq_ignore_ascii_case("desc") => (name.trim_end(), true),
        Some((name, word)) if word.eq_ignore_ascii_case("asc") => (name.trim_end(), false),
        _ => (written, false),
    }
}

/// A value as it is sorted.
enum SortKey<'a> {
    Number(f64),
    Position(usize),
    Text(String, &'a str),
    Missing,
}

impl<'a> SortKey<'a> {
    fn of(town: &'a Municipality, column: &Column) -> Self {
        match town.value(column) {
            Value::Missing => Self::Missing,
            Value::Number(number) => Self::Number(number),
            Value::Level(position) => Self::Position(position),
            Value::YesNo(yes) => Self::Position(usize::from(yes)),
            Value::Text(text) => Self::Text(collation_key(text), text),
        }
    }

    fn compare(&self, other: &Self, descending: bool) -> Ordering {
        let order = match (self, other) {
            // What is missing stands last either way.
            (Self::Missing, Self::Missing) => return Ordering::Equal,
            (Self::Missing, _) => return Ordering::Greater,
            (_, Self::Missing) => return Ordering::Less,
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::Position(a), Self::Position(b)) => a.cmp(b),
            (Self::Text(a, first), Self::Text(b, second)) => (a, first).cmp(&(b, second)),
            _ => Ordering::Equal,
        };
        if descending { order.reverse() } else { order }
    }
}
