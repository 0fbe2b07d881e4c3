use anyhow::Result;

use crate::{
    dataset::Municipality,
    query::Gazetteer,
    report::{Cell, Content},
    schema::{Figures, Measure, Schema},
    similarity::Distribution,
};

/// How the figures of all municipalities are distributed, column by column.
pub(super) struct Standings {
    /// How many municipalities there are.
    pub(super) count: usize,
    /// Whether there are others than the case studies.
    pub(super) has_others: bool,
    /// In the order of the slots; none for what is no number.
    distributions: Vec<Option<Distribution>>,
}

/// Where a value stands among all.
pub(super) struct Standing {
    /// The percentile, in percent; none where the value is not known.
    pub(super) percentile: Option<f64>,
    /// The median of all that are known.
    pub(super) median: f64,
}

/// The median as exact as the figures of its column are at least.
pub(super) fn median(figures: &Figures, standing: &Standing) -> Cell {
    Content::Number { value: standing.median, places: figures.indicator.decimals }.into()
}

impl Standings {
    /// The distributions among the municipalities to choose from.
    ///
    /// # Errors
    /// The data cannot be read.
    pub(super) fn new(gazetteer: &Gazetteer<'_>, schema: &Schema) -> Result<Self> {
        let all = gazetteer.all()?;
        let distribution = |figures: &Figures| {
            let values = all.iter().filter_map(|town| town.figure(figures));
            let is_number = figures.indicator.measure != Measure::YesNo;
            is_number.then(|| Distribution::of(values.map(|figure| figure.value)))
        };
        let mut distributions: Vec<Option<Distribution>> = Vec::new();
        for (_, figures) in schema.figures() {
            distributions.push(distribution(figures));
        }
        Ok(Self {
            count: all.len(),
            has_others: all.len() > gazetteer.case_studies().len(),
            distributions,
        })
    }

    /// Where a municipality stands; none for what is no number or not known of any.
    pub(super) fn of(&self, town: &Municipality, figures: &Figures) -> Option<Standing> {
        let distribution = self.distributions.get(figures.slot)?.as_ref()?;
        let value = town.figure(figures).map(|figure| figure.value);
        let percentile = value.and_then(|value| distribution.percentile(value));
        Some(Standing {
            percentile: percentile.map(|share| 100.0 * share),
            median: distribution.median()?,
        })
    }
}
