//! What a page shows as a picture.

use super::Cell;

/// Lines and named places on a plane.
#[derive(Debug, Default)]
pub struct Map {
    /// Lines that close themselves, each by its corners.
    pub rings: Vec<Vec<Point>>,
    pub places: Vec<Place>,
    pub key: Vec<(Marker, String)>,
    /// Whose work the lines are.
    pub credit: Option<String>,
}

/// A point on a plane: `x` to the right, `y` upwards, both in the same unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Upwards.
    pub y: f64,
}

#[derive(Debug)]
pub struct Place {
    pub point: Point,
    pub name: String,
    pub marker: Marker,
}

/// How a place is marked, the most important first. Where names crowd, these are first named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Marker {
    /// One that is asked for; always named.
    Emphasised,
    /// One that is nearest to what is asked for; always named.
    Nearest,
    /// The same, but not near; always named.
    Near,
    /// One that the map is about; always named.
    Main,
    /// One of the others; named where there is room.
    Minor,
}

/// Numbers that follow each other at equal distances, such as years.
#[derive(Debug)]
pub struct Series {
    /// What they are, with the first and the last of the years.
    pub label: String,
    /// The numbers, the oldest first; a gap where one is missing.
    pub cells: Vec<Cell>,
}
