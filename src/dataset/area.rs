//! The areas of the municipalities.

use std::rc::Rc;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use crate::vocabulary::{Ags, Polygon, Ring, SourceId};

/// Areas of municipalities, be they in the dataset or not.
#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Areas {
    /// Where the areas are from.
    pub source: SourceId,
    /// The areas.
    #[serde(rename = "area")]
    list: Vec<Area>,
}

impl Areas {
    /// The areas, each with the AGS of its municipality.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Rc<[Polygon]>)> {
        self.list.iter().map(|area| (area.ags.as_str(), &area.polygons))
    }
}

/// The area of a municipality.
#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// The official key of the municipality.
    pub ags: Ags,
    /// Its lines by their corners, each `[longitude, latitude]`: counter-clockwise what is of it, clockwise the holes.
    #[serde(rename = "rings", deserialize_with = "polygons", serialize_with = "rings")]
    #[schemars(with = "Vec<Ring>", length(min = 1))]
    polygons: Rc<[Polygon]>,
}

fn polygons<'de, D: Deserializer<'de>>(rings: D) -> Result<Rc<[Polygon]>, D::Error> {
    let polygons = Polygon::all_of(Vec::<Ring>::deserialize(rings)?);
    polygons.map(Rc::from).map_err(D::Error::custom)
}

fn rings<S: Serializer>(polygons: &[Polygon], serializer: S) -> Result<S::Ok, S::Error> {
    polygons.iter().flat_map(Polygon::rings).collect::<Vec<_>>().serialize(serializer)
}
