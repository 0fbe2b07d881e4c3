//! Distributions of values, and where one stands among them.

/// Distribution of the values of an indicator among municipalities.
pub struct Distribution(Vec<f64>);

impl Distribution {
    /// Distribution of these values.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut sorted: Vec<f64> = values.into_iter().collect();
        sorted.sort_unstable_by(f64::total_cmp);
        Self(sorted)
    }

    /// Number of values.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Share of values below this one, half of those that equal it included, from 0 to 1; `None`
    /// where there are no values.
    pub fn percentile_of(&self, value: f64) -> Option<f64> {
        let (below, up_to) = self.below_and_up_to(value);
        let share = f64::midpoint(count(below), count(up_to)) / count(self.len());
        share.is_finite().then_some(share)
    }

    /// Position from 0 of a value among so many classes of equal count; equal values share the
    /// class in which the middle of them lies.
    pub fn class_of(&self, value: f64, classes: usize) -> Option<usize> {
        let (below, up_to) = self.below_and_up_to(value);
        let class = ((below + up_to) * classes).checked_div(2 * self.len())?;
        Some(class.min(classes.saturating_sub(1)))
    }

    /// Rank of a value, the highest being the first; equal ones share the better rank.
    pub fn rank_of(&self, value: f64) -> usize {
        self.len() - self.below_and_up_to(value).1 + 1
    }

    /// Quantile: the value below which this part (from 0 to 1) of the distribution lies, between
    /// two values by linear interpolation (type 7 of Hyndman and Fan, the default of R); `None`
    /// where there are no values.
    pub fn quantile(&self, part: f64) -> Option<f64> {
        let place = count(self.len().checked_sub(1)?) * part;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a position")]
        let lower_place = place.floor() as usize;
        let lower = *self.0.get(lower_place)?;
        let upper = self.0.get(lower_place + 1).copied().unwrap_or(lower);
        let rest = place - place.floor();
        Some(if rest > 0.0 { lower * (1.0 - rest) + upper * rest } else { lower })
    }

    /// Mean; `None` where there are no values, or their sum is too large.
    pub fn mean(&self) -> Option<f64> {
        let mean = self.0.iter().sum::<f64>() / count(self.len());
        mean.is_finite().then_some(mean)
    }

    fn below_and_up_to(&self, value: f64) -> (usize, usize) {
        (self.0.partition_point(|it| *it < value), self.0.partition_point(|it| *it <= value))
    }
}

/// Value in the middle, or halfway between the two in the middle; `None` where there are none.
pub fn median(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    Distribution::of(values).quantile(0.5)
}

/// Count as a number to reckon with.
#[expect(clippy::cast_precision_loss, reason = "nobody has 2^52 municipalities")]
pub fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::{Distribution, median};

    #[test]
    fn a_percentile_counts_half_of_those_that_are_equal() {
        let distribution = Distribution::of([3.0, 1.0, 2.0, 2.0]);
        let values = [0.0, 1.0, 1.5, 2.0, 3.0, 9.0];
        let expected = [0.0, 0.125, 0.25, 0.5, 0.875, 1.0].map(Some);
        assert_eq!(values.map(|it| distribution.percentile_of(it)), expected);
        assert_eq!(Distribution::of([]).percentile_of(1.0), None);
    }

    #[test]
    fn a_median_lies_between_the_two_in_the_middle() {
        assert_eq!(median([4.0, 1.0, 3.0]), Some(3.0));
        assert_eq!(median([4.0, 1.0, 3.0, 2.0]), Some(2.5));
        assert_eq!(median([]), None);
    }

    #[test]
    fn a_quantile_is_interpolated() {
        let distribution = Distribution::of([1.0, 2.0, 4.0]);
        assert_eq!(distribution.quantile(0.25), Some(1.5));
        assert_eq!(distribution.quantile(1.0), Some(4.0));
        assert_eq!(distribution.rank_of(4.0), 1);
        assert_eq!(distribution.class_of(1.0, 3), Some(0));
    }
}
