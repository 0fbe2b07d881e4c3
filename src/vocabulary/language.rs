//! The languages, and texts in both.

use serde::{
    Deserialize, Deserializer,
    de::{Error, IntoDeserializer, MapAccess, Visitor, value::MapAccessDeserializer},
};

use super::Text;
use crate::folding::fold;

/// A language that people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English
    #[default]
    English,
    /// German
    German,
}

impl Language {
    /// The language of a code: `en` or `de`.
    pub(crate) fn of_code(code: &str) -> Option<Self> {
        match code {
            "en" => Some(Self::English),
            "de" => Some(Self::German),
            _ => None,
        }
    }
}

/// A text in both languages. In the data, a plain string says that both read the same.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "Spelling")]
pub(crate) struct Localized {
    english: Text,
    /// None where it reads the same.
    german: Option<Text>,
}

impl Localized {
    /// A text that the program itself knows.
    pub(crate) const fn new(english: &'static str, german: &'static str) -> Self {
        Self { english: Text::new(english), german: Some(Text::new(german)) }
    }

    /// Whether it reads like this in either language, but for case, umlauts and punctuation.
    pub(crate) fn reads_like(&self, written: &str) -> bool {
        let written = fold(written);
        fold(&self.english) == written || self.german.as_ref().is_some_and(|it| fold(it) == written)
    }

    /// The text in one language.
    pub(crate) fn get(&self, language: Language) -> &str {
        match (language, &self.german) {
            (Language::German, Some(german)) => german,
            _ => &self.english,
        }
    }
}

/// How a localized text is written: one string, or one for each language.
enum Spelling {
    Same(Text),
    Pair(Pair),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    en: Text,
    de: Text,
}

impl From<Spelling> for Localized {
    fn from(spelling: Spelling) -> Self {
        match spelling {
            Spelling::Same(english) => Self { english, german: None },
            Spelling::Pair(Pair { en, de }) => Self { english: en, german: Some(de) },
        }
    }
}

impl<'de> Deserialize<'de> for Spelling {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SpellingVisitor)
    }
}

struct SpellingVisitor;

impl<'de> Visitor<'de> for SpellingVisitor {
    type Value = Spelling;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(r#"a text in quotes, or { en = "…", de = "…" },"#)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Spelling, E> {
        Text::deserialize(text.into_deserializer()).map(Spelling::Same)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Spelling, A::Error> {
        Pair::deserialize(MapAccessDeserializer::new(map)).map(Spelling::Pair)
    }
}
