//! From entries of the files to municipalities with computed figures and classes.

use std::rc::Rc;

use anyhow::Result;

use crate::{
    errors::UsageError,
    expression::{Calculation, Condition, Scope},
    model::{Column, DimensionPeriod, FigureValue, Schema, Town, TownClass},
    number::round,
};

/// Rules of a dataset, ready to be applied to any municipality.
#[derive(Debug)]
pub struct Rules {
    schema: Rc<Schema>,
    computed: Vec<(Rc<Column>, Calculation)>,
    /// Conditions of the classes by period and dimension, in the order of the classes.
    pub classes: Vec<Vec<Vec<Condition>>>,
}

impl Rules {
    /// Rules of the computed columns and, in each period, of the classes.
    ///
    /// # Errors
    /// An expression of the data is wrong.
    pub fn new(schema: Rc<Schema>) -> Result<Self> {
        let scope = Scope::new(&schema);
        let mut computed = Vec::new();
        for (column, figure) in schema.figures() {
            if let Some(text) = &figure.observation.computed {
                let calculation = Calculation::parse(text, &scope).map_err(UsageError::from)?;
                computed.push((Rc::clone(column), calculation));
            }
        }
        let mut classes = Vec::new();
        for period in 0..schema.dimensions.periods.len() {
            let mut of_period = Vec::new();
            for dimension in &schema.dimensions.dimensions {
                let rules = &dimension.periods[period];
                let rules = dimension.classes.iter().filter_map(|class| rules.rule(class));
                let conditions = rules.map(|rule| Condition::parse(&rule.rule, &scope));
                of_period.push(conditions.collect::<Result<_, _>>().map_err(UsageError::from)?);
            }
            classes.push(of_period);
        }
        Ok(Self { schema, computed, classes })
    }

    /// Municipality of a file with its computed figures and its classes.
    pub fn complete(&self, mut town: Town, is_case: bool) -> Town {
        town.is_case = is_case;
        let number = |value: &FigureValue| match value {
            FigureValue::Number(number) => *number,
            FigureValue::YesNo(yes) => f64::from(u8::from(*yes)),
        };
        let figures = self.schema.figures();
        town.values = figures.map(|(it, _)| town.figures.get(&it.id).map(number)).collect();
        for (column, calculation) in &self.computed {
            let value = calculation.value.unrounded(&town);
            if let Some(figure) = column.figure() {
                town.values[figure.slot] = value.map(|it| round(it.value, column.places()));
            }
        }
        let classes = self.classes.iter().enumerate().map(|(period, rules)| {
            let dimensions = self.schema.dimensions.dimensions.iter().zip(rules);
            dimensions.map(|(it, rules)| class(&town, rules, &it.periods[period])).collect()
        });
        town.classes = classes.collect();
        town
    }
}

/// Class of a municipality: the only one whose rule holds.
fn class(town: &Town, rules: &[Condition], period: &DimensionPeriod) -> Option<TownClass> {
    let class = rules.iter().position(|rule| rule.holds(town))?;
    let mut thresholds = rules.iter().flat_map(Condition::thresholds);
    let is_close = period.margin.is_some_and(|margin| {
        thresholds.any(|(column, threshold)| {
            town.value(column).number().is_some_and(|value| margin.covers(value, threshold))
        })
    });
    Some(TownClass { class, is_close })
}
