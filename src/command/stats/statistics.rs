//! How the values of a column are distributed in a group: one record.

use super::grouping::Group;
use crate::{
    dataset::Municipality,
    folding::collation_key,
    number::Distribution,
    presentation::{
        Context,
        aggregate::{self, number},
        citation, columns, wording,
    },
    report::{Cell, Content, Term},
    schema::{Column, Schema},
    text::filled,
    vocabulary::SourceId,
};

/// So many ranges show where most are, and fit beside the numbers.
pub const RANGES: usize = 12;

/// How the values of a column are distributed in a group. What is not said is missing.
#[derive(Default)]
pub struct Statistics<'a> {
    /// The column or dimension.
    pub column: Cell,
    /// What groups them.
    pub by: Cell,
    pub group: Cell,
    /// How many municipalities have a value.
    pub count: Cell,
    pub missing: Cell,
    pub minimum: Cell,
    pub first_quartile: Cell,
    pub median: Cell,
    pub third_quartile: Cell,
    pub maximum: Cell,
    pub mean: Cell,
    pub weighted_mean: Cell,
    /// The municipality with the lowest value.
    pub lowest: Cell,
    /// The municipality with the highest value.
    pub highest: Cell,
    pub histogram: Cell,
    /// From where to where the histogram goes, with the unit.
    pub range: Option<[String; 2]>,
    pub sources: Vec<&'a SourceId>,
}

/// What a record says in one respect.
pub type Part = for<'s, 'a> fn(&'s Statistics<'a>) -> &'s Cell;

impl Statistics<'_> {
    /// What the histogram shows, which has the same scale in all groups.
    pub fn scale(&self, context: &Context) -> String {
        let texts = context.texts;
        let range = self.range.as_ref();
        let range = range.map(|[least, most]| filled(texts.from_to, &[least, most]));
        range.map_or(texts.distribution.to_owned(), |it| format!("{}: {it}", texts.distribution))
    }
}

/// The values of a column in all groups together.
pub struct Values<'a> {
    pub column: &'a Column,
    /// The column by which a mean is weighted.
    pub weight: Option<&'a Column>,
    /// From the lowest to the highest of all; none where there is no value.
    pub range: Option<(f64, f64)>,
    pub schema: &'a Schema,
    pub context: &'a Context,
}

/// A municipality with its value.
type Valued<'t> = (&'t Municipality<'t>, f64);

impl<'a> Values<'a> {
    /// The values that a column holds for these municipalities.
    pub fn of(
        column: &'a Column,
        towns: &[&Municipality],
        schema: &'a Schema,
        context: &'a Context,
    ) -> Self {
        let weight = column.figures().and_then(|it| it.observation.weight.as_ref());
        let weight = weight.and_then(|name| schema.find(name));
        let values = || towns.iter().filter_map(|town| number(town, column));
        let range = values().reduce(f64::min).zip(values().reduce(f64::max));
        Self { column, weight, range, schema, context }
    }

    /// How they are distributed in a group, by the column that made it.
    pub fn within(&self, group: &Group<'_>, by: Option<&Column>) -> Statistics<'a> {
        let Self { column, weight, schema, .. } = *self;
        let valued: Vec<Valued> =
            group.towns.iter().filter_map(|town| Some((*town, number(town, column)?))).collect();
        let distribution = Distribution::of(valued.iter().map(|(_, value)| *value));
        let mark = aggregate::mark(&group.towns, column);
        let quartile = |quarters| aggregate::cell(distribution.quartile(quarters), column, mark);
        let ends = [distribution.quartile(0), distribution.quartile(4)];
        let [lowest, highest] = ends.map(|end| at(end, &valued));
        let figures = [&lowest, &highest].map(|towns| {
            towns.first().map(|town| columns::cell(town, column, self.context)).unwrap_or_default()
        });
        let [minimum, maximum] = figures;
        let of_column = |town: &&Municipality| citation::sources_of(town, column, schema);
        let of_weight =
            |town: &&Municipality| weight.map(|weight| citation::sources_of(town, weight, schema));
        let sources = group.towns.iter().flat_map(of_column);
        Statistics {
            column: Cell::term(&column.id, columns::label(column, self.context)),
            by: by
                .map(|by| Cell::term(&*by.id, by.label(self.context.language)))
                .unwrap_or_default(),
            group: group.value.clone(),
            count: count(valued.len()),
            missing: count(group.towns.len() - valued.len()),
            minimum,
            first_quartile: quartile(1),
            median: quartile(2),
            third_quartile: quartile(3),
            maximum,
            mean: aggregate::cell(distribution.mean(), column, mark),
            weighted_mean: self.weighted_mean(&group.towns),
            lowest: self.named(&lowest),
            highest: self.named(&highest),
            histogram: self.histogram(&valued),
            range: self.range.map(|(least, most)| {
                [least, most].map(|end| wording::number(column, end, self.context))
            }),
            sources: sources.chain(group.towns.iter().filter_map(of_weight).flatten()).collect(),
        }
    }

    /// The first of them, for people with how many more there are.
    fn named(&self, towns: &[&Municipality]) -> Cell {
        let Some((first, others)) = towns.split_first() else {
            return Cell::MISSING;
        };
        let label = match others.len() {
            0 => first.name().to_string(),
            more => filled(self.context.texts.and_others_alike, &[first.name(), &more.to_string()]),
        };
        Content::Term(Term::new(first.id(), label)).into()
    }

    /// The mean of those that have both value and weight, weighted.
    fn weighted_mean(&self, towns: &[&Municipality]) -> Cell {
        let Some(weight) = self.weight else {
            return Cell::MISSING;
        };
        let both = |town: &&Municipality| Some((number(town, self.column)?, number(town, weight)?));
        let both = || towns.iter().filter_map(both);
        let sum: f64 = both().map(|(value, weight)| value * weight).sum();
        let mean = sum / both().map(|(_, weight)| weight).sum::<f64>();
        let statuses = [self.column, weight].map(|column| aggregate::status(towns, column));
        let mark = statuses.into_iter().max().and_then(columns::mark);
        aggregate::cell(Some(mean).filter(|mean| mean.is_finite()), self.column, mark)
    }

    /// How many have values in each of the ranges into which that of all is divided.
    fn histogram(&self, valued: &[Valued<'_>]) -> Cell {
        let Some((least, most)) = self.range else {
            return Cell::MISSING;
        };
        let mut counts = vec![0; RANGES];
        for (_, value) in valued {
            // Halves, as numbers from one end of the range to the other are too large to subtract.
            let part = (value / 2.0 - least / 2.0) / (most / 2.0 - least / 2.0);
            let is_beyond = |range: &usize| part >= share(*range);
            let range = (1..RANGES).rev().find(is_beyond).unwrap_or(0);
            if let Some(count) = counts.get_mut(range) {
                *count += 1;
            }
        }
        Content::Histogram(counts).into()
    }
}

/// The municipalities that have this value, as they are sorted.
fn at<'t>(value: Option<f64>, valued: &[Valued<'t>]) -> Vec<&'t Municipality<'t>> {
    let at = valued.iter().filter(|(_, own)| Some(*own) == value).map(|(town, _)| *town);
    let mut at: Vec<_> = at.collect();
    at.sort_by_cached_key(|town| (collation_key(town.name()), town.id()));
    at
}

/// So many, as a cell.
pub fn count(number: usize) -> Cell {
    Cell::exactly(crate::number::count(number), 0)
}

/// So many of the ranges, as a part of them all.
fn share(ranges: usize) -> f64 {
    crate::number::count(ranges) / crate::number::count(RANGES)
}
