//! How numbers and places are drawn with characters.

pub(super) mod bar;
pub(super) mod histogram;
pub(super) mod map;
pub(super) mod percentile;
pub(super) mod sparkline;

/// The nearest number of cells; none for what is negative or no number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the conversion stops at the ends of the range, as it should"
)]
fn nearest(length: f64) -> usize {
    length.round() as usize
}

/// So many cells as a length.
#[expect(clippy::cast_precision_loss, reason = "no line has 2^52 cells")]
fn length(cells: usize) -> f64 {
    cells as f64
}
