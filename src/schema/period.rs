//! The times whose figures give levels and similarity.

use std::rc::Rc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Dimension, Levels};
use crate::vocabulary::{Localized, Text, id, id_schema};

/// A time whose figures give levels and similarity.
#[derive(Debug, Clone, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// Short name, which is a value of `--period` and ends the names of its columns.
    #[serde(deserialize_with = "id")]
    #[schemars(schema_with = "id_schema")]
    pub id: Text,
    /// What people call it.
    pub label: Localized,
    /// What a reader of its levels has to know.
    pub note: Option<Localized>,
}

/// The periods that are asked for, by their positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Times {
    /// That of the municipality that a question is about.
    pub own: usize,
    /// That of those it is compared with.
    pub others: usize,
}

impl Times {
    /// The name of a comparison across periods, which no period can have.
    pub const ACROSS: &'static str = "across";

    /// One period for all.
    pub fn at(period: usize) -> Self {
        Self { own: period, others: period }
    }

    pub fn is_across(self) -> bool {
        self.own != self.others
    }
}

/// The dimensions of a dataset, with the levels of each in each period.
#[derive(Debug, Clone, Default)]
pub struct Dimensions {
    /// What a reader of any levels has to know.
    pub note: Option<Localized>,
    /// Those that the data name, the first and usual one first.
    pub periods: Vec<Rc<Period>>,
    /// Period by period, in each in the order of the dimensions.
    levels: Vec<Levels>,
    /// How many dimensions there are.
    count: usize,
}

impl Dimensions {
    /// The dimensions in all periods; in a single one that has no name where the data name none.
    pub fn new(
        note: Option<Localized>,
        periods: Vec<Rc<Period>>,
        dimensions: &[Rc<Dimension>],
    ) -> Self {
        let first = dimensions.iter().map(|it| (Rc::clone(it), periods.first()));
        let others = periods.iter().skip(1).flat_map(|period| {
            dimensions.iter().map(move |it| (Rc::new(it.in_period(&period.id)), Some(period)))
        });
        let levels = first.chain(others).enumerate().map(|(slot, (dimension, period))| Levels {
            dimension,
            period: period.cloned(),
            slot,
        });
        Self { note, levels: levels.collect(), count: dimensions.len(), periods }
    }

    /// The levels of a period, dimension by dimension.
    pub fn of(&self, period: usize) -> impl Iterator<Item = &Levels> {
        self.levels.iter().skip(period * self.count).take(self.count)
    }

    /// The levels of all periods, by slot.
    pub fn all(&self) -> impl Iterator<Item = &Levels> {
        self.levels.iter()
    }

    /// A municipality as it is in the last period, the others as they were in the first.
    pub fn across(&self) -> Times {
        Times { own: self.periods.len().saturating_sub(1), others: 0 }
    }
}
