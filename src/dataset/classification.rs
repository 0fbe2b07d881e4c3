//! The levels of municipalities, as the rules of the dimensions give them.

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};

use crate::{
    distinct::distinct,
    expression::Condition,
    say,
    schema::{Column, Margin, Schema, Value},
    vocabulary::Text,
};

/// The rules of all dimensions in all periods, by their slots, ready to be asked.
#[derive(Debug)]
pub struct Classifier<'a>(Vec<Rules<'a>>);

#[derive(Debug)]
struct Rules<'a> {
    levels: Vec<Condition<'a>>,
    margin: Option<Margin>,
    /// The numbers with which the rules compare columns, each once.
    thresholds: Vec<(&'a Column, Threshold)>,
}

/// A number at which one level ends and another begins.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct Threshold {
    pub column: Text,
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
        Ok(Self(rules.collect::<Result<_>>()?))
    }

    /// The level whose rule holds, where `value` tells what a column holds; `None` where that
    /// depends on a figure that is not known.
    pub fn level<'v>(&self, slot: usize, value: &impl Fn(&Column) -> Value<'v>) -> Option<usize> {
        self.0.get(slot)?.level(value)
    }

    /// The numbers with which the rules compare columns, by the slots of dimensions.
    pub fn thresholds(&self) -> Vec<Vec<Threshold>> {
        let of = |rules: &Rules<'_>| rules.thresholds.iter().map(|(_, it)| it.clone()).collect();
        self.0.iter().map(of).collect()
    }

    /// The place among [`Classifier::thresholds`] of that to which the level is close, if it is to
    /// one.
    pub fn close_to<'v>(
        &self,
        slot: usize,
        value: &impl Fn(&Column) -> Value<'v>,
    ) -> Option<usize> {
        self.0.get(slot)?.close_to(value)
    }
}

impl<'a> Rules<'a> {
    fn new(levels: Vec<Condition<'a>>, margin: Option<Margin>) -> Self {
        let thresholds =
            levels.iter().flat_map(Condition::thresholds).filter_map(|(column, value)| {
                let column_id = Text::try_from(column.id.clone()).ok()?;
                Some((column, Threshold { column: column_id, value }))
            });
        let thresholds = distinct(thresholds, |(_, a), (_, b)| a == b);
        Self { levels, margin, thresholds }
    }

    fn level<'v>(&self, value: &impl Fn(&Column) -> Value<'v>) -> Option<usize> {
        self.levels.iter().position(|rule| rule.holds(value) == Some(true))
    }

    /// The threshold that is nearer than the margin and behind which another level begins.
    fn close_to<'v>(&self, value: &impl Fn(&Column) -> Value<'v>) -> Option<usize> {
        let margin = self.margin?;
        let own = self.level(value)?;
        let is_close = |(column, threshold): &(&Column, Threshold)| {
            let Value::Number(known) = value(column) else {
                return false;
            };
            let at = threshold.value;
            let level = |changed: f64| {
                self.level(&|asked| {
                    let is_changed = asked.id == column.id;
                    if is_changed { Value::Number(changed) } else { value(asked) }
                })
            };
            margin.covers(known, at)
                && [at.next_down(), at, at.next_up()].into_iter().any(|it| level(it) != Some(own))
        };
        self.thresholds.iter().position(is_close)
    }
}
