//! The cells of a column of a table.

use anyhow::{Context, Error, Result, bail};

use super::{
    Figure,
    plain_table::{DERIVED, ESTIMATED},
};
use crate::{
    schema::{Figures, Measure},
    vocabulary::{Finite, Status},
};

/// The cells of a column, from the first record to the last.
#[derive(Debug, Clone)]
pub(super) struct Cells(Option<&'static str>);

impl Cells {
    /// The cells of a line: all that is apart by tabs.
    pub(super) fn of(line: &'static str) -> Self {
        Self(Some(line))
    }
}

impl Iterator for Cells {
    type Item = &'static str;

    fn next(&mut self) -> Option<&'static str> {
        let rest = self.0?;
        // Cells are short: a search that is made for long texts would only cost time.
        let end = rest.as_bytes().iter().position(|byte| *byte == b'\t');
        self.0 = end.and_then(|end| rest.get(end + 1..));
        rest.get(..end.unwrap_or(rest.len()))
    }
}

/// A column of figures as it is written.
#[derive(Debug, Clone)]
pub(super) struct WrittenFigures {
    /// Its name.
    pub(super) name: &'static str,
    pub(super) cells: Cells,
}

impl WrittenFigures {
    /// The figure of each record, if it has one.
    pub(super) fn read(&self, figures: &Figures) -> impl Iterator<Item = Result<Option<Figure>>> {
        self.cells.clone().map(|cell| {
            if cell.is_empty() {
                return Ok(None);
            }
            let (cell, status) = marked(cell);
            let value = match figures.indicator.measure {
                Measure::YesNo => yes_no(cell).map(|yes| f64::from(u8::from(yes))),
                Measure::Count | Measure::Share | Measure::Number => number(cell),
            };
            let value = value.with_context(|| format!("`{}`", self.name))?;
            Figure::stated(self.name, figures, value, status).map(Some)
        })
    }
}

/// What is written, and how it came to be.
fn marked(cell: &str) -> (&str, Status) {
    if let Some(cell) = cell.strip_prefix(DERIVED) {
        (cell, Status::Derived)
    } else if let Some(cell) = cell.strip_prefix(ESTIMATED) {
        (cell, Status::Estimate)
    } else {
        (cell, Status::Official)
    }
}

/// Yes or no, as a table has it.
pub(super) fn yes_no(cell: &str) -> Result<bool> {
    match cell {
        "true" | "yes" => Ok(true),
        "false" | "no" => Ok(false),
        _ => bail!("true or false is expected, not `{cell}`"),
    }
}

/// A number, as a table has it.
pub(super) fn number(cell: &str) -> Result<f64> {
    cell.parse::<Finite>().map(f64::from).map_err(Error::msg)
}
