//! How facts are grouped.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    folding::{fold, sign},
    vocabulary::{Language, Localized, Text, id, id_schema},
};

/// How facts are grouped.
#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Fields {
    /// The fields in reading order.
    #[serde(rename = "field")]
    pub fields: Vec<Field>,
    /// What people call each topic.
    #[serde(rename = "topic")]
    pub topics: BTreeMap<Text, Localized>,
}

/// A field: a group of facts.
#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Short name.
    #[serde(deserialize_with = "id")]
    #[schemars(schema_with = "id_schema")]
    pub id: Text,
    /// What people call it.
    pub label: Localized,
    /// The same for where there is little room, unless it is short itself.
    pub short: Option<Localized>,
    /// What a reader of its facts has to know.
    pub note: Option<Localized>,
    /// Whether its facts say what a municipality is like, not what it did or met with.
    #[serde(default)]
    pub situation: bool,
    /// Whether a summary tells one of its facts beside those of the other fields.
    #[serde(default)]
    pub aside: bool,
}

impl Field {
    /// What it is asked for by: in English its id, which is made of English words.
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::English => &self.id,
            Language::German => self.short.as_ref().unwrap_or(&self.label).get(language),
        }
    }
}

impl Fields {
    /// What people call the field of this id; what is none keeps its name.
    pub fn label<'a>(&'a self, id: &'a str, language: Language) -> &'a str {
        let field = self.fields.iter().find(|field| *field.id == *id);
        field.map_or(id, |field| field.label.get(language))
    }

    /// The place of a field in reading order.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.fields.iter().position(|field| *field.id == *id)
    }

    /// The field of this id or label, the short one too, in either language, in any case.
    pub fn find(&self, written: &str) -> Option<&Field> {
        if sign(written).is_some() {
            return None;
        }
        let folded = fold(written);
        let of_id = self.fields.iter().find(|field| fold(&field.id) == folded);
        let labels = |field: &&Field| {
            field.label.reads_like(written)
                || field.short.as_ref().is_some_and(|short| short.reads_like(written))
        };
        of_id.or_else(|| self.fields.iter().find(labels))
    }
}
