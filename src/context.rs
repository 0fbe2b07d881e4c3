//! Circumstances of a question, which commands and views share.

use std::rc::Rc;

use crate::data::Dataset;
use crate::i18n::{Language, Localized};
use crate::model::{Period, Schema};

/// Everything that a command is given beside its arguments.
#[derive(Clone)]
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
