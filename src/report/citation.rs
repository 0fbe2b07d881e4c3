//! Entry of a bibliography, in one language.

use crate::model::{Date, SourceKind};

/// Entry of a list of sources.
#[derive(Debug, Clone)]
pub struct Citation {
    /// Short name.
    pub id: String,
    /// Kind of publication.
    pub kind: SourceKind,
    /// Authors.
    pub authors: Vec<Writer>,
    /// Title.
    pub title: String,
    /// True if the title is a description of a page without one.
    pub is_described: bool,
    /// Publisher.
    pub publisher: String,
    /// Date as the source gives it, in words.
    pub date: Option<String>,
    /// Date of issue.
    pub issued: Option<Date>,
    /// True if the date of issue was concluded from the contents.
    pub is_circa: bool,
    /// Language of the source, as a code.
    pub language: Option<String>,
    /// Day on which it was last read.
    pub checked: Option<Date>,
    /// Licence.
    pub licence: Option<String>,
    /// Address; empty where there is none.
    pub url: String,
}

/// Author of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Writer {
    /// Person with a given name.
    Person {
        /// Family name.
        family: String,
        /// Given name.
        given: String,
    },
    /// Organisation, or a person whose given name is not known.
    Whole(String),
    /// Further authors whom the source at hand does not name.
    Others,
}

impl Writer {
    /// Name as it is printed, with the words for those who are not named.
    pub fn name(&self, others: &str) -> String {
        match self {
            Self::Person { family, given } => format!("{given} {family}"),
            Self::Whole(name) => name.clone(),
            Self::Others => others.to_owned(),
        }
    }
}
