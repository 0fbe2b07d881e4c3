//! Whether a dataset is sound: every fault with its file, line and column, all in one run.

mod content;
mod document;
mod documented;
mod levels;
mod reference;
mod references;
mod region;

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use super::{
    Dataset, Description, Fact, Field, OUTLINE, Ring, Source, Statement, Study,
    study::Edition,
    written::{missing_key, unknown_key},
};
use crate::{
    schema::{Dimension, IndicatorEntry, Levels, Schema},
    vocabulary::{Localized, SourceId, Text},
};
use document::{Document, Item};

/// The files that every dataset has.
const FILES: [&str; 6] = [
    "dimensions.toml",
    "indicators.toml",
    "municipalities.toml",
    "fields.toml",
    "study.toml",
    "sources.toml",
];

/// Where the facts stand, a file for each subject.
const FACTS: &str = "facts/";

/// No more faults than these are told; whoever has so many begins with the first.
const MOST: usize = 1_000;

/// Something wrong with a dataset.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, by its path in the dataset.
    pub file: String,
    /// Line and column, from one; none if the file as a whole is meant.
    pub place: Option<(usize, usize)>,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
}

impl Problem {
    /// File, line and column: `sources.toml:12:5`.
    #[must_use]
    pub fn position(&self) -> String {
        match self.place {
            Some((line, column)) => format!("{}:{line}:{column}", self.file),
            None => self.file.clone(),
        }
    }
}

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The dataset cannot be relied on.
    Error,
    /// It can, but something was probably not meant.
    Warning,
}

impl Severity {
    /// The word for it in machine-readable output.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// What is wrong with a dataset, file by file, place by place. `taken` are names that no dimension
/// may have, because they are options of the command line.
///
/// # Errors
/// The folder cannot be read.
pub fn check(dataset: &Dataset, taken: &[String]) -> anyhow::Result<Vec<Problem>> {
    let mut problems = Vec::new();
    let texts = texts(dataset)?;
    let files = Files::read(&texts, &mut problems);
    files.check_content(taken, &mut problems);
    files.check_references(&mut problems);
    files.check_reference(dataset, &mut problems);
    files.check_levels(dataset, &mut problems);
    files.check_places(dataset, &mut problems);
    problems.sort();
    problems.dedup();
    problems.truncate(MOST);
    Ok(problems)
}

/// All that a dataset holds, as far as it can be read.
struct Files<'t> {
    dimensions: Option<Document<'t>>,
    indicators: Option<Document<'t>>,
    municipalities: Option<Document<'t>>,
    fields: Option<Document<'t>>,
    study: Option<Document<'t>>,
    sources: Option<Document<'t>>,
    outline: Option<Document<'t>>,
    /// By their subjects.
    facts: BTreeMap<String, Document<'t>>,
    parsed: Parsed,
}

/// What stands in the files.
#[derive(Default)]
struct Parsed {
    dimensions: Vec<Item<Dimension>>,
    indicators: Vec<Item<IndicatorEntry>>,
    municipalities: Vec<Item<Description>>,
    fields: Vec<Item<Field>>,
    topics: BTreeMap<Text, Localized>,
    study: Option<Study>,
    findings: Vec<Item<Statement>>,
    recommendations: Vec<Item<Statement>>,
    sources: Vec<Item<Source>>,
    facts: BTreeMap<String, Vec<Item<Fact>>>,
}

/// The files of a dataset by their paths: what stands in each, or why it cannot be read.
type Texts = BTreeMap<String, anyhow::Result<String>>;

fn texts(dataset: &Dataset) -> anyhow::Result<Texts> {
    let mut paths = FILES.map(str::to_owned).to_vec();
    paths.extend(dataset.has_outline().then(|| OUTLINE.to_owned()));
    paths.extend(dataset.subjects()?.into_iter().map(|it| format!("{FACTS}{it}.toml")));
    Ok(paths.into_iter().map(|path| (path.clone(), dataset.text(&path))).collect())
}

impl<'t> Files<'t> {
    fn read(texts: &'t Texts, problems: &mut Vec<Problem>) -> Self {
        let mut open = |path: &str, parts: &[&str]| open(texts, path, parts, problems);
        let mut files = Self {
            dimensions: open("dimensions.toml", &["dimension", "note?"]),
            indicators: open("indicators.toml", &["indicator"]),
            municipalities: open("municipalities.toml", &["municipality"]),
            fields: open("fields.toml", &["field", "topic"]),
            study: open("study.toml", &["dataset", "study", "finding?", "recommendation?"]),
            sources: open("sources.toml", &["source"]),
            outline: open(OUTLINE, &["source", "ring"]),
            facts: BTreeMap::new(),
            parsed: Parsed::default(),
        };
        for path in texts.keys() {
            let subject = path.strip_prefix(FACTS).and_then(|name| name.strip_suffix(".toml"));
            let document = subject.and_then(|_| open(path, &["subject", "fact"]));
            files.facts.extend(subject.map(str::to_owned).zip(document));
        }
        let parsed = &mut files.parsed;
        parsed.dimensions = entries(files.dimensions.as_ref(), "dimension", problems);
        parsed.indicators = entries(files.indicators.as_ref(), "indicator", problems);
        parsed.municipalities = entries(files.municipalities.as_ref(), "municipality", problems);
        parsed.fields = entries(files.fields.as_ref(), "field", problems);
        parsed.findings = entries(files.study.as_ref(), "finding", problems);
        parsed.recommendations = entries(files.study.as_ref(), "recommendation", problems);
        parsed.sources = entries(files.sources.as_ref(), "source", problems);
        if let Some(dimensions) = &files.dimensions {
            dimensions.part::<Localized>("note", problems);
        }
        if let Some(study) = &files.study {
            study.part::<Edition>("dataset", problems);
            parsed.study = study.part("study", problems);
        }
        if let Some(outline) = &files.outline {
            outline.part::<SourceId>("source", problems);
            outline.entries::<Ring>("ring", problems);
        }
        if let Some(fields) = &files.fields {
            parsed.topics = fields.part("topic", problems).unwrap_or_default();
        }
        for (subject, document) in &files.facts {
            parsed.facts.insert(subject.clone(), document.entries("fact", problems));
        }
        files
    }
}

impl Files<'_> {
    /// The documents with lists whose entries have ids.
    fn documents(&self) -> impl Iterator<Item = (&Document<'_>, &'static str)> {
        let lists = [
            (&self.dimensions, "dimension"),
            (&self.indicators, "indicator"),
            (&self.municipalities, "municipality"),
            (&self.fields, "field"),
            (&self.study, "finding"),
            (&self.study, "recommendation"),
            (&self.sources, "source"),
        ];
        lists.into_iter().filter_map(|(document, list)| Some((document.as_ref()?, list)))
    }

    /// The registry of columns, if the files that it is made from are sound.
    fn schema(&self) -> Option<Schema> {
        let parsed = &self.parsed;
        let (dimensions, indicators) = (self.dimensions.as_ref()?, self.indicators.as_ref()?);
        let is_sound = dimensions.well_formed
            && indicators.well_formed
            && parsed.dimensions.len() == dimensions.count("dimension")
            && parsed.indicators.len() == indicators.count("indicator")
            && parsed.dimensions.iter().all(|entry| entry.is_sound)
            && parsed.indicators.iter().all(|entry| entry.is_sound);
        if !is_sound {
            return None;
        }
        let dimensions = parsed.dimensions.iter().enumerate();
        let levels = dimensions
            .map(|(slot, entry)| Levels { dimension: std::rc::Rc::new(entry.value.clone()), slot });
        let indicators = parsed.indicators.iter().map(|entry| entry.value.clone());
        Some(Schema::new(levels.collect(), indicators.collect()))
    }
}

/// A file, if it can be read; parts that are missing or unknown are noted. A part with `?` may be
/// missing.
fn open<'t>(
    texts: &'t Texts,
    path: &str,
    parts: &[&str],
    problems: &mut Vec<Problem>,
) -> Option<Document<'t>> {
    let text = match texts.get(path)? {
        Ok(text) => text,
        Err(error) => {
            problems.push(Problem {
                file: path.to_owned(),
                place: None,
                severity: Severity::Error,
                message: format!("{error:#}"),
            });
            return None;
        }
    };
    let document = Document::parse(path, text, problems);
    let known: Vec<&str> = parts.iter().map(|part| part.trim_end_matches('?')).collect();
    for (name, place) in document.parts() {
        if !known.contains(&name) {
            problems.push(document.error(place, &unknown_key(name, &known)));
        }
    }
    for part in parts.iter().filter(|part| !part.ends_with('?')) {
        if document.well_formed && !document.parts().any(|(name, _)| name == *part) {
            problems.push(document.error(0, &missing_key(part)));
        }
    }
    Some(document)
}

fn entries<T: DeserializeOwned>(
    document: Option<&Document<'_>>,
    list: &str,
    problems: &mut Vec<Problem>,
) -> Vec<Item<T>> {
    document.map_or_else(Vec::new, |document| document.entries(list, problems))
}
