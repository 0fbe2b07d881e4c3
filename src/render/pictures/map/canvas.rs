//! The cells of a map, and where names stand on them, so that they cover as little as may be.

use unicode_width::UnicodeWidthStr;

use super::raster::glyph;
use crate::render::Pictures;

const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const PLAIN: &str = "\u{1b}[0m";

/// The cells of a map, row by row.
pub struct Canvas<'a> {
    pub columns: usize,
    rows: Vec<Vec<Ink<'a>>>,
    pub pictures: Pictures,
}

/// What a cell shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ink<'a> {
    Blank,
    /// The dots of lines, a bit each.
    Line(u8),
    /// A part of an area.
    Shade(&'a str),
    /// A marker of little weight.
    Dot(&'a str),
    /// A marker or a name; the cells that it goes on to have an empty text.
    Text(&'a str),
}

/// Where a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    pub column: usize,
    pub row: usize,
}

impl<'a> Canvas<'a> {
    pub fn new(columns: usize, rows: usize, pictures: Pictures) -> Self {
        Self { columns, rows: vec![vec![Ink::Blank; columns]; rows], pictures }
    }

    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Beyond the edges all is taken.
    pub fn ink(&self, Spot { column, row }: Spot) -> Ink<'a> {
        let cell = self.rows.get(row).and_then(|row| row.get(column));
        cell.copied().unwrap_or(Ink::Text(""))
    }

    /// Nothing beyond the edges.
    pub fn cell(&mut self, Spot { column, row }: Spot) -> Option<&mut Ink<'a>> {
        self.rows.get_mut(row)?.get_mut(column)
    }

    /// Sets a marker, unless there is another, which is as important or more.
    pub fn mark(&mut self, spot: Spot, marker: Ink<'a>) {
        if let Some(cell @ (Ink::Blank | Ink::Line(_) | Ink::Shade(_))) = self.cell(spot) {
            *cell = marker;
        }
    }

    /// Writes the name of a marker: to the right of it, else to the left, above or below, rather
    /// beside a line than over it, and rather over a line than over markers of little weight, and
    /// never so for one of them. If there is room, the result is where it begins.
    pub fn name(&mut self, marker: Spot, name: &'a str) -> Option<Spot> {
        let width = name.width();
        let most = if matches!(self.ink(marker), Ink::Dot(_)) { 1 } else { usize::MAX };
        let costs =
            starts(marker, width).filter_map(|start| Some((self.cost(start, width)?, start)));
        let affordable = costs.filter(|(cost, _)| *cost <= most);
        let (_, start) = affordable.min_by_key(|(cost, _)| *cost)?;
        let end = start.column + width;
        for column in [start.column.wrapping_sub(1), end] {
            if let Some(cell @ Ink::Dot(_)) = self.cell(Spot { column, ..start }) {
                *cell = Ink::Blank;
            }
        }
        for column in start.column..end {
            if let Some(cell) = self.cell(Spot { column, ..start }) {
                *cell = Ink::Text(if column == start.column { name } else { "" });
            }
        }
        Some(start)
    }

    /// How much a name covers with the blanks before and after it: nothing, lines (1) or so many
    /// markers of little weight (2 and more); none if it cannot stand here. Beyond the edges there
    /// may be blanks.
    fn cost(&self, start: Spot, width: usize) -> Option<usize> {
        let end = start.column + width;
        let blanks = if end < self.columns { end + 1 } else { end };
        let (mut lines, mut dots) = (0, 0);
        for column in start.column.saturating_sub(1)..blanks {
            match self.ink(Spot { column, ..start }) {
                Ink::Blank | Ink::Shade(_) => {}
                Ink::Line(_) => lines = 1,
                Ink::Dot(_) => dots += 1,
                Ink::Text(_) => return None,
            }
        }
        Some(if dots > 0 { 1 + dots } else { lines })
    }

    /// The rows as lines, without what is blank at either side of all of them.
    pub fn text(&self, color: bool) -> String {
        let rows: Vec<_> = self.rows.iter().map(|row| spaced(row)).collect();
        let indent = rows.iter().filter_map(|row| row.iter().position(|ink| *ink != Ink::Blank));
        let indent = indent.min().unwrap_or(0);
        let line = |row: &Vec<Ink<'a>>| {
            let last = row.iter().rposition(|ink| *ink != Ink::Blank);
            let end = last.map_or(indent, |last| last + 1);
            self.line(row.get(indent..end).unwrap_or_default(), color)
        };
        rows.iter().map(line).collect()
    }

    /// A line of such cells, where there is colour names bold and lines dim.
    fn line(&self, cells: &[Ink<'_>], color: bool) -> String {
        let mut text = String::new();
        let mut weight = PLAIN;
        let mut write = |wanted: Option<&'static str>, shown: &str| {
            let wanted = wanted.unwrap_or(weight);
            if color && wanted != weight {
                let end = if weight == PLAIN { "" } else { PLAIN };
                text.extend([end, wanted]);
                weight = wanted;
            }
            text.push_str(shown);
        };
        for cell in cells {
            match cell {
                Ink::Blank => write(None, " "),
                Ink::Line(dots) => write(Some(DIM), &glyph(*dots, self.pictures).to_string()),
                Ink::Shade(shown) | Ink::Dot(shown) => write(Some(PLAIN), shown),
                Ink::Text(shown) => write(Some(BOLD), shown),
            }
        }
        let end = if weight == PLAIN { "" } else { PLAIN };
        text + end + "\n"
    }
}

/// A row in which nothing is drawn before and after a marker or a name.
fn spaced<'a>(row: &[Ink<'a>]) -> Vec<Ink<'a>> {
    let is_text = |column: usize| matches!(row.get(column), Some(Ink::Text(_)));
    let cells = row.iter().enumerate().map(|(column, ink)| match ink {
        Ink::Line(_) | Ink::Shade(_) if is_text(column.wrapping_sub(1)) || is_text(column + 1) => {
            Ink::Blank
        }
        ink => *ink,
    });
    cells.collect()
}

/// Where the name of a marker can begin, the best first: beside it after a blank, then above
/// and below, as near to its middle as may be.
fn starts(Spot { column, row }: Spot, width: usize) -> impl Iterator<Item = Spot> {
    let beside = [Some(column + 2), column.checked_sub(width + 1)];
    let beside = beside.into_iter().flatten().map(move |column| Spot { column, row });
    let mut shifts: Vec<usize> = (0..width).collect();
    shifts.sort_by_key(|shift| (2 * shift + 1).abs_diff(width));
    let near = [row.checked_sub(1), Some(row + 1)].into_iter().flatten().flat_map(move |row| {
        let columns = shifts.clone().into_iter();
        columns.filter_map(move |shift| Some(Spot { column: column.checked_sub(shift)?, row }))
    });
    beside.chain(near)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Canvas, Ink, Pictures, Spot};

    fn spot(column: usize, row: usize) -> Spot {
        Spot { column, row }
    }

    /// Writes a name of so many letters.
    fn name(canvas: &mut Canvas<'_>, column: usize, row: usize, width: usize) -> Option<Spot> {
        canvas.name(spot(column, row), &"abcdefghijklmnopqrstuvwxyz"[..width])
    }

    #[test]
    fn where_there_is_colour_lines_are_dim_and_names_bold() {
        let mut canvas = Canvas::new(3, 1, Pictures::Unicode);
        canvas.mark(spot(0, 0), Ink::Line(1));
        canvas.mark(spot(2, 0), Ink::Text("o"));
        assert_eq!(canvas.text(true), "\u{1b}[2m⠁ \u{1b}[0m\u{1b}[1mo\u{1b}[0m\n");
        assert_eq!(canvas.text(false), "⠁ o\n");
    }

    #[test]
    fn a_name_stands_right_left_above_or_below() {
        let mut canvas = Canvas::new(20, 3, Pictures::Unicode);
        canvas.mark(spot(8, 1), Ink::Text("o"));
        assert_eq!(name(&mut canvas, 8, 1, 5), Some(spot(10, 1)));
        assert_eq!(name(&mut canvas, 8, 1, 5), Some(spot(2, 1)));
        assert_eq!(name(&mut canvas, 8, 1, 5), Some(spot(6, 0)));
        assert_eq!(name(&mut canvas, 8, 1, 5), Some(spot(6, 2)));
        assert_eq!(name(&mut canvas, 8, 1, 5), None);
    }

    #[test]
    fn a_name_avoids_lines_and_edges_if_it_can() {
        let mut canvas = Canvas::new(12, 2, Pictures::Unicode);
        canvas.mark(spot(4, 0), Ink::Text("o"));
        canvas.mark(spot(9, 0), Ink::Line(1));
        // Neither over the line nor over the edge, but over the line rather than not at all.
        assert_eq!(name(&mut canvas, 4, 0, 6), Some(spot(2, 1)));
        assert_eq!(name(&mut canvas, 4, 0, 6), Some(spot(6, 0)));

        let mut narrow = Canvas::new(5, 2, Pictures::Unicode);
        narrow.mark(spot(4, 0), Ink::Text("o"));
        // Shifted, so that it ends at the edge.
        assert_eq!(name(&mut narrow, 4, 0, 5), Some(spot(0, 1)));
        assert_eq!(name(&mut narrow, 4, 0, 6), None);
    }

    #[test]
    fn a_name_covers_as_few_markers_as_may_be() {
        let mut canvas = Canvas::new(12, 3, Pictures::Unicode);
        canvas.mark(spot(2, 1), Ink::Text("o"));
        for (column, row) in [(4, 1), (6, 1), (8, 1), (1, 0), (3, 0), (2, 2), (2, 1)] {
            canvas.mark(spot(column, row), Ink::Dot("."));
        }
        // One is covered, then two, but neither a name nor the marker of one.
        assert_eq!(name(&mut canvas, 2, 1, 5), Some(spot(0, 2)));
        assert_eq!(name(&mut canvas, 2, 1, 5), Some(spot(0, 0)));
    }

    proptest! {
        #[test]
        fn names_overlap_nothing_and_never_leave_the_canvas(
            (columns, rows) in (1..60_usize, 1..25_usize),
            places in prop::collection::vec((0..60_usize, 0..25_usize, 1..25_usize), 0..60),
            lines in prop::collection::vec((0..60_usize, 0..25_usize), 0..100),
        ) {
            let mut canvas = Canvas::new(columns, rows, Pictures::Unicode);
            for (column, row) in lines {
                canvas.mark(spot(column, row), Ink::Line(1));
            }
            let mut taken = vec![vec![false; columns]; rows];
            let inside = |(column, row, _): &&(usize, usize, usize)| *column < columns && *row < rows;
            for (column, row, _) in places.iter().filter(inside) {
                canvas.mark(spot(*column, *row), Ink::Text("o"));
                taken[*row][*column] = true;
            }
            for (column, row, width) in places.iter().filter(inside) {
                let Some(start) = name(&mut canvas, *column, *row, *width) else { continue };
                prop_assert!(start.row < rows && start.column + width <= columns);
                prop_assert!(start.row.abs_diff(*row) <= 1);
                let cells = &mut taken[start.row][start.column..start.column + width];
                prop_assert!(!cells.contains(&true), "{start:?} {width}");
                cells.fill(true);
            }
        }
    }
}
