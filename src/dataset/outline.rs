//! The outline of the region, for its map.

use std::ops::RangeInclusive;

use serde::{Deserialize, Deserializer, de::Error};

use crate::say;
use crate::vocabulary::{Coordinates, SourceId};

/// The outline of the region in which the municipalities lie.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outline {
    pub source: SourceId,
    /// The lines of which it consists.
    #[serde(rename = "ring")]
    pub rings: Vec<Ring>,
}

/// A line that closes itself.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ring {
    #[serde(deserialize_with = "corners")]
    pub points: Vec<Coordinates>,
}

/// No outline that a terminal can show needs more corners.
const CORNERS: RangeInclusive<usize> = 3..=100_000;

fn corners<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Coordinates>, D::Error> {
    let corners = Vec::deserialize(deserializer)?;
    if CORNERS.contains(&corners.len()) {
        return Ok(corners);
    }
    Err(D::Error::custom(say::corners_of_ring(CORNERS.start(), CORNERS.end(), corners.len())))
}
