//! `quartier facts`: what is documented, each statement with its date and source.

mod wanted;

use std::num::NonZeroUsize;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::Command;
use crate::{
    arguments::{Filters, TakesPeriod, count, date, one_of},
    dataset::Confidence,
    presentation::{
        Context,
        dead_end::Question,
        documented::{self, Documented, Documents, by_field},
    },
    report::{Block, Report, Shape},
    say,
    text::{Texts, Value},
    usage_error::UsageError,
    vocabulary::Date,
};
use wanted::Wanted;

#[derive(Debug, Args)]
pub struct FactsArgs {
    #[arg(value_name = Value::Documented)]
    names: Vec<String>,
    #[arg(long, value_delimiter = ',', value_name = Value::Field)]
    field: Vec<String>,
    #[arg(long, value_parser = date, value_name = Value::Date)]
    since: Option<Date>,
    #[arg(long, value_parser = date, value_name = Value::Date)]
    until: Option<Date>,
    #[arg(long, value_name = Value::Confidence, value_parser = one_of(Confidence::ALL, Confidence::as_str, Texts::confidence))]
    confidence: Option<Confidence>,
    #[arg(long, value_name = Value::Text)]
    search: Option<String>,
    #[arg(long, short, value_enum, default_value_t, value_name = Value::Order)]
    sort: Order,
    #[arg(long, short = 'n', alias = "top", value_parser = count, allow_negative_numbers = true, value_name = Value::Count)]
    limit: Option<NonZeroUsize>,
    #[command(flatten)]
    filters: Filters,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Order {
    #[default]
    Field,
    Date,
}

impl Command for FactsArgs {
    const NAME: &'static str = "facts";
    const ALIASES: &'static [&'static str] = &["fakten"];
    const TAKES_PERIOD: TakesPeriod = TakesPeriod::One;
    const TAKES_LEVELS: bool = true;

    fn title(texts: &Texts) -> &'static str {
        texts.facts
    }

    fn shapes(context: &Context) -> Result<Vec<Shape>> {
        Ok(vec![Shape::of(documented::records(&[], context))])
    }

    fn report(&self, context: &Context) -> Result<Report> {
        let schema = context.schema()?;
        let gazetteer = context.gazetteer(&schema)?;
        let documents = Documents::load(gazetteer.case_studies(), context)?;
        let question = Question::new(&self.filters, false, &schema, &gazetteer, context);
        require_span(self.since, self.until, context)?;
        let wanted = Wanted::new(self, &documents, &question)?;
        let facts = documents.on_any(wanted.ids()).filter(|fact| wanted.takes(fact));
        let mut facts: Vec<Documented> = facts.map(|fact| fact.under(wanted.fields())).collect();
        for of_subject in facts.chunk_by_mut(|a, b| a.subject == b.subject) {
            of_subject.sort_by_cached_key(Documented::reading_order);
        }
        if self.sort == Order::Date {
            facts.sort_by_key(|it| it.fact.time());
        }
        let nothing_matches = facts.is_empty();
        facts.truncate(self.limit.map_or(usize::MAX, NonZeroUsize::get));

        let mut report = Report::default();
        if context.reads_records {
            report.records = documented::records(&facts, context);
        }
        report.notes = documents.field_notes(&facts);
        report.highlight = wanted.words().folded().to_vec();
        report.remarks = wanted.undocumented(&documents, &question)?;
        if nothing_matches {
            if report.remarks.len() < wanted.ids().len().max(1) {
                report.remarks.push(wanted.nothing(&documents, &question)?);
            }
            report.remarks.extend(documents.notes_on(wanted.fields()));
        } else if context.reads_page {
            let items = || facts.iter().map(Documented::item_with_town).collect();
            report.page = match self.sort {
                Order::Field => by_subject_and_field(&facts),
                Order::Date => vec![Block::Items(items())],
            };
            report.page.extend(one_field(&facts, &documents, context));
        }
        report.cite(facts.iter().flat_map(Documented::sources));
        Ok(report)
    }
}

/// Makes sure that the span of time does not end before it begins, and begins when the facts were
/// known.
fn require_span(since: Option<Date>, until: Option<Date>, context: &Context) -> Result<()> {
    let Some(since) = since else {
        return Ok(());
    };
    if let Some(until) = until.filter(|until| since.first_day() > until.last_day()) {
        return Err(UsageError::new(say::span_ends_before(since, until)).into());
    }
    let edition = context.dataset.study()?.edition.date;
    if since.first_day() > edition.last_day() {
        return Err(UsageError::new(say::later_than_data(since, edition)).into());
    }
    Ok(())
}

/// The command that prints one field of all that is documented on a subject, where that are several.
fn one_field(
    facts: &[Documented<'_>],
    documents: &Documents<'_>,
    context: &Context,
) -> Option<Block> {
    let (first, last) = (facts.first()?, facts.last()?);
    let is_all_on_one = facts.iter().all(|fact| fact.subject == first.subject)
        && facts.len() == documents.on(first.subject).len();
    let field = last.field_label().replace(' ', "-");
    let command = format!("quartier facts {} --field {field}", last.subject);
    let is_choice = is_all_on_one && first.field != last.field;
    is_choice.then(|| Block::Terms(vec![(command, context.texts.one_field.to_owned())]))
}

/// Under each subject its fields, under each field its facts.
fn by_subject_and_field(facts: &[Documented<'_>]) -> Vec<Block> {
    let mut page = Vec::new();
    for of_subject in facts.chunk_by(|a, b| a.subject == b.subject) {
        page.extend(of_subject.first().map(|fact| Block::Title(fact.subject_label())));
        page.extend(by_field(of_subject));
    }
    page
}
