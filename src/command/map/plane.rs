//! The plane on which a map is drawn.

use crate::{
    report::Point,
    vocabulary::{Coordinates, Ring},
};

/// A plane on which a degree of longitude is as much shorter than one of latitude as it is in
/// the middle of the map.
pub struct Plane {
    shortening: f64,
}

impl Plane {
    pub fn for_latitudes(latitudes: impl Iterator<Item = f64>) -> Self {
        let (south, north) = latitudes
            .fold((90.0_f64, -90.0_f64), |(south, north), it| (south.min(it), north.max(it)));
        Self { shortening: f64::midpoint(south, north).to_radians().cos() }
    }

    pub fn point(&self, Coordinates { longitude, latitude }: Coordinates) -> Point {
        Point { x: longitude * self.shortening, y: latitude }
    }

    pub fn ring(&self, ring: &Ring) -> Vec<Point> {
        ring.iter().map(|corner| self.point(*corner)).collect()
    }
}
