//! Indicators: what is measured, when and by whom, and what is computed from it.

use std::rc::Rc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Date, SourceId};
use crate::i18n::{Language, Localized};

/// `indicators.toml`: meaning and origin of each figure.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndicatorsFile {
    /// Indicators, in the order in which they are shown.
    #[serde(rename = "indicator")]
    pub indicators: Vec<Rc<Indicator>>,
}

/// Measured quantity, known at one or more dates.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Id; with the year of a date it names a column.
    pub id: String,
    /// Label without a year.
    pub label: Localized,
    /// Further words by which readers ask for it, in either language.
    #[serde(default)]
    pub words: Vec<String>,
    /// Kind of its values.
    pub kind: Measure,
    /// Unit, such as `%`.
    pub unit: Option<Localized>,
    /// Decimal places that are printed at least; computed values are rounded to them.
    #[serde(default)]
    pub decimals: u8,
    /// Facts that define its terms.
    #[serde(default)]
    pub definitions: Vec<String>,
    /// Dates for which it is known.
    #[serde(rename = "at")]
    pub observations: Vec<Rc<Observation>>,
}

/// Kind of the values of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Whole number of things that can be added up.
    Count,
    /// Share in percent, from 0 to 100.
    Share,
    /// Any other number.
    Number,
    /// Yes or no.
    YesNo,
}

/// Indicator at a date: a column.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// Reference date; its year is in the name of the column.
    pub date: Date,
    /// Label, where that of the indicator and the year would not say enough.
    pub label: Option<Localized>,
    /// True if it is shown where people compare towns and name no columns.
    #[serde(default)]
    pub headline: bool,
    /// Sources of the figures.
    pub sources: Vec<SourceId>,
    /// Expression on other columns by which it is computed.
    pub computed: Option<String>,
    /// Bases of the count; columns that have bases and share none are never compared.
    #[serde(default)]
    pub base: Vec<String>,
    /// Column by which a mean over municipalities is weighted.
    pub weight: Option<String>,
    /// Carrier from which the figures were read.
    pub via: Option<Localized>,
    /// Note for readers of the figures.
    pub note: Option<Localized>,
}

impl Indicator {
    /// Its label, and the other words for it.
    pub fn labels(&self, language: Language) -> impl Iterator<Item = &str> {
        std::iter::once(self.label.get(language)).chain(self.words.iter().map(String::as_str))
    }
}
