//! Something wrong with a dataset, with its place.

use crate::i18n::Localized;
use crate::text::is_control;

/// Faults of a file that are told.
pub const MOST: usize = 1000;

/// Something wrong with a dataset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// File, by its path in the dataset.
    pub file: String,
    /// Line and column, from 1 and in characters, where it has a place in its file.
    pub place: Option<(usize, usize)>,
    /// Fault in words.
    pub message: Localized,
}

impl Problem {
    /// Problem of a file as a whole.
    pub fn new(file: &str, message: Localized) -> Self {
        Self { file: file.to_owned(), place: None, message }
    }

    /// Problem that a file is missing.
    pub fn missing(file: &str) -> Self {
        Self::new(file, tr!("there is no such file", "die Datei fehlt"))
    }

    /// The problem at a line and a column.
    #[must_use]
    pub fn at(self, line: usize, column: usize) -> Self {
        Self { place: Some((line, column)), ..self }
    }

    /// File, line and column: `sources.toml:12:5`.
    pub fn position(&self) -> String {
        match self.place {
            Some((line, column)) => format!("{}:{line}:{column}", self.file),
            None => self.file.clone(),
        }
    }
}

/// Fault of a text: it is empty, has a blank at either end, or a character that is no letter.
pub fn fault_of_text(text: &str) -> Option<Localized> {
    if text.trim().is_empty() {
        return Some(tr!("the text is empty", "der Text ist leer"));
    }
    if text.trim() != text {
        return Some(tr!(
            "the text begins or ends with a blank",
            "der Text beginnt oder endet mit einem Leerzeichen"
        ));
    }
    let c = text.chars().find(|c| is_control(*c))?.escape_default().to_string();
    Some(tr!("the text has a control character, {c}", "der Text enthält ein Steuerzeichen, {c}"))
}

/// Fault of a text that is no number.
pub fn no_number(text: &str) -> Localized {
    tr!("`{text}` is no number such as 5.5", "`{text}` ist keine Zahl wie 5.5")
}

/// Fault of an id.
pub fn fault_of_id(id: &str) -> Option<Localized> {
    let is_letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let is_id = id.starts_with(is_letter) && id.chars().all(|c| is_letter(c) || "-_".contains(c));
    (!is_id).then(|| {
        tr!(
            "`{id}` is no id: small letters, digits, `-` and `_`, a letter or digit first",
            "`{id}` ist kein Kürzel: kleine Buchstaben, Ziffern, `-` und `_`, vorn ein Buchstabe \
             oder eine Ziffer"
        )
    })
}
