//! Numbers, as exact as they are written.

use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::say;

/// A number that is neither infinite nor "not a number".
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, JsonSchema, Serialize)]
#[serde(try_from = "f64", into = "f64")]
#[schemars(inline)]
pub struct Finite(f64);

impl TryFrom<f64> for Finite {
    type Error = String;

    fn try_from(number: f64) -> Result<Self, String> {
        if number.is_finite() { Ok(Self(number)) } else { Err(not_a_number(&number.to_string())) }
    }
}

impl From<Finite> for f64 {
    fn from(number: Finite) -> Self {
        number.0
    }
}

impl FromStr for Finite {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number = text.parse().ok().filter(|number: &f64| number.is_finite());
        let number = number.ok_or_else(|| not_a_number(text))?;
        // So many digits a float tells from all others.
        if text.len() <= f64::DIGITS as usize && !text.bytes().any(|it| it.is_ascii_alphabetic()) {
            return Ok(Self(number));
        }
        let nearest = format!("{number:e}");
        if decimal(&nearest) == decimal(text) {
            return Ok(Self(number));
        }
        let is_readable = number == 0.0 || (1e-9..1e21).contains(&number.abs());
        let nearest = if is_readable { number.to_string() } else { nearest };
        Err(say::inexact(text, nearest))
    }
}

/// The number to so many decimal places, halves away from zero; one that is too large to have any
/// stays as it is.
pub fn rounded(value: f64, places: usize) -> f64 {
    let steps = 10_f64.powi(i32::try_from(places).unwrap_or(i32::MAX));
    let rounded = (value * steps).round() / steps;
    // Nobody writes a zero with a sign.
    if rounded.is_finite() { rounded + 0.0 } else { value }
}

/// The decimal places with which a number is written.
pub fn decimals(value: f64) -> usize {
    value.to_string().split_once('.').map_or(0, |(_, places)| places.len())
}

/// The same, or more if it is to have `least`.
pub fn decimals_at_least(value: f64, least: usize) -> usize {
    // To write a number takes longer than to round it.
    let is_enough = rounded(value, least).total_cmp(&value).is_eq();
    if is_enough { least } else { decimals(value).max(least) }
}

/// Says that a text is no number, and how one is written.
fn not_a_number(text: &str) -> String {
    if text.is_empty() {
        return say::number_missing();
    }
    let pointed = text.replacen(',', ".", 1);
    if text.contains(',') && pointed.parse().is_ok_and(f64::is_finite) {
        let is_thousands = text.bytes().rev().position(|byte| byte == b',') == Some(3);
        let right =
            if is_thousands { say::one_or_other(text.replace(',', ""), pointed) } else { pointed };
        say::point_not_comma(right, text)
    } else {
        say::no_number(text)
    }
}

/// What a number says however it is spelled: whether it is negative, its digits without zeros at
/// their ends, and the power of ten of the first of them; `None` for 0.
fn decimal(text: &str) -> Option<(bool, String, Option<i64>)> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let whole = mantissa.split('.').next().unwrap_or_default();
    let digit = |c: &char| c.is_ascii_digit();
    let length = i64::try_from(whole.chars().filter(digit).count()).ok()?;
    let digits: String = mantissa.chars().filter(digit).collect();
    let significant = digits.trim_start_matches('0');
    let zeros = i64::try_from(digits.len() - significant.len()).ok()?;
    let power = exponent.parse::<i64>().ok().and_then(|it| it.checked_add(length - zeros));
    let significant = significant.trim_end_matches('0').to_owned();
    (!significant.is_empty()).then(|| (text.starts_with('-'), significant, power))
}

#[cfg(test)]
mod tests {
    use super::{Finite, rounded};

    #[test]
    fn numbers_are_rounded_as_they_are_printed() {
        for (value, places, printed) in [
            (-5.2036, 2, "-5.2"),
            (0.996, 2, "1"),
            (2.5, 0, "3"),
            (-2.5, 0, "-3"),
            (-0.001, 2, "0"),
            (1e300, 9, "1000000"),
        ] {
            assert!(rounded(value, places).to_string().starts_with(printed), "{value}");
        }
    }

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

    #[test]
    fn what_cannot_be_held_exactly_is_refused() {
        let said = |text: &str| text.parse::<Finite>().err();
        for text in [
            "9007199254740992",
            "+0051.29866200",
            "-0.000000000",
            "-7.67459e0",
            "1e300",
            "100000000000000000000000",
            "0e99999999999999999999",
            "1.7976931348623157E+308",
            "5e-324",
            "0.1000000000000000000000",
        ] {
            assert_eq!(said(text), None);
        }
        for (text, nearest) in [
            ("9007199254740993", "9007199254740992"),
            ("-51.298662000000001", "-51.298662"),
            ("0.1000000000000000055", "0.1"),
            ("1e-400", "0"),
            ("1e-99999999999999999999", "0"),
            ("1234567890123456789e30", "1.2345678901234568e48"),
        ] {
            let message = format!("`{text}` cannot be held exactly; the nearest is {nearest}");
            assert_eq!(said(text), Some(message));
        }
        for (text, right) in [("5,5", "5.5"), ("17,270", "17270 or 17.270"), ("0,25", "0.25")] {
            let message = format!("a number has a point, not a comma: {right}, not {text}");
            assert_eq!(said(text), Some(message));
        }
    }
}
