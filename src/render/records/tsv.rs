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
        let mut text = String::new();
        for line in lines(&report.records, style) {
            for (place, cell) in line.iter().enumerate() {
                if place > 0 {
                    text.push('\t');
                }
                text.push_str(&escape(cell));
            }
            text.push('\n');
        }
        Ok(text.into_bytes())
    },
};

/// Tabs, line breaks, backslashes and other control characters are escaped (`\t`, `\n`, `\r`,
/// `\\`, `\u{1b}`), so that a record is a line.
fn escape(cell: &str) -> Cow<'_, str> {
    // Any control character has such a byte. To look at all of them, many at once, is faster than to
    // stop at the first, or to look at characters.
    let is_special = |byte: u8| byte < b' ' || matches!(byte, b'\\' | 0x7f | 0xc2);
    if !cell.bytes().fold(false, |found, byte| found | is_special(byte)) {
        return Cow::Borrowed(cell);
    }
    let mut escaped = String::with_capacity(cell.len());
    for c in cell.chars() {
        if c == '\\' || c.is_control() {
            escaped.extend(c.escape_default());
        } else {
            escaped.push(c);
        }
    }
    Cow::Owned(escaped)
}
