//! How numbers and places are drawn with characters.

pub(super) mod bar;
mod lengths;
pub(super) mod map;
pub(super) mod percentile;
pub(super) mod sparkline;
