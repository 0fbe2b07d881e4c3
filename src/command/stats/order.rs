//! The keys of the records, and the order in which the records stand.

use std::cmp::Ordering;

use super::statistics::{Part, Statistics};
use crate::{
    folding::collation_key,
    query::directed,
    report::{Cell, Columns, Content, Holds, Term},
    say,
    usage_error::UsageError,
};

/// What a record says under each key, in their order.
const FIELDS: [(&str, Part); 14] = [
    ("column", |it| &it.column),
    ("by", |it| &it.by),
    ("group", |it| &it.group),
    ("count", |it| &it.count),
    ("missing", |it| &it.missing),
    ("min", |it| &it.minimum),
    ("q1", |it| &it.first_quartile),
    ("median", |it| &it.median),
    ("q3", |it| &it.third_quartile),
    ("max", |it| &it.maximum),
    ("mean", |it| &it.mean),
    ("weighted_mean", |it| &it.weighted_mean),
    ("lowest", |it| &it.lowest),
    ("highest", |it| &it.highest),
];

pub fn keys() -> impl Iterator<Item = &'static str> {
    FIELDS.into_iter().map(|(key, _)| key)
}

/// The records for programs.
pub fn records<'a>() -> Columns<'a, &'a Statistics<'a>> {
    FIELDS.into_iter().fold(Columns::<&Statistics>::new(), |columns, (key, cell)| {
        let holds = match key {
            "column" | "by" | "group" | "lowest" | "highest" => Holds::Text,
            _ => Holds::Number,
        };
        columns.for_programs(key, move |it| cell(it).clone()).holding(holds)
    })
}

/// By what the records of a column are sorted.
pub struct Order(Vec<(Criterion, bool)>);

/// A record with the place of its group.
type Placed<'a> = (usize, Statistics<'a>);

enum Criterion {
    Column,
    /// Groups in their own order.
    Group,
    Cell(Part),
}

impl Order {
    /// Reads keys, each with `-` before it or `desc` behind it for the highest first.
    pub fn parse(keys: &[String]) -> Result<Self, UsageError> {
        let criterion = |written: &String| {
            let (key, descending) = directed(written);
            let known = FIELDS.iter().find(|(known, _)| *known == key);
            let (key, cell) = known.ok_or_else(|| {
                let all = FIELDS.map(|(key, _)| key);
                UsageError::new(say::unknown_key(key, all.join(", ")))
            })?;
            let criterion = match *key {
                "column" => Criterion::Column,
                "group" => Criterion::Group,
                _ => Criterion::Cell(*cell),
            };
            Ok((criterion, descending))
        };
        keys.iter().map(criterion).collect::<Result<_, _>>().map(Self)
    }

    /// Sorts the records of each column, which stand in the order of their groups. Those of one
    /// stay together, as values of different columns cannot be compared.
    pub fn apply(&self, columns: &mut [Vec<Statistics<'_>>]) {
        for records in &mut *columns {
            let mut placed: Vec<_> = std::mem::take(records).into_iter().enumerate().collect();
            placed.sort_by(|a, b| self.compare(a, b));
            records.extend(placed.into_iter().map(|(_, record)| record));
        }
        for (criterion, descending) in &self.0 {
            if let Criterion::Column = criterion {
                let column = |records: &[Statistics<'_>]| {
                    records.first().map(|it| it.column.clone()).unwrap_or_default()
                };
                columns.sort_by(|a, b| compare(&column(a), &column(b), *descending));
            }
        }
    }

    fn compare(&self, a: &Placed<'_>, b: &Placed<'_>) -> Ordering {
        let orders = self.0.iter().map(|(criterion, descending)| match criterion {
            Criterion::Column => Ordering::Equal,
            Criterion::Group if *descending => b.0.cmp(&a.0),
            Criterion::Group => a.0.cmp(&b.0),
            Criterion::Cell(cell) => compare(cell(&a.1), cell(&b.1), *descending),
        });
        orders.fold(Ordering::Equal, Ordering::then)
    }
}

/// What is missing stands last either way.
fn compare(a: &Cell, b: &Cell, descending: bool) -> Ordering {
    let order = match (&a.content, &b.content) {
        (Content::Missing, Content::Missing) => return Ordering::Equal,
        (Content::Missing, _) => return Ordering::Greater,
        (_, Content::Missing) => return Ordering::Less,
        (Content::Number { value: a, .. }, Content::Number { value: b, .. }) => a.total_cmp(b),
        (a, b) => word(a).cmp(&word(b)),
    };
    if descending { order.reverse() } else { order }
}

/// A word as it is sorted.
fn word(content: &Content) -> String {
    match content {
        Content::Text(text) | Content::Term(Term { label: text, .. }) => collation_key(text),
        _ => String::new(),
    }
}
