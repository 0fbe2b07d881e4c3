//! Answer of a command as data: blocks of text and tables of typed cells. Any renderer can show
//! it; it knows neither terminals nor municipalities.

mod cell;
mod inline;
mod map;
mod table;

pub use cell::{Cell, NumberStyle, Term};
pub use inline::{Inline, Text};
pub use map::{Area, Geometry, Map, Marker, Place, Point, SHADES, Shade, Shades};
pub use table::{Alignment, Audience, Columns, Header, Row, Table, TableColumn};

use std::collections::{HashMap, HashSet};

use crate::i18n::{Language, Localized};
use crate::model::{Source, SourceId};

/// Answer to a question.
#[derive(Default)]
pub struct Report {
    /// Title of the whole, which says what was asked: "Comparison: Altena, Dortmund".
    pub title: String,
    /// Language of all its texts.
    pub language: Language,
    /// Page for people. If it is empty, they read the records.
    pub page: Vec<Block>,
    /// Rows for programs and spreadsheets; one record a row.
    pub records: Table,
    /// Rows for workbooks, where people read them in another shape than the records.
    pub sheet: Option<Table>,
    /// JSON in the shape of the thing, one array, where it is another than the records; or the
    /// object of a schema, which is the whole answer.
    pub json: Option<serde_json::Value>,
    /// Notes on what is printed, below the rest.
    pub notes: Vec<Text>,
    /// Next steps, for people at a terminal only.
    pub hints: Vec<Text>,
    /// Count of the records in words: "10 of 396 municipalities".
    pub count: Option<String>,
    /// Remarks beside the result, on standard error, such as that more would match with `--all`.
    pub remarks: Vec<String>,
    /// Sources that are cited beside those within texts and rows.
    pub cited: Vec<SourceId>,
    /// True if its page ends in the list of its sources on a screen, too.
    pub lists_sources: bool,
    /// Entries of all sources that are cited, in the order in which they first appear; filled in
    /// before it is rendered.
    pub sources: Vec<Source>,
    /// Rows of links above its page, where it is a page of a website.
    pub links: Vec<Vec<Link>>,
    /// Addresses of the pages of the website on towns and fields, by their names.
    pub addresses: HashMap<String, String>,
    /// Fault of what was examined, for which the program fails after printing.
    pub failure: Option<Localized>,
    /// True if it is a single value, which stands alone unless a format is asked for.
    pub is_single_value: bool,
}

/// Link to another page of a website.
pub struct Link {
    /// Words for people.
    pub label: String,
    /// Relative address.
    pub address: String,
    /// Language of the page and the words, if it is another.
    pub language: Option<Language>,
    /// True if it leads to the page on which it stands.
    pub is_here: bool,
}

/// Part of a page.
pub enum Block {
    /// Title of one of several pages.
    Title(String),
    /// Heading of what follows.
    Heading(String),
    /// Running text.
    Paragraph(Text),
    /// Terms, each with what it means or holds.
    Terms(Vec<(Text, Text)>),
    /// Statements, each under what it is about.
    Items(Vec<Item>),
    /// Table.
    Table(Table),
    /// Entries of a bibliography.
    Citations(Vec<Source>),
    /// Map; where none can be drawn, people read its table.
    Map(Map),
}

/// Statement under what it is about.
pub struct Item {
    /// Topic, with its time.
    pub label: Text,
    /// Statement.
    pub text: Text,
    /// Statements that belong to it, such as examples.
    pub details: Vec<Item>,
}

impl Item {
    /// Statement under what it is about.
    pub fn new(label: impl Into<Text>, text: impl Into<Text>) -> Self {
        Self { label: label.into(), text: text.into(), details: Vec::new() }
    }

    /// Texts of the item, in reading order.
    pub fn texts(&self) -> Vec<&Text> {
        let details = self.details.iter().flat_map(Self::texts);
        [&self.label, &self.text].into_iter().chain(details).collect()
    }
}

impl Block {
    /// Running text.
    pub fn paragraph(text: impl Into<Text>) -> Self {
        Self::Paragraph(text.into())
    }

    /// Items under a heading; nothing if there are none.
    pub fn items_under(heading: &str, items: Vec<Item>) -> Vec<Self> {
        if items.is_empty() { Vec::new() } else { vec![Self::heading(heading), Self::Items(items)] }
    }

    /// Heading of what follows.
    pub fn heading(text: impl Into<String>) -> Self {
        Self::Heading(text.into())
    }

    /// Texts of the block, in reading order.
    pub fn texts(&self) -> Vec<&Text> {
        match self {
            Self::Paragraph(text) => vec![text],
            Self::Terms(terms) => terms.iter().flat_map(|(term, text)| [term, text]).collect(),
            Self::Items(items) => items.iter().flat_map(Item::texts).collect(),
            Self::Table(table) => table.texts().collect(),
            _ => Vec::new(),
        }
    }

    fn sources(&self) -> Vec<&SourceId> {
        match self {
            Self::Table(table) => table.sources().collect(),
            _ => self.texts().into_iter().flat_map(Text::sources).collect(),
        }
    }
}

impl Report {
    /// Report with a title.
    pub fn new(title: impl Into<String>, language: Language) -> Self {
        Self { title: title.into(), language, ..Self::default() }
    }

    /// Report that is one table, for people and programs alike.
    pub fn of_table(title: impl Into<String>, language: Language, records: Table) -> Self {
        Self { records, ..Self::new(title, language) }
    }

    /// Its page without titles, and its notes, as a part of another.
    pub fn into_part(self) -> impl Iterator<Item = Block> {
        let page = self.page.into_iter().filter(|it| !matches!(it, Block::Title(_)));
        page.chain(self.notes.into_iter().map(Block::Paragraph))
    }

    /// Takes note of sources that are cited.
    pub fn cite<'s>(&mut self, sources: impl IntoIterator<Item = &'s SourceId>) {
        self.cited.extend(sources.into_iter().cloned());
    }

    /// Ids of all sources that it cites, each once, in the order in which they appear to a
    /// reader of the page, then those of the records and the others.
    pub fn cited_sources(&self) -> Vec<SourceId> {
        let page = self.page.iter().flat_map(Block::sources);
        let notes = self.notes.iter().flat_map(Text::sources);
        let rows = self.records.rows.iter().flat_map(|row| &row.sources);
        let all = page.chain(notes).chain(self.records.sources()).chain(rows).chain(&self.cited);
        let mut seen = HashSet::new();
        all.filter(|id| seen.insert(*id)).cloned().collect()
    }
}

/// Text with a full stop, unless it ends like a sentence already.
pub fn sentence(text: &str) -> String {
    let stop = if text.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{text}{stop}")
}
