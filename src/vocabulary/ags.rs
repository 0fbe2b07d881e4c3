use std::fmt;

use serde::Deserialize;

/// The official key of a German municipality (Amtlicher Gemeindeschlüssel): eight digits,
/// the first of them a zero in North Rhine-Westphalia. Always text, never a number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Ags(String);

impl Ags {
    /// The eight digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Ags {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            Ok(Self(text))
        } else {
            Err(format!("`{text}` is not a municipality key (eight digits)"))
        }
    }
}

impl fmt::Display for Ags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Ags;

    #[test]
    fn keeps_its_leading_zero() {
        assert_eq!(
            Ags::try_from("05962004".to_owned()).map(|ags| ags.to_string()),
            Ok("05962004".to_owned())
        );
    }

    #[test]
    fn takes_eight_digits_only() {
        for text in ["5962004", "059620040", "0596200x", "٠٥٩٦", ""] {
            assert!(Ags::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
