//! Likeness of municipalities: by ratio or difference in each indicator, as a part of the usual
//! span; and how many others are nearer.

use std::rc::Rc;

use anyhow::Result;

use crate::data::Dataset;
use crate::model::{Column, Comparison, Dimension, MatchIndicator, Schema, Town};
use crate::number::{Distribution, count, round};

/// Matching of all municipalities of a dataset in one period.
pub struct Matching<'a> {
    /// Position of the period.
    pub period: usize,
    /// Dimensions, in the order of the dataset.
    pub dimensions: Vec<MatchDimension>,
    towns: Vec<&'a Town>,
}

/// Dimension with its weight.
pub struct MatchDimension {
    /// Dimension.
    pub dimension: Rc<Dimension>,
    /// Weight; a dimension of weight 0 is left out.
    pub weight: f64,
    /// Indicators that it is the mean of.
    pub indicators: Vec<Scale>,
}

/// Indicator with the span of its values.
pub struct Scale {
    /// Column.
    pub column: Rc<Column>,
    /// Comparison of two values.
    pub by: Comparison,
    /// Usual span, from the 5th to the 95th percentile: of the logarithms for a ratio.
    pub span: f64,
}

/// Municipality with its distances from the one that it is matched with.
#[derive(Debug, Clone)]
pub struct Match<'a> {
    /// Municipality.
    pub town: &'a Town,
    /// Distance from 0 to 1 in each dimension; `None` where it is left out.
    pub parts: Vec<Option<f64>>,
    /// Distance as a whole; `None` where nothing can be compared.
    pub distance: Option<f64>,
    /// Number of others that are nearer.
    pub nearer: usize,
    /// True if more than a quarter of the others are nearer.
    pub is_weak: bool,
}

impl<'a> Matching<'a> {
    /// Matching in a period with a weight for each dimension, one of them above 0; all weigh 1
    /// where none is given.
    ///
    /// # Errors
    /// The data cannot be read, or a dimension names a column that does not exist.
    pub fn new(dataset: &'a Dataset, period: usize, weights: &[f64]) -> Result<Self> {
        let (schema, towns) = (&dataset.rules()?.schema, dataset.towns(true)?);
        let dimensions = schema.dimensions.dimensions.iter().enumerate();
        let dimensions = dimensions.map(|(place, dimension)| {
            let indicators = dimension.periods[period].indicators.iter();
            let indicators = indicators.map(|it| Scale::new(it, schema, &towns));
            Ok(MatchDimension {
                dimension: Rc::clone(dimension),
                weight: weights.get(place).copied().unwrap_or(1.0),
                indicators: indicators.collect::<Result<_>>()?,
            })
        });
        Ok(Self { period, dimensions: dimensions.collect::<Result<_>>()?, towns })
    }

    /// Dimensions that count, with their positions.
    pub fn counting(&self) -> impl Iterator<Item = (usize, &MatchDimension)> {
        self.dimensions.iter().enumerate().filter(|(_, it)| it.weight > 0.0)
    }

    /// Number of municipalities beside the one that others are matched with.
    pub fn others(&self) -> usize {
        self.towns.len().saturating_sub(1)
    }

    /// All other municipalities, the nearest first; last those that cannot be compared.
    pub fn matches(&self, origin: &Town) -> Vec<Match<'a>> {
        let others = self.towns.iter().filter(|town| town.id != origin.id);
        let found = others.map(|town| {
            let parts: Vec<_> =
                self.dimensions.iter().map(|it| it.distance(origin, town)).collect();
            let distance = self.whole(&parts, None);
            Match { town, parts, distance, nearer: 0, is_weak: false }
        });
        let mut found: Vec<Match<'a>> = found.collect();
        found.sort_by(|a, b| a.order().total_cmp(&b.order()).then(a.town.id.cmp(&b.town.id)));
        let distances: Vec<f64> = found.iter().map(Match::order).collect();
        for one in &mut found {
            one.nearer = distances.partition_point(|distance| *distance < one.order());
            one.is_weak = one.nearer * 4 > self.others();
        }
        found
    }

    /// The nearest of these if a dimension were left out, with those that are equally near.
    pub fn nearest_without(&self, left_out: usize, matches: &[Match<'a>]) -> Vec<&'a Town> {
        let distance = |it: &Match<'a>| Some((it.town, self.whole(&it.parts, Some(left_out))?));
        let mut found: Vec<_> = matches.iter().filter_map(distance).collect();
        found.sort_by(|(_, a), (_, b)| a.total_cmp(b));
        let best = found.first().map_or(0.0, |(_, distance)| *distance);
        found.into_iter().take_while(|(_, it)| is_near(best, *it)).map(|(town, _)| town).collect()
    }

    /// Weighted mean of the dimensions that can be compared.
    fn whole(&self, parts: &[Option<f64>], left_out: Option<usize>) -> Option<f64> {
        let (mut sum, mut weights) = (0.0, 0.0);
        for (place, (part, dimension)) in parts.iter().zip(&self.dimensions).enumerate() {
            if let Some(part) = part.filter(|_| left_out != Some(place)) {
                sum += dimension.weight * part;
                weights += dimension.weight;
            }
        }
        (weights > 0.0).then(|| sum / weights)
    }
}

impl MatchDimension {
    /// Mean distance in the indicators that can be compared; `None` if it does not count.
    fn distance(&self, a: &Town, b: &Town) -> Option<f64> {
        let parts = self.indicators.iter().filter_map(|it| it.part(a, b));
        let (sum, known) = parts.fold((0.0, 0), |(sum, known), part| (sum + part, known + 1));
        (known > 0 && self.weight > 0.0).then(|| sum / count(known))
    }
}

impl Scale {
    fn new(indicator: &MatchIndicator, schema: &Schema, towns: &[&Town]) -> Result<Self> {
        let column = Rc::clone(schema.column(&indicator.column)?);
        let mut scale = Self { column, by: indicator.by, span: 0.0 };
        let values = Distribution::of(towns.iter().filter_map(|town| scale.position(town)));
        let ends = values.quantile(0.05).zip(values.quantile(0.95));
        scale.span = ends.map_or(0.0, |(low, high)| high - low);
        Ok(scale)
    }

    /// Value of a municipality, or the logarithm of it for a ratio.
    fn position(&self, town: &Town) -> Option<f64> {
        let value = town.value(&self.column).number()?;
        match self.by {
            Comparison::Difference => Some(value),
            Comparison::Ratio => (value > 0.0).then(|| value.ln()),
        }
    }

    /// Difference of two values, or of their logarithms for a ratio.
    pub fn apart(&self, a: &Town, b: &Town) -> Option<f64> {
        Some((self.position(a)? - self.position(b)?).abs())
    }

    /// Distance of two municipalities as a part of the usual span, at most 1.
    pub fn part(&self, a: &Town, b: &Town) -> Option<f64> {
        // Without a span all values are the same, or as far apart as can be.
        let span = self.span.max(f64::MIN_POSITIVE);
        self.apart(a, b).map(|apart| (apart / span).min(1.0))
    }
}

impl Match<'_> {
    /// Similarity in percent, to one decimal.
    pub fn similarity(&self) -> Option<f64> {
        self.distance.map(similarity)
    }

    /// Similarity in a dimension in percent, to one decimal.
    pub fn similarity_in(&self, dimension: usize) -> Option<f64> {
        self.parts.get(dimension).copied().flatten().map(similarity)
    }

    fn order(&self) -> f64 {
        self.distance.unwrap_or(f64::INFINITY)
    }
}

/// Compares two distances by their similarities: true within three points of the best, on one
/// decimal.
pub fn is_near(best: f64, other: f64) -> bool {
    /// Points within which similarities are equal.
    const POINTS: f64 = 3.0;

    round(similarity(best) - similarity(other), 1) <= POINTS
}

fn similarity(distance: f64) -> f64 {
    round(100.0 * (1.0 - distance), 1)
}
