//! What is computed from the figures of several municipalities, as cells with their marks.

use super::columns;
use crate::{
    dataset::Municipality,
    number::rounded,
    report::{Cell, Mark},
    schema::Column,
    vocabulary::Status,
};

/// The number that a column holds for a municipality.
pub fn number(town: &Municipality, column: &Column) -> Option<f64> {
    town.value(column).number()
}

/// A value that is computed from those of a column, with one decimal place more than they have
/// at least, so that the middle of two whole numbers is no third.
pub fn cell(value: Option<f64>, column: &Column, mark: Option<Mark>) -> Cell {
    let places = column.places() + 1;
    let cell = value.map(|value| Cell::exactly(in_decimals(value, places), places));
    cell.map_or(Cell::MISSING, |cell| Cell { mark, ..cell })
}

/// The same, with that place only where it is needed: beside the values themselves.
pub fn cell_beside_values(value: Option<f64>, places: usize, mark: Option<Mark>) -> Cell {
    let value = value.map(|value| in_decimals(value, places + 1));
    let cell = value.map(|value| Cell::number(value, places));
    cell.map_or(Cell::MISSING, |cell| Cell { mark, ..cell })
}

/// The number to so many decimal places, halves away from zero as one reckons by hand: 2.425 is
/// a half, though in binary it is a little less.
fn in_decimals(value: f64, places: usize) -> f64 {
    /// Decimal places of the last step beyond which two numbers are the same.
    const SAME: usize = 6;

    let steps = 10_f64.powi(i32::try_from(places).unwrap_or(i32::MAX));
    let nearest = rounded(rounded(value * steps, SAME), 0) / steps;
    if nearest.is_finite() { nearest } else { value }
}

/// The status of the least sure of the figures that a column holds for these municipalities.
pub fn status(towns: &[&Municipality], column: &Column) -> Status {
    let figures = column.figures().into_iter();
    let figures = figures.flat_map(|of_column| towns.iter().filter_map(|it| it.figure(of_column)));
    figures.map(|figure| figure.status).max().unwrap_or(Status::Official)
}

/// The mark of what is computed from the figures that a column holds for these municipalities:
/// that of the least sure of them.
pub fn mark(towns: &[&Municipality], column: &Column) -> Option<Mark> {
    columns::mark(status(towns, column))
}

#[cfg(test)]
mod tests {
    use super::in_decimals;

    #[test]
    fn a_half_is_one_as_it_is_written() {
        let rounded = [2.425, 3.775, -2.425, 2.4249, 6.125, -0.004];
        let rounded = rounded.map(|value| in_decimals(value, 2).to_string());
        assert_eq!(rounded, ["2.43", "3.78", "-2.43", "2.42", "6.13", "0"]);
        assert!(in_decimals(f64::MAX, 2).is_finite());
    }
}
