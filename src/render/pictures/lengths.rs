//! From lengths to cells of a line and back.

/// The nearest number of cells; none for what is negative or no number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the conversion stops at the ends of the range, as it should"
)]
pub(super) fn nearest(length: f64) -> usize {
    length.round() as usize
}

/// So many cells as a length.
#[expect(clippy::cast_precision_loss, reason = "no line has 2^52 cells")]
pub(super) fn length(cells: usize) -> f64 {
    cells as f64
}
