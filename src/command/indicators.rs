//! `quartier indicators`: what can be queried.

use anyhow::Result;
use clap::Args;

use super::Command;
use crate::{
    arguments::TakesPeriod,
    presentation::{
        Context,
        certainty::{self, largest, typical},
        citation, columns,
        documented::{self, Documented, Documents},
        wording,
    },
    report::{Block, Cell, Columns, Holds, Report, Shape, Table, Term},
    schema::{Column, DataType, Figures, Level, Levels, Observation, Schema, Variable},
    text::{Texts, Value},
    usage_error::UsageError,
    vocabulary::{Localized, Status},
};

/// Which columns to explain.
#[derive(Debug, Args)]
pub struct IndicatorsArgs {
    #[arg(value_name = Value::Column)]
    names: Vec<String>,
}

impl Command for IndicatorsArgs {
    const NAME: &'static str = "indicators";
    const ALIASES: &'static [&'static str] = &["indikatoren", "kennzahlen"];
    const TAKES_PERIOD: TakesPeriod = TakesPeriod::One;

    fn title(texts: &Texts) -> &'static str {
        texts.indicators
    }

    fn shapes(context: &Context) -> Result<Vec<Shape>> {
        Ok(vec![Shape::of(table(&[], &context.schema()?, context))])
    }

    fn report(&self, context: &Context) -> Result<Report> {
        let schema = context.schema()?;
        let chosen = chosen(&self.names, &schema)?;
        let mut report = Report::of(table(&chosen, &schema, context));
        report.cite(chosen.iter().flat_map(|column| citation::sources_of_any(column, &schema)));
        if !self.names.is_empty() {
            report.page = chosen.iter().flat_map(|column| page(column, &schema, context)).collect();
            let documents = Documents::load(&[], context)?;
            let definitions = documents.definitions(chosen.iter().copied())?;
            report.page.extend(documented::terms(&definitions, context));
            report.cite(definitions.iter().flat_map(Documented::sources));
        }
        Ok(report)
    }
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
            .filter(|(_, Figures { indicator, .. })| {
                *indicator.id == **name || indicator.label.reads_like(name)
            })
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

fn table(chosen: &[&Column], schema: &Schema, context: &Context) -> Table {
    let Context { texts, language, .. } = *context;
    let text = |text| context.cell(text);
    let status = |status: Status| Term::new(status.as_str(), texts.status(status));
    let sources = |it: &&Column| citation::names(citation::sources_of_any(it, schema));
    let error = |it: &Column| observation(it).and_then(|it| it.error);
    let columns = Columns::<&Column>::new()
        .for_everyone("id", texts.column, |it| Cell::text(&it.id))
        .for_everyone("label", texts.meaning, |it| Cell::text(it.label(language)))
        .for_programs("kind", |it| context.word(kind(it)))
        .for_everyone("unit", texts.unit, |it| {
            text(it.figures().and_then(|figures| figures.indicator.unit.as_ref()))
        })
        .for_everyone("date", texts.date, |it| {
            observation(it).map(|it| columns::date(it.date, context)).unwrap_or_default()
        })
        .for_everyone("status", texts.status, |it| Cell::list(statuses(it).into_iter().map(status)))
        .holding(Holds::List)
        .for_programs("formula", |it| {
            let formula = observation(it).and_then(|it| it.computed.as_ref());
            Cell::optional(formula.map(ToString::to_string))
        })
        .for_programs("note", |it| text(observation(it).and_then(|it| it.note.as_ref())))
        .for_programs("error_typical", |it| typical(error(it)))
        .holding(Holds::Number)
        .for_programs("error_max", |it| largest(error(it)))
        .holding(Holds::Number)
        .for_programs("method", |it| text(observation(it).and_then(|it| it.method.as_ref())))
        .for_programs("via", |it| text(observation(it).and_then(|it| it.via.as_ref())))
        .for_programs("base", |it| Cell::optional(observation(it).and_then(|it| it.base.as_ref())))
        .for_programs("weight", |it| {
            Cell::optional(observation(it).and_then(|it| it.weight.as_ref()))
        })
        .for_people(texts.source, |it| Cell::text(sources(it).join(", ")));
    Table::cited(columns, chosen.iter().copied(), sources)
}

fn observation(column: &Column) -> Option<&Observation> {
    column.figures().map(|figures| &*figures.observation)
}

/// The word for what sort of values a column has.
fn kind(column: &Column) -> &'static str {
    match column.data_type() {
        DataType::Text => "text",
        DataType::Number => "number",
        DataType::YesNo => "yes-no",
        DataType::Level(_) => "level",
    }
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
    let sources = citation::names(citation::sources_of_any(column, schema)).join(", ");
    let mut terms = vec![(texts.meaning, columns::label(column, context))];
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

fn rules(levels: &Levels, schema: &Schema, context: &Context) -> Table {
    let Context { texts, language, .. } = *context;
    let columns = Columns::<&Level>::new()
        .for_people(texts.level, |it| Cell::text(it.label.get(language)))
        .for_people(texts.rule, |it| Cell::text(wording::in_words(&it.rule, schema, context)))
        .for_people(texts.basis, |it| Cell::text(it.basis.get(language)))
        .for_people(texts.source, |it| Cell::text(citation::names(&it.sources).join(", ")));
    Table::of(columns, &levels.dimension.levels)
}
