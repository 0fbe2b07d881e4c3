//! What is wrong with a file: the kinds of error that serde knows, in words for whoever edits it.

use std::fmt;

use serde::de::{Error, Expected, Unexpected};

use crate::{say, suggestion::Suggestion};

/// Something wrong with what is written in a file, in words for whoever edits it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong, and what would be right.
    pub message: String,
    /// The byte at which it stands, once that is known.
    pub at: Option<usize>,
    /// The key that is missing, if that is what is wrong.
    pub missing: Option<&'static str>,
}

impl Fault {
    pub fn new(message: String) -> Self {
        Self { message, at: None, missing: None }
    }

    /// Something else stands where `expected` should.
    pub fn instead(expected: impl fmt::Display, found: impl fmt::Display) -> Self {
        Self::new(say::instead(expected, found))
    }

    /// The same fault, at this byte unless its place is known more exactly.
    pub fn or_at(self, byte: usize) -> Self {
        Self { at: self.at.or(Some(byte)), ..self }
    }
}

/// Says that there is no such key, which may be meant and which there are.
pub fn unknown_key(key: &str, known: &[&str]) -> String {
    say::no_such_key(shortened(key), hint(key, known), known.join(", "))
}

/// The end of a sentence: which word may be meant.
fn hint(written: &str, known: &[&str]) -> String {
    let hint = Suggestion::of(written, known.iter().copied());
    if hint.nearest().is_some() { hint.to_string() } else { ".".to_owned() }
}

/// A text as a message quotes it: not longer than anybody wants to read.
pub fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

impl Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let found = match found {
            Unexpected::Bool(yes) => yes.to_string(),
            Unexpected::Unsigned(number) => say::the_number(number),
            Unexpected::Signed(number) => say::the_number(number),
            Unexpected::Float(number) => say::the_number(number),
            Unexpected::Str(text) => say::text_found(shortened(text)),
            Unexpected::Seq => say::list_found(),
            Unexpected::Map => say::keys_found(),
            _ => say::what_stands_here(),
        };
        Self::instead(expected, found)
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        Self::instead(expected, format_args!("{length}"))
    }

    fn unknown_variant(word: &str, known: &'static [&'static str]) -> Self {
        Self::new(say::no_such_word(shortened(word), hint(word, known), known.join(", ")))
    }

    fn unknown_field(key: &str, known: &'static [&'static str]) -> Self {
        Self::new(unknown_key(key, known))
    }

    fn missing_field(key: &'static str) -> Self {
        Self { missing: Some(key), ..Self::new(say::missing_key(key)) }
    }

    fn duplicate_field(key: &'static str) -> Self {
        Self::new(say::key_twice(key))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}
