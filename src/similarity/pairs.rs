//! How far apart municipalities are that have nothing to do with each other.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Profile, overall, relative};
use crate::number::count;

/// So many pairs are all measured.
const ALL: usize = 100_000;
/// Of more this many are drawn: a share of them is hardly ever off by more than a percentage point.
const DRAWN: usize = 20_000;

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
    /// The pairs of so many municipalities, whose places have these profiles: each with every other
    /// once or, where the others are of another time, both ways; of many pairs a sample, which is
    /// the same at every call.
    pub fn measured(
        towns: usize,
        own: impl Fn(usize) -> Option<Profile>,
        other: impl Fn(usize) -> Option<Profile>,
        is_across: bool,
        weights: &[f64],
    ) -> Self {
        let weights = relative(weights);
        // Both ways there are twice as many, of as many municipalities.
        let are_all = towns * towns.saturating_sub(1) / 2 <= ALL;
        let mut steps: Vec<u32> = if are_all {
            let [own, others]: [Vec<_>; 2] =
                [(0..towns).filter_map(&own).collect(), (0..towns).filter_map(&other).collect()];
            let partners = |place| {
                let before = if is_across { others.get(..place) } else { None };
                let behind = others.get(place + 1..);
                before.into_iter().chain(behind).flatten()
            };
            let distance = |one, other| overall(one, other, &weights);
            let of = |(place, one)| partners(place).filter_map(move |other| distance(one, other));
            own.iter().enumerate().flat_map(of).map(step).collect()
        } else {
            let pair = |(one, another)| overall(&own(one)?, &other(another)?, &weights);
            sample(towns).filter_map(pair).map(step).collect()
        };
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
    (0..DRAWN).map(move |_| {
        let one = draw(places);
        let other = draw(places - 1);
        (one, if other < one { other } else { other + 1 })
    })
}

#[cfg(test)]
mod tests {
    use super::{DRAWN, Pairs, sample};
    use crate::similarity::{Position, Profile};

    fn profiles(percentiles: impl IntoIterator<Item = f64>) -> Vec<Profile> {
        let at = |percentile| vec![vec![Some(Position { value: percentile, percentile })]];
        percentiles.into_iter().map(at).collect()
    }

    fn measured(own: &[Profile], others: &[Profile], is_across: bool) -> Pairs<'static> {
        let towns = own.len();
        let [own, others] = [own, others].map(|all| |place: usize| all.get(place).cloned());
        Pairs::measured(towns, own, others, is_across, &[1.0])
    }

    fn of(profiles: &[Profile]) -> Pairs<'static> {
        measured(profiles, profiles, false)
    }

    #[test]
    fn the_share_is_of_pairs_that_are_further_apart() {
        // Distances 0.1, 0.4, 0.5.
        let pairs = of(&profiles([0.0, 0.1, 0.5]));
        assert!(pairs.are_all && pairs.count() == 3);
        let share = |distance| format!("{:.2}", pairs.further_apart(distance).unwrap());
        let shares = ["1.00", "0.67", "0.67", "0.33", "0.00"];
        assert_eq!([0.0, 0.1, 0.3, 0.4, 0.5].map(share), shares);
        assert_eq!(of(&profiles([0.3])).further_apart(0.1), None);
    }

    #[test]
    fn across_periods_each_is_paired_with_every_other_both_ways() {
        let [own, others] = [[0.0, 0.5, 1.0], [1.0, 0.5, 0.25]].map(profiles);
        let pairs = measured(&own, &others, true);
        // Distances 0.5, 0.25; 0.5, 0.25; 0, 0.5: nobody with itself.
        assert!(pairs.are_all && pairs.count() == 6);
        let share = |distance| format!("{:.2}", pairs.further_apart(distance).unwrap());
        assert_eq!([0.0, 0.25, 0.5].map(share), ["0.83", "0.50", "0.00"]);
    }

    #[test]
    fn the_sample_is_the_same_on_every_machine() {
        // By a second implementation of the generator, whose first numbers from zero are
        // 0xe220_a839_7b1d_cdaf and 0x6e78_9e6a_a1b9_65f4.
        let first: Vec<_> = sample(1_000).take(4).collect();
        assert_eq!(first, [(535, 27), (679, 683), (747, 255), (913, 521)]);
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
        // 40 on average, with a standard deviation of 6.
        assert!(drawn.iter().all(|count| (10..70).contains(count)));
        let steps = (0..1_000).map(|step| f64::from(step) / 1_000.0);
        let pairs = of(&profiles(steps));
        assert!(!pairs.are_all && pairs.count() == DRAWN);
        // Of two that are drawn evenly from a line (1 − d)² are further apart than d.
        let share = pairs.further_apart(0.5).unwrap();
        assert!((share - 0.25).abs() < 0.02, "{share}");
    }
}
