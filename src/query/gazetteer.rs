//! The municipalities to choose from, by their names.

use std::cell::OnceCell;

use anyhow::Result;

use super::town;
use crate::{
    dataset::{Dataset, Municipality},
    distinct::distinct_by_key,
    number::Distribution,
    say,
    schema::{Column, Schema},
    usage_error::UsageError,
};

/// The municipalities to choose from: the case studies, and all others, which are read when
/// they are first needed.
#[derive(Debug)]
pub struct Gazetteer<'a> {
    dataset: &'a Dataset,
    schema: &'a Schema,
    case_studies: Vec<Municipality<'a>>,
    reference: OnceCell<Vec<Municipality<'a>>>,
}

impl<'a> Gazetteer<'a> {
    pub fn new(dataset: &'a Dataset, schema: &'a Schema) -> Result<Self> {
        let case_studies = dataset.municipalities(schema)?;
        Ok(Self { dataset, schema, case_studies, reference: OnceCell::new() })
    }

    /// The case studies, in the order of the data.
    pub fn case_studies(&self) -> &[Municipality<'_>] {
        &self.case_studies
    }

    /// Whether it is one of the case studies.
    pub fn is_case_study(&self, town: &Municipality) -> bool {
        self.case_studies.iter().any(|known| known.id() == town.id())
    }

    /// All municipalities: the case studies, then the others.
    pub fn all(&self) -> Result<Vec<&Municipality<'_>>> {
        let reference = if let Some(known) = self.reference.get() {
            known
        } else {
            let read = self.dataset.reference(self.schema)?;
            self.reference.get_or_init(|| read)
        };
        Ok(self.case_studies.iter().chain(reference).collect())
    }

    /// How the numbers of a column are distributed among all municipalities.
    pub fn distribution(&self, column: &Column) -> Result<Distribution> {
        Ok(self.dataset.distribution(column, &self.all()?))
    }

    /// All municipalities or the case studies.
    pub fn of_scope(&self, all: bool) -> Result<Vec<&Municipality<'_>>> {
        if all { self.all() } else { Ok(self.case_studies.iter().collect()) }
    }

    /// The municipality of this name, see [`town::find_town`]. The others are only
    /// read if it is not the id or the AGS of a case study.
    /// Fails if no municipality has this name, or several have it.
    pub fn find(&self, name: &str) -> Result<&Municipality<'_>> {
        if let Some(town) = town::identified(name, &self.case_studies) {
            return Ok(town);
        }
        town::find_town(name, self.all()?).or_else(|error| match self.level(name) {
            Some(level) => Err(UsageError::new(level).into()),
            None => Err(self.several(name)?.unwrap_or(error).into()),
        })
    }

    /// Says that a word is a level, if it is one.
    fn level(&self, word: &str) -> Option<String> {
        let (dimension, level) = self.schema.level(word)?;
        Some(say::level_no_municipality(word, &*dimension.id, &*level.id))
    }

    /// The municipalities of these names, each once; several may be joined by commas.
    /// Fails if no municipality has one of these names, or several have it.
    pub fn find_all(&self, names: &[String]) -> Result<Vec<&Municipality<'_>>> {
        let mut towns = Vec::new();
        for name in names {
            for name in self.split(name)? {
                towns.push(self.find(name)?);
            }
        }
        Ok(distinct_by_key(towns, |town| town.id()))
    }

    /// The names that are joined by commas. A name that has a comma itself, such as an official
    /// one, stays whole.
    pub fn split<'n>(&self, joined: &'n str) -> Result<Vec<&'n str>> {
        /// No name has more parts, and the state may stand behind it.
        const PARTS: usize = 4;

        let mut names = Vec::new();
        let mut rest = joined.trim_matches(is_between);
        while rest.contains(',') {
            let commas = rest.match_indices(',').map(|(place, _)| place);
            let ends: Vec<usize> = commas.chain([rest.len()]).take(PARTS).collect();
            let heads = ends.iter().filter_map(|end| rest.get(..*end));
            let mut head = heads.clone().next().unwrap_or(rest);
            for longer in heads.rev() {
                if self.knows(longer)? {
                    head = longer;
                    break;
                }
            }
            names.push(head.trim_matches(is_between));
            rest = rest.strip_prefix(head).unwrap_or_default().trim_matches(is_between);
        }
        if names.is_empty() || !rest.is_empty() {
            names.push(if names.is_empty() { joined } else { rest });
        }
        Ok(names)
    }

    /// Whether municipalities have these names, which commas join.
    pub fn knows_all(&self, joined: &str) -> Result<bool> {
        for name in self.split(joined)? {
            if !self.knows(name)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Says that a name is those of several municipalities, where one is asked for.
    fn several(&self, name: &str) -> Result<Option<UsageError>> {
        if !name.contains(',') || !self.knows_all(name)? {
            return Ok(None);
        }
        let count = self.split(name)?.len();
        Ok((count > 1).then(|| UsageError::new(say::several_municipalities(name, count))))
    }

    /// Whether one municipality or several have this name.
    pub fn knows(&self, name: &str) -> Result<bool> {
        let all = self.all()?.into_iter();
        Ok(!town::exactly(name, all.clone()).is_empty() || !town::called(name, all).is_empty())
    }
}

fn is_between(c: char) -> bool {
    c == ',' || c.is_whitespace()
}
