//! A table on a terminal: columns beside each other, without borders, as wide as the screen.

use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, ContentLineStyle, Table as Grid,
    TableStyle, Width,
};
use unicode_width::UnicodeWidthStr;

use super::sheet::{Sheet, SheetColumn};
use crate::{
    render::{
        Pictures, Style,
        pictures::bar,
        wrapping::{bound, released},
    },
    report::Alignment,
};

/// Cells between two columns.
const GAP: usize = 2;
/// A text is wrapped rather than given more room than this where room is short.
const ROOM_FOR_TEXT: usize = 28;
/// What stands between the cells of a line until they are printed: a character that Unicode keeps
/// for the inside of programs.
const EDGE: char = '\u{fdd0}';
const LAYOUT: TableStyle = TableStyle::new().content_lines(ContentLineStyle::none().junction(EDGE));

/// The table in lines, or several below each other where its columns need more than the width.
pub fn draw(sheet: &Sheet<'_>, style: &Style) -> String {
    let columns = |bars| -> Vec<GridColumn<'_>> {
        sheet.columns.iter().map(|column| GridColumn::of(column, bars, style)).collect()
    };
    let bars = if sheet.has_bars() { room_for_bars(&columns(0), style.width) } else { 0 };
    let columns = columns(bars);
    let tables = folded(&columns, style.width);
    tables.iter().map(|columns| table(columns, style)).collect::<Vec<_>>().join("\n")
}

/// What the other columns leave of the width, within what is sensible for bars.
fn room_for_bars(columns: &[GridColumn<'_>], width: usize) -> usize {
    let taken: usize = columns.iter().map(|column| GAP + column.natural_width()).sum();
    // The column of the bars itself, still empty, has counted with its gap, but there is one
    // gap less than columns.
    (width + GAP).saturating_sub(taken).clamp(bar::LEAST, bar::MOST)
}

/// Groups of columns, each narrow enough for the terminal; every group begins with the first
/// column, so that each row can be told.
fn folded<'a>(columns: &'a [GridColumn<'a>], width: usize) -> Vec<Vec<&'a GridColumn<'a>>> {
    let Some((first, others)) = columns.split_first() else {
        // Without columns there is an empty line.
        return vec![Vec::new()];
    };
    let mut groups = Vec::new();
    let mut group = vec![first];
    let mut used = first.least_width();
    for column in others {
        let needed = GAP + column.least_width();
        if group.len() > 1 && used + needed > width {
            groups.push(std::mem::replace(&mut group, vec![first]));
            used = first.least_width();
        }
        group.push(column);
        used += needed;
    }
    groups.push(group);
    groups
}

/// The labels of the columns in bold, a rule, and the rows.
fn table(columns: &[&GridColumn<'_>], style: &Style) -> String {
    let widths = widths(columns, style.width);
    let labels = columns.iter().map(|column| &*column.sheet.label).collect();
    let labels = lines(columns, &widths, labels, |_, text| text.to_owned());
    let mut text: Vec<_> = labels.iter().map(|line| style.bold(line)).collect();
    let full = widths.iter().sum::<usize>() + GAP * columns.len().saturating_sub(1);
    match style.pictures {
        Pictures::Unicode => text.push("─".repeat(full)),
        Pictures::Ascii => text.push("-".repeat(full)),
        Pictures::Words => {}
    }
    let is_prose = columns.iter().zip(&widths).any(|(it, width)| it.longest_cell() > 2 * width);
    for row in 0..columns.first().map_or(0, |column| column.texts.len()) {
        if is_prose && row > 0 {
            // Records of several lines need a blank one between them.
            text.push(String::new());
        }
        let texts = columns.iter().filter_map(|column| column.texts.get(row));
        let dressed = |column: &GridColumn<'_>, text: &str| match column.sheet.cells.get(row) {
            Some(cell) if cell.highest => style.bold(text),
            _ => text.to_owned(),
        };
        text.extend(lines(columns, &widths, texts.map(|text| &**text).collect(), dressed));
    }
    text.join("\n") + "\n"
}

/// A row in lines. It is laid out by itself, so that of each of its texts the column is known.
fn lines(
    columns: &[&GridColumn<'_>],
    widths: &[usize],
    texts: Vec<&str>,
    dressed: impl Fn(&GridColumn<'_>, &str) -> String,
) -> Vec<String> {
    let mut grid = Grid::new();
    grid.load_style(LAYOUT).set_content_arrangement(ContentArrangement::Dynamic).add_row(texts);
    for ((set, column), width) in grid.column_iter_mut().zip(columns).zip(widths) {
        let width = u16::try_from(*width).unwrap_or(u16::MAX);
        set.set_padding((0, 0)).set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        if matches!(column.sheet.alignment, Alignment::Right | Alignment::Decimal) {
            set.set_cell_alignment(CellAlignment::Right);
        }
    }
    let cell = |(cell, column): (&str, &&GridColumn<'_>)| {
        let text = cell.trim();
        cell.replacen(text, &dressed(column, text), 1)
    };
    let line = |line: String| {
        let cells: Vec<_> = line.split(EDGE).zip(columns).map(cell).collect();
        released(cells.join(&" ".repeat(GAP)).trim_end())
    };
    grid.lines().map(line).collect()
}

/// The width of each column: what it needs if there is room, else the room that is left over is
/// shared evenly among those that need more than their least. A header is wrapped before a value.
fn widths<'a>(columns: &[&GridColumn<'a>], width: usize) -> Vec<usize> {
    let gaps = GAP * columns.len().saturating_sub(1);
    let of_each = |width: fn(&GridColumn<'a>) -> usize| -> Vec<usize> {
        columns.iter().map(|column| width(column)).collect()
    };
    let natural = of_each(GridColumn::natural_width);
    let mut widths = of_each(GridColumn::unbroken_width);
    if gaps + widths.iter().sum::<usize>() > width {
        widths = of_each(GridColumn::least_width);
    }
    let mut room = width.saturating_sub(gaps + widths.iter().sum::<usize>());
    while room > 0 {
        let needy = widths.iter_mut().zip(&natural).filter(|(width, natural)| **width < **natural);
        let mut grown = 0;
        for (width, _) in needy.take(room) {
            *width += 1;
            grown += 1;
        }
        if grown == 0 {
            break;
        }
        room -= grown;
    }
    // A column without a label and a text is as wide as one letter.
    widths.into_iter().map(|width| width.max(1)).collect()
}

/// A column whose cells are written.
struct GridColumn<'a> {
    sheet: &'a SheetColumn<'a>,
    texts: Vec<String>,
}

impl<'a> GridColumn<'a> {
    /// Bars are no longer than so many cells.
    fn of(sheet: &'a SheetColumn<'a>, bars: usize, style: &Style) -> Self {
        let texts = sheet.cells.iter().map(|cell| sheet.text(cell, bars, style));
        let mut texts: Vec<_> = texts.map(|text| bound(&text)).collect();
        if sheet.alignment == Alignment::Decimal {
            align_decimals(&mut texts, style.texts.decimal_point);
        }
        Self { sheet, texts }
    }

    fn longest_cell(&self) -> usize {
        longest(self.texts.iter().map(|text| &**text))
    }

    /// The width that it takes if nothing is wrapped.
    fn natural_width(&self) -> usize {
        self.longest_cell().max(self.sheet.label.width())
    }

    /// The width that it takes if only its label is wrapped.
    fn unbroken_width(&self) -> usize {
        self.longest_cell().max(longest(self.sheet.label.split(' ')))
    }

    /// The width below which it cannot go: a number is never cut, a word only if it is very long.
    fn least_width(&self) -> usize {
        if self.sheet.alignment != Alignment::Left {
            return self.unbroken_width();
        }
        let word = longest(self.texts.iter().flat_map(|text| text.split(' ')));
        word.min(ROOM_FOR_TEXT).max(longest(self.sheet.label.split(' ')))
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
