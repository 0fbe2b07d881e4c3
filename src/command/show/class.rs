use anyhow::Result;

use super::{Context, citation};
use crate::{
    dataset::Municipality,
    expression::Condition,
    schema::{Column, Level, Levels, Schema},
};

/// The level in one dimension and the columns that its rule looks at; without a level, those
/// that all rules look at.
pub(super) struct Class<'a> {
    pub(super) column: &'a Column,
    pub(super) level: Option<&'a Level>,
    pub(super) looks_at: Vec<&'a Column>,
}

impl<'a> Class<'a> {
    /// What a municipality is in a dimension.
    ///
    /// # Errors
    /// A rule cannot be read.
    pub(super) fn new(
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
            for column in Condition::parse(&rule.rule, schema)?.columns() {
                if !looks_at.iter().any(|known| known.id == column.id) {
                    looks_at.push(column);
                }
            }
        }
        Ok(Self { column, level, looks_at })
    }

    /// The rule, and where its threshold comes from.
    pub(super) fn reason(&self, context: &Context) -> String {
        let Some(level) = self.level else {
            return String::new();
        };
        let basis = level.basis.get(context.language);
        if level.sources.is_empty() {
            return format!("{} ({basis})", level.rule);
        }
        let sources = citation::distinct(&level.sources).join(", ");
        format!("{} ({basis}; {sources})", level.rule)
    }
}
