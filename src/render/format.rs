//! What a format is: what it is called and for, and how it writes a report.

use std::path::Path;

use anyhow::Result;
use clap::{ValueEnum, builder::PossibleValue};

use super::{FORMATS, Style};
use crate::{report::Report, say, usage_error::UsageError};

#[derive(Debug, Clone, Copy)]
pub struct Format {
    pub name: &'static str,
    /// How the names of files in it end.
    pub endings: &'static [&'static str],
    pub purpose: Purpose,
    /// Whether it is other than text, so that no terminal can show it.
    pub is_binary: bool,
    /// Writes a report; an error where a value cannot be written in this format.
    pub render: fn(&Report, &Style) -> Result<Vec<u8>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A page that people read where it is printed, and fitted to that.
    Screen,
    /// A page that people read elsewhere, so that it looks the same everywhere.
    Document,
    /// Records for programs.
    Records,
    /// Records with where that lies which they are about, which therefore has to be known.
    Layer,
    /// Records for people, in their spreadsheets.
    Sheet,
    /// The same with a sheet of their sources, which therefore have to be known.
    Workbook,
    /// The sources alone, which therefore have to be known.
    Bibliography,
}

impl Format {
    /// Whether people read it, rather than programs.
    pub fn is_for_people(self) -> bool {
        match self.purpose {
            Purpose::Screen | Purpose::Document | Purpose::Sheet | Purpose::Workbook => true,
            Purpose::Records | Purpose::Layer | Purpose::Bibliography => false,
        }
    }

    /// Whether it shows the page of a report, or the sources of that.
    pub fn reads_page(self) -> bool {
        matches!(self.purpose, Purpose::Screen | Purpose::Document | Purpose::Bibliography)
    }

    /// Whether it shows the records of a report though there is a page, or the sources of those.
    pub fn reads_records(self) -> bool {
        !matches!(self.purpose, Purpose::Screen | Purpose::Document)
    }

    /// Whether it lists the sources, asked for or not.
    pub fn lists_sources(self) -> bool {
        matches!(self.purpose, Purpose::Workbook | Purpose::Bibliography)
    }

    /// The format of a file by the ending of its name; none if it has no ending.
    pub fn of_file(file: &Path) -> Result<Option<Self>, UsageError> {
        let Some(ending) = file.extension() else {
            return Ok(None);
        };
        let name = file.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        let endings = || {
            let formats = FORMATS.iter();
            formats.flat_map(|format| format.endings.iter().map(|ending| (*ending, *format)))
        };
        // The longest tells more: sources.csl.json is no plain JSON.
        let known = endings().filter(|(ending, _)| name.ends_with(&format!(".{ending}")));
        known.max_by_key(|(ending, _)| ending.len()).map(|(_, format)| Some(format)).ok_or_else(
            || {
                let endings: Vec<_> = endings().map(|(ending, _)| ending).collect();
                UsageError::new(say::unknown_ending(ending.to_string_lossy(), endings.join(", ")))
            },
        )
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        FORMATS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name).aliases(self.endings))
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Format;

    #[test]
    fn the_ending_of_a_file_tells_its_format() {
        let format = |name: &str| Format::of_file(Path::new(name)).map(|it| it.map(|it| it.name));
        for (name, expected) in [
            ("towns.txt", "table"),
            ("towns.ndjson", "jsonl"),
            ("towns.JSON", "json"),
            ("briefing.markdown", "markdown"),
            ("a.b/sources.bibtex", "bibtex"),
            ("sources.csl.json", "csl-json"),
            ("csl.json", "json"),
        ] {
            assert_eq!(format(name), Ok(Some(expected)), "{name}");
        }
        assert_eq!(format("a.b/towns"), Ok(None));
        assert!(format("towns.xls").is_err());
    }
}
