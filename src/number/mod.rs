//! Numbers: as exact as files have them, as people write them in a question, and one among others.

mod distribution;
mod finite;
mod written;

pub use distribution::{Distribution, count, median, percentile};
pub use finite::{Finite, decimals, decimals_at_least, rounded};
pub use written::{UnreadNumber, read_number};
