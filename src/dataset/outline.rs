//! The outline of the region, for its map.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::vocabulary::{Ring, SourceId};

/// The outline of the region in which the municipalities lie.
#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Outline {
    /// Where the outline is from.
    pub source: SourceId,
    /// The lines of which it consists.
    #[serde(rename = "ring")]
    pub lines: Vec<Line>,
}

/// A line that closes itself.
#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Its corners, each `[longitude, latitude]`.
    pub points: Ring,
}
