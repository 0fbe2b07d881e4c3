//! The figures of a table, which are read column by column.

use std::{collections::HashMap, io::Read};

use anyhow::{Context, Error, Result};
use csv::{ReaderBuilder, StringRecord};

use super::{Figured, HeadLine, LineFault, identified, line, malformed, marks, sound, stated};
use crate::{
    dataset::{Cells, Faults, Figure, Towns, description::StatedFigures},
    say,
    schema::{Figures, Schema},
    vocabulary::{Status, Text},
};

/// The figures of a table.
#[derive(Debug)]
pub struct Table {
    header: HeadLine,
    /// Row by row the number of the line, and which of the lists says how its figures came to be.
    rows: Vec<(u32, u32)>,
    /// The marked columns, each list once.
    lists: Vec<Vec<(Text, Status)>>,
    /// How messages call it.
    file: String,
    faults: Faults,
}

/// The municipalities of a table, which messages call so. Of each only what it is has been read;
/// what is wrong with its figures is reported when their column is asked for.
///
/// # Errors
/// It is no well-formed CSV, its first line does not name the columns, or another does not say
/// what its municipality is.
pub fn towns<'a>(
    text: impl Read,
    file: &str,
    schema: &'a Schema,
    faults: Faults,
) -> Result<Towns<'a>, LineFault> {
    let mut reader = ReaderBuilder::new().has_headers(false).from_reader(text);
    let mut record = StringRecord::new();
    if !reader.read_record(&mut record).map_err(malformed)? {
        return Err((1, Error::msg(say::empty_table())));
    }
    let first = record.position().map_or(1, line);
    let header = HeadLine::of(&record, schema).map_err(|error| (first, error))?;
    if let Some(column) = header.figures.iter().find(|column| column.is_calculated) {
        return Err((first, Error::msg(say::calculated(&column.name))));
    }
    let identity = header.identity;
    let mut table =
        Table { header, rows: Vec::new(), lists: Vec::new(), file: file.to_owned(), faults };
    let mut cells = Cells::new(record.len());
    let mut known = HashMap::new();
    while reader.read_record(&mut record).map_err(malformed)? {
        let number = record.position().map_or(1, line);
        let located = |error| (number, error);
        identified(&table.header, &record, <[_; 2]>::default(), StatedFigures::default())
            .map_err(|fault| located(sound(&record).err().unwrap_or(fault)))?;
        let list = table.list(&record, &mut known).map_err(located)?;
        table.rows.push((u32::try_from(number).unwrap_or(u32::MAX), list));
        cells.push(&record).ok_or_else(|| located(Error::msg(say::line_too_long())))?;
    }
    Towns::of_table(cells, identity, table, schema).map_err(|error| (first, error))
}

impl Table {
    /// Which list says how the figures of a line came to be; many lines share one.
    fn list(
        &mut self,
        record: &StringRecord,
        known: &mut HashMap<[String; 2], u32>,
    ) -> Result<u32> {
        let written = self.header.marks.map(|place| record.get(place).unwrap_or_default());
        let written = written.map(str::to_owned);
        if let Some(list) = known.get(&written) {
            return Ok(*list);
        }
        let [derived, estimated] = marks(&self.header, record)?;
        let derived = derived.into_iter().map(|name| (name, Status::Derived));
        let estimated = estimated.into_iter().map(|name| (name, Status::Estimate));
        let marked: Vec<_> = derived.chain(estimated).collect();
        let is_column = |name: &Text| self.header.figures.iter().any(|it| *it.name == **name);
        if let Some((name, _)) = marked.iter().find(|(name, _)| !is_column(name)) {
            return Err(Error::msg(say::figure_missing(name)));
        }
        let list = u32::try_from(self.lists.len())?;
        self.lists.push(marked);
        known.insert(written, list);
        Ok(list)
    }

    /// The bytes of the figures of a column, row by row. What is wrong with one is reported; it is
    /// missing then.
    pub fn column(&self, cells: &Cells<'_>, figures: &Figures) -> impl Iterator<Item = u8> {
        let known = self.header.figures.iter().find(|known| known.slot == figures.slot);
        let statuses: Vec<_> = known.map_or_else(Vec::new, |column| {
            self.lists.iter().map(|list| column.status(list)).collect()
        });
        let figure = move |(row, (line, list)): (usize, &(u32, u32))| {
            let column = known?;
            let status = usize::try_from(*list).ok().and_then(|list| statuses.get(list))?;
            let figure = column.figure(cells.get(row, column.place), status, figures);
            figure.unwrap_or_else(|error| {
                self.faults.report(error.context(format!("{}:{line}", self.file)));
                None
            })
        };
        self.rows.iter().enumerate().map(figure).flat_map(Figure::bytes)
    }
}

impl Figured {
    /// How the figures of this column came to be where a list of marks says so.
    fn status(&self, list: &[(Text, Status)]) -> Result<Option<Status>, String> {
        let mut marks = list.iter().filter(|(name, _)| **name == *self.name);
        match (marks.next(), marks.next()) {
            (Some((_, first)), Some((_, second))) if first != second => {
                Err(say::derived_and_estimated(&self.name))
            }
            (first, _) => Ok(first.map(|(_, status)| *status)),
        }
    }

    /// The figure in a cell, if there is one.
    fn figure(
        &self,
        cell: &str,
        status: &Result<Option<Status>, String>,
        figures: &Figures,
    ) -> Result<Option<Figure>> {
        let status = status.clone().map_err(Error::msg)?;
        match (stated(cell, self.measure).with_context(|| format!("`{}`", self.name))?, status) {
            (None, None) => Ok(None),
            (None, Some(_)) => Err(Error::msg(say::figure_missing(&self.name))),
            (Some(value), status) => {
                let status = status.unwrap_or(Status::Official);
                let figure = value.stated(&self.name, figures, status);
                figure.map(|(_, figure)| Some(figure)).map_err(Error::msg)
            }
        }
    }
}
