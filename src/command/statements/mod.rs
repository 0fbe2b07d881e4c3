//! `quartier findings` and `quartier recommendations`: what the study found and recommends,
//! what the minister and the ministry add, and where it applies.

mod names;

use anyhow::{Context as _, Result};
use clap::Args;

use super::Command;
use crate::{
    arguments::{FILTERS, TakesPeriod, one_of},
    dataset::{Author, Notes, Statement, StatementKind, StudyFile},
    presentation::{
        Context,
        documented::Documents,
        statements::{condition, note, table},
    },
    query::{LevelChoice, applies_to},
    report::{Block, Report, Shape},
    schema::Schema,
    text::{Texts, Value, filled},
};
use names::{Asked, Ids};

#[derive(Debug, Args)]
pub struct FindingsArgs {
    #[command(flatten)]
    filter: StatementFilter,
}

#[derive(Debug, Args)]
pub struct RecommendationsArgs {
    #[command(flatten)]
    filter: StatementFilter,
    #[arg(long, value_delimiter = ',', value_name = Value::Kind, value_parser = one_of(StatementKind::RECOMMENDATIONS, StatementKind::as_str, Texts::statement_kind), help_heading = FILTERS)]
    kind: Vec<StatementKind>,
}

/// Whose statements, and where they apply.
#[derive(Debug, Args)]
pub struct StatementFilter {
    #[arg(value_name = Value::Statement)]
    names: Vec<String>,
    #[arg(long)]
    examples: bool,
    #[arg(long = "for", value_name = Value::Town, help_heading = FILTERS)]
    town: Option<String>,
    #[arg(
        long,
        alias = "by",
        value_delimiter = ',',
        value_name = Value::Author,
        value_parser = one_of(Author::ALL, Author::as_str, Texts::author),
        help_heading = FILTERS
    )]
    said_by: Vec<Author>,
}

impl Command for FindingsArgs {
    const NAME: &'static str = "findings";
    const ALIASES: &'static [&'static str] = &["befunde", "ergebnisse"];
    const TAKES_PERIOD: TakesPeriod = TakesPeriod::One;
    const TAKES_LEVELS: bool = true;

    fn title(texts: &Texts) -> &'static str {
        texts.findings
    }

    fn shapes(context: &Context) -> Result<Vec<Shape>> {
        Ok(vec![Shape::of(table(&[], &context.schema()?, context))])
    }

    fn report(&self, context: &Context) -> Result<Report> {
        let StudyFile { study, findings, recommendations, .. } = context.dataset.study()?;
        let ids = Ids { taken: &findings, command: Self::NAME, others: &recommendations };
        let mut report = filtered(&findings, &ids, &self.filter, &study.notes, context)?;
        report.notes.extend(study.notes.findings.map(|note| context.text(&note)));
        Ok(report)
    }
}

impl Command for RecommendationsArgs {
    const NAME: &'static str = "recommendations";
    const ALIASES: &'static [&'static str] = &["recs", "empfehlungen"];
    const TAKES_PERIOD: TakesPeriod = TakesPeriod::One;
    const TAKES_LEVELS: bool = true;

    fn title(texts: &Texts) -> &'static str {
        texts.recommendations
    }

    fn shapes(context: &Context) -> Result<Vec<Shape>> {
        Ok(vec![Shape::of(table(&[], &context.schema()?, context))])
    }

    fn report(&self, context: &Context) -> Result<Report> {
        let StudyFile { study, findings, recommendations, .. } = context.dataset.study()?;
        let ids = Ids { taken: &recommendations, command: Self::NAME, others: &findings };
        let of_kind = |it: &&Statement| self.kind.is_empty() || self.kind.contains(&it.kind);
        let of_kind: Vec<_> = recommendations.iter().filter(of_kind).collect();
        let mut report = filtered(of_kind, &ids, &self.filter, &study.notes, context)?;
        report.notes.extend(study.notes.recommendations.map(|note| context.text(&note)));
        Ok(report)
    }
}

fn filtered<'s>(
    statements: impl IntoIterator<Item = &'s Statement>,
    ids: &Ids<'_>,
    filter: &StatementFilter,
    notes: &Notes,
    context: &Context,
) -> Result<Report> {
    let schema = context.schema()?;
    let gazetteer = context.gazetteer(&schema)?;
    let Asked { ids, town } = ids.resolve(filter, &gazetteer)?;
    let town_levels = town.map_or_else(Vec::new, |it| LevelChoice::of_municipality(it, &schema));
    let wanted = |statement: &&Statement| {
        (filter.said_by.is_empty() || filter.said_by.contains(&statement.attributed_to))
            && (ids.is_empty() || ids.iter().any(|id| statement.id == **id))
    };
    let statements: Vec<&Statement> = statements.into_iter().filter(wanted).collect();
    let levels = [&*town_levels, &context.wanted_levels];
    let (taken, undecided) = applying_to_all(&statements, levels, &schema)?;

    let mut report = Report::of(table(&taken, &schema, context));
    report.notes.extend(taken.iter().filter_map(|statement| note(statement, context)));
    report.cite(taken.iter().map(|statement| &statement.source));
    if filter.examples {
        let documents = Documents::load(gazetteer.case_studies(), context)?;
        report.page.push(Block::Table(table(&taken, &schema, context)));
        add_examples(&taken, &documents, &mut report, context)?;
        report.notes.extend(notes.examples.as_ref().map(|note| context.text(note)));
    }
    if levels.iter().any(|levels| !levels.is_empty()) {
        report.notes.extend(context.applied_by());
    }
    let is_everything = ids.is_empty() && taken.len() == statements.len();
    report.remarks.extend(match town {
        _ if taken.is_empty() => Some(context.texts.no_statement.to_owned()),
        Some(town) if is_everything && is_everywhere(&taken) => {
            Some(filled(context.texts.nothing_special, &[town.name()]))
        }
        _ => None,
    });
    if undecided > 0 {
        report.remarks.push(format!("{undecided} {}", context.texts.undecided));
    }
    Ok(report)
}

/// Whether there are several statements, none of which has a condition.
fn is_everywhere(statements: &[&Statement]) -> bool {
    statements.len() > 1 && statements.iter().all(|statement| statement.applies.is_none())
}

/// The statements that apply to the levels of a town and to those that were asked for, and how
/// many more may.
///
/// # Errors
/// A condition is not a valid expression.
fn applying_to_all<'s>(
    statements: &[&'s Statement],
    levels: [&[LevelChoice]; 2],
    schema: &Schema,
) -> Result<(Vec<&'s Statement>, usize)> {
    let mut taken = Vec::new();
    let mut undecided = 0;
    for statement in statements {
        let condition = condition(statement, schema)?;
        let holds = |levels: &[LevelChoice]| match &condition {
            Some(condition) if !levels.is_empty() => applies_to(condition, levels),
            _ => Some(true),
        };
        match levels.map(holds) {
            [Some(true), Some(true)] => taken.push(*statement),
            [Some(false), _] | [_, Some(false)] => {}
            _ => undecided += 1,
        }
    }
    Ok((taken, undecided))
}

/// Adds the examples of each statement to the page.
fn add_examples(
    statements: &[&Statement],
    documents: &Documents<'_>,
    report: &mut Report,
    context: &Context,
) -> Result<()> {
    for statement in statements.iter().filter(|statement| !statement.examples.is_empty()) {
        let mut items = Vec::new();
        for id in &statement.examples {
            let example = documents.get(id);
            let example = example.with_context(|| {
                format!("study.toml: `{}`: there is no fact `{id}`", statement.id)
            })?;
            report.cite(example.sources());
            items.push(example.item_with_town());
        }
        let title = statement.title.get(context.language);
        report.page.push(Block::Heading(format!("{}: {title}", context.texts.examples)));
        report.page.push(Block::Items(items));
        let note = statement.note_on_examples.as_ref();
        report.page.extend(note.map(|note| Block::Paragraph(context.text(note))));
    }
    Ok(())
}
