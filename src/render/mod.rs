//! Turns a report into text, in one file a format.

mod csv;
mod json;
mod markdown;
mod page;
mod records;
mod table;
mod tsv;

use anyhow::Result;

pub use page::readable_number;

use crate::{report::Report, text::Texts};

/// A way to write a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// A table for people, fitted to the terminal
    Table,
    /// Tab-separated values
    Tsv,
    /// Comma-separated values (RFC 4180)
    Csv,
    /// One JSON array
    Json,
    /// One JSON object a line
    Jsonl,
    /// Markdown, to paste into a document
    Markdown,
}

/// How a report is to look.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The way to write numbers, and the few words that a renderer adds.
    pub texts: &'static Texts,
    /// How many cells a line has.
    pub width: usize,
    /// Whether to write terminal colours and weights.
    pub color: bool,
    /// Whether records begin with a line of headers.
    pub header: bool,
}

impl Format {
    /// Whether people read it, rather than programs.
    #[must_use]
    pub fn is_for_people(self) -> bool {
        matches!(self, Self::Table | Self::Markdown)
    }

    /// The report as text.
    ///
    /// # Errors
    /// A value cannot be written in this format.
    pub fn render(self, report: &Report, style: &Style) -> Result<String> {
        match self {
            Self::Table => Ok(table::render(report, style)),
            Self::Tsv => Ok(tsv::render(report, style)),
            Self::Csv => csv::render(report, style),
            Self::Json => json::render_array(report),
            Self::Jsonl => json::render_lines(report),
            Self::Markdown => Ok(markdown::render(report, style)),
        }
    }
}
