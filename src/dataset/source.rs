//! The bibliography.

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::address::address;
use crate::say;
use crate::vocabulary::{Date, Language, Localized, SourceId, Text};

/// An entry of the bibliography.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The short name by which it is referred to.
    pub id: SourceId,
    pub title: Localized,
    pub publisher: Localized,
    /// Its date, as exact as it is known, in words.
    pub date: Option<Localized>,
    /// When it was published, as exact as it is known.
    pub issued: Option<Date>,
    /// Whether that is concluded from its contents, because the page itself has no date.
    #[serde(default)]
    pub circa: bool,
    /// Who wrote it: `Family, Given`, an organisation, or `others` for those who are not named.
    #[serde(default)]
    pub authors: Vec<Text>,
    /// The language that it is written in, as a code: `de`.
    pub language: Option<Text>,
    /// The day on which it was last read against what is taken from it.
    pub checked: Option<Date>,
    /// Where it can be read.
    #[serde(deserialize_with = "address")]
    pub url: Text,
    /// Its licence, where re-use asks for something.
    pub licence: Option<Localized>,
    /// Whether whoever passes its figures on has to name it.
    #[serde(default)]
    pub attribution: bool,
}

impl Source {
    /// What has to be said where its figures are passed on; `None` where no duty is known.
    pub fn attribution_text(&self, language: Language) -> Option<String> {
        let licence = self.licence.as_ref().filter(|_| self.attribution)?;
        Some(format!(
            "{}: {} ({}), {}",
            self.publisher.get(language),
            self.title.get(language),
            licence.get(language),
            self.url
        ))
    }
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Bibliography {
    #[serde(rename = "source")]
    sources: Vec<Source>,
}

impl Bibliography {
    /// Every source, in the order of the data.
    pub fn all(&self) -> &[Source] {
        &self.sources
    }

    /// The source of this name.
    /// Fails if the data name a source that the bibliography lacks.
    pub fn get(&self, id: &SourceId) -> Result<&Source> {
        self.sources.iter().find(|source| source.id == *id).with_context(|| say::no_source(id))
    }
}
