use serde::Deserialize;

/// Degrees north of the equator.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(try_from = "f64")]
pub(crate) struct Latitude(f64);

/// Degrees east of Greenwich.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(try_from = "f64")]
pub(crate) struct Longitude(f64);

/// A place on the globe (WGS84), written `[longitude, latitude]`.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(try_from = "Vec<f64>")]
pub(crate) struct Position(Longitude, Latitude);

impl Position {
    /// Degrees east of Greenwich.
    pub(crate) fn longitude(self) -> f64 {
        self.0.into()
    }

    /// Degrees north of the equator.
    pub(crate) fn latitude(self) -> f64 {
        self.1.into()
    }
}

impl TryFrom<Vec<f64>> for Position {
    type Error = String;

    fn try_from(degrees: Vec<f64>) -> Result<Self, String> {
        match *degrees {
            [longitude, latitude] => Ok(Self(longitude.try_into()?, latitude.try_into()?)),
            _ => Err("a position is [longitude, latitude], such as [7.67, 51.3]".to_owned()),
        }
    }
}

impl TryFrom<f64> for Latitude {
    type Error = String;

    fn try_from(degrees: f64) -> Result<Self, String> {
        let is_on_the_globe = (-90.0..=90.0).contains(&degrees);
        is_on_the_globe.then_some(Self(degrees)).ok_or_else(|| {
            format!("{degrees} is no latitude in degrees: from -90 to 90, such as 51.3")
        })
    }
}

impl TryFrom<f64> for Longitude {
    type Error = String;

    fn try_from(degrees: f64) -> Result<Self, String> {
        let is_on_the_globe = (-180.0..=180.0).contains(&degrees);
        is_on_the_globe.then_some(Self(degrees)).ok_or_else(|| {
            format!("{degrees} is no longitude in degrees: from -180 to 180, such as 7.67")
        })
    }
}

impl From<Latitude> for f64 {
    fn from(latitude: Latitude) -> Self {
        latitude.0
    }
}

impl From<Longitude> for f64 {
    fn from(longitude: Longitude) -> Self {
        longitude.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Latitude, Longitude};

    #[test]
    fn only_what_lies_on_the_globe_is_a_position() {
        assert!(Latitude::try_from(51.5).is_ok() && Longitude::try_from(-180.0).is_ok());
        for degrees in [180.1, f64::NAN, f64::INFINITY] {
            assert!(Latitude::try_from(degrees).is_err() && Longitude::try_from(degrees).is_err());
        }
    }
}
