//! `quartier facts`: what is documented, each statement with its date and source.

mod wanted;

use std::num::NonZeroUsize;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::{
    Context, SelectionArgs, citation,
    dead_end::Question,
    documented::{Documented, Documents},
    parsers::{count, date, one_of},
};
use crate::{
    dataset::Confidence,
    report::{Block, Cell, Header, Report, Row, Table},
    suggestion::Suggestion,
    usage_error::UsageError,
    vocabulary::Date,
};
use wanted::Wanted;

/// Which facts to print.
#[derive(Debug, Args)]
pub struct FactsArgs {
    /// Municipalities, `study`, `programme`, `definition`, fields, or single facts [default: all]
    #[arg(value_name = "TOWN")]
    pub names: Vec<String>,
    /// Only facts of these fields, by id or label, e.g. housing-market or Wohnungsmarkt
    #[arg(long, value_name = "FIELD", value_delimiter = ',')]
    pub field: Vec<String>,
    /// Only facts that hold on this date or later: 2015, 2015-09, 2015-09-15 or 15.09.2015
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub since: Option<Date>,
    /// Only facts that hold on this date or earlier
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub until: Option<Date>,
    /// Only facts that could be confirmed to this degree: all of it, or only part of it
    #[arg(long, value_parser = one_of(Confidence::ALL, Confidence::as_str))]
    pub confidence: Option<Confidence>,
    /// Only facts in which all these words stand
    #[arg(long, value_name = "TEXT")]
    pub search: Option<String>,
    /// Order: by town and field, or by time
    #[arg(long, short, value_enum, default_value_t)]
    pub sort: Order,
    /// Print no more than so many
    #[arg(long, short = 'n', alias = "top", value_name = "N", value_parser = count, allow_negative_numbers = true)]
    pub limit: Option<NonZeroUsize>,
    /// Which municipalities.
    #[command(flatten)]
    pub selection: SelectionArgs,
}

/// The orders of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Order {
    /// By town and field, as one reads
    #[default]
    Field,
    /// The earliest first; those without a date last
    Date,
}

/// Prints the facts that are asked for.
///
/// # Errors
/// The question does not fit the data, or the data cannot be read.
pub fn report(args: &FactsArgs, context: &Context) -> Result<Report> {
    let schema = context.schema()?;
    let gazetteer = context.gazetteer(&schema)?;
    let towns = gazetteer.case_studies();
    let documents = Documents::load(towns, context)?;
    let question = Question::new(&args.selection, false, &schema, &gazetteer, context);
    require_span(args.since, args.until, context)?;
    let wanted = Wanted::new(args, &documents, &question)?;
    let facts = documents.all().filter(|fact| wanted.takes(fact));
    let mut facts: Vec<Documented> = facts.map(|fact| fact.under(wanted.fields())).collect();
    for of_subject in facts.chunk_by_mut(|a, b| a.subject == b.subject) {
        of_subject.sort_by_key(Documented::field_position);
    }
    if args.sort == Order::Date {
        facts.sort_by_key(Documented::time);
    }
    let nothing_matches = facts.is_empty();
    facts.truncate(args.limit.map_or(usize::MAX, NonZeroUsize::get));

    let mut report = Report::of(table(&facts, context));
    report.page = match args.sort {
        Order::Field => by_subject_and_field(&facts),
        Order::Date => vec![Block::Items(facts.iter().map(Documented::item_with_town).collect())],
    };
    report.notes = documents.field_notes(&facts);
    report.highlight = wanted.words().folded().to_vec();
    report.remarks = wanted.undocumented(&documents, &question)?;
    if nothing_matches {
        report.page.clear();
        if report.remarks.len() < wanted.ids().len().max(1) {
            report.remarks.push(wanted.nothing(&documents, &question)?);
        }
        report.remarks.extend(documents.notes_on(wanted.fields()));
    }
    if context.cite {
        let cited = facts.iter().flat_map(Documented::sources);
        report.sources = Some(citation::citations(cited, context)?);
    }
    Ok(report)
}

/// Makes sure that the span of time does not end before it begins, and begins when the facts were
/// known.
fn require_span(since: Option<Date>, until: Option<Date>, context: &Context) -> Result<()> {
    let Some(since) = since else {
        return Ok(());
    };
    if let Some(until) = until.filter(|until| since.first_day() > until.last_day()) {
        return Err(UsageError::new(format!(
            "the span ends before it begins: --since {since} is later than --until {until}"
        ))
        .into());
    }
    let edition = context.dataset.study()?.edition.date;
    if since.first_day() > edition.last_day() {
        return Err(UsageError::new(format!(
            "no fact can be known of the time since {since}: the data are of {edition}"
        ))
        .into());
    }
    Ok(())
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

/// Under each field its facts.
pub(super) fn by_field(facts: &[Documented<'_>]) -> Vec<Block> {
    let mut page = Vec::new();
    for of_field in facts.chunk_by(|a, b| a.field == b.field) {
        page.extend(of_field.first().map(|fact| Block::Heading(fact.field_label())));
        page.push(Block::Items(of_field.iter().map(Documented::item).collect()));
    }
    page
}

fn table(facts: &[Documented<'_>], context: &Context) -> Table {
    const KEYS: [&str; 12] = [
        "id",
        "subject",
        "field",
        "topic",
        "title",
        "text",
        "value",
        "unit",
        "as_of",
        "from",
        "until",
        "confidence",
    ];
    let mut headers: Vec<Header> = KEYS.map(Header::for_programs).into();
    headers.extend(["note", "fields", "key", "short"].map(Header::for_programs));
    let rows = facts.iter().map(|documented| {
        let fact = documented.fact;
        let text = |text: &crate::vocabulary::Localized| text.get(context.language).to_owned();
        let moment = fact.as_of.as_ref();
        let day = |date: Option<Date>| Cell::optional(date.map(|date| date.to_string()));
        Row::new(vec![
            Cell::text(&fact.id),
            Cell::text(documented.subject),
            Cell::text(&fact.field),
            Cell::text(&fact.topic),
            Cell::text(documented.topic_label()),
            Cell::text(fact.text.get(context.language)),
            documented.value(),
            Cell::optional(fact.unit.as_ref().map(text)),
            Cell::optional(moment.map(|moment| moment.text(context.language))),
            day(moment.and_then(|moment| moment.from)),
            day(moment.and_then(|moment| moment.until)),
            Cell::text(fact.confidence.as_str()),
            Cell::optional(fact.note.as_ref().map(text)),
            Cell::list(fact.fields().map(ToString::to_string)),
            Cell::optional(fact.key.as_ref()),
            Cell::optional(fact.short.as_ref().map(text)),
        ])
        .cited(citation::distinct(documented.sources()))
    });
    Table { rows: rows.collect(), headers, marks: Vec::new(), cited: true }
}

/// ` – did you mean …?` or where the names can be found.
pub(super) fn unknown(name: &str, candidates: &[&str]) -> UsageError {
    let hint = Suggestion::of(name, candidates.iter().copied())
        .or("`quartier facts --format tsv` lists all");
    UsageError::new(format!("unknown municipality, field or fact `{name}`{hint}"))
}
