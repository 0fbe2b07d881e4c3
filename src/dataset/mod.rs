//! The data: reading them, and what they are made of.

mod address;
mod area;
mod bundled;
mod calculation;
pub mod check;
mod classification;
mod description;
mod fact;
mod fields;
mod folder;
mod municipality;
mod outline;
mod source;
mod study;
mod table;
mod written;

use std::{borrow::Cow, path::PathBuf, rc::Rc};

use anyhow::{Context, Result, anyhow};
use serde::{Deserialize, de::DeserializeOwned};

pub use area::Areas;
pub use classification::Threshold;
pub use fact::Fact;
pub use fact::{Confidence, FactValue, Facts};
pub use fields::{Field, Fields};
pub use municipality::Figure;
pub use municipality::Municipality;
pub use outline::{Line, Outline};
pub use source::{Bibliography, Source};
pub use study::{Author, Edition, Notes, Statement, StatementKind, Study, StudyFile};

use crate::{
    say,
    schema::{Dimension, Dimensions, Indicator, Period, Schema, Times},
    vocabulary::Localized,
};
use calculation::Calculations;
use classification::Classifier;
pub use description::Description;
use description::Flaw;
use table::LineFault;

/// The files that a dataset can do without.
const OUTLINE: &str = "outline.toml";
const AREAS: &str = "areas.toml";

/// A dataset. Each part is read when it is asked for: a command pays only for what it needs.
#[derive(Debug, Clone)]
pub enum Dataset {
    /// The one in the binary.
    Bundled,
    Folder(PathBuf),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DimensionsFile {
    note: Option<Localized>,
    #[serde(default)]
    period: Vec<Rc<Period>>,
    dimension: Vec<Rc<Dimension>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IndicatorsFile {
    indicator: Vec<Rc<Indicator>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MunicipalitiesFile {
    municipality: Vec<Description>,
}

impl Dataset {
    /// The dimensions, which also are options of the command line.
    pub fn dimensions(&self) -> Result<Dimensions> {
        let file: DimensionsFile = self.read("dimensions.toml")?;
        Ok(Dimensions::new(file.note, file.period, &file.dimension))
    }

    /// The registry of columns for the dimensions, in the period that is asked for.
    pub fn schema(&self, dimensions: Dimensions, times: Times) -> Result<Schema> {
        let file: IndicatorsFile = self.read("indicators.toml")?;
        Ok(Schema::new(dimensions, times, file.indicator))
    }

    /// The case studies, each with its figures and levels, in the order of the data.
    pub fn municipalities(&self, schema: &Schema) -> Result<Vec<Municipality>> {
        let file: MunicipalitiesFile = self.read("municipalities.toml")?;
        let towns = file.municipality.into_iter().map(|described| {
            let name = described.name.to_string();
            let said = |flaw: Flaw| anyhow!("municipalities.toml: {name}: {}", flaw.message);
            described.municipality(schema).map_err(said)
        });
        completed(towns.collect::<Result<_>>()?, schema)
    }

    /// The municipalities beside the case studies, there to be compared and matched, each with
    /// its figures and levels, in the order of the data; none where a dataset has none.
    pub fn reference(&self, schema: &Schema) -> Result<Vec<Municipality>> {
        let file = match self {
            Self::Bundled => table::FILE.to_owned(),
            Self::Folder(folder) => folder.join(table::FILE).display().to_string(),
        };
        let located = |(line, error): LineFault| error.context(format!("{file}:{line}"));
        if !self.has(table::FILE) {
            return Ok(Vec::new());
        }
        let text = self.text(table::FILE)?;
        let mut towns = Vec::new();
        for table::Line { number, described } in table::lines(&text, schema).map_err(located)? {
            let town = match described {
                Ok(described) => described
                    .municipality(schema)
                    .map_err(|flaw| located((number, anyhow!(flaw.on_its_line()))))?,
                Err(faults) => match faults.into_iter().next() {
                    Some(first) => return Err(located((number, first))),
                    None => continue,
                },
            };
            towns.push(town);
        }
        completed(towns, schema)
    }

    /// The study with its findings and recommendations, and the dataset's edition.
    pub fn study(&self) -> Result<StudyFile> {
        self.read("study.toml")
    }

    /// All that is documented, subject by subject.
    pub fn facts(&self) -> Result<Vec<Facts>> {
        let subjects = self.subjects()?;
        subjects.iter().map(|subject| self.read(&format!("facts/{subject}.toml"))).collect()
    }

    /// The subjects on which something is documented, in the order of their names.
    fn subjects(&self) -> Result<Vec<String>> {
        match self {
            Self::Bundled => {
                let paths = bundled::FILES.iter().map(|file| file.path);
                let name = |path: &str| {
                    let name = path.strip_prefix("facts/")?.strip_suffix(".toml")?;
                    Some(name.to_owned())
                };
                Ok(paths.filter_map(name).collect())
            }
            Self::Folder(folder) => folder::names(&folder.join("facts")),
        }
    }

    /// How facts are grouped.
    pub fn fields(&self) -> Result<Fields> {
        self.read("fields.toml")
    }

    pub fn bibliography(&self) -> Result<Bibliography> {
        self.read("sources.toml")
    }

    /// What messages call it.
    pub fn name(&self) -> String {
        match self {
            Self::Bundled => say::bundled_dataset(),
            Self::Folder(folder) => folder.display().to_string(),
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
            Self::Folder(folder) => folder.join(path).exists(),
        }
    }

    /// The files of the bundled dataset: their paths and what stands in them.
    pub fn bundled_files() -> impl Iterator<Item = (&'static str, &'static str)> {
        let files = bundled::FILES.iter().map(|file| (file.path, file.toml));
        files.chain([(table::FILE, bundled::REFERENCE)])
    }

    /// What stands in a file.
    fn text(&self, path: &str) -> Result<Cow<'static, str>> {
        match self {
            Self::Bundled => {
                let file = Self::bundled_files().find(|(known, _)| *known == path);
                let (_, text) = file.with_context(|| say::no_file(path))?;
                Ok(Cow::Borrowed(text))
            }
            Self::Folder(folder) => folder::read(&folder.join(path)).map(Cow::Owned),
        }
    }

    fn read<T: DeserializeOwned>(&self, path: &str) -> Result<T> {
        match self {
            Self::Bundled => {
                let file = bundled::file(path).with_context(|| say::no_file(path))?;
                serde_json::from_str(file.json).with_context(|| say::bundled_file(path))
            }
            Self::Folder(folder) => folder::parse(&folder.join(path)),
        }
    }
}

/// The municipalities with their stated figures and what follows from them: those that are
/// calculated, and the levels.
fn completed(mut towns: Vec<Municipality>, schema: &Schema) -> Result<Vec<Municipality>> {
    let calculations = Calculations::new(schema)?;
    let classifier = Classifier::new(schema)?;
    for town in &mut towns {
        calculations.complete(&mut town.figures);
        town.levels = classifier.levels(town);
        town.close_to = classifier.close_to(town);
    }
    Ok(towns)
}
