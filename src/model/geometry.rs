//! Positions, areas and outlines on the globe (WGS84).

use std::rc::Rc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Ags, SourceId};
use crate::i18n::Localized;

/// Position on the globe, in degrees.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, JsonSchema)]
#[serde(try_from = "(f64, f64)")]
pub struct Coordinates {
    /// Degrees east.
    pub longitude: f64,
    /// Degrees north.
    pub latitude: f64,
}

/// Line that closes itself, by its corners; the last is not the first again.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("minItems" = 3))]
pub struct Ring(pub Vec<Coordinates>);

/// Part of an area: its outer border, then those of its holes.
pub type Polygon = Vec<Ring>;

/// `areas.toml`: the areas of municipalities.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AreasFile {
    /// Source of all.
    pub source: SourceId,
    /// Areas.
    #[serde(rename = "area")]
    pub areas: Vec<Area>,
}

/// Area of a municipality.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Official key of the municipality.
    pub ags: Ags,
    /// Rings: one that runs counter-clockwise bounds a part, one that runs clockwise a hole in
    /// the part before it.
    #[serde(rename = "rings")]
    pub polygons: Polygons,
}

/// Parts of an area; at least one.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(try_from = "Vec<Ring>")]
#[schemars(extend("minItems" = 1))]
pub struct Polygons(#[schemars(with = "Vec<Ring>")] pub Rc<[Polygon]>);

/// `outline.toml`: the outline of the region.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outline {
    /// Source.
    pub source: SourceId,
    /// Lines.
    #[serde(rename = "ring")]
    pub lines: Vec<Line>,
}

/// Line of the outline.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Corners.
    pub points: Ring,
}

impl TryFrom<(f64, f64)> for Coordinates {
    type Error = Localized;

    fn try_from((longitude, latitude): (f64, f64)) -> Result<Self, Localized> {
        if (-180.0..=180.0).contains(&longitude) && (-90.0..=90.0).contains(&latitude) {
            return Ok(Self { longitude, latitude });
        }
        Err(tr!(
            "[{longitude}, {latitude}] is not degrees east, then degrees north",
            "[{longitude}, {latitude}] sind nicht Grad Ost, dann Grad Nord"
        ))
    }
}

impl Ring {
    /// Corners, the first again at the end.
    pub fn closed(&self) -> impl Iterator<Item = Coordinates> {
        self.0.iter().chain(self.0.first()).copied()
    }

    /// Twice the area within, in square degrees; negative if it runs clockwise.
    fn signed_area(&self) -> f64 {
        let sides = self.closed().zip(self.closed().skip(1));
        sides.map(|(a, b)| (a.longitude - b.longitude) * (a.latitude + b.latitude)).sum()
    }
}

impl TryFrom<Vec<Ring>> for Polygons {
    type Error = Localized;

    fn try_from(rings: Vec<Ring>) -> Result<Self, Localized> {
        let areas: Vec<f64> = rings.iter().map(Ring::signed_area).collect();
        if areas.first().is_none_or(|first| *first < 0.0) || areas.contains(&0.0) {
            return Err(tr!(
                "an area begins with a ring that runs counter-clockwise, and each encloses something",
                "eine Fläche beginnt mit einem Ring gegen den Uhrzeigersinn, und jeder umschließt etwas"
            ));
        }
        let mut polygons: Vec<Polygon> = Vec::new();
        for (ring, area) in rings.into_iter().zip(areas) {
            match polygons.last_mut() {
                Some(around) if area < 0.0 => around.push(ring),
                _ => polygons.push(vec![ring]),
            }
        }
        Ok(Self(polygons.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Coordinates, Polygons, Ring};

    fn ring(corners: &[(f64, f64)]) -> Ring {
        let corners: Vec<_> =
            corners.iter().map(|it| Coordinates::try_from(*it).unwrap()).collect();
        Ring(corners)
    }

    const SQUARE: [(f64, f64); 4] = [(6.0, 51.0), (7.0, 51.0), (7.0, 52.0), (6.0, 52.0)];
    const HOLE: [(f64, f64); 4] = [(6.2, 51.2), (6.2, 51.8), (6.8, 51.8), (6.8, 51.2)];

    #[test]
    fn a_ring_that_runs_clockwise_is_a_hole() {
        let polygons = Polygons::try_from(vec![ring(&SQUARE), ring(&HOLE), ring(&SQUARE)]).unwrap();
        let rings: Vec<_> = polygons.0.iter().map(Vec::len).collect();
        assert_eq!(rings, [2, 1]);
    }

    #[test]
    fn no_area_begins_with_a_hole_or_is_empty() {
        assert!(Polygons::try_from(vec![ring(&HOLE)]).is_err());
        assert!(Polygons::try_from(Vec::new()).is_err());
        assert!(Polygons::try_from(vec![ring(&[(6.0, 51.0), (7.0, 51.0), (8.0, 51.0)])]).is_err());
    }

    #[test]
    fn only_positions_on_the_globe_are_read() {
        assert!(Coordinates::try_from((7.6, 51.5)).is_ok());
        for degrees in [180.1, f64::NAN, f64::INFINITY] {
            assert!(Coordinates::try_from((degrees, 0.0)).is_err(), "{degrees}");
            assert!(Coordinates::try_from((0.0, degrees)).is_err(), "{degrees}");
        }
    }
}
