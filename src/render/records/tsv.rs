//! Tab-separated values.

use std::borrow::Cow;

use super::lines;
use crate::render::{Format, Purpose};

pub const TSV: Format = Format {
    name: "tsv",
    endings: &["tsv"],
    purpose: Purpose::Records,
    is_binary: false,
    render: |report, style| {
        let line = |cells: Vec<String>| {
            let cells: Vec<_> = cells.iter().map(|cell| escape(cell)).collect();
            cells.join("\t") + "\n"
        };
        Ok(lines(&report.records, style).map(line).collect::<String>().into_bytes())
    },
};

/// Tabs, line breaks, backslashes and other control characters are escaped (`\t`, `\n`, `\r`,
/// `\\`, `\u{1b}`), so that a record is a line.
fn escape(cell: &str) -> Cow<'_, str> {
    let is_special = |c: char| c == '\\' || c.is_control();
    if !cell.contains(is_special) {
        return Cow::Borrowed(cell);
    }
    let mut escaped = String::with_capacity(cell.len());
    for c in cell.chars() {
        if is_special(c) {
            escaped.extend(c.escape_default());
        } else {
            escaped.push(c);
        }
    }
    Cow::Owned(escaped)
}
