//! Whether a dataset is sound: every fault with its file, line and column, all in one run.

mod content;
mod document;
mod levels;
mod links;
mod municipalities;
mod periods;

use std::{borrow::Cow, collections::BTreeMap, rc::Rc};

use super::{
    AREAS, Dataset, Fact, Field, OUTLINE, Source, Statement, Study,
    area::Area,
    description::Description,
    outline,
    study::Edition,
    table::{self, Line},
};
use crate::{
    say,
    schema::{Dimension, Dimensions, Indicator, Period, Schema, Times},
    vocabulary::{Localized, SourceId, Text},
};
use document::{Document, List, Parts};

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
    /// Line and column, from one; `None` if the file as a whole is meant.
    pub place: Option<(usize, usize)>,
    pub severity: Severity,
    pub message: String,
}

impl Problem {
    /// File, line and column: `sources.toml:12:5`.
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
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// The files of a dataset by their paths: what stands in each, or why it cannot be read.
type FileTexts = BTreeMap<String, anyhow::Result<Cow<'static, str>>>;

/// What is wrong with a dataset, file by file, place by place. `taken` are names that no dimension
/// may have, because they are options of the command line.
pub fn check(dataset: &Dataset, taken: &[String]) -> anyhow::Result<Vec<Problem>> {
    let mut paths = FILES.map(str::to_owned).to_vec();
    paths.extend(
        [OUTLINE, AREAS, table::FILE].map(str::to_owned).into_iter().filter(|it| dataset.has(it)),
    );
    paths.extend(dataset.subjects()?.into_iter().map(|it| format!("{FACTS}{it}.toml")));
    let texts: FileTexts =
        paths.into_iter().map(|path| (path.clone(), dataset.text(&path))).collect();
    Ok(problems(&texts, taken))
}

fn problems(texts: &FileTexts, taken: &[String]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut documents = BTreeMap::new();
    for (path, text) in texts {
        match text {
            Ok(text) if path != table::FILE => {
                let document = Document::parse(path, text, &mut problems);
                documents.insert(path.as_str(), document);
            }
            Ok(_) => {}
            Err(error) => problems.push(Problem {
                file: path.clone(),
                place: None,
                severity: Severity::Error,
                message: say::causes(error),
            }),
        }
    }
    let table = texts.get(table::FILE).and_then(|text| text.as_deref().ok());
    let files = Files::read(&documents, table, &mut problems);
    files.check_content(taken, &mut problems);
    files.check_periods(&mut problems);
    files.check_links(&mut problems);
    files.check_municipalities(&mut problems);
    files.check_levels(&mut problems);
    problems.sort();
    problems.dedup();
    problems.truncate(MOST);
    problems
}

/// All that stands in the files of a dataset, as far as it can be read.
struct Files<'d> {
    documents: &'d BTreeMap<&'d str, Document<'d>>,
    periods: List<'d, Rc<Period>>,
    dimensions: List<'d, Rc<Dimension>>,
    indicators: List<'d, Rc<Indicator>>,
    municipalities: List<'d, Description>,
    findings: List<'d, Statement>,
    recommendations: List<'d, Statement>,
    rings: List<'d, outline::Line>,
    areas: List<'d, Area>,
    /// By their documents.
    facts: Vec<(&'d Document<'d>, List<'d, Fact>)>,
    lines: Vec<Line>,
    /// Whether no fault hides lines of the table.
    has_all_lines: bool,
    /// The columns, if the files that they are made from are sound.
    schema: Option<Schema>,
}

impl<'d> Files<'d> {
    fn read(
        documents: &'d BTreeMap<&'d str, Document<'d>>,
        table: Option<&str>,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let mut parts = Parts::of(documents.get("dimensions.toml"), problems);
        let periods = parts.optional_list("period");
        let dimensions = parts.list("dimension");
        parts.optional_part::<Localized>("note");
        parts.end();
        let mut parts = Parts::of(documents.get("indicators.toml"), problems);
        let indicators = parts.list("indicator");
        parts.end();
        let mut parts = Parts::of(documents.get("municipalities.toml"), problems);
        let municipalities = parts.list("municipality");
        parts.end();
        let mut parts = Parts::of(documents.get("fields.toml"), problems);
        parts.list::<Field>("field");
        parts.part::<BTreeMap<Text, Localized>>("topic");
        parts.end();
        let mut parts = Parts::of(documents.get("study.toml"), problems);
        parts.part::<Edition>("dataset");
        parts.part::<Study>("study");
        let findings = parts.optional_list("finding");
        let recommendations = parts.optional_list("recommendation");
        parts.end();
        let mut parts = Parts::of(documents.get("sources.toml"), problems);
        parts.list::<Source>("source");
        parts.end();
        let mut parts = Parts::of(documents.get(OUTLINE), problems);
        parts.part::<SourceId>("source");
        let rings = parts.list("ring");
        parts.end();
        let mut parts = Parts::of(documents.get(AREAS), problems);
        parts.part::<SourceId>("source");
        let areas = parts.list("area");
        parts.end();
        let facts = facts(documents, problems);
        let schema = schema(&periods, &dimensions, &indicators);
        let lines = lines(schema.as_ref(), table, problems);
        Self {
            documents,
            periods,
            dimensions,
            indicators,
            municipalities,
            findings,
            recommendations,
            rings,
            areas,
            facts,
            has_all_lines: lines.is_some(),
            lines: lines.unwrap_or_default(),
            schema,
        }
    }
}

/// The lines of the table; none if a fault hides them.
fn lines(
    schema: Option<&Schema>,
    table: Option<&str>,
    problems: &mut Vec<Problem>,
) -> Option<Vec<Line>> {
    let lines = schema.zip(table).map(|(schema, text)| table::lines(text, schema));
    match lines.unwrap_or(Ok(Vec::new())) {
        Ok(lines) => Some(lines),
        Err((line, error)) => {
            problems.push(municipalities::on_line(line, say::causes(&error)));
            None
        }
    }
}

/// The facts, by their documents.
fn facts<'d>(
    documents: &'d BTreeMap<&'d str, Document<'d>>,
    problems: &mut Vec<Problem>,
) -> Vec<(&'d Document<'d>, List<'d, Fact>)> {
    let mut facts = Vec::new();
    for (_, document) in documents.range(FACTS..).take_while(|(it, _)| it.starts_with(FACTS)) {
        let mut parts = Parts::of(Some(document), problems);
        parts.required("subject");
        facts.push((document, parts.list("fact")));
        parts.end();
    }
    facts
}

fn schema(
    periods: &List<'_, Rc<Period>>,
    dimensions: &List<'_, Rc<Dimension>>,
    indicators: &List<'_, Rc<Indicator>>,
) -> Option<Schema> {
    let are_sound = dimensions.is_sound && indicators.is_sound;
    if !are_sound || !(periods.is_sound || periods.entries.is_empty()) {
        return None;
    }
    let periods = periods.entries.iter().map(|entry| Rc::clone(&entry.value));
    let dimensions: Vec<_> =
        dimensions.entries.iter().map(|entry| Rc::clone(&entry.value)).collect();
    let indicators = indicators.entries.iter().map(|entry| Rc::clone(&entry.value));
    let dimensions = Dimensions::new(None, periods.collect(), &dimensions);
    Some(Schema::new(dimensions, Times::default(), indicators.collect()))
}
