//! Where the figures of a municipality stand among those of all.

use anyhow::Result;

use crate::{
    dataset::Municipality,
    number::Distribution,
    query::Gazetteer,
    report::Cell,
    schema::{Column, DataType, Schema},
};

/// How the figures of all municipalities are distributed, column by column.
pub struct Standings {
    /// How many municipalities there are.
    pub count: usize,
    /// Whether there are others than the case studies.
    pub has_others: bool,
    /// In the order of the slots; `None` for what is no number.
    distributions: Vec<Option<Distribution>>,
}

impl Standings {
    /// The distributions among the municipalities to choose from.
    pub fn new(gazetteer: &Gazetteer<'_>, schema: &Schema) -> Result<Self> {
        let all = gazetteer.all()?;
        let distributions = schema.figures().map(|(column, figures)| {
            let values = all.iter().filter_map(|town| town.figure(figures));
            let is_number = matches!(column.data_type(), DataType::Number);
            is_number.then(|| Distribution::of(values.map(|figure| figure.value)))
        });
        let has_others = all.len() > gazetteer.case_studies().len();
        Ok(Self { count: all.len(), has_others, distributions: distributions.collect() })
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
        self.distributions.get(column.figures()?.slot)?.as_ref()
    }
}
