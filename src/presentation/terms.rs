//! What people call the words of fixed lists in the data.

use crate::{
    dataset::{Author, Confidence, StatementKind},
    text::Texts,
    vocabulary::Status,
};

impl Texts {
    pub const fn status(&self, status: Status) -> &'static str {
        match status {
            Status::Official => self.official,
            Status::Derived => self.derived,
            Status::Estimate => self.estimate,
        }
    }

    /// The word for who says something.
    pub const fn author(&self, author: Author) -> &'static str {
        match author {
            Author::Report => self.report,
            Author::Minister => self.minister,
            Author::Ministry => self.ministry,
        }
    }

    /// How far a fact could be confirmed.
    pub const fn confidence(&self, confidence: Confidence) -> &'static str {
        match confidence {
            Confidence::High => self.confirmed,
            Confidence::Medium => self.partly_confirmed,
        }
    }

    pub const fn statement_kind(&self, kind: StatementKind) -> &'static str {
        match kind {
            StatementKind::Finding => self.finding,
            StatementKind::Recommendation => self.recommendation,
            StatementKind::Claim => self.claim,
            StatementKind::Commitment => self.commitment,
            StatementKind::Appeal => self.appeal,
            StatementKind::Instrument => self.instrument,
        }
    }
}
