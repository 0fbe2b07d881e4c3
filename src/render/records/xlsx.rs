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
    report::{Cell, Citation, Columns, Content, Mark, Report, Table},
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
    let column = |mark: Mark| texts.header(mark.key());
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
        sheet.set_name(name)?;
        let labels = self.records.labels();
        let mut widths: Vec<usize> = labels.iter().map(|label| header_width(label)).collect();
        let mut last_row = 0;
        for (row, cells) in (1..).zip(self.records.rows()) {
            let mut lines = 1;
            for (((column, cell), label), width) in (0..).zip(&cells).zip(&labels).zip(&mut widths)
            {
                let extent = self.enter(sheet, (row, column), cell, label)?;
                *width = extent.width.max(*width);
                lines = extent.lines.max(lines);
            }
            set_lines(sheet, row, lines)?;
            last_row = row;
        }
        write_head(sheet, &labels, &widths)?;
        if let Some(last_column) = labels.len().checked_sub(1) {
            let last_column = u16::try_from(last_column)?;
            sheet.autofilter(0, 0, last_row, last_column)?;
            // An AGS is no number.
            let digits = IgnoreError::NumberStoredAsText;
            sheet.ignore_error_range(0, 0, last_row, last_column, digits)?;
        }
        lay_out(sheet, &widths)
    }

    /// Writes a cell and says how much room it takes.
    fn enter(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        cell: &Cell,
        label: &str,
    ) -> Result<Extent> {
        let look = Look::new().set_align(FormatAlign::Top);
        match Entry::of(&cell.content, self.texts) {
            Entry::Missing => Ok(Extent { width: 0, lines: 1 }),
            Entry::Number { value, places } => {
                let rounded: f64 = plain_number(value, places).parse()?;
                let look = look.set_num_format(number_format(places, cell.mark));
                sheet.write_number_with_format(row, column, rounded, &look)?;
                let mark = usize::from(cell.mark.is_some());
                let width = readable_number(value, places, self.texts).width() + mark;
                Ok(Extent { width, lines: 1 })
            }
            Entry::Text(text) => {
                ensure!(text.encode_utf16().count() <= LONGEST, say::too_long_for_excel(label));
                let look = if cell.mark == Some(Mark::Close) { look.set_italic() } else { look };
                if is_address(&text) {
                    sheet.write_url_with_format(row, column, &*text, &look.set_hyperlink())?;
                    return Ok(Extent { width: text.width().min(WIDEST_LIST), lines: 1 });
                }
                if let Content::List(_) = cell.content {
                    sheet.write_string_with_format(row, column, &text, &look)?;
                    return Ok(Extent { width: text.width().min(WIDEST_LIST), lines: 1 });
                }
                sheet.write_string_with_format(row, column, &text, &look.set_text_wrap())?;
                let lines = textwrap::wrap(&text, WIDEST);
                let width = lines.iter().map(|line| line.width()).max().unwrap_or(0);
                Ok(Extent { width, lines: lines.len() })
            }
        }
    }
}

/// How much room something takes, in characters and lines.
struct Extent {
    width: usize,
    lines: usize,
}

/// So many characters of UTF-16 Excel takes in a cell.
const LONGEST: usize = 32_767;

/// Texts that are wider are wrapped.
const WIDEST: usize = 60;

/// Lists and addresses that are wider reach into the next column or are cut by it: rows as high
/// as they are long would make a table unreadable.
const WIDEST_LIST: usize = 36;

/// What the button that filters covers of a header.
const BUTTON: usize = 3;

/// How wide a header is in two or three lines.
fn header_width(label: &str) -> usize {
    let longest_word = label.split(' ').map(UnicodeWidthStr::width).max().unwrap_or(0);
    longest_word.max(label.width().min(12)) + BUTTON
}

fn write_head(sheet: &mut Worksheet, labels: &[String], widths: &[usize]) -> Result<()> {
    let look = Look::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border_bottom(FormatBorder::Thin);
    let mut lines = 1;
    for ((column, label), width) in (0..).zip(labels).zip(widths) {
        sheet.write_string_with_format(0, column, label, &look)?;
        lines = textwrap::wrap(label, width - BUTTON).len().max(lines);
    }
    set_lines(sheet, 0, lines)?;
    sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    Ok(())
}

/// Makes a row so many lines high, which not every program does by itself.
fn set_lines(sheet: &mut Worksheet, row: u32, lines: usize) -> Result<()> {
    /// In points, as in every new workbook, and the most that Excel knows.
    const LINE: u32 = 15;
    const HIGHEST: u32 = 409;

    if lines > 1 {
        sheet.set_row_height(row, (LINE * u32::try_from(lines)?).min(HIGHEST))?;
    }
    Ok(())
}

/// Sets the widths of the columns, and how the sheet is printed.
fn lay_out(sheet: &mut Worksheet, widths: &[usize]) -> Result<()> {
    const A4: u8 = 9;
    /// So many characters are readable beside each other on paper.
    const PAPER: usize = 200;

    for (column, width) in (0..).zip(widths) {
        sheet.set_column_width(column, u32::try_from(width + 2)?)?;
    }
    sheet.set_landscape().set_paper_size(A4).set_print_gridlines(true);
    if widths.iter().sum::<usize>() <= PAPER {
        sheet.set_print_fit_to_pages(1, 0);
    }
    Ok(())
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
