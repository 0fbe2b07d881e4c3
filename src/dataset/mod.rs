//! The data: reading them, and what they are made of.

mod address;
mod area;
mod calculation;
mod cells;
pub mod check;
mod classification;
mod description;
mod fact;
mod faults;
mod fields;
mod folder;
mod municipality;
mod outline;
mod parts;
pub mod schemas;
mod source;
mod study;
mod subject;
mod table;
mod towns;
mod written;

use std::{borrow::Cow, rc::Rc};

use anyhow::{Context, Error, Result, bail};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

pub use area::Areas;
pub use classification::Threshold;
pub use fact::Fact;
pub use fact::{Confidence, FactValue};
pub use faults::Faults;
pub use fields::{Field, Fields};
pub use folder::Folder;
pub use municipality::Figure;
pub use municipality::Municipality;
pub use outline::{Line, Outline};
use source::SourcesFile;
pub use source::{Bibliography, Source};
pub use study::{Author, Edition, Notes, Statement, StatementKind, Study, StudyFile};
pub use subject::{ListedFact, Subject};
pub use table::FILE as TABLE;

use crate::{
    bundled,
    number::Distribution,
    say,
    schema::{Column, Dimension, Dimensions, Indicator, Period, Schema, Times},
    vocabulary::Localized,
};
use cells::Cells;
use description::Description;
use towns::Towns;

const AREAS: &str = "areas.toml";
const DIMENSIONS: &str = "dimensions.toml";
const FIELDS: &str = "fields.toml";
const INDICATORS: &str = "indicators.toml";
const MUNICIPALITIES: &str = "municipalities.toml";
const OUTLINE: &str = "outline.toml";
const SOURCES: &str = "sources.toml";
const STUDY: &str = "study.toml";

/// Under which name the distributions of all columns are stored.
const DISTRIBUTIONS: &str = "distributions";

/// A dataset. Each part is read when it is asked for: a command pays only for what it needs.
#[derive(Debug, Clone)]
pub enum Dataset {
    /// The one in the binary.
    Bundled,
    Folder(Folder),
}

/// The respects in which the cases differ, with their levels and the rules for them.
#[derive(Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
struct DimensionsFile {
    /// What a reader of any levels has to know.
    note: Option<Localized>,
    /// The times whose figures give levels and similarity, the usual one first.
    #[serde(default)]
    period: Vec<Rc<Period>>,
    /// The dimensions.
    dimension: Vec<Rc<Dimension>>,
}

/// What is measured, when, by whom, and what is calculated from it.
#[derive(Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
struct IndicatorsFile {
    /// The indicators.
    indicator: Vec<Rc<Indicator>>,
}

/// The municipalities that the study looked at, with their figures.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct MunicipalitiesFile {
    /// The municipalities.
    municipality: Vec<Description>,
}

impl Dataset {
    /// The dimensions, which also are options of the command line.
    pub fn dimensions(&self) -> Result<Dimensions> {
        let file: DimensionsFile = self.read(DIMENSIONS)?;
        Ok(Dimensions::new(file.note, file.period, &file.dimension))
    }

    /// The registry of columns for the dimensions, in the period that is asked for.
    pub fn schema(&self, dimensions: Dimensions, times: Times) -> Result<Schema> {
        let file: IndicatorsFile = self.read(INDICATORS)?;
        Ok(Schema::new(dimensions, times, file.indicator))
    }

    /// The case studies, each with its figures and levels, in the order of the data.
    pub fn municipalities<'a>(&self, schema: &'a Schema) -> Result<Vec<Municipality<'a>>> {
        match self {
            Self::Bundled => Ok(Towns::stored(part(MUNICIPALITIES)?)?.all()),
            Self::Folder(_) => Ok(self.described(schema)?.all()),
        }
    }

    /// The municipalities beside the case studies, there to be compared and matched, each with
    /// its figures and levels, in the order of the data; none where a dataset has none.
    pub fn reference<'a>(&self, schema: &'a Schema) -> Result<Vec<Municipality<'a>>> {
        match self {
            Self::Bundled => Ok(Towns::stored(part(table::FILE)?)?.all()),
            Self::Folder(_) if !self.has(table::FILE) => Ok(Vec::new()),
            Self::Folder(folder) => Ok(folder.table(table::FILE, schema)?.all()),
        }
    }

    /// The case studies as their file describes them.
    fn described<'a>(&self, schema: &'a Schema) -> Result<Towns<'a>> {
        let file: MunicipalitiesFile = self.read(MUNICIPALITIES)?;
        let towns = file.municipality.into_iter().map(|described| {
            let (figures, flaws) = described.figures(schema);
            match flaws.into_iter().next() {
                Some(flaw) => bail!("{MUNICIPALITIES}: {}: {}", described.name, flaw.message),
                None => Ok((described, figures)),
            }
        });
        Towns::described(&towns.collect::<Result<Vec<_>>>()?, schema)
    }

    /// How the numbers of a column are distributed among all its municipalities.
    pub fn distribution(&self, column: &Column, all: &[&Municipality]) -> Distribution {
        self.stored_distribution(column).unwrap_or_else(|| {
            Distribution::of(all.iter().filter_map(|town| town.value(column).number()))
        })
    }

    /// The same, if the build has stored it.
    pub fn stored_distribution(&self, column: &Column) -> Option<Distribution> {
        let slot = column.figures()?.slot;
        let columns: Vec<&'static [u8]> =
            postcard::from_bytes(self.part(DISTRIBUTIONS).ok()??).ok()?;
        Some(Distribution::of_bytes(columns.get(slot)?))
    }

    /// What the build has stored of it under a name, if it is the bundled one.
    ///
    /// # Errors
    /// Nothing is stored under this name.
    pub fn part(&self, name: &str) -> Result<Option<&'static [u8]>> {
        match self {
            Self::Bundled => part(name).map(Some),
            Self::Folder(_) => Ok(None),
        }
    }

    /// What has turned out to be wrong with it while a question was answered.
    pub fn fault(&self) -> Option<Error> {
        match self {
            Self::Bundled => None,
            Self::Folder(folder) => folder.faults.take(),
        }
    }

    /// The study with its findings and recommendations, and the dataset's edition.
    pub fn study(&self) -> Result<StudyFile> {
        self.read(STUDY)
    }

    /// All that is documented: on these municipalities in their order, then on other subjects in
    /// the order of their names.
    pub fn facts(&self, towns: &[Municipality], fields: &Fields) -> Result<Vec<Subject>> {
        let place = |id: &str| towns.iter().position(|town| town.id() == id);
        let subjects = self.subjects()?.into_iter().map(|id| {
            let path = format!("facts/{id}.toml");
            Ok(match self {
                Self::Bundled => Subject::stored(id, postcard::from_bytes(part(&path)?)?),
                Self::Folder(folder) => {
                    let is_town = place(&id).is_some();
                    Subject::read(id, folder.parse(&path)?, is_town, fields)
                }
            })
        });
        let mut subjects: Vec<Subject> = subjects.collect::<Result<_>>()?;
        subjects.sort_by_key(|subject| place(&subject.id).unwrap_or(towns.len()));
        Ok(subjects)
    }

    /// The subjects on which something is documented, in the order of their names.
    fn subjects(&self) -> Result<Vec<String>> {
        match self {
            Self::Bundled => {
                let name = |(path, _): &(&str, _)| {
                    let name = path.strip_prefix("facts/")?.strip_suffix(".toml")?;
                    Some(name.to_owned())
                };
                Ok(bundled::FILES.iter().filter_map(name).collect())
            }
            Self::Folder(folder) => folder.names("facts"),
        }
    }

    /// How facts are grouped.
    pub fn fields(&self) -> Result<Fields> {
        self.read(FIELDS)
    }

    pub fn bibliography(&self) -> Result<Bibliography> {
        match self {
            Self::Bundled => Ok(Bibliography::stored(postcard::from_bytes(part(SOURCES)?)?)),
            Self::Folder(folder) => folder.parse::<SourcesFile>(SOURCES).map(Into::into),
        }
    }

    /// What messages call it.
    pub fn name(&self) -> String {
        match self {
            Self::Bundled => say::bundled_dataset(),
            Self::Folder(folder) => folder.path.display().to_string(),
        }
    }

    /// The outline of the region, for its map; a dataset can do without.
    pub fn outline(&self) -> Result<Option<Outline>> {
        self.has(OUTLINE).then(|| self.read(OUTLINE)).transpose()
    }

    /// The areas of the municipalities; a dataset can do without.
    pub fn areas(&self) -> Result<Option<Areas>> {
        self.has(AREAS).then(|| self.read(AREAS)).transpose()
    }

    /// Whether there is a file that a dataset can do without.
    fn has(&self, path: &str) -> bool {
        match self {
            Self::Bundled => Self::bundled_files().any(|(known, _)| known == path),
            Self::Folder(folder) => folder.path.join(path).exists(),
        }
    }

    /// The files of the bundled dataset: their paths and what stands in them.
    pub fn bundled_files() -> impl Iterator<Item = (&'static str, &'static str)> {
        bundled::FILES.iter().copied()
    }

    /// What stands in a file.
    fn text(&self, path: &str) -> Result<Cow<'static, str>> {
        match self {
            Self::Bundled => {
                let file = Self::bundled_files().find(|(known, _)| *known == path);
                let (_, text) = file.with_context(|| say::no_file(path))?;
                Ok(Cow::Borrowed(text))
            }
            Self::Folder(folder) => folder.read(path).map(Cow::Owned),
        }
    }

    fn read<T: DeserializeOwned>(&self, path: &str) -> Result<T> {
        match self {
            Self::Bundled => {
                postcard::from_bytes(part(path)?).with_context(|| say::bundled_file(path))
            }
            Self::Folder(folder) => folder.parse(path),
        }
    }
}

/// What the build has stored of the bundled dataset under the path of a file.
fn part(path: &str) -> Result<&'static [u8]> {
    let mut parts = bundled::PARTS.iter();
    let part = parts.find(|(known, _)| *known == path);
    part.map(|(_, bytes)| *bytes).with_context(|| say::no_file(path))
}
