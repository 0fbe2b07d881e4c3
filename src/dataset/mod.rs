//! The data: reading them, and what they are made of.

mod classification;
mod fact;
mod files;
mod municipality;
mod source;
mod study;

use std::{collections::BTreeMap, rc::Rc};

use anyhow::{Context, Result};
use serde::Deserialize;

pub use fact::{Confidence, Fact, Moment};
pub use municipality::{Figure, Municipality};
pub use source::{Bibliography, Source};
pub use study::{Author, Edition, Gap, Statement, StatementKind, Study};

use crate::{
    schema::{Dimension, IndicatorEntry, Levels, Schema},
    vocabulary::{Localized, Text},
};
use classification::Classifier;
use files::File;
use municipality::MunicipalityEntry;

/// A dataset. Each part is read when it is asked for: a command pays only for what it needs.
#[derive(Debug, Clone, Copy)]
pub enum Dataset {
    /// The one in the binary.
    Bundled,
}

/// What `study.toml` holds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct DimensionsFile {
    dimension: Vec<Rc<Dimension>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct IndicatorsFile {
    indicator: Vec<IndicatorEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct MunicipalitiesFile {
    municipality: Vec<MunicipalityEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct SourcesFile {
    source: Vec<Source>,
}

/// What `fields.toml` holds: how facts are grouped.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Fields {
    /// The fields in reading order.
    #[serde(rename = "field")]
    pub fields: Vec<Field>,
    /// What people call each topic.
    #[serde(rename = "topic")]
    pub topics: BTreeMap<Text, Localized>,
}

/// A field: a group of facts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Field {
    /// Short name.
    pub id: Text,
    /// What people call it.
    pub label: Localized,
}

impl Dataset {
    /// The dimensions, which also are options of the command line.
    ///
    /// # Errors
    /// Here and below: the file cannot be read or is not valid.
    pub fn dimensions(self) -> Result<Vec<Levels>> {
        let file: DimensionsFile = self.read(File::Dimensions)?;
        let dimensions = file.dimension.into_iter().enumerate();
        Ok(dimensions.map(|(slot, dimension)| Levels { dimension, slot }).collect())
    }

    /// The registry of columns for the dimensions.
    ///
    /// # Errors
    /// See [`Dataset::dimensions`].
    pub fn schema(self, dimensions: Vec<Levels>) -> Result<Schema> {
        let file: IndicatorsFile = self.read(File::Indicators)?;
        Ok(Schema::new(dimensions, file.indicator))
    }

    /// The case studies, each with its figures and levels, in the order of the data.
    ///
    /// # Errors
    /// See [`Dataset::dimensions`].
    pub fn municipalities(self, schema: &Schema) -> Result<Vec<Municipality>> {
        let classifier = Classifier::new(schema)?;
        let file: MunicipalitiesFile = self.read(File::Municipalities)?;
        file.municipality
            .into_iter()
            .map(|entry| {
                let id = entry.id().to_owned();
                Municipality::new(entry, schema, &classifier).with_context(|| {
                    format!("{}: municipality `{id}`", File::Municipalities.path())
                })
            })
            .collect()
    }

    /// The study with its findings and recommendations, and the dataset's edition.
    ///
    /// # Errors
    /// See [`Dataset::dimensions`].
    pub fn study(self) -> Result<StudyFile> {
        self.read(File::Study)
    }

    /// What is documented of the study itself.
    ///
    /// # Errors
    /// See [`Dataset::dimensions`].
    pub fn study_facts(self) -> Result<Vec<Fact>> {
        Ok(self.read::<fact::FactsFile>(File::StudyFacts)?.facts)
    }

    /// How facts are grouped.
    ///
    /// # Errors
    /// See [`Dataset::dimensions`].
    pub fn fields(self) -> Result<Fields> {
        self.read(File::Fields)
    }

    /// The bibliography.
    ///
    /// # Errors
    /// See [`Dataset::dimensions`].
    pub fn bibliography(self) -> Result<Bibliography> {
        let file: SourcesFile = self.read(File::Sources)?;
        Ok(Bibliography::new(file.source))
    }

    fn read<T: Deserialize<'static>>(self, file: File) -> Result<T> {
        match self {
            Self::Bundled => serde_json::from_str(file.bundled())
                .with_context(|| format!("the bundled {}", file.path())),
        }
    }
}
