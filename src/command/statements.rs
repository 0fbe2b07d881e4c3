//! `quartier findings` and `quartier recommendations`: statements by name, author, class and
//! municipality.

use anyhow::Result;

use super::Context;
use crate::closed_list::one_of;
use crate::i18n::{capitalized, join};
use crate::model::{Author, Statement, StatementKind, StudyFile, Town};
use crate::query::{Filter, FilterArgs};
use crate::report::{Block, Report, Text};
use crate::view::{applying, kind_heading, sections, statement_table};

/// List what the report found, all or for one municipality
///
/// Examples:
///   All findings
///     quartier findings
///   Findings that apply to a town
///     quartier findings werdohl
///   Findings that apply to large cities, with examples
///     quartier findings --size large --examples
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct FindingsArgs {
    /// Municipality to which they apply, or single statements by their ids; without any, all
    #[arg(value_delimiter = ',', value_name = "TOWN")]
    words: Vec<String>,
    /// Show documented examples of each
    #[arg(long)]
    examples: bool,
}

/// List what the report recommends and the state said in 2016
///
/// Examples:
///   All of them, with who said so and when
///     quartier recommendations
///   Recommendations of the report itself
///     quartier recommendations --said-by report
///   Announcements and appeals of the state
///     quartier recommendations --kind commitment,appeal
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct RecommendationsArgs {
    /// Arguments of both commands.
    #[command(flatten)]
    pub statements: FindingsArgs,
    /// Only these kinds: recommendation, claim, commitment, appeal, instrument
    #[arg(long, value_parser = one_of::<StatementKind>(), value_delimiter = ',', value_name = "KIND")]
    pub kind: Vec<StatementKind>,
    /// Only what these say: report, minister, ministry
    #[arg(long, value_parser = one_of::<Author>(), value_delimiter = ',', value_name = "AUTHOR")]
    pub said_by: Vec<Author>,
}

impl FindingsArgs {
    /// Answer about findings, or about recommendations if these are asked for.
    ///
    /// # Errors
    /// The question does not fit the data, or the data cannot be read.
    pub fn report(&self, asked_for: Option<&RecommendationsArgs>, cx: &Context) -> Result<Report> {
        let StudyFile { study, findings, recommendations, .. } = cx.dataset.study()?;
        let (notes, language) = (&study.notes, cx.language);
        let (name, asked, note) = if asked_for.is_some() {
            (cx.of("recommendations", "empfehlungen"), recommendations, &notes.recommendations)
        } else {
            (cx.of("findings", "befunde"), findings, &notes.findings)
        };
        let label = capitalized(name);
        let all = || findings.iter().chain(recommendations);
        let (ids, names): (Vec<String>, Vec<String>) =
            self.words.iter().cloned().partition(|word| all().any(|it| it.is_called(word)));
        let (kinds, authors) =
            asked_for.map(|it| (&it.kind[..], &it.said_by[..])).unwrap_or_default();
        let is_of_kind = |it: &Statement| kinds.is_empty() || kinds.contains(&it.kind);
        let mut statements: Vec<&Statement> = match &ids[..] {
            [] => asked.iter().filter(|it| is_of_kind(it)).collect(),
            ids => all().filter(|it| ids.iter().any(|id| it.is_called(id))).collect(),
        };
        statements.retain(|it| authors.is_empty() || authors.contains(&it.attributed_to));
        let subject = subject(&names, asked, cx)?;
        let title = match &subject {
            Some((words, towns)) => {
                statements = applying(statements, towns, cx.schema.period, cx)?;
                t!(language, "{label} for {words}", "{label} für {words}")
            }
            None => label,
        };
        let mut report = Report::new(title, language);
        report.records = statement_table(&statements, cx);
        let by_class = cx.of("What applies by class", "Was je nach Klasse gilt");
        let to_all = cx.of("What applies to every municipality", "Was für jede Kommune gilt");
        // For municipalities those first that differ by class.
        let heading = |it: &Statement| match it.kind {
            _ if subject.is_some() && it.applies.is_some() => Some(by_class),
            StatementKind::Finding => subject.is_some().then_some(to_all),
            kind => Some(kind_heading(kind, language)),
        };
        report.page = sections(&statements, heading, self.examples, cx)?;
        if statements.is_empty() {
            let nothing = language.of("Nothing found.", "Nichts gefunden.");
            let nothing = Text::from(nothing).command(format!("quartier {name}"));
            report.page.push(Block::Paragraph(nothing));
            return Ok(report);
        }
        let is_of_all = statements.len() > 1 && statements.iter().all(|it| it.applies.is_none());
        if asked_for.is_some() && subject.is_some() && is_of_all {
            let all = "All of them apply to every municipality.";
            let all = language.of(all, "Sie gelten alle für jede Kommune.");
            report.page.insert(0, Block::paragraph(all));
        }
        let note = note.iter().filter(|_| ids.is_empty());
        let notes = note.chain(notes.examples.iter().filter(|_| self.examples));
        report.notes = notes.map(|it| Text::from(cx.text(it))).collect();
        Ok(report)
    }
}

/// Municipalities that are asked for, by name or by class, and the question in words; `None` if
/// none is asked for.
fn subject<'a>(
    names: &[String],
    statements: &[Statement],
    cx: &'a Context,
) -> Result<Option<(String, Vec<&'a Town>)>> {
    let filter = Filter::parse(&FilterArgs::default(), cx)?;
    let other = ("is no municipality or statement", "ist keine Kommune und keine Aussage");
    let mut towns = match names {
        [] if filter.is_empty() => return Ok(None),
        [] => cx.dataset.towns(true)?,
        _ => cx.dataset.towns_beside(names, other, statements.iter().map(|it| &*it.id))?,
    };
    let by_name = towns.iter().filter(|_| !names.is_empty()).map(|town| town.name.clone());
    let chosen = (!filter.is_empty()).then(|| filter.in_words(cx.language));
    let words = join(by_name.chain(chosen), ", ");
    towns.retain(|town| filter.matches(town));
    Ok(Some((words, towns)))
}
