//! Dataset: the bundled one or one's own in a folder, each file read once, when it is first asked
//! for.

pub mod check;
mod files;
mod problem;
mod schemas;
mod table;
mod towns;

use std::cell::OnceCell;
use std::path::PathBuf;
use std::rc::Rc;

use anyhow::Result;
use serde::de::DeserializeOwned;

pub use files::Files;
pub use problem::Problem;
pub use schemas::{FileSchema, SCHEMAS};
pub use towns::Rules;

use crate::errors::UsageError;
use crate::model::{
    AreasFile, Column, DimensionsFile, Fact, FactsFile, Fields, IndicatorsFile, MunicipalitiesFile,
    Outline, Schema, Source, SourceId, SourcesFile, StudyFile, Town,
};
use crate::number::Distribution;

/// Names of the files of a dataset.
pub mod names {
    /// Areas of the municipalities.
    pub const AREAS: &str = "areas.toml";
    /// Dimensions, periods and rules.
    pub const DIMENSIONS: &str = "dimensions.toml";
    /// Fields and topics.
    pub const FIELDS: &str = "fields.toml";
    /// Indicators.
    pub const INDICATORS: &str = "indicators.toml";
    /// Case studies.
    pub const MUNICIPALITIES: &str = "municipalities.toml";
    /// Outline of the region.
    pub const OUTLINE: &str = "outline.toml";
    /// The other municipalities.
    pub const REFERENCE: &str = "reference.csv";
    /// Bibliography.
    pub const SOURCES: &str = "sources.toml";
    /// The study.
    pub const STUDY: &str = "study.toml";

    /// Files that every dataset has.
    pub const REQUIRED: [&str; 6] =
        [DIMENSIONS, FIELDS, INDICATORS, MUNICIPALITIES, SOURCES, STUDY];
    /// Files that a dataset may have, beside those with facts.
    pub const OPTIONAL: [&str; 3] = [AREAS, OUTLINE, REFERENCE];
}

/// Format of the files that this program reads.
pub const FORMAT: u32 = 2;

/// A dataset: by default the bundled one.
#[derive(Default)]
pub struct Dataset {
    /// Place of its files.
    pub files: Files,
    dimensions: OnceCell<Rc<DimensionsFile>>,
    indicators: OnceCell<IndicatorsFile>,
    study: OnceCell<StudyFile>,
    fields: OnceCell<Fields>,
    facts: OnceCell<Vec<Fact>>,
    sources: OnceCell<Vec<Source>>,
    rules: OnceCell<Rules>,
    cases: OnceCell<Vec<Town>>,
    reference: OnceCell<Vec<Town>>,
    areas: OnceCell<Option<AreasFile>>,
    outline: OnceCell<Option<Outline>>,
}

impl Dataset {
    /// A dataset of one's own in a folder.
    pub fn folder(folder: PathBuf) -> Self {
        Self { files: Files::Folder(folder), ..Self::default() }
    }

    /// True if it is the bundled one.
    pub fn is_bundled(&self) -> bool {
        matches!(self.files, Files::Bundled)
    }

    /// Dimensions and periods.
    ///
    /// # Errors
    /// The file cannot be read, or is wrong; so for all that follow.
    pub fn dimensions(&self) -> Result<&Rc<DimensionsFile>> {
        get(&self.dimensions, || self.required(names::DIMENSIONS).map(Rc::new))
    }

    /// Registry of columns for questions of a period, by its position in the dataset.
    pub fn schema(&self, period: usize) -> Result<Schema> {
        let indicators = get(&self.indicators, || self.required(names::INDICATORS))?;
        Ok(Schema::new(Rc::clone(self.dimensions()?), indicators, period))
    }

    /// The study, its findings and recommendations.
    pub fn study(&self) -> Result<&StudyFile> {
        get(&self.study, || self.required(names::STUDY))
    }

    /// Fields and topics of facts.
    pub fn fields(&self) -> Result<&Fields> {
        get(&self.fields, || self.required(names::FIELDS))
    }

    /// All facts: of each subject in turn the case studies first, within a subject by field, then
    /// time.
    pub fn facts(&self) -> Result<&[Fact]> {
        get(&self.facts, || self.read_facts()).map(Vec::as_slice)
    }

    /// Fact with this id.
    pub fn fact(&self, id: &str) -> Result<&Fact> {
        let found = self.facts()?.iter().find(|fact| fact.id == id);
        let none = || tr!("there is no fact `{id}`", "es gibt keinen Fakt `{id}`");
        Ok(found.ok_or_else(none)?)
    }

    /// Facts on a subject.
    pub fn facts_on(&self, subject: &str) -> Result<Vec<&Fact>> {
        Ok(self.facts()?.iter().filter(|fact| fact.subject == subject).collect())
    }

    /// Bibliography.
    pub fn sources(&self) -> Result<&[Source]> {
        let read = || Ok(self.required::<SourcesFile>(names::SOURCES)?.sources);
        get(&self.sources, read).map(Vec::as_slice)
    }

    /// Entry of the bibliography.
    pub fn source(&self, id: &SourceId) -> Result<&Source> {
        let found = self.sources()?.iter().find(|source| source.id == *id);
        let none = || tr!("there is no source `{id}`", "es gibt keine Quelle `{id}`");
        Ok(found.ok_or_else(none)?)
    }

    /// The case studies, in the order of the data.
    pub fn cases(&self) -> Result<&[Town]> {
        get(&self.cases, || {
            let file: MunicipalitiesFile = self.required(names::MUNICIPALITIES)?;
            let rules = self.rules()?;
            Ok(file.municipalities.into_iter().map(|it| rules.complete(it, true)).collect())
        })
        .map(Vec::as_slice)
    }

    /// The other municipalities, in the order of the data; none where a dataset has none.
    pub fn reference(&self) -> Result<&[Town]> {
        get(&self.reference, || {
            let text = self.files.text(names::REFERENCE).map_err(|it| self.files.error(&it))?;
            let Some(text) = text else { return Ok(Vec::new()) };
            let rules = self.rules()?;
            let (entries, problems) = table::read_table(&text, &rules.schema);
            problems.first().map_or(Ok(()), |problem| Err(self.files.error(problem)))?;
            Ok(entries.into_iter().map(|(_, it)| rules.complete(it, false)).collect())
        })
        .map(Vec::as_slice)
    }

    /// The case studies, or all municipalities, the case studies first.
    pub fn towns(&self, all: bool) -> Result<Vec<&Town>> {
        let cases = self.cases()?;
        let others = if all { self.reference()? } else { &[] };
        Ok(cases.iter().chain(others).collect())
    }

    /// Distribution of a column of numbers over all municipalities.
    pub fn distribution(&self, column: &Column) -> Result<Distribution> {
        let towns = self.towns(true)?;
        Ok(Distribution::of(towns.iter().filter_map(|town| town.number(column))))
    }

    /// Areas of municipalities, where the dataset has them.
    pub fn areas(&self) -> Result<Option<&AreasFile>> {
        get(&self.areas, || self.files.parsed(names::AREAS)).map(Option::as_ref)
    }

    /// Outline of the region, where the dataset has it.
    pub fn outline(&self) -> Result<Option<&Outline>> {
        get(&self.outline, || self.files.parsed(names::OUTLINE)).map(Option::as_ref)
    }

    /// Rules of the computed columns and the classes.
    pub fn rules(&self) -> Result<&Rules> {
        let rules = || Ok(Rules::new(Rc::new(self.schema(0)?)).map_err(UsageError::from)?);
        get(&self.rules, rules)
    }

    fn read_facts(&self) -> Result<Vec<Fact>> {
        let (fields, cases) = (self.fields()?, self.cases()?);
        let mut facts = Vec::new();
        for path in self.files.facts().map_err(|problem| self.files.error(&problem))? {
            let file: FactsFile = self.required(&path)?;
            let of_file = file.facts.into_iter();
            facts.extend(of_file.map(|fact| Fact { subject: file.subject.clone(), ..fact }));
        }
        facts.sort_by_cached_key(|fact| {
            let town = cases.iter().position(|town| town.id == fact.subject);
            let time = town.map(|_| (fact.days(), fact.id.clone()));
            (town.is_none(), town, fact.subject.clone(), fields.position(&fact.field), time)
        });
        Ok(facts)
    }

    fn required<T: DeserializeOwned>(&self, path: &str) -> Result<T> {
        let none = || self.files.error(&Problem::missing(path));
        Ok(self.files.parsed(path)?.ok_or_else(none)?)
    }
}

/// Value of a cell that is filled when it is first asked for.
fn get<T>(cell: &OnceCell<T>, read: impl FnOnce() -> Result<T>) -> Result<&T> {
    if let Some(value) = cell.get() {
        return Ok(value);
    }
    let value = read()?;
    Ok(cell.get_or_init(|| value))
}
