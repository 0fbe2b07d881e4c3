//! Where an expression goes wrong.

use std::{fmt, ops::Range};

use unicode_width::UnicodeWidthChar;

use crate::characters::visible;

/// An expression that cannot be understood, with the place at which it goes wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpressionError {
    message: String,
    text: String,
    span: Range<usize>,
}

impl ExpressionError {
    /// An error at `span` (bytes) of `text`.
    pub fn new(message: impl AsRef<str>, text: &str, span: Range<usize>) -> Self {
        Self { message: visible(message.as_ref()).into_owned(), text: text.to_owned(), span }
    }

    pub fn message(&self) -> &str {
        &self.message
    }

    /// The bytes of the expression at which it goes wrong.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }
}

impl std::error::Error for ExpressionError {}

/// The message, then the expression with carets under the place.
impl fmt::Display for ExpressionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A long expression is shown from shortly before the place to shortly behind it.
        const AROUND: usize = 60;

        let start = self.text.floor_char_boundary(self.span.start.saturating_sub(AROUND));
        let end = self.text.floor_char_boundary(self.span.start.saturating_add(AROUND));
        let shown = self.text.get(start..end).unwrap_or_default();
        let before = self.text.get(start..self.span.start).unwrap_or_default();
        let place = self.span.start..self.span.end.min(end);
        let marked = self.text.get(place).unwrap_or_default();

        writeln!(f, "{}", self.message)?;
        writeln!(f, "  {}", in_columns(shown))?;
        let indent = " ".repeat(columns(before));
        write!(f, "  {indent}{}", "^".repeat(columns(marked).max(1)))
    }
}

/// The text with one blank for each character that takes no place of its own.
fn in_columns(text: &str) -> String {
    let blank = |c: char| if c.width().unwrap_or(0) == 0 { ' ' } else { c };
    text.chars().map(blank).collect()
}

fn columns(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0).max(1)).sum()
}
