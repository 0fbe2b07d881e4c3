//! The study: what it is, what it found and what it recommends.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::vocabulary::{Date, Localized, SourceId, Text, id, id_schema};

/// The study: what it is, what it found and what it recommends.
#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct StudyFile {
    /// Version and date of the dataset.
    #[serde(rename = "dataset")]
    pub edition: Edition,
    /// The study.
    pub study: Study,
    /// What it found.
    #[serde(rename = "finding", default)]
    pub findings: Vec<Statement>,
    /// What it recommends, and what the minister and the ministry add.
    #[serde(rename = "recommendation", default)]
    pub recommendations: Vec<Statement>,
}

/// Which edition of the dataset this is.
#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Its version, such as `1.0`.
    pub version: Text,
    /// The day on which it was put together.
    pub date: Date,
}

/// The study: what it is and what is not known of it.
#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Study {
    /// What it is called.
    pub title: Localized,
    /// What it is about, in a line.
    pub subtitle: Localized,
    /// When it was published.
    pub year: u16,
    /// Who made it.
    pub institute: Localized,
    /// For whom.
    pub client: Localized,
    /// Where that is from.
    pub source: SourceId,
    /// The facts that say what it is, in reading order.
    pub about: Vec<Text>,
    /// What a reader of its results has to know.
    #[serde(default)]
    pub notes: Notes,
    /// What is not known of it.
    #[serde(rename = "gap", default)]
    pub gaps: Vec<Gap>,
}

/// What a reader of the study's results has to know.
#[derive(Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Notes {
    /// Of the findings.
    pub findings: Option<Localized>,
    /// Of the recommendations.
    pub recommendations: Option<Localized>,
    /// Of the examples of both.
    pub examples: Option<Localized>,
}

/// Something that is not known.
#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// What is not known, and what that means.
    pub text: Localized,
    /// Where that can be seen.
    pub source: SourceId,
}

/// A finding or a recommendation, with who says so.
#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Short name.
    #[serde(deserialize_with = "id")]
    #[schemars(schema_with = "id_schema")]
    pub id: Text,
    /// What sort of statement it is.
    #[serde(default)]
    pub kind: StatementKind,
    /// Who says so.
    pub attributed_to: Author,
    /// To whom it is said.
    pub addressee: Option<Text>,
    /// The expression on levels that says where it applies; none where it applies everywhere.
    pub applies: Option<Text>,
    /// The statement in a few words.
    pub title: Localized,
    /// The statement.
    pub text: Localized,
    /// What a reader has to know of it.
    pub note: Option<Localized>,
    /// What a reader has to know of its examples.
    pub note_on_examples: Option<Localized>,
    /// Where it can be read.
    pub source: SourceId,
    /// The facts that show it; all but the report's own example are this project's choice.
    #[serde(default)]
    pub examples: Vec<Text>,
}

/// What sort of statement it is. The report's recommendations and what the minister and the
/// ministry say are never mixed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StatementKind {
    /// What the study found.
    #[default]
    Finding,
    /// What the report recommends.
    Recommendation,
    /// What the state says that it does.
    Claim,
    /// What the state promises to do.
    Commitment,
    /// What the municipalities are asked to do.
    Appeal,
    /// A means that the state offers.
    Instrument,
}

impl StatementKind {
    /// Those that stand among the recommendations.
    pub const RECOMMENDATIONS: [Self; 5] =
        [Self::Recommendation, Self::Claim, Self::Commitment, Self::Appeal, Self::Instrument];

    /// The word for it in the data and in machine-readable output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Finding => "finding",
            Self::Recommendation => "recommendation",
            Self::Claim => "claim",
            Self::Commitment => "commitment",
            Self::Appeal => "appeal",
            Self::Instrument => "instrument",
        }
    }
}

/// Who makes a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Author {
    /// The authors of the report.
    Report,
    /// The minister who commissioned it.
    Minister,
    Ministry,
}

impl Author {
    /// All who make statements.
    pub const ALL: [Self; 3] = [Self::Report, Self::Minister, Self::Ministry];

    /// The word for it in the data and in machine-readable output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Minister => "minister",
            Self::Ministry => "ministry",
        }
    }
}
