//! From entries of the files to municipalities with computed figures and classes.

use std::rc::Rc;

use crate::expression::{ColumnExpr, Condition, ExpressionError, Scope};
use crate::model::{Dimension, DimensionPeriod, FigureValue, Schema, Town, TownClass};
use crate::number::round;

/// Rules of a dataset, ready to be applied to any municipality.
pub struct Rules {
    /// Registry of columns.
    pub schema: Rc<Schema>,
    /// Slot, decimal places and calculation of each computed column.
    computed: Vec<(usize, usize, ColumnExpr)>,
    /// Conditions of the classes by period and dimension, in the order of the classes.
    pub classes: Vec<Vec<Vec<Condition>>>,
}

impl Rules {
    /// Rules of the computed columns and, in each period, of the classes.
    ///
    /// # Errors
    /// An expression of the data is wrong.
    pub fn new(schema: Rc<Schema>) -> Result<Self, ExpressionError> {
        let scope = Scope::new(&schema);
        let mut computed = Vec::new();
        for (column, figure) in schema.figures() {
            if let Some(text) = &figure.observation.computed {
                let calculation = ColumnExpr::calculation(text, &scope)?;
                computed.push((figure.slot, column.places(), calculation));
            }
        }
        let conditions = |dimension: &Dimension, period: usize| {
            let rules = &dimension.periods[period];
            let rules = dimension.classes.iter().filter_map(|class| rules.rule(class));
            rules.map(|rule| Condition::parse(&rule.rule, &scope)).collect()
        };
        let dimensions = &schema.dimensions.dimensions;
        let of_period = |period| dimensions.iter().map(|it| conditions(it, period)).collect();
        let classes = (0..schema.dimensions.periods.len()).map(of_period).collect::<Result<_, _>>();
        Ok(Self { classes: classes?, schema, computed })
    }

    /// Municipality of a file with its computed figures and its classes.
    pub fn complete(&self, mut town: Town, is_case: bool) -> Town {
        town.is_case = is_case;
        if town.values.is_empty() {
            let figures = self.schema.figures();
            town.values = figures.map(|(it, _)| town.figures.get(&it.id).copied()).collect();
        }
        for (slot, places, calculation) in &self.computed {
            let value = calculation.expr.unrounded(&town).map(|it| round(it, *places));
            town.values[*slot] = value.map(FigureValue::Number);
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
    let mut thresholds = rules.iter().flat_map(|rule| &rule.thresholds);
    let is_close = period.margin.is_some_and(|margin| {
        thresholds.any(|(column, threshold)| {
            town.value(column).number().is_some_and(|value| margin.covers(value, *threshold))
        })
    });
    Some(TownClass { class, is_close })
}
