//! What is said beside the result.

use std::io::{self, Write};

use anyhow::Error;

use crate::{
    characters::visible, cli::ColorChoice, environment, lines::fitted, say, usage_error::UsageError,
};

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
    let label = format!("{label}:");
    let mut lines = format!("{label} {message}\n");
    if let Some(width) = environment::stderr_width() {
        lines = fitted(&lines, width);
    }
    if environment::colors_stderr(color) {
        lines = lines.replacen(&label, &format!("\u{1b}[1m{label}\u{1b}[0m"), 1);
    }
    let _ = io::stderr().lock().write_all(lines.as_bytes());
}
