//! Comma-separated values.

use super::lines;
use crate::render::{Format, Purpose};

pub const CSV: Format = Format {
    name: "csv",
    endings: &["csv"],
    purpose: Purpose::Records,
    is_binary: false,
    render: |report, style| {
        // RFC 4180 asks for lines that end in CR LF.
        let mut writer =
            csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        for line in lines(&report.records, style) {
            writer.write_record(line.iter().map(|cell| cell.as_bytes()))?;
        }
        Ok(writer.into_inner()?)
    },
};
