//! What the formats for people share: how values are written, and what a page consists of.

use std::borrow::Cow;

use super::Style;
use crate::{
    report::{
        Alignment, Audience, Block, Cell, Citation, Content, Header, Report, Row, Table,
        plain_number,
    },
    text::Texts,
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
}

impl Sheet {
    /// The table for people, with the numbers of its sources where they are cited.
    pub(super) fn of(table: &Table, report: &Report, style: &Style) -> Self {
        let shown: Vec<_> = table
            .headers
            .iter()
            .enumerate()
            .filter(|(_, header)| header.audience != Audience::Programs)
            .collect();
        let columns: Vec<_> = shown
            .iter()
            .map(|(_, header)| SheetColumn {
                label: cited_label(header, report),
                alignment: header.alignment,
            })
            .collect();
        let rows: Vec<Vec<String>> = table
            .rows
            .iter()
            .map(|row| {
                let cells = shown.iter().filter_map(|(position, _)| row.cells.get(*position));
                cells.map(|cell| readable(cell, style.texts).into_owned()).collect()
            })
            .collect();
        Self { columns, rows }
    }
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

/// Whether a cell that people see bears a mark, so that the mark has to be explained.
pub(super) fn has_marks(report: &Report) -> bool {
    let marked = |table: &Table| {
        table.rows.iter().any(|Row { cells, .. }| {
            let cells = table.headers.iter().zip(cells);
            cells
                .filter(|(header, _)| header.audience != Audience::Programs)
                .any(|(_, cell)| cell.mark.is_some())
        })
    };
    if shows_records(report) {
        return marked(&report.records);
    }
    report.page.iter().any(|block| match block {
        Block::Table(table) => marked(table),
        _ => false,
    })
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
fn readable<'a>(cell: &'a Cell, texts: &'static Texts) -> Cow<'a, str> {
    let text = match &cell.content {
        Content::Missing => Cow::Borrowed("–"),
        Content::Text(text) | Content::Term { label: text, .. } => Cow::Borrowed(&**text),
        Content::Number { value, places } => Cow::Owned(readable_number(*value, *places, texts)),
        Content::YesNo(true) => Cow::Borrowed(texts.yes),
        Content::YesNo(false) => Cow::Borrowed(texts.no),
        Content::List(list) => Cow::Owned(list.join(", ")),
    };
    match cell.mark {
        Some(_) => Cow::Owned(format!("~{text}")),
        None => text,
    }
}

/// The number with its thousands apart: `17,270.5` or `17.270,5`.
#[must_use]
pub fn readable_number(value: f64, places: usize, texts: &Texts) -> String {
    let plain = plain_number(value, places);
    let digits = plain.strip_prefix('-').unwrap_or(&plain);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));

    let mut text = plain.strip_suffix(digits).unwrap_or_default().to_owned();
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            text.push(texts.thousands_separator);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(texts.decimal_point);
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::readable_number;
    use crate::text::{ENGLISH, GERMAN};

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(readable_number(580_511.0, 0, &ENGLISH), "580,511");
        assert_eq!(readable_number(580_511.0, 0, &GERMAN), "580.511");
        assert_eq!(readable_number(1_234.5, 1, &GERMAN), "1.234,5");
        assert_eq!(readable_number(999.0, 0, &ENGLISH), "999");
        assert_eq!(readable_number(-5.2036, 2, &ENGLISH), "-5.20");
        assert_eq!(readable_number(-123_456.0, 0, &ENGLISH), "-123,456");
    }
}
