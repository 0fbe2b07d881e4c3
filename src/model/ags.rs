//! Official keys of municipalities.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::i18n::Localized;

/// Official municipality key (Amtlicher Gemeindeschlüssel): a text of eight digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(inline, extend("pattern" = "^[0-9]{8}$"))]
pub struct Ags(String);

impl Ags {
    /// The eight digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Key as it was meant: programs that take it for a number drop its leading zero, and the
    /// 12-digit regional key holds it without the digits of the association of municipalities.
    pub fn completed(typed: &str) -> Cow<'_, str> {
        let is_number = typed.bytes().all(|byte| byte.is_ascii_digit());
        match typed.len() {
            7 if is_number => Cow::Owned(format!("0{typed}")),
            12 if is_number => Cow::Owned([&typed[..5], &typed[9..]].concat()),
            _ => Cow::Borrowed(typed),
        }
    }
}

impl TryFrom<String> for Ags {
    type Error = Localized;

    fn try_from(text: String) -> Result<Self, Localized> {
        if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Self(text));
        }
        Err(tr!(
            "`{text}` is no AGS, which has eight digits",
            "`{text}` ist kein AGS aus acht Ziffern"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::Ags;

    #[test]
    fn keeps_its_leading_zero() {
        let ags = Ags::try_from("05962004".to_owned());
        assert_eq!(ags.map(|ags| ags.0), Ok("05962004".to_owned()));
    }

    #[test]
    fn takes_eight_digits_only() {
        for text in ["5962004", "059620040", "0596200x", "٠٥٩٦", ""] {
            assert!(Ags::try_from(text.to_owned()).is_err(), "{text}");
        }
    }

    #[test]
    fn completes_a_number_and_a_regional_key() {
        assert_eq!(Ags::completed("5962004"), "05962004");
        assert_eq!(Ags::completed("059620004004"), "05962004");
        assert_eq!(Ags::completed("altena"), "altena");
    }
}
