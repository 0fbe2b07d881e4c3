//! Facts: documented statements with date, source and confidence.

use clap::ValueEnum;
use schemars::JsonSchema;
use serde::Deserialize;

use super::date::Day;
use super::{Date, SourceId};
use crate::i18n::Localized;

/// A file of `facts/`: what is documented on one subject.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactsFile {
    /// Id of a municipality, or a word of its own, such as `study`.
    pub subject: String,
    /// Facts on it.
    #[serde(rename = "fact")]
    pub facts: Vec<Fact>,
}

/// Documented statement.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Id by which others name it.
    pub id: String,
    /// Subject of its file.
    #[serde(skip)]
    pub subject: String,
    /// Field that it is listed under.
    pub field: String,
    /// Further fields that it belongs to.
    #[serde(default)]
    pub also_fields: Vec<String>,
    /// Topic within the field.
    pub topic: String,
    /// Statement.
    pub text: Localized,
    /// Search words that the text lacks.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Field for which it is the key fact of its town.
    pub key: Option<String>,
    /// Short form for pages with little room.
    pub short: Option<Localized>,
    /// Sources that carry the short form, where they are fewer.
    #[serde(default)]
    pub short_sources: Vec<SourceId>,
    /// Figure that it states.
    pub value: Option<FactValue>,
    /// Unit of the figure.
    pub unit: Option<Localized>,
    /// Time for which it is known.
    pub as_of: Option<Moment>,
    /// Source.
    pub source: SourceId,
    /// Further sources that say the same, or that the note speaks of.
    #[serde(default)]
    pub also: Vec<SourceId>,
    /// Degree to which it could be confirmed.
    pub confidence: Confidence,
    /// Note that a reader needs beside the text.
    pub note: Option<Localized>,
}

/// Figure that a fact states.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(
    untagged,
    expecting = "expected a number such as 5.5, a text in quotes, true or false\neine Zahl wie 5.5, ein Text in Anführungszeichen, true oder false wird erwartet"
)]
pub enum FactValue {
    /// Yes or no.
    YesNo(bool),
    /// Number.
    Number(f64),
    /// Text, such as a range.
    Text(String),
}

/// Time for which something is known, in words and as dates.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Moment {
    /// English words.
    pub en: String,
    /// German words.
    pub de: String,
    /// First day, month or year.
    pub from: Option<Date>,
    /// Last day, month or year, where it is another.
    pub until: Option<Date>,
}

/// Degree to which a fact could be confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// All of it.
    #[value(aliases = ["bestätigt", "hoch", "confirmed", "ganz"])]
    High,
    /// Only part of it.
    #[value(aliases = ["teilweise", "mittel", "partly", "only partly", "nur teilweise", "zum Teil"])]
    Medium,
}

impl Fact {
    /// All fields that it belongs to, the one that it is listed under first.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.field).chain(&self.also_fields).map(String::as_str)
    }

    /// True if it belongs to a field.
    pub fn is_in(&self, field: &str) -> bool {
        self.fields().any(|known| known == field)
    }

    /// First and last day for which it is known; `None` if no date is.
    pub fn days(&self) -> Option<(Day, Day)> {
        let Moment { from, until, .. } = self.as_of.as_ref()?;
        let from = from.or(*until)?;
        Some((from.first_day(), until.unwrap_or(from).last_day()))
    }

    /// All its sources.
    pub fn sources(&self) -> impl Iterator<Item = &SourceId> {
        std::iter::once(&self.source).chain(&self.also)
    }

    /// Sources that carry the short form.
    pub fn sources_of_short(&self) -> Vec<&SourceId> {
        let own = self.short.as_ref().map_or(&[][..], |_| &self.short_sources);
        if own.is_empty() { self.sources().collect() } else { own.iter().collect() }
    }
}
