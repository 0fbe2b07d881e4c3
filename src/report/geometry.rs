//! Where something lies.

use std::rc::Rc;

use crate::vocabulary::{Coordinates, Polygon};

/// Where something lies.
#[derive(Debug, Clone)]
pub enum Geometry {
    Point(Coordinates),
    /// Polygons, which many may share.
    Area(Rc<[Polygon]>),
}
