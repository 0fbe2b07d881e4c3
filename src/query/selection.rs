//! Which municipalities are asked for.

use anyhow::Result;

use super::{Gazetteer, asked::usage_error};
use crate::{
    dataset::Municipality,
    distinct::distinct,
    expression::Condition,
    folding::{fold, sign},
    say,
    schema::{Column, Levels, Schema, Value, Variable},
    suggestion::Suggestion,
    usage_error::UsageError,
};

/// The levels that are asked for in one dimension: any of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelChoice {
    /// Where a municipality keeps its level in this dimension.
    pub slot: usize,
    pub levels: Vec<usize>,
}

impl LevelChoice {
    /// The choice of these levels, by their names; a name that the dimension lacks adds nothing.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a String>, levels: &Levels) -> Self {
        let Levels { dimension, slot, .. } = levels;
        let positions = names.into_iter().filter_map(|name| dimension.position(name));
        Self { slot: *slot, levels: positions.collect() }
    }

    /// The levels of a municipality, dimension by dimension, in all periods.
    pub fn of_municipality(town: &Municipality, schema: &Schema) -> Vec<Self> {
        let choice = |levels: &Levels| {
            let level = town.level(levels.slot)?;
            Some(Self { slot: levels.slot, levels: vec![level] })
        };
        schema.in_all_periods().all().filter_map(choice).collect()
    }
}

/// Which municipalities are asked for: those that satisfy everything.
#[derive(Debug, Default)]
pub struct Selection<'a> {
    levels: Vec<LevelChoice>,
    districts: Vec<String>,
    regions: Vec<String>,
    condition: Option<Condition<'a>>,
}

impl<'a> Selection<'a> {
    pub fn of_levels(levels: Vec<LevelChoice>) -> Self {
        Self { levels, ..Self::default() }
    }

    /// Keeps the municipalities of these districts.
    pub fn in_districts<'t>(
        mut self,
        names: &[String],
        all: impl IntoIterator<Item = &'t Municipality<'t>, IntoIter: Clone>,
    ) -> Result<Self> {
        let all = all.into_iter().map(Municipality::district);
        self.districts =
            known(names, &all, "district", |it, hint| say::unknown_district(it, hint))?;
        Ok(self)
    }

    /// Keeps the municipalities of these administrative regions.
    pub fn in_regions<'t>(
        mut self,
        names: &[String],
        all: impl IntoIterator<Item = &'t Municipality<'t>, IntoIter: Clone>,
    ) -> Result<Self> {
        let all = all.into_iter().map(Municipality::region);
        self.regions = known(names, &all, "region", |it, hint| say::unknown_region(it, hint))?;
        Ok(self)
    }

    /// Keeps the municipalities for which an expression holds.
    /// Fails if the expression is not well-formed or does not fit the columns.
    pub fn satisfying(
        mut self,
        expression: Option<&str>,
        schema: &'a Schema,
        gazetteer: &Gazetteer<'_>,
    ) -> Result<Self> {
        let condition = expression.map(|text| Condition::parse(text, schema)).transpose();
        self.condition = condition.map_err(|error| usage_error(&error))?;
        if let Some(condition) = &mut self.condition {
            condition.learn(|column| gazetteer.distribution(column))?;
        }
        Ok(self)
    }

    /// The columns that its expression names.
    pub fn columns(&self) -> Vec<&'a Column> {
        self.condition.as_ref().map(Condition::columns).unwrap_or_default()
    }

    /// Whether nothing is asked for, so that all are taken.
    pub fn is_everything(&self) -> bool {
        self.levels.is_empty()
            && self.districts.is_empty()
            && self.regions.is_empty()
            && self.condition.is_none()
    }

    pub fn takes(&self, town: &Municipality) -> bool {
        let among = |names: &[String], name: &str| names.is_empty() || names.contains(&fold(name));
        let of_level = |choice: &LevelChoice| {
            town.level(choice.slot).is_some_and(|level| choice.levels.contains(&level))
        };
        self.levels.iter().all(of_level)
            && among(&self.districts, town.district())
            && among(&self.regions, town.region())
            && self
                .condition
                .as_ref()
                .is_none_or(|condition| condition.holds(&|column| town.value(column)) == Some(true))
    }
}

/// What one says before the name of a district or a region, folded.
const BEFORE: [&str; 3] = ["kreis ", "stadt ", "regierungsbezirk "];

/// So many names fit into a message.
const FEW: usize = 6;

/// The names, folded, if each is one of these areas.
fn known<'a>(
    names: &[String],
    areas: &(impl Iterator<Item = &'a str> + Clone),
    column: &str,
    unknown: fn(&str, &str) -> String,
) -> Result<Vec<String>, UsageError> {
    let area = |name: &String| {
        area(name, areas).ok_or_else(|| {
            let all = distinct(areas.clone(), PartialEq::eq);
            let lists = say::list_lists_areas(column);
            let hint = Suggestion::of(name, areas.clone());
            let hint = hint.or_all(say::there_are, &all, FEW, lists).to_string();
            UsageError::new(unknown(name, &hint))
        })
    };
    names.iter().map(area).collect()
}

/// The name, folded, if it is one of these areas.
fn area<'a>(name: &str, areas: &(impl Iterator<Item = &'a str> + Clone)) -> Option<String> {
    let folded = fold(name);
    let bare = BEFORE.iter().find_map(|word| folded.strip_prefix(word));
    let mut meant = [Some(&*folded), bare].into_iter().flatten().filter(|_| sign(name).is_none());
    meant.find(|meant| areas.clone().any(|known| fold(known) == **meant)).map(str::to_owned)
}

/// Whether a condition holds for a municipality of which no more than these levels is known:
/// true if it does for any of them, unknown where that depends on something else.
pub fn applies_to(condition: &Condition<'_>, choices: &[LevelChoice]) -> Option<bool> {
    applies_from(condition, choices, &mut Vec::new())
}

fn applies_from(
    condition: &Condition<'_>,
    choices: &[LevelChoice],
    taken: &mut Vec<(usize, usize)>,
) -> Option<bool> {
    let Some((first, rest)) = choices.split_first() else {
        return condition.holds(&|column: &Column| match &column.variable {
            Variable::Level(levels) => taken
                .iter()
                .find(|(slot, _)| *slot == levels.slot)
                .map_or(Value::Missing, |(_, level)| Value::Level(*level)),
            Variable::Identity(_) | Variable::Figure(_) => Value::Missing,
        });
    };
    let mut result = Some(false);
    for level in &first.levels {
        taken.push((first.slot, *level));
        let answer = applies_from(condition, rest, taken);
        taken.pop();
        match answer {
            Some(true) => return Some(true),
            Some(false) => {}
            None => result = None,
        }
    }
    result
}
