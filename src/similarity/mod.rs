//! Which municipality is like which: how far apart two stand in the order of all, indicator by
//! indicator, dimension by dimension, and how many pairs are further apart.

mod pairs;
mod parts;
mod scale;
#[cfg(test)]
mod tests;

use anyhow::{Context, Result, ensure};

pub use pairs::Pairs;
#[allow(unused_imports, reason = "the build calls it")]
pub use parts::parts;
pub use scale::{Position, Profile, Scale, Side, Yardstick};

use crate::{
    dataset::{Dataset, Municipality},
    number::count,
    say,
    schema::{Schema, Times},
};
use scale::{place, profile, scales};

/// How far apart two municipalities are, from 0 to 1; none where nothing can be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Distance {
    /// The weighted mean over the dimensions.
    pub overall: Option<f64>,
    pub dimensions: Vec<Part>,
}

/// How far apart two municipalities are in a dimension.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The mean over the indicators.
    pub overall: Option<f64>,
    pub indicators: Vec<Option<f64>>,
}

/// A municipality with how far it is from the one that it was matched with.
#[derive(Debug)]
pub struct Match<'t> {
    pub town: &'t Municipality<'t>,
    pub profile: Profile,
    /// How far it is from the other.
    pub distance: Distance,
    /// The share of all pairs of municipalities that are less similar, from 0 to 1.
    pub less_similar: Option<f64>,
}

impl Match<'_> {
    /// How like the other it is in a dimension, in percent.
    pub fn similarity_in(&self, yardstick: &Yardstick<'_>) -> Option<f64> {
        self.distance.dimensions.get(yardstick.place)?.overall.map(similarity)
    }

    /// How far it is from the other in an indicator, from 0 to 1.
    pub fn distance_in(&self, scale: &Scale<'_>) -> Option<f64> {
        let (dimension, indicator) = scale.place;
        self.distance.dimensions.get(dimension)?.indicators.get(indicator).copied().flatten()
    }

    /// How like the other it is, in percent.
    pub fn similarity(&self) -> Option<f64> {
        self.distance.overall.map(similarity)
    }

    /// Whether it is as near as another, but for how a computer rounds.
    pub fn is_as_near(&self, other: &Self) -> bool {
        let distances = self.distance.overall.zip(other.distance.overall);
        distances.is_some_and(|(own, other)| rank(own).total_cmp(&rank(other)).is_eq())
    }

    /// Whether it is not closer than three quarters of all pairs, so that "most similar" says
    /// little. The threshold is this project's own.
    pub fn is_weak(&self) -> bool {
        const STRONG: f64 = 0.75;
        self.less_similar.is_some_and(|share| share < STRONG)
    }
}

/// What municipalities are matched by, with all of them to compare with.
#[derive(Debug)]
pub struct Matching<'a> {
    pub yardsticks: Vec<Yardstick<'a>>,
    /// How far apart municipalities are that have nothing to do with each other.
    pub pairs: Pairs<'static>,
    weights: Vec<f64>,
}

impl<'a> Matching<'a> {
    /// What is needed to match among these, the municipalities of a dataset, in the dimensions of
    /// the dataset at these times, each with its weight.
    ///
    /// # Errors
    /// A dimension names an indicator that is no column of figures, or a weight is none.
    pub fn new(
        dataset: &Dataset,
        schema: &'a Schema,
        all: &[&Municipality],
        weights: &[f64],
        times: Times,
    ) -> Result<Self> {
        let matching = Self::alone(dataset, schema, all, weights, times)?;
        let are_equal =
            weights.iter().all(|weight| *weight > 0.0 && Some(weight) == weights.first());
        let stored = if are_equal { dataset.part(&part(times))? } else { None };
        let pairs = match stored {
            Some(bytes) => postcard::from_bytes(bytes)?,
            None => matching.measured(all, times),
        };
        Ok(Self { pairs, ..matching })
    }

    /// How far apart all are, at these times.
    fn measured(&self, all: &[&Municipality], times: Times) -> Pairs<'static> {
        let mut by_id = all.to_vec();
        by_id.sort_by(|a, b| a.id().cmp(b.id()));
        let own = |place: usize| Some(self.profile_of(by_id.get(place)?));
        let other = |place: usize| Some(self.profile_of_other(by_id.get(place)?));
        Pairs::measured(by_id.len(), own, other, times.is_across(), &self.weights)
    }

    /// The same without pairs, where no similarity is to be told but only who is nearest.
    ///
    /// # Errors
    /// A dimension names an indicator that is no column of figures, or a weight is none.
    pub fn alone(
        dataset: &Dataset,
        schema: &'a Schema,
        all: &[&Municipality],
        weights: &[f64],
        times: Times,
    ) -> Result<Self> {
        let [own, others] = [times.own, times.others].map(|it| schema.in_all_periods().of(it));
        let dimensions = own.zip(others).zip(weights).enumerate();
        let yardsticks = dimensions.map(|(place, ((own, others), weight))| {
            ensure!(weight.is_finite() && *weight >= 0.0, say::weight_below_0());
            let others = times.is_across().then_some(others);
            let scales = scales(own, others, place, dataset, schema, all);
            let scales = scales.with_context(|| say::of_dimension(&own.dimension.id))?;
            Ok(Yardstick { dimension: &own.dimension, weight: *weight, scales, place })
        });
        let yardsticks = yardsticks.collect::<Result<_>>()?;
        Ok(Self { yardsticks, pairs: Pairs::default(), weights: weights.to_vec() })
    }

    /// The same, every dimension of the same weight.
    pub fn unweighted(
        dataset: &Dataset,
        schema: &'a Schema,
        all: &[&Municipality],
        times: Times,
    ) -> Result<Self> {
        Self::new(dataset, schema, all, &unweighted(schema), times)
    }

    /// The dimensions that count.
    pub fn counting(&self) -> impl Iterator<Item = &Yardstick<'a>> {
        self.yardsticks.iter().filter(|yardstick| yardstick.weight > 0.0)
    }

    /// The indicators of all dimensions.
    pub fn scales(&self) -> impl Iterator<Item = &Scale<'a>> {
        self.yardsticks.iter().flat_map(|yardstick| &yardstick.scales)
    }

    /// Where a municipality stands that is asked for.
    pub fn profile_of(&self, town: &Municipality) -> Profile {
        profile(&self.yardsticks, |scale| scale.own.position_of(town))
    }

    /// Where another stands, in its own time.
    fn profile_of_other(&self, town: &Municipality) -> Profile {
        profile(&self.yardsticks, |scale| scale.others.position_of(town))
    }

    /// Where somebody of these values would stand.
    pub fn profile(&self, value: impl Fn(&Scale<'_>) -> Option<f64>) -> Profile {
        profile(&self.yardsticks, |scale| scale.own.placed(value(scale)?))
    }

    /// The candidates by their distance, the nearest first; equally near ones stand by their ids,
    /// and last those of which nothing can be compared.
    pub fn ranked<'t>(
        &self,
        profile: &Profile,
        candidates: impl IntoIterator<Item = &'t Municipality<'t>>,
        most: usize,
    ) -> Vec<Match<'t>> {
        let weights = relative(&self.weights);
        // One for all of them, as they may be many.
        let mut other = profile.clone();
        let placed = candidates.into_iter().map(|town| {
            place(&mut other, &self.yardsticks, |scale| scale.others.position_of(town));
            (overall(profile, &other, &weights).map_or(f64::INFINITY, rank), town)
        });
        let mut placed: Vec<_> = placed.collect();
        placed
            .sort_by(|(a, one), (b, other)| a.total_cmp(b).then_with(|| one.id().cmp(other.id())));
        let nearest = placed.into_iter().take(most).map(|(_, town)| {
            let other = self.profile_of_other(town);
            let distance = Distance::between(profile, &other, &self.weights);
            let less_similar = distance.overall.and_then(|it| self.pairs.further_apart(it));
            Match { town, profile: other, distance, less_similar }
        });
        nearest.collect()
    }

    /// The case studies that are most like a municipality, the nearest first, without itself and
    /// those that cannot be compared with it.
    pub fn nearest<'t>(
        &self,
        town: &Municipality,
        case_studies: impl IntoIterator<Item = &'t Municipality<'t>>,
    ) -> Vec<Match<'t>> {
        /// More would be told of than anyone reads.
        const NEAREST: usize = 3;

        let others = case_studies.into_iter().filter(|other| other.id() != town.id());
        let mut nearest = self.ranked(&self.profile_of(town), others, NEAREST);
        nearest.retain(|found| found.distance.overall.is_some());
        nearest
    }
}

/// Under which name the pairs at these times are stored.
fn part(Times { own, others }: Times) -> String {
    format!("pairs/{own}-{others}")
}

fn unweighted(schema: &Schema) -> Vec<f64> {
    vec![1.0; schema.dimensions().count()]
}

impl Distance {
    /// The distance between two profiles, each dimension with its weight.
    pub fn between(a: &Profile, b: &Profile, weights: &[f64]) -> Self {
        let dimensions = a.iter().zip(b).map(|(a, b)| Part {
            overall: mean(a, b),
            indicators: a.iter().zip(b).map(|(a, b)| apart(*a, *b)).collect(),
        });
        Self { overall: overall(a, b, &relative(weights)), dimensions: dimensions.collect() }
    }
}

/// How far two values are apart; none where one of them is missing.
fn apart(a: Option<Position>, b: Option<Position>) -> Option<f64> {
    Some((a?.percentile - b?.percentile).abs())
}

/// How far two are apart in a dimension: the mean over the indicators that can be compared.
fn mean(a: &[Option<Position>], b: &[Option<Position>]) -> Option<f64> {
    let known = a.iter().zip(b).filter_map(|(a, b)| apart(*a, *b));
    let (sum, known) = known.fold((0.0, 0), |(sum, known), it| (sum + it, known + 1));
    (known > 0).then(|| sum / count(known))
}

/// The weights beside the largest of them: only how they compare matters, and no sum of them is
/// ever too large.
fn relative(weights: &[f64]) -> Vec<f64> {
    let largest = weights.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    weights.iter().map(|weight| weight / largest).collect()
}

/// How far two are apart altogether: the weighted mean over the dimensions that can be compared.
fn overall(a: &Profile, b: &Profile, weights: &[f64]) -> Option<f64> {
    let mut sum = 0.0;
    let mut total = 0.0;
    for ((a, b), weight) in a.iter().zip(b).zip(weights) {
        if let Some(distance) = mean(a, b) {
            sum += weight * distance;
            total += weight;
        }
    }
    (total > 0.0).then(|| sum / total)
}

/// Distances that differ by less are the same but for how a computer rounds.
const SAME: f64 = 1e-12;

/// The place of a distance in an order.
fn rank(distance: f64) -> f64 {
    (distance / SAME).round()
}

/// How like each other two are that are so far apart, in percent.
pub fn similarity(distance: f64) -> f64 {
    100.0 * (1.0 - distance)
}
