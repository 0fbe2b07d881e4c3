//! Circumstances of a question, which commands and views share.

use std::rc::Rc;

use anyhow::Result;

use crate::data::Dataset;
use crate::errors::UsageError;
use crate::i18n::{Language, Localized};
use crate::model::{Period, Schema, Town};
use crate::query::{Filter, FilterArgs};
use crate::text::Suggestion;

/// Everything that a command is given beside its arguments.
#[derive(Debug, Clone)]
pub struct Context {
    /// Dataset.
    pub dataset: Rc<Dataset>,
    /// Registry of columns, for the period that is asked for.
    pub schema: Rc<Schema>,
    /// Dimensions whose options ask for classes, and these, by their positions.
    pub class_filters: Vec<(usize, Vec<usize>)>,
    /// True if sources are to be named (`--sources`).
    pub with_sources: bool,
    /// Language of what is printed.
    pub language: Language,
}

impl Context {
    /// Municipalities that words name where they could also be the ids of other things.
    ///
    /// # Errors
    /// They name none, or several; with an id that is like one of them, if there is one.
    pub fn towns_beside<'i>(
        &self,
        words: &[String],
        (en, de): (&str, &str),
        ids: impl Iterator<Item = &'i str>,
    ) -> Result<Vec<&Town>> {
        self.dataset.find_towns(words).map_err(|error| {
            let ids: Vec<&str> = ids.collect();
            let hints = words.iter().map(|word| (word, Suggestion::of(word, ids.iter().copied())));
            let near = hints.into_iter().find(|(_, hint)| hint.nearest().is_some());
            near.map_or(error, |(word, hint)| {
                UsageError(hint.after(&tr!("`{word}` {en}", "`{word}` {de}"))).into()
            })
        })
    }

    /// Filter of a question.
    ///
    /// # Errors
    /// The question does not fit the data.
    pub fn filter(&self, args: &FilterArgs) -> Result<Filter<'_>> {
        Filter::parse(&self.class_filters, args, &self.schema, &self.dataset)
    }

    /// Period that is asked for.
    pub fn period(&self) -> &Period {
        &self.schema.dimensions.periods[self.schema.period]
    }

    /// The one of two texts that belongs to the language of the output.
    pub const fn of<T: Copy>(&self, english: T, german: T) -> T {
        self.language.of(english, german)
    }

    /// A text of the data in the language of the output.
    pub fn text<'t>(&self, text: &'t Localized) -> &'t str {
        text.get(self.language)
    }
}
