//! Numbers: as exact as files have them, and as people write them in a question.

mod finite;
mod written;

pub(crate) use finite::{Finite, rounded};
pub(crate) use written::read_number;
