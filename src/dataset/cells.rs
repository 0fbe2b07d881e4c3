//! The cells of a column of a table.

use std::rc::Rc;

use anyhow::{Context, Result, bail};

use super::Figure;
use crate::{
    schema::{Figures, Measure},
    vocabulary::{Finite, Status},
};

/// The cells of a column, from the first record to the last.
#[derive(Debug, Clone)]
pub(super) struct Cells(Option<&'static str>);

/// A column of figures as it is written.
#[derive(Debug, Clone)]
pub(super) struct WrittenFigures {
    /// Its name.
    pub(super) name: &'static str,
    pub(super) cells: Cells,
    pub(super) marks: Rc<Marks>,
}

/// Which figures are not published ones: what the columns `derived` and `estimated` list.
#[derive(Debug)]
pub(super) struct Marks {
    /// The lists that occur: many records have the same.
    lists: Vec<[&'static str; 2]>,
    /// For each record which of them it has.
    of_records: Vec<usize>,
}

impl Cells {
    /// The cells of a line: all that is apart by tabs.
    pub(super) fn of(line: &'static str) -> Self {
        Self(Some(line))
    }
}

impl Iterator for Cells {
    type Item = &'static str;

    fn next(&mut self) -> Option<&'static str> {
        let rest = self.0?;
        // Cells are short: a search that is made for long texts would only cost time.
        let end = rest.bytes().position(|byte| byte == b'\t');
        self.0 = end.and_then(|end| rest.get(end + 1..));
        rest.get(..end.unwrap_or(rest.len()))
    }
}

impl WrittenFigures {
    /// The figure of each record, if it has one.
    pub(super) fn read(&self, figures: &Figures) -> impl Iterator<Item = Result<Option<Figure>>> {
        let cells = self.cells.clone().zip(self.marks.statuses(self.name));
        cells.map(|(cell, status)| {
            if cell.is_empty() {
                return Ok(None);
            }
            let value = match figures.indicator.measure {
                Measure::YesNo => yes_no(cell).map(|yes| f64::from(u8::from(yes))),
                Measure::Count | Measure::Share | Measure::Number => number(cell),
            };
            let value = value.with_context(|| format!("`{}`", self.name))?;
            Figure::stated(self.name, figures, value, status).map(Some)
        })
    }
}

impl Marks {
    pub(super) fn of(derived: Cells, estimated: Cells) -> Self {
        let mut lists: Vec<[&str; 2]> = Vec::new();
        let records = derived.zip(estimated).map(|(derived, estimated)| {
            let list = [derived, estimated];
            lists.iter().position(|known| *known == list).unwrap_or_else(|| {
                lists.push(list);
                lists.len() - 1
            })
        });
        let of_records = records.collect();
        Self { lists, of_records }
    }

    /// How many records there are.
    pub(super) fn records(&self) -> usize {
        self.of_records.len()
    }

    /// What each record lists.
    pub(super) fn lists(&self) -> impl Iterator<Item = [&'static str; 2]> {
        self.of_records.iter().map(|place| self.lists.get(*place).copied().unwrap_or_default())
    }

    /// How each record's figure in a column came to be.
    fn statuses(&self, column: &str) -> impl Iterator<Item = Status> {
        let status = |[derived, estimated]: &[&str; 2]| {
            let lists = |list: &str| {
                list.as_bytes().split(|byte| *byte == b' ').any(|name| name == column.as_bytes())
            };
            match (lists(derived), lists(estimated)) {
                (true, _) => Status::Derived,
                (false, true) => Status::Estimate,
                (false, false) => Status::Official,
            }
        };
        let statuses: Vec<Status> = self.lists.iter().map(status).collect();
        let of_record = move |place: &usize| statuses.get(*place).copied();
        self.of_records.iter().filter_map(of_record)
    }
}

/// Yes or no, as a table has it.
pub(super) fn yes_no(cell: &str) -> Result<bool> {
    match cell {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => bail!("yes or no, not `{cell}`"),
    }
}

/// A number, as a table has it.
pub(super) fn number(cell: &str) -> Result<f64> {
    let number = cell.parse::<Finite>().ok();
    number.map(f64::from).with_context(|| format!("a number, not `{cell}`"))
}
