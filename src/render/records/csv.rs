//! Comma-separated values.

use anyhow::Result;

use super::lines;
use crate::{
    render::{Format, Purpose, Style},
    report::Report,
};

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
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for line in lines(&report.records, style) {
        writer.write_record(line)?;
    }
    Ok(writer.into_inner()?)
}
