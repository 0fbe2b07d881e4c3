//! Comma-separated values.

use std::borrow::Cow;

use anyhow::Result;

use super::{Records, plain};
use crate::{
    render::{Format, Purpose, Style},
    report::Report,
};

/// Comma-separated values.
pub(in crate::render) const CSV: Format = Format {
    name: "csv",
    help: "Comma-separated values (RFC 4180)",
    endings: &["csv"],
    purpose: Purpose::Records,
    is_binary: false,
    render,
};

/// RFC 4180, with lines that end in CR LF as it asks.
fn render(report: &Report, style: &Style) -> Result<Vec<u8>> {
    let records = Records::of(report);
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    if style.header {
        writer.write_record(records.keys())?;
    }
    for row in records.rows() {
        let cells = row.iter().map(|content| plain(content));
        writer.write_record(cells.map(Cow::into_owned))?;
    }
    Ok(writer.into_inner()?)
}
