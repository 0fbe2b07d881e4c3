//! The bibliography.

use anyhow::{Context, Result};
use postcard::to_allocvec;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::address::address;
use crate::say;
use crate::stored::Deferred;
use crate::vocabulary::{Date, Language, Localized, SourceId, Text};

/// An entry of the bibliography.
#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The short name by which it is referred to.
    pub id: SourceId,
    /// What it is called.
    pub title: Localized,
    /// Who has published it.
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
    #[schemars(url, regex(pattern = "^https?://"))]
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

/// The bibliography: every figure, fact and statement names one of its entries.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourcesFile {
    /// The sources.
    source: Vec<Source>,
}

/// The bibliography.
#[derive(Debug)]
pub struct Bibliography(Vec<(SourceId, Deferred<Source>)>);

impl Bibliography {
    /// The bibliography as the build has stored it, source by source.
    pub fn stored(sources: Vec<(SourceId, &'static [u8])>) -> Self {
        Self(sources.into_iter().map(|(id, bytes)| (id, Deferred::stored(bytes))).collect())
    }

    /// The bytes by which the build stores each source.
    ///
    /// # Errors
    /// A text is too long.
    pub fn store(&self) -> Result<Vec<(SourceId, Vec<u8>)>> {
        self.all().map(|source| Ok((source.id.clone(), to_allocvec(source)?))).collect()
    }

    /// Every source, in the order of the data.
    pub fn all(&self) -> impl Iterator<Item = &Source> {
        self.0.iter().filter_map(|(_, source)| source.get())
    }

    /// The names of all, in the same order.
    pub fn ids(&self) -> impl Iterator<Item = &SourceId> {
        self.0.iter().map(|(id, _)| id)
    }

    /// The source of this name.
    ///
    /// # Errors
    /// The data name a source that the bibliography lacks.
    pub fn get(&self, id: &SourceId) -> Result<&Source> {
        let source = self.0.iter().find(|(known, _)| known == id);
        source.and_then(|(_, source)| source.get()).with_context(|| say::no_source(id))
    }
}

impl From<SourcesFile> for Bibliography {
    fn from(file: SourcesFile) -> Self {
        let sources = file.source.into_iter();
        Self(sources.map(|source| (source.id.clone(), Deferred::read(source))).collect())
    }
}
