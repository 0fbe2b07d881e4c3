//! Arguments that several commands take, and how their words are read.

mod filters;
mod words;

pub use filters::{FILTERS, Filters};
pub use words::{LevelParser, count, count_or_none, date, one_of};
