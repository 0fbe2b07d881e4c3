//! The cells of a map, and where names stand on them, so that they cover as little as may be.

use unicode_width::UnicodeWidthStr;

const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const PLAIN: &str = "\u{1b}[0m";

/// The cells of a map, row by row.
pub struct Canvas<'a> {
    columns: usize,
    cells: Vec<Ink<'a>>,
}

/// What a cell shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ink<'a> {
    Blank,
    Line(char),
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

/// What a name covers, the least important first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Loss {
    Nothing,
    Line,
    Dot,
    Text,
}

impl<'a> Canvas<'a> {
    pub fn new(columns: usize, rows: usize) -> Self {
        Self { columns, cells: vec![Ink::Blank; columns * rows] }
    }

    /// Nothing beyond the edges.
    pub fn ink(&self, Spot { column, row }: Spot) -> Option<Ink<'a>> {
        if column < self.columns {
            self.cells.get(row * self.columns + column).copied()
        } else {
            None
        }
    }

    pub fn put(&mut self, Spot { column, row }: Spot, ink: Ink<'a>) {
        if column < self.columns
            && let Some(cell) = self.cells.get_mut(row * self.columns + column)
        {
            *cell = ink;
        }
    }

    /// Sets a marker, unless there is another, which is as important or more.
    pub fn mark(&mut self, spot: Spot, marker: Ink<'a>) {
        if self.loss(spot) < Loss::Dot {
            self.put(spot, marker);
        }
    }

    /// Writes the name of a marker: to the right of it, else to the left, above or below, rather
    /// beside a line than over it, and rather over a line than over markers of little weight, and
    /// never so for one of them. If there is room, the result is where it begins.
    pub fn name(&mut self, marker: Spot, name: &'a str) -> Option<Spot> {
        let width = name.width();
        let canvas = &*self;
        let over = |most| {
            starts(marker, width)
                .filter(move |start| canvas.losses(*start, width).all(|loss| loss <= most))
        };
        let dots = |start: &Spot| canvas.losses(*start, width).filter(|loss| *loss == Loss::Dot);
        let mut start = over(Loss::Nothing).next().or_else(|| over(Loss::Line).next());
        if start.is_none() && self.loss(marker) != Loss::Dot {
            start = over(Loss::Dot).min_by_key(|start| dots(start).count());
        }
        let start = start?;
        let end = start.column + width;
        for spot in [start.column.wrapping_sub(1), end].map(|column| Spot { column, ..start }) {
            if self.loss(spot) == Loss::Dot {
                self.put(spot, Ink::Blank);
            }
        }
        for column in start.column..end {
            self.put(Spot { column, ..start }, Ink::Text(""));
        }
        self.put(start, Ink::Text(name));
        Some(start)
    }

    /// What a name and the blank before and after it cover. Beyond the edges there may be blanks.
    fn losses(&self, start: Spot, width: usize) -> impl Iterator<Item = Loss> {
        let end = start.column + width;
        let blanks = if end < self.columns { end + 1 } else { end };
        let columns = start.column.saturating_sub(1)..blanks;
        columns.map(move |column| self.loss(Spot { column, ..start }))
    }

    fn loss(&self, spot: Spot) -> Loss {
        match self.ink(spot) {
            Some(Ink::Blank) => Loss::Nothing,
            Some(Ink::Line(_)) => Loss::Line,
            Some(Ink::Dot(_)) => Loss::Dot,
            Some(Ink::Text(_)) | None => Loss::Text,
        }
    }

    /// The rows as lines, without what is blank at either side of all of them.
    pub fn text(&self, color: bool) -> String {
        let rows: Vec<_> =
            (0..self.cells.len() / self.columns.max(1)).map(|row| self.row(row)).collect();
        let indent = rows.iter().filter_map(|row| row.iter().position(|cell| *cell != Ink::Blank));
        let indent = indent.min().unwrap_or(0);
        let mut text = String::new();
        for row in rows {
            let end =
                row.iter().rposition(|cell| *cell != Ink::Blank).map_or(indent, |last| last + 1);
            write(&mut text, row.get(indent..end).unwrap_or_default(), color);
            text.push('\n');
        }
        text
    }

    /// A row, cell by cell; before and after a marker or a name no line is drawn.
    fn row(&self, row: usize) -> Vec<Ink<'a>> {
        let is_text = |column| matches!(self.ink(Spot { column, row }), Some(Ink::Text(_)));
        let cell = |column: usize| match self.ink(Spot { column, row })? {
            Ink::Line(_) if is_text(column.wrapping_sub(1)) || is_text(column + 1) => {
                Some(Ink::Blank)
            }
            ink => Some(ink),
        };
        (0..self.columns).filter_map(cell).collect()
    }
}

/// Writes cells, where there is colour names bold and lines dim.
fn write(text: &mut String, cells: &[Ink<'_>], color: bool) {
    let mut weight = PLAIN;
    for cell in cells {
        let wanted = match cell {
            Ink::Blank => weight,
            Ink::Line(_) => DIM,
            Ink::Dot(_) => PLAIN,
            Ink::Text(_) => BOLD,
        };
        if color && wanted != weight {
            if weight != PLAIN {
                text.push_str(PLAIN);
            }
            text.push_str(wanted);
            weight = wanted;
        }
        match cell {
            Ink::Blank => text.push(' '),
            Ink::Line(glyph) => text.push(*glyph),
            Ink::Dot(name) | Ink::Text(name) => text.push_str(name),
        }
    }
    if weight != PLAIN {
        text.push_str(PLAIN);
    }
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

    use super::{Canvas, Ink, Spot};

    fn spot(column: usize, row: usize) -> Spot {
        Spot { column, row }
    }

    /// Writes a name of so many letters.
    fn name(canvas: &mut Canvas<'_>, column: usize, row: usize, width: usize) -> Option<Spot> {
        canvas.name(spot(column, row), &"abcdefghijklmnopqrstuvwxyz"[..width])
    }

    #[test]
    fn a_name_stands_right_left_above_or_below() {
        let mut canvas = Canvas::new(20, 3);
        canvas.mark(spot(8, 1), Ink::Text("o"));
        assert_eq!(name(&mut canvas, 8, 1, 5), Some(spot(10, 1)));
        assert_eq!(name(&mut canvas, 8, 1, 5), Some(spot(2, 1)));
        assert_eq!(name(&mut canvas, 8, 1, 5), Some(spot(6, 0)));
        assert_eq!(name(&mut canvas, 8, 1, 5), Some(spot(6, 2)));
        assert_eq!(name(&mut canvas, 8, 1, 5), None);
    }

    #[test]
    fn a_name_avoids_lines_and_edges_if_it_can() {
        let mut canvas = Canvas::new(12, 2);
        canvas.mark(spot(4, 0), Ink::Text("o"));
        canvas.put(spot(9, 0), Ink::Line('-'));
        assert_eq!(
            name(&mut canvas, 4, 0, 6),
            Some(spot(2, 1)),
            "neither over the line nor over the edge"
        );
        assert_eq!(
            name(&mut canvas, 4, 0, 6),
            Some(spot(6, 0)),
            "over the line rather than not at all"
        );

        let mut narrow = Canvas::new(5, 2);
        narrow.mark(spot(4, 0), Ink::Text("o"));
        assert_eq!(
            name(&mut narrow, 4, 0, 5),
            Some(spot(0, 1)),
            "shifted, so that it ends at the edge"
        );
        assert_eq!(name(&mut narrow, 4, 0, 6), None);
    }

    #[test]
    fn a_name_covers_as_few_markers_as_may_be() {
        let mut canvas = Canvas::new(12, 3);
        canvas.mark(spot(2, 1), Ink::Text("o"));
        for (column, row) in [(4, 1), (6, 1), (8, 1), (1, 0), (3, 0), (2, 2), (2, 1)] {
            canvas.mark(spot(column, row), Ink::Dot("."));
        }
        assert_eq!(name(&mut canvas, 2, 1, 5), Some(spot(0, 2)), "only one is covered");
        let taken = name(&mut canvas, 2, 1, 5);
        assert_eq!(taken, Some(spot(0, 0)), "neither the marker nor a name");
    }

    proptest! {
        #[test]
        fn names_overlap_nothing_and_never_leave_the_canvas(
            (columns, rows) in (1..60_usize, 1..25_usize),
            places in prop::collection::vec((0..60_usize, 0..25_usize, 1..25_usize), 0..60),
            lines in prop::collection::vec((0..60_usize, 0..25_usize), 0..100),
        ) {
            let mut canvas = Canvas::new(columns, rows);
            for (column, row) in lines {
                canvas.put(spot(column, row), Ink::Line('-'));
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
