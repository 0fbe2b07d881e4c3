//! Questions put to municipalities: by what names, filters, order and columns.

mod columns;
mod filter;
mod other_thing;
mod sort;
mod town_names;

use anyhow::Result;

pub use crate::expression::ColumnExpr;
pub use columns::split_list;
pub use filter::{ClassFilter, Filter, FilterArgs, area_names, find_area};
pub use other_thing::other_thing;
pub use sort::{Sorting, directed};
pub use town_names::TownIndex;

use crate::{
    data::Dataset,
    errors::UsageError,
    expression::{ExpressionError, Scope},
    model::{Column, Schema},
};

/// Reads an expression of a question, which may ask for percentiles and ranks among all
/// municipalities.
fn parse_in_scope<T>(
    schema: &Schema,
    dataset: &Dataset,
    parse: impl FnOnce(&Scope<'_>) -> Result<T, ExpressionError>,
) -> Result<T> {
    let distribution = |column: &Column| dataset.distribution(column).ok();
    Ok(parse(&Scope { schema, distribution: &distribution }).map_err(UsageError::from)?)
}
