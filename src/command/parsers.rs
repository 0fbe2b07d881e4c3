//! How words of the command line are read.

use std::num::NonZeroUsize;

use anyhow::Context;
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// Reads one of the terms of a fixed list by its word.
pub(super) fn one_of<T: Copy + Send + Sync + 'static, const N: usize>(
    terms: [T; N],
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(terms.map(word)).try_map(move |written| {
        terms.into_iter().find(|term| word(*term) == written).context("unknown word")
    })
}

/// Reads how many there are to be at most, of which there has to be one at least.
pub(super) fn count(written: &str) -> Result<NonZeroUsize, &'static str> {
    whole(written).and_then(NonZeroUsize::new).ok_or("it has to be a whole number from 1")
}

/// Reads how many there are to be at most, or 0 for none.
pub(super) fn count_or_none(written: &str) -> Result<usize, &'static str> {
    whole(written).ok_or("it has to be a whole number from 0")
}

/// A whole number; one that is too large to be counted to is as good as all.
fn whole(written: &str) -> Option<usize> {
    let is_whole = !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit());
    is_whole.then(|| written.parse().unwrap_or(usize::MAX))
}
