//! The municipalities beside the case studies: a plain table, one column a line.

use std::rc::Rc;

use anyhow::{Context, Error, Result, anyhow, ensure};
use serde::de::value::{BorrowedStrDeserializer, Error as Invalid};

use super::{
    Municipality,
    cells::{Cells, WrittenFigures, number, yes_no},
    figures::FigureColumns,
};
use crate::{
    schema::{Figures, Identity, Schema},
    vocabulary::{self, Latitude, Longitude, Status, Text},
};

/// Its file.
pub(super) const FILE: &str = "reference.csv";

/// What is wrong, and on which line.
pub(super) type Fault = (usize, anyhow::Error);

/// A [`plain table`](super::plain_table) in which every column has its meaning.
pub(super) struct Table<'a> {
    /// Where the records stand.
    lines: Cells,
    identity: [Cells; Identity::ALL.len()],
    figures: Vec<(WrittenFigures, &'a Figures)>,
    /// What is `derived`, what is `estimated`.
    lists: [Cells; 2],
}

impl<'a> Table<'a> {
    /// The table, as its header has it.
    ///
    /// # Errors
    /// The first line does not name the columns.
    pub(super) fn of(text: &'static str, schema: &'a Schema) -> Result<Self, Fault> {
        let mut columns = text.split('\n').map(Cells::of);
        let mut lines = columns.next().unwrap_or_else(|| Cells::of(""));
        let header = lines.next().and_then(|line| line.parse().ok()).unwrap_or(1);
        let columns = columns.map(|mut column| (column.next().unwrap_or_default(), column));
        Self::with(lines, &columns.collect::<Vec<_>>(), schema).map_err(|error| (header, error))
    }

    fn with(lines: Cells, columns: &[(&'static str, Cells)], schema: &'a Schema) -> Result<Self> {
        ensure!(!columns.is_empty(), "the table is empty");
        let column = |name: &str| {
            let mut named = columns.iter().filter(|(known, _)| *known == name);
            let (_, column) = named.next().with_context(|| no_column(name, columns))?;
            ensure!(named.next().is_none(), "two columns `{name}`");
            Ok(column.clone())
        };
        let mut identity = Identity::ALL.map(|_| lines.clone());
        for (slot, part) in identity.iter_mut().zip(Identity::ALL) {
            *slot = column(part.column())?;
        }
        let lists = [column("derived")?, column("estimated")?];
        let mut figures = Vec::new();
        for (name, _) in columns {
            let is_identity = Identity::ALL.iter().any(|part| part.column() == *name);
            if is_identity || ["derived", "estimated"].contains(name) {
                continue;
            }
            let cells = column(name)?;
            let known = schema.figures().find(|(column, _)| column.id == *name);
            let (_, known) = known.ok_or_else(|| anyhow!(schema.unknown_column(name)))?;
            figures.push((WrittenFigures { name, cells }, known));
        }
        Ok(Self { lines, identity, figures, lists })
    }

    /// The municipalities, each on its line, without their figures and what follows from them.
    pub(super) fn municipalities(&self) -> impl Iterator<Item = Result<Municipality, Fault>> {
        let mut columns = self.identity.clone();
        self.lines.clone().map(move |line| {
            let cells = columns.each_mut().map(|column| column.next().unwrap_or_default());
            municipality(cells).map_err(|error| (line.parse().unwrap_or(1), error))
        })
    }

    /// Their figures, if they have no [faults](Self::faults).
    pub(super) fn figures(&self, schema: &Schema) -> FigureColumns {
        FigureColumns::written(schema.figures().count(), &self.figures)
    }

    /// What is wrong with the figures.
    pub(super) fn faults(&self) -> Vec<Fault> {
        let [derived, estimated] = self.lists.clone();
        let misnamed = derived.zip(estimated).map(|lists| self.misnamed(lists).err());
        let mut faults: Vec<Fault> = self.at_their_lines(misnamed).collect();
        for (written, figures) in &self.figures {
            faults.extend(self.at_their_lines(written.read(figures).map(Result::err)));
        }
        faults.sort_by_key(|(line, _)| *line);
        faults
    }

    /// Where the records stand.
    pub(super) fn lines(&self) -> impl Iterator<Item = usize> {
        self.lines.clone().filter_map(|line| line.parse().ok())
    }

    fn at_their_lines(
        &self,
        errors: impl Iterator<Item = Option<anyhow::Error>>,
    ) -> impl Iterator<Item = Fault> {
        self.lines().zip(errors).filter_map(|(line, error)| Some((line, error?)))
    }

    /// Fails if a list names what is no figure, or one names what the other does.
    fn misnamed(&self, (derived, estimated): (&str, &str)) -> Result<()> {
        let mut named: Vec<&str> = Vec::new();
        for (list, status) in [(derived, Status::Derived), (estimated, Status::Estimate)] {
            for name in list.split(' ').filter(|name| !name.is_empty()) {
                let is_figure = self.figures.iter().any(|(written, _)| written.name == name);
                ensure!(is_figure, "`{}`: no figure `{name}`", status.as_str());
                ensure!(!named.contains(&name), "`{name}` is both derived and estimated");
                named.push(name);
            }
        }
        Ok(())
    }
}

/// Says that the table lacks a column, and why that may be.
fn no_column(name: &str, columns: &[(&str, Cells)]) -> String {
    match columns {
        [(header, _)] if header.contains(';') => {
            "the cells are apart by semicolons; save the table with commas".to_owned()
        }
        _ => format!("no column `{name}`"),
    }
}

/// What a municipality is, in the order of [`Identity::ALL`].
fn municipality(cells: [&'static str; Identity::ALL.len()]) -> Result<Municipality> {
    let [
        id,
        ags,
        name,
        official_name,
        kind,
        district,
        independent_city,
        region,
        central_place,
        latitude,
        longitude,
    ] = cells;
    Ok(Municipality {
        id: vocabulary::id(BorrowedStrDeserializer::<Invalid>::new(id)).context("`id`")?,
        ags: text(ags, "ags")?.try_into().map_err(anyhow::Error::msg)?,
        name: text(name, "name")?,
        official_name: text(official_name, "official_name")?,
        kind: text(kind, "kind")?,
        district: text(district, "district")?,
        independent_city: yes_no(independent_city).context("`independent_city`")?,
        region: text(region, "region")?,
        central_place: text(central_place, "central_place")?,
        latitude: degrees::<Latitude>(latitude).context("`latitude`")?,
        longitude: degrees::<Longitude>(longitude).context("`longitude`")?,
        figures: Rc::default(),
        row: 0,
        levels: Vec::new(),
        close_to: Vec::new(),
    })
}

/// The text of a cell.
fn text(cell: &'static str, column: &str) -> Result<Text> {
    Text::try_from(cell).map_err(Error::msg).with_context(|| format!("`{column}`"))
}

/// The degrees in a cell, if they are somewhere on the globe.
fn degrees<T: TryFrom<f64, Error = String> + Into<f64>>(cell: &str) -> Result<f64> {
    T::try_from(number(cell)?).map(Into::into).map_err(Error::msg)
}
