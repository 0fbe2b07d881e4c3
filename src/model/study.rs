//! The study: what it is, what it found, what was recommended and said.

use clap::ValueEnum;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Date, SourceId};
use crate::i18n::Localized;

/// `study.toml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StudyFile {
    /// Format of the dataset's files: 2. One without it is of quartier 0.1.
    #[serde(default)]
    #[expect(dead_code, reason = "`check` looks at it as it is written")]
    pub format: u32,
    /// Version of the dataset.
    pub dataset: DatasetVersion,
    /// The study.
    pub study: Study,
    /// Findings.
    #[serde(rename = "finding", default)]
    pub findings: Vec<Statement>,
    /// Recommendations, and what others said with them.
    #[serde(rename = "recommendation", default)]
    pub recommendations: Vec<Statement>,
}

/// Version of a dataset.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DatasetVersion {
    /// Version.
    pub version: String,
    /// Day of the version.
    pub date: Date,
}

/// Bibliographic facts of the study.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Study {
    /// Title.
    pub title: Localized,
    /// Subtitle.
    pub subtitle: Localized,
    /// Subject in a few words: "Receiving and integrating refugees".
    pub subject: Option<Localized>,
    /// Things that readers of a one-page summary have to know of it.
    pub summary: Option<Localized>,
    /// Year of publication.
    pub year: u16,
    /// Institute that wrote it.
    pub institute: Localized,
    /// Client that commissioned it.
    pub client: Localized,
    /// Source.
    pub source: SourceId,
    /// Facts that say what the study is, in reading order.
    pub about: Vec<String>,
    /// Notes for readers.
    #[serde(default)]
    pub notes: StudyNotes,
    /// Things that are not known.
    #[serde(rename = "gap", default)]
    pub gaps: Vec<Gap>,
}

/// Notes for readers of statements.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StudyNotes {
    /// Note on findings.
    pub findings: Option<Localized>,
    /// Note on recommendations.
    pub recommendations: Option<Localized>,
    /// Note on examples.
    pub examples: Option<Localized>,
}

/// Thing that is not known.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// Text.
    pub text: Localized,
    /// Source.
    pub source: SourceId,
}

/// Finding, recommendation, or what was said with them.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Id.
    pub id: String,
    /// Kind.
    #[serde(default)]
    pub kind: StatementKind,
    /// Kind in words, with its year.
    pub kind_label: Localized,
    /// Author.
    pub attributed_to: Author,
    /// Author in words, with the time.
    pub who: Localized,
    /// Addressee.
    pub addressee: Option<String>,
    /// Condition on the classes of a municipality; none where it applies to all.
    pub applies: Option<String>,
    /// Title.
    pub title: Localized,
    /// Text.
    pub text: Localized,
    /// Short form for pages with little room; of a recommendation what is recommended, as it
    /// stands behind "recommends" and „empfiehlt,“.
    pub short: Option<Localized>,
    /// Note that a reader needs beside the text.
    pub note: Option<Localized>,
    /// Source.
    pub source: SourceId,
    /// Further sources.
    #[serde(default)]
    pub also: Vec<SourceId>,
    /// Facts as examples.
    #[serde(default)]
    pub examples: Vec<String>,
}

impl Statement {
    /// All its sources.
    pub fn sources(&self) -> impl Iterator<Item = &SourceId> {
        std::iter::once(&self.source).chain(&self.also)
    }

    /// Tells whether a word is its id or its title.
    pub fn is_called(&self, typed: &str) -> bool {
        self.id == typed || self.title.reads_like(typed)
    }
}

/// Kind of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum StatementKind {
    /// Found by the study.
    #[default]
    #[value(hide = true)]
    Finding,
    /// Recommended by the study.
    #[value(alias = "empfehlung")]
    Recommendation,
    /// Said of the policy of the time.
    #[value(aliases = ["aussage", "statement"])]
    Claim,
    /// Announced.
    #[value(aliases = ["ankündigung", "announcement"])]
    Commitment,
    /// Asked of others.
    #[value(alias = "appell")]
    Appeal,
    /// Programme named as a means.
    Instrument,
}

/// Author of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Author {
    /// The report.
    #[value(aliases = ["gutachten", "ILS"])]
    Report,
    /// The minister.
    #[value(aliases = ["minister", "Groschek"])]
    Minister,
    /// The ministry.
    #[value(aliases = ["ministerium", "MBWSV"])]
    Ministry,
}
