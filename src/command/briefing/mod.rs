//! `quartier briefing`: what the study and its cases hold for one municipality, to hand to a
//! council.

mod cautions;
mod page;
mod records;

use std::cell::RefCell;

use anyhow::Result;
use clap::Args;

use super::{
    Context, citation,
    classes::Class,
    documented::{Documented, Documents},
    parsers::count_or_none,
    statements,
};
use crate::{
    dataset::{Confidence, Edition, Municipality, Notes, Statement, Study},
    query::LevelChoice,
    report::Report,
    schema::{Column, Schema},
    similarity::{Distribution, Match, Matching, NEAREST},
    vocabulary::SourceId,
};

/// For whom, and how much.
#[derive(Debug, Args)]
pub struct BriefingArgs {
    /// Municipality, by id, name or AGS: any of the state's
    #[arg(value_name = "TOWN")]
    pub town: String,
    /// How many facts to give of each town in each field
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = count_or_none, allow_negative_numbers = true)]
    pub facts: usize,
}

/// Puts together what there is for a municipality.
///
/// # Errors
/// There is no such municipality, or the data cannot be read.
pub fn report(args: &BriefingArgs, context: &Context) -> Result<Report> {
    let schema = context.schema()?;
    let gazetteer = context.gazetteer(&schema)?;
    let town = gazetteer.find(&args.town)?;
    let all = gazetteer.all()?;
    let matching = Matching::unweighted(&schema, &all)?;
    let nearest = matching.nearest(town, gazetteer.case_studies(), NEAREST);

    let file = context.dataset.study()?;
    let levels = LevelChoice::of_municipality(town, &schema);
    let documents = Documents::load(gazetteer.case_studies(), context)?;
    let mut briefing = Briefing {
        town,
        classes: Class::all_of(town, &schema)?,
        findings: Vec::new(),
        recommendations: Vec::new(),
        experience: Vec::new(),
        notes: &file.study.notes,
        study: &file.study,
        edition: &file.edition,
        all,
        matching,
        nearest,
        documents: &documents,
        schema: &schema,
        context,
        cited: RefCell::default(),
    };
    let mut told = Vec::new();
    let findings = statements::applying(&file.findings, &levels, &schema)?;
    briefing.findings = briefing.illustrated(&findings, &mut told);
    let recommendations = statements::applying(&file.recommendations, &levels, &schema)?;
    briefing.recommendations = briefing.illustrated(&recommendations, &mut told);
    briefing.experience = briefing.experience(args.facts, &told);
    let mut report = Report { page: briefing.page(), ..Report::default() };
    let cited = briefing.cited.take();
    let attributions = briefing.attributions(&cited)?;
    report.page.extend(briefing.attribution_blocks(&attributions));
    report.records = briefing.records(attributions);
    report.sources = Some(citation::citations(&cited, context)?);
    report.remarks.extend(briefing.where_more_stands());
    Ok(report)
}

/// All that is to be said.
struct Briefing<'a> {
    town: &'a Municipality,
    classes: Vec<Class<'a>>,
    findings: Vec<(&'a Statement, Vec<Documented<'a>>)>,
    recommendations: Vec<(&'a Statement, Vec<Documented<'a>>)>,
    /// What the nearest case studies did, field by field.
    experience: Vec<Documented<'a>>,
    notes: &'a Notes,
    study: &'a Study,
    edition: &'a Edition,
    all: Vec<&'a Municipality>,
    matching: Matching<'a>,
    nearest: Vec<Match<'a>>,
    documents: &'a Documents<'a>,
    schema: &'a Schema,
    context: &'a Context,
    /// The sources in the order in which they are first named.
    cited: RefCell<Vec<SourceId>>,
}

impl<'a> Briefing<'a> {
    /// The numbers of sources as they stand behind a statement: ` [1] [4]`.
    fn cite<'s>(&self, sources: impl IntoIterator<Item = &'s SourceId>) -> String {
        let mut cited = self.cited.borrow_mut();
        let mut text = String::new();
        for source in sources {
            let known = cited.iter().position(|known| known == source);
            let place = known.unwrap_or_else(|| {
                cited.push(source.clone());
                cited.len() - 1
            });
            text.extend([" [", &(place + 1).to_string(), "]"]);
        }
        text
    }

    /// Where the municipality stands among all, in percent.
    fn percentile(&self, column: &Column) -> Option<f64> {
        let figures = column.figures()?;
        let value = self.town.figure(figures)?.value;
        let values = self.all.iter().filter_map(|town| town.figure(figures));
        let percentile = Distribution::of(values.map(|figure| figure.value)).percentile(value)?;
        Some(100.0 * percentile)
    }

    /// Each statement that applies, with the examples that the nearest case studies give; none
    /// is told twice.
    fn illustrated(
        &self,
        statements: &[&'a Statement],
        told: &mut Vec<&'a str>,
    ) -> Vec<(&'a Statement, Vec<Documented<'a>>)> {
        let near = |subject: &str| self.nearest.iter().any(|it| *it.town.id == *subject);
        let illustrated = |statement: &&'a Statement| {
            let examples = statement.examples.iter().filter_map(|id| self.documents.get(id));
            let mut examples: Vec<_> = examples.filter(|it| near(it.subject)).collect();
            examples.retain(|it| !told.contains(&&*it.fact.id));
            told.extend(examples.iter().map(|it| &*it.fact.id));
            (*statement, examples)
        };
        statements.iter().map(illustrated).collect()
    }

    /// Who has to be named where the figures are passed on, by the sources.
    fn attributions(&self, cited: &[SourceId]) -> Result<Vec<(SourceId, String)>> {
        let bibliography = self.context.dataset.bibliography()?;
        let mut attributions = Vec::new();
        for source in cited {
            let text = bibliography.get(source)?.attribution_text(self.context.language);
            attributions.extend(text.map(|text| (source.clone(), text)));
        }
        Ok(attributions)
    }

    /// The columns by which the municipality is classed and matched, each once.
    fn columns_used(&self) -> Vec<&'a Column> {
        let classed = self.classes.iter().flat_map(|class| class.looks_at.iter().copied());
        let matched = self.matching.yardsticks.iter().flat_map(|yardstick| &yardstick.scales);
        let mut columns: Vec<&Column> = Vec::new();
        for column in classed.chain(matched.map(|scale| scale.column)) {
            if !columns.iter().any(|known| known.id == column.id) {
                columns.push(column);
            }
        }
        columns
    }

    /// Of each of the nearest case studies the first facts in each field that tells what it did,
    /// those that are confirmed before others, without those that are told already; field by
    /// field, the nearest first.
    fn experience(&self, most: usize, told: &[&str]) -> Vec<Documented<'a>> {
        let mut taken: Vec<Documented<'a>> = Vec::new();
        for Match { town, .. } in &self.nearest {
            let mut facts = self.documents.on(&town.id);
            facts.retain(|it| !it.tells_situation() && !told.contains(&&*it.fact.id));
            for of_field in facts.chunk_by_mut(|a, b| a.field == b.field) {
                of_field.sort_by_key(|documented| documented.fact.confidence != Confidence::High);
                taken.extend(of_field.iter().take(most));
            }
        }
        taken.sort_by_key(Documented::field_position);
        taken
    }
}
