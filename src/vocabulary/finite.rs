use serde::Deserialize;

/// A number that is neither infinite nor "not a number".
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(try_from = "f64")]
pub struct Finite(f64);

impl TryFrom<f64> for Finite {
    type Error = &'static str;

    fn try_from(number: f64) -> Result<Self, &'static str> {
        if number.is_finite() { Ok(Self(number)) } else { Err("the number is not finite") }
    }
}

impl From<Finite> for f64 {
    fn from(number: Finite) -> Self {
        number.0
    }
}
