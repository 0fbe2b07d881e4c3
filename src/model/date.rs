//! Dates, as exact as they are known.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::i18n::{Language, Localized};

/// Day of the calendar: year, month and day.
pub type Day = (u16, u8, u8);

/// Year, month or day: `2015`, `2015-12` or `2015-12-31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(
    inline,
    extend(
        "pattern" = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
        "examples" = ["2015", "2015-12", "2015-12-31"]
    )
)]
pub struct Date {
    /// Year of the common era.
    pub year: u16,
    /// Month from 1 to 12.
    pub month: Option<u8>,
    /// Day of the month; known only if the month is.
    pub day: Option<u8>,
}

impl Date {
    /// Date as people write it: `31.12.2014`, `Dezember 2014` in German, ISO 8601 in English.
    pub fn readable(self, language: Language) -> String {
        let Self { year, month, day } = self;
        match (language, month, day) {
            (Language::German, Some(month), Some(day)) => format!("{day:02}.{month:02}.{year:04}"),
            (Language::German, Some(month), None) => {
                let months = "Januar Februar März April Mai Juni Juli August September Oktober \
                              November Dezember";
                let name = months.split(' ').nth(usize::from(month).saturating_sub(1));
                format!("{} {year:04}", name.unwrap_or_default())
            }
            _ => self.to_string(),
        }
    }

    /// First day that it covers.
    pub fn first_day(self) -> Day {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// Last day that it covers.
    pub fn last_day(self) -> Day {
        let month = self.month.unwrap_or(12);
        (self.year, month, self.day.unwrap_or_else(|| days_in(self.year, month)))
    }
}

impl TryFrom<String> for Date {
    type Error = Localized;

    fn try_from(text: String) -> Result<Self, Localized> {
        parse(&text).ok_or_else(|| {
            tr!(
                "`{text}` is no date such as 2015, 2015-12 or 2015-12-31",
                "`{text}` ist kein Datum wie 2015, 2015-12 oder 2015-12-31"
            )
        })
    }
}

fn parse(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4)?;
    let mut two_digits = || parts.next().map_or(Some(None), |part| digits(part, 2).map(Some));
    let (month, day) = (two_digits()?, two_digits()?);
    let month_exists = (1..=12).contains(&month.unwrap_or(1));
    let day_exists = (1..=days_in(year, month.unwrap_or(1))).contains(&day.unwrap_or(1));
    let exists = parts.next().is_none() && year > 0 && month_exists && day_exists;
    exists.then_some(Date { year, month, day })
}

fn digits<T: FromStr>(text: &str, length: usize) -> Option<T> {
    let well_formed = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    well_formed.then(|| text.parse().ok()).flatten()
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u8::from(leap),
        _ => 31,
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
            let date = Date::try_from(text.to_owned());
            assert_eq!(date.map(|date| date.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn refuses_what_no_calendar_has() {
        for text in ["", "15", "2015-13", "2015-00", "2015-02-29", "1900-02-29", "2015-1", "0000"] {
            assert!(Date::try_from(text.to_owned()).is_err(), "{text}");
        }
    }

    #[test]
    fn covers_whole_months_and_years() {
        let date = |text: &str| Date::try_from(text.to_owned()).unwrap();
        assert_eq!(date("2016").last_day(), (2016, 12, 31));
        assert_eq!(date("2016-02").last_day(), (2016, 2, 29));
        assert_eq!(date("2016-02").first_day(), (2016, 2, 1));
    }
}
