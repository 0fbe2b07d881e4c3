//! What is documented on one subject.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Fact, Fields};
use crate::{stored::Deferred, vocabulary::Text};

/// What is documented on one subject.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactsFile {
    /// The id of a municipality, or `study`, `programme`, `definition`, which also is the name of
    /// the file.
    #[serde(rename = "subject")]
    _subject: Text,
    /// The facts.
    fact: Vec<Fact>,
}

/// What is documented on one subject.
#[derive(Debug)]
pub struct Subject {
    /// The id of a municipality, or `study`, `programme`, `definition`.
    pub id: String,
    /// The facts in reading order.
    pub facts: Vec<ListedFact>,
}

/// A fact of which no more has to be read than whether it is the one that is looked for.
#[derive(Debug)]
pub struct ListedFact {
    pub id: Text,
    /// The field for which it is the key fact of its town.
    pub key: Option<Text>,
    fact: Deferred<Fact>,
}

/// A fact as the build stores it: id, key, all of it.
pub type StoredFact<'b> = (Text, Option<Text>, &'b [u8]);

impl Subject {
    /// The facts of a file, field by field and, on a municipality, in the order of time; what is
    /// said of other subjects stands in an order of its own.
    pub fn read(id: String, file: FactsFile, is_town: bool, fields: &Fields) -> Self {
        let mut facts = file.fact;
        facts.sort_by_cached_key(|fact| fact.reading_order(fields.position(&fact.field), is_town));
        let listed = |fact: Fact| ListedFact {
            id: fact.id.clone(),
            key: fact.key.clone(),
            fact: Deferred::read(fact),
        };
        Self { id, facts: facts.into_iter().map(listed).collect() }
    }

    /// The facts as the build has stored them.
    pub fn stored(id: String, facts: Vec<StoredFact<'static>>) -> Self {
        let listed = |(id, key, bytes)| ListedFact { id, key, fact: Deferred::stored(bytes) };
        Self { id, facts: facts.into_iter().map(listed).collect() }
    }

    /// The bytes by which the build stores them.
    ///
    /// # Errors
    /// A text is too long.
    #[allow(dead_code, reason = "the build calls it")]
    pub fn store(&self) -> Result<Vec<u8>, postcard::Error> {
        let facts = self.facts.iter().filter_map(ListedFact::get);
        let bytes: Vec<Vec<u8>> = facts.map(postcard::to_allocvec).collect::<Result<_, _>>()?;
        let facts = self.facts.iter().zip(&bytes);
        let stored: Vec<StoredFact<'_>> = facts
            .map(|(fact, bytes)| (fact.id.clone(), fact.key.clone(), bytes.as_slice()))
            .collect();
        postcard::to_allocvec(&stored)
    }
}

impl ListedFact {
    /// All of it.
    pub fn get(&self) -> Option<&Fact> {
        self.fact.get()
    }
}
