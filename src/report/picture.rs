//! What a page shows as a picture.

use super::{Cell, Table};

/// Lines, shaded areas and named places on a plane.
#[derive(Debug, Default)]
pub struct Map {
    /// Lines that close themselves, each by its corners.
    pub rings: Vec<Vec<Point>>,
    pub areas: Vec<Area>,
    pub places: Vec<Place>,
    pub key: Vec<(Marker, String)>,
    /// What the shades show, and what each of them means.
    pub shades: Option<Shades>,
    /// Whose work the lines are.
    pub credit: Option<String>,
}

/// An area within lines that close themselves; what lies within two of them is a hole.
#[derive(Debug)]
pub struct Area {
    pub name: String,
    pub rings: Vec<Vec<Point>>,
    pub shade: Shade,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shade {
    /// One of [`Shade::CLASSES`], the lowest being 0.
    Class(usize),
    /// That of areas of which nothing is known.
    Unknown,
}

impl Shade {
    /// More cannot be told apart.
    pub const CLASSES: usize = 5;
}

#[derive(Debug)]
pub struct Shades {
    /// What is shown.
    pub title: String,
    /// What each shade means, in few words.
    pub key: Vec<(Shade, String)>,
    /// The same at length, where nothing can be drawn.
    pub table: Table,
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
