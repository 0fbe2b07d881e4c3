//! Dimensions in which the case studies differ, their classes, and the rules for them in each
//! period.

use std::rc::Rc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::SourceId;
use crate::i18n::{Language, Localized};
use crate::number::round;
use crate::text::{Suggestion, fold, is_form};

/// `dimensions.toml`: periods, dimensions, classes and their rules.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DimensionsFile {
    /// Note for readers of any class.
    pub note: Option<Localized>,
    /// Times whose figures give classes and similarity, the usual one first; one or more.
    #[serde(rename = "period")]
    pub periods: Vec<Rc<Period>>,
    /// Dimensions, in the order in which they are shown.
    #[serde(rename = "dimension")]
    pub dimensions: Vec<Rc<Dimension>>,
}

/// Time whose figures give classes and similarity.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// Id, such as `study`.
    pub id: String,
    /// Label, such as "then (2011–2014)".
    pub label: Localized,
    /// Note for readers of classes of this period.
    pub note: Option<Localized>,
}

/// Respect in which the case studies were chosen to differ.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// Id, the name of its option and its columns.
    pub id: String,
    /// Label without a time.
    pub label: Localized,
    /// Label where there is little room.
    pub short: Option<Localized>,
    /// Source of the choice of the dimension.
    pub source: SourceId,
    /// Facts that define its terms.
    #[serde(default)]
    pub definitions: Vec<String>,
    /// Classes in their natural order.
    #[serde(rename = "class")]
    pub classes: Vec<Class>,
    /// Rules and matching indicators of each period, in the order of the periods of the file.
    #[serde(rename = "period")]
    pub periods: Vec<DimensionPeriod>,
}

/// Class of a dimension.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// Id for programs.
    pub id: String,
    /// Label for people.
    pub label: Localized,
}

/// Dimension in a period.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DimensionPeriod {
    /// Id of the period.
    pub id: String,
    /// Label with its time: "Size 2014".
    pub heading: Localized,
    /// Note for readers of its classes in this period.
    pub note: Option<Localized>,
    /// Difference of its rules from those of the first period, apart from the figures.
    pub rule_change: Option<Localized>,
    /// Distance from a threshold below which a class is close to it.
    pub margin: Option<Margin>,
    /// Columns by which municipalities are matched.
    pub indicators: Vec<MatchIndicator>,
    /// Rule of each class; they exclude each other.
    #[serde(rename = "rule")]
    pub rules: Vec<ClassRule>,
    /// Cautions for single municipalities.
    #[serde(default, rename = "caution")]
    pub cautions: Vec<Caution>,
}

/// Column by which municipalities are matched.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "{ column = \"…\", by = \"…\" }")]
pub struct MatchIndicator {
    /// Column of numbers.
    pub column: String,
    /// Comparison of two of its values.
    pub by: Comparison,
}

/// Comparison of two values of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Comparison {
    /// Ratio: by how many times the one is as large, in logarithms.
    Ratio,
    /// Difference: by how much the one is larger.
    Difference,
}

/// Rule of a class in a period.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClassRule {
    /// Id of the class.
    pub class: String,
    /// Clause that says it of two municipalities: "both were small".
    pub both: Option<Localized>,
    /// Expression on columns, in the language of `--where`.
    pub rule: String,
    /// Reason for the threshold.
    pub basis: Localized,
    /// Note for readers of the class.
    pub note: Option<Localized>,
    /// Sources of threshold and figures.
    #[serde(default)]
    pub sources: Vec<SourceId>,
}

/// Caution on a dimension in single municipalities.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Caution {
    /// Ids of the municipalities.
    pub municipalities: Vec<String>,
    /// Text for their readers.
    pub text: Localized,
}

/// Distance from a threshold below which a class is close to it.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Margin {
    /// Part of the threshold in percent.
    Percent(f64),
    /// Distance in the unit of the column.
    Points(f64),
}

impl Margin {
    /// True if a value is nearer to a threshold than the margin.
    pub fn covers(self, value: f64, threshold: f64) -> bool {
        /// Decimal places that binary arithmetic leaves exact.
        const PLACES: usize = 9;

        let margin = match self {
            Self::Percent(percent) => percent / 100.0 * threshold.abs(),
            Self::Points(points) => points,
        };
        round((value - threshold).abs(), PLACES) < round(margin, PLACES)
    }
}

impl Dimension {
    /// Label where there is little room.
    pub fn short_label(&self, language: Language) -> &str {
        self.short.as_ref().unwrap_or(&self.label).get(language)
    }

    /// Tells whether a word is its id or its label, long or short.
    pub fn is_called(&self, typed: &str) -> bool {
        let mut labels = [&self.label].into_iter().chain(&self.short);
        self.id == typed || labels.any(|label| label.reads_like(typed))
    }

    /// Position of the class that a word names, by id or label in any spelling.
    pub fn find_class(&self, typed: &str) -> Option<usize> {
        let folded = fold(typed);
        let names = |it: &Class| [&it.id, &it.label.en, &it.label.de].map(|name| fold(name));
        let find = |is_meant: &dyn Fn(&String) -> bool| {
            self.classes.iter().position(|class| names(class).iter().any(is_meant))
        };
        find(&|name| *name == folded).or_else(|| find(&|name| is_form(name, &folded)))
    }

    /// Message that no class has this name, with the one that might be meant.
    pub fn unknown_class(&self, name: &str) -> Localized {
        let labels = |language| self.classes.iter().map(move |it| it.label.get(language));
        let hint = Suggestion::among(name, labels);
        let Localized { en, de } = &self.label;
        hint.after(&tr!(
            "`{name}` is no class of {en}",
            "`{name}` ist keine Klasse des Merkmals {de}"
        ))
    }
}

impl Period {
    /// Label without its years: "then".
    pub fn short_label(&self, language: Language) -> &str {
        let label = self.label.get(language);
        label.split_once(" (").map_or(label, |(word, _)| word)
    }
}

impl DimensionPeriod {
    /// Rule of a class.
    pub fn rule(&self, class: &Class) -> Option<&ClassRule> {
        self.rules.iter().find(|rule| rule.class == class.id)
    }

    /// Cautions that concern a municipality.
    pub fn cautions_for(&self, town: &str) -> impl Iterator<Item = &Caution> {
        self.cautions.iter().filter(move |it| it.municipalities.iter().any(|id| id == town))
    }
}

#[cfg(test)]
mod tests {
    use super::Margin;

    #[test]
    fn a_value_as_far_as_the_margin_is_not_close() {
        let points = Margin::Points(0.3);
        assert!(points.covers(8.27, 8.0) && points.covers(7.71, 8.0) && points.covers(8.0, 8.0));
        // In binary 8 − 7.7 is a little less than 0.3, and 8.3 − 8 a little more.
        assert!(!points.covers(7.7, 8.0) && !points.covers(8.3, 8.0));
        let percent = Margin::Percent(2.0);
        assert!(percent.covers(19_601.0, 20_000.0) && !percent.covers(20_400.0, 20_000.0));
    }
}
