//! A table on a terminal: columns beside each other, without borders, as wide as the screen.

use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, ContentLineStyle, Table as Grid,
    TableStyle, Width,
};
use unicode_width::UnicodeWidthStr;

use super::column::Column;
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
/// What stands between the cells of a line until they are printed: the unit separator, which no
/// text has, as it controls terminals.
const EDGE: char = '\u{1f}';
const LAYOUT: TableStyle = TableStyle::new().content_lines(ContentLineStyle::none().junction(EDGE));

/// The table in lines, or several below each other where its columns need more than the width.
pub fn draw(columns: &[Column<'_>], style: &Style) -> String {
    let written = |bars| -> Vec<_> {
        columns.iter().map(|column| GridColumn::of(column, bars, style)).collect()
    };
    let mut written_columns = written(0);
    if columns.iter().any(Column::has_bars) {
        let taken: usize = written_columns.iter().map(|column| GAP + column.natural).sum();
        // The column of the bars itself, still empty, has counted with its gap, but there is one
        // gap less than columns.
        let room = (style.width + GAP).saturating_sub(taken);
        written_columns = written(room.clamp(bar::LEAST, bar::MOST));
    }
    let tables = folded(&written_columns, style.width);
    tables.iter().map(|columns| table(columns, style)).collect::<Vec<_>>().join("\n")
}

/// Groups of columns, each narrow enough for the terminal; every group begins with the first
/// column and its parts, so that each row can be told.
fn folded<'a>(columns: &'a [GridColumn<'a>], width: usize) -> Vec<Vec<&'a GridColumn<'a>>> {
    let mut things = columns.chunk_by(|_, next| next.column.is_part);
    let Some(head) = things.next() else {
        // Without columns there is an empty line.
        return vec![Vec::new()];
    };
    let needed = |columns: &[GridColumn<'_>]| -> usize {
        columns.iter().map(|column| GAP + column.least).sum()
    };
    // Beside a head there is room for any other column.
    let widest = columns.iter().skip(head.len()).map(|column| GAP + column.least).max();
    let is_narrow = needed(head) + widest.unwrap_or(0) <= width + GAP;
    let (head, others) = columns.split_at(if is_narrow { head.len() } else { 1 });
    let whole = (width + GAP).saturating_sub(needed(head));
    let mut groups: Vec<Vec<_>> = vec![head.iter().collect()];
    let mut room = whole;
    for parts in others.chunk_by(|_, next| next.column.is_part) {
        // Parts of one thing stay together where one table can hold them.
        let size = if needed(parts) <= whole { parts.len() } else { 1 };
        for columns in parts.chunks(size) {
            match groups.last_mut() {
                Some(group) if group.len() == head.len() || needed(columns) <= room => {
                    group.extend(columns);
                }
                _ => {
                    groups.push(head.iter().chain(columns).collect());
                    room = whole;
                }
            }
            room = room.saturating_sub(needed(columns));
        }
    }
    groups
}

/// The labels of the columns in bold, a rule, and the rows.
fn table(columns: &[&GridColumn<'_>], style: &Style) -> String {
    let widths = widths(columns, style.width);
    let labels: Vec<_> = columns.iter().map(|it| (&*it.column.label, false)).collect();
    let labels = lines(columns, &widths, &labels, style);
    let mut text: Vec<_> = labels.iter().map(|line| style.bold(line)).collect();
    let full = widths.iter().sum::<usize>() + GAP * columns.len().saturating_sub(1);
    if style.pictures != Pictures::Words {
        text.push(style.pictures.pick("─", "-").repeat(full));
    }
    let row = |row: usize| {
        let cells = columns.iter().filter_map(|it| {
            let (text, cell) = (it.texts.get(row)?, it.column.cells.get(row)?);
            Some((&**text, cell.highest))
        });
        lines(columns, &widths, &cells.collect::<Vec<_>>(), style)
    };
    let rows = (0..columns.first().map_or(0, |it| it.texts.len())).map(row);
    // What a row says may stand in another of the tables.
    let rows: Vec<_> = rows.filter(|lines| lines.iter().any(|line| !line.is_empty())).collect();
    let gap = if is_prose(&rows) { "\n\n" } else { "\n" };
    let rows: Vec<_> = rows.iter().map(|lines| lines.join("\n")).collect();
    if !rows.is_empty() {
        text.push(rows.join(gap));
    }
    text.join("\n") + "\n"
}

/// Whether rows need a blank line between them, as they are texts: most of them take several
/// lines, and one more than two. A few labels that are wrapped are no texts.
fn is_prose(rows: &[Vec<String>]) -> bool {
    let several = rows.iter().filter(|lines| lines.len() > 1).count();
    2 * several >= rows.len() && rows.iter().any(|lines| lines.len() > 2)
}

/// A row in lines, from its texts and whether each is to be bold. It is laid out by itself, so
/// that of each piece of a line the text is known.
fn lines(
    columns: &[&GridColumn<'_>],
    widths: &[usize],
    cells: &[(&str, bool)],
    style: &Style,
) -> Vec<String> {
    let mut grid = Grid::new();
    grid.load_style(LAYOUT).set_content_arrangement(ContentArrangement::Dynamic);
    grid.add_row(cells.iter().map(|(text, _)| text));
    for ((set, it), width) in grid.column_iter_mut().zip(columns).zip(widths) {
        let width = u16::try_from(*width).unwrap_or(u16::MAX);
        set.set_padding((0, 0)).set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        if matches!(it.column.alignment, Alignment::Right | Alignment::Decimal) {
            set.set_cell_alignment(CellAlignment::Right);
        }
    }
    let piece = |(piece, (_, is_bold)): (&str, &(&str, bool))| match piece.trim() {
        text if *is_bold => piece.replacen(text, &style.bold(text), 1),
        _ => piece.to_owned(),
    };
    let line = |line: String| {
        let pieces: Vec<_> = line.split(EDGE).zip(cells).map(piece).collect();
        released(pieces.join(&" ".repeat(GAP)).trim_end())
    };
    grid.lines().map(line).collect()
}

/// The width of each column: what it needs if there is room, else the room that is left over is
/// shared evenly among those that need more than their least. A header is wrapped before a value.
fn widths(columns: &[&GridColumn<'_>], width: usize) -> Vec<usize> {
    let room = width.saturating_sub(GAP * columns.len().saturating_sub(1));
    let mut least: Vec<_> = columns.iter().map(|column| column.unbroken).collect();
    if least.iter().sum::<usize>() > room {
        least = columns.iter().map(|column| column.least).collect();
    }
    let mut widths = least.clone();
    for _ in least.iter().sum()..room {
        let all = widths.iter_mut().zip(&least).zip(columns);
        let needy = all.filter(|((width, _), column)| **width < column.natural);
        let Some(((width, _), _)) = needy.min_by_key(|((width, least), _)| **width - **least)
        else {
            break;
        };
        *width += 1;
    }
    // A column without a label and a text is as wide as one letter.
    widths.into_iter().map(|width| width.max(1)).collect()
}

/// A column whose cells are written, with the widths that it can take.
struct GridColumn<'a> {
    column: &'a Column<'a>,
    texts: Vec<String>,
    /// Where nothing is wrapped.
    natural: usize,
    /// Where only its label is wrapped.
    unbroken: usize,
    /// Below this it cannot go: a number is never cut, a word only if it is very long.
    least: usize,
}

impl<'a> GridColumn<'a> {
    /// Bars are no longer than so many cells.
    fn of(column: &'a Column<'a>, bars: usize, style: &Style) -> Self {
        let texts = column.texts(bars, style);
        let mut texts: Vec<_> = texts.iter().map(|text| bound(text)).collect();
        if column.alignment == Alignment::Decimal {
            align_decimals(&mut texts, style.texts.decimal_point);
        }
        let cell = longest(texts.iter().map(|text| &**text));
        let word = longest(texts.iter().flat_map(|text| text.split(' ')));
        let label = longest(column.label.split(' '));
        let unbroken = cell.max(label);
        let least = match column.alignment {
            Alignment::Left => word.min(ROOM_FOR_TEXT).max(label),
            _ => unbroken,
        };
        Self { column, texts, natural: cell.max(column.label.width()), unbroken, least }
    }
}

/// The width of the longest text.
pub fn longest<'t>(texts: impl Iterator<Item = &'t str>) -> usize {
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

#[cfg(test)]
mod tests {
    use super::{Alignment, Column, GridColumn, Style, draw, folded};
    use crate::{render::pictures::Range, report::Cell, text::ENGLISH};

    fn column<'a>(label: &str, cells: Vec<&'a Cell>, is_part: bool) -> Column<'a> {
        let bars = Range::of([0.0]);
        Column { label: label.to_owned(), alignment: Alignment::Left, cells, is_part, bars }
    }

    #[test]
    fn a_head_keeps_its_parts_where_any_other_column_has_room_beside_it() {
        let columns = [false, true, false, false].map(|is_part| column("", vec![], is_part));
        // Cells that each needs, with two between them: 5 + 2 + 5 + 2 + 20.
        let needing = |(column, least)| GridColumn {
            column,
            texts: Vec::new(),
            natural: least,
            unbroken: least,
            least,
        };
        let columns: Vec<_> = columns.iter().zip([5, 5, 20, 20]).map(needing).collect();
        let sizes = |width| folded(&columns, width).iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(sizes(34), [3, 3], "two of the head and another");
        assert_eq!(sizes(33), [2, 2, 2], "one of the head and another");
    }

    #[test]
    fn labels_and_the_highest_are_bold_where_there_is_colour() {
        let low = Cell::text("low");
        let top = Cell { highest: true, ..Cell::text("top") };
        let columns = [column("A", vec![&low], false), column("B", vec![&top], false)];
        let style = Style { color: true, ..Style::document(&ENGLISH) };
        let drawn = draw(&columns, &style).replace('\u{a0}', " ");
        let expected = "\u{1b}[1mA    B\u{1b}[0m\n──────────\nlow  \u{1b}[1m▲ top\u{1b}[0m\n";
        assert_eq!(drawn, expected);
    }
}
