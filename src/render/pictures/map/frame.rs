//! How large a map is drawn, and where on the screen each of its points lies.

use super::{
    super::{Range, length, nearest},
    canvas::Spot,
    raster::dots_of_cell,
};
use crate::{
    render::Style,
    report::{Map, Point},
};

/// More is no easier to read.
const MOST_COLUMNS: usize = 120;
const MOST_ROWS: usize = 40;
/// The lines of a terminal that are for the command, for a blank one, and for the prompt.
const ROWS_AROUND: usize = 3;

/// How the plane of a map lies on a grid of dots.
pub struct Frame {
    pub columns: usize,
    pub rows: usize,
    /// How many dots a cell is wide and high.
    cell: (usize, usize),
    /// Dots for a unit of the plane.
    dots: f64,
    /// The left and upper edge on the plane.
    edge: Point,
    /// Dots to the left of that edge, where there is room for names.
    margin: f64,
}

impl Frame {
    /// The frame in which all that is on the map is as large as may be, with room for so many
    /// lines below; none if nothing is.
    pub fn of(map: &Map, style: &Style, below: usize) -> Option<Self> {
        let rings = map.rings.iter().chain(map.areas.iter().flat_map(|area| &area.rings));
        let corners = rings.flatten().copied();
        let points = corners.chain(map.places.iter().map(|place| place.point));
        points.clone().next()?;
        let x = Range::of(points.clone().map(|point| point.x));
        let y = Range::of(points.map(|point| point.y));
        let columns = style.width.min(MOST_COLUMNS);
        let rows = style.height.saturating_sub(ROWS_AROUND + below).clamp(1, MOST_ROWS);
        let cell = dots_of_cell(style.pictures);
        let (width, height) = (x.most - x.least, y.most - y.least);
        let fit = |cells: usize, cell: usize, extent: f64| length(cells * cell - 1) / extent;
        let dots = fit(columns, cell.0, width).min(fit(rows, cell.1, height));
        let dots = if dots.is_finite() { dots } else { 0.0 };
        let used = |extent: f64, cell: usize| nearest(extent * dots) / cell + 1;
        let margin = columns.saturating_sub(used(width, cell.0)) / 2 * cell.0;
        Some(Self {
            columns,
            rows: used(height, cell.1).min(rows),
            cell,
            dots,
            edge: Point { x: x.least, y: y.most },
            margin: length(margin),
        })
    }

    /// Where a point lies, in dots from the upper left.
    pub fn dot(&self, point: Point) -> (f64, f64) {
        let x = (point.x - self.edge.x) * self.dots + self.margin;
        (x, (self.edge.y - point.y) * self.dots)
    }

    /// The cell in which a point lies.
    pub fn cell(&self, point: Point) -> Spot {
        let (x, y) = self.dot(point);
        let (wide, high) = self.cell;
        Spot { column: nearest(x) / wide, row: nearest(y) / high }
    }
}
