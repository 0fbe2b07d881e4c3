//! Arguments that several commands take, and how their words are read.

mod filters;
mod period;
mod words;

pub use filters::{FILTERS, Filters};
pub use period::{PERIOD, TakesPeriod, period_option, times};
pub use words::{OneOf, count, count_or_none, date, levels, one_of};
