//! Where the figures of a municipality stand among those of all.

use std::cell::OnceCell;

use anyhow::Result;

use crate::{
    dataset::{Dataset, Municipality},
    number::Distribution,
    query::Gazetteer,
    report::Cell,
    schema::{Column, DataType, Schema},
};

/// How the figures of all municipalities are distributed, column by column.
pub struct Standings<'a> {
    dataset: &'a Dataset,
    all: Vec<&'a Municipality<'a>>,
    /// Whether there are others than the case studies.
    pub has_others: bool,
    /// By slot, each once it has been asked for.
    distributions: Vec<OnceCell<Distribution>>,
}

impl<'a> Standings<'a> {
    /// The distributions among the municipalities to choose from.
    pub fn new(
        dataset: &'a Dataset,
        gazetteer: &'a Gazetteer<'_>,
        schema: &Schema,
    ) -> Result<Self> {
        let all = gazetteer.all()?;
        let has_others = all.len() > gazetteer.case_studies().len();
        let distributions = schema.figures().map(|_| OnceCell::new()).collect();
        Ok(Self { dataset, all, has_others, distributions })
    }

    /// How many municipalities there are.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// The percentile of a municipality, in percent; `None` where it has no number.
    pub fn percentile(&self, town: &Municipality, column: &Column) -> Option<f64> {
        let figure = town.figure(column.figures()?)?;
        Some(100.0 * self.of(column)?.percentile(figure.value)?)
    }

    /// The median of all that are known, as exact as the figures of its column are at least.
    pub fn median(&self, column: &Column) -> Option<Cell> {
        Some(Cell::exactly(self.of(column)?.median()?, column.places()))
    }

    fn of(&self, column: &Column) -> Option<&Distribution> {
        if !matches!(column.data_type(), DataType::Number) {
            return None;
        }
        let known = self.distributions.get(column.figures()?.slot)?;
        Some(known.get_or_init(|| self.dataset.distribution(column, &self.all)))
    }
}
