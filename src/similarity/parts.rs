//! What the build stores of how far apart the municipalities of a dataset are.

#![allow(dead_code, reason = "the program only reads it")]

use anyhow::Result;
use postcard::to_allocvec;

use super::{Matching, part, unweighted};
use crate::{dataset::Dataset, schema::Times};

/// What the build stores of how far apart the municipalities of a dataset are, every dimension of
/// the same weight, at any times that can be asked for.
///
/// # Errors
/// The dataset cannot be read.
pub fn parts(dataset: &Dataset) -> Result<Vec<(String, Vec<u8>)>> {
    let dimensions = dataset.dimensions()?;
    let periods = (0..dimensions.periods.len()).map(Times::at);
    let times: Vec<_> = periods.chain([dimensions.across()]).collect();
    let schema = dataset.schema(dimensions, Times::default())?;
    let (case_studies, others) = (dataset.municipalities(&schema)?, dataset.reference(&schema)?);
    let all: Vec<_> = case_studies.iter().chain(&others).collect();
    let stored = times.into_iter().map(|times| {
        let matching = Matching::alone(dataset, &schema, &all, &unweighted(&schema), times)?;
        Ok((part(times), to_allocvec(&matching.measured(&all, times))?))
    });
    stored.collect()
}
