//! Where the figures of a municipality stand among those of all.

use anyhow::Result;

use crate::{
    dataset::Municipality,
    number::{median, percentile},
    query::Gazetteer,
    report::Cell,
    schema::{Column, DataType},
};

/// The figures of all municipalities, among which one stands.
pub struct Standings<'a> {
    all: Vec<&'a Municipality<'a>>,
    /// Whether there are others than the case studies.
    pub has_others: bool,
}

impl<'a> Standings<'a> {
    /// The municipalities to choose from.
    pub fn new(gazetteer: &'a Gazetteer<'_>) -> Result<Self> {
        let all = gazetteer.all()?;
        let has_others = all.len() > gazetteer.case_studies().len();
        Ok(Self { all, has_others })
    }

    /// How many municipalities there are.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// The percentile of a municipality, in percent; `None` where it has no number.
    pub fn percentile(&self, town: &Municipality, column: &Column) -> Option<f64> {
        let figure = town.figure(column.figures()?)?;
        Some(100.0 * percentile(figure.value, self.numbers(column))?)
    }

    /// The median of all that are known, as exact as the figures of its column are at least.
    pub fn median(&self, column: &Column) -> Option<Cell> {
        Some(Cell::exactly(median(self.numbers(column).collect())?, column.places()))
    }

    /// The figures of a column, if they are numbers.
    fn numbers(&self, column: &Column) -> impl Iterator<Item = f64> {
        let is_number = matches!(column.data_type(), DataType::Number);
        let figures = column.figures().filter(|_| is_number);
        let of = move |town: &&Municipality<'_>| Some(town.figure(figures?)?.value);
        self.all.iter().filter_map(of)
    }
}
