use std::{borrow::Cow, fmt, ops::Deref};

use serde::{
    Deserialize, Deserializer,
    de::{Error, Visitor},
};

use super::is_harmful;

/// A text of the dataset. The dataset lives as long as the program, so its texts are not copied
/// where they stand in it as they read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Cow<'static, str>);

impl Text {
    /// A text that the program itself knows.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl TryFrom<&'static str> for Text {
    type Error = String;

    fn try_from(text: &'static str) -> Result<Self, String> {
        checked(text).map(Self::new)
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
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

impl<'de: 'static> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(TextVisitor)
    }
}

struct TextVisitor;

impl<'de: 'static> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text in quotes")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text, E> {
        checked(text).map(|text| Text(Cow::Borrowed(text))).map_err(E::custom)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        checked(text).map(|text| Text(Cow::Owned(text.to_owned()))).map_err(E::custom)
    }
}

/// A name by which something is referred to: small letters, digits, `-` and `_`.
///
/// # Errors
/// It is no text, or has other characters.
pub fn id<'de: 'static, D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
    let text = Text::deserialize(deserializer)?;
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    if text.starts_with(|c: char| c.is_ascii_alphanumeric()) && text.chars().all(fits) {
        Ok(text)
    } else {
        Err(D::Error::custom(format_args!(
            "`{text}` is no id: small letters, digits, `-` and `_`, a letter or digit first"
        )))
    }
}

/// The text, if it says something and a terminal shows it as it reads: one line, without
/// characters that control a terminal or turn the direction of writing.
fn checked(text: &str) -> Result<&str, String> {
    if text.trim().is_empty() {
        return Err("the text is empty".to_owned());
    }
    // Every harmful character begins with one of these bytes, and few texts have one of them.
    let suspicious = |byte: u8| byte < 0x20 || matches!(byte, 0x7f | 0xc2 | 0xe2);
    if !text.bytes().fold(false, |found, byte| found | suspicious(byte)) {
        return Ok(text);
    }
    match text.chars().find(|c| is_harmful(*c)) {
        Some('\t') => Err("the text has a tab; a blank does as well".to_owned()),
        Some('\n' | '\r') => Err("the text goes on in a new line; a text is one line".to_owned()),
        Some(c) => {
            Err(format!("the text has a character that cannot be seen (U+{:04X})", u32::from(c)))
        }
        None => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::is_harmful, checked};

    #[test]
    fn every_harmful_character_is_found() {
        for c in ('\0'..=char::MAX).filter(|c| is_harmful(*c)) {
            assert!(checked(&format!("a{c}b")).is_err(), "U+{:04X}", u32::from(c));
        }
        assert!(["", " ", "\u{a0}"].iter().all(|empty| checked(empty).is_err()));
        assert!(checked("Größe – “10 %” × ²").is_ok());
    }
}
