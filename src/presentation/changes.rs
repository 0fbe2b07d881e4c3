//! The levels of a municipality in two periods, and what changed where they differ.

use anyhow::Result;

use super::{Context, classes::Class, wording};
use crate::{
    dataset::Municipality,
    distinct::distinct,
    expression::Condition,
    schema::{Column, Dimension, Levels, Schema, Value, Variable},
    vocabulary::Localized,
};

/// The levels in one dimension in two periods.
pub struct Change<'a> {
    pub then: Class<'a>,
    pub now: Class<'a>,
    /// What made the level another; none where it is the same, or not known.
    pub cause: Option<Cause>,
    /// What differs in the rule, but figures and dates.
    pub about_rule: Option<&'a Localized>,
}

/// What made a level another than it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    Figure,
    /// By the rule of then it would be as it was.
    Rule,
    /// By the rule of then it would be something else again.
    Both,
    /// A yes or no that others decided, by other criteria.
    Unclear,
}

impl<'a> Change<'a> {
    /// The levels in the first period and in the one that is asked for or, where that is the
    /// first, the last; none where there is but one.
    ///
    /// # Errors
    /// A rule is not a valid expression.
    pub fn all_of(town: &Municipality, schema: &'a Schema, context: &Context) -> Result<Vec<Self>> {
        let dimensions = schema.in_all_periods();
        let now = match context.times.own {
            0 => dimensions.across().own,
            asked => asked,
        };
        let pairs = dimensions.of(0).zip(dimensions.of(now)).filter(|_| now > 0);
        pairs.map(|(then, now)| Self::new(town, then, now, schema)).collect()
    }

    fn new(
        town: &Municipality,
        then: &'a Levels,
        now: &'a Levels,
        schema: &'a Schema,
    ) -> Result<Self> {
        let cause = match (town.level(then.slot), town.level(now.slot)) {
            (Some(old), Some(new)) if old != new => {
                Some(cause(town, (&then.dimension, old), (&now.dimension, new), schema)?)
            }
            _ => None,
        };
        Ok(Self {
            then: Class::named(town, then, schema)?,
            now: Class::named(town, now, schema)?,
            cause,
            about_rule: now.dimension.rule_change.as_ref(),
        })
    }

    /// What changed, in words.
    pub fn reason(&self, context: &Context) -> Option<&'static str> {
        let texts = context.texts;
        Some(match self.cause? {
            Cause::Figure => texts.changed_figure,
            Cause::Rule => texts.changed_rule,
            Cause::Both => texts.changed_both,
            Cause::Unclear => texts.changed_unclear,
        })
    }
}

/// What made a level another: the rules of then are put to the figures of now, each in the place
/// of its counterpart.
fn cause(
    town: &Municipality,
    (then, old): (&Dimension, usize),
    (now, new): (&Dimension, usize),
    schema: &Schema,
) -> Result<Cause> {
    if now.rule_change.is_none() {
        return Ok(Cause::Figure);
    }
    let [rules, rules_now] = [then, now].map(|it| rules(it, schema));
    let rules = rules?;
    let [columns, columns_now] = [&rules, &rules_now?].map(|it| columns(it));
    let is_decided_anew = columns.iter().zip(&columns_now).any(|(then, now)| {
        let values = (town.value(then), town.value(now));
        matches!(values, (Value::YesNo(then), Value::YesNo(now)) if then != now)
    });
    if is_decided_anew {
        return Ok(Cause::Unclear);
    }
    let value = |asked: &Column| {
        let place = columns.iter().position(|column| column.id == asked.id);
        let counterpart = place.and_then(|place| columns_now.get(place));
        counterpart.map_or(Value::Missing, |column| town.value(column))
    };
    Ok(match rules.iter().position(|rule| rule.holds(&value) == Some(true)) {
        Some(level) if level == old => Cause::Rule,
        Some(level) if level == new => Cause::Figure,
        _ => Cause::Both,
    })
}

fn rules<'s>(dimension: &Dimension, schema: &'s Schema) -> Result<Vec<Condition<'s>>> {
    let rules = dimension.levels.iter().map(|level| Condition::parse(&level.rule, schema));
    Ok(rules.collect::<Result<_, _>>()?)
}

/// The columns that rules look at, each once, in their order.
fn columns<'s>(rules: &[Condition<'s>]) -> Vec<&'s Column> {
    distinct(rules.iter().flat_map(Condition::columns), |a, b| a.id == b.id)
}

/// The figures that gave a level: `Vacancy 2011 10.4%`; `cited` writes the sources of each.
pub fn figures(
    town: &Municipality,
    class: &Class<'_>,
    cited: &impl Fn(&Column) -> String,
    context: &Context,
) -> String {
    let texts = context.texts;
    let figure = |column: &&Column| {
        let value = match town.value(column) {
            Value::YesNo(true) => texts.yes.to_owned(),
            Value::YesNo(false) => texts.no.to_owned(),
            _ => wording::figure(town, column, context)?,
        };
        Some(format!("{} {value}{}", column.label(context.language), cited(column)))
    };
    class.looks_at.iter().filter_map(figure).collect::<Vec<_>>().join(", ")
}

/// The column of these levels that names their period.
pub fn column<'s>(levels: &Levels, schema: &'s Schema) -> Option<&'s Column> {
    let of_slot = |column: &&Column| matches!(&column.variable, Variable::Level(it) if it.slot == levels.slot);
    schema.columns().iter().filter(of_slot).find(|column| !column.is_of_dimension())
}
