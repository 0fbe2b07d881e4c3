//! Turns a report into text, in one file a format.

mod bar;
mod bibtex;
mod binding;
mod csl;
mod csv;
mod frame;
mod json;
mod labels;
mod map;
mod markdown;
mod page;
mod percentile;
mod prose;
mod raster;
mod records;
mod scale;
mod sparkline;
mod table;
mod tsv;

use std::path::Path;

use anyhow::Result;
use clap::ValueEnum;

pub use page::readable_number;

use crate::{report::Report, text::Texts, usage_error::UsageError};

/// A way to write a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
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
    #[value(alias = "ndjson")]
    Jsonl,
    /// Markdown, to paste into a document
    #[value(alias = "md")]
    Markdown,
    /// The sources of what would be printed, as BibTeX
    Bibtex,
    /// The sources of what would be printed, as CSL-JSON
    CslJson,
}

/// How a report is to look.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The way to write numbers, and the few words that a renderer adds.
    pub texts: &'static Texts,
    /// How many cells a line has.
    pub width: usize,
    /// How many lines a screen has.
    pub height: usize,
    /// Whether to write terminal colours and weights.
    pub color: bool,
    /// Whether to write links that the terminal can follow.
    pub links: bool,
    /// Whether records begin with a line of headers.
    pub header: bool,
    /// With what to draw.
    pub pictures: Pictures,
}

impl Style {
    /// How a report looks where nothing is known of who reads it: the same everywhere.
    #[must_use]
    pub const fn document(texts: &'static Texts) -> Self {
        Self {
            texts,
            width: 80,
            height: 24,
            color: false,
            links: false,
            header: true,
            pictures: Pictures::Unicode,
        }
    }
}

/// With what to draw maps, bars and the like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pictures {
    /// Block characters and Braille.
    Unicode,
    /// ASCII characters.
    Ascii,
    /// Nothing: numbers and lists say the same.
    Words,
}

impl Format {
    /// Whether people read it, rather than programs.
    #[must_use]
    pub fn is_for_people(self) -> bool {
        matches!(self, Self::Table | Self::Markdown)
    }

    /// Whether it is a bibliography, so that the sources have to be known.
    #[must_use]
    pub fn is_bibliography(self) -> bool {
        matches!(self, Self::Bibtex | Self::CslJson)
    }

    /// How the names of files in it end.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Table => &["txt"],
            Self::Tsv => &["tsv"],
            Self::Csv => &["csv"],
            Self::Json => &["json"],
            Self::Jsonl => &["jsonl", "ndjson"],
            Self::Markdown => &["md", "markdown"],
            Self::Bibtex => &["bib", "bibtex"],
            Self::CslJson => &["csl.json"],
        }
    }

    /// The format of a file by the ending of its name; none if it has no ending.
    ///
    /// # Errors
    /// No format is known by its ending.
    pub fn of_file(file: &Path) -> Result<Option<Self>, UsageError> {
        let Some(ending) = file.extension() else {
            return Ok(None);
        };
        let name = file.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        let endings = || {
            let formats = Self::value_variants().iter();
            formats.flat_map(|format| format.endings().iter().map(|ending| (*ending, *format)))
        };
        let of_name =
            |ending: &str| name.strip_suffix(ending).is_some_and(|stem| stem.ends_with('.'));
        // The longest tells more: sources.csl.json is no plain JSON.
        let known = endings().filter(|(ending, _)| of_name(ending));
        known.max_by_key(|(ending, _)| ending.len()).map(|(_, format)| Some(format)).ok_or_else(|| {
            let endings: Vec<_> = endings().map(|(ending, _)| ending).collect();
            UsageError::new(format!(
                "no format is known by the ending `{}`; there are {}, or name one with --format",
                ending.to_string_lossy(),
                endings.join(", ")
            ))
        })
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
            Self::Bibtex => Ok(bibtex::render(report)),
            Self::CslJson => csl::render(report),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Format;

    #[test]
    fn the_ending_of_a_file_tells_its_format() {
        for (name, format) in [
            ("towns.txt", Format::Table),
            ("towns.ndjson", Format::Jsonl),
            ("towns.JSON", Format::Json),
            ("briefing.markdown", Format::Markdown),
            ("a.b/sources.bibtex", Format::Bibtex),
            ("sources.csl.json", Format::CslJson),
            ("csl.json", Format::Json),
        ] {
            assert_eq!(Format::of_file(Path::new(name)), Ok(Some(format)), "{name}");
        }
        assert_eq!(Format::of_file(Path::new("a.b/towns")), Ok(None));
        assert!(Format::of_file(Path::new("towns.xls")).is_err());
    }
}
