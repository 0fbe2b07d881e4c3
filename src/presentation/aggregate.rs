//! What is computed from the figures of several municipalities, as cells with their marks.

use super::columns;
use crate::{
    dataset::Municipality,
    number::rounded,
    report::{Cell, Mark},
    schema::{Column, Value},
    vocabulary::Status,
};

/// The number that a column holds for a municipality.
pub fn number(town: &Municipality, column: &Column) -> Option<f64> {
    match town.value(column) {
        Value::Number(value) => Some(value),
        _ => None,
    }
}

/// A value that is computed from those of a column: to one decimal place more than they have,
/// so that the middle of two whole numbers is no third.
pub fn cell(value: Option<f64>, column: &Column, mark: Option<Mark>) -> Cell {
    let places = column.places() + 1;
    let cell = value.map(|value| Cell::exactly(rounded(value, places), places));
    cell.map_or(Cell::MISSING, |cell| Cell { mark, ..cell })
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
