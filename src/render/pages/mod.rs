//! What people read: one walk over the blocks of a report, and a medium for each format.

mod column;
mod grid;
pub mod html;
pub mod markdown;
mod source;
pub mod terminal;
mod value;

use self::{column::Column, value::explanations};
use super::{Pictures, Style};
use crate::report::{Block, Cell, Citation, Item, Map, Report, Series, Table};

/// How the parts of a page are written, each as text that ends with its line or as markup.
trait Medium {
    type Part;

    /// A heading; that of the page is of the first level.
    fn heading(&self, heading: &str, level: usize) -> Self::Part;
    fn paragraph(&self, text: &str) -> Self::Part;
    fn terms(&self, terms: &[(String, String)]) -> Self::Part;
    /// Items, each before what belongs to it.
    fn items(&self, items: &[Item]) -> Self::Part;
    /// A table below that heading, if there is one.
    fn table(&self, columns: &[Column<'_>], heading: Option<&str>) -> Self::Part;
    fn citations(&self, sources: &[Citation]) -> Self::Part;
    /// A map; the places on it as a table, for where it does not say all.
    fn map(&self, map: &Map, places: &[Column<'_>]) -> Self::Part;
    fn series(&self, list: &[Series]) -> Self::Part;
    /// What a reader has to know, below the rest.
    fn notes(&self, notes: &[String]) -> Self::Part;
    /// The sources of the page with the numbers by which it cites them.
    fn sources(&self, sources: &[Citation]) -> Self::Part;
}

/// What people read of a report: its page or, if it has none, its records, then what explains
/// the signs beside values, its notes and its sources.
fn parts<M: Medium>(report: &Report, style: &Style, medium: &M) -> Vec<M::Part> {
    let mut walk = Walk { report, style, medium, heading: None, cells: Vec::new() };
    let mut parts: Vec<_> = if report.page.is_empty() {
        vec![walk.table(&report.records)]
    } else {
        report.page.iter().map(|block| walk.block(block)).collect()
    };
    let mut notes = explanations(&walk.cells, style);
    notes.extend_from_slice(&report.notes);
    if !notes.is_empty() {
        parts.push(medium.notes(&notes));
    }
    let sources = report.sources.as_deref().filter(|list| !list.is_empty());
    parts.extend(sources.map(|list| medium.sources(list)));
    parts
}

/// The parts of a page of text, a blank line between them.
fn written(report: &Report, style: &Style, medium: &impl Medium<Part = String>) -> String {
    let mut parts = parts(report, style, medium);
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

/// The way over the blocks of a page.
struct Walk<'a, M> {
    report: &'a Report,
    style: &'a Style,
    medium: &'a M,
    /// The last that it has come across.
    heading: Option<&'a str>,
    /// The cells that it has come across.
    cells: Vec<&'a Cell>,
}

impl<'a, M: Medium> Walk<'a, M> {
    fn block(&mut self, block: &'a Block) -> M::Part {
        let medium = self.medium;
        match block {
            Block::Title(title) => self.heading(title, 1),
            Block::Heading(heading) => self.heading(heading, 2),
            Block::Paragraph(text) => medium.paragraph(text),
            Block::Terms(terms) => medium.terms(terms),
            Block::Items(items) => medium.items(items),
            Block::Table(table) => self.table(table),
            Block::Citations(sources) => medium.citations(sources),
            Block::Map(map) => match self.style.pictures {
                Pictures::Words => self.table(&self.report.records),
                _ => medium.map(map, &self.columns(&self.report.records)),
            },
            Block::Series(list) => {
                self.cells.extend(list.iter().flat_map(|series| &series.cells));
                medium.series(list)
            }
        }
    }

    fn heading(&mut self, heading: &'a str, level: usize) -> M::Part {
        self.heading = Some(heading);
        self.medium.heading(heading, level)
    }

    fn table(&mut self, table: &'a Table) -> M::Part {
        let columns = self.columns(table);
        self.medium.table(&columns, self.heading)
    }

    fn columns(&mut self, table: &'a Table) -> Vec<Column<'a>> {
        let columns = Column::all(table, self.report, self.style);
        self.cells.extend(columns.iter().flat_map(|column| &column.cells));
        columns
    }
}

/// Items in lines, each before what belongs to it, which is one deeper.
fn outlined(items: &[Item], depth: usize, line: &impl Fn(&Item, usize) -> String) -> String {
    let whole = |item: &Item| line(item, depth) + &outlined(&item.details, depth + 1, line);
    items.iter().map(whole).collect()
}
