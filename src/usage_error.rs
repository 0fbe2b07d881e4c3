//! What is wrong with a question.

use std::fmt;

use crate::characters::visible;

/// The question asks for something that does not exist or makes no sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsageError(String);

impl UsageError {
    /// An error with one line that says what is wrong and what would work; it stays one line
    /// whatever it quotes.
    pub fn new(message: impl AsRef<str>) -> Self {
        Self(visible(message.as_ref()).into_owned())
    }

    /// An error with a message of several lines, in which whatever is quoted stands on one.
    pub fn of_lines(message: &str) -> Self {
        Self(message.split('\n').map(visible).collect::<Vec<_>>().join("\n"))
    }
}

impl fmt::Display for UsageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for UsageError {}
