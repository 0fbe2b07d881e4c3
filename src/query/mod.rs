//! Questions put to municipalities: by what names, filters, order and columns.

mod columns;
mod filter;
mod sort;
mod town_names;

use anyhow::Result;

pub use crate::expression::ColumnExpr;
pub use columns::split_list;
pub use filter::{Filter, FilterArgs, area, area_names, find_area};
pub use sort::{Sorting, directed, direction};
pub use town_names::other_thing;

use crate::context::Context;
use crate::errors::{UsageError, message};
use crate::expression::{ExpressionError, Scope};
use crate::i18n::{Language, Localized};
use crate::model::{Column, ColumnKind, Identity};

/// Reads an expression of a question, which may ask for percentiles and ranks among all
/// municipalities, and names them, districts and regions as other options do.
fn parse_in_scope<T>(
    cx: &Context,
    parse: impl FnOnce(&Scope<'_>) -> Result<T, ExpressionError>,
) -> Result<T> {
    let distribution = |column: &Column| cx.dataset.distribution(column).ok();
    let meant = |column: &Column, text: &str| {
        let meant = match column.kind {
            ColumnKind::Identity(Identity::Name) => cx.dataset.find_town(text).map(|it| &*it.name),
            ColumnKind::Identity(kind @ (Identity::District | Identity::Region)) => {
                area(text, kind, &cx.dataset)
            }
            _ => Ok(text),
        };
        meant.map(str::to_owned).map_err(|error| {
            let [en, de] = Language::ALL.map(|it| message(&error, it));
            Localized { en, de }
        })
    };
    let scope = Scope { schema: &cx.schema, distribution: &distribution, meant: &meant };
    Ok(parse(&scope).map_err(UsageError::from)?)
}
