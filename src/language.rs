//! The languages in which the program speaks.

use std::cell::Cell;

/// A language that people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    #[default]
    English,
    German,
}

thread_local! {
    static SPOKEN: Cell<Language> = const { Cell::new(Language::English) };
}

impl Language {
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// The language of a code: `en` or `de`.
    pub fn of_code(code: &str) -> Option<Self> {
        match code {
            "en" => Some(Self::English),
            "de" => Some(Self::German),
            _ => None,
        }
    }

    /// The language of errors. Unlike that of a result it is the same for all formats, and it is
    /// needed by what knows nothing of the arguments: it is set once, at the start, and by `check`, whose
    /// result is what errors say.
    pub fn spoken() -> Self {
        SPOKEN.get()
    }

    /// Lets errors be told in this language.
    pub fn speak(self) {
        SPOKEN.set(self);
    }
}
