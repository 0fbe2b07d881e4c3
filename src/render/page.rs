//! What the formats for people share: how values are written, and what a page consists of.

use std::borrow::Cow;

use super::{Pictures, Style, bar, percentile};
use crate::{
    report::{
        Alignment, Audience, Block, Cell, Citation, Content, Header, Mark, Report, Row, Table,
        Term, Writer,
    },
    text::readable_number,
};

/// A table as people read it: the columns meant for them, every cell a text.
pub(super) struct Sheet {
    pub(super) columns: Vec<SheetColumn>,
    pub(super) rows: Vec<Vec<String>>,
}

/// A column of a [`Sheet`].
pub(super) struct SheetColumn {
    pub(super) label: String,
    pub(super) alignment: Alignment,
    /// For each row the value of its bar.
    bars: Vec<Option<f64>>,
}

impl Sheet {
    /// The table for people, with the numbers of its sources where they are cited.
    pub(super) fn of(table: &Table, report: &Report, style: &Style) -> Self {
        let shown: Vec<_> = table
            .headers
            .iter()
            .enumerate()
            .filter(|(_, header)| header.audience != Audience::Programs)
            .filter(|(_, header)| {
                header.alignment != Alignment::Picture || style.pictures != Pictures::Words
            })
            .collect();
        let columns: Vec<_> = shown
            .iter()
            .map(|(position, header)| SheetColumn {
                label: cited_label(header, report),
                alignment: header.alignment,
                bars: table.rows.iter().map(|row| bar_value(row.cells.get(*position))).collect(),
            })
            .collect();
        let rows: Vec<Vec<String>> = table
            .rows
            .iter()
            .map(|row| {
                let cells = shown.iter().filter_map(|(position, _)| row.cells.get(*position));
                cells.map(|cell| readable(cell, style).into_owned()).collect()
            })
            .collect();
        Self { columns, rows }
    }

    /// Draws the bars, of so many cells.
    pub(super) fn draw_bars(&mut self, width: usize, pictures: Pictures) {
        for (position, column) in self.columns.iter().enumerate() {
            let scale = bar::Scale::of(column.bars.iter().flatten().copied());
            for (row, value) in self.rows.iter_mut().zip(&column.bars) {
                if let (Some(cell), Some(value)) = (row.get_mut(position), value) {
                    *cell = scale.bar(*value, width, pictures);
                }
            }
        }
    }

    /// Whether there are bars.
    pub(super) fn has_bars(&self) -> bool {
        self.columns.iter().any(|column| column.bars.iter().any(Option::is_some))
    }
}

fn bar_value(cell: Option<&Cell>) -> Option<f64> {
    match cell?.content {
        Content::Bar(value) => Some(value),
        _ => None,
    }
}

/// Who wrote a source, as it stands before its title.
pub(super) fn authors(source: &Citation, style: &Style) -> String {
    let name = |author: &Writer| match author {
        Writer::Person { family, given } => format!("{given} {family}"),
        Writer::Whole(name) => name.clone(),
        Writer::Others => style.texts.and_others.to_owned(),
    };
    let names: Vec<String> = source.authors.iter().map(name).collect();
    if names.is_empty() { String::new() } else { format!("{}: ", names.join(", ")) }
}

/// What stands behind the title of a source: publisher, date and licence.
pub(super) fn imprint(source: &Citation, style: &Style) -> String {
    let mut text = source.publisher.clone();
    if let Some(date) = &source.date {
        text = format!("{text}, {date}");
    }
    match &source.licence {
        Some(licence) => format!("{text}. {}: {licence}.", style.texts.licence),
        None => text + ".",
    }
}

/// The blocks of the page; a report without a page is its records.
pub(super) fn shows_records(report: &Report) -> bool {
    report.page.is_empty()
}

/// What explains the signs beside values.
pub(super) fn explanations(report: &Report, style: &Style) -> Vec<String> {
    let mut lines = Vec::new();
    if has_cell(report, |cell| cell.highest) {
        lines.push(format!("{} {}", highest_sign(style.pictures), style.texts.highest_explanation));
    }
    if has_cell(report, |cell| cell.mark.is_some_and(|mark| mark != Mark::Close)) {
        lines.push(style.texts.mark_explanation.to_owned());
    }
    if has_cell(report, |cell| cell.mark == Some(Mark::Close)) {
        lines.push(style.texts.close_explanation.to_owned());
    }
    lines
}

/// Whether there is such a cell among those that people see.
fn has_cell(report: &Report, is_wanted: impl Fn(&Cell) -> bool) -> bool {
    let in_table = |table: &Table| {
        table.rows.iter().any(|Row { cells, .. }| {
            let cells = table.headers.iter().zip(cells);
            cells
                .filter(|(header, _)| header.audience != Audience::Programs)
                .any(|(_, cell)| is_wanted(cell))
        })
    };
    if shows_records(report) {
        return in_table(&report.records);
    }
    report.page.iter().any(|block| match block {
        Block::Table(table) => in_table(table),
        Block::Series(list) => list.iter().any(|series| series.cells.iter().any(&is_wanted)),
        _ => false,
    })
}

/// What stands before the highest value of a row, in shape and not in colour alone.
pub(super) fn highest_sign(pictures: Pictures) -> char {
    if pictures == Pictures::Unicode { '▲' } else { '^' }
}

/// What stands between the first and the last, and before what can be done next.
pub(super) fn arrow(pictures: Pictures) -> &'static str {
    if pictures == Pictures::Unicode { "→" } else { "->" }
}

fn cited_label(header: &Header, report: &Report) -> String {
    if header.sources.is_empty() || report.sources.is_none() {
        return header.label.clone();
    }
    format!("{} {}", header.label, numbers(&header.sources, report))
}

/// The numbers of the sources in the list below: `[1][3]`.
fn numbers(sources: &[String], report: &Report) -> String {
    let list = report.sources.as_deref().unwrap_or_default();
    list.iter()
        .enumerate()
        .filter(|(_, citation)| sources.contains(&citation.id))
        .map(|(position, _)| format!("[{}]", position + 1))
        .collect::<Vec<_>>()
        .concat()
}

/// A value as people read it.
pub(super) fn readable<'a>(cell: &'a Cell, style: &Style) -> Cow<'a, str> {
    let texts = style.texts;
    let text = match &cell.content {
        Content::Missing => Cow::Borrowed("–"),
        Content::Text(text) | Content::Term(Term { label: text, .. }) => Cow::Borrowed(&**text),
        Content::Number { value, places } => Cow::Owned(readable_number(*value, *places, texts)),
        Content::YesNo(true) => Cow::Borrowed(texts.yes),
        Content::YesNo(false) => Cow::Borrowed(texts.no),
        Content::List(terms) => {
            let labels: Vec<&str> = terms.iter().map(|term| &*term.label).collect();
            Cow::Owned(labels.join(", "))
        }
        // Drawn when the widths are known.
        Content::Bar(_) => Cow::Borrowed(""),
        Content::Percentile(percent) => Cow::Owned(percentile::draw(*percent, style.pictures)),
    };
    let marked = match cell.mark {
        None => text,
        Some(Mark::Derived | Mark::Estimated) => Cow::Owned(format!("~{text}")),
        Some(Mark::Close) => Cow::Owned(format!("{text}*")),
    };
    if cell.highest {
        let sign = highest_sign(style.pictures);
        return Cow::Owned(format!("{sign}\u{a0}{marked}"));
    }
    marked
}
