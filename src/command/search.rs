//! `quartier search`: where something is written.

use std::cmp::Reverse;
use std::num::NonZeroUsize;

use anyhow::Result;

use super::Context;
use crate::errors::UsageError;
use crate::i18n::{Language, Localized, join, joined};
use crate::model::{Confidence, Fact, Source, SourceId, Statement, Town, word};
use crate::report::{Block, Columns, Item, Report, Table, Term, Text, sentence};
use crate::search::{self, Passages};
use crate::text::fold;
use crate::view::{confidence_label, fact_item_with_subject, subject_label};

/// Search facts, findings, recommendations and sources
///
/// Examples:
///   Texts that contain all of these words, in English or German
///     quartier search volunteers language
///   Words that stand together
///     quartier search '"lokal willkommen"'
///   The first five hits
///     quartier search Kosten --limit 5
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Words, all of which must occur, in English or German
    #[arg(required = true, value_name = "TEXT")]
    words: Vec<String>,
    /// Number of hits to print
    #[arg(long, short = 'n', default_value = "20", value_name = "N")]
    limit: NonZeroUsize,
}

impl Args {
    /// Answer of the command.
    ///
    /// # Errors
    /// An operator is no word, or the data cannot be read.
    pub fn report(&self, cx: &Context) -> Result<Report> {
        let query = self.query()?;
        let (words, documents) = (search::words(&query), documents(cx)?);
        let scored = documents.iter().map(|it| (search::score(&it.passages, &words), it));
        let mut hits: Vec<_> = scored.filter(|(score, _)| *score > Some(0)).collect();
        hits.sort_by_key(|(score, _)| Reverse(*score));
        let (total, limit, language) = (hits.len(), self.limit.get(), cx.language);
        let hits: Vec<&Document> = hits.into_iter().take(limit).map(|(_, it)| it).collect();

        let mut report = Report::new(t!(language, "Search: {query}", "Suche: {query}"), language);
        report.page = match total {
            0 => vec![Block::Paragraph(nothing_found(&query, &words, &documents, cx))],
            _ => vec![Block::Items(hits.iter().map(|hit| hit.item(language)).collect())],
        };
        report.count = (total > limit)
            .then(|| t!(language, "{limit} of {total} hits", "{limit} von {total} Treffern"));
        report.records = table(hits, cx);
        Ok(report)
    }

    /// Words to look for; that all of them have to occur need not be said.
    fn query(&self) -> Result<String, UsageError> {
        let words = self.words.iter().flat_map(|words| words.split_whitespace());
        let words: Vec<&str> = words.filter(|word| !matches!(*word, "AND" | "UND")).collect();
        let is_operator = |word: &&&str| matches!(**word, "OR" | "NOT" | "ODER" | "NICHT");
        let Some(word) = words.iter().find(is_operator) else { return Ok(words.join(" ")) };
        Err(UsageError(tr!(
            "a search knows no `{word}`: all its words have to be there – search for each word that may be there",
            "`{word}` gibt es in der Suche nicht: Gefunden wird, was alle Wörter enthält; Alternativen einzeln suchen"
        )))
    }
}

/// Thing that is searched, as it is printed where it is found.
struct Document<'d> {
    passages: Passages,
    kind: Term,
    id: &'d str,
    title: String,
    text: Text,
    confidence: Option<Confidence>,
}

/// All that is searched.
fn documents(cx: &Context) -> Result<Vec<Document<'_>>> {
    let study = cx.dataset.study()?;
    let statements = study.findings.iter().chain(&study.recommendations);
    let mut documents: Vec<_> = statements.map(|it| Document::of_statement(it, cx)).collect();
    for fact in cx.dataset.facts()? {
        documents.push(Document::of_fact(fact, cx)?);
    }
    documents.extend(cx.dataset.sources()?.iter().map(|it| Document::of_source(it, cx)));
    Ok(documents)
}

impl<'d> Document<'d> {
    fn of_statement(it: &'d Statement, cx: &Context) -> Self {
        let text = Text::from(format!("{} – {}", cx.text(&it.text), cx.text(&it.who)));
        Self {
            passages: vec![
                (4, format!("{} {}", both(&it.title), it.id)),
                (3, both(&it.text)),
                (1, both(&it.who)),
                (1, both(it.note.as_ref())),
            ],
            kind: Term::new(word(&it.kind), cx.text(&it.kind_label)),
            id: &it.id,
            title: cx.text(&it.title).to_owned(),
            text: text.cite(it.sources()),
            confidence: None,
        }
    }

    fn of_fact(fact: &'d Fact, cx: &Context) -> Result<Self> {
        let fields = cx.dataset.fields()?;
        let topic = both(fields.topics.get(&fact.topic));
        let of_fields = fact.fields().filter_map(|id| fields.get(id));
        let of_fields = join(of_fields.map(|it| both(&it.label)), " ");
        let Item { label, text, .. } = fact_item_with_subject(fact, cx);
        Ok(Self {
            passages: vec![
                (3, format!("{topic} {} {}", fact.topic, fact.id)),
                (2, format!("{} {of_fields}", subject_label(&fact.subject, cx))),
                (2, fact.keywords.join(" ")),
                (2, both(&fact.text)),
                (1, both(fact.note.as_ref())),
            ],
            kind: Term::new("fact", cx.of("fact", "Fakt")),
            id: &fact.id,
            title: label.words(),
            text,
            confidence: Some(fact.confidence),
        })
    }

    fn of_source(it: &'d Source, cx: &Context) -> Self {
        let text = format!("{} {}", sentence(cx.text(&it.title)), cx.text(&it.publisher));
        Self {
            passages: vec![
                (2, format!("{} {}", both(&it.title), it.id)),
                (1, format!("{} {}", both(&it.publisher), it.authors.join(" "))),
            ],
            kind: Term::new("source", cx.of("source", "Quelle")),
            id: &it.id,
            title: it.id.to_string(),
            text: text.into(),
            confidence: None,
        }
    }

    fn item(&self, language: Language) -> Item {
        let text = self.text.clone().command(self.command(language));
        Item::new(format!("{} – {}", self.kind.label, self.title), text)
    }

    /// Command that shows it whole.
    fn command(&self, language: Language) -> String {
        let name = match &*self.kind.key {
            "finding" => language.of("findings", "befunde"),
            "fact" => language.of("facts", "fakten"),
            "source" => language.of("sources", "quellen"),
            _ => language.of("recommendations", "empfehlungen"),
        };
        format!("quartier {name} {}", self.id)
    }
}

/// Sentence that nothing was found: that a municipality is meant, or what may be meant by a word
/// that does not occur.
fn nothing_found(query: &str, words: &[String], documents: &[Document], cx: &Context) -> Text {
    /// Words of which it is said what may be meant.
    const MOST: usize = 3;

    let language = cx.language;
    let nothing = language.of("Nothing found", "Nichts gefunden");
    if let Ok(Town { name, id, .. }) = cx.dataset.find_town(query) {
        let text = t!(
            language,
            "{nothing}; {name} is a municipality.",
            "{nothing}; {name} ist eine Kommune."
        );
        return Text::from(text).command(t!(language, "quartier show {id}", "quartier zeige {id}"));
    }
    let texts = documents.iter().flat_map(|it| &it.passages).map(|(_, text)| fold(text));
    let texts: Vec<String> = texts.collect();
    let unknown = words.iter().filter(|word| !texts.iter().any(|text| text.contains(*word)));
    let meant = unknown.take(MOST).filter_map(|word| {
        let suggestion = search::suggestion(documents.iter().map(|it| &it.passages), word);
        suggestion.nearest.map(|it| t!(language, "“{it}”", "„{it}“"))
    });
    let meant = joined(meant, ", ");
    let meant = meant.map(|it| t!(language, "did you mean {it}?", "ist {it} gemeint?"));
    let parts = std::iter::once(nothing.to_owned()).chain(meant);
    sentence(&join(parts, "; ")).into()
}

fn table(hits: Vec<&Document<'_>>, cx: &Context) -> Table {
    let language = cx.language;
    let columns = Columns::<&Document>::new(language)
        .for_programs("id", |hit| hit.id)
        .for_everyone("kind", ["Kind", "Art"], |hit| hit.kind.clone())
        .for_everyone("title", ["Title", "Titel"], |hit| &*hit.title)
        .for_everyone("text", ["Text"; 2], |hit| hit.text.words())
        .for_programs("command", |hit| hit.command(Language::English))
        .for_everyone("confidence", ["Confidence", "Beleg"], move |hit| {
            hit.confidence.map(|it| Term::new(word(&it), confidence_label(it, language)))
        });
    Table::cited(columns, hits, |hit| match &*hit.kind.key {
        "source" => vec![SourceId(hit.id.to_owned())],
        _ => hit.text.sources().cloned().collect(),
    })
}

/// Text in both languages, if there is one.
fn both<'t>(text: impl Into<Option<&'t Localized>>) -> String {
    text.into().map(|it| format!("{} {}", it.en, it.de)).unwrap_or_default()
}
