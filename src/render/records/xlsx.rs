//! Workbooks: the records on the first sheet, their sources and what explains them behind.

mod sheet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use self::sheet::Sheet;
use crate::{
    render::{Format, Purpose, Style},
    report::{Cell, Citation, Columns, Mark, Report, Table},
    text::{Texts, filled},
};

pub const XLSX: Format = Format {
    name: "xlsx",
    endings: &["xlsx"],
    purpose: Purpose::Workbook,
    is_binary: true,
    render: |report, style| {
        let mut workbook = Workbook::new();
        // The same question has the same bytes for an answer.
        let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
        let texts = style.texts;
        let sheet = Sheet::of(&report.records, texts);
        sheet.write(workbook.add_worksheet(), texts.data)?;
        let sources = report.sources.as_deref().unwrap_or_default();
        if !sources.is_empty() {
            let sources = bibliography(sources, texts);
            Sheet::of(&sources, texts).write(workbook.add_worksheet(), texts.sources)?;
        }
        let notes = notes(report, &sheet, style);
        if !notes.is_empty() {
            let notes = Table::of(
                Columns::new().for_everyone("note", texts.note, |it: &String| Cell::text(it)),
                notes,
            );
            Sheet::of(&notes, texts).write(workbook.add_worksheet(), texts.notes)?;
        }
        Ok(workbook.save_to_buffer()?)
    },
};

/// The sources with the numbers by which pages cite them.
fn bibliography(sources: &[Citation], texts: &'static Texts) -> Table {
    let columns = Columns::<(u32, &Citation)>::new()
        .for_everyone("number", texts.number, |(number, _)| Cell::number((*number).into(), 0))
        .for_programs("id", |(_, it)| Cell::text(&it.id))
        .for_programs("authors", |(_, it)| {
            Cell::list(it.authors.iter().map(|author| author.name(texts.and_others)))
        })
        .for_programs("title", |(_, it)| Cell::text(&it.title))
        .for_programs("publisher", |(_, it)| Cell::text(&it.publisher))
        .for_programs("date", |(_, it)| Cell::optional(it.date.as_ref()))
        .for_programs("licence", |(_, it)| Cell::optional(it.licence.as_ref()))
        .for_programs("url", |(_, it)| Cell::text(&it.url));
    Table::of(columns, (1..).zip(sources))
}

/// What a reader has to know of the records, such as what their marks mean.
fn notes(report: &Report, sheet: &Sheet<'_>, style: &Style) -> Vec<String> {
    let texts = style.texts;
    let column = |mark: Mark| texts.header(mark.key());
    let mut notes = Vec::new();
    if Mark::OF_FIGURES.into_iter().any(|mark| sheet.bears(mark)) {
        let [derived, estimated] = Mark::OF_FIGURES.map(column);
        let parts = [derived, estimated, texts.header("status")];
        notes.push(filled(texts.marks_in_workbook, &parts));
    }
    if sheet.bears(Mark::Close) {
        notes.push(filled(texts.close_in_workbook, &[column(Mark::Close)]));
    }
    notes.extend(report.notes.iter().cloned());
    notes
}

#[cfg(test)]
mod tests;
