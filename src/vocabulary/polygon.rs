//! Areas on the globe: rings of corners, and the polygons that they bound.

use std::ops::{Deref, RangeInclusive};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Coordinates;
use crate::say;

/// A line that closes itself, by its corners, each of which is named once.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema, Serialize)]
#[serde(try_from = "Vec<Coordinates>", into = "Vec<Coordinates>")]
#[schemars(inline, extend("minItems" = CORNERS.start(), "maxItems" = CORNERS.end()))]
pub struct Ring(Vec<Coordinates>);

/// A connected area.
#[derive(Debug, Clone, PartialEq)]
pub struct Polygon {
    /// Counter-clockwise.
    pub exterior: Ring,
    /// What is not of it, each clockwise.
    pub holes: Vec<Ring>,
}

/// No map that anyone can look at needs more corners.
const CORNERS: RangeInclusive<usize> = 3..=100_000;

impl TryFrom<Vec<Coordinates>> for Ring {
    type Error = String;

    fn try_from(corners: Vec<Coordinates>) -> Result<Self, String> {
        if CORNERS.contains(&corners.len()) {
            return Ok(Self(corners));
        }
        Err(say::corners_of_ring(CORNERS.start(), CORNERS.end(), corners.len()))
    }
}

impl From<Ring> for Vec<Coordinates> {
    fn from(ring: Ring) -> Self {
        ring.0
    }
}

impl Deref for Ring {
    type Target = [Coordinates];

    fn deref(&self) -> &[Coordinates] {
        &self.0
    }
}

impl Ring {
    /// The corners back to the first.
    pub fn closed(&self) -> impl Iterator<Item = Coordinates> {
        self.iter().chain(self.first()).copied()
    }

    /// Twice the area within, in square degrees; negative if it runs clockwise (the shoelace
    /// formula, from the first corner, so that no digits are lost).
    fn turn(&self) -> f64 {
        let Some(first) = self.first() else { return 0.0 };
        let from_first =
            |it: &Coordinates| (it.longitude - first.longitude, it.latitude - first.latitude);
        let sides = self.iter().zip(self.iter().skip(1));
        let cross = |(a, b): (&Coordinates, &Coordinates)| {
            let ((ax, ay), (bx, by)) = (from_first(a), from_first(b));
            ax * by - bx * ay
        };
        sides.map(cross).sum()
    }
}

impl Polygon {
    /// The polygons that rings bound: one for each that runs counter-clockwise; those behind it
    /// that run clockwise are its holes.
    pub fn all_of(rings: Vec<Ring>) -> Result<Vec<Self>, String> {
        let mut polygons: Vec<Self> = Vec::new();
        for ring in rings {
            let turn = ring.turn();
            if turn > 0.0 {
                polygons.push(Self { exterior: ring, holes: Vec::new() });
            } else if turn == 0.0 {
                return Err(say::encloses_nothing());
            } else if let Some(around) = polygons.last_mut() {
                around.holes.push(ring);
            } else {
                return Err(say::first_ring_is_hole());
            }
        }
        if polygons.is_empty() { Err(say::no_ring()) } else { Ok(polygons) }
    }

    /// Its exterior, then its holes.
    pub fn rings(&self) -> impl Iterator<Item = &Ring> {
        std::iter::once(&self.exterior).chain(&self.holes)
    }
}

#[cfg(test)]
mod tests {
    use super::{Coordinates, Polygon, Ring};

    fn ring(corners: &[(f64, f64)]) -> Ring {
        let corner = |&(longitude, latitude): &(f64, f64)| Coordinates { longitude, latitude };
        Ring::try_from(corners.iter().map(corner).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn a_ring_that_runs_clockwise_is_a_hole_in_the_one_before() {
        let around = || ring(&[(6.0, 50.0), (9.0, 50.0), (9.0, 52.0), (6.0, 52.0)]);
        let hole = || ring(&[(7.0, 51.0), (7.5, 51.5), (8.0, 51.0)]);
        let island = || ring(&[(7.2, 51.1), (7.6, 51.1), (7.4, 51.2)]);
        let polygons = Polygon::all_of(vec![around(), hole(), island()]).unwrap();
        let first = Polygon { exterior: around(), holes: vec![hole()] };
        assert_eq!(polygons, [first, Polygon { exterior: island(), holes: vec![] }]);
    }

    #[test]
    fn an_area_has_an_exterior_that_encloses_something() {
        let flat = ring(&[(6.0, 50.0), (7.0, 51.0), (8.0, 52.0)]);
        let hole = ring(&[(7.0, 51.0), (7.5, 51.5), (8.0, 51.0)]);
        for rings in [vec![], vec![flat], vec![hole]] {
            assert!(Polygon::all_of(rings).is_err());
        }
    }
}
