//! `quartier facts`: documented statements by town, field, time and source.

use std::num::NonZeroUsize;

use anyhow::Result;
use clap::ValueEnum;

use super::Context;
use super::fact_filter::{FactArgs, FactFilter};
use crate::closed_list::one_of;
use crate::model::{Fact, Town};
use crate::query::FilterArgs;
use crate::report::{Block, Report, Text};
use crate::view::{
    Likeness, fact_item_in, fact_item_with_subject, fact_table, field_label, field_notes,
    subject_label,
};

/// List documented facts by town, field, time and source
///
/// Examples:
///   Facts on a town
///     quartier facts altena
///   Facts on a town in a field: housing market and accommodation
///     quartier facts münster housing
///   Costs from 2015 on
///     quartier facts --field costs --since 2015
///   What began in the autumn of 2015
///     quartier facts --began --since 2015-09 --until 2015-11 --sort date
///   Facts that rest on a source
///     quartier facts lwl
#[derive(Debug, Default, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Facts that are asked for.
    #[command(flatten)]
    pub asked: FactArgs,
    /// Order: field (by town and field) or date
    #[arg(long, short, value_parser = one_of::<Order>(), default_value = "field", value_name = "ORDER")]
    pub sort: Order,
    /// Number of facts to print
    #[arg(long, short = 'n', value_name = "N")]
    pub limit: Option<NonZeroUsize>,
    /// Filters of municipalities.
    #[command(flatten)]
    pub filters: FilterArgs,
}

/// Question for the facts on what words name.
pub fn on(words: Vec<String>) -> Args {
    Args { asked: FactArgs { words, ..FactArgs::default() }, ..Args::default() }
}

/// Order of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Order {
    /// By town and field.
    #[default]
    #[value(alias = "feld")]
    Field,
    /// By date.
    #[value(alias = "datum")]
    Date,
}

impl Args {
    /// Answer of the command.
    ///
    /// # Errors
    /// The question does not fit the data, or the data cannot be read.
    pub fn report(&self, cx: &Context) -> Result<Report> {
        let (filter, language) = (FactFilter::read(&self.asked, &self.filters, cx)?, cx.language);
        let all = cx.dataset.facts()?;
        let mut facts: Vec<&Fact> = all.iter().filter(|fact| filter.matches(fact)).collect();
        self.sort(&mut facts, &filter, cx)?;
        let total = facts.len();
        let subject = facts.first().map(|fact| &*fact.subject);
        let subject = subject.filter(|id| facts.iter().all(|fact| fact.subject == *id));
        facts.truncate(self.limit.map_or(usize::MAX, NonZeroUsize::get));

        let mut report = Report::new(filter.title(subject, cx), language);
        report.records = fact_table(&facts, cx);
        let has_none = |town: &&&Town| all.iter().all(|fact| fact.subject != town.id);
        let undocumented = filter.towns.iter().filter(has_none).map(|it| undocumented(it, cx));
        let mut undocumented = undocumented.collect::<Result<Vec<_>>>()?;
        if facts.is_empty() {
            if undocumented.is_empty() {
                undocumented.push(Text::from(language.of(
                    "No fact matches; only the case studies are documented.",
                    "Kein Fakt entspricht der Auswahl; dokumentiert sind nur die Fallkommunen.",
                )));
            }
            report.page = undocumented.into_iter().map(Block::Paragraph).collect();
            return Ok(report);
        }
        report.notes = undocumented;
        if self.sort == Order::Date {
            let items = facts.iter().map(|it| fact_item_with_subject(it, cx));
            report.page.push(Block::Items(items.collect()));
        } else {
            report.page.push(Block::Title(report.title.clone()));
            report.page.extend(by_field(&facts, subject.is_some(), &filter, cx));
        }
        let fields: Vec<&str> = facts.iter().map(|fact| filter.field_of(fact)).collect();
        report.notes.extend(field_notes(&fields, cx));
        let printed = facts.len();
        report.count = (printed < total)
            .then(|| t!(language, "{printed} of {total} facts", "{printed} von {total} Fakten"));
        Ok(report)
    }

    fn sort(&self, facts: &mut [&Fact], filter: &FactFilter, cx: &Context) -> Result<()> {
        let (fields, cases) = (cx.dataset.fields()?, cx.dataset.cases()?);
        let days = |fact: &&Fact| fact.days();
        if self.sort == Order::Date {
            facts.sort_by_key(|fact| (days(fact).is_none(), days(fact)));
            return Ok(());
        }
        for of_subject in facts.chunk_by_mut(|a, b| a.subject == b.subject) {
            let is_town = cases.iter().any(|town| town.id == of_subject[0].subject);
            of_subject.sort_by_key(|fact| {
                (fields.position(filter.field_of(fact)), is_town.then(|| days(fact)))
            });
        }
        Ok(())
    }
}

/// Fields, each with its subject unless all facts are on one; under each field its facts.
fn by_field(facts: &[&Fact], is_on_one: bool, filter: &FactFilter, cx: &Context) -> Vec<Block> {
    let mut page = Vec::new();
    let is_together =
        |a: &&Fact, b: &&Fact| a.subject == b.subject && filter.field_of(a) == filter.field_of(b);
    for of_field in facts.chunk_by(is_together) {
        let field = filter.field_of(of_field[0]);
        let (subject, label) = (subject_label(&of_field[0].subject, cx), field_label(field, cx));
        page.extend(match (is_on_one, label == subject) {
            (true, true) => None,
            (false, false) => Some(Block::heading(format!("{subject}: {label}"))),
            _ => Some(Block::heading(label)),
        });
        let items = of_field.iter().map(|fact| fact_item_in(field, fact, cx));
        page.push(Block::Items(items.collect()));
    }
    page
}

/// Sentences that nothing is documented on a municipality, and which case study is most like it.
fn undocumented(town: &Town, cx: &Context) -> Result<Text> {
    let likeness = Likeness::new(town, cx.schema.period, &[], cx)?;
    let (name, nearest) = (&town.name, likeness.sentence());
    let text = t!(
        cx.language,
        "Nothing is documented on {name}. {nearest}",
        "Zu {name} liegen keine Fakten vor, sondern nur zu den acht Fallkommunen. {nearest}"
    );
    Ok(text.into())
}
