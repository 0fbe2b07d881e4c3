//! The two languages that people are spoken to in, and the macros by which every text stands in
//! both at the place where it is used.

/// A formatted text in one language: `t!(language, "{n} rows", "{n} Zeilen")`.
macro_rules! t {
    ($language:expr, $en:literal, $de:literal $(,)?) => {
        match $language {
            $crate::i18n::Language::English => format!($en),
            $crate::i18n::Language::German => format!($de),
        }
    };
}

/// A formatted [`Localized`] text, for errors that are made before the language is known:
/// `tr!("unknown town `{name}`", "unbekannte Kommune `{name}`")`.
macro_rules! tr {
    ($en:literal, $de:literal $(,)?) => {
        $crate::i18n::Localized { en: format!($en), de: format!($de) }
    };
}

pub mod german;
mod number;
mod words;

use std::error::Error;
use std::fmt;

use schemars::JsonSchema;
use serde::Deserialize;

pub use number::{plain_number, readable_number};
pub use words::{and_list, capitalized, in_sentence, join, joined, list, number_word};

/// Language of what people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English, the language of programs' formats, too.
    #[default]
    English,
    /// German.
    German,
}

impl Language {
    /// Both languages, English first.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// Code of the language: `en` or `de`.
    pub const fn code(self) -> &'static str {
        self.of("en", "de")
    }

    /// The one of two values that belongs to the language.
    pub const fn of<T: Copy>(self, english: T, german: T) -> T {
        match self {
            Self::English => english,
            Self::German => german,
        }
    }
}

/// A text in both languages; in data files a plain string reads the same in both.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(from = "Written")]
pub struct Localized {
    /// English text.
    pub en: String,
    /// German text.
    pub de: String,
}

/// Localized text as a data file has it.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(
    untagged,
    deny_unknown_fields,
    expecting = "expected a text in quotes or { en = \"…\", de = \"…\" }\n\
                                   ein Text in Anführungszeichen oder { en = \"…\", de = \"…\" } wird erwartet"
)]
enum Written {
    Same(String),
    Both { en: String, de: String },
}

impl From<Written> for Localized {
    fn from(written: Written) -> Self {
        match written {
            Written::Same(text) => Self { de: text.clone(), en: text },
            Written::Both { en, de } => Self { en, de },
        }
    }
}

impl Localized {
    /// A text in both languages.
    pub fn new(en: impl Into<String>, de: impl Into<String>) -> Self {
        Self { en: en.into(), de: de.into() }
    }

    /// The text in a language.
    pub fn get(&self, language: Language) -> &str {
        language.of(&self.en, &self.de)
    }

    /// Texts of an error of serde, which has a single text: ours in both languages, those of its
    /// libraries in English.
    pub fn of_error(message: &str) -> Self {
        let (en, de) = message.split_once('\n').unwrap_or((message, message));
        Self::new(en, de)
    }
}

/// Both texts, a line each, as errors of serde have them.
impl fmt::Display for Localized {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}", self.en, self.de)
    }
}

/// Error of the data or the system, told in both languages. Exit code 1.
impl Error for Localized {}
