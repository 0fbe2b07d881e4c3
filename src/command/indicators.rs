//! `quartier indicators`: what can be queried.

use anyhow::Result;
use clap::Args;

use super::{
    Context, cells,
    certainty::{self, error_cells},
    citation,
    documented::{Documented, Documents},
    wording,
};
use crate::{
    report::{Block, Cell, Header, Report, Row, Table, Term},
    schema::{Column, DataType, Figures, Levels, Provenance, Schema, Variable},
    usage_error::UsageError,
    vocabulary::{Localized, SourceId, Status},
};

/// Which columns to explain.
#[derive(Debug, Args)]
pub struct IndicatorsArgs {
    /// Columns, indicators or dimensions [default: all]
    #[arg(value_name = "COLUMN")]
    pub names: Vec<String>,
}

/// Explains the columns.
///
/// # Errors
/// There is no such column, or the data cannot be read.
pub fn report(args: &IndicatorsArgs, context: &Context) -> Result<Report> {
    let schema = context.schema()?;
    let columns = chosen(&args.names, &schema)?;
    let rows = columns.iter().map(|column| row(column, &schema, context));
    let texts = context.texts;
    let mut report = Report::of(Table {
        headers: vec![
            Header::new("id", texts.column),
            Header::new("label", texts.meaning),
            Header::for_programs("kind"),
            Header::new("unit", texts.unit),
            Header::new("date", texts.date),
            Header::new("status", texts.status),
            Header::for_programs("formula"),
            Header::for_programs("note"),
            Header::for_programs("error_typical"),
            Header::for_programs("error_max"),
            Header::for_programs("method"),
            Header::for_programs("via"),
            Header::for_programs("base"),
            Header::for_programs("weight"),
            Header::for_people(texts.source),
        ],
        rows: rows.collect(),
        marks: Vec::new(),
        cited: true,
    });
    let mut cited: Vec<&SourceId> =
        columns.iter().flat_map(|column| sources(column, &schema)).collect();
    let documents;
    if !args.names.is_empty() {
        report.page = columns.iter().flat_map(|column| page(column, &schema, context)).collect();
        documents = Documents::load(&[], context)?;
        let definitions = documents.definitions(columns.iter().copied())?;
        if !definitions.is_empty() {
            report.page.push(Block::Heading(texts.terms.to_owned()));
            report.page.push(Block::Items(definitions.iter().map(Documented::item).collect()));
        }
        cited.extend(definitions.iter().flat_map(Documented::sources));
    }
    if context.cite {
        report.sources = Some(citation::citations(cited, context)?);
    }
    Ok(report)
}

/// The columns of these names; an indicator means all its dates.
fn chosen<'a>(names: &[String], schema: &'a Schema) -> Result<Vec<&'a Column>, UsageError> {
    if names.is_empty() {
        return Ok(schema.columns().iter().collect());
    }
    let mut columns = Vec::new();
    for name in names {
        let dates: Vec<_> = schema
            .figures_newest_first()
            .filter(|(_, figures)| *figures.indicator.id == **name)
            .map(|(column, _)| column)
            .collect();
        if dates.is_empty() {
            columns.push(schema.column(name)?);
        } else {
            columns.extend(dates);
        }
    }
    Ok(columns)
}

fn row(column: &Column, schema: &Schema, context: &Context) -> Row {
    let figures = column.figures();
    let unit = figures.and_then(|figures| figures.indicator.unit.as_ref());
    let observation = figures.map(|figures| &figures.observation);
    let formula = observation.and_then(|observation| observation.computed.as_ref());
    let note = observation.and_then(|observation| observation.note.as_ref());
    let method = observation.and_then(|observation| observation.method.as_ref());
    let sources = citation::distinct(sources(column, schema));
    let status = |status: Status| Term::new(status.as_str(), context.texts.status(status));
    let [error_typical, error_max] = error_cells(observation.and_then(|it| it.error));
    Row::new(vec![
        Cell::text(&column.id),
        Cell::text(column.label(context.language)),
        Cell::text(match column.data_type() {
            DataType::Text => "text",
            DataType::Number => "number",
            DataType::YesNo => "yes-no",
            DataType::Level(_) => "level",
        }),
        Cell::optional(unit.map(|unit| unit.get(context.language))),
        observation.map_or(Cell::MISSING, |observation| cells::date(observation.date, context)),
        Cell::list(statuses(column).into_iter().map(status)),
        Cell::optional(formula.map(ToString::to_string)),
        Cell::optional(note.map(|note| note.get(context.language))),
        error_typical,
        error_max,
        Cell::optional(method.map(|method| method.get(context.language))),
        Cell::optional(
            observation.and_then(|it| it.via.as_ref()).map(|via| via.get(context.language)),
        ),
        Cell::optional(observation.and_then(|it| it.base.as_ref())),
        Cell::optional(observation.and_then(|it| it.weight.as_ref())),
        Cell::text(sources.join(", ")),
    ])
    .cited(sources)
}

/// The statuses that its values have; none for what a municipality is.
fn statuses(column: &Column) -> Vec<Status> {
    match &column.variable {
        Variable::Identity(_) => Vec::new(),
        Variable::Level(_) => vec![Status::Derived],
        Variable::Figure(figures) if figures.observation.computed.is_some() => {
            vec![Status::Derived]
        }
        Variable::Figure(figures) => {
            figures.observation.source.iter().map(|(status, _)| status).collect()
        }
    }
}

/// The sources of what a column holds for any municipality.
pub(super) fn sources<'a>(column: &'a Column, schema: &'a Schema) -> Vec<&'a SourceId> {
    let of = |provenance: &'a Provenance| provenance.iter().map(|(_, source)| source);
    match &column.variable {
        Variable::Identity(_) => Vec::new(),
        Variable::Level(levels) => {
            let rules = levels.dimension.levels.iter().flat_map(|level| &level.sources);
            std::iter::once(&levels.dimension.source).chain(rules).collect()
        }
        Variable::Figure(figures) => match &figures.observation.computed {
            None => of(&figures.observation.source).collect(),
            Some(formula) => formula
                .inputs()
                .into_iter()
                .filter_map(|input| schema.find(input)?.figures())
                .flat_map(|input| of(&input.observation.source))
                .collect(),
        },
    }
}

/// Everything about one column.
fn page(column: &Column, schema: &Schema, context: &Context) -> Vec<Block> {
    let mut page =
        vec![Block::Title(column.id.clone()), Block::Terms(terms(column, schema, context))];
    if let Variable::Level(levels) = &column.variable {
        page.push(Block::Table(rules(levels, schema, context)));
        page.extend(context.note_on_levels(&[column]).map(Block::Paragraph));
    }
    page
}

/// What its values mean, how they came to be, where they are from.
fn terms(column: &Column, schema: &Schema, context: &Context) -> Vec<(String, String)> {
    let texts = context.texts;
    let language = context.language;
    let statuses = statuses(column).into_iter().map(|status| texts.status(status));
    let statuses = statuses.collect::<Vec<_>>().join(", ");
    let sources = citation::distinct(sources(column, schema)).join(", ");
    let mut terms = vec![(texts.meaning, cells::label(column, context))];
    let Some(Figures { observation, .. }) = column.figures() else {
        let margin = match &column.variable {
            Variable::Level(levels) => certainty::margin_in_words(&levels.dimension, context),
            Variable::Identity(_) | Variable::Figure(_) => None,
        };
        terms.extend([
            (texts.status, statuses),
            (texts.note, margin.unwrap_or_default()),
            (texts.source, sources),
        ]);
        return named(terms);
    };
    let text = |text: &Option<Localized>| text.as_ref().map(|it| it.get(language).to_owned());
    let formula = || Some(wording::formula(observation.computed.as_ref()?, schema, context));
    let error = column
        .figures()
        .and_then(|figures| Some(certainty::error_in_words(observation.error?, figures, context)));
    terms.extend([
        (texts.date, observation.date.readable(language)),
        (texts.status, statuses),
        (texts.method, text(&observation.method).or_else(formula).unwrap_or_default()),
        (texts.error_typical, error.unwrap_or_default()),
        (texts.note, text(&observation.note).unwrap_or_default()),
        (texts.source, sources),
        (texts.read_from, text(&observation.via).unwrap_or_default()),
    ]);
    named(terms)
}

/// The terms of which something is known.
fn named(terms: Vec<(&str, String)>) -> Vec<(String, String)> {
    let known = terms.into_iter().filter(|(_, text)| !text.is_empty());
    known.map(|(name, text)| (name.to_owned(), text)).collect()
}

/// The levels of a dimension with their rules.
fn rules(levels: &Levels, schema: &Schema, context: &Context) -> Table {
    let (texts, language) = (context.texts, context.language);
    let rows = levels.dimension.levels.iter().map(|level| {
        Row::new(vec![
            Cell::text(level.label.get(language)),
            Cell::text(wording::in_words(&level.rule, schema, context)),
            Cell::text(level.basis.get(language)),
            Cell::text(citation::distinct(&level.sources).join(", ")),
        ])
    });
    Table {
        rows: rows.collect(),
        headers: [texts.level, texts.rule, texts.basis, texts.source]
            .map(Header::for_people)
            .into(),
        ..Table::default()
    }
}
