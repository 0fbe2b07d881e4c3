//! Figures of municipalities, column by column.

use std::cell::OnceCell;

use super::{Figure, cells::WrittenFigures};
use crate::schema::Figures;

/// The figures of municipalities, column by column, by slot. Those of a table are read when
/// they are first asked for: few questions need many of them.
#[derive(Debug, Default)]
pub(super) struct FigureColumns(Vec<FigureColumn>);

#[derive(Debug, Default)]
struct FigureColumn {
    written: Option<WrittenFigures>,
    known: OnceCell<Vec<Option<Figure>>>,
}

impl FigureColumns {
    /// The figures of municipalities whose own are these, by slot.
    pub(super) fn of_rows(rows: &[Vec<Option<Figure>>]) -> Self {
        let slots = rows.first().map_or(0, Vec::len);
        let figure = |row: &Vec<Option<Figure>>, slot: usize| row.get(slot).copied().flatten();
        let columns = (0..slots).map(|slot| FigureColumn {
            written: None,
            known: rows.iter().map(|row| figure(row, slot)).collect::<Vec<_>>().into(),
        });
        Self(columns.collect())
    }

    /// The figures that are written so, without a fault, in a table.
    pub(super) fn written(slots: usize, table: &[(WrittenFigures, &Figures)]) -> Self {
        let mut columns: Vec<FigureColumn> = (0..slots).map(|_| FigureColumn::default()).collect();
        for (written, figures) in table {
            if let Some(column) = columns.get_mut(figures.slot) {
                column.written = Some(written.clone());
            }
        }
        Self(columns)
    }

    /// All figures of a column.
    pub(super) fn of(&self, figures: &Figures) -> &[Option<Figure>] {
        self.0.get(figures.slot).map_or(&[], |FigureColumn { written, known }| {
            known.get_or_init(|| {
                let Some(written) = written else {
                    return Vec::new();
                };
                written.read(figures).map(|figure| figure.ok().flatten()).collect()
            })
        })
    }

    /// Replaces a column.
    pub(super) fn set(&mut self, slot: usize, figures: Vec<Option<Figure>>) {
        if let Some(column) = self.0.get_mut(slot) {
            *column = FigureColumn { written: None, known: figures.into() };
        }
    }
}
