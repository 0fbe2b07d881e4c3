//! What a command answers: tables of typed cells and the text around them. Any renderer can
//! show it; it knows neither terminals nor municipalities.

mod cell;
mod geometry;
mod picture;
mod shape;
mod table;

pub use cell::{Cell, Content, Mark, Term};
pub use geometry::Geometry;
pub use picture::{Area, Map, Marker, Place, Point, Series, Shade, Shades};
pub use shape::Shape;
pub use table::{Alignment, Audience, Columns, Header, Holds, Row, Table, TableColumn};

use crate::vocabulary::SourceId;

/// The answer to a question.
#[derive(Debug, Default)]
pub struct Report {
    /// What the whole is called where its page has no title, or several.
    pub title: &'static str,
    /// What people read. If there is nothing, they read the records.
    pub page: Vec<Block>,
    /// What programs read: one table, one record a row.
    pub records: Table,
    /// What stands in the place of records where these are no table.
    pub document: Option<serde_json::Value>,
    /// What a reader has to know, below the rest.
    pub notes: Vec<String>,
    /// How many records there are, in words, for whom they do not fit on a screen.
    pub tally: Option<String>,
    /// Whether it is a single number, which stands alone unless a format is asked for.
    pub is_number: bool,
    /// What the caller has to know beside the result, such as that nothing matches.
    pub remarks: Vec<String>,
    /// What is cited, in the order in which it is printed.
    pub cited: Vec<SourceId>,
    /// Whether the page refers to its sources, so that they are listed unasked.
    pub lists_sources: bool,
    /// The entries of the sources that are cited, numbered from one, where they are listed.
    pub sources: Option<Vec<Citation>>,
    /// Whose work the geometries of the records are.
    pub geometry_credit: Option<String>,
    /// The words that were looked for, folded.
    pub highlight: Vec<String>,
    /// What is wrong with what was examined, so that the program fails after printing.
    pub failure: Option<String>,
}

/// A part of a page.
#[derive(Debug)]
pub enum Block {
    Title(String),
    /// The title of what follows.
    Heading(String),
    /// Running text.
    Paragraph(String),
    /// Terms, each with what it means or holds.
    Terms(Vec<(String, String)>),
    /// Statements, each under what it is about.
    Items(Vec<Item>),
    Table(Table),
    /// A list of sources.
    Citations(Vec<Citation>),
    /// A map; where none can be drawn, people read the records.
    Map(Map),
    /// How numbers went on, each series in a line.
    Series(Vec<Series>),
}

/// A statement under what it is about.
#[derive(Debug)]
pub struct Item {
    pub label: String,
    pub text: String,
    /// The command that shows it whole.
    pub command: Option<String>,
    /// What belongs to it, such as examples.
    pub details: Vec<Item>,
}

impl Item {
    /// A statement under what it is about.
    pub fn new(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self { label: label.into(), text: text.into(), command: None, details: Vec::new() }
    }
}

/// An entry of a list of sources.
#[derive(Debug, Clone)]
pub struct Citation {
    /// Its short name.
    pub id: String,
    pub authors: Vec<Writer>,
    pub title: String,
    pub publisher: String,
    pub date: Option<String>,
    /// When, as year, month and day as far as they are known.
    pub issued: Vec<u16>,
    /// Whether that was concluded from its contents.
    pub circa: bool,
    /// The language it is written in, as a code.
    pub language: Option<String>,
    /// When it was last read, as year, month and day.
    pub checked: Vec<u16>,
    /// What it asks of those who pass its figures on.
    pub licence: Option<String>,
    /// Where it can be read.
    pub url: String,
}

/// Who wrote something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Writer {
    /// Someone whose given name is known.
    Person {
        family: String,
        given: String,
    },
    /// An organisation, or someone whose given name is not known.
    Whole(String),
    Others,
}

impl Writer {
    /// The name as it is printed; of those who are not named, the words that stand for them.
    pub fn name(&self, others: &str) -> String {
        match self {
            Self::Person { family, given } => format!("{given} {family}"),
            Self::Whole(name) => name.clone(),
            Self::Others => others.to_owned(),
        }
    }
}

impl Report {
    /// Takes note of what is cited.
    pub fn cite<'s>(&mut self, sources: impl IntoIterator<Item = &'s SourceId>) {
        self.cited.extend(sources.into_iter().cloned());
    }

    /// A report that is one whole number; where records are asked for, one with this key.
    pub fn of_number(key: &str, number: usize) -> Self {
        let number = number.to_string();
        let columns = Columns::<&str>::new()
            .for_programs(key, |it| {
                it.parse().map(|value| Cell::exactly(value, 0)).unwrap_or_default()
            })
            .holding(Holds::Number);
        Self {
            records: Table::of(columns, [&*number]),
            page: vec![Block::Paragraph(number.clone())],
            is_number: true,
            ..Self::default()
        }
    }

    /// A report that is one table, for people and programs alike.
    pub fn of(records: Table) -> Self {
        Self { records, ..Self::default() }
    }
}

/// The text with a full stop, unless it ends like a sentence already.
pub fn sentence(text: &str) -> String {
    let stop = if text.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{text}{stop}")
}
