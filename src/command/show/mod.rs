//! `quartier show`: all about one municipality.

mod page;
mod records;
mod standing;

use std::rc::Rc;

use anyhow::Result;
use clap::Args;

use super::{
    Context, citation,
    classes::Class,
    documented::{Documented, Documents},
    indicators, statements,
};
use crate::{
    dataset::{Municipality, Notes, Statement, StudyFile},
    query::LevelChoice,
    report::Report,
    schema::{Column, Figures, Schema},
    vocabulary::{SourceId, Status},
};
use standing::{Standing, Standings};

/// Which municipalities to show.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// Municipalities, by id, name or AGS
    #[arg(value_name = "TOWN", required = true)]
    pub towns: Vec<String>,
}

/// Shows all about the municipalities.
///
/// # Errors
/// There is no such municipality, or the data cannot be read.
pub fn report(args: &ShowArgs, context: &Context) -> Result<Report> {
    let schema = context.schema()?;
    let gazetteer = context.gazetteer(&schema)?;
    let towns = gazetteer.find_all(&args.towns)?;
    let study = context.dataset.study()?;
    let documents = Documents::load(gazetteer.case_studies(), context)?;
    let standings = Standings::new(&gazetteer, &schema)?;
    let known = Known {
        schema: &schema,
        study: &study,
        documents: &documents,
        standings: &standings,
        context,
    };

    let mut report = Report::default();
    let mut cited = Vec::new();
    for town in towns {
        let profile = Profile::new(town, &known)?;
        report.page.extend(profile.page());
        report.records.rows.extend(profile.records());
        cited.extend(profile.sources());
    }
    report.records.headers = records::headers();
    report.records.cited = true;
    report.sources = Some(citation::citations(cited, context)?);
    Ok(report)
}

/// What is known of any municipality.
struct Known<'a> {
    schema: &'a Schema,
    study: &'a StudyFile,
    documents: &'a Documents<'a>,
    standings: &'a Standings,
    context: &'a Context,
}

/// Everything that is known of a municipality.
struct Profile<'a> {
    town: &'a Municipality,
    schema: &'a Schema,
    classes: Vec<Class<'a>>,
    findings: Vec<&'a Statement>,
    recommendations: Vec<&'a Statement>,
    notes: &'a Notes,
    facts: Vec<Documented<'a>>,
    /// What is to be known of these facts.
    cautions: Vec<String>,
    definitions: Vec<Documented<'a>>,
    standings: &'a Standings,
    context: &'a Context,
}

impl<'a> Profile<'a> {
    fn new(town: &'a Municipality, known: &Known<'a>) -> Result<Self> {
        let Known { schema, study, documents, standings, context } = *known;
        let levels = LevelChoice::of_municipality(town, schema);
        let classes = Class::all_of(town, schema)?;
        let facts = documents.on(&town.id);
        Ok(Self {
            town,
            schema,
            cautions: documents.field_notes(&facts),
            facts,
            definitions: documents.definitions(classes.iter().map(|class| class.column))?,
            classes,
            findings: statements::applying(&study.findings, &levels, schema)?,
            recommendations: statements::applying(&study.recommendations, &levels, schema)?,
            notes: &study.study.notes,
            standings,
            context,
        })
    }

    fn figures(&self) -> impl Iterator<Item = (&'a Column, &'a Figures)> {
        self.schema.figures_newest_first()
    }

    /// The latest figures, so far as they are numbers and known, each with where it stands.
    fn positions(&self) -> impl Iterator<Item = (&'a Column, &'a Figures, Standing)> {
        let mut last = None;
        let latest = self.figures().filter(move |(_, figures)| {
            let indicator = Rc::as_ptr(&figures.indicator);
            last.replace(indicator) != Some(indicator)
        });
        let (town, standings) = (self.town, self.standings);
        latest.filter_map(move |(column, figures)| {
            town.figure(figures)?;
            Some((column, figures, standings.of(town, figures)?))
        })
    }

    fn status(&self, figures: &Figures) -> Option<Status> {
        self.town.figure(figures).map(|figure| figure.status)
    }

    fn sources_of(&self, column: &Column) -> Vec<String> {
        citation::distinct(citation::sources_of(self.town, column, self.schema))
    }

    /// The sources of everything on the page, in its order.
    fn sources(&self) -> Vec<&'a SourceId> {
        let classes = self.classes.iter().map(|class| class.column);
        let columns = classes.chain(self.figures().map(|(column, _)| column));
        let columns =
            columns.flat_map(|column| citation::sources_of(self.town, column, self.schema));
        let positions =
            self.positions().flat_map(|(column, ..)| indicators::sources(column, self.schema));
        let statements = self.findings.iter().chain(&self.recommendations);
        let documented = self.facts.iter().chain(&self.definitions);
        columns
            .chain(positions)
            .chain(statements.map(|statement| &statement.source))
            .chain(documented.flat_map(Documented::sources))
            .collect()
    }
}
