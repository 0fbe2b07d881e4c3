//! The official keys of municipalities.

use std::{borrow::Cow, fmt};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::Text;
use crate::say;

/// The official key of a German municipality (Amtlicher Gemeindeschlüssel): eight digits,
/// the first of them a zero in North Rhine-Westphalia. Always text, never a number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(try_from = "Text", into = "Text")]
pub struct Ags(Text);

impl Ags {
    /// The eight digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Ags {
    /// The digits with the leading zero that a spreadsheet takes from a key; any other text stays.
    pub fn completed(written: &str) -> Cow<'_, str> {
        if written.len() == 7 && written.bytes().all(|byte| byte.is_ascii_digit()) {
            Cow::Owned(format!("0{written}"))
        } else {
            Cow::Borrowed(written)
        }
    }
}

impl TryFrom<Text> for Ags {
    type Error = String;

    fn try_from(text: Text) -> Result<Self, String> {
        if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            Ok(Self(text))
        } else {
            Err(say::no_ags(text))
        }
    }
}

impl From<Ags> for Text {
    fn from(ags: Ags) -> Self {
        ags.0
    }
}

impl JsonSchema for Ags {
    fn schema_name() -> Cow<'static, str> {
        "Ags".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[0-9]{8}$" })
    }
}

impl fmt::Display for Ags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::{Ags, Text};

    #[test]
    fn keeps_its_leading_zero() {
        assert_eq!(
            Ags::try_from(Text::new("05962004")).map(|ags| ags.to_string()),
            Ok("05962004".to_owned())
        );
    }

    #[test]
    fn takes_eight_digits_only() {
        for text in ["5962004", "059620040", "0596200x", "٠٥٩٦", ""] {
            assert!(Ags::try_from(Text::new(text)).is_err(), "{text}");
        }
    }
}
