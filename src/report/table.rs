//! Records under columns, for people and programs.

use super::{Cell, Geometry, Mark};

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

/// The columns of a table of such records, in their order.
pub struct Columns<'a, R>(Vec<TableColumn<'a, R>>);

/// A column of a table of such records: what it is called, who sees it, and how its cell comes
/// from a record.
pub struct TableColumn<'a, R> {
    /// What it is called and how it is set.
    pub header: Header,
    cell: Box<dyn Fn(&R) -> Cell + 'a>,
}

/// What a column is called and how it is set.
#[derive(Debug)]
pub struct Header {
    /// Its name for programs: stable, English.
    pub key: String,
    /// Its name for people.
    pub label: String,
    /// What one of its numbers is, where people need that beside them.
    pub unit: Option<String>,
    /// How its cells are set.
    pub alignment: Alignment,
    pub audience: Audience,
    /// What programs find in it, if anything.
    pub holds: Holds,
    /// The short names of the sources of its cells, where the sources are cited.
    pub sources: Vec<String>,
    /// Whether it is a part of the same thing as the column before it, so that people see both
    /// beside each other.
    pub is_part: bool,
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

/// What programs find in a column where nothing is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holds {
    Text,
    /// One of these words.
    Word(Vec<String>),
    Number,
    YesNo,
    /// Several words.
    List,
    /// A text, a number, or yes or no.
    Anything,
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

#[derive(Debug)]
pub struct Row {
    pub cells: Vec<Cell>,
    /// The short names of the sources of the record.
    pub sources: Vec<String>,
    /// Where that lies which the record is about, where a format asks for it.
    pub geometry: Option<Geometry>,
}

impl<'a, R> TableColumn<'a, R> {
    /// A column of texts that everyone sees.
    pub fn new(
        key: impl Into<String>,
        label: impl Into<String>,
        cell: impl Fn(&R) -> Cell + 'a,
    ) -> Self {
        let header = Header {
            key: key.into(),
            label: label.into(),
            unit: None,
            alignment: Alignment::Left,
            audience: Audience::Everyone,
            holds: Holds::Text,
            sources: Vec::new(),
            is_part: false,
        };
        Self { header, cell: Box::new(cell) }
    }

    /// The same column, set differently.
    pub fn aligned(mut self, alignment: Alignment) -> Self {
        self.header.alignment = alignment;
        self
    }

    /// The same column, of something else than texts.
    pub fn holding(mut self, holds: Holds) -> Self {
        self.header.holds = holds;
        self
    }

    /// The same column of numbers of a unit, if they have one.
    pub fn in_unit(mut self, unit: Option<impl Into<String>>) -> Self {
        self.header.unit = unit.map(Into::into);
        self
    }

    /// The same column, beside the one before it wherever both fit.
    pub fn kept_with_previous(mut self) -> Self {
        self.header.is_part = true;
        self
    }

    /// The same column, for others.
    pub fn seen_by(mut self, audience: Audience) -> Self {
        self.header.audience = audience;
        self
    }
}

impl<'a, R> Columns<'a, R> {
    pub fn new() -> Self {
        Self(Vec::new())
    }

    /// And one of texts that everyone sees.
    pub fn for_everyone(
        self,
        key: impl Into<String>,
        label: impl Into<String>,
        cell: impl Fn(&R) -> Cell + 'a,
    ) -> Self {
        self.with(TableColumn::new(key, label, cell))
    }

    /// And one that only programs see.
    pub fn for_programs(self, key: impl Into<String>, cell: impl Fn(&R) -> Cell + 'a) -> Self {
        self.with(TableColumn::new(key, "", cell).seen_by(Audience::Programs))
    }

    /// And one that only people see.
    pub fn for_people(self, label: impl Into<String>, cell: impl Fn(&R) -> Cell + 'a) -> Self {
        self.with(TableColumn::new("", label, cell).seen_by(Audience::People))
    }

    /// The last of them set differently.
    pub fn aligned(self, alignment: Alignment) -> Self {
        self.with_last(|last| last.aligned(alignment))
    }

    /// The last of them holds something else than texts.
    pub fn holding(mut self, holds: Holds) -> Self {
        let last = self.0.pop().map(|last| last.holding(holds));
        self.with_all(last)
    }

    /// The last of them holds percentages.
    pub fn in_percent(self) -> Self {
        self.with_last(|last| last.aligned(Alignment::Right).in_unit(Some("%")))
    }

    /// The last of them stands beside the one before it wherever both fit; parts of the first are
    /// repeated with it.
    pub fn kept_with_previous(self) -> Self {
        self.with_last(TableColumn::kept_with_previous)
    }

    fn with_last(mut self, changed: impl Fn(TableColumn<'a, R>) -> TableColumn<'a, R>) -> Self {
        let last = self.0.pop().map(changed);
        self.with_all(last)
    }

    pub fn with(self, column: TableColumn<'a, R>) -> Self {
        self.with_all([column])
    }

    pub fn with_all(mut self, columns: impl IntoIterator<Item = TableColumn<'a, R>>) -> Self {
        self.0.extend(columns);
        self
    }

    /// The same columns of records that have such a part.
    pub fn within<W>(self, part: impl Fn(&W) -> R + Copy + 'a) -> Columns<'a, W>
    where
        R: 'a,
    {
        let columns = self.0.into_iter().map(|TableColumn { header, cell }| TableColumn {
            header,
            cell: Box::new(move |whole: &W| cell(&part(whole))),
        });
        Columns(columns.collect())
    }

    /// One after another.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &TableColumn<'a, R>> {
        self.0.iter()
    }
}

impl Table {
    /// What the columns hold of these records.
    pub fn of<R>(columns: Columns<'_, R>, records: impl IntoIterator<Item = R>) -> Self {
        Self::with_sources(columns, records, |_| Vec::new())
    }

    /// The same with the sources of each record, for programs.
    pub fn cited<R>(
        columns: Columns<'_, R>,
        records: impl IntoIterator<Item = R>,
        sources: impl Fn(&R) -> Vec<String>,
    ) -> Self {
        Self { cited: true, ..Self::with_sources(columns, records, sources) }
    }

    fn with_sources<R>(
        Columns(columns): Columns<'_, R>,
        records: impl IntoIterator<Item = R>,
        sources: impl Fn(&R) -> Vec<String>,
    ) -> Self {
        let row = |record| Row {
            cells: columns.iter().map(|column| (column.cell)(&record)).collect(),
            sources: sources(&record),
            geometry: None,
        };
        let rows = records.into_iter().map(row).collect();
        let headers = columns.into_iter().map(|column| column.header).collect();
        Self { headers, rows, ..Self::default() }
    }
}
