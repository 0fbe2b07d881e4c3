//! What is said beside the result.

use std::io::{self, Write};

use anyhow::Error;

use crate::{characters::visible, cli::ColorChoice, environment, say, usage_error::UsageError};

/// Says what went wrong, with its causes.
pub fn complain(error: &Error, color: ColorChoice) {
    let label = say::error();
    let message = say::causes(error);
    if error.is::<UsageError>() {
        // It has as many lines as it needs.
        tell(&label, &message, color);
    } else {
        tell(&label, &visible(&message), color);
    }
}

/// Says what the caller has to know beside the result.
pub fn remark(label: &str, text: &str, color: ColorChoice) {
    tell(label, &visible(text), color);
}

/// Says something on standard error; what cannot be said there is lost.
fn tell(label: &str, message: &str, color: ColorChoice) {
    let line = if environment::colors_stderr(color) {
        format!("\u{1b}[1m{label}:\u{1b}[0m {message}\n")
    } else {
        format!("{label}: {message}\n")
    };
    let _ = io::stderr().lock().write_all(line.as_bytes());
}
