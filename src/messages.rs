//! Errors and notes on standard error, beside the result.

use std::io::{self, Write};

use crate::i18n::Language;
use crate::terminal::{self, ColorChoice};
use crate::text::{visible, wrap};

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
        let label = if label.is_empty() { String::new() } else { format!("{label}: ") };
        // An error in an expression has a line that points at its place.
        let lines = message.lines().map(shortened).collect::<Vec<_>>().join("\n");
        let text = format!("{label}{lines}");
        let text = match terminal::stderr_width() {
            Some(width) if !text.contains('\n') => wrap(&text, 0, width),
            _ => text,
        };
        let stderr = io::stderr();
        let is_bold = !label.is_empty() && terminal::has_color(self.color, &stderr);
        let text = match text.strip_prefix(&label) {
            Some(rest) if is_bold => format!("\u{1b}[1m{label}\u{1b}[0m{rest}"),
            _ => text,
        };
        // Where nothing can be printed, nobody can be told.
        let _ = writeln!(stderr.lock(), "{text}");
    }
}
