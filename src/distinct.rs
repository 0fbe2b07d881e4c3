//! Lists in which everything stands once.

use std::{collections::HashSet, hash::Hash};

/// The things without those that are the same as one before them.
pub fn distinct<T>(
    things: impl IntoIterator<Item = T>,
    is_same: impl Fn(&T, &T) -> bool,
) -> Vec<T> {
    let mut distinct: Vec<T> = Vec::new();
    for thing in things {
        if !distinct.iter().any(|known| is_same(known, &thing)) {
            distinct.push(thing);
        }
    }
    distinct
}

/// The same for any number of things, which are the same if their keys are.
pub fn distinct_by_key<T, K: Eq + Hash>(
    things: impl IntoIterator<Item = T>,
    key: impl Fn(&T) -> K,
) -> Vec<T> {
    let mut known = HashSet::new();
    things.into_iter().filter(|thing| known.insert(key(thing))).collect()
}
