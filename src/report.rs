//! What a command answers: tables of typed cells and the text around them. Any renderer can
//! show it; it knows neither terminals nor municipalities.

mod picture;

pub use picture::{Map, Marker, Place, Point, Series};

/// The answer to a question.
#[derive(Debug, Default)]
pub struct Report {
    /// What people read. If there is nothing, they read the records.
    pub page: Vec<Block>,
    /// What programs read: one table, one record a row.
    pub records: Table,
    /// What a reader has to know, below the rest.
    pub notes: Vec<String>,
    /// What the caller has to know beside the result, such as that nothing matches.
    pub remarks: Vec<String>,
    /// The sources of what is printed, numbered from one, where they were asked for.
    pub sources: Option<Vec<Citation>>,
    /// The words that were looked for, folded.
    pub highlight: Vec<String>,
    /// What is wrong with what was examined, so that the program fails after printing.
    pub failure: Option<String>,
}

/// A part of a page.
#[derive(Debug)]
pub enum Block {
    /// The title of the page.
    Title(String),
    /// The title of what follows.
    Heading(String),
    /// Running text.
    Paragraph(String),
    /// Terms, each with what it means or holds.
    Terms(Vec<(String, String)>),
    /// Statements, each under what it is about.
    Items(Vec<Item>),
    /// A table.
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
    /// What it is about.
    pub label: String,
    /// The statement.
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
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When, in words.
    pub date: Option<String>,
    /// When, as year, month and day as far as they are known.
    pub issued: Vec<u16>,
    /// What it asks of those who pass its figures on.
    pub licence: Option<String>,
    /// Where it can be read.
    pub url: String,
}

/// Records under headers.
#[derive(Debug, Default)]
pub struct Table {
    /// What each column holds.
    pub headers: Vec<Header>,
    /// The records; each has a cell for each header.
    pub rows: Vec<Row>,
    /// Whether cells can bear marks, so that records for programs have to list them.
    pub marked: bool,
    /// Whether records for programs name their sources.
    pub cited: bool,
}

/// What a column holds.
#[derive(Debug)]
pub struct Header {
    /// Its name for programs: stable, English.
    pub key: String,
    /// Its name for people.
    pub label: String,
    /// How its cells are set.
    pub alignment: Alignment,
    /// Who sees it.
    pub audience: Audience,
    /// The short names of the sources of its cells, where the sources are cited.
    pub sources: Vec<String>,
}

/// How cells are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// Texts: from the left, wrapped where they must be.
    Left,
    /// Values of different units: to the right, never wrapped.
    Right,
    /// Values of one unit: their decimal points below each other, never wrapped.
    Decimal,
    /// Numbers as pictures: from the left, never wrapped, left out where none can be drawn.
    Picture,
}

/// Who sees a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// People and programs.
    Everyone,
    /// People only.
    People,
    /// Programs only.
    Programs,
}

/// A record.
#[derive(Debug)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// The short names of the sources of the record.
    pub sources: Vec<String>,
}

/// A value with the mark that it bears.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The value.
    pub content: Content,
    /// What sort of value it is, where it is not a published one.
    pub mark: Option<Mark>,
    /// Whether it is the highest in its row, where a row holds values to compare.
    pub highest: bool,
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Not known.
    Missing,
    /// A text.
    Text(String),
    /// A word of a fixed list: a stable name for programs, a label for people.
    Term {
        /// For programs.
        key: String,
        /// For people.
        label: String,
    },
    /// A finite number and how many decimal places it is given with.
    Number {
        /// The number.
        value: f64,
        /// Its decimal places.
        places: usize,
    },
    /// Yes or no.
    YesNo(bool),
    /// Several texts.
    List(Vec<String>),
    /// A number as a bar, on a scale with the others of its column.
    Bar(f64),
    /// A percentage of all that have less, as a place on a line with the median marked.
    Percentile(f64),
}

/// Why a value is not a published one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Calculated from published values.
    Derived,
    /// Estimated from published values.
    Estimated,
}

impl Report {
    /// A report that is one table, for people and programs alike.
    #[must_use]
    pub fn of(records: Table) -> Self {
        Self { records, ..Self::default() }
    }
}

impl Header {
    /// A column of texts that everyone sees.
    pub fn new(key: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            label: label.into(),
            alignment: Alignment::Left,
            audience: Audience::Everyone,
            sources: Vec::new(),
        }
    }

    /// A column that only programs see.
    pub fn for_programs(key: impl Into<String>) -> Self {
        let key = key.into();
        let mut header = Self::new(key.clone(), key);
        header.audience = Audience::Programs;
        header
    }

    /// A column that only people see.
    pub fn for_people(label: impl Into<String>) -> Self {
        let mut header = Self::new(String::new(), label);
        header.audience = Audience::People;
        header
    }

    /// The same column, set differently.
    #[must_use]
    pub fn aligned(mut self, alignment: Alignment) -> Self {
        self.alignment = alignment;
        self
    }
}

impl Row {
    /// A record without sources of its own.
    #[must_use]
    pub fn new(cells: Vec<Cell>) -> Self {
        Self { cells, sources: Vec::new() }
    }

    /// The same record with its sources.
    #[must_use]
    pub fn cited(mut self, sources: Vec<String>) -> Self {
        self.sources = sources;
        self
    }
}

impl Cell {
    /// Nothing known.
    pub const MISSING: Self = Self { content: Content::Missing, mark: None, highest: false };

    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Content::Text(text.into()).into()
    }

    /// A text, if there is one.
    pub fn optional(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::MISSING, Self::text)
    }

    /// A word of a fixed list.
    pub fn term(key: impl Into<String>, label: impl Into<String>) -> Self {
        let (key, label) = (key.into(), label.into());
        Content::Term { key, label }.into()
    }

    /// A number with the decimal places that it has, or more if it is to have `places`.
    #[must_use]
    pub fn number(value: f64, places: usize) -> Self {
        let written = value.to_string();
        let own = written.split_once('.').map_or(0, |(_, places)| places.len());
        let places = own.max(places);
        Content::Number { value, places }.into()
    }

    /// Several texts.
    #[must_use]
    pub fn list(texts: Vec<String>) -> Self {
        Content::List(texts).into()
    }
}

impl From<Content> for Cell {
    fn from(content: Content) -> Self {
        Self { content, mark: None, highest: false }
    }
}

/// The number with its decimal places, as every format writes it before it adds what people
/// like to read: `-5.20`.
#[must_use]
pub fn plain_number(value: f64, places: usize) -> String {
    let text = format!("{value:.places$}");
    let is_zero = text.bytes().all(|byte| matches!(byte, b'-' | b'0' | b'.'));
    match text.strip_prefix('-') {
        Some(positive) if is_zero => positive.to_owned(),
        _ => text,
    }
}

/// The text with a full stop, unless it ends like a sentence already.
#[must_use]
pub fn sentence(text: &str) -> String {
    let stop = if text.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{text}{stop}")
}

#[cfg(test)]
mod tests {
    use super::{Cell, Content, plain_number};

    #[test]
    fn a_number_keeps_the_places_it_was_published_with() {
        let places = |value, least| match Cell::number(value, least).content {
            Content::Number { places, .. } => places,
            _ => usize::MAX,
        };
        assert_eq!(places(10.4, 1), 1);
        assert_eq!(places(3.15, 1), 2);
        assert_eq!(places(25.0, 1), 1);
        assert_eq!(places(17270.0, 0), 0);
    }

    #[test]
    fn zero_has_no_sign() {
        assert_eq!(plain_number(-0.001, 2), "0.00");
        assert_eq!(plain_number(-5.2036, 2), "-5.20");
    }
}
