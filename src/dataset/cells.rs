//! Cells of a table, one behind the other in one text.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// The cells of a table, row by row, each row as wide as the others.
#[derive(Debug, Deserialize, Serialize)]
pub struct Cells<'t> {
    #[serde(borrow)]
    text: Cow<'t, str>,
    /// How many cells a row has.
    width: usize,
    /// Where each row begins.
    starts: Vec<u32>,
    /// Row by row where each cell ends, from where its row begins.
    ends: Vec<u16>,
}

impl Cells<'_> {
    /// No rows as yet, of so many cells.
    pub fn new(width: usize) -> Self {
        Self { text: Cow::default(), width, starts: Vec::new(), ends: Vec::new() }
    }

    /// Adds a row, if there is room for it.
    pub fn push<'c>(&mut self, row: impl IntoIterator<Item = &'c str>) -> Option<()> {
        let text = self.text.to_mut();
        let start = text.len();
        self.starts.push(start.try_into().ok()?);
        for cell in row {
            text.push_str(cell);
            self.ends.push((text.len() - start).try_into().ok()?);
        }
        Some(())
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.starts.len()
    }

    /// What stands in a cell; nothing where there is none.
    pub fn get(&self, row: usize, place: usize) -> &str {
        let cell = || {
            let row_start = usize::try_from(*self.starts.get(row)?).ok()?;
            let ends = self.ends.get(row * self.width..)?;
            let start = match place.checked_sub(1) {
                Some(before) => usize::from(*ends.get(before)?),
                None => 0,
            };
            let end = usize::from(*ends.get(place)?);
            self.text.get(row_start + start..row_start + end)
        };
        cell().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Cells;

    #[test]
    fn cells_keep_what_was_put_there() {
        let mut cells = Cells::new(3);
        let rows = [["a", "", "Größe"], ["", "b", ""]];
        for row in rows {
            assert_eq!(cells.push(row), Some(()));
        }
        assert_eq!(cells.rows(), 2);
        for (row, expected) in rows.iter().enumerate() {
            assert_eq!([0, 1, 2].map(|place| cells.get(row, place)), *expected);
        }
        assert_eq!([cells.get(2, 0), cells.get(0, 9)], ["", ""]);
        assert_eq!(cells.push([&*"x".repeat(70_000), "", ""]), None);
    }
}
