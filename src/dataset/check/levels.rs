//! Whether the rules of each dimension give every municipality one level.

use super::{
    Files, Problem,
    document::{Cursor, Placed},
};
use crate::{
    dataset::{Municipality, towns::Towns},
    distinct::distinct,
    expression::Condition,
    say,
    schema::{Column, Dimension, Schema, Value, Variable},
};

impl Files<'_> {
    /// Whether the rules of each dimension give every municipality one level, unless a value is
    /// missing. It shows only once the rules and the municipalities themselves are sound.
    pub fn check_levels(&self, problems: &mut Vec<Problem>) {
        let Some(schema) = &self.schema else { return };
        let Some(towns) = self.towns(schema) else { return };
        for Placed { at, value: first, .. } in &self.dimensions.entries {
            check_dimension(at.key("id"), first, schema, &towns, problems);
            for id in first.periods.keys() {
                let dimension = first.in_period(id);
                check_dimension(at.key("period").key(id), &dimension, schema, &towns, problems);
            }
        }
    }

    /// All municipalities, if nothing is wrong with any.
    fn towns<'a>(&self, schema: &'a Schema) -> Option<Vec<Municipality<'a>>> {
        let lines = self.lines.iter().map(|line| line.described.as_ref().ok());
        let entries = self.municipalities.entries.iter().map(|entry| Some(&entry.value));
        let described = entries.chain(lines).map(|town| {
            let town = town?.clone();
            let (figures, flaws) = town.figures(schema);
            flaws.is_empty().then_some((town, figures))
        });
        let towns = self.municipalities.is_sound.then(|| described.collect::<Option<Vec<_>>>());
        Some(Towns::described(&towns.flatten()?, schema).ok()?.all())
    }
}

fn check_dimension(
    at: Cursor<'_>,
    dimension: &Dimension,
    schema: &Schema,
    towns: &[Municipality<'_>],
    problems: &mut Vec<Problem>,
) {
    let rules = dimension.levels.iter().map(|level| Condition::parse(&level.rule, schema));
    let Ok(rules) = rules.collect::<Result<Vec<_>, _>>() else { return };
    if rules.iter().flat_map(Condition::columns).any(is_level) {
        return;
    }
    let (mut several, mut none) = (Vec::new(), Vec::new());
    for town in towns {
        let holds = |rule: &Condition<'_>| rule.holds(&|column| town.value(column)) == Some(true);
        let found: Vec<usize> =
            (0..).zip(&rules).filter(|(_, rule)| holds(rule)).map(|(n, _)| n).collect();
        match found.len() {
            0 if is_known(&rules, town) => none.push((town, found)),
            0 | 1 => {}
            _ => several.push((town, found)),
        }
    }
    for unclear in [several, none] {
        if let Some((town, found)) = unclear.first() {
            let message = unclear_level(dimension, &rules, town, found, unclear.len() - 1);
            problems.push(at.error(message));
        }
    }
}

/// Whether a rule looks at a level, which is a fault of its own.
fn is_level(column: &Column) -> bool {
    matches!(column.variable, Variable::Level(_))
}

/// Whether every value that the rules name is there.
fn is_known(rules: &[Condition<'_>], town: &Municipality) -> bool {
    let mut columns = rules.iter().flat_map(Condition::columns);
    columns.all(|column| town.value(column) != Value::Missing)
}

/// Says that several levels, or none, are right for a municipality and for some more.
fn unclear_level(
    dimension: &Dimension,
    rules: &[Condition<'_>],
    town: &Municipality,
    found: &[usize],
    more: usize,
) -> String {
    let chosen: Vec<usize> =
        if found.is_empty() { (0..rules.len()).collect() } else { found.to_vec() };
    let level = |position: &usize| Some(format!("`{}`", dimension.levels.get(*position)?.id));
    let levels: Vec<String> = chosen.iter().filter_map(level).collect();
    let rules = chosen.iter().filter_map(|position| rules.get(*position));
    let values = rules.flat_map(Condition::columns).map(|column| stated(column, town));
    let values = distinct(values, PartialEq::eq);
    let (name, values) = (town.name(), values.join(", "));
    let others = if more > 0 { say::and_more(more) } else { String::new() };
    if found.is_empty() {
        say::no_level_holds(levels.join(", "), name, values, others)
    } else {
        say::several_levels(levels.join(&say::between_levels()), name, values, others)
    }
}

/// A value as a rule could name it: `population_2014 = 17270`.
fn stated(column: &Column, town: &Municipality) -> String {
    let value = match town.value(column) {
        Value::Number(number) => number.to_string(),
        Value::YesNo(yes) => if yes { "yes" } else { "no" }.to_owned(),
        Value::Text(text) => format!("\"{text}\""),
        Value::Level(_) | Value::Missing => "missing".to_owned(),
    };
    format!("{} = {value}", column.id)
}
