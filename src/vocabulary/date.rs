//! Dates, as exact as they are known.

use std::{borrow::Cow, fmt, str::FromStr};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::{Language, Text};
use crate::say;

/// A date as exact as it is known: a year, a month or a day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(remote = "Self")]
pub struct Date {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

impl Date {
    /// The year, which every date has.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Year, month and day, as far as they are known.
    pub fn parts(self) -> Vec<u16> {
        let rest = [self.month, self.day].into_iter().flatten().map(u16::from);
        std::iter::once(self.year).chain(rest).collect()
    }

    /// The date as people write it: `2015-12-31`, in German `31.12.2015`.
    pub fn readable(self, language: Language) -> String {
        match (language, self.month, self.day) {
            (Language::German, Some(month), Some(day)) => {
                format!("{day:02}.{month:02}.{:04}", self.year)
            }
            (Language::German, Some(month), None) => format!("{month:02}/{:04}", self.year),
            _ => self.to_string(),
        }
    }

    /// The first day that it can mean, as year, month and day.
    pub fn first_day(self) -> (u16, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day that it can mean, as year, month and day.
    pub fn last_day(self) -> (u16, u8, u8) {
        let month = self.month.unwrap_or(12);
        (self.year, month, self.day.unwrap_or_else(|| days_in(self.year, month)))
    }
}

impl FromStr for Date {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        parse(text).ok_or_else(|| say::no_date(text))
    }
}

fn parse(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4)?;
    let mut two_digits = || parts.next().map_or(Some(None), |part| digits(part, 2).map(Some));
    let (month, day) = (two_digits()?, two_digits()?);
    let date = Date { year, month, day };
    let month_exists = date.month.is_none_or(|month| (1..=12).contains(&month));
    let day_exists = match (date.month, date.day) {
        (Some(month), Some(day)) => (1..=days_in(date.year, month)).contains(&day),
        _ => true,
    };
    (parts.next().is_none() && year > 0 && month_exists && day_exists).then_some(date)
}

fn digits<T: FromStr>(text: &str, length: usize) -> Option<T> {
    let well_formed = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    well_formed.then(|| text.parse().ok()).flatten()
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
            "examples": ["2015", "2015-12", "2015-12-31"],
        })
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            Text::deserialize(deserializer)?.parse().map_err(D::Error::custom)
        } else {
            Self::deserialize(deserializer)
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn reads_what_it_writes() {
        for text in ["2015", "2011-05", "2014-12-31", "2016-02-29", "2000-02-29"] {
            assert_eq!(text.parse::<Date>().map(|date| date.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn refuses_what_no_calendar_has() {
        for text in [
            "",
            "15",
            "2015-13",
            "2015-00",
            "2015-02-29",
            "1900-02-29",
            "2015-04-31",
            "2015-1",
            "2015-01-01-01",
            "2015-",
            "autumn",
            "+015",
            "0000",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }
}
