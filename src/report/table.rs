//! Records under headers, for people and programs.

use super::{Cell, Mark};

/// Records under headers.
#[derive(Debug, Default)]
pub struct Table {
    /// What each column holds.
    pub headers: Vec<Header>,
    /// The records; each has a cell for each header.
    pub rows: Vec<Row>,
    /// The marks that cells can bear, so that records for programs list what bears them.
    pub marks: Vec<Mark>,
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
