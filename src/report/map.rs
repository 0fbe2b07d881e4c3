//! Maps: parts of a page that are drawn.

use std::rc::Rc;

use super::Table;
use crate::model::{Coordinates, Polygon};

/// Lines, shaded areas and named places on a plane.
#[derive(Default)]
pub struct Map {
    /// Lines that close themselves, each by its corners.
    pub rings: Vec<Vec<Point>>,
    /// Areas.
    pub areas: Vec<Area>,
    /// Places.
    pub places: Vec<Place>,
    /// Meanings of the markers.
    pub key: Vec<(Marker, String)>,
    /// Meanings of the shades, if areas are shaded.
    pub shades: Option<Shades>,
    /// Line that names whose work the lines are.
    pub credit: Option<String>,
}

/// Area within lines that close themselves; what lies within two of them is a hole.
pub struct Area {
    /// Name.
    pub name: String,
    /// Lines, each by its corners.
    pub rings: Vec<Vec<Point>>,
    /// Shade.
    pub shade: Shade,
}

/// Shade of an area, one of [`SHADES`], the lowest being 0; `None` for areas without a value.
pub type Shade = Option<usize>;

/// Number of shades that can be told apart.
pub const SHADES: usize = 5;

/// Meanings of the shades of a map.
pub struct Shades {
    /// Column that is shown.
    pub title: String,
    /// Meaning of each shade, in few words.
    pub key: Vec<(Shade, String)>,
    /// Shades at length, where nothing can be drawn.
    pub table: Table,
}

/// Point on a plane: to the right and upwards, or in a drawing: from its upper left; both
/// coordinates in the same unit.
pub type Point = (f64, f64);

/// Named place.
pub struct Place {
    /// Position.
    pub point: Point,
    /// Name.
    pub name: String,
    /// Marker.
    pub marker: Marker,
}

/// Marker of a place, the most important first; all but [`Marker::Minor`] are always named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Marker {
    /// Place that is asked for.
    Emphasised,
    /// Place that is nearest to what is asked for.
    Nearest,
    /// Nearest place that is not near.
    Near,
    /// Place that the map is about.
    Main,
    /// Any other place, named where there is room.
    Minor,
}

/// Position or area of a record.
#[derive(Debug, Clone)]
pub enum Geometry {
    /// Position.
    Point(Coordinates),
    /// Polygons, which many may share.
    Area(Rc<[Polygon]>),
}
