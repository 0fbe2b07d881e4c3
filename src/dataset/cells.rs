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
    /// Where each row begins, in four bytes, the last of which counts most.
    #[serde(borrow)]
    starts: Cow<'t, [u8]>,
    /// Row by row where each cell ends, from where its row begins, in two such bytes.
    #[serde(borrow)]
    ends: Cow<'t, [u8]>,
}

impl Cells<'_> {
    /// No rows as yet, of so many cells.
    pub fn new(width: usize) -> Self {
        Self { text: Cow::default(), width, starts: Cow::default(), ends: Cow::default() }
    }

    /// Adds a row, if there is room for it.
    pub fn push<'c>(&mut self, row: impl IntoIterator<Item = &'c str>) -> Option<()> {
        let text = self.text.to_mut();
        let start = text.len();
        self.starts.to_mut().extend(u32::try_from(start).ok()?.to_le_bytes());
        let ends = self.ends.to_mut();
        for cell in row {
            text.push_str(cell);
            ends.extend(u16::try_from(text.len() - start).ok()?.to_le_bytes());
        }
        Some(())
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.starts.len() / size_of::<u32>()
    }

    /// What stands in a cell; nothing where there is none.
    pub fn get(&self, row: usize, place: usize) -> &str {
        let cell = || {
            let row_start = u32::from_le_bytes(*self.starts.as_chunks().0.get(row)?);
            let row_start = usize::try_from(row_start).ok()?;
            let ends = self.ends.as_chunks().0.get(row * self.width..)?;
            let end = |place: usize| Some(usize::from(u16::from_le_bytes(*ends.get(place)?)));
            let start = place.checked_sub(1).map_or(Some(0), end)?;
            self.text.get(row_start + start..row_start + end(place)?)
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
