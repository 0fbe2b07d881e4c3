//! What people read: one walk over the blocks of a report, and a medium for each format.

mod grid;
pub mod markdown;
mod sheet;
mod source;
pub mod terminal;
mod value;

use self::{
    sheet::Sheet,
    value::{Course, Signs},
};
use super::Style;
use crate::report::{Block, Citation, Item, Map, Report, Table};

/// How the parts of a page are written. Each is text that ends with its line, or nothing.
trait Medium {
    fn title(&self, title: &str) -> String;
    fn heading(&self, heading: &str) -> String;
    fn paragraphs(&self, texts: &[&str]) -> String;
    fn terms(&self, terms: &[(String, String)]) -> String;
    fn items(&self, items: &[Item], depth: usize) -> String;
    fn table(&self, sheet: &Sheet<'_>) -> String;
    fn citations(&self, sources: &[Citation]) -> String;
    /// The sources of the page under their heading, with the numbers by which it cites them.
    fn numbered_sources(&self, heading: &str, sources: &[Citation]) -> String;
    /// A map; the places on it as a table, for where it cannot be drawn or does not say all.
    fn map(&self, map: &Map, places: &Sheet<'_>) -> String;
    fn series(&self, courses: &[Course<'_>]) -> String;
}

/// Writes what people read of a report: its page or, if it has none, its records, then what
/// explains the signs beside values, its notes and its sources.
fn written(report: &Report, style: &Style, medium: &impl Medium) -> String {
    let mut walk = Walk { report, style, medium, signs: Signs::default() };
    let mut parts: Vec<String> = if report.page.is_empty() {
        vec![medium.table(&walk.sheet(&report.records))]
    } else {
        report.page.iter().map(|block| walk.block(block)).collect()
    };
    let explanations = walk.signs.explanations(style);
    let notes: Vec<&str> = explanations.iter().chain(&report.notes).map(|note| &**note).collect();
    parts.push(medium.paragraphs(&notes));
    if let Some(sources) = report.sources.as_deref().filter(|list| !list.is_empty()) {
        parts.push(medium.numbered_sources(style.texts.sources, sources));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

/// The way over the blocks of a page.
struct Walk<'a, M> {
    report: &'a Report,
    style: &'a Style,
    medium: &'a M,
    /// The signs that it has come across.
    signs: Signs,
}

impl<'a, M: Medium> Walk<'a, M> {
    fn block(&mut self, block: &'a Block) -> String {
        let medium = self.medium;
        match block {
            Block::Title(title) => medium.title(title),
            Block::Heading(heading) => medium.heading(heading),
            Block::Paragraph(text) => medium.paragraphs(&[text]),
            Block::Terms(terms) => medium.terms(terms),
            Block::Items(items) => medium.items(items, 0),
            Block::Table(table) => medium.table(&self.sheet(table)),
            Block::Citations(sources) => medium.citations(sources),
            Block::Map(map) => medium.map(map, &self.sheet(&self.report.records)),
            Block::Series(list) => {
                list.iter().flat_map(|series| &series.cells).for_each(|cell| self.signs.see(cell));
                let courses: Vec<_> =
                    list.iter().map(|series| Course::of(series, self.style)).collect();
                medium.series(&courses)
            }
        }
    }

    fn sheet(&mut self, table: &'a Table) -> Sheet<'a> {
        let sheet = Sheet::of(table, self.report, self.style);
        sheet.cells().for_each(|cell| self.signs.see(cell));
        sheet
    }
}
