use std::borrow::Cow;

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor, value::MapAccessDeserializer},
};

/// A language that people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English
    #[default]
    English,
    /// German
    German,
}

/// A text in both languages. In the data, a plain string says that both read the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Localized {
    english: Cow<'static, str>,
    german: Cow<'static, str>,
}

impl Localized {
    /// A text that the program itself knows.
    #[must_use]
    pub const fn new(english: &'static str, german: &'static str) -> Self {
        Self {
            english: Cow::Borrowed(english),
            german: Cow::Borrowed(german),
        }
    }

    /// The text in one language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::English => &self.english,
            Language::German => &self.german,
        }
    }
}

impl<'de> Deserialize<'de> for Localized {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextOrPair)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    en: String,
    de: String,
}

struct TextOrPair;

impl<'de> Visitor<'de> for TextOrPair {
    type Value = Localized;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a text, or one in English (en) and one in German (de)")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Localized, E> {
        Ok(Localized {
            english: Cow::Owned(text.to_owned()),
            german: Cow::Owned(text.to_owned()),
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Localized, A::Error> {
        let Pair { en, de } = Pair::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Localized {
            english: Cow::Owned(en),
            german: Cow::Owned(de),
        })
    }
}
