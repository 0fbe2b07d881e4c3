//! What people read: one walk over the blocks of a report, and a medium for each format.

mod column;
mod grid;
pub mod markdown;
mod source;
pub mod terminal;
mod value;

use self::{
    column::Column,
    value::{Course, explanations},
};
use super::{Pictures, Style};
use crate::report::{Block, Cell, Citation, Item, Map, Report, Table};

/// How the parts of a page are written. Each is text that ends with its line, or nothing.
trait Medium {
    /// What keeps those lines apart that stand closer to each other than blocks.
    const BREAK: &'static str;

    /// A heading; that of the page is of the first level.
    fn heading(&self, heading: &str, level: usize) -> String;
    fn paragraph(&self, text: &str) -> String;
    fn terms(&self, terms: &[(String, String)]) -> String;
    /// An item without what belongs to it.
    fn item(&self, item: &Item, depth: usize) -> String;
    fn table(&self, columns: &[Column<'_>]) -> String;
    /// A source with the number by which the page cites it, if it does.
    fn citation(&self, source: &Citation, number: Option<usize>) -> String;
    /// A map; the places on it as a table, for where it does not say all.
    fn map(&self, map: &Map, places: &[Column<'_>]) -> String;
    fn series(&self, courses: &[Course<'_>]) -> String;
}

/// Writes what people read of a report: its page or, if it has none, its records, then what
/// explains the signs beside values, its notes and its sources.
fn written<M: Medium>(report: &Report, style: &Style, medium: &M) -> String {
    let mut walk = Walk { report, style, medium, cells: Vec::new() };
    let mut parts: Vec<String> = if report.page.is_empty() {
        vec![medium.table(&walk.columns(&report.records))]
    } else {
        report.page.iter().map(|block| walk.block(block)).collect()
    };
    let explanations = explanations(&walk.cells, style);
    let notes = explanations.iter().chain(&report.notes).map(|note| medium.paragraph(note));
    parts.push(notes.collect::<Vec<_>>().join(M::BREAK));
    if let Some(sources) = report.sources.as_deref().filter(|list| !list.is_empty()) {
        let numbered = sources.iter().zip(1..);
        let list = numbered.map(|(source, number)| medium.citation(source, Some(number)));
        let heading = medium.heading(style.texts.sources, 2);
        parts.push(heading + M::BREAK + &list.collect::<String>());
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

/// The way over the blocks of a page.
struct Walk<'a, M> {
    report: &'a Report,
    style: &'a Style,
    medium: &'a M,
    /// The cells that it has come across.
    cells: Vec<&'a Cell>,
}

impl<'a, M: Medium> Walk<'a, M> {
    fn block(&mut self, block: &'a Block) -> String {
        let medium = self.medium;
        match block {
            Block::Title(title) => medium.heading(title, 1),
            Block::Heading(heading) => medium.heading(heading, 2),
            Block::Paragraph(text) => medium.paragraph(text),
            Block::Terms(terms) => medium.terms(terms),
            Block::Items(items) => whole(items, 0, medium),
            Block::Table(table) => medium.table(&self.columns(table)),
            Block::Citations(sources) => {
                sources.iter().map(|source| medium.citation(source, None)).collect()
            }
            Block::Map(map) => {
                let places = self.columns(&self.report.records);
                match self.style.pictures {
                    Pictures::Words => medium.table(&places),
                    _ => medium.map(map, &places),
                }
            }
            Block::Series(list) => {
                self.cells.extend(list.iter().flat_map(|series| &series.cells));
                let courses = list.iter().map(|series| Course::of(series, self.style));
                medium.series(&courses.collect::<Vec<_>>())
            }
        }
    }

    fn columns(&mut self, table: &'a Table) -> Vec<Column<'a>> {
        let columns = Column::all(table, self.report, self.style);
        self.cells.extend(columns.iter().flat_map(|column| &column.cells));
        columns
    }
}

/// Items, each before what belongs to it.
fn whole(items: &[Item], depth: usize, medium: &impl Medium) -> String {
    let item = |item: &Item| medium.item(item, depth) + &whole(&item.details, depth + 1, medium);
    items.iter().map(item).collect()
}
