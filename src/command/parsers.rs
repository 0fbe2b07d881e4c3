//! How words of the command line are read.

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
