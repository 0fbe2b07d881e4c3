//! Arguments that choose facts, and the filter that they make.

use anyhow::{Result, bail};

use super::Context;
use crate::closed_list::one_of;
use crate::errors::UsageError;
use crate::i18n::{Language, join, joined};
use crate::model::{Confidence, Date, Fact, Field, Town};
use crate::query::FilterArgs;
use crate::text::{Suggestion, is_joining};
use crate::view::{
    Selection, confidence_label, field_label, find_source, source_named, subject_label, topic_label,
};

/// Arguments that choose facts.
#[derive(Debug, Default, clap::Args)]
pub struct FactArgs {
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
}

/// Facts that a question asks for. Of a list that is empty, anything is meant.
pub struct FactFilter<'a> {
    args: &'a FactArgs,
    /// Facts and subjects that are named by their ids.
    ids: Vec<&'a str>,
    /// Municipalities that are named in other ways, or on which nothing is documented.
    pub towns: Vec<&'a Town>,
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
    pub fn read(args: &'a FactArgs, filters: &FilterArgs, cx: &'a Context) -> Result<Self> {
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
        let chosen = Selection::new(filters, false, cx)?;
        Ok(Self { args, ids, towns, fields, topics, sources, chosen })
    }

    /// Tells whether a fact is asked for.
    pub fn matches(&self, fact: &Fact) -> bool {
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
        let FactArgs { since, until, began, .. } = self.args;
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
    pub fn field_of<'f>(&self, fact: &'f Fact) -> &'f str {
        fact.fields().find(|it| self.fields.contains(it)).unwrap_or(&fact.field)
    }

    /// Title that says what is asked for; facts that are all on one subject are so called.
    pub fn title(&self, only_subject: Option<&str>, cx: &Context) -> String {
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
        let FactArgs { since, until, began, .. } = self.args;
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
            let [en, de] = Language::ALL
                .map(|it| join(fields.fields.iter().map(|field| field.label.get(it)), "; "));
            let known = fields.fields.iter().flat_map(|it| [&it.id, &it.label.en, &it.label.de]);
            let hint = Suggestion::of(typed, known).or(tr!("there are: {en}", "es gibt: {de}"));
            let message = tr!("unknown field `{typed}`", "unbekanntes Feld `{typed}`");
            bail!(UsageError(hint.after(&message)));
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
