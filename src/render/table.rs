use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Row, Table as Grid, TableStyle,
    Width,
};
use unicode_width::UnicodeWidthStr;

use super::{
    Pictures, Style, bar,
    binding::{bound, released},
    map,
    page::{self, Sheet},
    prose::Prose,
    sparkline,
};
use crate::report::{Alignment, Block, Report, Table};

/// Cells between two columns.
const GAP: usize = 2;
/// A text is wrapped rather than given more room than this where room is short.
const ROOM_FOR_TEXT: usize = 28;
const RULE: char = '─';
/// A line under the headers and nothing else.
const PLAIN: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill(RULE));

/// The report for a terminal: pages with titles, tables without borders, notes and sources.
pub(super) fn render(report: &Report, style: &Style) -> String {
    let canvas = Canvas { report, style, prose: Prose::new(style, &report.highlight) };
    let mut parts: Vec<String> = if page::shows_records(report) {
        vec![canvas.table(&report.records)]
    } else {
        report.page.iter().map(|block| canvas.block(block)).collect()
    };
    let notes = page::explanations(report, style);
    let notes = notes.iter().chain(&report.notes);
    parts.push(notes.map(|note| canvas.prose.paragraph(note)).collect());
    if let Some(sources) = report.sources.as_deref().filter(|list| !list.is_empty()) {
        let number = |position: usize| format!("[{}] ", position + 1);
        let list = canvas.prose.citations(sources, number);
        parts.push(canvas.prose.bold(style.texts.sources) + "\n" + &list);
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

struct Canvas<'a> {
    report: &'a Report,
    style: &'a Style,
    prose: Prose<'a>,
}

impl Canvas<'_> {
    fn block(&self, block: &Block) -> String {
        let prose = &self.prose;
        match block {
            Block::Title(title) | Block::Heading(title) => prose.heading(title),
            Block::Paragraph(paragraph) => prose.paragraph(paragraph),
            Block::Terms(terms) => prose.terms(terms),
            Block::Items(items) => prose.items(items),
            Block::Table(table) => self.table(table),
            Block::Citations(list) => prose.citations(list, |_| String::new()),
            Block::Map(_) if self.style.pictures == Pictures::Words => {
                self.table(&self.report.records)
            }
            Block::Map(map) => map::draw(map, self.style),
            Block::Series(list) => sparkline::lines(list, self.style),
        }
    }

    fn table(&self, table: &Table) -> String {
        let mut sheet = Sheet::of(table, self.report, self.style);
        if sheet.has_bars() {
            sheet.draw_bars(room_for_bars(&sheet, self.style.width), self.style.pictures);
        }
        align_decimals(&mut sheet, self.style.texts.decimal_point);
        for cell in sheet.rows.iter_mut().flatten() {
            *cell = bound(cell);
        }
        let mut text = String::new();
        for (position, columns) in fold(&sheet, self.style.width).iter().enumerate() {
            if position > 0 {
                text.push('\n');
            }
            text.push_str(&self.grid(&sheet, columns));
        }
        text
    }

    /// Some of the columns as one table.
    fn grid(&self, sheet: &Sheet, columns: &[usize]) -> String {
        let widths = widths(sheet, columns, self.style.width);
        let is_prose =
            |(column, width): (&usize, &usize)| longest(texts(sheet, *column)) > 2 * width;
        let mut style = PLAIN;
        if columns.iter().zip(&widths).any(is_prose) {
            // Records of several lines need a blank one between them.
            style = style.row_separator(LineStyle::none().fill(' '));
        }
        let chosen = || columns.iter().filter_map(|column| sheet.columns.get(*column));
        let mut grid = Grid::new();
        grid.load_style(style)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_header(Row::from(chosen().map(|column| &column.label).collect::<Vec<_>>()));
        for row in &sheet.rows {
            let row = columns.iter().filter_map(|column| row.get(*column));
            grid.add_row(Row::from(row.collect::<Vec<_>>()));
        }
        let last = columns.len().saturating_sub(1);
        for (position, (column, width)) in chosen().zip(widths).enumerate() {
            let Some(set) = grid.column_mut(position) else {
                continue;
            };
            let gap = if position == last { 0 } else { GAP };
            set.set_padding((0, cells(gap)));
            set.set_constraint(ColumnConstraint::Absolute(Width::Fixed(cells(width + gap))));
            if matches!(column.alignment, Alignment::Right | Alignment::Decimal) {
                set.set_cell_alignment(CellAlignment::Right);
            }
        }
        self.finish(&grid)
    }

    /// The line with the values that are the highest in their rows bold.
    fn highest_bold(&self, line: &str) -> String {
        // No other text has the sign and this blank.
        let sign = format!("{}\u{a0}", page::highest_sign(self.style.pictures));
        let mut parts = line.split(&*sign);
        let mut text = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (value, rest) = part.split_at(part.find(' ').unwrap_or(part.len()));
            text.push_str(&self.prose.bold(&format!("{sign}{value}")));
            text.push_str(rest);
        }
        text
    }

    /// The lines of a grid, without trailing blanks, the header bold.
    fn finish(&self, grid: &Grid) -> String {
        let mut text = String::new();
        let mut in_header = true;
        for line in grid.lines() {
            let line = line.trim_end();
            let is_rule = in_header && line.starts_with(RULE);
            in_header = in_header && !is_rule;
            text.push_str(&match self.style.pictures {
                Pictures::Words if is_rule => continue,
                Pictures::Ascii if is_rule => line.replace(RULE, "-"),
                _ if in_header => self.prose.bold(line),
                _ => released(&self.highest_bold(line)),
            });
            text.push('\n');
        }
        text
    }
}

/// Groups of columns, each narrow enough for the terminal; every group begins with the first
/// column, so that each row can be told.
fn fold(sheet: &Sheet, width: usize) -> Vec<Vec<usize>> {
    let mut groups = Vec::new();
    let mut group = vec![0];
    let mut used = least_width(sheet, 0);
    for column in 1..sheet.columns.len() {
        let needed = GAP + least_width(sheet, column);
        if group.len() > 1 && used + needed > width {
            groups.push(std::mem::replace(&mut group, vec![0]));
            used = least_width(sheet, 0);
        }
        group.push(column);
        used += needed;
    }
    groups.push(group);
    groups
}

/// The width of each column: what it needs if there is room, else the room that is left over is
/// shared evenly among those that need more than their least. A header is wrapped before a value.
fn widths(sheet: &Sheet, columns: &[usize], width: usize) -> Vec<usize> {
    let gaps = GAP * columns.len().saturating_sub(1);
    let of_each = |width: fn(&Sheet, usize) -> usize| -> Vec<usize> {
        columns.iter().map(|column| width(sheet, *column)).collect()
    };
    let natural = of_each(natural_width);
    let mut widths = of_each(|sheet, column| {
        longest(texts(sheet, column)).max(longest(label(sheet, column).split(' ')))
    });
    if gaps + widths.iter().sum::<usize>() > width {
        widths = of_each(least_width);
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
    widths
}

/// What the other columns leave of the width, within what is sensible for bars.
fn room_for_bars(sheet: &Sheet, width: usize) -> usize {
    let others = 0..sheet.columns.len();
    let taken: usize = others.map(|column| GAP + natural_width(sheet, column)).sum();
    // The column of the bars itself, still empty, has counted with its gap, but there is one
    // gap less than columns.
    (width + GAP).saturating_sub(taken).clamp(bar::LEAST, bar::MOST)
}

/// A width as the library counts it.
fn cells(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

fn texts(sheet: &Sheet, column: usize) -> impl Iterator<Item = &str> {
    sheet.rows.iter().filter_map(move |row| row.get(column)).map(String::as_str)
}

fn label(sheet: &Sheet, column: usize) -> &str {
    sheet.columns.get(column).map_or("", |column| &column.label)
}

fn longest<'t>(texts: impl Iterator<Item = &'t str>) -> usize {
    texts.map(UnicodeWidthStr::width).max().unwrap_or(0)
}

/// The width that a column takes if nothing is wrapped.
fn natural_width(sheet: &Sheet, column: usize) -> usize {
    longest(texts(sheet, column)).max(label(sheet, column).width())
}

/// The width below which a column cannot go: a number is never cut, a word only if it is very
/// long.
fn least_width(sheet: &Sheet, column: usize) -> usize {
    let header = longest(label(sheet, column).split(' '));
    let alignment = sheet.columns.get(column).map(|column| column.alignment);
    if alignment == Some(Alignment::Left) {
        longest(texts(sheet, column).flat_map(|text| text.split(' ')))
            .min(ROOM_FOR_TEXT)
            .max(header)
    } else {
        longest(texts(sheet, column)).max(header)
    }
}

/// Puts decimal points below each other by filling up what stands behind them.
fn align_decimals(sheet: &mut Sheet, point: char) {
    for (position, column) in sheet.columns.iter().enumerate() {
        if column.alignment != Alignment::Decimal {
            continue;
        }
        let tail = |text: &str| text.find(point).map_or(0, |start| text.len() - start);
        let longest = sheet.rows.iter().filter_map(|row| row.get(position)).map(|text| tail(text));
        let longest = longest.max().unwrap_or(0);
        for cell in sheet.rows.iter_mut().filter_map(|row| row.get_mut(position)) {
            let missing = longest - tail(cell);
            cell.extend(std::iter::repeat_n('\u{a0}', missing));
        }
    }
}
