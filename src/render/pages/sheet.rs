//! A table as people read it: the columns meant for them, their cells still typed.

use std::borrow::Cow;

use super::value::readable;
use crate::{
    render::{Pictures, Style, pictures::bar::Extent},
    report::{Alignment, Audience, Cell, Content, Header, Report, Table},
};

/// The columns of a table that people see.
pub struct Sheet<'a> {
    pub columns: Vec<SheetColumn<'a>>,
}

/// A column under its label.
pub struct SheetColumn<'a> {
    /// With the numbers of its sources where they are cited.
    pub label: String,
    pub alignment: Alignment,
    pub cells: Vec<&'a Cell>,
    /// The range of its bars, if it has any.
    bars: Option<Extent>,
}

impl<'a> Sheet<'a> {
    /// What people see of a table.
    pub fn of(table: &'a Table, report: &Report, style: &Style) -> Self {
        let can_draw = style.pictures != Pictures::Words;
        let headers = table.headers.iter().enumerate();
        let shown = headers.filter(|(_, header)| {
            header.audience != Audience::Programs
                && (can_draw || header.alignment != Alignment::Picture)
        });
        let column = |(position, header): (usize, &Header)| {
            let cells: Vec<_> =
                table.rows.iter().filter_map(|row| row.cells.get(position)).collect();
            let mut bars = cells.iter().filter_map(|cell| bar(cell)).peekable();
            SheetColumn {
                label: cited_label(header, report),
                alignment: header.alignment,
                bars: bars.peek().is_some().then(|| Extent::of(bars)),
                cells,
            }
        };
        Self { columns: shown.map(column).collect() }
    }

    /// The cells, row by row.
    pub fn rows(&self) -> impl Iterator<Item = impl Iterator<Item = (&SheetColumn<'a>, &'a Cell)>> {
        let rows = self.columns.iter().map(|column| column.cells.len()).max().unwrap_or(0);
        (0..rows).map(|row| {
            let columns = self.columns.iter();
            columns.filter_map(move |column| Some((column, *column.cells.get(row)?)))
        })
    }

    /// All cells.
    pub fn cells(&self) -> impl Iterator<Item = &'a Cell> {
        self.columns.iter().flat_map(|column| column.cells.iter().copied())
    }

    /// Whether there are bars.
    pub fn has_bars(&self) -> bool {
        self.columns.iter().any(|column| column.bars.is_some())
    }
}

impl SheetColumn<'_> {
    /// What stands in a cell; bars are no longer than so many cells.
    pub fn text<'c>(&self, cell: &'c Cell, bars: usize, style: &Style) -> Cow<'c, str> {
        match (bar(cell), &self.bars) {
            (Some(value), Some(extent)) if bars > 0 => {
                Cow::Owned(extent.bar(value, bars, style.pictures))
            }
            _ => readable(cell, style),
        }
    }
}

fn bar(cell: &Cell) -> Option<f64> {
    match cell.content {
        Content::Bar(value) => Some(value),
        _ => None,
    }
}

/// The label with the numbers of its sources in the list below: `Rent [1][3]`.
fn cited_label(header: &Header, report: &Report) -> String {
    let list = report.sources.iter().flatten().zip(1..);
    let cited = list.filter(|(citation, _)| header.sources.contains(&citation.id));
    let numbers: Vec<_> = cited.map(|(_, number)| format!("[{number}]")).collect();
    let gap = if numbers.is_empty() { "" } else { " " };
    format!("{}{gap}{}", header.label, numbers.concat())
}
