//! `quartier show`: all about one municipality.

mod page;

use anyhow::Result;
use clap::Args;

use super::Command;
use crate::{
    presentation::{
        Context, citation,
        documented::{Documented, Documents},
        dossier::{Dossier, Known, Record},
    },
    report::Report,
    schema::Subject,
};

/// Which municipalities to show.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// Municipalities, by id, name or AGS
    #[arg(value_name = "TOWN", required = true)]
    towns: Vec<String>,
}

/// The keys of the records.
const KEYS: [&str; 19] = [
    "id",
    "ags",
    "section",
    "key",
    "label",
    "value",
    "unit",
    "date",
    "status",
    "attributed_to",
    "rule",
    "note",
    "percentile",
    "median",
    "error_typical",
    "error_max",
    "method",
    "close",
    "confidence",
];

impl Command for ShowArgs {
    const NAME: &'static str = "show";
    const ABOUT: &'static str = "Show all about one or more municipalities";
    const ALIASES: &'static [&'static str] = &["zeige", "zeigen"];

    fn report(&self, context: &Context) -> Result<Report> {
        let schema = context.schema()?;
        let gazetteer = context.gazetteer(&schema)?;
        let towns = gazetteer.find_all(&self.towns)?;
        let study = context.dataset.study()?;
        let documents = Documents::load(gazetteer.case_studies(), context)?;
        let known = Known::new(&study, &documents, &gazetteer, &schema, context)?;

        let mut report = Report { lists_sources: true, ..Report::default() };
        let mut records = Vec::new();
        for town in towns {
            let dossier = Dossier::new(town, &known)?;
            let classed = dossier.classes.iter().map(|class| class.column);
            let definitions = documents.definitions(classed)?;
            report.page.extend(page::page(&dossier, &definitions));
            records.extend(self::records(&dossier));
            cite(&dossier, &definitions, &mut report);
        }
        report.records = Record::table(records, &KEYS);
        Ok(report)
    }
}

/// A record for everything that is known.
fn records(dossier: &Dossier<'_>) -> Vec<Record> {
    let schema = dossier.known.schema;
    let identity = schema.columns().iter();
    let identity = identity.filter(|column| matches!(column.subject, Subject::Identity(_)));
    let figures = schema.figures_newest_first();
    let mut records = Vec::new();
    records.extend(identity.map(|column| dossier.column_record("identity", column)));
    records.extend(dossier.class_records());
    records.extend(figures.map(|(it, _)| dossier.figure_record("figure", dossier.town, it)));
    records.extend(dossier.statements().map(|statement| dossier.statement_record(statement)));
    records.extend(dossier.facts.iter().map(|fact| dossier.fact_record("fact", fact)));
    records
}

/// Cites the sources of everything on the page, in its order.
fn cite(dossier: &Dossier<'_>, definitions: &[Documented<'_>], report: &mut Report) {
    let schema = dossier.known.schema;
    let classes = dossier.classes.iter().map(|class| class.column);
    for column in classes.chain(schema.figures_newest_first().map(|(column, _)| column)) {
        report.cite(citation::sources_of(dossier.town, column, schema));
    }
    for column in page::latest(dossier) {
        report.cite(citation::sources_of_any(column, schema));
    }
    report.cite(dossier.statements().map(|statement| &statement.source));
    report.cite(dossier.facts.iter().chain(definitions).flat_map(Documented::sources));
}
