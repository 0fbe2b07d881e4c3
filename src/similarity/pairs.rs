//! How far apart municipalities are that have nothing to do with each other.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Profile, overall, relative};
use crate::number::count;

/// So many pairs are measured at most; of more a sample does.
const MOST: usize = 100_000;

/// How far apart the municipalities of a dataset are, pair by pair: against this a similarity means
/// something.
#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Pairs<'b> {
    /// The distance of each pair that can be compared, the nearest first: see [`step`], each in
    /// four bytes, the last of which counts most.
    #[serde(borrow)]
    distances: Cow<'b, [u8]>,
    /// Whether they are all pairs, not a sample.
    pub are_all: bool,
}

impl Pairs<'_> {
    /// The pairs of municipalities that stand where these profiles say. The sample is the same at
    /// every call, for the same profiles in the same order.
    pub fn of(profiles: &[Profile], weights: &[f64]) -> Self {
        let others = |place| profiles.iter().skip(place + 1);
        Self::measured(profiles, profiles, weights, others)
    }

    /// The pairs of one municipality in its own time, in which the first profiles place all, and
    /// another in that of the others, each both ways.
    pub fn across(own: &[Profile], others: &[Profile], weights: &[f64]) -> Self {
        let different = |place| others.iter().take(place).chain(others.iter().skip(place + 1));
        Self::measured(own, others, weights, different)
    }

    /// All pairs of a profile with those that `partners` gives for its place, or a sample.
    fn measured<'p, I: Iterator<Item = &'p Profile>>(
        own: &[Profile],
        others: &[Profile],
        weights: &[f64],
        partners: impl Fn(usize) -> I,
    ) -> Self {
        let weights = relative(weights);
        let towns = own.len();
        // Both ways there are twice as many, of as many municipalities.
        let are_all = towns * towns.saturating_sub(1) / 2 <= MOST;
        let distance = |one: &Profile, other: &Profile| overall(one, other, &weights);
        let distances: Vec<f64> = if are_all {
            let of = |(place, one)| partners(place).filter_map(move |other| distance(one, other));
            own.iter().enumerate().flat_map(of).collect()
        } else {
            let pair = |(one, other): (usize, usize)| distance(own.get(one)?, others.get(other)?);
            sample(towns).filter_map(pair).collect()
        };
        let mut steps: Vec<u32> = distances.into_iter().map(step).collect();
        steps.sort_unstable();
        let bytes: Vec<u8> = steps.into_iter().flat_map(u32::to_le_bytes).collect();
        Self { distances: bytes.into(), are_all }
    }

    /// How many pairs were measured.
    pub fn count(&self) -> usize {
        self.steps().len()
    }

    /// The share of pairs that are further apart than this, from 0 to 1; none where there are no
    /// pairs.
    pub fn further_apart(&self, distance: f64) -> Option<f64> {
        // Distances that only a computer's rounding tells apart are at most a step from each other.
        let same = step(distance).saturating_add(1);
        let nearer = self.steps().partition_point(|it| u32::from_le_bytes(*it) <= same);
        (self.count() > 0).then(|| count(self.count() - nearer) / count(self.count()))
    }

    fn steps(&self) -> &[[u8; 4]] {
        self.distances.as_chunks().0
    }
}

/// A distance in steps of 2⁻³². Percentiles among as many as 16,000 differ by more than a
/// hundred thousand of them.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a distance lies between 0 and 1"
)]
fn step(distance: f64) -> u32 {
    (distance * f64::from(u32::MAX)).round() as u32
}

/// Pairs of different places among so many, drawn evenly by a generator that begins with the same
/// number every time (`SplitMix64`, Steele, Lea and Flood 2014).
fn sample(places: usize) -> impl Iterator<Item = (usize, usize)> {
    let mut state = 0_u64;
    let mut draw = move |most: usize| {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = state;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((bits ^ (bits >> 31)) % u64::try_from(most).unwrap_or(u64::MAX))
            .unwrap_or(0)
    };
    (0..MOST).map(move |_| {
        let one = draw(places);
        let other = draw(places - 1);
        (one, if other < one { other } else { other + 1 })
    })
}

#[cfg(test)]
mod tests {
    use super::{MOST, Pairs, sample};
    use crate::similarity::Position;

    fn profiles(percentiles: impl IntoIterator<Item = f64>) -> Vec<super::Profile> {
        let at = |percentile| vec![vec![Some(Position { value: percentile, percentile })]];
        percentiles.into_iter().map(at).collect()
    }

    #[test]
    fn the_share_is_of_pairs_that_are_further_apart() {
        // Distances 0.1, 0.4, 0.5.
        let pairs = Pairs::of(&profiles([0.0, 0.1, 0.5]), &[1.0]);
        assert!(pairs.are_all && pairs.count() == 3);
        let share = |distance| format!("{:.2}", pairs.further_apart(distance).unwrap());
        let shares = ["1.00", "0.67", "0.67", "0.33", "0.00"];
        assert_eq!([0.0, 0.1, 0.3, 0.4, 0.5].map(share), shares);
        assert_eq!(Pairs::of(&profiles([0.3]), &[1.0]).further_apart(0.1), None);
    }

    #[test]
    fn across_periods_each_is_paired_with_every_other_both_ways() {
        let [own, others] = [[0.0, 0.5, 1.0], [1.0, 0.5, 0.25]].map(profiles);
        let pairs = Pairs::across(&own, &others, &[1.0]);
        // Distances 0.5, 0.25; 0.5, 0.25; 0, 0.5: nobody with itself.
        assert!(pairs.are_all && pairs.count() == 6);
        let share = |distance| format!("{:.2}", pairs.further_apart(distance).unwrap());
        assert_eq!([0.0, 0.25, 0.5].map(share), ["0.83", "0.50", "0.00"]);
    }

    #[test]
    fn of_many_pairs_an_even_sample_is_measured() {
        let places = 1_000;
        let mut drawn = vec![0_u32; places];
        for (one, other) in sample(places) {
            assert_ne!(one, other);
            drawn[one] += 1;
            drawn[other] += 1;
        }
        // 200 on average, with a standard deviation of 14.
        assert!(drawn.iter().all(|count| (120..280).contains(count)));
        let steps = (0..1_000).map(|step| f64::from(step) / 1_000.0);
        let pairs = Pairs::of(&profiles(steps), &[1.0]);
        assert!(!pairs.are_all && pairs.count() == MOST);
        // Of two that are drawn evenly from a line (1 − d)² are further apart than d.
        let share = pairs.further_apart(0.5).unwrap();
        assert!((share - 0.25).abs() < 0.01, "{share}");
    }
}
