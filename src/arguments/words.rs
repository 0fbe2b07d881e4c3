//! How words of the command line are read.

use std::{ffi::OsStr, fmt, num::NonZeroUsize, sync::Arc};

use clap::{
    Arg, Command,
    builder::{PossibleValue, TypedValueParser},
};

use crate::{
    distinct::distinct,
    folding::{fold, sign},
    language::Language,
    say,
    schema::Dimension,
    suggestion::Suggestion,
    text::Texts,
    vocabulary::Date,
};

/// Reads one of the words of a list, by itself or by what people call it in either language.
#[derive(Debug, Clone)]
pub struct OneOf<T>(Arc<[Choice<T>]>);

#[derive(Debug)]
struct Choice<T> {
    value: T,
    word: String,
    /// What people call it.
    labels: [String; 2],
}

/// Reads one of these terms.
pub fn one_of<T: Copy, const N: usize>(
    terms: [T; N],
    word: fn(T) -> &'static str,
    label: fn(&Texts, T) -> &'static str,
) -> OneOf<T> {
    OneOf::new(terms.map(|term| {
        let labels = Language::ALL.map(|it| label(Texts::of(it), term).to_owned());
        (term, word(term).to_owned(), labels)
    }))
}

/// Reads levels of a dimension, and gives their ids.
pub fn levels(dimension: &Dimension) -> OneOf<String> {
    OneOf::new(dimension.levels.iter().map(|level| {
        let id = String::from(&level.id);
        (id.clone(), id, Language::ALL.map(|it| level.label.get(it).to_owned()))
    }))
}

impl<T> OneOf<T> {
    /// A reader of words, each with its value and what it is called in the languages.
    pub fn new(choices: impl IntoIterator<Item = (T, String, [String; 2])>) -> Self {
        let choices = choices.into_iter();
        Self(choices.map(|(value, word, labels)| Choice { value, word, labels }).collect())
    }

    fn read(&self, written: &str) -> Result<T, String>
    where
        T: Clone,
    {
        let folded = fold(written);
        let reads_like = |word: &str| fold(word) == folded || fold(bare(word)) == folded;
        let is_called =
            |choice: &&Choice<T>| sign(written).is_none() && choice.called().any(reads_like);
        // One that is the word itself comes before one that reads like it.
        let exact = self.0.iter().find(|choice| choice.word == written);
        exact.or_else(|| self.0.iter().find(is_called)).map(|it| it.value.clone()).ok_or_else(
            || {
                let known: Vec<_> = self.0.iter().map(ToString::to_string).collect();
                let words = self.0.iter().flat_map(Choice::called);
                let hint = Suggestion::of(written, words).nearest().map(say::did_you_mean);
                hint.unwrap_or_else(|| say::there_are(known.join(", ")))
            },
        )
    }
}

/// What stands before an explanation in parentheses: heute (2022/23).
fn bare(label: &str) -> &str {
    label.split_once(" (").map_or(label, |(bare, _)| bare)
}

impl<T> Choice<T> {
    /// All that it is called.
    fn called(&self) -> impl Iterator<Item = &str> {
        distinct(std::iter::once(&self.word).chain(&self.labels), PartialEq::eq)
            .into_iter()
            .map(String::as_str)
    }

    /// What people call it in the language that is spoken.
    fn label(&self) -> Option<&String> {
        let mut labels = Language::ALL.iter().zip(&self.labels);
        labels.find(|(language, _)| **language == Language::spoken()).map(|(_, label)| label)
    }
}

/// The word and what else it is called: `long (much, groß)`.
impl<T> fmt::Display for Choice<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.word)?;
        let labels: Vec<_> = self.called().skip(1).map(bare).collect();
        if labels.is_empty() { Ok(()) } else { write!(f, " ({})", labels.join(", ")) }
    }
}

impl<T: Clone + Send + Sync + fmt::Debug + 'static> TypedValueParser for OneOf<T> {
    type Value = T;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<T, clap::Error> {
        let words = self.clone();
        let parser = move |written: &str| words.read(written);
        parser.parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let described = |choice: &Choice<T>| {
            let value = PossibleValue::new(choice.word.clone());
            choice.label().cloned().into_iter().fold(value, PossibleValue::help)
        };
        Some(Box::new(self.0.iter().map(described)))
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
