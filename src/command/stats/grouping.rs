//! Municipalities in the groups of a column: levels of a dimension, districts or regions.

use crate::{
    dataset::Municipality,
    folding::collation_key,
    presentation::{Context, columns},
    report::Cell,
    say,
    schema::{Column, Identity, Schema, Value, Variable},
    suggestion::Suggestion,
    usage_error::UsageError,
};

/// Municipalities that have the same value in a column.
pub struct Group<'a> {
    /// What they have in common; missing where that is only that it is not known, or nothing.
    pub value: Cell,
    pub towns: Vec<&'a Municipality<'a>>,
}

/// The column of this name or label, if it is one by which municipalities can be grouped.
pub fn column<'a>(name: &str, schema: &'a Schema) -> Result<&'a Column, UsageError> {
    let grouping = || schema.columns().iter().filter(|column| groups(column));
    let known = schema.find(name).filter(|column| groups(column));
    known.ok_or_else(|| {
        let hint = Suggestion::of(name, grouping().map(|column| &*column.id));
        // Those of a period are the same dimensions once more.
        let usual = grouping()
            .filter(|it| it.is_of_dimension() || !matches!(it.variable, Variable::Level(_)));
        let usual: Vec<&str> = usual.map(|column| &*column.id).collect();
        let hint = hint.or(say::there_are(usual.join(", ")));
        UsageError::new(say::not_grouped_by(name, hint))
    })
}

/// Whether municipalities can be grouped by a column.
pub fn groups(column: &Column) -> bool {
    match &column.variable {
        Variable::Level(_) => true,
        Variable::Identity(identity) => {
            matches!(identity, Identity::District | Identity::Region)
        }
        Variable::Figure(_) => false,
    }
}

/// The municipalities by their values in a column, or all in one group: levels in their own
/// order, names as they are sorted, what has no value last.
pub fn grouped<'a>(
    towns: &[&'a Municipality<'a>],
    by: Option<&Column>,
    context: &Context,
) -> Vec<Group<'a>> {
    let Some(by) = by else {
        return vec![Group { value: Cell::MISSING, towns: towns.to_vec() }];
    };
    let mut towns = towns.to_vec();
    towns.sort_by_cached_key(|town| key(town, by));
    let same = towns.chunk_by(|a, b| key(a, by) == key(b, by));
    same.filter_map(|same| {
        let value = columns::cell(same.first()?, by, context);
        // Of a group it says nothing that one of them is close to a threshold.
        Some(Group { value: Cell { mark: None, ..value }, towns: same.to_vec() })
    })
    .collect()
}

/// By what municipalities are together and their groups in order. A city that is a district of
/// its own is not in the district that has its name.
fn key(town: &Municipality, by: &Column) -> (usize, String, String, bool) {
    match town.value(by) {
        Value::Level(position) => (position, String::new(), String::new(), false),
        Value::Text(name) => {
            let is_district = matches!(by.variable, Variable::Identity(Identity::District));
            let apart = is_district && town.is_independent_city();
            (0, collation_key(name), name.to_owned(), apart)
        }
        _ => (usize::MAX, String::new(), String::new(), false),
    }
}
