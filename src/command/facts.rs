//! `quartier facts`: documented statements by town, field, time and source.

use std::num::NonZeroUsize;

use anyhow::{Result, bail};
use clap::ValueEnum;

use super::Context;
use crate::closed_list::one_of;
use crate::errors::UsageError;
use crate::i18n::{Language, join, joined};
use crate::model::{Confidence, Date, Fact, Field, Town};
use crate::query::FilterArgs;
use crate::report::{Block, Report, Text};
use crate::text::{Suggestion, is_joining};
use crate::view::{
    Likeness, Selection, confidence_label, fact_item_in, fact_item_with_subject, fact_table,
    field_label, field_notes, find_source, source_named, subject_label, topic_label,
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
    /// Municipalities, fields, sources or single facts; without any, all facts
    #[arg(value_delimiter = ',', value_name = "TOWN")]
    pub words: Vec<String>,
    /// Fields
    #[arg(long, value_delimiter = ',', value_name = "FIELD")]
    pub field: Vec<String>,
    /// Sources, by their short names
    #[arg(long, value_delimiter = ',', value_name = "SOURCE")]
    pub source: Vec<String>,
    /// Only what held on this date or later: 2015, 2015-09, 15.09.2015
    #[arg(long, value_parser = date, value_name = "DATE")]
    pub since: Option<Date>,
    /// Only what held on this date or earlier
    #[arg(long, value_parser = date, value_name = "DATE")]
    pub until: Option<Date>,
    /// With --since and --until, only what began then
    #[arg(long)]
    pub began: bool,
    /// Only what the sources confirm: all of it (high) or part of it (medium)
    #[arg(long, value_parser = one_of::<Confidence>(), value_name = "CONFIDENCE")]
    pub confidence: Option<Confidence>,
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
        let (filter, language) = (FactFilter::read(self, cx)?, cx.language);
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
        if self.sort == Order::Date {
            facts.sort_by_key(|fact| (fact.days().is_none(), fact.days()));
            return Ok(());
        }
        for of_subject in facts.chunk_by_mut(|a, b| a.subject == b.subject) {
            let is_town = cases.iter().any(|town| town.id == of_subject[0].subject);
            of_subject.sort_by_key(|fact| {
                (fields.position(filter.field_of(fact)), is_town.then(|| fact.days()))
            });
        }
        Ok(())
    }
}

/// Facts that a question asks for. Of a list that is empty, anything is meant.
struct FactFilter<'a> {
    args: &'a Args,
    /// Facts and subjects that are named by their ids.
    ids: Vec<&'a str>,
    /// Municipalities that are named in other ways, or on which nothing is documented.
    towns: Vec<&'a Town>,
    fields: Vec<&'a str>,
    topics: Vec<&'a str>,
    sources: Vec<&'a str>,
    /// Case studies that the filters choose.
    chosen: Selection<'a>,
}

impl<'a> FactFilter<'a> {
    /// Filter of the arguments.
    ///
    /// # Errors
    /// Something that is asked for does not exist, or the data cannot be read.
    fn read(args: &'a Args, cx: &'a Context) -> Result<Self> {
        if let (Some(since), Some(until)) = (args.since, args.until)
            && since.first_day() > until.last_day()
        {
            bail!(UsageError(tr!(
                "the span ends before it begins: {since} is later than {until}",
                "die Zeitspanne endet, bevor sie beginnt: {since} ist später als {until}"
            )));
        }
        let (facts, all_fields) = (cx.dataset.facts()?, cx.dataset.fields()?);
        let known = || facts.iter().flat_map(|fact| [&*fact.subject, &*fact.id]);
        let (mut fields, mut names) = (fields_named(&args.field, cx)?, Vec::new());
        let (mut ids, mut sources, mut topics) = (Vec::new(), Vec::new(), Vec::new());
        let mut words = args.words.clone();
        words.dedup();
        if words.len() > 1 {
            // The gap in `altena,,costs` names nothing.
            words.retain(|word| !word.trim().is_empty());
        }
        for word in &words {
            let meant = all_fields.find_all(word);
            let topic = all_fields.topics.iter().find(|(_, label)| label.reads_like(word));
            if let Some(id) = known().find(|id| *id == word) {
                ids.push(id);
            } else if let Some(source) = source_named(word, cx)? {
                sources.push(&*source.id);
            } else if let Some((id, _)) = topic.filter(|_| word.contains(' ') && meant.len() != 1) {
                topics.push(&**id);
            } else if !meant.is_empty() {
                fields.extend(meant);
            } else {
                // One that joins others belongs to a name behind the beginning of one only.
                let is_name = words.len() == 1 || !names.is_empty() || !is_joining(word);
                names.extend(is_name.then(|| word.clone()));
            }
        }
        for typed in &args.source {
            sources.push(&find_source(typed, cx)?.id);
        }
        let mut fields: Vec<&str> = fields.into_iter().map(|field| &*field.id).collect();
        fields.dedup();
        let other = (
            "is no municipality, field or source",
            "ist keine Kommune, kein Feld und keine Quelle",
        );
        let known = all_fields.fields.iter().map(|field| &*field.id).chain(known());
        let towns = cx.dataset.towns_beside(&names, other, known)?;
        let chosen = Selection::new(&args.filters, false, cx)?;
        Ok(Self { args, ids, towns, fields, topics, sources, chosen })
    }

    /// Tells whether a fact is asked for.
    fn matches(&self, fact: &Fact) -> bool {
        let is_on = |town: &&Town| town.id == fact.subject;
        let is_named = |id: &&str| **id == fact.subject || **id == fact.id;
        let is_any = self.ids.is_empty() && self.towns.is_empty();
        (is_any || self.ids.iter().any(is_named) || self.towns.iter().any(is_on))
            && (self.fields.is_empty() || self.fields.iter().any(|field| fact.is_in(field)))
            && (self.topics.is_empty() || self.topics.contains(&&*fact.topic))
            && (self.sources.is_empty() || fact.sources().any(|id| self.sources.contains(&&**id)))
            && self.args.confidence.is_none_or(|confidence| confidence == fact.confidence)
            && (self.chosen.filter.is_empty() || self.chosen.towns.iter().any(is_on))
            && self.matches_time(fact)
    }

    /// Tells whether a fact held, or is known to have begun, in the time that is asked for.
    fn matches_time(&self, fact: &Fact) -> bool {
        let Args { since, until, began, .. } = self.args;
        let from = fact.as_of.as_ref().and_then(|it| it.from);
        let beginning = from.map(|from| (from.last_day(), from.first_day()));
        let days = if *began { beginning } else { fact.days() };
        let is_within = |(first, last)| {
            since.is_none_or(|since| last >= since.first_day())
                && until.is_none_or(|until| first <= until.last_day())
        };
        days.map_or(since.is_none() && until.is_none(), is_within)
    }

    /// Field under which a fact is listed: the first of its fields that is asked for.
    fn field_of<'f>(&self, fact: &'f Fact) -> &'f str {
        fact.fields().find(|it| self.fields.contains(it)).unwrap_or(&fact.field)
    }

    /// Title that says what is asked for; facts that are all on one subject are so called.
    fn title(&self, only_subject: Option<&str>, cx: &Context) -> String {
        let language = cx.language;
        let named = self.ids.iter().map(|id| subject_label(id, cx));
        let named = named.chain(self.towns.iter().map(|town| &*town.name));
        let words = [
            only_subject.map_or_else(|| join(named, ", "), |id| subject_label(id, cx).to_owned()),
            join(self.fields.iter().map(|id| field_label(id, cx)), ", "),
            join(self.topics.iter().map(|id| topic_label(id, cx)), ", "),
            join(self.sources.iter().map(|id| format!("[{id}]")), ", "),
            self.time_in_words(language),
            self.args.confidence.map_or("", |it| confidence_label(it, language)).to_owned(),
            self.chosen.filter.in_words(language),
        ];
        match joined(words.into_iter().filter(|words| !words.is_empty()), "; ") {
            None => language.of("Documented facts", "Belegte Fakten").to_owned(),
            Some(words) => t!(language, "Facts: {words}", "Fakten: {words}"),
        }
    }

    fn time_in_words(&self, language: Language) -> String {
        let Args { since, until, began, .. } = self.args;
        let span = match [since, until].map(|date| date.map(|it| it.readable(language))) {
            [Some(since), Some(until)] => t!(language, "{since} to {until}", "{since} bis {until}"),
            [Some(since), None] => t!(language, "since {since}", "seit {since}"),
            [None, Some(until)] => t!(language, "until {until}", "bis {until}"),
            [None, None] => return String::new(),
        };
        if *began { t!(language, "begun {span}", "begonnen {span}") } else { span }
    }
}

/// Fields that words mean.
///
/// # Errors
/// There is none.
pub fn fields_named<'a>(words: &[String], cx: &'a Context) -> Result<Vec<&'a Field>> {
    let fields = cx.dataset.fields()?;
    let mut found = Vec::new();
    for typed in words {
        let meant = fields.find_all(typed);
        if meant.is_empty() {
            let all = &fields.fields;
            let names = |to: Language| all.iter().map(move |it| to.of(&*it.id, it.short_label(to)));
            let message = tr!("unknown field `{typed}`", "unbekanntes Feld `{typed}`");
            bail!(UsageError(Suggestion::among(typed, names).after(&message)));
        }
        found.extend(meant);
    }
    Ok(found)
}

/// Date as the data or Germans write it: 2015-09-15, 15.09.2015 or 09/2015.
fn date(typed: &str) -> Result<Date, UsageError> {
    let parts = typed.trim().split(['.', '/']).rev().map(|part| format!("{:0>2}", part.trim()));
    let german = join(parts, "-");
    let english = typed.trim().replace('/', "-");
    Date::try_from(english).or_else(|_| Date::try_from(german)).map_err(|_| {
        UsageError(tr!(
            "`{typed}` is no date of the calendar: 2015, 2015-09, 2015-09-15, 09/2015 or 15.09.2015",
            "`{typed}` ist kein Datum; möglich: 2015, 09/2015, 15.09.2015, 2015-09 oder 2015-09-15"
        ))
    })
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
