//! Figures that are calculated from others.

use anyhow::Result;

use super::{Figure, Municipality};
use crate::{
    schema::{Figures, Formula, Schema},
    vocabulary::{SourceId, Status},
};

/// The figures that are calculated from others, ready to be worked out.
#[derive(Debug)]
pub struct Calculations<'a>(Vec<Calculation<'a>>);

#[derive(Debug)]
struct Calculation<'a> {
    formula: &'a Formula,
    /// The decimal places of the results.
    places: usize,
    /// The slots of the two inputs; `None` for what is no figure.
    inputs: [Option<usize>; 2],
    slot: usize,
}

impl<'a> Calculations<'a> {
    /// Looks up what each formula needs.
    pub fn new(schema: &'a Schema) -> Result<Self> {
        let mut calculations = Vec::new();
        for (_, figures) in schema.figures() {
            let Some(formula) = &figures.observation.computed else {
                continue;
            };
            let mut inputs = [None; 2];
            for (input, name) in inputs.iter_mut().zip(formula.inputs()) {
                *input = schema.column(name)?.figures().map(|figures| figures.slot);
            }
            let places = figures.indicator.decimals;
            calculations.push(Calculation { formula, places, inputs, slot: figures.slot });
        }
        Ok(Self(calculations))
    }

    /// Adds what can be calculated from the stated figures.
    pub fn complete(&self, figures: &mut [Option<Figure>]) {
        for Calculation { formula, places, inputs, slot } in &self.0 {
            let [first, second] = inputs.map(|slot| figures.get(slot?).copied().flatten());
            let result = first.zip(second).and_then(|(a, b)| calculated(formula, *places, a, b));
            if let Some(figure) = figures.get_mut(*slot) {
                *figure = result;
            }
        }
    }
}

/// The result of a formula: an own calculation, an estimate where an input is one.
fn calculated(formula: &Formula, places: usize, first: Figure, second: Figure) -> Option<Figure> {
    let value = formula.apply([first.value, second.value], places)?;
    Some(Figure { value, status: Status::Derived.max(first.status).max(second.status) })
}

/// Where the figures of a column come from for this municipality.
impl Figures {
    /// The sources of a figure: its own, or those of the figures that it is calculated from.
    pub fn sources<'a>(
        &'a self,
        municipality: &Municipality,
        schema: &'a Schema,
    ) -> Vec<&'a SourceId> {
        let Some(figure) = municipality.figure(self) else {
            return Vec::new();
        };
        match &self.observation.computed {
            None => self.observation.source.of(figure.status).into_iter().collect(),
            Some(formula) => formula
                .inputs()
                .into_iter()
                .filter_map(|name| schema.find(name)?.figures())
                .filter(|input| input.observation.computed.is_none())
                .flat_map(|input| input.sources(municipality, schema))
                .collect(),
        }
    }
}
