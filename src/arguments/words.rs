//! How words of the command line are read.

use std::{ffi::OsStr, num::NonZeroUsize, sync::Arc};

use anyhow::Context;
use clap::{
    Arg, Command,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};

use crate::{
    say,
    schema::{Dimension, Level},
    vocabulary::{Date, Language},
};

/// Reads one of the terms of a fixed list by its word.
pub fn one_of<T: Copy + Send + Sync + 'static, const N: usize>(
    terms: [T; N],
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(terms.map(word)).try_map(move |written| {
        terms.into_iter().find(|term| word(*term) == written).context("unknown word")
    })
}

/// Reads levels of a dimension by their ids or their labels, and gives their ids.
#[derive(Debug, Clone)]
pub struct LevelParser(Arc<Dimension>);

impl LevelParser {
    /// A reader of the levels of a dimension.
    pub fn new(dimension: &Dimension) -> Self {
        Self(Arc::new(dimension.clone()))
    }

    fn id(&self, written: &str) -> Result<String, String> {
        let levels = &self.0.levels;
        let level = self.0.find(written).and_then(|position| levels.get(position));
        level.map(|level| String::from(&level.id)).ok_or_else(|| {
            let known: Vec<String> = levels.iter().map(with_labels).collect();
            say::there_are(known.join(", "))
        })
    }
}

/// The id of a level and what else it is called: `long (much, groß)`.
fn with_labels(level: &Level) -> String {
    let labels = [Language::English, Language::German].map(|language| level.label.get(language));
    let mut others: Vec<&str> = labels.into_iter().filter(|label| *label != &*level.id).collect();
    others.dedup();
    if others.is_empty() {
        return String::from(&level.id);
    }
    format!("{} ({})", level.id, others.join(", "))
}

impl TypedValueParser for LevelParser {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        let levels = self.clone();
        let parser = move |written: &str| levels.id(written);
        parser.parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let ids = self.0.levels.iter().map(|level| String::from(&level.id));
        Some(Box::new(ids.map(PossibleValue::new)))
    }
}

/// Reads how many there are to be at most, of which there has to be one at least.
pub fn count(written: &str) -> Result<NonZeroUsize, String> {
    whole(written).and_then(NonZeroUsize::new).ok_or_else(|| say::whole_number_from(1))
}

/// Reads how many there are to be at most, or 0 for none.
pub fn count_or_none(written: &str) -> Result<usize, String> {
    whole(written).ok_or_else(|| say::whole_number_from(0))
}

/// Reads a date as the data or as Germans write it: 2015-09-15, 15.09.2015 or 09/2015.
pub fn date(written: &str) -> Result<Date, String> {
    written.parse().or_else(|_| iso(written).parse()).map_err(|_: String| say::calendar_date())
}

/// A German date as the data write it.
fn iso(german: &str) -> String {
    // Some write 1.9.2015.
    let parts = german.trim().split(['.', '/']).rev().map(|part| format!("{:0>2}", part.trim()));
    parts.collect::<Vec<_>>().join("-")
}

/// A whole number; one that is too large to be counted to is as good as all.
fn whole(written: &str) -> Option<usize> {
    let is_whole = !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit());
    is_whole.then(|| written.parse().unwrap_or(usize::MAX))
}
