//! A table on a terminal: columns beside each other, without borders, as wide as the screen.

mod breaking;
mod line;
mod widths;

use self::{
    breaking::broken,
    line::Line,
    widths::{GridColumn, Written},
};
use super::sheet::Sheet;
use crate::render::{Pictures, Style, pictures::bar};

/// Cells between two columns.
const GAP: usize = 2;

/// The table in lines, or several below each other where its columns need more than the width.
pub(super) fn draw(sheet: &Sheet<'_>, style: &Style) -> String {
    let columns = |bars| -> Vec<GridColumn> {
        sheet.columns.iter().map(|column| GridColumn::of(column, bars, style)).collect()
    };
    let bars = if sheet.has_bars() { room_for_bars(&columns(0), style.width) } else { 0 };
    let columns = columns(bars);
    let tables = folded(&columns, style.width);
    tables.iter().map(|columns| table(columns, style)).collect::<Vec<_>>().join("\n")
}

/// What the other columns leave of the width, within what is sensible for bars.
fn room_for_bars(columns: &[GridColumn], width: usize) -> usize {
    let taken: usize = columns.iter().map(|column| GAP + column.natural_width()).sum();
    // The column of the bars itself, still empty, has counted with its gap, but there is one
    // gap less than columns.
    (width + GAP).saturating_sub(taken).clamp(bar::LEAST, bar::MOST)
}

/// Groups of columns, each narrow enough for the terminal; every group begins with the first
/// column, so that each row can be told.
fn folded(columns: &[GridColumn], width: usize) -> Vec<Vec<&GridColumn>> {
    let Some((first, others)) = columns.split_first() else {
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

/// The width of each column: what it needs if there is room, else the room that is left over is
/// shared evenly among those that need more than their least. A header is wrapped before a value.
fn widths(columns: &[&GridColumn], width: usize) -> Vec<usize> {
    let gaps = GAP * columns.len().saturating_sub(1);
    let of_each = |width: fn(&GridColumn) -> usize| -> Vec<usize> {
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

/// The labels of the columns in bold, a rule, and the rows.
fn table(columns: &[&GridColumn], style: &Style) -> String {
    let widths = widths(columns, style.width);
    let row = |cell: &dyn Fn(&GridColumn) -> Option<&Written>| row(columns, &widths, cell, style);
    let mut lines: Vec<String> = Vec::new();
    lines.extend(row(&|column| Some(&column.label)).iter().map(|line| style.bold(line)));
    let full = widths.iter().sum::<usize>() + GAP * columns.len().saturating_sub(1);
    match style.pictures {
        Pictures::Unicode => lines.push("─".repeat(full)),
        Pictures::Ascii => lines.push("-".repeat(full)),
        Pictures::Words => {}
    }
    let is_prose = columns.iter().zip(&widths).any(|(it, width)| it.longest_cell() > 2 * width);
    for position in 0..columns.first().map_or(0, |column| column.cells.len()) {
        if is_prose && position > 0 {
            // Records of several lines need a blank one between them.
            lines.push(String::new());
        }
        lines.extend(row(&|column| column.cells.get(position)));
    }
    // Without columns there is an empty line.
    lines.join("\n") + "\n"
}

/// A row, in as many lines as its longest cell needs.
fn row(
    columns: &[&GridColumn],
    widths: &[usize],
    cell: &dyn Fn(&GridColumn) -> Option<&Written>,
    style: &Style,
) -> Vec<String> {
    let cells = columns.iter().zip(widths).filter_map(|(column, width)| {
        let cell = cell(column)?;
        Some((*width, column.ends_at_the_right(), cell.is_highest, broken(&cell.text, *width)))
    });
    let cells: Vec<_> = cells.collect();
    let height = cells.iter().map(|(.., lines)| lines.len()).max().unwrap_or(0);
    let line = |position: usize| {
        let mut line = Line::default();
        for (width, at_the_right, is_highest, lines) in &cells {
            let text = lines.get(position).map_or("", |text| text);
            let dress = |text: &str| if *is_highest { style.bold(text) } else { text.to_owned() };
            line.set(text, *width, *at_the_right, dress);
            line.skip(GAP);
        }
        line.finished()
    };
    (0..height).map(line).collect()
}
