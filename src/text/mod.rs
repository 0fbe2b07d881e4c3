//! What the program itself says, in one place per language. A text that one language lacks
//! does not compile.

mod english;
mod fields;
mod german;
mod help;
mod number;
mod records;
mod texts;
mod topics;

pub use english::ENGLISH;
pub use fields::Fields;
pub use german::GERMAN;
pub use help::{Argument, Command, Help, Topic, Value};
pub use number::{plain_number, readable_number};
pub use texts::Texts;

use crate::language::Language;

impl Texts {
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::German => &GERMAN,
        }
    }

    /// What people call the column of records under this key.
    pub fn header<'k>(&self, key: &'k str) -> &'k str {
        (self.names)(records::HEADERS, key).unwrap_or(key)
    }

    /// The word of a fixed list that programs know by this key.
    pub fn word<'k>(&self, key: &'k str) -> &'k str {
        (self.names)(records::WORDS, key).unwrap_or(key)
    }
}

/// A text with parts in the place of its gaps, `{}`, one after another.
pub fn filled(text: &str, parts: &[&str]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut parts = parts.iter();
    for (position, piece) in text.split("{}").enumerate() {
        if position > 0 {
            filled.push_str(parts.next().copied().unwrap_or_default());
        }
        filled.push_str(piece);
    }
    filled
}

/// Several in a sentence: `a, b and c`.
pub fn listed(parts: &[String], texts: &Texts) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), texts.and),
    }
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, GERMAN};

    #[test]
    fn no_text_is_empty_in_either_language() {
        for texts in [&ENGLISH, &GERMAN] {
            assert!(!format!("{texts:?}").contains("\"\""));
        }
    }

    #[test]
    fn the_welcome_is_five_lines_for_any_terminal() {
        for texts in [&ENGLISH, &GERMAN] {
            let lines = || texts.welcome.lines().chain(texts.first_steps.lines());
            assert_eq!(lines().count(), 5);
            assert!(lines().all(|line| line.chars().count() <= 80));
        }
    }

    #[test]
    fn each_language_has_its_own_words() {
        let words = |texts| format!("{texts:#?}").lines().map(str::to_owned).collect::<Vec<_>>();
        let (english, german) = (words(&ENGLISH), words(&GERMAN));
        let is_word = |line: &&String| line.contains(": \"") && line.contains(char::is_alphabetic);
        let same: Vec<_> =
            english.iter().filter(is_word).filter(|word| german.contains(word)).collect();
        // Words that are written alike in both.
        let alike = ["indicator", "institute", "median", "status", "minister", "instrument"];
        for text in same {
            assert!(alike.iter().any(|word| text.contains(word)), "{text}");
        }
    }
}
