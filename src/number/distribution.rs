//! How the values of an indicator are distributed, and where one stands among them.

/// How the values of an indicator are distributed among the municipalities.
#[derive(Debug, Clone)]
pub struct Distribution(Vec<f64>);

impl Distribution {
    /// The distribution of these values.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut sorted: Vec<f64> = values.into_iter().collect();
        sorted.sort_unstable_by(f64::total_cmp);
        Self(sorted)
    }

    /// The bytes by which it is stored: eight a value, the last of which counts most.
    #[allow(dead_code, reason = "the build calls it")]
    pub fn bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|value| value.to_le_bytes()).collect()
    }

    /// The distribution that these bytes mean.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(bytes.as_chunks().0.iter().map(|value| f64::from_le_bytes(*value)).collect())
    }

    /// The share of values below this one, half of those that equal it included; none where
    /// there are no values.
    pub fn percentile(&self, value: f64) -> Option<f64> {
        let below = self.0.partition_point(|known| *known < value);
        let up_to = self.0.partition_point(|known| *known <= value);
        share_below(below, up_to, self.0.len())
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// In which of so many classes of equal count a value lies, the lowest being 0; values that
    /// are equal share the class in which the middle of them lies. None where there are no values.
    pub fn class(&self, value: f64, classes: usize) -> Option<usize> {
        let below = self.0.partition_point(|known| *known < value);
        let up_to = self.0.partition_point(|known| *known <= value);
        let class = ((below + up_to) * classes).checked_div(2 * self.0.len())?;
        Some(class.min(classes.saturating_sub(1)))
    }

    /// The place of a value when the highest is the first; those that are equal share the better
    /// place.
    pub fn rank(&self, value: f64) -> usize {
        self.0.len() - self.0.partition_point(|known| *known <= value) + 1
    }

    /// The value below which so many quarters of the distribution lie, between two values by
    /// linear interpolation (type 7 of Hyndman and Fan, the default of R); none where there are
    /// no values.
    pub fn quartile(&self, quarters: u8) -> Option<f64> {
        let place = self.0.len().checked_sub(1)? * usize::from(quarters);
        let lower = *self.0.get(place / 4)?;
        let upper = self.0.get(place / 4 + 1).copied().unwrap_or(lower);
        let part = count(place % 4) / 4.0;
        Some(if part > 0.0 { lower * (1.0 - part) + upper * part } else { lower })
    }

    /// The mean; none where there are no values, or their sum is too large.
    pub fn mean(&self) -> Option<f64> {
        let mean = self.0.iter().sum::<f64>() / count(self.0.len());
        mean.is_finite().then_some(mean)
    }
}

/// The percentile of a value among others, as a distribution has it, which need not be made for
/// one.
pub fn percentile(value: f64, among: impl Iterator<Item = f64>) -> Option<f64> {
    let counts = among.fold((0, 0, 0), |(below, up_to, all), known| {
        (below + usize::from(known < value), up_to + usize::from(known <= value), all + 1)
    });
    let (below, up_to, all) = counts;
    share_below(below, up_to, all)
}

fn share_below(below: usize, up_to: usize, all: usize) -> Option<f64> {
    let share = f64::midpoint(count(below), count(up_to)) / count(all);
    share.is_finite().then_some(share)
}

/// The value in the middle, or halfway between the two in the middle; none where there are no
/// values.
pub fn median(mut values: Vec<f64>) -> Option<f64> {
    let upper = values.len() / 2;
    if values.is_empty() {
        return None;
    }
    let is_even = values.len().is_multiple_of(2);
    let (before, middle, _) = values.select_nth_unstable_by(upper, f64::total_cmp);
    let lower = before.iter().copied().max_by(f64::total_cmp).filter(|_| is_even);
    Some(f64::midpoint(lower.unwrap_or(*middle), *middle))
}

#[expect(clippy::cast_precision_loss, reason = "nobody has 2^52 municipalities")]
pub fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::{Distribution, median, percentile};

    #[test]
    fn a_percentile_counts_half_of_those_that_are_equal() {
        let distribution = Distribution::of([3.0, 1.0, 2.0, 2.0]);
        let values = [0.0, 1.0, 1.5, 2.0, 3.0, 9.0];
        let expected = [0.0, 0.125, 0.25, 0.5, 0.875, 1.0].map(Some);
        assert_eq!(values.map(|it| distribution.percentile(it)), expected);
        assert_eq!(values.map(|it| percentile(it, [3.0, 1.0, 2.0, 2.0].into_iter())), expected);
        assert_eq!(Distribution::of([]).percentile(1.0), None);
    }

    #[test]
    fn classes_have_equal_counts_and_equals_share_one() {
        let classes = |values: &[f64], classes| {
            let distribution = Distribution::of(values.iter().copied());
            values.iter().map(|it| distribution.class(*it, classes).unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(classes(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 3), [0, 0, 1, 1, 2, 2]);
        assert_eq!(classes(&[1.0, 2.0, 2.0, 2.0, 2.0, 3.0], 3), [0, 1, 1, 1, 1, 2]);
        // More than half are the lowest: no class is left for those below their middle.
        assert_eq!(classes(&[0.0, 0.0, 0.0, 0.0, 7.0, 9.0], 5), [1, 1, 1, 1, 3, 4]);
        assert_eq!(classes(&[4.0], 5), [2]);
        assert_eq!(Distribution::of([]).class(1.0, 5), None);
        assert_eq!(Distribution::of([1.0]).class(9.0, 5), Some(4));
    }

    #[test]
    fn the_highest_is_the_first_and_equals_share_the_better_place() {
        let distribution = Distribution::of([3.0, 1.0, 2.0, 2.0]);
        assert_eq!([3.0, 2.0, 1.0].map(|it| distribution.rank(it)), [1, 2, 4]);
    }

    #[test]
    fn the_median_is_in_the_middle() {
        let median = |values: &[f64]| median(values.to_vec());
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[7.0]), Some(7.0));
        assert_eq!(median(&[9.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&[4.0, 9.0, 1.0, 3.0]), Some(3.5));
    }

    #[test]
    fn quartiles_lie_where_r_has_them() {
        let quartiles = |values: &[f64]| {
            let distribution = Distribution::of(values.iter().copied());
            [0, 1, 2, 3, 4].map(|quarters| distribution.quartile(quarters))
        };
        assert_eq!(quartiles(&[]), [None; 5]);
        assert_eq!(quartiles(&[7.0]), [Some(7.0); 5]);
        // quantile(c(1, 2, 4, 8)) in R.
        assert_eq!(quartiles(&[8.0, 1.0, 4.0, 2.0]), [1.0, 1.75, 3.0, 5.0, 8.0].map(Some));
        assert_eq!(quartiles(&[f64::MIN, f64::MAX])[2], Some(0.0));
    }

    #[test]
    fn a_mean_is_finite_or_there_is_none() {
        let mean = |values: &[f64]| Distribution::of(values.iter().copied()).mean();
        assert_eq!([mean(&[]), mean(&[f64::MAX, f64::MAX])], [None, None]);
        assert_eq!(mean(&[1.0, 2.0, 6.0]), Some(3.0));
    }
}
