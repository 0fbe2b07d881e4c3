//! Workbooks: the table as people read it; keys, sources and notes on sheets of their own.

use std::collections::HashSet;

use anyhow::Result;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format as Look, FormatAlign, FormatBorder, IgnoreError, Workbook,
    Worksheet,
};

use super::Style;
use super::column::{longest, value, widths};
use super::inline::{authors, date, pieces};
use super::records::{self, label};
use crate::i18n::{Localized, joined};
use crate::model::Source;
use crate::number::round;
use crate::report::{
    Alignment, Audience, Block, Cell, Header, NumberStyle, Report, Row, Table, Text,
};
use crate::text::wrap;

/// Letters in a line of paper that are large enough to read.
const ON_PAPER: usize = 200;

/// Workbook for the office.
///
/// # Errors
/// Packing fails.
pub fn workbook(report: &Report, _: &Style) -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    // The same question has the same bytes for an answer.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new().set_title(&report.title).set_author("quartier");
    workbook.set_properties(&properties.set_creation_datetime(&created));
    let language = report.language;
    let sheets = [
        (language.of("Data", "Daten"), data(report)),
        (language.of("Keys", "Schlüssel"), keys(report)),
        (language.of("Sources", "Quellen"), sources(report)),
        (language.of("Notes", "Hinweise"), notes(report)),
    ];
    for (place, (name, columns)) in sheets.into_iter().enumerate() {
        // An empty table has its heading.
        if place == 0 || columns.iter().any(|column| !column.cells.is_empty()) {
            write(workbook.add_worksheet().set_name(name)?, &columns, report)?;
        }
    }
    Ok(workbook.save_to_buffer()?)
}

/// Column of a sheet.
struct Column {
    label: String,
    cells: Vec<Cell>,
    /// Decimal places of all its numbers, where they are of one unit.
    places: Option<usize>,
    /// True if it has the names of the records.
    is_name: bool,
}

impl Column {
    fn new(label: impl Into<String>, cells: impl Iterator<Item = Cell>) -> Self {
        Self { label: label.into(), cells: cells.collect(), places: None, is_name: false }
    }

    /// Column of the records.
    fn of_records((place, header): (usize, &Header), report: &Report) -> Self {
        let cells = table(report).rows.iter().map(|row| row.cells[place].clone());
        let column = Self::new(label(header), cells);
        let places = column.cells.iter().filter_map(|cell| Some(cell.amount()?.1)).max();
        let places = places.filter(|_| header.alignment == Alignment::Decimal);
        Self { places, is_name: header.is_whole, ..column }
    }

    /// Value as it is shown.
    fn text(&self, cell: &Cell, report: &Report) -> String {
        let cell = cell.clone().close_if(false);
        words(&value(&cell, self.places.unwrap_or(0), report.language, false), report)
    }

    /// Least and natural width, in letters: that of the longest word, and that of a line.
    fn widths(&self, report: &Report) -> (usize, usize) {
        /// Letters beyond which a word is cut, and a line is wrapped.
        const LONGEST: (usize, usize) = (28, 60);

        let texts: Vec<_> = self.cells.iter().map(|it| self.text(it, report)).collect();
        let line = longest(&texts).min(LONGEST.1);
        let word = longest(texts.iter().flat_map(|it| it.split(' '))).min(LONGEST.0);
        // The button of the filter stands beside the label.
        let label = longest(self.label.split(' ')) + 1;
        let least = if self.is_name { line } else { word }.max(label);
        (least + 2, line.max(least) + 2)
    }

    /// Lines that the label and each cell take in such a width.
    fn lines(&self, width: usize, report: &Report) -> impl Iterator<Item = usize> {
        let lines = |text: &str, width| wrap(text, 0, width).lines().count();
        let cells = self.cells.iter().map(move |it| match self.text(it, report) {
            address if is_address(&address) => 1,
            // Most letters are narrower than the digits by which a width is measured.
            text => lines(&text, width * 6 / 5),
        });
        [lines(&self.label, width.saturating_sub(3))].into_iter().chain(cells)
    }

    /// Writes the cells: numbers as numbers, texts wrapped, addresses as links.
    fn write(&self, sheet: &mut Worksheet, place: u16, report: &Report) -> Result<()> {
        let look = Look::new().set_align(FormatAlign::Top);
        for (row, cell) in (1..).zip(&self.cells) {
            if let Cell::Number { value, places, style } = *cell {
                let places = self.places.unwrap_or(places);
                let look = look.clone().set_num_format(number_format(style, places));
                sheet.write_number_with_format(row, place, round(value, places), &look)?;
            } else if *cell != Cell::Missing {
                let text = self.text(cell, report);
                // The mark is shown, but does not stand in the way of filters.
                let format = if cell.is_close() { "@\"*\"" } else { "General" };
                let look = look.clone().set_text_wrap().set_num_format(format);
                if !is_address(&text) || sheet.write_url(row, place, &*text).is_err() {
                    sheet.write_string_with_format(row, place, text, &look)?;
                }
            }
        }
        Ok(())
    }
}

/// Records, in the shape in which people read them.
fn table(report: &Report) -> &Table {
    report.sheet.as_ref().unwrap_or(&report.records)
}

/// Table as people read it, without keys.
fn data(report: &Report) -> Vec<Column> {
    let table = table(report);
    let mut columns: Vec<_> = for_people(report).map(|it| Column::of_records(it, report)).collect();
    // People need a column only once that programs know by several keys.
    let mut labels = HashSet::new();
    columns.retain(|column| labels.insert(column.label.clone()));
    if table.is_cited && table.rows.windows(2).any(|pair| pair[0].sources != pair[1].sources) {
        let cited = |row: &Row| Cell::text(Text::default().cite(&row.sources));
        let label = report.language.of("Sources", "Quellen");
        columns.push(Column::new(label, table.rows.iter().map(cited)));
    }
    columns
}

/// Keys of the records and of their sources, behind the first column that people read.
fn keys(report: &Report) -> Vec<Column> {
    let table = table(report);
    let keys = records::columns(table).filter(|(_, header)| !is_for_people(header));
    let columns = for_people(report).take(1).chain(keys);
    let mut columns: Vec<Column> = columns.map(|it| Column::of_records(it, report)).collect();
    if table.is_cited {
        let ids = |row: &Row| Cell::list(row.sources.iter().map(ToString::to_string));
        columns.push(Column::new(records::SOURCES, table.rows.iter().map(ids)));
    }
    if columns.len() == 1 { Vec::new() } else { columns }
}

fn for_people(report: &Report) -> impl Iterator<Item = (usize, &Header)> {
    table(report).headers.iter().enumerate().filter(|(_, header)| is_for_people(header))
}

fn is_for_people(header: &Header) -> bool {
    header.audience != Audience::Programs
        && !header.label.is_empty()
        && header.alignment != Alignment::Picture
}

/// Sources with the numbers by which the other sheets cite them.
fn sources(report: &Report) -> Vec<Column> {
    let (entries, language) = (&report.sources, report.language);
    let column =
        |label: &str, cell: &dyn Fn(&Source) -> Cell| Column::new(label, entries.iter().map(cell));
    let others = language.of("and others", "und andere");
    let text = |text: &Localized| Cell::text(text.get(language));
    let licence = |it: &Source| it.licence.as_ref().map(text).unwrap_or_default();
    let cited_by = |source: &Source| {
        let citing = for_people(report).filter(|(_, it)| it.sources.contains(&source.id));
        joined(citing.map(|(_, header)| label(header)), ", ").into()
    };
    let mut columns = vec![
        Column::new(language.of("No.", "Nr."), (1..=entries.len()).map(Cell::whole)),
        column(language.of("Authors", "Verfasser"), &|it| Cell::list(authors(it, others))),
        column(language.of("Title", "Titel"), &|it| text(&it.title)),
        column(language.of("Publisher", "Herausgeber"), &|it| text(&it.publisher)),
        column(language.of("Date", "Datum"), &|it| date(it, language).into()),
        column(language.of("Licence", "Lizenz"), &licence),
        column(language.of("Address", "Adresse"), &|it| Cell::text(&*it.url)),
        column(language.of("Key", "Kürzel"), &|it| Cell::text(&*it.id)),
        column(language.of("Columns", "Spalten"), &cited_by),
    ];
    columns.retain(|it| it.cells.iter().any(|cell| *cell != Cell::Missing));
    columns
}

/// Notes on what is printed.
fn notes(report: &Report) -> Vec<Column> {
    let empty = report.page.iter().filter_map(|block| match block {
        Block::Paragraph(text) if report.records.rows.is_empty() => Some(text.clone()),
        _ => None,
    });
    let cells = empty.chain(report.notes.iter().cloned()).map(Cell::text);
    vec![Column::new(report.language.of("Notes", "Hinweise"), cells)]
}

fn write(sheet: &mut Worksheet, columns: &[Column], report: &Report) -> Result<()> {
    /// Lines of the highest row that Excel knows.
    const HIGHEST: u32 = 27;
    /// Number of this size of paper.
    const A4: u8 = 9;

    let needs: Vec<_> = columns.iter().map(|it| it.widths(report)).collect();
    let fits = needs.iter().map(|(least, _)| least).sum::<usize>() <= ON_PAPER;
    let widths = widths(&needs, if fits { ON_PAPER } else { usize::MAX });
    let head = Look::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color(0x00E6_ECF2)
        .set_border_bottom(FormatBorder::Thin);
    let rows = columns.iter().map(|it| it.cells.len()).max().unwrap_or(0);
    let mut lines = vec![1; rows + 1];
    for ((place, column), width) in (0..).zip(columns).zip(&widths) {
        column.write(sheet, place, report)?;
        for (most, own) in lines.iter_mut().zip(column.lines(*width, report)) {
            *most = u32::try_from(own)?.max(*most);
        }
        sheet.write_string_with_format(0, place, &column.label, &head)?;
        sheet.set_column_width(place, u32::try_from(*width)?)?;
    }
    // LibreOffice gives rows of several lines no height by itself.
    for (row, lines) in (0..).zip(lines).filter(|(_, lines)| *lines > 1) {
        sheet.set_row_height(row, 15 * lines.min(HIGHEST))?;
    }
    let rows = u32::try_from(rows)?;
    let last = u16::try_from(columns.len().saturating_sub(1))?;
    sheet.autofilter(0, 0, rows, last)?;
    // An AGS is no number.
    sheet.ignore_error_range(0, 0, rows, last, IgnoreError::NumberStoredAsText)?;
    if fits {
        sheet.set_print_fit_to_pages(1, 0);
    }
    // The heading and the columns up to the name stay where the sheet is moved or goes on.
    let name = u16::try_from(columns.iter().position(|column| column.is_name).unwrap_or(0))?;
    sheet.set_repeat_rows(0, 0)?;
    if columns.len() > 1 {
        sheet.set_freeze_panes(1, name + 1)?.set_repeat_columns(0, name)?;
    }
    // Of a header Excel takes 255 letters.
    let title = report.title.chars().take(100).collect::<String>().replace('&', "&&");
    sheet.set_header(format!("&L{title}")).set_footer("&R&P / &N");
    sheet.set_landscape().set_paper_size(A4).set_print_gridlines(true);
    Ok(())
}

fn is_address(text: &str) -> bool {
    text.starts_with("http") && !text.contains(char::is_whitespace)
}

fn number_format(style: NumberStyle, places: usize) -> String {
    // Excel takes 30 decimal places at most.
    let digits = format!("#,##0.{}", "0".repeat(places.min(30)));
    let digits = digits.trim_end_matches('.');
    match style {
        NumberStyle::Plain => digits.to_owned(),
        NumberStyle::Signed => format!("+{digits};-{digits};{digits}"),
        NumberStyle::Year => "0".to_owned(),
    }
}

/// Text with sources by their numbers.
fn words(text: &Text, report: &Report) -> String {
    let piece = |(words, mut numbers): (String, Vec<usize>)| {
        numbers.sort_unstable();
        let sources = joined(numbers.iter().map(ToString::to_string), ", ");
        words + &sources.map(|it| format!("[{it}]")).unwrap_or_default()
    };
    pieces(text, report, " ").into_iter().map(piece).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::workbook;
    use crate::i18n::Language;
    use crate::render::records::tests::{STYLE, towns};
    use crate::report::{Report, Text};

    /// Cells of a sheet, as another program reads them.
    fn sheet(report: &Report, name: &str) -> Vec<Vec<String>> {
        let bytes = workbook(report, &STYLE).unwrap();
        let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
        let range = book.worksheet_range(name).unwrap();
        let text = |cell: &Data| format!("{cell}");
        range.rows().map(|row| row.iter().map(text).collect()).collect()
    }

    #[test]
    fn people_read_labels_and_find_keys_behind() {
        let report = Report {
            language: Language::German,
            notes: vec![Text::from("Nur ein Hinweis.")],
            ..towns()
        };
        let data = sheet(&report, "Daten");
        assert_eq!(data[0], ["Name", "Rank", "Size 2014", "Rent", "Capped"]);
        assert_eq!(data[1], ["Altena", "1", "klein", "10.4", "nein"]);
        assert_eq!(data[2][3], "");
        let keys = sheet(&report, "Schlüssel");
        assert_eq!(keys[0], ["Name", "id", "close", "sources"]);
        assert_eq!(keys[1], ["Altena", "altena", "size, market", "bbsr"]);
        assert_eq!(sheet(&report, "Hinweise")[1], ["Nur ein Hinweis."]);
    }

    #[test]
    fn the_same_answer_has_the_same_bytes() {
        let written = || workbook(&towns(), &STYLE).unwrap();
        assert_eq!(written(), written());
    }
}
