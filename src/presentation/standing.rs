//! Where the figures of a municipality stand among those of all.

use anyhow::Result;

use crate::{
    dataset::{Dataset, Municipality},
    number::{median, percentile},
    query::Gazetteer,
    report::Cell,
    schema::{Column, DataType},
};

/// The figures of all municipalities, among which one stands.
pub struct Standings<'a> {
    dataset: &'a Dataset,
    all: Vec<&'a Municipality<'a>>,
    /// Whether there are others than the case studies.
    pub has_others: bool,
}

impl<'a> Standings<'a> {
    /// The municipalities to choose from.
    pub fn new(dataset: &'a Dataset, gazetteer: &'a Gazetteer<'_>) -> Result<Self> {
        let all = gazetteer.all()?;
        let has_others = all.len() > gazetteer.case_studies().len();
        Ok(Self { dataset, all, has_others })
    }

    /// How many municipalities there are.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// The percentile of a municipality, in percent; `None` where it has no number.
    pub fn percentile(&self, town: &Municipality, column: &Column) -> Option<f64> {
        let value = number(town, column)?;
        // To sort the figures of many for one of them would take longer than to count.
        let percentile = match self.dataset.stored_distribution(column) {
            Some(distribution) => distribution.percentile(value),
            None => percentile(value, self.numbers(column)),
        };
        Some(100.0 * percentile?)
    }

    /// The median of all that are known, as exact as the figures of its column are at least.
    pub fn median(&self, column: &Column) -> Option<Cell> {
        if !matches!(column.data_type(), DataType::Number) {
            return None;
        }
        let median = match self.dataset.stored_distribution(column) {
            Some(distribution) => distribution.quartile(2),
            None => median(self.numbers(column).collect()),
        };
        Some(Cell::exactly(median?, column.places()))
    }

    fn numbers(&self, column: &Column) -> impl Iterator<Item = f64> {
        self.all.iter().filter_map(|town| number(town, column))
    }
}

/// The figure in a column, if it is a number.
fn number(town: &Municipality, column: &Column) -> Option<f64> {
    let is_number = matches!(column.data_type(), DataType::Number);
    let figures = column.figures().filter(|_| is_number)?;
    Some(town.figure(figures)?.value)
}
