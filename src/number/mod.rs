//! Numbers: as exact as files have them, and as people write them in a question.

mod finite;
mod written;

pub use finite::{Finite, rounded};
pub use written::read_number;
