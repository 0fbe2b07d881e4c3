//! Tab-separated values.

use anyhow::Result;

use super::lines;
use crate::{
    render::{Format, Purpose, Style},
    report::Report,
};

pub(crate) const TSV: Format = Format {
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
    let mut text = String::new();
    for line in lines(&report.records, style) {
        let cells: Vec<_> = line.iter().map(|cell| escape(cell)).collect();
        text.extend([&cells.join("\t"), "\n"]);
    }
    Ok(text.into_bytes())
}

fn escape(cell: &str) -> String {
    let mut escaped = String::with_capacity(cell.len());
    for c in cell.chars() {
        if c == '\\' || c.is_control() {
            escaped.extend(c.escape_default());
        } else {
            escaped.push(c);
        }
    }
    escaped
}
