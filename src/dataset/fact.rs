use serde::Deserialize;

use crate::vocabulary::{Date, Language, Localized, SourceId, Text};

/// A file of facts: all on one subject.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub(super) struct FactsFile {
    /// The id of a municipality, or `study`, `programme`, `definition`.
    #[serde(rename = "subject")]
    _subject: Text,
    #[serde(rename = "fact")]
    pub(super) facts: Vec<Fact>,
}

/// A documented statement.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Fact {
    /// Short name.
    pub id: Text,
    /// The group to which it belongs.
    pub field: Text,
    /// What it is about within its field.
    pub topic: Text,
    /// The statement.
    pub text: Localized,
    /// The figure in it, if there is one.
    pub value: Option<FactValue>,
    /// What one of the figure is.
    pub unit: Option<Localized>,
    /// The time for which it holds.
    pub as_of: Option<Moment>,
    /// Where it is written.
    pub source: SourceId,
    /// Further sources, of which the note speaks.
    #[serde(default)]
    pub also: Vec<SourceId>,
    /// How far it could be confirmed.
    pub confidence: Confidence,
    /// What a reader has to know of it.
    pub note: Option<Localized>,
}

/// The figure of a fact, or the word or date that stands for one.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged, bound(deserialize = "'de: 'static"))]
pub enum FactValue {
    /// A number.
    Number(f64),
    /// Anything else: a date, a period, yes or no.
    Text(Text),
}

/// A time, in the words of the source and as exact as it can be said.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Moment {
    /// In English, as the source gives it.
    pub en: Text,
    /// The same in German.
    pub de: Text,
    /// The earliest date that is meant; open if there is none.
    pub from: Option<Date>,
    /// The latest date that is meant; open if there is none.
    pub until: Option<Date>,
    /// Whether the source itself is not sure.
    #[serde(default)]
    pub circa: bool,
}

impl Moment {
    /// The time in words.
    #[must_use]
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::German => &self.de,
        }
    }
}

/// How far a fact could be confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Only part of it.
    Medium,
    /// All of it.
    High,
}
