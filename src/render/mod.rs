//! Turns a report into the bytes of a format.
//!
//! ```text
//! pages           what people read, by one walk over the blocks of a report
//! records         what programs and spreadsheets read, one record after another
//! bibliographies  what reference managers read
//! pictures        how maps, bars and the like are drawn
//! ```
//!
//! A format is one file in one of these rooms and one entry in the list of formats.

mod bibliographies;
mod format;
mod pages;
mod pictures;
mod records;
mod style;
mod wrapping;

use bibliographies::{bibtex::BIBTEX, csl::CSL_JSON};
pub use format::{Format, Purpose};
use pages::html::HTML;
pub use pages::{markdown::MARKDOWN, terminal::TABLE};
pub use records::{csv::CSV, json::JSON, tsv::TSV};
use records::{excel_csv::EXCEL_CSV, geojson::GEOJSON, json::JSONL, xlsx::XLSX};
pub use style::{Pictures, Style};

/// All formats, in the order of the help.
const FORMATS: &[Format] =
    &[TABLE, TSV, CSV, EXCEL_CSV, XLSX, JSON, JSONL, GEOJSON, MARKDOWN, HTML, BIBTEX, CSL_JSON];

/// The names of all formats.
#[cfg(test)]
pub fn format_names() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|format| format.name)
}
