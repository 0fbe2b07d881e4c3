use serde::Deserialize;

use crate::{
    folding::fold,
    vocabulary::{Localized, SourceId, Text, id},
};

/// One of the respects in which the study chose its cases to differ.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Dimension {
    /// Short name, which is also its column and its filter option.
    #[serde(deserialize_with = "id")]
    pub id: Text,
    /// What people call it.
    pub label: Localized,
    /// The columns by which places are matched in this dimension.
    pub indicators: Vec<Text>,
    /// Who says that the cases were chosen by it.
    pub source: SourceId,
    /// The facts that explain it.
    #[serde(default)]
    pub definitions: Vec<Text>,
    /// Its levels in their natural order.
    #[serde(rename = "level")]
    pub levels: Vec<Level>,
}

/// A class within a dimension, given by a rule on columns.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Level {
    /// Short name.
    #[serde(deserialize_with = "id")]
    pub id: Text,
    /// What people call it.
    pub label: Localized,
    /// The expression that holds for the municipalities of this level.
    pub rule: Text,
    /// Where the rule's threshold comes from.
    pub basis: Localized,
    /// The sources of that threshold; none where this project set it.
    #[serde(default)]
    pub sources: Vec<SourceId>,
}

impl Dimension {
    /// The position of a level in the natural order, by its id or its label in either language,
    /// in any case.
    #[must_use]
    pub fn find(&self, written: &str) -> Option<usize> {
        let folded = fold(written);
        let mut levels = self.levels.iter();
        self.position(written)
            .or_else(|| levels.clone().position(|level| fold(&level.id) == folded))
            .or_else(|| levels.position(|level| level.label.reads_like(written)))
    }

    /// The position of the level of this id in the natural order.
    #[must_use]
    pub fn position(&self, level: &str) -> Option<usize> {
        self.levels.iter().position(|known| *known.id == *level)
    }
}
