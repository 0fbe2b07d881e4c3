//! Numbers in digits: for programs, and as a language writes them.

use super::Texts;

/// The number with its decimal places, as every format writes it before it adds what people
/// like to read: `-5.20`.
pub fn plain_number(value: f64, places: usize) -> String {
    let text = format!("{value:.places$}");
    let is_zero = text.bytes().all(|byte| matches!(byte, b'-' | b'0' | b'.'));
    match text.strip_prefix('-') {
        Some(positive) if is_zero => positive.to_owned(),
        _ => text,
    }
}

/// The number with its thousands apart: `17,270.5` or `17.270,5`.
pub fn readable_number(value: f64, places: usize, texts: &Texts) -> String {
    let plain = plain_number(value, places);
    let digits = plain.strip_prefix('-').unwrap_or(&plain);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));

    let mut text = plain.strip_suffix(digits).unwrap_or_default().replace('-', "−");
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            text.push(texts.thousands_separator);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(texts.decimal_point);
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{plain_number, readable_number};
    use crate::text::{ENGLISH, GERMAN};

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(readable_number(580_511.0, 0, &ENGLISH), "580,511");
        assert_eq!(readable_number(580_511.0, 0, &GERMAN), "580.511");
        assert_eq!(readable_number(1_234.5, 1, &GERMAN), "1.234,5");
        assert_eq!(readable_number(999.0, 0, &ENGLISH), "999");
        assert_eq!(readable_number(-5.2036, 2, &ENGLISH), "−5.20");
        assert_eq!(readable_number(-123_456.0, 0, &ENGLISH), "−123,456");
    }

    #[test]
    fn zero_has_no_sign() {
        assert_eq!(plain_number(-0.001, 2), "0.00");
        assert_eq!(plain_number(-5.2036, 2), "-5.20");
    }
}
