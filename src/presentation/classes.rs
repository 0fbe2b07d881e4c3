//! The levels of a municipality with what gave them.

use anyhow::{Context as _, Result};

use super::{Context, certainty::closeness, changes, wording::in_words};
use crate::{
    dataset::{Municipality, Threshold},
    distinct::distinct,
    expression::Condition,
    schema::{Column, Level, Levels, Schema, Variable},
    vocabulary::SourceId,
};

/// The level in one dimension and the columns that its rule looks at; without a level, those
/// that all rules look at.
pub struct Class<'a> {
    pub column: &'a Column,
    pub level: Option<&'a Level>,
    pub looks_at: Vec<&'a Column>,
    /// The threshold to which the level is close.
    pub close_to: Option<Threshold>,
    levels: &'a Levels,
    schema: &'a Schema,
}

impl<'a> Class<'a> {
    /// The levels of a municipality, dimension by dimension.
    ///
    /// # Errors
    /// A rule is not a valid expression.
    pub fn all_of(town: &Municipality, schema: &'a Schema) -> Result<Vec<Self>> {
        let classes = schema.dimension_columns().filter_map(|column| match &column.variable {
            Variable::Level(levels) => Some(Self::new(town, column, levels, schema)),
            Variable::Identity(_) | Variable::Figure(_) => None,
        });
        classes.collect()
    }

    /// The level in a period, under the name that says so.
    ///
    /// # Errors
    /// A rule is not a valid expression, or the period has no name.
    pub fn named(town: &Municipality, levels: &'a Levels, schema: &'a Schema) -> Result<Self> {
        let column = changes::column(levels, schema);
        Self::new(town, column.context("a period without columns")?, levels, schema)
    }

    fn new(
        town: &Municipality,
        column: &'a Column,
        levels: &'a Levels,
        schema: &'a Schema,
    ) -> Result<Self> {
        let all = &levels.dimension.levels;
        let level = town.level(levels.slot).and_then(|position| all.get(position));
        let rules: Vec<&Level> = level.map_or_else(|| all.iter().collect(), |level| vec![level]);
        let mut looks_at: Vec<&Column> = Vec::new();
        for rule in rules {
            looks_at.extend(Condition::parse(&rule.rule, schema)?.columns());
        }
        let looks_at = distinct(looks_at, |a, b| a.id == b.id);
        let close_to = town.close_to(levels.slot).cloned();
        Ok(Self { column, level, looks_at, close_to, levels, schema })
    }

    /// What people call the dimension.
    pub fn dimension_label(&self, context: &Context) -> &'a str {
        self.levels.dimension.label.get(context.language)
    }

    /// What people call the period, if it has a name.
    pub fn period_label(&self, context: &Context) -> &'a str {
        self.levels.period.as_ref().map_or("", |period| period.label.get(context.language))
    }

    /// What a reader has to know of its levels.
    pub fn note(&self, context: &Context) -> Option<String> {
        self.levels.dimension.note.as_ref().map(|note| context.text(note))
    }

    /// What a reader has to know of its levels in the period.
    pub fn note_on_period(&self, context: &Context) -> Option<String> {
        self.levels.dimension.note_on_period.as_ref().map(|note| context.text(note))
    }

    /// The rule, and where its threshold comes from; `cited` writes the sources of that.
    pub fn reason(&self, context: &Context, cited: impl FnOnce(&[SourceId]) -> String) -> String {
        let Some(level) = self.level else {
            return String::new();
        };
        let basis = level.basis.get(context.language);
        let rule = in_words(&level.rule, self.schema, context);
        let mut reason = format!("{rule} ({basis}){}", cited(&level.sources));
        if let Some(threshold) = &self.close_to {
            reason = format!("{reason}; {}", closeness(threshold, self.schema, context));
        }
        reason
    }
}
