//! Where the names on a map stand, so that they cover as little as may be.

/// The cells of a picture, of which labels may take those that nothing needs more.
pub(super) struct Board {
    columns: usize,
    rows: usize,
    ground: Vec<Ground>,
}

/// What a cell holds, in the order in which labels cover it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Ground {
    Free,
    /// A line, which a label covers only if it has to.
    Line,
    /// A marker of little weight, as few of which as may be are covered by a label that finds
    /// no other place.
    Minor,
    /// A marker or a label.
    Taken,
}

/// Where a label begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Start {
    pub(super) column: usize,
    pub(super) row: usize,
}

impl Board {
    pub(super) fn new(columns: usize, rows: usize) -> Self {
        Self { columns, rows, ground: vec![Ground::Free; columns * rows] }
    }

    /// There is a line here.
    pub(super) fn line(&mut self, column: usize, row: usize) {
        self.put(Ground::Line, column, row);
    }

    /// There is a marker here.
    pub(super) fn marker(&mut self, column: usize, row: usize) {
        self.put(Ground::Taken, column, row);
    }

    /// There is a marker of little weight here, unless there is a more important one.
    pub(super) fn minor(&mut self, column: usize, row: usize) {
        if self.ground(column, row) != Ground::Taken {
            self.put(Ground::Minor, column, row);
        }
    }

    /// Takes room for a label of this width at a marker: to the right of it, else to the left,
    /// above or below, rather beside a line than over it, and rather over a line than over
    /// markers of little weight, and never so for one of them.
    pub(super) fn label(&mut self, column: usize, row: usize, width: usize) -> Option<Start> {
        let board = &*self;
        let over = |most| {
            starts(column, row, width).filter(move |start| board.has_room(*start, width, most))
        };
        let fewest = || over(Ground::Minor).min_by_key(|start| board.minors(*start, width));
        let start = over(Ground::Free).next().or_else(|| over(Ground::Line).next());
        let is_minor = self.ground(column, row) == Ground::Minor;
        let start = start.or_else(|| if is_minor { None } else { fewest() })?;
        for column in start.column..start.column + width {
            self.put(Ground::Taken, column, start.row);
        }
        Some(start)
    }

    /// Whether a label and the blank before and after it cover nothing beyond that.
    fn has_room(&self, start: Start, width: usize, most: Ground) -> bool {
        start.column + width <= self.columns
            && start.row < self.rows
            && self.covered(start, width).all(|ground| ground <= most)
    }

    /// How many markers of little weight a label covers.
    fn minors(&self, start: Start, width: usize) -> usize {
        self.covered(start, width).filter(|ground| *ground == Ground::Minor).count()
    }

    /// What a label and the blank before and after it cover.
    fn covered(&self, start: Start, width: usize) -> impl Iterator<Item = Ground> {
        let end = (start.column + width + 1).min(self.columns);
        let cells = start.column.saturating_sub(1)..end;
        cells.map(move |column| self.ground(column, start.row))
    }

    fn ground(&self, column: usize, row: usize) -> Ground {
        self.ground.get(row * self.columns + column).copied().unwrap_or(Ground::Taken)
    }

    fn put(&mut self, ground: Ground, column: usize, row: usize) {
        if column >= self.columns {
            return;
        }
        if let Some(cell) = self.ground.get_mut(row * self.columns + column) {
            *cell = ground;
        }
    }
}

/// Where the label of a marker can begin, the best first: beside it after a blank, then above
/// and below, as near to its middle as may be.
fn starts(column: usize, row: usize, width: usize) -> impl Iterator<Item = Start> {
    let beside = [Some(column + 2), column.checked_sub(width + 1)];
    let beside = beside.into_iter().flatten().map(move |column| Start { column, row });
    let mut shifts: Vec<usize> = (0..width).collect();
    shifts.sort_by_key(|shift| (2 * shift + 1).abs_diff(width));
    let near = [row.checked_sub(1), Some(row + 1)].into_iter().flatten().flat_map(move |row| {
        let columns = shifts.clone().into_iter();
        columns.filter_map(move |shift| Some(Start { column: column.checked_sub(shift)?, row }))
    });
    beside.chain(near)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Board, Start};

    fn start(column: usize, row: usize) -> Start {
        Start { column, row }
    }

    #[test]
    fn a_label_stands_right_left_above_or_below() {
        let mut board = Board::new(20, 3);
        board.marker(8, 1);
        assert_eq!(board.label(8, 1, 5), Some(start(10, 1)));
        assert_eq!(board.label(8, 1, 5), Some(start(2, 1)));
        assert_eq!(board.label(8, 1, 5), Some(start(6, 0)));
        assert_eq!(board.label(8, 1, 5), Some(start(6, 2)));
        assert_eq!(board.label(8, 1, 5), None);
    }

    #[test]
    fn a_label_avoids_lines_and_edges_if_it_can() {
        let mut board = Board::new(12, 2);
        board.marker(4, 0);
        board.line(9, 0);
        assert_eq!(
            board.label(4, 0, 6),
            Some(start(2, 1)),
            "neither over the line nor over the edge"
        );
        assert_eq!(board.label(4, 0, 6), Some(start(6, 0)), "over the line rather than not at all");

        let mut narrow = Board::new(5, 2);
        narrow.marker(4, 0);
        assert_eq!(
            narrow.label(4, 0, 5),
            Some(start(0, 1)),
            "shifted, so that it ends at the edge"
        );
        assert_eq!(narrow.label(4, 0, 6), None);
    }

    #[test]
    fn a_label_covers_as_few_markers_as_may_be() {
        let mut board = Board::new(12, 3);
        board.marker(2, 1);
        for (column, row) in [(4, 1), (6, 1), (8, 1), (1, 0), (3, 0), (2, 2), (2, 1)] {
            board.minor(column, row);
        }
        assert_eq!(board.label(2, 1, 5), Some(start(0, 2)), "only one is covered");
        let taken = board.label(2, 1, 5);
        assert_eq!(taken, Some(start(0, 0)), "neither the marker nor a label");
    }

    proptest! {
        #[test]
        fn labels_overlap_nothing_and_never_leave_the_canvas(
            (columns, rows) in (1..60_usize, 1..25_usize),
            places in prop::collection::vec((0..60_usize, 0..25_usize, 1..25_usize), 0..60),
            lines in prop::collection::vec((0..60_usize, 0..25_usize), 0..100),
        ) {
            let mut board = Board::new(columns, rows);
            for (column, row) in lines {
                board.line(column, row);
            }
            let mut taken = vec![vec![false; columns]; rows];
            let inside = |(column, row, _): &&(usize, usize, usize)| *column < columns && *row < rows;
            for (column, row, _) in places.iter().filter(inside) {
                board.marker(*column, *row);
                taken[*row][*column] = true;
            }
            for (column, row, width) in places.iter().filter(inside) {
                let Some(start) = board.label(*column, *row, *width) else { continue };
                prop_assert!(start.row < rows && start.column + width <= columns);
                prop_assert!(start.row.abs_diff(*row) <= 1);
                let cells = &mut taken[start.row][start.column..start.column + width];
                prop_assert!(!cells.contains(&true), "{start:?} {width}");
                cells.fill(true);
            }
        }
    }
}
