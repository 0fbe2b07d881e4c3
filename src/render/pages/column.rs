//! A column of a table as people read it, its cells still typed.

use super::value::readable;
use crate::{
    render::{
        Pictures, Style,
        pictures::{Range, bar},
    },
    report::{Alignment, Audience, Cell, Content, Header, Report, Table},
};

/// A column under its label.
pub struct Column<'a> {
    /// With the numbers of its sources where they are cited.
    pub label: String,
    pub alignment: Alignment,
    pub cells: Vec<&'a Cell>,
    /// The range of its bars, if it has any.
    pub bars: Option<Range>,
}

impl<'a> Column<'a> {
    /// What people see of a table.
    pub fn all(table: &'a Table, report: &Report, style: &Style) -> Vec<Self> {
        let is_drawn = |header: &Header| {
            style.pictures != Pictures::Words || header.alignment != Alignment::Picture
        };
        let headers = table.headers.iter().enumerate();
        let shown =
            headers.filter(|(_, header)| header.audience != Audience::Programs && is_drawn(header));
        let column = |(position, header): (usize, &Header)| {
            let rows = table.rows.iter();
            let cells: Vec<_> = rows.filter_map(|row| row.cells.get(position)).collect();
            let mut bars = cells.iter().filter_map(|cell| length(cell)).peekable();
            Self {
                label: cited_label(header, report),
                alignment: header.alignment,
                bars: bars.peek().is_some().then(|| Range::of(bars.chain([0.0]))),
                cells,
            }
        };
        shown.map(column).collect()
    }

    /// What stands in its cells; bars are no longer than so many cells of the screen.
    pub fn texts(&self, bars: usize, style: &Style) -> Vec<String> {
        let text = |cell: &&'a Cell| match (length(cell), self.bars) {
            (Some(value), Some(range)) if bars > 0 => bar::draw(value, range, bars, style.pictures),
            _ => readable(cell, style),
        };
        self.cells.iter().map(text).collect()
    }
}

/// The number that a cell shows as a bar.
fn length(cell: &Cell) -> Option<f64> {
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
