//! `quartier findings` and `quartier recommendations`: statements by name, author, class and
//! municipality.

use anyhow::Result;

use super::Context;
use crate::{
    cli::FilterArgs,
    errors::UsageError,
    model::{Author, Statement, StatementKind, Town},
    report::{Block, Report, Text},
    t, tr,
    view::statements::{applying, kind_heading, sections, statement_table},
};

/// Arguments of `quartier findings`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  All of them
    quartier findings
  Findings that apply to a town
    quartier findings werdohl
  Findings that apply to large cities, with examples
    quartier findings --size large --examples")]
pub struct FindingsArgs {
    #[command(flatten)]
    statements: StatementArgs,
}

/// Arguments of `quartier recommendations`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  All of them, with who says so and when
    quartier recommendations
  Recommendations of the report itself
    quartier recommendations --said-by report
  Announcements and appeals of the state
    quartier recommendations --kind commitment,appeal")]
pub struct RecommendationsArgs {
    #[command(flatten)]
    statements: StatementArgs,
    /// Only these kinds
    #[arg(long, value_enum, ignore_case = true, value_delimiter = ',', value_name = "KIND")]
    kind: Vec<StatementKind>,
}

/// Arguments of both commands.
#[derive(Debug, clap::Args)]
struct StatementArgs {
    /// Municipality to which they apply, or single statements by their ids
    #[arg(value_delimiter = ',', value_name = "TOWN")]
    words: Vec<String>,
    /// Show documented examples of each
    #[arg(long)]
    examples: bool,
    /// Only what these say
    #[arg(long, value_enum, ignore_case = true, value_delimiter = ',', value_name = "AUTHOR")]
    said_by: Vec<Author>,
}

impl FindingsArgs {
    /// Answer of the command.
    ///
    /// # Errors
    /// The question does not fit the data, or the data cannot be read.
    pub fn report(&self, cx: &Context) -> Result<Report> {
        self.statements.report(None, cx)
    }
}

impl RecommendationsArgs {
    /// Answer of the command.
    ///
    /// # Errors
    /// The question does not fit the data, or the data cannot be read.
    pub fn report(&self, cx: &Context) -> Result<Report> {
        self.statements.report(Some(&self.kind), cx)
    }
}

impl StatementArgs {
    /// Answer about findings, or recommendations of these kinds.
    fn report(&self, kinds: Option<&[StatementKind]>, cx: &Context) -> Result<Report> {
        let (file, language) = (cx.dataset.study()?, cx.language);
        let notes = &file.study.notes;
        let (command, label, asked, note) = match kinds {
            None => {
                ("findings", language.of("Findings", "Befunde"), &file.findings, &notes.findings)
            }
            Some(_) => (
                "recommendations",
                language.of("Recommendations", "Empfehlungen"),
                &file.recommendations,
                &notes.recommendations,
            ),
        };
        let all = || file.findings.iter().chain(&file.recommendations);
        let (ids, names): (Vec<String>, Vec<String>) =
            self.words.iter().cloned().partition(|word| all().any(|it| it.id == *word));
        let is_of_kind =
            |it: &Statement| kinds.is_none_or(|them| them.is_empty() || them.contains(&it.kind));
        let mut statements: Vec<&Statement> = match &ids[..] {
            [] => asked.iter().filter(|it| is_of_kind(it)).collect(),
            ids => all().filter(|it| ids.contains(&it.id)).collect(),
        };
        statements.retain(|it| self.said_by.is_empty() || self.said_by.contains(&it.attributed_to));
        let subject = subject(&names, asked, command, cx)?;
        let title = match &subject {
            Some((words, towns)) => {
                statements = applying(statements, towns, cx.schema.period, cx)?;
                t!(language, "{label} for {words}", "{label} für {words}")
            }
            None => label.to_owned(),
        };
        let differs = subject.is_some() && statements.iter().any(|it| it.applies.is_some());
        let mut report = Report::new(title, language);
        report.records = statement_table(&statements, cx);
        report.page = page(&statements, differs, self.examples, cx)?;
        if statements.is_empty() {
            let nothing = language.of("Nothing matches.", "Nichts entspricht der Auswahl.");
            let nothing = Text::from(nothing).command(format!("quartier {command}"));
            report.page.push(Block::Paragraph(nothing));
            return Ok(report);
        }
        let is_everywhere = subject.is_some() && !differs && statements.len() > 1;
        let everywhere = language.of(
            "All of them apply to every municipality, whatever its classes.",
            "Alle gelten für jede Kommune, gleich welcher Klasse.",
        );
        let note = note.iter().filter(|_| ids.is_empty());
        let notes = note.chain(notes.examples.iter().filter(|_| self.examples));
        let notes =
            is_everywhere.then_some(everywhere).into_iter().chain(notes.map(|it| cx.text(it)));
        report.notes = notes.map(Text::from).collect();
        Ok(report)
    }
}

/// Statements under headings; where they differ by class, those first that do.
fn page(
    statements: &[&Statement],
    differs: bool,
    with_examples: bool,
    cx: &Context,
) -> Result<Vec<Block>> {
    let language = cx.language;
    let by_class = language.of("What applies by class", "Was je nach Klasse gilt");
    let to_all = language.of("What applies to every municipality", "Was für jede Kommune gilt");
    let heading = |it: &Statement| match it.kind {
        _ if differs && it.applies.is_some() => Some(by_class),
        StatementKind::Finding => differs.then_some(to_all),
        kind => Some(kind_heading(kind, language)),
    };
    sections(statements, heading, with_examples, cx)
}

/// Municipalities that are asked for, by name or by class, and the question in words; `None` if
/// none is asked for.
fn subject<'a>(
    names: &[String],
    statements: &[Statement],
    command: &str,
    cx: &'a Context,
) -> Result<Option<(String, Vec<&'a Town>)>> {
    let filter = cx.filter(&FilterArgs::default())?;
    let mut words = Vec::new();
    let mut towns = if names.is_empty() {
        if filter.is_empty() {
            return Ok(None);
        }
        cx.dataset.towns(true)?
    } else {
        let class = names.iter().find_map(|name| Some((name, cx.schema.class(name)?)));
        if let Some((name, (dimension, class))) = class {
            let dimension = &cx.schema.dimensions.dimensions[dimension];
            let (option, class) = (&dimension.id, &dimension.classes[class].id);
            return Err(UsageError::new(tr!(
                "`{name}` is a class: `quartier {command} --{option} {class}`",
                "`{name}` ist eine Klasse: `quartier {command} --{option} {class}`"
            ))
            .into());
        }
        let other = ("is no id of a statement", "ist kein Kürzel einer Aussage");
        let towns = cx.towns_beside(names, other, statements.iter().map(|it| &*it.id))?;
        words.extend(towns.iter().map(|town| town.name.clone()));
        towns
    };
    words.extend((!filter.is_empty()).then(|| filter.in_words(&cx.schema, cx.language)));
    towns.retain(|town| filter.matches(town));
    Ok(Some((words.join(", "), towns)))
}
