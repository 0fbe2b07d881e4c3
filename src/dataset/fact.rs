//! What is documented: facts, the figures in them, and the times for which they hold.

use std::{borrow::Cow, fmt};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, IntoDeserializer, Visitor},
};

use crate::number::Finite;
use crate::say;
use crate::vocabulary::{Date, Language, Localized, SourceId, Text, id, id_schema};

type Day = (u16, u8, u8);
/// Whether something has no time, when it begins, when it ends.
pub type Time = (bool, Day, Day);

/// A documented statement.
#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Short name.
    #[serde(deserialize_with = "id")]
    #[schemars(schema_with = "id_schema")]
    pub id: Text,
    /// The group to which it belongs.
    pub field: Text,
    /// Further groups to which it belongs.
    #[serde(default)]
    pub also_fields: Vec<Text>,
    /// What it is about within its field.
    pub topic: Text,
    /// What it says.
    pub text: Localized,
    /// Words to find it by that its texts lack, in either language.
    #[serde(default)]
    pub keywords: Vec<Text>,
    /// The field for which it is the key fact of its town.
    pub key: Option<Text>,
    /// The statement for where there is little room, unless it is short itself.
    pub short: Option<Localized>,
    /// The figure that it gives, or what stands for one.
    pub value: Option<FactValue>,
    /// What one of the figure is.
    pub unit: Option<Localized>,
    /// The time for which it holds.
    pub as_of: Option<Moment>,
    /// Where it can be read.
    pub source: SourceId,
    /// Further sources, of which the note speaks.
    #[serde(default)]
    pub also: Vec<SourceId>,
    /// How far it could be confirmed.
    pub confidence: Confidence,
    /// What a reader has to know of it.
    pub note: Option<Localized>,
}

impl Fact {
    /// All fields to which it belongs, the main one first.
    pub fn fields(&self) -> impl Iterator<Item = &Text> {
        std::iter::once(&self.field).chain(&self.also_fields)
    }

    /// By what it comes in the order of time.
    pub fn time(&self) -> Time {
        let moment = self.as_of.as_ref();
        let from = moment.and_then(|moment| moment.from.or(moment.until));
        let until = moment.and_then(|moment| moment.until.or(moment.from));
        let first = from.map(Date::first_day);
        let last = until.map(Date::last_day);
        (first.is_none(), first.unwrap_or_default(), last.unwrap_or_default())
    }

    /// By what it comes among the facts on its subject, where it stands under the field at this
    /// place.
    pub fn reading_order(
        &self,
        field: Option<usize>,
        is_of_town: bool,
    ) -> (Option<usize>, Option<(Time, Text)>) {
        (field, is_of_town.then(|| (self.time(), self.id.clone())))
    }

    /// Whether it belongs to a field.
    pub fn is_in(&self, field: &str) -> bool {
        self.fields().any(|known| *known == *field)
    }
}

/// The figure of a fact, or what stands for one.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(remote = "Self")]
pub enum FactValue {
    /// A number, always finite.
    Number(f64),
    YesNo(bool),
    /// Anything else: a date, a period.
    Text(Text),
}

/// A time, in the words of the source and as exact as it can be said.
#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Moment {
    /// In English, as the source gives it.
    pub en: Text,
    /// The same in German.
    pub de: Text,
    /// The earliest date that is meant; none where it is open.
    pub from: Option<Date>,
    /// The latest date that is meant; none where it is open.
    pub until: Option<Date>,
}

impl Moment {
    /// The time in words.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::German => &self.de,
        }
    }

    /// Whether any of its days lies in a span of time, the two dates included. A time of which
    /// nothing exact is known lies in none.
    pub fn overlaps(&self, since: Option<Date>, until: Option<Date>) -> bool {
        let known = self.from.is_some() || self.until.is_some();
        let ends_before =
            |since: Date| self.until.is_some_and(|until| until.last_day() < since.first_day());
        let begins_after =
            |until: Date| self.from.is_some_and(|from| from.first_day() > until.last_day());
        known && !since.is_some_and(ends_before) && !until.is_some_and(begins_after)
    }
}

/// How far a fact could be confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    High,
    /// Only part of it.
    Medium,
}

impl Confidence {
    /// Every degree.
    pub const ALL: [Self; 2] = [Self::High, Self::Medium];

    /// The word for it in the data and in machine-readable output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
        }
    }
}

impl JsonSchema for FactValue {
    fn schema_name() -> Cow<'static, str> {
        "FactValue".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [{ "type": ["number", "boolean"] }, Text::json_schema(generator)],
        })
    }
}

impl Serialize for FactValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for FactValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(FactValueVisitor(say::value_of_fact))
        } else {
            Self::deserialize(deserializer)
        }
    }
}

/// Reads a value where what this says is expected.
pub struct FactValueVisitor(pub fn() -> String);

impl Visitor<'_> for FactValueVisitor {
    type Value = FactValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&(self.0)())
    }

    fn visit_bool<E: Error>(self, yes: bool) -> Result<FactValue, E> {
        Ok(FactValue::YesNo(yes))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<FactValue, E> {
        number_from(number.into_deserializer())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<FactValue, E> {
        number_from(number.into_deserializer())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<FactValue, E> {
        number_from(number.into_deserializer())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<FactValue, E> {
        Text::deserialize(text.into_deserializer()).map(FactValue::Text)
    }
}

fn number_from<'de, D: Deserializer<'de>>(number: D) -> Result<FactValue, D::Error> {
    Finite::deserialize(number).map(|number| FactValue::Number(number.into()))
}
