//! `quartier search`: where something is written.

use std::{cmp::Reverse, num::NonZeroUsize};

use anyhow::Result;
use clap::Args;

use super::Command;
use crate::{
    arguments::count,
    dataset::{Bibliography, Confidence, Source, Statement, StatementKind, StudyFile},
    full_text::{Answer, FullText, Kind, Words},
    presentation::{
        Context, citation,
        dead_end::each_alone,
        documented::{Documented, Documents},
    },
    query::Gazetteer,
    report::{Block, Cell, Columns, Item, Report, Shape, Table, sentence},
    say,
    text::{Texts, Value, filled},
    usage_error::UsageError,
    vocabulary::SourceId,
};

/// How many hits are printed unless more are asked for.
const USUAL_LIMIT: usize = 20;

#[derive(Debug, Args)]
pub struct SearchArgs {
    #[arg(required = true, value_name = Value::Text)]
    words: Vec<String>,
    #[arg(long, short = 'n', alias = "top", value_parser = count, allow_negative_numbers = true, value_name = Value::Count)]
    limit: Option<NonZeroUsize>,
}

impl Command for SearchArgs {
    const NAME: &'static str = "search";
    const ALIASES: &'static [&'static str] = &["suche", "suchen"];

    fn title(texts: &Texts) -> &'static str {
        texts.search_results
    }

    fn shapes(context: &Context) -> Result<Vec<Shape>> {
        Ok(vec![Shape::of(table(vec![], context.texts))])
    }

    fn report(&self, context: &Context) -> Result<Report> {
        let words = Words::of(&self.words.join(" "));
        if words.is_empty() {
            return Err(UsageError::new(say::nothing_to_look_for()).into());
        }
        no_operator(&self.words)?;
        let schema = context.schema()?;
        let towns = context.dataset.municipalities(&schema)?;
        let library = Library {
            study: context.dataset.study()?,
            bibliography: context.dataset.bibliography()?,
            documents: Documents::load(&towns, context)?,
            full_text: FullText::of(&context.dataset)?,
            context,
        };
        let mut answers = library.full_text.answers(&words);
        // Equally good ones stay in the order of the kinds and the data.
        answers.sort_by_key(|answer| Reverse(answer.score));
        let limit = self.limit.map_or(USUAL_LIMIT, NonZeroUsize::get);
        let left_out = answers.len().saturating_sub(limit);
        let answers = answers.into_iter().take(limit);
        let hits: Vec<_> = answers.filter_map(|answer| library.hit(answer)).collect();

        let mut report = Report::default();
        if hits.is_empty() {
            let gazetteer = context.gazetteer(&schema)?;
            report.remarks.push(library.way_on(&self.words.join(" "), &gazetteer));
        } else {
            report.page = vec![Block::Items(hits.iter().map(|hit| hit.item(context)).collect())];
        }
        report.highlight = words.folded().to_vec();
        if left_out > 0 {
            report.remarks.push(format!("{left_out} {}", context.texts.more_hits));
        }
        report.cite(hits.iter().flat_map(|hit| hit.sources.iter().copied()));
        report.records = table(hits, context.texts);
        Ok(report)
    }
}

/// Refuses the words by which other searches join words; in capitals nobody means them as words.
fn no_operator(written: &[String]) -> Result<(), UsageError> {
    let operator = |word: &&str| ["AND", "OR", "NOT"].contains(word);
    match written.iter().flat_map(|words| words.split_whitespace()).find(operator) {
        Some(word) => Err(UsageError::new(say::no_operator(word))),
        None => Ok(()),
    }
}

struct Library<'a> {
    study: StudyFile,
    bibliography: Bibliography,
    documents: Documents<'a>,
    full_text: FullText<'static>,
    context: &'a Context,
}

/// What has been found.
#[derive(Debug, Clone, Copy)]
enum HitKind {
    Statement(StatementKind),
    Fact,
    Source,
}

impl HitKind {
    fn key(self) -> &'static str {
        match self {
            Self::Statement(kind) => kind.as_str(),
            Self::Fact => "fact",
            Self::Source => "source",
        }
    }

    fn label(self, texts: &Texts) -> &'static str {
        match self {
            Self::Statement(kind) => texts.statement_kind(kind),
            Self::Fact => texts.fact,
            Self::Source => texts.entry,
        }
    }

    /// The command that shows it whole.
    fn command(self) -> &'static str {
        match self {
            Self::Statement(StatementKind::Finding) => "findings",
            Self::Statement(_) => "recommendations",
            Self::Fact => "facts",
            Self::Source => "sources",
        }
    }
}

/// Something in which all words stand.
struct Hit<'a> {
    kind: HitKind,
    id: &'a str,
    title: String,
    text: String,
    /// How far it could be confirmed, if it is a fact.
    confidence: Option<Confidence>,
    sources: Vec<&'a SourceId>,
}

impl Library<'_> {
    /// What to say where nothing is found: how many hits each word has, or where to look for what
    /// a single one may mean.
    fn way_on(&self, written: &str, gazetteer: &Gazetteer<'_>) -> String {
        let texts = self.context.texts;
        let words = written.split_whitespace().filter(|word| !Words::of(word).is_empty());
        let counts =
            words.map(|word| (word.to_owned(), self.full_text.answers(&Words::of(word)).len()));
        let way_on = each_alone(counts.collect(), texts).unwrap_or_else(|| {
            let command = match gazetteer.find(written) {
                Ok(town) => format!("quartier show {}", town.id()),
                Err(_) => {
                    format!("quartier facts --field {}", self.documents.nearest_fields(written))
                }
            };
            filled(texts.instead, &[&command])
        });
        format!("{}; {way_on}", texts.no_hit)
    }

    /// All of a document that answers.
    fn hit<'h>(&'h self, Answer { kind, id, .. }: Answer<'h>) -> Option<Hit<'h>> {
        match kind {
            Kind::Statement => {
                let mut all = self.study.findings.iter().chain(&self.study.recommendations);
                all.find(|statement| *statement.id == *id).map(|it| self.statement(it))
            }
            Kind::Fact => self.documents.get(id).map(fact),
            Kind::Source => {
                let mut all = self.bibliography.ids();
                let source = all.find(|known| known.as_str() == id)?;
                self.bibliography.get(source).ok().map(|it| self.source(it))
            }
        }
    }

    fn statement<'h>(&self, statement: &'h Statement) -> Hit<'h> {
        let language = self.context.language;
        let author = self.context.texts.author(statement.attributed_to);
        let text = statement.text.get(language);
        Hit {
            kind: HitKind::Statement(statement.kind),
            id: &statement.id,
            title: statement.title.get(language).to_owned(),
            text: format!("{text} ({author}) [{}]", statement.source),
            confidence: None,
            sources: vec![&statement.source],
        }
    }

    fn source<'h>(&self, source: &'h Source) -> Hit<'h> {
        let language = self.context.language;
        Hit {
            kind: HitKind::Source,
            id: source.id.as_str(),
            title: source.id.to_string(),
            text: format!(
                "{} {}",
                sentence(source.title.get(language)),
                source.publisher.get(language)
            ),
            confidence: None,
            sources: vec![&source.id],
        }
    }
}

fn fact(documented: Documented<'_>) -> Hit<'_> {
    Hit {
        kind: HitKind::Fact,
        id: &documented.fact.id,
        title: documented.item_with_town().label,
        text: documented.statement(),
        confidence: Some(documented.fact.confidence),
        sources: documented.sources().collect(),
    }
}

impl Hit<'_> {
    fn command(&self) -> String {
        format!("quartier {} {}", self.kind.command(), self.id)
    }

    fn item(&self, context: &Context) -> Item {
        let kind = self.kind.label(context.texts);
        let item = Item::new(format!("{kind} – {}", self.title), &self.text);
        Item { command: Some(self.command()), ..item }
    }
}

fn table(hits: Vec<Hit<'_>>, texts: &Texts) -> Table {
    let columns = Columns::<Hit<'_>>::new()
        .for_programs("id", |hit| Cell::text(hit.id))
        .for_programs("kind", |hit| Cell::term(hit.kind.key(), hit.kind.label(texts)))
        .for_programs("title", |hit| Cell::text(&hit.title))
        .for_programs("text", |hit| Cell::text(&hit.text))
        .for_programs("command", |hit| Cell::text(hit.command()))
        .for_programs("confidence", |hit| {
            hit.confidence
                .map(|it| Cell::term(it.as_str(), texts.confidence(it)))
                .unwrap_or_default()
        });
    Table::cited(columns, hits, |hit| citation::names(hit.sources.iter().copied()))
}
