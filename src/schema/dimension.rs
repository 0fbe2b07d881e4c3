//! The respects in which the cases differ, with their levels and the rules for them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    folding::{fold, sign},
    number::{Finite, rounded},
    vocabulary::{Localized, SourceId, Text, id, id_schema},
};

/// One of the respects in which the study chose its cases to differ.
#[derive(Debug, Clone, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// Short name, which is also its column and its filter option.
    #[serde(deserialize_with = "id")]
    #[schemars(schema_with = "id_schema")]
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
    /// How near to a threshold of its rules a value makes the level doubtful.
    pub margin: Option<Margin>,
    /// What a reader of its levels has to know.
    pub note: Option<Localized>,
    /// What a reader of its levels in this period has to know, too.
    #[serde(skip)]
    pub note_on_period: Option<Localized>,
    /// What a reader has to know of it in single municipalities.
    #[serde(default, rename = "caution")]
    pub cautions: Vec<Caution>,
    /// What differs in the rules of this period from those of the first, but figures and dates.
    #[serde(skip)]
    pub rule_change: Option<Localized>,
    /// What is of another period than the first, by its id.
    #[serde(default, rename = "period")]
    pub periods: BTreeMap<Text, OfPeriod>,
    /// Its levels in their natural order.
    #[serde(rename = "level")]
    pub levels: Vec<Level>,
}

/// What a dimension has in a period that is not the first.
#[derive(Debug, Clone, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OfPeriod {
    /// The columns by which places are matched, each the counterpart of one of the first period.
    pub indicators: Vec<Text>,
    /// What a reader of its levels has to know.
    pub note: Option<Localized>,
    /// What differs in its rules, but figures and dates; none where they are the same.
    pub rule_change: Option<Localized>,
}

/// What a reader has to know of a dimension in these municipalities.
#[derive(Debug, Clone, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Caution {
    /// By their ids.
    pub municipalities: Vec<Text>,
    /// What has to be known.
    pub text: Localized,
}

/// A class within a dimension, given by a rule on columns.
#[derive(Debug, Clone, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// Short name.
    #[serde(deserialize_with = "id")]
    #[schemars(schema_with = "id_schema")]
    pub id: Text,
    /// What people call it.
    pub label: Localized,
    /// What a municipality of this level is, where the label does not say it: `medium-sized`.
    pub is: Option<Localized>,
    /// What a municipality of this level has, in place of what it is: `a tight market`; in German
    /// as it stands behind „mit“.
    pub has: Option<Localized>,
    /// The expression that holds for the municipalities of this level.
    pub rule: Text,
    /// Where the rule's threshold comes from.
    pub basis: Localized,
    /// The sources of that threshold; none where this project set it.
    #[serde(default)]
    pub sources: Vec<SourceId>,
    /// The rules of other periods than the first, by their ids.
    #[serde(default, rename = "period")]
    pub periods: BTreeMap<Text, LevelOfPeriod>,
}

/// The rule for a level in a period that is not the first.
#[derive(Debug, Clone, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LevelOfPeriod {
    /// The expression that holds for the municipalities of the level.
    pub rule: Text,
    /// Where the rule's threshold comes from.
    pub basis: Localized,
    /// The sources of rule and threshold.
    #[serde(default)]
    pub sources: Vec<SourceId>,
}

/// How near to a threshold a value is close to it.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Margin {
    /// So much percent of the threshold.
    Percent(Finite),
    /// So much in the unit of the column.
    Points(Finite),
}

impl Margin {
    /// Whether a value is nearer to a threshold than this.
    pub fn covers(self, value: f64, threshold: f64) -> bool {
        /// Decimal places beyond which two distances are the same.
        const PLACES: usize = 9;

        let margin = match self {
            Self::Percent(percent) => f64::from(percent) / 100.0 * threshold.abs(),
            Self::Points(points) => f64::from(points),
        };
        rounded((value - threshold).abs(), PLACES) < rounded(margin, PLACES)
    }
}

impl Dimension {
    /// The same in another period than the first: with its indicators and rules. What the data lack
    /// of it, which is a fault of theirs, stays that of the first.
    pub fn in_period(&self, period: &Text) -> Self {
        let mut dimension = self.clone();
        if let Some(OfPeriod { indicators, note, rule_change }) = dimension.periods.remove(period) {
            dimension.indicators = indicators;
            dimension.note_on_period = note;
            dimension.rule_change = rule_change;
        }
        for level in &mut dimension.levels {
            if let Some(LevelOfPeriod { rule, basis, sources }) = level.periods.remove(period) {
                level.rule = rule;
                level.basis = basis;
                level.sources = sources;
            }
        }
        dimension
    }

    /// The position of a level in the natural order, by its id or its label in either language,
    /// in any case.
    pub fn find(&self, written: &str) -> Option<usize> {
        if sign(written).is_some() {
            return None;
        }
        let folded = fold(written);
        let mut levels = self.levels.iter();
        self.position(written)
            .or_else(|| levels.clone().position(|level| fold(&level.id) == folded))
            .or_else(|| levels.position(|level| level.label.reads_like(written)))
    }

    /// The position of the level of this id in the natural order.
    pub fn position(&self, level: &str) -> Option<usize> {
        self.levels.iter().position(|known| *known.id == *level)
    }
}

#[cfg(test)]
mod tests {
    use super::{Finite, Margin};

    #[test]
    fn what_is_as_far_as_the_margin_is_not_close() {
        let points = Margin::Points(Finite::try_from(0.3).unwrap());
        assert!(points.covers(8.27, 8.0) && points.covers(7.71, 8.0) && points.covers(8.0, 8.0));
        // In binary 8 − 7.7 is a little less than 0.3, and 8.3 − 8 a little more.
        assert!(!points.covers(7.7, 8.0) && !points.covers(8.3, 8.0));
        let percent = Margin::Percent(Finite::try_from(2.0).unwrap());
        assert!(percent.covers(19_601.0, 20_000.0) && !percent.covers(20_400.0, 20_000.0));
    }
}
