//! Columns of a table as people read them: labels and values as text, and how wide they are.

use unicode_width::UnicodeWidthStr;

use super::inline::screen_text;
use super::picture::{self, Range};
use super::records;
use crate::i18n::{Language, join, plain_number, readable_number};
use crate::report::{Alignment, Audience, Cell, Header, NumberStyle, Table, Text};
use crate::text::keep_number_with_unit;

/// Blanks between two columns.
pub const GAP: usize = 2;

/// Column of a table as people read it.
pub struct Column<'a> {
    /// Header.
    pub header: &'a Header,
    /// Label with its unit and sources.
    pub label: Text,
    /// Values, one for each row.
    pub cells: Vec<Text>,
    /// Width without a line break.
    pub natural: usize,
    /// Width in which only the label is broken.
    pub unbroken: usize,
    /// Width below which it cannot go.
    pub least: usize,
}

impl<'a> Column<'a> {
    /// Columns of a table that people see, with bars of such a length; without it nothing is drawn.
    pub fn all(table: &'a Table, language: Language, bar: Option<usize>) -> Vec<Self> {
        let shown =
            table.headers.iter().enumerate().filter(|(_, it)| it.audience != Audience::Programs);
        let columns = shown.map(|(place, header)| {
            let cells: Vec<&Cell> = table.rows.iter().map(|row| &row.cells[place]).collect();
            Self::of(header, texts(header, &cells, language, bar))
        });
        let mut columns: Vec<Self> = columns.collect();
        let is_empty = |it: &Self| it.cells.iter().all(Text::is_empty);
        columns.retain(|it| it.header.alignment != Alignment::Picture || !is_empty(it));
        blank_repeated(&mut columns);
        columns
    }

    fn of(header: &'a Header, cells: Vec<Text>) -> Self {
        /// Longest word that is not broken.
        const LONGEST_WORD: usize = 28;

        let label = Text::from(records::label(header)).cite(&header.sources);
        let (shown_label, shown) = (shown(&label), cells.iter().map(shown).collect::<Vec<_>>());
        let word = |text: &String| longest(text.split(' ')).min(LONGEST_WORD);
        let label_word = word(&shown_label).max(1);
        let cell = longest(&shown);
        let is_wrapped = header.alignment == Alignment::Left && !header.is_whole;
        let least = if is_wrapped { shown.iter().map(word).max().unwrap_or(0) } else { cell };
        Self {
            natural: cell.max(shown_label.width()),
            unbroken: cell.max(label_word),
            least: least.max(label_word),
            header,
            label,
            cells,
        }
    }

    /// True if its values stand at the right.
    pub fn is_right(&self) -> bool {
        matches!(self.header.alignment, Alignment::Right | Alignment::Decimal)
    }
}

/// Text in a table on a terminal.
pub fn shown(text: &Text) -> String {
    keep_number_with_unit(&screen_text(text))
}

/// Width of the longest of some texts.
pub fn longest(texts: impl IntoIterator<Item = impl AsRef<str>>) -> usize {
    texts.into_iter().map(|it| it.as_ref().width()).max().unwrap_or(0)
}

/// Number of rows of columns beside each other.
pub fn rows(columns: &[Column<'_>]) -> usize {
    columns.first().map_or(0, |it| it.cells.len())
}

/// Width of columns beside each other, by such a width of each.
pub fn total(columns: &[Column<'_>], width: fn(&Column<'_>) -> usize) -> usize {
    columns.iter().map(|it| width(it) + GAP).sum::<usize>().saturating_sub(GAP)
}

/// Widths of columns in so much room, by the least and the natural width of each: the least, and a
/// share of the rest by how much more it would take.
pub fn widths(columns: &[(usize, usize)], room: usize) -> Vec<usize> {
    let more = |(least, natural): &(usize, usize)| natural.saturating_sub(*least);
    let least: usize = columns.iter().map(|it| it.0).sum();
    let all: usize = columns.iter().map(more).sum();
    let rest = room.saturating_sub(least).min(all);
    columns.iter().map(|it| it.0 + more(it) * rest / all.max(1)).collect()
}

/// Values of a column as text, numbers of one unit with equal decimals.
fn texts(header: &Header, cells: &[&Cell], language: Language, bar: Option<usize>) -> Vec<Text> {
    let places = cells.iter().filter_map(|cell| Some(cell.amount()?.1)).max();
    let places = places.filter(|_| header.alignment == Alignment::Decimal).unwrap_or(0);
    let end = |cell: &&Cell| if let Cell::Bar(value) = cell { *value } else { 0.0 };
    let range = Range::of(cells.iter().map(end).chain([0.0]));
    let text = |cell: &&Cell| match (cell, bar) {
        (Cell::Bar(value), Some(length)) => picture::bar(*value, range, length).into(),
        (cell, _) => value(cell, places, language, bar.is_some()),
    };
    cells.iter().map(text).collect()
}

/// Value as text, a number with so many decimal places at least.
pub fn value(cell: &Cell, places: usize, language: Language, is_drawn: bool) -> Text {
    match cell {
        Cell::Missing => "–".into(),
        Cell::Text(text) => text.clone(),
        Cell::Term(term) => Text::from(&*term.label).close_if(term.is_close),
        Cell::Number { value, places: own, style } => {
            number(*value, places.max(*own), *style, language).into()
        }
        Cell::YesNo(true) => language.of("yes", "ja").into(),
        Cell::YesNo(false) => language.of("no", "nein").into(),
        Cell::List(terms) => join(terms.iter().map(|it| &*it.label), ", ").into(),
        Cell::Percentile(percent) => picture::percentile(*percent, is_drawn).into(),
        // Bars are drawn on a scale with the others of their column, or not at all.
        Cell::Bar(_) => Text::default(),
    }
}

fn number(value: f64, places: usize, style: NumberStyle, language: Language) -> String {
    if style == NumberStyle::Year {
        return plain_number(value, places);
    }
    let text = readable_number(value, places, language);
    let is_zero = !text.contains(|c: char| matches!(c, '1'..='9'));
    if style == NumberStyle::Signed && value > 0.0 && !is_zero { format!("+{text}") } else { text }
}

/// Empties cells of grouped columns that repeat the cell above, with those of the grouped columns
/// before it.
fn blank_repeated(columns: &mut [Column<'_>]) {
    for row in (1..rows(columns)).rev() {
        let grouped = columns.iter_mut().filter(|it| it.header.is_group);
        for column in grouped.take_while(|it| it.cells[row] == it.cells[row - 1]) {
            column.cells[row] = Text::default();
        }
    }
}
