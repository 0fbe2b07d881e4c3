//! `quartier show`: a municipality on a screen, or all that is known of it.

mod full;
mod overview;
mod position;

use anyhow::Result;
use clap::Args;

use super::Command;
use crate::{
    arguments::TakesPeriod,
    distinct::distinct,
    presentation::{
        Context,
        documented::Documents,
        dossier::{Dossier, Known},
        record::Record,
    },
    report::{Report, Shape},
    schema::Variable,
    text::{Texts, Value},
};

#[derive(Debug, Args)]
pub struct ShowArgs {
    #[arg(required = true, value_name = Value::Towns)]
    towns: Vec<String>,
    #[arg(long)]
    full: bool,
}

/// The keys of the records.
const KEYS: &str = "id ags section key label value unit date status attributed_to rule note \
                    percentile median error_typical error_max method close confidence";

impl Command for ShowArgs {
    const NAME: &'static str = "show";
    const ALIASES: &'static [&'static str] = &["zeige", "zeigen"];
    const TAKES_PERIOD: TakesPeriod = TakesPeriod::One;

    fn title(texts: &Texts) -> &'static str {
        texts.municipalities
    }

    fn shapes(_: &Context) -> Result<Vec<Shape>> {
        Ok(vec![Shape::of(Record::table([], KEYS))])
    }

    fn report(&self, context: &Context) -> Result<Report> {
        let schema = context.schema()?;
        let gazetteer = context.gazetteer(&schema)?;
        let towns = gazetteer.find_all(&self.towns)?;
        let study = context.dataset.study()?;
        let documents = Documents::load(gazetteer.case_studies(), context)?;
        let known = Known::new(&study, &documents, &gazetteer, &schema, context)?;

        let mut report = Report { lists_sources: self.full, ..Report::default() };
        let mut records = Vec::new();
        let mut notes = Vec::new();
        for town in towns {
            let dossier = Dossier::new(town, &known)?;
            if context.reads_records {
                records.extend(self::records(&dossier));
            }
            if self.full {
                let classed = dossier.classes.iter().map(|class| class.column);
                let definitions = documents.definitions(classed)?;
                if context.reads_page {
                    report.page.extend(full::page(&dossier, &definitions));
                }
                full::cite(&dossier, &definitions, &mut report);
            } else {
                if context.reads_page {
                    report.page.extend(overview::page(&dossier));
                }
                notes.extend(dossier.note_on_levels());
                notes.extend(dossier.cautions());
                overview::cite(&dossier, &mut report);
            }
        }
        report.notes = distinct(notes, |a, b| a == b);
        report.records = Record::table(records, KEYS);
        Ok(report)
    }
}

/// A record for everything that is known.
fn records(dossier: &Dossier<'_>) -> Vec<Record> {
    let schema = dossier.known.schema;
    let identity = schema.columns().iter();
    let identity = identity.filter(|column| matches!(column.variable, Variable::Identity(_)));
    let figures = schema.figures_newest_first();
    let mut records = Vec::new();
    records.extend(identity.map(|column| dossier.column_record("identity", column)));
    records.extend(dossier.class_records());
    records.extend(figures.map(|(it, _)| dossier.figure_record("figure", dossier.town, it)));
    records.extend(dossier.statements().map(|statement| dossier.statement_record(statement)));
    records.extend(dossier.facts.iter().map(|fact| dossier.fact_record("fact", fact)));
    records
}
