//! Where a place lies on the globe, in degrees (WGS84).

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, de::Error};

use crate::say;

/// A place, written `[longitude, latitude]`.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize)]
#[serde(try_from = "Vec<f64>", into = "Vec<f64>")]
pub struct Coordinates {
    /// Degrees east of Greenwich.
    pub longitude: f64,
    /// Degrees north of the equator.
    pub latitude: f64,
}

impl TryFrom<Vec<f64>> for Coordinates {
    type Error = String;

    fn try_from(degrees: Vec<f64>) -> Result<Self, String> {
        match *degrees {
            [east, north] => Ok(Self { longitude: longitude(east)?, latitude: latitude(north)? }),
            _ => Err(say::no_position()),
        }
    }
}

impl From<Coordinates> for Vec<f64> {
    fn from(place: Coordinates) -> Self {
        vec![place.longitude, place.latitude]
    }
}

impl JsonSchema for Coordinates {
    fn schema_name() -> Cow<'static, str> {
        "Coordinates".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Degrees east, degrees north (WGS84)",
            "type": "array",
            "prefixItems": [
                { "type": "number", "minimum": -180, "maximum": 180 },
                { "type": "number", "minimum": -90, "maximum": 90 },
            ],
            "items": false,
            "minItems": 2,
        })
    }
}

/// The degrees, if they are a latitude.
pub fn latitude(degrees: f64) -> Result<f64, String> {
    within(degrees, 90.0).ok_or_else(|| say::no_latitude(degrees))
}

/// The degrees, if they are a longitude.
pub fn longitude(degrees: f64) -> Result<f64, String> {
    within(degrees, 180.0).ok_or_else(|| say::no_longitude(degrees))
}

fn within(degrees: f64, most: f64) -> Option<f64> {
    (-most..=most).contains(&degrees).then_some(degrees)
}

/// A latitude by itself.
pub fn read_latitude<'de, D: Deserializer<'de>>(degrees: D) -> Result<f64, D::Error> {
    latitude(f64::deserialize(degrees)?).map_err(D::Error::custom)
}

/// A longitude by itself.
pub fn read_longitude<'de, D: Deserializer<'de>>(degrees: D) -> Result<f64, D::Error> {
    longitude(f64::deserialize(degrees)?).map_err(D::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::{latitude, longitude};

    #[test]
    fn only_what_lies_on_the_globe_has_coordinates() {
        assert!(latitude(51.5).is_ok() && longitude(-180.0).is_ok());
        for degrees in [180.1, f64::NAN, f64::INFINITY] {
            assert!(latitude(degrees).is_err() && longitude(degrees).is_err());
        }
    }
}
