//! Numbers: rounding, reading as people write them, and distributions.

mod distribution;
mod parse;
mod round;

pub use distribution::{Distribution, count, median};
pub use parse::{NumberError, parse_number};
pub use round::{decimals, round};
