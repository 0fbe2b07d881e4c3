//! Fields: how facts are grouped.

use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

use crate::i18n::{Language, Localized};
use crate::text::{fold, is_form, is_joining};

/// `fields.toml`: fields and topics of facts.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fields {
    /// Fields in reading order.
    #[serde(rename = "field")]
    pub fields: Vec<Field>,
    /// Labels of the topics within them.
    #[serde(rename = "topic")]
    pub topics: BTreeMap<String, Localized>,
}

/// Field: a group of facts.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Id.
    pub id: String,
    /// Label.
    pub label: Localized,
    /// Label where there is little room.
    pub short: Option<Localized>,
    /// Further words by which readers ask for it; a word may mean several fields.
    #[serde(default)]
    pub words: Vec<String>,
    /// Note for readers of its facts.
    pub note: Option<Localized>,
    /// True if its facts say what a town is like, not what it did or met with.
    #[serde(default)]
    pub situation: bool,
    /// Note where there is little room.
    pub short_note: Option<Localized>,
    /// True if a one-page summary has a row for it.
    #[serde(default)]
    pub briefing: bool,
}

impl Field {
    /// Id and labels, in one spelling.
    fn names(&self) -> Vec<String> {
        let labels = [&self.label].into_iter().chain(&self.short).flat_map(|it| [&it.en, &it.de]);
        labels.chain([&self.id]).map(|name| fold(name)).collect()
    }

    /// True if each of the words that were typed, but for joining ones, is one of its words, its
    /// labels' or its id's, in any spelling, in the singular or plural.
    fn is_meant_by(&self, typed: &str) -> bool {
        let words = self.words.iter().map(|word| fold(word));
        let known = self.names().into_iter().chain(words).collect::<Vec<_>>().join(" ");
        let typed = fold(typed);
        let is_known = |word: &str| known.split(' ').any(|known| is_form(word, known));
        let mut typed = typed.split(' ').filter(|word| !is_joining(word)).peekable();
        typed.peek().is_some_and(|it| !it.is_empty()) && typed.all(is_known)
    }

    /// Label where there is little room.
    pub fn short_label(&self, language: Language) -> &str {
        self.short.as_ref().unwrap_or(&self.label).get(language)
    }
}

impl Fields {
    /// Field with this id.
    pub fn get(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// Position of a field in reading order.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.id == id)
    }

    /// Fields that words mean: the one that they name, else all in whose names they occur, else
    /// those that each of them means by itself.
    pub fn find_all(&self, typed: &str) -> Vec<&Field> {
        if let Some(field) = self.find(typed) {
            return vec![field];
        }
        let meant: Vec<_> = self.fields.iter().filter(|it| it.is_meant_by(typed)).collect();
        let words: Vec<_> = typed.split_whitespace().filter(|it| !is_joining(it)).collect();
        if !meant.is_empty() || words.len() < 2 {
            return meant;
        }
        let each: Vec<_> = words.into_iter().map(|word| self.find_all(word)).collect();
        if each.iter().any(Vec::is_empty) { Vec::new() } else { each.concat() }
    }

    /// Field that a word names, by id or label in any spelling.
    pub fn find(&self, typed: &str) -> Option<&Field> {
        let folded = fold(typed);
        self.fields.iter().find(|field| field.names().contains(&folded))
    }
}
