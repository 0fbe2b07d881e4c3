//! What holds for any weights and values.

use proptest::prelude::*;

use super::{Distance, Position, Profile};

/// What a municipality can be: three dimensions, of which something may be missing.
fn profile() -> impl Strategy<Value = Profile> {
    let position = prop::option::weighted(0.9, 0.0..=1.0_f64)
        .prop_map(|place| place.map(|percentile| Position { value: percentile, percentile }));
    let shape =
        [1_usize, 2, 3].map(|indicators| prop::collection::vec(position.clone(), indicators));
    shape.prop_map(Vec::from)
}

fn weights() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(0.0..100.0_f64, 3)
}

fn close(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-9,
        (a, b) => a == b,
    }
}

proptest! {
    #[test]
    fn nothing_is_nearer_than_itself(one in profile(), weights in weights()) {
        let distance = Distance::between(&one, &one, &weights).overall;
        prop_assert!(distance.is_none_or(|distance| distance == 0.0));
    }

    #[test]
    fn both_are_as_far_from_each_other(a in profile(), b in profile(), weights in weights()) {
        let there = Distance::between(&a, &b, &weights);
        prop_assert_eq!(&there, &Distance::between(&b, &a, &weights));
        prop_assert!(there.overall.is_none_or(|distance| (0.0..=1.0 + 1e-9).contains(&distance)));
    }

    #[test]
    fn only_how_weights_compare_matters(
        a in profile(), b in profile(), weights in weights(), factor in 1e-100..1e100_f64,
    ) {
        let multiplied: Vec<f64> = weights.iter().map(|weight| weight * factor).collect();
        let [one, other] = [weights, multiplied].map(|it| Distance::between(&a, &b, &it).overall);
        prop_assert!(close(one, other), "{:?} {:?}", one, other);
    }

    #[test]
    fn a_weight_of_zero_drops_the_dimension(
        a in profile(), b in profile(), mut weights in weights(), dropped in 0..3_usize,
    ) {
        weights[dropped] = 0.0;
        let with = Distance::between(&a, &b, &weights).overall;
        let without = |profile: &Profile| {
            let mut profile = profile.clone();
            profile.remove(dropped);
            profile
        };
        let mut others = weights.clone();
        others.remove(dropped);
        let other = Distance::between(&without(&a), &without(&b), &others).overall;
        prop_assert!(close(with, other), "{:?} {:?}", with, other);
    }
}
