use std::borrow::Cow;

use anyhow::Result;

use super::{
    Style,
    records::{Records, plain},
};
use crate::report::Report;

/// RFC 4180, with lines that end in CR LF as it asks.
pub(super) fn render(report: &Report, style: &Style) -> Result<String> {
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
    Ok(String::from_utf8(writer.into_inner()?)?)
}
