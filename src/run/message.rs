//! What is said beside the result.

use std::io::{self, Write};

use crate::environment;

/// Says something on standard error; what cannot be said there is lost.
pub(super) fn say(label: &str, message: &str) {
    let message = harmless(message);
    let line = if environment::colors_stderr() {
        format!("\u{1b}[1m{label}:\u{1b}[0m {message}\n")
    } else {
        format!("{label}: {message}\n")
    };
    let _ = io::stderr().lock().write_all(line.as_bytes());
}

/// The message without characters that a terminal would obey.
fn harmless(message: &str) -> String {
    let visible = |c: char| match c {
        '\n' => c,
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    message.chars().map(visible).collect()
}
