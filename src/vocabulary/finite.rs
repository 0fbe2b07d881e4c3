use std::str::FromStr;

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

impl FromStr for Finite {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        if let Some(number) = short_decimal(text) {
            return Ok(Self(number));
        }
        text.parse::<f64>().map_err(|_| "it is not a number").and_then(Self::try_from)
    }
}

/// The number to so many decimal places, as it is printed with them.
#[must_use]
pub fn rounded(value: f64, places: usize) -> f64 {
    let rounded = format!("{value:.places$}").parse().unwrap_or(value);
    // Nobody writes a zero with a sign.
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// What a few digits say, perhaps with a point among them: in a table of figures that is most
/// of what there is to read. A float holds both whole numbers exactly, so that their quotient
/// is as near to what is written as a float can be.
fn short_decimal(text: &str) -> Option<f64> {
    if text.len() > 9 || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (mut digits, mut divisor) = (0_u32, 1_u32);
    let mut step = 1;
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                digits = 10 * digits + u32::from(byte - b'0');
                divisor *= step;
            }
            b'.' if step == 1 => step = 10,
            _ => return None,
        }
    }
    Some(f64::from(digits) / f64::from(divisor))
}

#[cfg(test)]
mod tests {
    use super::Finite;

    #[test]
    fn every_spelling_is_read_as_the_standard_library_reads_it() {
        let numbers = (0..100_000).map(|number| format!("{}.{:02}", number / 97, number % 100));
        let corners =
            ["0", "007", "5.", ".5", "-0.1", "1e3", "999999999", "9.9999999", "0.00000001"];
        for text in numbers.chain(corners.map(str::to_owned)) {
            let number = text.parse::<Finite>().map(f64::from).map(f64::to_bits);
            assert_eq!(number.ok(), text.parse().map(f64::to_bits).ok(), "{text}");
        }
        for text in ["", ".", "1.2.3", "1,5", "٣", "inf", "NaN", "1e999"] {
            assert!(text.parse::<Finite>().is_err(), "{text}");
        }
    }
}
