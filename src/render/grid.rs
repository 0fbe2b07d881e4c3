//! Table in lines: columns beside each other, without borders.

use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width,
};

use super::column::{Column, GAP, rows, shown, total};

/// Sign of the line between labels and rows, which no text has.
const RULE: char = '\u{1f}';

/// Lines of the labels of a table and those of its rows, at most `width` columns wide, unless the
/// table needs more.
pub fn lines(columns: &[Column<'_>], width: usize) -> (Vec<String>, Vec<String>) {
    let (labels, body) = draw(columns, width, false);
    // Rows of several lines stand apart.
    if body.len() > 2 * rows(columns) { draw(columns, width, true) } else { (labels, body) }
}

fn draw(columns: &[Column<'_>], width: usize, is_spaced: bool) -> (Vec<String>, Vec<String>) {
    let room = width.max(total(columns, |it| it.least)) + GAP;
    // A label is broken before a value is.
    let is_roomy = total(columns, |it| it.unbroken) + GAP <= room;
    let mut table = comfy_table::Table::new();
    table
        .load_style(TableStyle::new().header_separator(LineStyle::none().fill(RULE)))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(narrow(room))
        .set_header(columns.iter().map(|it| shown(&it.label)));
    for row in 0..rows(columns) {
        if is_spaced && row > 0 {
            table.add_row(columns.iter().map(|_| ""));
        }
        table.add_row(columns.iter().map(|it| shown(&it.cells[row])));
    }
    for (set, it) in table.column_iter_mut().zip(columns) {
        let least = narrow(GAP + if is_roomy { it.unbroken } else { it.least });
        set.set_padding((0, narrow(GAP)));
        set.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least)));
        if it.is_right() {
            set.set_cell_alignment(CellAlignment::Right);
        }
    }
    let lines = table.lines().map(|line| line.replace('\u{a0}', " ").trim_end().to_owned());
    let mut labels: Vec<String> = lines.collect();
    let rule = labels.iter().position(|line| line.starts_with(RULE)).unwrap_or(0);
    let body = labels.split_off(rule).split_off(1);
    (labels, body)
}

fn narrow(width: usize) -> u16 {
    width.try_into().unwrap_or(u16::MAX)
}
