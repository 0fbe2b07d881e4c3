//! Formats: each turns a report into bytes. A format is a function and an entry in [`FORMATS`].
//!
//! ```text
//! page       what formats for people show of a report; column: values of tables as text
//! inline     running text with citations; picture: numbers drawn with characters
//! screen     lines for terminals and pipes; grid: tables in lines
//! map        layout of maps; map_terminal and map_svg draw them
//! records    what formats for programs share, and those with a record a line
//! ```

mod bibtex;
mod column;
mod docx;
mod geojson;
mod grid;
mod html;
mod inline;
mod json;
mod map;
mod map_svg;
mod map_terminal;
mod markdown;
mod page;
mod picture;
mod records;
mod screen;
#[cfg(test)]
mod tests;
mod xlsx;

use Readers::{Document, Programs, Screen};
use anyhow::Result;
use geojson::layer;

pub use column::value as cell_text;
pub use html::page as html_page;
pub use json::{objects as json_objects, value as json_value};
pub use records::{columns as record_columns, csv, label as column_label};

use crate::report::Report;

/// A format of the output.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// Name, as `--format` takes it.
    pub name: &'static str,
    /// Endings of the names of files in it.
    pub endings: &'static [&'static str],
    /// Readers of it.
    pub readers: Readers,
    /// Writes a report in it.
    pub render: fn(&Report, &Style) -> Result<Vec<u8>>,
}

/// Circumstances under which a report is rendered.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub struct Style {
    /// Columns of the terminal.
    pub width: usize,
    /// Lines of the terminal.
    pub height: usize,
    /// True to write colours and weights.
    pub color: bool,
    /// True to draw with block characters and Braille.
    pub pictures: bool,
    /// True if tables for programs begin with a line of column names.
    pub header: bool,
    /// True if the mark of classes close to a threshold is not explained (`--quiet`).
    pub quiet: bool,
    /// True if layers name properties and classes by their labels (`--lang de`).
    pub labels: bool,
}

/// Readers of a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// People where it is printed: `table`, `text`.
    Screen,
    /// People elsewhere: documents, workbooks. Sources are numbered and listed.
    Document,
    /// Programs.
    Programs,
}

/// All formats, in the order of the help.
pub const FORMATS: &[Format] = &[
    Format::new("table", &[], Screen, |it, style| Ok(screen::write(it, style, false).into())),
    Format::new("text", &["txt"], Screen, |it, style| Ok(screen::write(it, style, true).into())),
    Format::new("tsv", &["tsv"], Programs, |it, style| Ok(records::tsv(it, style).into())),
    Format::new("csv", &["csv"], Programs, records::csv),
    Format::new("json", &["json"], Programs, |it, _| Ok(json::array(it).into())),
    Format::new("jsonl", &["jsonl", "ndjson"], Programs, |it, _| Ok(json::lines(it).into())),
    Format::new("xlsx", &["xlsx"], Document, xlsx::workbook),
    Format::new("geojson", &["geojson"], Programs, |it, style| Ok(layer(it, style).into())),
    Format::new("markdown", &["md", "markdown"], Document, |it, style| {
        Ok(markdown::page(it, style).into())
    }),
    Format::new("html", &["html", "htm"], Document, |it, style| Ok(html::page(it, style).into())),
    Format::new("docx", &["docx"], Document, docx::document),
    Format::new("bibtex", &["bib", "bibtex"], Programs, |it, _| Ok(bibtex::entries(it).into())),
];

impl Format {
    const fn new(
        name: &'static str,
        endings: &'static [&'static str],
        readers: Readers,
        render: fn(&Report, &Style) -> Result<Vec<u8>>,
    ) -> Self {
        Self { name, endings, readers, render }
    }

    /// Format of this name, or whose files end like this.
    pub fn named(name: &str) -> Option<Self> {
        let is_it = |known: &&str| known.eq_ignore_ascii_case(name);
        FORMATS.iter().copied().find(|it| is_it(&it.name) || it.endings.iter().any(is_it))
    }

    /// True if it has a line or a row for each record, and no page.
    pub fn has_records(&self) -> bool {
        self.name == "xlsx" || self.readers == Programs && self.name != "bibtex"
    }
}
