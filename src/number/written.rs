//! Numbers as German and English readers write them in a question.

use std::fmt;

use crate::say;

/// Decimal places from which a group of three digits behind a point is no thousand.
const EXACT: usize = 3;

/// The number that somebody writes in a question about values of so many decimal places.
/// Fails if it is no number, or one that German and English readers take for different ones, such
/// as `100.000`.
pub fn read_number(written: &str, places: usize) -> Result<f64, UnreadNumber> {
    let (sign, digits) = signed(written.trim());
    let Some(parts) = Grouped::of(digits) else {
        return plain(&format!("{sign}{digits}")).ok_or_else(|| unread(sign, digits));
    };
    match parts.meaning() {
        Meaning::Either { .. } if places >= EXACT && digits.contains('.') => {}
        Meaning::Either { thousands, decimal } => {
            return Err(UnreadNumber::Ambiguous {
                thousands: format!("{sign}{thousands}"),
                decimal: format!("{sign}{decimal}"),
            });
        }
        Meaning::One(number) if number == digits => {}
        Meaning::One(number) => return Err(UnreadNumber::Rewrite(format!("{sign}{number}"))),
    }
    plain(&format!("{sign}{digits}")).ok_or(UnreadNumber::NoNumber)
}

/// Why a number cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnreadNumber {
    /// It is no number.
    NoNumber,
    /// It is one if it is written like this.
    Rewrite(String),
    /// It is one of two.
    Ambiguous {
        /// What it is if the point or comma separates thousands.
        thousands: String,
        /// What it is if it begins the decimal places.
        decimal: String,
    },
}

/// The end of an error message: how to write what was meant.
impl fmt::Display for UnreadNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoNumber => Ok(()),
            Self::Rewrite(number) => f.write_str(&say::write_number(number)),
            Self::Ambiguous { thousands, decimal } => {
                f.write_str(&say::write_either(thousands, decimal))
            }
        }
    }
}

fn signed(written: &str) -> (&'static str, &str) {
    // What is printed for people has a real minus sign.
    match written.strip_prefix(['-', '−', '–']) {
        Some(digits) => ("-", digits),
        None => ("", written),
    }
}

fn plain(number: &str) -> Option<f64> {
    number.parse().ok().filter(|number: &f64| number.is_finite())
}

/// A number with its unit, if that is all that is wrong with it.
fn unread(sign: &str, written: &str) -> UnreadNumber {
    let number = written.trim_end_matches(|c: char| !c.is_ascii_digit());
    let has_number = number.len() < written.len()
        && number.starts_with(|c: char| c.is_ascii_digit())
        && !written.contains(|c: char| c.is_alphabetic());
    if has_number && read_number(number, EXACT).is_ok() {
        UnreadNumber::Rewrite(format!("{sign}{number}"))
    } else {
        UnreadNumber::NoNumber
    }
}

/// Digits with points, commas or other signs between them.
struct Grouped<'a> {
    groups: Vec<&'a str>,
    separators: Vec<char>,
}

enum Meaning {
    One(String),
    Either { thousands: String, decimal: String },
}

impl<'a> Grouped<'a> {
    fn of(written: &'a str) -> Option<Self> {
        let is_separator =
            |c: char| matches!(c, '.' | ',' | '\'' | '’' | '_' | '\u{a0}' | '\u{202f}');
        let groups: Vec<&str> = written.split(is_separator).collect();
        let separators: Vec<char> = written.chars().filter(|c| is_separator(*c)).collect();
        let are_digits = groups
            .iter()
            .all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
        (are_digits && !separators.is_empty()).then_some(Self { groups, separators })
    }

    fn meaning(&self) -> Meaning {
        let whole = self.groups.concat();
        let (Some(last), Some(separator)) = (self.groups.last(), self.separators.last()) else {
            return Meaning::One(whole);
        };
        let before = whole.strip_suffix(last).unwrap_or_default();
        let decimal = format!("{before}.{last}");
        let once = self.separators.iter().filter(|known| *known == separator).count() == 1;
        let is_zero = before.bytes().all(|byte| byte == b'0');
        match separator {
            '.' | ',' if self.separators.len() == 1 && last.len() == 3 && !is_zero => {
                Meaning::Either { thousands: whole, decimal: unmistakable(&decimal) }
            }
            '.' | ',' if once => Meaning::One(decimal),
            _ => Meaning::One(whole),
        }
    }
}

/// The same number with another count of decimal places than three.
fn unmistakable(decimal: &str) -> String {
    let short = decimal.trim_end_matches('0').trim_end_matches('.');
    if short.len() < decimal.len() { short.to_owned() } else { format!("{decimal}0") }
}

#[cfg(test)]
mod tests {
    use super::read_number;

    fn read(written: &str, places: usize) -> String {
        match read_number(written, places) {
            Ok(number) => number.to_string(),
            Err(unread) => format!("?{unread}"),
        }
    }

    #[test]
    fn what_has_one_meaning_is_read() {
        for (written, number) in [
            ("5", "5"),
            ("5.5", "5.5"),
            ("-5.20", "-5.2"),
            ("−5.2", "-5.2"),
            ("100000", "100000"),
            ("0.250", "0.25"),
            ("12.3450", "12.345"),
            ("1e5", "100000"),
        ] {
            assert_eq!(read(written, 0), number, "{written}");
        }
    }

    #[test]
    fn what_has_two_meanings_is_refused_with_both() {
        let two = |a, b| format!("?, which can be read in two ways – write {a} or {b}");
        for (written, thousands, decimal) in [
            ("100.000", "100000", "100"),
            ("17,270", "17270", "17.27"),
            ("-1.500", "-1500", "-1.5"),
            ("12.345", "12345", "12.3450"),
            ("1234.567", "1234567", "1234.5670"),
        ] {
            assert_eq!(read(written, 2), two(thousands, decimal), "{written}");
            assert_eq!(read(decimal, 2).parse::<f64>().ok(), decimal.parse().ok(), "{written}");
        }
        assert_eq!(read("51.299", 6), "51.299", "a column of as many places knows no thousands");
        assert_eq!(read("51,299", 6), two("51299", "51.2990"));
    }

    #[test]
    fn what_is_written_otherwise_is_refused_with_how_to_write_it() {
        for (written, number) in [
            ("5,5", "5.5"),
            ("0,250", "0.250"),
            ("1.234.567", "1234567"),
            ("1.234,5", "1234.5"),
            ("1,234.5", "1234.5"),
            ("17'270", "17270"),
            ("17_270", "17270"),
            ("5%", "5"),
            ("5.5%", "5.5"),
        ] {
            assert_eq!(read(written, 0), format!("? – write {number}"), "{written}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for written in ["", "-", "high", "inf", "NaN", "1e999", "5.", ".", "1..2", "٣", "2011-05"]
        {
            let read = read(written, 0);
            assert!(read == "?" || read == "5", "{written}: {read}");
        }
    }
}
