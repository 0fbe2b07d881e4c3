//! By what municipalities are matched, and where they stand in it.

use std::rc::Rc;

use anyhow::{Context, Result};

use crate::{
    dataset::{Dataset, Municipality},
    number::Distribution,
    say,
    schema::{Column, Dimension, Figures, Levels, Schema},
    vocabulary::Text,
};

/// A dimension in which municipalities are matched.
#[derive(Debug)]
pub struct Yardstick<'a> {
    pub dimension: &'a Dimension,
    /// What it counts for beside the others.
    pub weight: f64,
    pub scales: Vec<Scale<'a>>,
    /// The place of the dimension in profiles and distances.
    pub place: usize,
}

/// An indicator by which municipalities are matched.
#[derive(Debug)]
pub struct Scale<'a> {
    /// What the municipality that is asked for is placed by.
    pub own: Side<'a>,
    /// What the others are placed by: another column where they are of another period.
    pub others: Side<'a>,
    /// The places of its dimension, and of itself within that.
    pub place: (usize, usize),
}

/// A column with the values among which municipalities are placed.
#[derive(Debug, Clone)]
pub struct Side<'a> {
    pub column: &'a Column,
    pub figures: &'a Figures,
    distribution: Rc<Distribution>,
}

/// What a municipality is matched by: for each dimension, for each indicator, where it stands.
pub type Profile = Vec<Vec<Option<Position>>>;

/// A value and where it stands among all, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    pub value: f64,
    pub percentile: f64,
}

/// The indicators of a dimension, each with its counterpart where the others are of another period.
pub fn scales<'a>(
    own: &Levels,
    others: Option<&Levels>,
    place: usize,
    dataset: &Dataset,
    schema: &'a Schema,
    all: &[&Municipality],
) -> Result<Vec<Scale<'a>>> {
    let counterparts = others.map_or(&[][..], |others| &others.dimension.indicators);
    let scale = |(within, name): (usize, &Text)| {
        let own = Side::new(name, dataset, schema, all)?;
        let counterpart =
            counterparts.get(within).map(|name| Side::new(name, dataset, schema, all));
        let others = counterpart.transpose()?.unwrap_or_else(|| own.clone());
        Ok(Scale { own, others, place: (place, within) })
    };
    own.dimension.indicators.iter().enumerate().map(scale).collect()
}

impl<'a> Side<'a> {
    fn new(
        name: &str,
        dataset: &Dataset,
        schema: &'a Schema,
        all: &[&Municipality],
    ) -> Result<Self> {
        let column = schema.find(name);
        let (column, figures) = column
            .and_then(|column| Some((column, column.figures()?)))
            .with_context(|| say::no_figures(name))?;
        let distribution = Rc::new(dataset.distribution(column, all));
        Ok(Self { column, figures, distribution })
    }

    /// A value with where it stands among all.
    pub fn placed(&self, value: f64) -> Option<Position> {
        Some(Position { value, percentile: self.distribution.percentile(value)? })
    }

    /// Where a municipality stands among all.
    pub fn position_of(&self, town: &Municipality) -> Option<Position> {
        self.placed(town.figure(self.figures)?.value)
    }
}

impl<'a> Scale<'a> {
    /// Whether the others are placed by another column.
    pub fn is_across(&self) -> bool {
        self.own.column.id != self.others.column.id
    }

    /// Both sides, or the one that there is.
    pub fn sides(&self) -> impl Iterator<Item = &Side<'a>> {
        std::iter::once(&self.own).chain(Some(&self.others).filter(|_| self.is_across()))
    }

    /// Where somebody of this profile stands.
    pub fn position(&self, profile: &Profile) -> Option<Position> {
        let (dimension, indicator) = self.place;
        profile.get(dimension)?.get(indicator).copied().flatten()
    }
}

pub fn profile(
    yardsticks: &[Yardstick<'_>],
    position: impl Fn(&Scale<'_>) -> Option<Position>,
) -> Profile {
    yardsticks.iter().map(|it| it.scales.iter().map(&position).collect()).collect()
}

/// Where somebody stands, in place of whom the profile was of.
pub fn place(
    profile: &mut Profile,
    yardsticks: &[Yardstick<'_>],
    position: impl Fn(&Scale<'_>) -> Option<Position>,
) {
    for (positions, yardstick) in profile.iter_mut().zip(yardsticks) {
        for (known, scale) in positions.iter_mut().zip(&yardstick.scales) {
            *known = position(scale);
        }
    }
}
