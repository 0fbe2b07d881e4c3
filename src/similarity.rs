//! Which municipality is like which: how far apart two stand in the order of all, indicator by
//! indicator, dimension by dimension.

use anyhow::{Context, Result, ensure};

use crate::{
    dataset::Municipality,
    schema::{Column, Dimension, Figures, Schema},
};

/// How the values of an indicator are distributed among the municipalities.
#[derive(Debug, Clone)]
pub struct Distribution(Vec<f64>);

impl Distribution {
    /// The distribution of these values.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut sorted: Vec<f64> = values.into_iter().collect();
        sorted.sort_unstable_by(f64::total_cmp);
        Self(sorted)
    }

    /// The share of values below this one, half of those that equal it included; none where
    /// there are no values.
    #[must_use]
    pub fn percentile(&self, value: f64) -> Option<f64> {
        let below = self.0.partition_point(|known| *known < value);
        let up_to = self.0.partition_point(|known| *known <= value);
        let percentile = f64::midpoint(count(below), count(up_to)) / count(self.0.len());
        percentile.is_finite().then_some(percentile)
    }

    /// The value in the middle, or halfway between the two in the middle; none where there are
    /// no values.
    #[must_use]
    pub fn median(&self) -> Option<f64> {
        let upper = self.0.len() / 2;
        let lower = self.0.len().checked_sub(1)? / 2;
        Some(f64::midpoint(*self.0.get(lower)?, *self.0.get(upper)?))
    }
}

#[expect(clippy::cast_precision_loss, reason = "nobody has 2^52 municipalities")]
fn count(number: usize) -> f64 {
    number as f64
}

/// A dimension in which municipalities are matched.
#[derive(Debug)]
pub struct Yardstick<'a> {
    /// The dimension.
    pub dimension: &'a Dimension,
    /// What it counts for beside the others.
    pub weight: f64,
    /// Its indicators.
    pub scales: Vec<Scale<'a>>,
}

/// An indicator by which municipalities are matched.
#[derive(Debug)]
pub struct Scale<'a> {
    /// Its column.
    pub column: &'a Column,
    /// Its figures.
    pub figures: &'a Figures,
    distribution: Distribution,
}

/// What a municipality is matched by: for each dimension, for each indicator, where it stands.
pub type Profile = Vec<Vec<Option<Position>>>;

/// A value and where it stands among all, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    /// The value.
    pub value: f64,
    /// Its percentile.
    pub percentile: f64,
}

/// How far apart two municipalities are, from 0 to 1; none where nothing can be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Distance {
    /// The weighted mean over the dimensions.
    pub overall: Option<f64>,
    /// The distance in each dimension.
    pub dimensions: Vec<Part>,
}

/// How far apart two municipalities are in a dimension.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The mean over the indicators.
    pub overall: Option<f64>,
    /// The distance in each indicator.
    pub indicators: Vec<Option<f64>>,
}

/// A municipality with how far it is from the one that it was matched with.
#[derive(Debug)]
pub struct Match<'t> {
    /// The municipality.
    pub town: &'t Municipality,
    /// Where it stands.
    pub profile: Profile,
    /// How far it is from the other.
    pub distance: Distance,
}

/// The yardsticks of a dataset: its dimensions, with the values of all its municipalities.
///
/// # Errors
/// A dimension names an indicator that is no column of figures.
pub fn yardsticks<'a>(
    schema: &'a Schema,
    all: &[&Municipality],
    weights: &[f64],
) -> Result<Vec<Yardstick<'a>>> {
    let yardsticks = schema.dimensions().zip(weights).map(|(levels, weight)| {
        let dimension = &*levels.dimension;
        let scales = dimension.indicators.iter().map(|name| {
            let column = schema.find(name);
            let (column, figures) = column
                .and_then(|column| Some((column, column.figures()?)))
                .with_context(|| format!("dimension `{}`: no figures `{name}`", dimension.id))?;
            let values = all.iter().filter_map(|town| town.figure(figures));
            let distribution = Distribution::of(values.map(|figure| figure.value));
            Ok(Scale { column, figures, distribution })
        });
        ensure!(weight.is_finite() && *weight >= 0.0, "a weight is a number of 0 or more");
        Ok(Yardstick { dimension, weight: *weight, scales: scales.collect::<Result<_>>()? })
    });
    yardsticks.collect()
}

/// Where something stands whose values are these.
pub fn profile(yardsticks: &[Yardstick<'_>], value: impl Fn(&Scale<'_>) -> Option<f64>) -> Profile {
    let position = |scale: &Scale<'_>| {
        let value = value(scale)?;
        Some(Position { value, percentile: scale.distribution.percentile(value)? })
    };
    yardsticks.iter().map(|it| it.scales.iter().map(position).collect()).collect()
}

/// Where a municipality stands.
#[must_use]
pub fn profile_of(yardsticks: &[Yardstick<'_>], town: &Municipality) -> Profile {
    profile(yardsticks, |scale| town.figure(scale.figures).map(|figure| figure.value))
}

/// The candidates by their distance, the nearest first; equally near ones stand by their ids.
pub fn ranked<'t>(
    yardsticks: &[Yardstick<'_>],
    profile: &Profile,
    candidates: impl IntoIterator<Item = &'t Municipality>,
) -> Vec<Match<'t>> {
    let weights: Vec<f64> = yardsticks.iter().map(|it| it.weight).collect();
    let candidates = candidates.into_iter().map(|town| {
        let other = profile_of(yardsticks, town);
        let distance = Distance::between(profile, &other, &weights);
        Match { town, profile: other, distance }
    });
    let mut matches: Vec<_> = candidates.collect();
    matches.sort_by(|a, b| {
        let [first, second] = [a, b].map(|it| it.distance.rank());
        first.total_cmp(&second).then_with(|| a.town.id.cmp(&b.town.id))
    });
    matches
}

impl Distance {
    /// The distance between two profiles, each dimension with its weight.
    #[must_use]
    pub fn between(a: &Profile, b: &Profile, weights: &[f64]) -> Self {
        let dimensions: Vec<Part> = a.iter().zip(b).map(|(a, b)| Part::between(a, b)).collect();
        // Only how the weights compare matters; no sum of them is ever too large.
        let largest = weights.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        let mut sum = 0.0;
        let mut total = 0.0;
        for (part, weight) in dimensions.iter().zip(weights) {
            if let Some(distance) = part.overall {
                sum += weight / largest * distance;
                total += weight / largest;
            }
        }
        Self { overall: (total > 0.0).then(|| sum / total), dimensions }
    }

    /// The place in an order: what is equal but for how a computer rounds is the same, and
    /// what cannot be compared stands last.
    fn rank(&self) -> f64 {
        const STEPS: f64 = 1e12;
        self.overall.map_or(f64::INFINITY, |distance| (distance * STEPS).round())
    }
}

impl Part {
    fn between(a: &[Option<Position>], b: &[Option<Position>]) -> Self {
        let pairs = a.iter().zip(b);
        let indicators: Vec<Option<f64>> =
            pairs.map(|(a, b)| Some(((*a)?.percentile - (*b)?.percentile).abs())).collect();
        let known: Vec<f64> = indicators.iter().flatten().copied().collect();
        let mean = known.iter().sum::<f64>() / count(known.len());
        Self { overall: (!known.is_empty()).then_some(mean), indicators }
    }
}

/// How like each other two are that are so far apart, in percent.
#[must_use]
pub fn similarity(distance: f64) -> f64 {
    100.0 * (1.0 - distance)
}

#[cfg(test)]
mod tests {
    use super::Distribution;

    #[test]
    fn a_percentile_counts_half_of_those_that_are_equal() {
        let distribution = Distribution::of([3.0, 1.0, 2.0, 2.0]);
        let percentiles = [0.0, 1.0, 1.5, 2.0, 3.0, 9.0].map(|it| distribution.percentile(it));
        assert_eq!(percentiles, [0.0, 0.125, 0.25, 0.5, 0.875, 1.0].map(Some));
        assert_eq!(Distribution::of([]).percentile(1.0), None);
    }

    #[test]
    fn the_median_is_in_the_middle() {
        let median = |values: &[f64]| Distribution::of(values.iter().copied()).median();
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[7.0]), Some(7.0));
        assert_eq!(median(&[9.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&[4.0, 9.0, 1.0, 3.0]), Some(3.5));
    }
}
