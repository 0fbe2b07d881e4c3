//! Order of municipalities.

use std::cmp::Ordering;

use anyhow::Result;

use super::{ColumnExpr, split_list};
use crate::context::Context;
use crate::model::{Town, Value};
use crate::text::collation_key;

/// Order of municipalities.
pub struct Sorting {
    /// Columns in order of importance, each with whether the highest comes first.
    pub keys: Vec<(ColumnExpr, bool)>,
}

impl Sorting {
    /// Reads the values of `--sort`: `-vacancy`, `vacancy desc`, `name`, or a column that the
    /// question computes; no keys if there are none.
    ///
    /// # Errors
    /// There is no such column.
    pub fn parse(values: &[String], computed: &[ColumnExpr], cx: &Context) -> Result<Self> {
        let keys = split_list(values)?.into_iter().map(|written| {
            let (name, is_descending) = directed(&written);
            let same = computed.iter().find(|column| column.id() == name).cloned();
            let column = same.map_or_else(|| ColumnExpr::parse(name, cx), Ok)?;
            Ok((column, is_descending))
        });
        Ok(Self { keys: keys.collect::<Result<_>>()? })
    }

    /// Sorts municipalities: names as a German reader expects, classes in their own order, missing
    /// values last; by name where the keys are equal.
    pub fn apply(&self, towns: &mut [&Town]) {
        towns.sort_by_cached_key(|town| (collation_key(&town.name), town.id.clone()));
        towns.sort_by(|a, b| self.compare(a, b));
    }

    /// Tells whether two municipalities share all keys.
    pub fn is_tie(&self, a: &Town, b: &Town) -> bool {
        !self.keys.is_empty() && self.compare(a, b).is_eq()
    }

    fn compare(&self, a: &Town, b: &Town) -> Ordering {
        let mut orders = self.keys.iter().map(|(column, is_descending)| {
            let values = [a, b].map(|town| column.expr.value(town));
            let order = match values {
                [Value::Text(a), Value::Text(b)] => collation_key(a).cmp(&collation_key(b)),
                [a, b] => a.partial_cmp(&b).unwrap_or(Ordering::Equal),
            };
            let is_turned = *is_descending && !values.contains(&Value::Missing);
            if is_turned { order.reverse() } else { order }
        });
        orders.find(|it| it.is_ne()).unwrap_or(Ordering::Equal)
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
