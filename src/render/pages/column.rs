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
    /// Whether it belongs to the column before it.
    pub is_part: bool,
    /// The range that its bars share, from zero.
    pub bars: Range,
}

impl<'a> Column<'a> {
    /// What people see of a table.
    pub fn all(table: &'a Table, report: &Report, style: &Style) -> Vec<Self> {
        let is_hidden = |header: &Header| match header.alignment {
            Alignment::Picture if style.pictures == Pictures::Words => true,
            _ => header.audience == Audience::Programs,
        };
        let headers = table.headers.iter().enumerate();
        let shown = headers.filter(|(_, header)| !is_hidden(header));
        let column = |(position, header): (usize, &Header)| {
            let rows = table.rows.iter();
            let cells: Vec<_> = rows.filter_map(|row| row.cells.get(position)).collect();
            let bars = cells.iter().filter_map(|cell| match cell.content {
                Content::Bar(value) => Some(value),
                _ => None,
            });
            Self {
                label: cited_label(header, report),
                alignment: header.alignment,
                is_part: header.is_part,
                bars: Range::of(bars.chain([0.0])),
                cells,
            }
        };
        shown.map(column).collect()
    }

    /// What stands in its cells; bars are no longer than so many cells of the screen.
    pub fn texts(&self, bars: usize, style: &Style) -> Vec<String> {
        let text = |cell: &&Cell| match cell.content {
            Content::Bar(value) if bars > 0 => bar::draw(value, self.bars, bars, style.pictures),
            _ => readable(cell, style),
        };
        self.cells.iter().map(text).collect()
    }

    pub fn has_bars(&self) -> bool {
        self.cells.iter().any(|cell| matches!(cell.content, Content::Bar(_)))
    }
}

/// The label with the numbers of its sources in the list below: `Rent [1][3]`.
fn cited_label(header: &Header, report: &Report) -> String {
    let list = report.sources.iter().flatten().zip(1..);
    let cited = list.filter(|(citation, _)| header.sources.contains(&citation.id));
    let numbers: Vec<_> = cited.map(|(_, number)| format!("[{number}]")).collect();
    let gap = if numbers.is_empty() { "" } else { " " };
    let unit = header.unit.as_ref().map(|unit| format!(" ({unit})")).unwrap_or_default();
    format!("{}{unit}{gap}{}", header.label, numbers.concat())
}
