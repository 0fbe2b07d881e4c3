//! In what order municipalities stand.

use std::cmp::Ordering;

use anyhow::Result;

use super::{Asked, Gazetteer, listed};
use crate::{
    dataset::Municipality,
    folding::collation_key,
    schema::{Column, Schema, Value},
};

/// An order of municipalities: by one column after another.
#[derive(Debug)]
pub struct Sorting<'a> {
    criteria: Vec<Criterion<'a>>,
}

/// A column by which is sorted.
#[derive(Debug)]
struct Criterion<'a> {
    column: Asked<'a>,
    descending: bool,
}

impl<'a> Sorting<'a> {
    /// Reads lists of columns, each with `-` before it or `desc` behind it to turn its order
    /// round; they may be ones that the question computes.
    pub fn parse(
        lists: &[String],
        computed: &[Asked<'a>],
        schema: &'a Schema,
        gazetteer: &Gazetteer<'_>,
    ) -> Result<Self> {
        let criteria = listed(lists)?.into_iter().map(|written| {
            let (written, descending) = directed(written);
            let column = Asked::parse(written, computed, schema, gazetteer)?;
            Ok(Criterion { column, descending })
        });
        Ok(Self { criteria: criteria.collect::<Result<_>>()? })
    }

    /// The columns of the data that decide on the order, but for those of a column that the
    /// question names itself.
    pub fn columns(&self) -> Vec<&'a Column> {
        let columns = self.criteria.iter().map(|criterion| &criterion.column);
        let unnamed = |asked: &&Asked<'_>| !matches!(asked, Asked::Computed(it) if it.is_named);
        columns.filter(unnamed).flat_map(Asked::columns).collect()
    }

    /// Puts the municipalities in order; those that are equal in all keys stand by their ids.
    pub fn apply(&self, municipalities: &mut [&Municipality]) {
        municipalities.sort_by(|a, b| {
            let mut orders = self.criteria.iter().map(|criterion| criterion.compare(a, b));
            orders.find(|order| order.is_ne()).unwrap_or_else(|| a.id().cmp(b.id()))
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
        let order = match (self.column.value(a), self.column.value(b)) {
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
