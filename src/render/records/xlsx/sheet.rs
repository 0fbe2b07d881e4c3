//! How records are laid out on a sheet, on the screen and on paper.

use anyhow::{Result, ensure};
use rust_xlsxwriter::{Format as Look, FormatAlign, FormatBorder, IgnoreError, Worksheet};
use unicode_width::UnicodeWidthStr;

use crate::{
    render::records::{Entry, Reader, Records},
    report::{Cell, Content, Mark, Table},
    say,
    text::{Texts, plain_number, readable_number},
};

/// Records on a sheet.
pub struct Sheet<'a> {
    records: Records<'a>,
    texts: &'static Texts,
}

impl<'a> Sheet<'a> {
    pub fn of(table: &'a Table, texts: &'static Texts) -> Self {
        Self { records: Records::new(table, Reader::Person, texts), texts }
    }

    pub fn bears(&self, mark: Mark) -> bool {
        self.records.bears(mark, |_| true)
    }

    pub fn write(&self, sheet: &mut Worksheet, name: &str) -> Result<()> {
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
            Entry::Missing => Ok(Extent::line(0)),
            Entry::Number { value, places } => {
                let rounded: f64 = plain_number(value, places).parse()?;
                let look = look.set_num_format(number_format(places, cell.mark));
                sheet.write_number_with_format(row, column, rounded, &look)?;
                let mark = usize::from(cell.mark.is_some());
                Ok(Extent::line(readable_number(value, places, self.texts).width() + mark))
            }
            Entry::Text(text) => {
                ensure!(text.encode_utf16().count() <= LONGEST, say::too_long_for_excel(label));
                let look = if cell.mark == Some(Mark::Close) { look.set_italic() } else { look };
                if is_address(&text) {
                    sheet.write_url_with_format(row, column, &*text, &look.set_hyperlink())?;
                    Ok(Extent::line(text.width().min(WIDEST_LIST)))
                } else if let Content::List(_) = cell.content {
                    sheet.write_string_with_format(row, column, &text, &look)?;
                    Ok(Extent::line(text.width().min(WIDEST_LIST)))
                } else {
                    sheet.write_string_with_format(row, column, &text, &look.set_text_wrap())?;
                    Ok(Extent::wrapped(&text, WIDEST))
                }
            }
        }
    }
}

/// How much room something takes, in characters and lines.
struct Extent {
    width: usize,
    lines: usize,
}

impl Extent {
    fn line(width: usize) -> Self {
        Self { width, lines: 1 }
    }

    fn wrapped(text: &str, widest: usize) -> Self {
        let lines = textwrap::wrap(text, widest);
        let width = lines.iter().map(|line| line.width()).max().unwrap_or(0);
        Self { width, lines: lines.len() }
    }
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
        lines = Extent::wrapped(label, width - BUTTON).lines.max(lines);
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
    const PAPER: usize = 240;

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

/// Whether the text is nothing but an address of which a link can be made: Excel has a limit, and
/// the writer would escape what is escaped already.
fn is_address(text: &str) -> bool {
    const LONGEST: usize = 2_000;

    let is_web = text.starts_with("https://") || text.starts_with("http://");
    is_web && text.len() <= LONGEST && !text.contains(|c: char| c == '%' || c.is_whitespace())
}
