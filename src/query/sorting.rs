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
    pub fn apply<'t>(&self, municipalities: &mut [&'t Municipality<'t>]) {
        let keys = |town: &'t Municipality<'t>| {
            let keys: Vec<Key<'_>> = self.criteria.iter().map(|it| it.key(town)).collect();
            (keys, town)
        };
        let mut keyed: Vec<_> = municipalities.iter().map(|town| keys(town)).collect();
        keyed.sort_by(|(a, one), (b, other)| {
            let pairs = self.criteria.iter().zip(a.iter().zip(b));
            let mut orders = pairs.map(|(criterion, (a, b))| criterion.compare(a, b));
            orders.find(|order| order.is_ne()).unwrap_or_else(|| one.id().cmp(other.id()))
        });
        for (place, (_, town)) in municipalities.iter_mut().zip(keyed) {
            *place = town;
        }
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

/// By what a value stands in an order.
enum Key<'t> {
    Value(Value<'t>),
    /// A text, behind the key that it is sorted by.
    Text(String, &'t str),
}

impl Criterion<'_> {
    fn key<'t>(&self, town: &'t Municipality) -> Key<'t> {
        match self.column.value(town) {
            Value::Text(text) => Key::Text(collation_key(text), text),
            value => Key::Value(value),
        }
    }

    fn compare(&self, a: &Key<'_>, b: &Key<'_>) -> Ordering {
        let order = match (a, b) {
            // What is missing stands last either way.
            (Key::Value(Value::Missing), Key::Value(Value::Missing)) => return Ordering::Equal,
            (Key::Value(Value::Missing), _) => return Ordering::Greater,
            (_, Key::Value(Value::Missing)) => return Ordering::Less,
            (Key::Value(Value::Number(a)), Key::Value(Value::Number(b))) => a.total_cmp(b),
            (Key::Value(Value::Level(a)), Key::Value(Value::Level(b))) => a.cmp(b),
            (Key::Value(Value::YesNo(a)), Key::Value(Value::YesNo(b))) => a.cmp(b),
            (Key::Text(a, one), Key::Text(b, other)) => (a, one).cmp(&(b, other)),
            _ => Ordering::Equal,
        };
        if self.descending { order.reverse() } else { order }
    }
}
