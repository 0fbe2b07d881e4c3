//! What is usual around those that are compared: medians of their neighbours.

use clap::ValueEnum;

use crate::{
    dataset::Municipality,
    number,
    presentation::{Context, aggregate, columns},
    query::Asked,
    report::{Alignment, Cell, TableColumn},
    say,
    schema::Schema,
    text::filled,
    usage_error::UsageError,
    vocabulary::Status,
};

/// Beside whom municipalities are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Neighbours {
    District,
    State,
    Peers,
}

/// Neighbours of whom medians are shown.
pub struct Neighbourhood<'a> {
    /// The key of the medians.
    key: &'static str,
    /// Who they are, for people.
    name: String,
    pub towns: Vec<&'a Municipality<'a>>,
}

impl<'a> Neighbourhood<'a> {
    /// The neighbours of these municipalities among all; one neighbourhood for all of them, so
    /// that the keys of records are always the same.
    pub fn of(
        neighbours: Neighbours,
        towns: &[&Municipality],
        all: &[&'a Municipality<'a>],
        schema: &Schema,
        context: &Context,
    ) -> Result<Self, UsageError> {
        let texts = context.texts;
        let (key, name) = match neighbours {
            Neighbours::State => ("state_median", texts.everywhere.to_owned()),
            Neighbours::Peers => ("peers_median", texts.same_classes.to_owned()),
            Neighbours::District => {
                let name = towns.first().map(|town| town.district().to_string());
                ("district_median", name.unwrap_or_default())
            }
        };
        let Some((first, others)) = towns.split_first() else {
            return Ok(Self { key, name, towns: Vec::new() });
        };
        if neighbours == Neighbours::Peers {
            require_levels(towns, schema)?;
        }
        let is_near = |town: &Municipality| is_neighbour(neighbours, first, town, schema);
        if let Some(other) = others.iter().find(|town| !is_near(town)) {
            return Err(apart(neighbours, first, other));
        }
        let towns = all.iter().copied().filter(|town| is_near(town)).collect();
        Ok(Self { key, name, towns })
    }

    /// The median of a column of numbers: an own calculation, an estimate where a value is one.
    pub fn median(&self, column: &Asked<'_>) -> Cell {
        if !column.is_number() {
            return Cell::MISSING;
        }
        let values = self.towns.iter().filter_map(|town| column.value(town).number());
        let median = number::median(values.collect());
        let parts = column.columns();
        let statuses = parts.iter().map(|part| aggregate::status(&self.towns, part));
        let status = statuses.fold(Status::Derived, Status::max);
        let places = match column {
            Asked::Known(column) => column.places(),
            Asked::Computed(computed) => {
                let amounts =
                    self.towns.iter().filter_map(|town| computed.amount(&|part| town.value(part)));
                amounts.map(|amount| amount.places).max().unwrap_or(0)
            }
        };
        aggregate::cell_beside_values(median, places, columns::mark(status))
    }

    /// The column of the medians.
    pub fn column<R>(
        &self,
        median: impl Fn(&R) -> Cell + 'static,
        context: &Context,
    ) -> TableColumn<'static, R> {
        let count = self.towns.len().to_string();
        let label = filled(context.texts.median_of, &[&self.name, &count]);
        TableColumn::new(self.key, label, median).aligned(Alignment::Right)
    }
}

fn is_neighbour(
    neighbours: Neighbours,
    town: &Municipality,
    other: &Municipality,
    schema: &Schema,
) -> bool {
    match neighbours {
        Neighbours::State => true,
        Neighbours::District => {
            town.district() == other.district()
                && town.is_independent_city() == other.is_independent_city()
        }
        Neighbours::Peers => {
            schema.dimensions().all(|levels| town.level(levels.slot) == other.level(levels.slot))
        }
    }
}

/// Says that two have not the same neighbours, and what works.
fn apart(neighbours: Neighbours, town: &Municipality, other: &Municipality) -> UsageError {
    let (one, other_one) = (town.name(), other.name());
    UsageError::new(match neighbours {
        Neighbours::Peers => say::other_classes(one, other_one),
        _ => say::other_districts(one, other_one, town.district(), other.district()),
    })
}

/// Makes sure that each has a level in every dimension.
fn require_levels(towns: &[&Municipality], schema: &Schema) -> Result<(), UsageError> {
    let without = towns.iter().find_map(|town| {
        let mut dimensions = schema.dimensions();
        Some((town, dimensions.find(|levels| town.level(levels.slot).is_none())?))
    });
    without.map_or(Ok(()), |(town, levels)| {
        Err(UsageError::new(say::no_peers(town.name(), &*levels.dimension.id)))
    })
}
