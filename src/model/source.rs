//! Bibliography: where figures and statements are from.

use std::fmt;
use std::ops::Deref;

use schemars::JsonSchema;
use serde::Deserialize;

use super::Date;
use crate::i18n::{Language, Localized};

/// `sources.toml`: the bibliography.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourcesFile {
    /// Entries.
    #[serde(rename = "source")]
    pub sources: Vec<Source>,
}

/// Short name of an entry of the bibliography.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct SourceId(pub String);

/// Entry of the bibliography.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Short name.
    pub id: SourceId,
    /// Kind of publication.
    #[serde(default)]
    pub kind: SourceKind,
    /// Title, in the language of the source unless it is translated.
    pub title: Localized,
    /// True if the title is the project's own description of a page without one.
    #[serde(default)]
    pub described: bool,
    /// Publisher.
    pub publisher: Localized,
    /// Date as the source gives it.
    pub date: Option<Localized>,
    /// Date of issue.
    pub issued: Option<Date>,
    /// True if the page has no date and the year of issue comes from its contents.
    #[serde(default)]
    pub circa: bool,
    /// Authors: "Family, Given", an institution by its name, "others" for those not named.
    #[serde(default)]
    pub authors: Vec<String>,
    /// Language, as a code.
    pub language: Option<String>,
    /// Day on which a copy was last read against the data.
    pub checked: Option<Date>,
    /// Address.
    #[schemars(url, regex(pattern = "^https?://"))]
    pub url: String,
    /// Licence.
    pub licence: Option<Localized>,
    /// True if whoever passes the figures on has to name the source.
    #[serde(default)]
    pub attribution: bool,
}

/// Kind of publication, as reference managers tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// Article in a newspaper or journal.
    Article,
    /// Report of an institution.
    Report,
    /// Law or regulation.
    Legislation,
    /// Statistics or geometries.
    Dataset,
    /// Any other page.
    #[default]
    Online,
}

impl Source {
    /// Line that names the source where its licence asks for that.
    pub fn attribution_text(&self, language: Language) -> Option<String> {
        let licence = self.licence.as_ref().filter(|_| self.attribution)?;
        let [publisher, title] = [&self.publisher, &self.title].map(|it| it.get(language));
        Some(format!("{publisher}: {title} ({}), {}", licence.get(language), self.url))
    }
}

impl Deref for SourceId {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
