//! Records under columns, for people and programs.

use super::{Cell, Geometry, Text};
use crate::i18n::Language;
use crate::model::{Ags, SourceId};

/// Records under headers.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Headers of its columns.
    pub headers: Vec<Header>,
    /// Records; each has a cell for each header.
    pub rows: Vec<Row>,
    /// True if records for programs end in a column `sources`.
    pub is_cited: bool,
}

/// Columns of a table of such records, in their order.
pub struct Columns<'a, R> {
    /// Columns.
    pub list: Vec<TableColumn<'a, R>>,
    language: Language,
}

/// Column of a table of such records: its header, and how its cell comes from a record.
pub struct TableColumn<'a, R> {
    /// Header.
    pub header: Header,
    cell: Box<dyn Fn(&R) -> Cell + 'a>,
}

/// Header of a column.
#[derive(Debug, Clone, Default)]
pub struct Header {
    /// Name for programs: stable, English.
    pub key: String,
    /// Name for people.
    pub label: String,
    /// Unit of its numbers, where people need it.
    pub unit: Option<String>,
    /// Alignment of its cells.
    pub alignment: Alignment,
    /// Who sees it.
    pub audience: Audience,
    /// True if it may be left out where there is no room: nobody asked for it.
    pub is_optional: bool,
    /// True if its cells are never broken, such as names.
    pub is_whole: bool,
    /// True if equal cells below each other are printed once.
    pub is_group: bool,
    /// Sources of its cells, where these are cited.
    pub sources: Vec<SourceId>,
}

/// Alignment of cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Alignment {
    /// Texts: from the left, wrapped where they must be.
    #[default]
    Left,
    /// Values of different units: to the right, never wrapped.
    Right,
    /// Numbers of one unit: with equal decimals, to the right, never wrapped.
    Decimal,
    /// Numbers as pictures: from the left, never wrapped, left out where none can be drawn.
    Picture,
}

/// Who sees a column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Audience {
    /// People and programs.
    #[default]
    Everyone,
    /// People only.
    People,
    /// Programs only.
    Programs,
}

/// Record of a table.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// Its sources.
    pub sources: Vec<SourceId>,
    /// Municipality that it is about, where it can be put on a map.
    pub town: Option<Ags>,
    /// Position or area of the municipality, where a format asks for it.
    pub geometry: Option<Geometry>,
}

impl<'a, R> TableColumn<'a, R> {
    /// Column of texts that everyone sees.
    pub fn new<C: Into<Cell>>(
        key: impl Into<String>,
        label: impl Into<String>,
        cell: impl Fn(&R) -> C + 'a,
    ) -> Self {
        let header = Header { key: key.into(), label: label.into(), ..Header::default() };
        Self { header, cell: Box::new(move |record| cell(record).into()) }
    }

    /// The column, set differently.
    pub fn aligned(self, alignment: Alignment) -> Self {
        self.set(|it| it.alignment = alignment)
    }

    /// The column, for others.
    pub fn seen_by(self, audience: Audience) -> Self {
        self.set(|it| it.audience = audience)
    }

    /// The column with its header changed.
    pub fn set(mut self, change: impl FnOnce(&mut Header)) -> Self {
        change(&mut self.header);
        self
    }
}

impl<'a, R> Columns<'a, R> {
    /// No columns; labels stand in both languages, and the one of this language counts.
    pub const fn new(language: Language) -> Self {
        Self { list: Vec::new(), language }
    }

    /// The columns and one of texts that everyone sees.
    pub fn for_everyone<C: Into<Cell>>(
        self,
        key: impl Into<String>,
        [english, german]: [&str; 2],
        cell: impl Fn(&R) -> C + 'a,
    ) -> Self {
        let label = self.language.of(english, german);
        self.with(TableColumn::new(key, label, cell))
    }

    /// The columns and one that only programs see.
    pub fn for_programs<C: Into<Cell>>(self, key: &str, cell: impl Fn(&R) -> C + 'a) -> Self {
        self.with(TableColumn::new(key, "", cell).seen_by(Audience::Programs))
    }

    /// The columns and one that only people see.
    pub fn for_people<C: Into<Cell>>(self, label: [&str; 2], cell: impl Fn(&R) -> C + 'a) -> Self {
        self.aligned(Alignment::Left, label, cell)
    }

    /// The columns and one that only people see, set differently.
    pub fn aligned<C: Into<Cell>>(
        self,
        alignment: Alignment,
        [english, german]: [&str; 2],
        cell: impl Fn(&R) -> C + 'a,
    ) -> Self {
        let label = self.language.of(english, german);
        let column = TableColumn::new("", label, cell).seen_by(Audience::People);
        self.with(column.aligned(alignment))
    }

    /// The columns and another.
    pub fn with(self, column: TableColumn<'a, R>) -> Self {
        self.with_all([column])
    }

    /// The columns and others.
    pub fn with_all(mut self, columns: impl IntoIterator<Item = TableColumn<'a, R>>) -> Self {
        self.list.extend(columns);
        self
    }
}

impl Table {
    /// Texts of its cells, in reading order.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        cells.filter_map(|it| if let Cell::Text(text) = it { Some(text) } else { None })
    }

    /// Sources that its headers and its cells cite.
    pub fn sources(&self) -> impl Iterator<Item = &SourceId> {
        let headers = self.headers.iter().flat_map(|header| &header.sources);
        headers.chain(self.texts().flat_map(Text::sources))
    }

    /// Table of these records.
    pub fn of<R>(columns: Columns<'_, R>, records: impl IntoIterator<Item = R>) -> Self {
        Self { is_cited: false, ..Self::cited(columns, records, |_| Vec::new()) }
    }

    /// Table of these records, each with its sources.
    pub fn cited<R>(
        columns: Columns<'_, R>,
        records: impl IntoIterator<Item = R>,
        sources: impl Fn(&R) -> Vec<SourceId>,
    ) -> Self {
        let row = |record| Row {
            cells: columns.list.iter().map(|column| (column.cell)(&record)).collect(),
            sources: sources(&record),
            ..Row::default()
        };
        let rows = records.into_iter().map(row).collect();
        let headers = columns.list.into_iter().map(|column| column.header).collect();
        Self { headers, rows, is_cited: true }
    }

    /// The table, whose records are about these municipalities and can be put on a map.
    pub fn about<'t>(mut self, towns: impl Iterator<Item = &'t Ags>) -> Self {
        for (row, town) in self.rows.iter_mut().zip(towns) {
            row.town = Some(town.clone());
        }
        self
    }

    /// The table, of which people do not see the columns in which nothing stands.
    pub fn without_empty(mut self) -> Self {
        for (place, header) in self.headers.iter_mut().enumerate() {
            let is_missing = |row: &Row| row.cells[place] == Cell::Missing;
            if self.rows.iter().all(is_missing) {
                header.audience = Audience::Programs;
            }
        }
        self
    }
}
