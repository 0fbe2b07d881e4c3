//! A column of a table on a terminal, and the room that it needs.

use unicode_width::UnicodeWidthStr;

use crate::{
    render::{Style, pages::sheet, wrapping::bound},
    report::Alignment,
};

/// A text is wrapped rather than given more room than this where room is short.
const ROOM_FOR_TEXT: usize = 28;

/// A column whose cells are written.
pub(super) struct GridColumn {
    pub(super) label: Written,
    pub(super) cells: Vec<Written>,
    alignment: Alignment,
}

/// What stands in a cell.
pub(super) struct Written {
    pub(super) text: String,
    /// Whether it is the highest value of its row.
    pub(super) is_highest: bool,
}

impl GridColumn {
    /// Writes the cells of a column, bars no longer than so many cells.
    pub(super) fn of(column: &sheet::SheetColumn<'_>, bars: usize, style: &Style) -> Self {
        let texts = column.cells.iter().map(|cell| column.text(cell, bars, style).into_owned());
        let mut texts: Vec<_> = texts.collect();
        if column.alignment == Alignment::Decimal {
            align_decimals(&mut texts, style.texts.decimal_point);
        }
        let cells = column.cells.iter().zip(texts);
        let cells =
            cells.map(|(cell, text)| Written { text: bound(&text), is_highest: cell.highest });
        Self {
            label: Written { text: column.label.clone(), is_highest: false },
            cells: cells.collect(),
            alignment: column.alignment,
        }
    }

    /// Whether its texts end below each other.
    pub(super) fn ends_at_the_right(&self) -> bool {
        matches!(self.alignment, Alignment::Right | Alignment::Decimal)
    }

    /// The width of the longest of its cells.
    pub(super) fn longest_cell(&self) -> usize {
        longest(self.texts())
    }

    /// The width that it takes if nothing is wrapped.
    pub(super) fn natural_width(&self) -> usize {
        self.longest_cell().max(self.label.text.width())
    }

    /// The width that it takes if only its label is wrapped.
    pub(super) fn unbroken_width(&self) -> usize {
        self.longest_cell().max(self.longest_word_of_label())
    }

    /// The width below which it cannot go: a number is never cut, a word only if it is very long.
    pub(super) fn least_width(&self) -> usize {
        if self.alignment == Alignment::Left {
            let word = longest(self.texts().flat_map(|text| text.split(' ')));
            word.min(ROOM_FOR_TEXT).max(self.longest_word_of_label())
        } else {
            self.unbroken_width()
        }
    }

    fn longest_word_of_label(&self) -> usize {
        longest(self.label.text.split(' '))
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(|cell| &*cell.text)
    }
}

fn longest<'t>(texts: impl Iterator<Item = &'t str>) -> usize {
    texts.map(UnicodeWidthStr::width).max().unwrap_or(0)
}

/// Puts decimal points below each other by filling up what stands behind them.
fn align_decimals(texts: &mut [String], point: char) {
    let tail = |text: &str| text.find(point).map_or(0, |start| text.len() - start);
    let longest = texts.iter().map(|text| tail(text)).max().unwrap_or(0);
    for text in texts {
        let missing = longest - tail(text);
        text.extend(std::iter::repeat_n('\u{a0}', missing));
    }
}
