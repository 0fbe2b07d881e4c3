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

/// How a column is calculated.
#[derive(Debug)]
pub struct Calculation<'a> {
    formula: &'a Formula,
    /// The decimal places of the results.
    places: usize,
    /// The two inputs; `None` for what is no stated figure.
    inputs: [Option<&'a Figures>; 2],
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
                *input =
                    schema.column(name)?.figures().filter(|it| it.observation.computed.is_none());
            }
            let places = figures.indicator.decimals;
            calculations.push(Calculation { formula, places, inputs, slot: figures.slot });
        }
        Ok(Self(calculations))
    }

    /// How these figures are calculated, if they are.
    pub fn of(&self, figures: &Figures) -> Option<&Calculation<'a>> {
        self.0.iter().find(|calculation| calculation.slot == figures.slot)
    }
}

impl Calculation<'_> {
    /// The result for what the inputs are: an own calculation, an estimate where one of them is.
    pub fn result(&self, figure: impl Fn(&Figures) -> Option<Figure>) -> Option<Figure> {
        let [first, second] = self.inputs.map(|input| figure(input?));
        let (first, second) = first.zip(second)?;
        let value = self.formula.apply([first.value, second.value], self.places)?;
        Some(Figure { value, status: Status::Derived.max(first.status).max(second.status) })
    }
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
