//! `quartier briefing`: what the study and its cases hold for one municipality, on one page to
//! hand to a council.

mod annex;
mod cautions;
mod choice;
mod lead;
mod page;
mod records;

use std::{cell::RefCell, cmp::Reverse};

use anyhow::Result;
use clap::Args;

use super::Command;
use crate::{
    arguments::{TakesPeriod, count_or_none},
    dataset::{Statement, Study},
    presentation::{
        Context, citation,
        documented::{Documented, Documents},
        dossier::{Dossier, Known},
        likeness::first_across,
    },
    report::{Report, Shape},
    similarity::{Match, Matching},
    text::{Texts, Value},
    vocabulary::SourceId,
};
use choice::{chosen, precedence};

/// For whom, of what, and how much.
#[derive(Debug, Args)]
pub struct BriefingArgs {
    #[arg(value_name = Value::Town)]
    town: String,
    #[arg(long, value_delimiter = ',', value_name = Value::Field)]
    field: Vec<String>,
    #[arg(long)]
    full: bool,
    #[arg(long, value_parser = count_or_none, allow_negative_numbers = true, value_name = Value::Count)]
    facts: Option<usize>,
}

impl Command for BriefingArgs {
    const NAME: &'static str = "briefing";
    const ALIASES: &'static [&'static str] = &["steckbrief", "kurzbericht"];
    const TAKES_PERIOD: TakesPeriod = TakesPeriod::Across;
    const IS_DOCUMENT: bool = true;

    fn title(texts: &Texts) -> &'static str {
        texts.briefing
    }

    fn shapes(_: &Context) -> Result<Vec<Shape>> {
        Ok(vec![Shape::of(records::table([]))])
    }

    fn report(&self, context: &Context) -> Result<Report> {
        let schema = context.schema()?;
        let gazetteer = context.gazetteer(&schema)?;
        let town = gazetteer.find(&self.town)?;
        let matching =
            Matching::unweighted(&context.dataset, &schema, &gazetteer.all()?, context.times)?;
        let nearest = matching.nearest(town, gazetteer.case_studies());
        let weights = matching.yardsticks.iter().map(|it| it.weight).collect::<Vec<_>>();
        let first = nearest.first();
        let across = first_across(town, first, &gazetteer, &schema, &weights, context)?;
        let study = context.dataset.study()?;
        let documents = Documents::load(gazetteer.case_studies(), context)?;
        let known = Known::new(&study, &documents, &gazetteer, &schema, context)?;
        let dossier = Dossier::new(town, &known)?;
        let fields = self.field.iter().map(|field| documents.field(field));
        let fields: Vec<String> = fields.collect::<Result<_, _>>()?;
        let most = self.facts.unwrap_or(1);
        let briefing = Briefing::new(dossier, matching, nearest, &fields, most);
        let is_case_study = gazetteer.case_studies().iter().any(|it| it.id() == town.id());
        let briefing = Briefing { is_case_study, across, ..briefing };

        let mut report = Report { page: briefing.page(), ..Report::default() };
        // Whoever says how many facts the annex gives wants it.
        let is_full = self.full || self.facts.is_some();
        if is_full {
            report.page.extend(briefing.annex());
        } else {
            report.remarks.push(briefing.where_all_stands());
        }
        let cited = briefing.cited.take();
        let attributions = briefing.attributions(&cited)?;
        if is_full {
            let texts = attributions.iter().map(|(_, text)| text.clone()).collect();
            report.page.extend(citation::attributions(texts, context));
        }
        if context.reads_records {
            report.records = briefing.records(attributions);
        }
        report.lists_sources = true;
        report.cited = cited;
        report.remarks.extend(briefing.where_more_stands());
        Ok(report)
    }
}

/// A statement with the facts that show it.
type Illustrated<'a> = (&'a Statement, Vec<Documented<'a>>);

/// All that is to be said.
struct Briefing<'a> {
    dossier: Dossier<'a>,
    is_case_study: bool,
    findings: Vec<Illustrated<'a>>,
    recommendations: Vec<Illustrated<'a>>,
    /// What the page tells of the nearest case studies.
    chosen: Vec<Documented<'a>>,
    /// What the nearest case studies did, field by field.
    experience: Vec<Documented<'a>>,
    matching: Matching<'a>,
    nearest: Vec<Match<'a>>,
    /// That another case study comes first across periods.
    across: Option<String>,
    /// The sources in the order in which they are first named.
    cited: RefCell<Vec<SourceId>>,
}

impl<'a> Briefing<'a> {
    /// A briefing on these fields, or on all, with so many facts of each town in each field.
    fn new(
        dossier: Dossier<'a>,
        matching: Matching<'a>,
        nearest: Vec<Match<'a>>,
        fields: &[String],
        facts: usize,
    ) -> Self {
        let documents = dossier.known.documents;
        let chosen = chosen(&nearest, documents, fields);
        let mut told = Vec::new();
        let findings = illustrated(&dossier.findings, &nearest, documents, &mut told);
        let recommendations = illustrated(&dossier.recommendations, &nearest, documents, &mut told);
        let mut experience = experience(&nearest, documents, &chosen, facts, &told);
        experience.retain(|it| {
            fields.is_empty()
                || fields.iter().any(|field| it.fact.is_in(field))
                || is_among(it, &chosen)
        });
        Self {
            dossier,
            is_case_study: false,
            findings,
            recommendations,
            chosen,
            experience,
            matching,
            nearest,
            across: None,
            cited: RefCell::default(),
        }
    }

    fn context(&self) -> &'a Context {
        self.dossier.known.context
    }

    fn study(&self) -> &'a Study {
        &self.dossier.known.study.study
    }

    /// The numbers of sources as they stand behind a statement: ` [1][4]`.
    fn cite<'s>(&self, sources: impl IntoIterator<Item = &'s SourceId>) -> String {
        let mut cited = self.cited.borrow_mut();
        let mut text = String::new();
        for source in sources {
            let known = cited.iter().position(|known| known == source);
            let place = known.unwrap_or_else(|| {
                cited.push(source.clone());
                cited.len() - 1
            });
            let gap = if text.is_empty() { " " } else { "" };
            text.extend([gap, "[", &(place + 1).to_string(), "]"]);
        }
        text
    }

    /// Who has to be named where the figures are passed on, by the sources.
    fn attributions(&self, cited: &[SourceId]) -> Result<Vec<(SourceId, String)>> {
        let bibliography = self.context().dataset.bibliography()?;
        let mut attributions = Vec::new();
        for source in cited {
            let text = bibliography.get(source)?.attribution_text(self.context().language);
            attributions.extend(text.map(|text| (source.clone(), text)));
        }
        Ok(attributions)
    }
}

/// Each statement with the examples that the nearest case studies give; none is told twice.
fn illustrated<'a>(
    statements: &[&'a Statement],
    nearest: &[Match<'_>],
    documents: &'a Documents<'a>,
    told: &mut Vec<&'a str>,
) -> Vec<Illustrated<'a>> {
    let near = |subject: &str| nearest.iter().any(|it| *it.town.id() == *subject);
    let illustrated = |statement: &&'a Statement| {
        let examples = statement.examples.iter().filter_map(|id| documents.get(id));
        let mut examples: Vec<_> = examples.filter(|it| near(it.subject)).collect();
        examples.retain(|it| !told.contains(&&*it.fact.id));
        told.extend(examples.iter().map(|it| &*it.fact.id));
        (*statement, examples)
    };
    statements.iter().map(illustrated).collect()
}

/// Of each of the nearest case studies the first facts in each field that tells what it did:
/// those that the page tells, then those that are confirmed, then the newest, without those that
/// are told already; field by field, the nearest first.
fn experience<'a>(
    nearest: &[Match<'_>],
    documents: &'a Documents<'a>,
    chosen: &[Documented<'a>],
    most: usize,
    told: &[&str],
) -> Vec<Documented<'a>> {
    let mut taken: Vec<Documented<'a>> = Vec::new();
    for Match { town, .. } in nearest {
        let mut facts = documents.on(town.id());
        facts.retain(|it| !it.tells_situation() || is_among(it, chosen));
        facts.retain(|it| !told.contains(&&*it.fact.id));
        for of_field in facts.chunk_by_mut(|a, b| a.field == b.field) {
            of_field.sort_by_key(|it| Reverse((is_among(it, chosen), precedence(it))));
            let of_page = of_field.iter().filter(|it| is_among(it, chosen)).count();
            let mut first: Vec<_> = of_field.iter().take(most.max(of_page)).copied().collect();
            first.sort_by_cached_key(Documented::reading_order);
            taken.extend(first);
        }
    }
    taken.sort_by_key(Documented::field_position);
    taken
}

fn is_among(fact: &Documented<'_>, facts: &[Documented<'_>]) -> bool {
    facts.iter().any(|it| it.fact.id == fact.fact.id)
}
