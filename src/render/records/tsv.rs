//! Tab-separated values.

use anyhow::Result;

use super::{Records, plain};
use crate::{
    render::{Format, Purpose, Style},
    report::Report,
};

/// Tab-separated values.
pub const TSV: Format = Format {
    name: "tsv",
    help: "Tab-separated values",
    endings: &["tsv"],
    purpose: Purpose::Records,
    is_binary: false,
    render,
};

/// One record a line, cells separated by tabs; tabs, line breaks, backslashes and other
/// control characters within a cell are escaped (`\t`, `\n`, `\r`, `\\`, `\u{1b}`).
#[expect(clippy::unnecessary_wraps, reason = "other formats can fail")]
fn render(report: &Report, style: &Style) -> Result<Vec<u8>> {
    let records = Records::of(report);
    let mut text = String::new();
    if style.header {
        push_line(&mut text, records.keys());
    }
    for row in records.rows() {
        push_line(&mut text, row.iter().map(|content| plain(content)));
    }
    Ok(text.into_bytes())
}

fn push_line(text: &mut String, cells: impl IntoIterator<Item = impl AsRef<str>>) {
    for (position, cell) in cells.into_iter().enumerate() {
        if position > 0 {
            text.push('\t');
        }
        for c in cell.as_ref().chars() {
            if c == '\\' || c.is_control() {
                text.extend(c.escape_default());
            } else {
                text.push(c);
            }
        }
    }
    text.push('\n');
}
