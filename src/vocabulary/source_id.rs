//! The names of sources.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Text, id, id_schema};

/// The short name by which figures and statements name an entry of the bibliography.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema, Serialize,
)]
#[serde(transparent)]
#[schemars(inline)]
pub struct SourceId(
    #[serde(deserialize_with = "id")]
    #[schemars(schema_with = "id_schema")]
    Text,
);

impl SourceId {
    /// The name as a text.
    pub fn text(&self) -> &Text {
        &self.0
    }

    /// The name as it stands in the data.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
