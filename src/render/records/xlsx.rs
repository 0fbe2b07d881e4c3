//! Workbooks: the records on the first sheet, their sources and what explains them behind.

use anyhow::{Result, ensure};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format as Look, FormatAlign, FormatBorder, IgnoreError, Workbook,
    Worksheet,
};
use unicode_width::UnicodeWidthStr;

use super::{Entry, Reader, Records};
use crate::{
    render::{Format, Purpose, Style},
    report::{Cell, Citation, Columns, Mark, Report, Table},
    say,
    text::{Texts, filled, plain_number, readable_number},
};

pub const XLSX: Format = Format {
    name: "xlsx",
    help: "Excel workbook with a sheet of sources",
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
    let column = |mark: Mark| (texts.header)(mark.key()).unwrap_or_default();
    let marks = &sheet.records.marks;
    let mut notes = Vec::new();
    if marks.iter().any(|mark| Mark::OF_FIGURES.contains(mark)) {
        let [derived, estimated] = Mark::OF_FIGURES.map(column);
        notes.push(filled(texts.marks_in_workbook, &[derived, estimated]));
    }
    if marks.contains(&Mark::Close) {
        notes.push(filled(texts.close_in_workbook, &[column(Mark::Close)]));
    }
    notes.extend(report.notes.iter().cloned());
    notes
}

/// Records as they are laid out on a sheet.
struct Sheet<'a> {
    records: Records<'a>,
    texts: &'static Texts,
}

impl<'a> Sheet<'a> {
    fn of(table: &'a Table, texts: &'static Texts) -> Self {
        Self { records: Records::new(table, Reader::Person, texts), texts }
    }

    fn write(&self, sheet: &mut Worksheet, name: &str) -> Result<()> {
        const A4: u8 = 9;

        sheet.set_name(name)?;
        sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
        let labels = self.records.labels();
        let mut widths: Vec<usize> = labels.iter().map(|label| header_width(label)).collect();
        let head = Look::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border_bottom(FormatBorder::Thin);
        for (column, label) in (0..).zip(&labels) {
            sheet.write_string_with_format(0, column, label, &head)?;
        }
        let mut last = 0;
        for (row, cells) in (1..).zip(self.records.rows()) {
            for (((column, cell), label), widest) in (0..).zip(&cells).zip(&labels).zip(&mut widths)
            {
                let width = self.enter(sheet, (row, column), cell, label)?;
                *widest = (*widest).max(width);
            }
            last = row;
        }
        for (column, width) in (0..).zip(&widths) {
            sheet.set_column_width(column, u32::try_from(*width)? + 1)?;
        }
        if let Some(last_column) = labels.len().checked_sub(1) {
            let last_column = u16::try_from(last_column)?;
            sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
            sheet.autofilter(0, 0, last, last_column)?;
            // An AGS is no number.
            sheet.ignore_error_range(0, 0, last, last_column, IgnoreError::NumberStoredAsText)?;
        }
        Ok(())
    }

    /// Writes a cell and says how wide it is.
    fn enter(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        cell: &Cell,
        label: &str,
    ) -> Result<usize> {
        let look = Look::new().set_align(FormatAlign::Top);
        match Entry::of(&cell.content, self.texts) {
            Entry::Missing => Ok(0),
            Entry::Number { value, places } => {
                let rounded: f64 = plain_number(value, places).parse()?;
                let look = look.set_num_format(number_format(places, cell.mark));
                sheet.write_number_with_format(row, column, rounded, &look)?;
                let mark = usize::from(cell.mark.is_some());
                Ok(readable_number(value, places, self.texts).width() + mark)
            }
            Entry::Text(text) => {
                ensure!(text.encode_utf16().count() <= LONGEST, say::too_long_for_excel(label));
                let look = if cell.mark == Some(Mark::Close) { look.set_italic() } else { look };
                let width = text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
                if is_address(&text) {
                    sheet.write_url_with_format(row, column, &*text, &look.set_hyperlink())?;
                } else {
                    sheet.write_string_with_format(row, column, text, &look.set_text_wrap())?;
                }
                Ok(width.min(WIDEST))
            }
        }
    }
}

/// So many characters of UTF-16 Excel takes in a cell.
const LONGEST: usize = 32_767;

/// What is wider is wrapped.
const WIDEST: usize = 60;

/// How wide a header is in two or three lines, beside the button that filters.
fn header_width(label: &str) -> usize {
    const BUTTON: usize = 3;

    let longest_word = label.split(' ').map(UnicodeWidthStr::width).max().unwrap_or(0);
    longest_word.max(label.width().min(12)) + BUTTON
}

/// A format of numbers: with their decimal places, thousands apart, and `~` before those that
/// nobody publishes, while the cell holds the bare number.
fn number_format(places: usize, mark: Option<Mark>) -> String {
    /// No format of numbers has more.
    const MOST: usize = 30;

    let digits = match places.min(MOST) {
        0 => "#,##0".to_owned(),
        places => format!("#,##0.{}", "0".repeat(places)),
    };
    match mark {
        Some(Mark::Derived | Mark::Estimated) => format!("\"~\"{digits};\"~-\"{digits}"),
        Some(Mark::Close) | None => digits,
    }
}

/// Whether the text is nothing but an address that Excel takes for a link.
fn is_address(text: &str) -> bool {
    const LONGEST: usize = 2_000;

    let is_web = text.starts_with("https://") || text.starts_with("http://");
    is_web && text.len() <= LONGEST && !text.contains(char::is_whitespace)
}
