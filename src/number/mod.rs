//! Numbers: rounding, reading as people write them, and distributions.

mod distribution;
mod parse;

pub use distribution::{Distribution, count, median};
pub use parse::parse_number;

/// Number to so many decimal places, halves away from zero as on paper, whatever binary fractions
/// make of them; one that is too large to have any stays as it is.
pub fn round(value: f64, places: usize) -> f64 {
    /// Error of a calculation of a few steps, in units of the last place.
    const ERROR: f64 = 1e-9;

    let steps = 10_f64.powi(i32::try_from(places).unwrap_or(i32::MAX));
    let scaled = value * steps;
    let error = (scaled.abs() * 8.0 * f64::EPSILON).clamp(ERROR, 0.25).copysign(value);
    let rounded = (scaled + error).round() / steps;
    // A zero has no sign.
    if rounded.is_finite() { rounded + 0.0 } else { value }
}

/// Decimal places with which a number is written.
pub fn decimals(value: f64) -> usize {
    value.to_string().split_once('.').map_or(0, |(_, places)| places.len())
}

#[cfg(test)]
mod tests {
    use super::round;

    #[test]
    fn halves_are_rounded_away_from_zero() {
        for (value, places, printed) in [
            (-5.2036, 2, "-5.2"),
            (0.996, 2, "1"),
            (2.5, 0, "3"),
            (-2.5, 0, "-3"),
            (-0.001, 2, "0"),
            (1e300, 9, "1000000"),
            (9_007_199_254_740_991.0, 0, "9007199254740991"),
            (2.675, 2, "2.68"),
            (-0.135, 2, "-0.14"),
            (100_000_000.005, 2, "100000000.01"),
            (100_000_000.004_9, 2, "100000000"),
            (0.123_456_784_6, 8, "0.12345678"),
        ] {
            assert!(round(value, places).to_string().starts_with(printed), "{value}");
        }
    }
}
