//! `quartier sources`: the bibliography, with licences and attributions.

use anyhow::Result;

use super::Context;
use crate::i18n::{Language, join, joined};
use crate::model::{Date, Source};
use crate::report::{Block, Cell, Columns, Report, Table, Term, Text};
use crate::view::{DATASET, attributions, dataset_source, fact_item_with_subject, find_source};

/// List the sources, with licences
///
/// Examples:
///   A source, and what rests on it
///     quartier sources lwl
///   The dataset itself, to cite it
///     quartier sources quartier
///   All of them, for a reference manager
///     quartier sources --format bibtex
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Sources, by their short names; without any, all
    #[arg(value_delimiter = ',', value_name = "SOURCE")]
    words: Vec<String>,
}

/// Source with what rests on it: columns, facts, statements, each with id and label.
type Entry<'d> = (&'d Source, [Vec<Term>; 3]);

impl Args {
    /// Answer of the command.
    ///
    /// # Errors
    /// There is no such source, or the data cannot be read.
    pub fn report(&self, cx: &Context) -> Result<Report> {
        let (language, own) = (cx.language, dataset_source(cx)?);
        let find = |word: &String| match &*word.to_lowercase() {
            DATASET => Ok(&own),
            _ => find_source(word, cx),
        };
        let sources: Vec<&Source> = match &self.words[..] {
            [] => cx.dataset.sources()?.iter().collect(),
            words => words.iter().map(find).collect::<Result<_>>()?,
        };
        let entries = sources.iter().map(|it| Ok((*it, uses(it, cx)?)));
        let entries = entries.collect::<Result<Vec<_>>>()?;
        let title = language.of("Sources", "Quellen");
        let mut report = Report::of_table(title, language, table(&entries, cx));
        if self.words.is_empty() {
            report.page.push(Block::Citations(sources.iter().map(|it| (*it).clone()).collect()));
        } else {
            let ids = join(sources.iter().map(|it| &*it.id), ", ");
            report.title = format!("{title}: {ids}");
            report.page.extend(entries.iter().flat_map(|it| page(it, language)));
        }
        report.page.extend(attributions(&sources, language));
        report.cite(sources.iter().map(|source| &source.id));
        Ok(report)
    }
}

/// Columns, facts and statements that rest on a source.
fn uses(source: &Source, cx: &Context) -> Result<[Vec<Term>; 3]> {
    let study = cx.dataset.study()?;
    let columns = cx.schema.columns.iter().filter(|column| {
        let is_bare = column.class().is_some_and(|class| class.is_bare);
        !is_bare && column.sources().contains(&&source.id)
    });
    let facts = cx.dataset.facts()?.iter();
    let facts = facts.filter(|fact| fact.sources().any(|id| *id == source.id));
    let facts = facts.map(|it| Term::new(&*it.id, fact_item_with_subject(it, cx).label.words()));
    let statements = study.findings.iter().chain(&study.recommendations);
    let statements = statements.filter(|it| it.sources().any(|id| *id == source.id));
    Ok([
        columns.map(|it| Term::new(&*it.id, it.label(cx.language))).collect(),
        facts.collect(),
        statements.map(|it| Term::new(&*it.id, cx.text(&it.title))).collect(),
    ])
}

/// Entry, and below it what rests on it.
fn page((source, uses): &Entry<'_>, language: Language) -> [Block; 2] {
    let labels = language.of(["Columns", "Facts", "Statements"], ["Spalten", "Fakten", "Aussagen"]);
    let terms = labels.into_iter().zip(uses).filter_map(|(label, terms)| {
        let text = joined(terms.iter().map(|it| &*it.label), "; ")?;
        Some((Text::from(label), Text::from(text)))
    });
    [Block::Citations(vec![(*source).clone()]), Block::Terms(terms.collect())]
}

fn table(entries: &[Entry<'_>], cx: &Context) -> Table {
    let language = cx.language;
    let day = |date: Option<Date>| date.map(|date| date.to_string());
    let uses = |terms: &[Term]| Cell::list(terms.iter().cloned());
    let columns = Columns::<&Entry>::new(language)
        .for_everyone("id", ["Id", "Kürzel"], |(it, _)| &*it.id)
        .for_everyone("title", ["Title", "Titel"], |(it, _)| cx.text(&it.title))
        .for_everyone("publisher", ["Publisher", "Herausgeber"], |(it, _)| cx.text(&it.publisher))
        .for_everyone("date", ["Date", "Datum"], |(it, _)| it.date.as_ref().map(|it| cx.text(it)))
        .for_everyone("url", ["Address", "Adresse"], |(it, _)| &*it.url)
        .for_everyone("licence", ["Licence", "Lizenz"], |(it, _)| {
            it.licence.as_ref().map(|it| cx.text(it))
        })
        .for_everyone("attribution", ["To be named", "Zu nennen"], |(it, _)| {
            it.attribution_text(language)
        })
        .for_everyone("authors", ["Authors", "Autoren"], |(it, _)| joined(&it.authors, "; "))
        .for_programs("issued", |(it, _)| day(it.issued))
        .for_programs("circa", |(it, _)| Cell::YesNo(it.circa))
        .for_programs("described", |(it, _)| Cell::YesNo(it.described))
        .for_programs("language", |(it, _)| it.language.as_deref())
        .for_everyone("checked", ["Read", "Gelesen"], |(it, _)| day(it.checked))
        .for_programs("columns", move |(_, it)| uses(&it[0]))
        .for_programs("facts", move |(_, it)| uses(&it[1]))
        .for_programs("statements", move |(_, it)| uses(&it[2]));
    Table::of(columns, entries)
}
