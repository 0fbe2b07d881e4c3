//! Texts of one line, and the ids among them.

use std::{borrow::Cow, fmt, ops::Deref};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error, ser::Error as _};

use crate::{
    characters::{code, is_harmful},
    say,
    stored::Place,
};

/// A text of a dataset, or one that the program itself knows: one line that says something, and
/// that a terminal shows as it reads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Cow<'static, str>);

impl Text {
    /// A text that the program itself knows.
    pub const fn new(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Text {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        check(&text)?;
        Ok(Self(Cow::Owned(text)))
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let place = Place::of(self).ok_or_else(|| S::Error::custom(say::text_too_long(LONGEST)))?;
        place.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return String::deserialize(deserializer)?.try_into().map_err(D::Error::custom);
        }
        let text = Place::deserialize(deserializer)?.text();
        text.map(Self::new).ok_or_else(|| D::Error::custom(say::empty_text()))
    }
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": r"^[^\t\n\r]*\S[^\t\n\r]*$",
            "maxLength": LONGEST,
        })
    }
}

impl From<&Text> for String {
    fn from(text: &Text) -> Self {
        text.0.clone().into_owned()
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

/// A name by which something is referred to: small letters, digits, `-` and `_`.
/// Fails if it is no text, or has other characters.
pub fn id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
    let text = Text::deserialize(deserializer)?;
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    if text.starts_with(|c: char| c.is_ascii_alphanumeric()) && text.chars().all(fits) {
        Ok(text)
    } else {
        Err(D::Error::custom(say::no_id(text)))
    }
}

/// What [`id`] takes.
pub fn id_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": "^[a-z0-9][a-z0-9_-]*$", "maxLength": LONGEST })
}

/// Letters that no text needs more of; nothing that is done with one takes long then.
const LONGEST: usize = 4000;

/// What keeps a text from being one line that a terminal shows as it reads: it is empty, or has
/// characters that control a terminal or turn the direction of writing.
fn check(text: &str) -> Result<(), String> {
    if text.trim().is_empty() {
        return Err(say::empty_text());
    }
    // Most texts are like this, and that is soon seen.
    if text.len() <= LONGEST && text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return Ok(());
    }
    if text.chars().count() > LONGEST {
        return Err(say::text_too_long(LONGEST));
    }
    match text.chars().find(|c| is_harmful(*c)) {
        Some('\t') => Err(say::tab_in_text()),
        Some('\n' | '\r') => Err(say::several_lines()),
        Some(c) => Err(say::unseen_in_text(code(c))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{check, is_harmful};

    #[test]
    fn every_harmful_character_is_found() {
        for c in ('\0'..=char::MAX).filter(|c| is_harmful(*c)) {
            assert!(check(&format!("a{c}b")).is_err(), "U+{:04X}", u32::from(c));
        }
        assert!(["", " ", "\u{a0}"].iter().all(|empty| check(empty).is_err()));
        assert!(check("Größe – “10 %” × ²").is_ok());
    }
}
