//! Order of municipalities.

use std::cmp::{Ordering, Reverse};

use anyhow::Result;

use super::{ColumnExpr, split_list};
use crate::data::Dataset;
use crate::model::{Schema, Town, Value};
use crate::text::collation_key;

/// Order of municipalities.
#[derive(Debug)]
pub struct Sorting {
    /// Columns in order of importance, each with whether the highest comes first.
    pub keys: Vec<(ColumnExpr, bool)>,
}

/// Position of a municipality in an order.
#[derive(PartialEq, PartialOrd)]
enum Key {
    Number(f64),
    Text(String),
    Reversed(Reverse<String>),
    /// Nothing is known, which stands last in either direction.
    Missing,
}

impl Sorting {
    /// Reads the values of `--sort`: `-vacancy`, `vacancy desc`, `name`, or a column that the
    /// question computes; no keys if there are none.
    ///
    /// # Errors
    /// There is no such column.
    pub fn parse(
        values: &[String],
        computed: &[ColumnExpr],
        schema: &Schema,
        dataset: &Dataset,
    ) -> Result<Self> {
        let keys = split_list(values)?.into_iter().map(|written| {
            let (name, is_descending) = directed(&written);
            let same = computed.iter().find(|column| column.id() == name).cloned();
            let column = same.map_or_else(|| ColumnExpr::parse(name, schema, dataset), Ok)?;
            Ok((column, is_descending))
        });
        Ok(Self { keys: keys.collect::<Result<_>>()? })
    }

    /// Sorts municipalities: names as a German reader expects, classes in their own order, missing
    /// values last; by name where the keys are equal.
    pub fn apply(&self, towns: &mut [&Town]) {
        towns.sort_by_cached_key(|town| (collation_key(&town.name), town.id.clone()));
        let mut keyed: Vec<_> = towns.iter().map(|town| (self.keys_of(town), *town)).collect();
        keyed.sort_by(|(a, _), (b, _)| a.partial_cmp(b).unwrap_or(Ordering::Equal));
        towns.copy_from_slice(&keyed.into_iter().map(|(_, town)| town).collect::<Vec<_>>());
    }

    /// Tells whether two municipalities share all keys.
    pub fn is_tie(&self, a: &Town, b: &Town) -> bool {
        !self.keys.is_empty() && self.keys_of(a) == self.keys_of(b)
    }

    fn keys_of(&self, town: &Town) -> Vec<Key> {
        let key = |(column, is_descending): &(ColumnExpr, bool)| {
            let number = |value: f64| Key::Number(if *is_descending { -value } else { value });
            match column.value(town) {
                Value::Missing => Key::Missing,
                Value::Number(value) => number(value),
                Value::YesNo(yes) => number(f64::from(u8::from(yes))),
                Value::Class(position) => number(crate::number::count(position)),
                Value::Text(text) if *is_descending => Key::Reversed(Reverse(collation_key(text))),
                Value::Text(text) => Key::Text(collation_key(text)),
            }
        };
        self.keys.iter().map(key).collect()
    }
}

/// Column that is sorted by, and whether the highest comes first: `-population`, or as in SQL,
/// `population desc`.
pub fn directed(written: &str) -> (&str, bool) {
    let written = written.trim();
    if let Some(name) = written.strip_prefix(['-', '−']) {
        return (name.trim_start(), true);
    }
    let written = written.strip_prefix('+').unwrap_or(written);
    let directed = written.rsplit_once(|c: char| c == ':' || c.is_whitespace());
    let directed = directed.and_then(|(name, word)| Some((name.trim_end(), direction(word)?)));
    directed.unwrap_or((written, false))
}

/// Tells whether a word asks for the highest first, if it is about a direction.
pub fn direction(word: &str) -> Option<bool> {
    match &*word.to_lowercase() {
        "desc" | "descending" | "absteigend" => Some(true),
        "asc" | "ascending" | "aufsteigend" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::directed;

    #[test]
    fn a_direction_stands_before_or_behind() {
        for (written, expected) in [
            ("vacancy", ("vacancy", false)),
            ("-vacancy", ("vacancy", true)),
            ("+vacancy", ("vacancy", false)),
            ("vacancy DESC", ("vacancy", true)),
            ("vacancy:desc", ("vacancy", true)),
            ("Leerstandsquote 2022 absteigend", ("Leerstandsquote 2022", true)),
            ("vacancy - rent asc", ("vacancy - rent", false)),
            ("vacancy - rent", ("vacancy - rent", false)),
        ] {
            assert_eq!(directed(written), expected);
        }
    }
}
