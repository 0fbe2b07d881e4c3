//! The levels of municipalities, as the rules of the dimensions give them.

use std::rc::Rc;

use anyhow::{Context, Result, ensure};

use super::Municipality;
use crate::{
    distinct::distinct,
    expression::Condition,
    say,
    schema::{Column, Margin, Schema, Value},
};

/// The rules of all dimensions in all periods, ready to be asked.
#[derive(Debug)]
pub struct Classifier<'a> {
    dimensions: Vec<Rules<'a>>,
}

#[derive(Debug)]
struct Rules<'a> {
    levels: Vec<Condition<'a>>,
    margin: Option<Margin>,
    /// The numbers with which the rules compare columns, each once.
    thresholds: Vec<(&'a Column, Rc<Threshold>)>,
}

/// A number at which one level ends and another begins.
#[derive(Debug, Clone, PartialEq)]
pub struct Threshold {
    pub column: String,
    /// The number.
    pub value: f64,
}

impl<'a> Classifier<'a> {
    /// Reads the rules.
    pub fn new(schema: &'a Schema) -> Result<Self> {
        let rules = schema.in_all_periods().all().map(|levels| {
            let conditions = levels.dimension.levels.iter().map(|level| {
                let rule = || say::rule_of_level(&level.id);
                let condition = Condition::parse(&level.rule, schema).with_context(rule)?;
                // Levels are known before all municipalities are.
                let is_alone = condition.standing().is_none();
                ensure!(is_alone, "{}: {}", rule(), say::standing_in_rule());
                Ok(condition)
            });
            let conditions: Vec<_> = conditions.collect::<Result<_>>()?;
            Ok(Rules::new(conditions, levels.dimension.margin))
        });
        Ok(Self { dimensions: rules.collect::<Result<_>>()? })
    }

    /// For each dimension in each period the level whose rule holds; `None` where that depends on a figure
    /// that is not known.
    pub fn levels(&self, municipality: &Municipality) -> Vec<Option<usize>> {
        let value = |column: &Column| municipality.value(column);
        self.dimensions.iter().map(|rules| rules.level(&value)).collect()
    }

    /// For each dimension in each period the threshold to which the level is close, if it is to one.
    pub fn close_to(&self, municipality: &Municipality) -> Vec<Option<Rc<Threshold>>> {
        self.dimensions.iter().map(|rules| rules.close_to(municipality)).collect()
    }
}

impl<'a> Rules<'a> {
    fn new(levels: Vec<Condition<'a>>, margin: Option<Margin>) -> Self {
        let thresholds = levels.iter().flat_map(Condition::thresholds).map(|(column, value)| {
            (column, Rc::new(Threshold { column: column.id.clone(), value }))
        });
        let thresholds = distinct(thresholds, |(_, a), (_, b)| a == b);
        Self { levels, margin, thresholds }
    }

    fn level<'v>(&self, value: &impl Fn(&Column) -> Value<'v>) -> Option<usize> {
        self.levels.iter().position(|rule| rule.holds(value) == Some(true))
    }

    /// The threshold that is nearer than the margin and behind which another level begins.
    fn close_to(&self, municipality: &Municipality) -> Option<Rc<Threshold>> {
        let margin = self.margin?;
        let own = self.level(&|column| municipality.value(column))?;
        let is_close = |(column, threshold): &&(&Column, Rc<Threshold>)| {
            let Value::Number(value) = municipality.value(column) else {
                return false;
            };
            let at = threshold.value;
            let level = |changed: f64| {
                self.level(&|asked| {
                    let is_changed = asked.id == column.id;
                    if is_changed { Value::Number(changed) } else { municipality.value(asked) }
                })
            };
            margin.covers(value, at)
                && [at.next_down(), at, at.next_up()].into_iter().any(|it| level(it) != Some(own))
        };
        self.thresholds.iter().find(is_close).map(|(_, threshold)| Rc::clone(threshold))
    }
}
