//! Numbers in digits: for programs, and as each language writes them.

use super::{Language, join};

/// Number with so many decimal places, for programs: `-5.20`.
pub fn plain_number(value: f64, places: usize) -> String {
    let text = format!("{value:.places$}");
    let is_zero = text.bytes().all(|byte| matches!(byte, b'-' | b'0' | b'.'));
    if is_zero { text.replace('-', "") } else { text }
}

/// Number with its thousands apart: `17,270.5` or `17.270,5`, with a real minus sign.
pub fn readable_number(value: f64, places: usize, language: Language) -> String {
    let plain = plain_number(value, places);
    let (minus, digits) = plain.strip_prefix('-').map_or(("", &*plain), |digits| ("−", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let thousands = whole.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy);
    let whole = join(thousands, language.of(",", "."));
    let point = if fraction.is_empty() { "" } else { language.of(".", ",") };
    format!("{minus}{whole}{point}{fraction}")
}

#[cfg(test)]
mod tests {
    use super::{Language, plain_number, readable_number};

    #[test]
    fn thousands_stand_apart() {
        let (english, german) = (Language::English, Language::German);
        assert_eq!(readable_number(580_511.0, 0, english), "580,511");
        assert_eq!(readable_number(580_511.0, 0, german), "580.511");
        assert_eq!(readable_number(1_234.5, 1, german), "1.234,5");
        assert_eq!(readable_number(999.0, 0, english), "999");
        assert_eq!(readable_number(-5.2036, 2, english), "−5.20");
        assert_eq!(readable_number(-123_456.0, 0, english), "−123,456");
    }

    #[test]
    fn zero_has_no_sign() {
        assert_eq!(plain_number(-0.001, 2), "0.00");
        assert_eq!(plain_number(-5.2036, 2), "-5.20");
    }
}
