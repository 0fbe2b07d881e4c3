//! Errors and notes on standard error, beside the result.

use std::io::{self, Write};

use crate::i18n::{Language, join};
use crate::terminal::{self, ColorChoice};
use crate::text::visible;

/// Standard error, on which nothing but what people need beside the result is printed.
#[derive(Debug, Clone, Copy)]
pub struct Messages {
    /// Language.
    pub language: Language,
    /// Use of colour.
    pub color: ColorChoice,
}

impl Messages {
    /// Prints an error.
    pub fn error(self, message: &str) {
        self.line(self.language.of("error", "Fehler"), message);
    }

    /// Prints a note.
    pub fn note(self, message: &str) {
        self.line(self.language.of("note", "Hinweis"), message);
    }

    /// Prints a line that is printed in any case, behind a label unless that is empty.
    pub fn line(self, label: &str, message: &str) {
        /// Characters of a line; a word that was typed may be of any length.
        const LONGEST: usize = 1000;

        let shortened = |line: &str| match line.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", visible(&line[..end])),
            None => visible(line),
        };
        // An error in an expression has a line that points at its place. No line is broken to the
        // width of the terminal, so that commands in it can be copied.
        let lines = join(message.lines().map(shortened), "\n");
        let stderr = io::stderr();
        let label = match label {
            "" => String::new(),
            label if terminal::has_color(self.color, &stderr) => {
                format!("\u{1b}[1m{label}: \u{1b}[0m")
            }
            label => format!("{label}: "),
        };
        // Where nothing can be printed, nobody can be told.
        let _ = writeln!(stderr.lock(), "{label}{lines}");
    }
}
