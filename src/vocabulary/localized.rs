//! Texts in both languages.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, IntoDeserializer, MapAccess, Visitor, value::MapAccessDeserializer},
};

use super::Text;
use crate::{folding::fold, language::Language, say};

/// A text in both languages. In the data, a plain string says that both read the same.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(remote = "Self")]
pub struct Localized {
    english: Text,
    /// None where it reads the same.
    german: Option<Text>,
}

impl Localized {
    /// A text that the program itself knows.
    pub const fn new(english: &'static str, german: &'static str) -> Self {
        Self { english: Text::new(english), german: Some(Text::new(german)) }
    }

    /// Whether it reads like this in either language, but for case, umlauts and punctuation.
    pub fn reads_like(&self, written: &str) -> bool {
        let written = fold(written);
        fold(&self.english) == written || self.german.as_ref().is_some_and(|it| fold(it) == written)
    }

    pub fn get(&self, language: Language) -> &str {
        match (language, &self.german) {
            (Language::German, Some(german)) => german,
            _ => &self.english,
        }
    }
}

/// How a localized text is written where it does not read the same.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
struct Pair {
    /// In English.
    en: Text,
    /// In German.
    de: Text,
}

impl JsonSchema for Localized {
    fn schema_name() -> Cow<'static, str> {
        "Localized".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A text in both languages, or one that reads the same in both.",
            "anyOf": [Text::json_schema(generator), Pair::json_schema(generator)],
        })
    }
}

impl Serialize for Localized {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Localized {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(LocalizedVisitor)
        } else {
            Self::deserialize(deserializer)
        }
    }
}

struct LocalizedVisitor;

impl<'de> Visitor<'de> for LocalizedVisitor {
    type Value = Localized;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&say::text_in_both_languages())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Localized, E> {
        let english = Text::deserialize(text.into_deserializer())?;
        Ok(Localized { english, german: None })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Localized, A::Error> {
        let Pair { en, de } = Pair::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Localized { english: en, german: Some(de) })
    }
}
