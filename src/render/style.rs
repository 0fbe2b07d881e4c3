//! How a report is to look, whatever it says.

use crate::text::Texts;

#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The way to write numbers, and the few words that a renderer adds.
    pub texts: &'static Texts,
    /// In cells.
    pub width: usize,
    /// In lines.
    pub height: usize,
    /// Whether to write terminal colours and weights.
    pub color: bool,
    /// Whether to write links that the terminal can follow.
    pub links: bool,
    /// Whether records begin with a line of headers.
    pub header: bool,
    pub pictures: Pictures,
}

impl Style {
    /// How a report looks where nothing is known of who reads it: the same everywhere.
    pub const fn document(texts: &'static Texts) -> Self {
        Self {
            texts,
            width: 80,
            height: 24,
            color: false,
            links: false,
            header: true,
            pictures: Pictures::Unicode,
        }
    }

    /// The text in bold, where that can be shown.
    pub fn bold(&self, text: &str) -> String {
        self.dressed(text, "1")
    }

    /// The text underlined, where that can be shown.
    pub fn underlined(&self, text: &str) -> String {
        self.dressed(text, "4")
    }

    fn dressed(&self, text: &str, code: &str) -> String {
        if self.color && !text.is_empty() {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}

/// With what to draw maps, bars and the like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pictures {
    /// Block characters and Braille.
    Unicode,
    /// ASCII characters.
    Ascii,
    /// Nothing: numbers and lists say the same.
    Words,
}

impl Pictures {
    /// What stands before the highest value of a row, in shape and not in colour alone.
    pub fn highest_sign(self) -> char {
        self.pick('▲', '^')
    }

    /// What stands between the first and the last, and before what can be done next.
    pub fn arrow(self) -> &'static str {
        self.pick("→", "->")
    }

    pub fn pick<T>(self, unicode: T, ascii: T) -> T {
        if self == Self::Unicode { unicode } else { ascii }
    }
}
