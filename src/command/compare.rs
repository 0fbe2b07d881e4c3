//! `quartier compare`: attributes as rows, municipalities as columns.

use anyhow::Result;
use clap::Args;

use super::{Context, SelectionArgs, cells, citation, dead_end::Question};
use crate::{
    dataset::Municipality,
    query::{Gazetteer, typed},
    report::{Alignment, Audience, Cell, Content, Header, Mark, Report, Row, Table, plain_number},
    schema::{Column, Schema, Variable},
    text::ENGLISH,
    usage_error::UsageError,
};

/// What to compare.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// Municipalities, by id, name or AGS; without any, those that the filters take
    #[arg(value_name = "TOWN")]
    pub towns: Vec<String>,
    /// Only attributes in which they differ
    #[arg(long)]
    pub diff: bool,
    /// Attributes to compare, in this order [default: all levels and figures]
    #[arg(long, short, value_name = "COLUMN", value_delimiter = ',')]
    pub columns: Vec<String>,
    /// Among all municipalities, not only the case studies
    #[arg(long)]
    pub all: bool,
    /// Which municipalities.
    #[command(flatten)]
    pub selection: SelectionArgs,
}

/// Compares municipalities.
///
/// # Errors
/// The question does not fit the data, or the data cannot be read.
pub fn report(args: &CompareArgs, context: &Context) -> Result<Report> {
    let schema = context.schema()?;
    let columns = attributes(&args.columns, &schema)?;
    let gazetteer = context.gazetteer(&schema)?;
    let towns = chosen_towns(args, &schema, &gazetteer, context)?;

    let mut rows = Vec::new();
    let mut cited = Vec::new();
    let mut shown = Vec::new();
    for column in columns {
        let values: Vec<Cell> =
            towns.iter().map(|town| cells::cell(town, column, context)).collect();
        let differs = values.windows(2).any(|pair| match pair {
            [a, b] => a.content != b.content,
            _ => false,
        });
        if args.diff && !differs {
            continue;
        }
        let sources: Vec<_> =
            towns.iter().flat_map(|town| citation::sources_of(town, column, &schema)).collect();
        let sources_here = citation::distinct(sources.iter().copied());
        cited.extend(sources);
        shown.push(column);

        let unit = column.figures().and_then(|figures| figures.indicator.unit.as_ref());
        let mut row = vec![
            Cell::text(&column.id),
            Cell::text(cells::label(column, context)),
            Cell::optional(unit.map(|unit| unit.get(context.language))),
        ];
        row.extend(with_highest(values));
        if context.cite {
            row.push(Cell::text(sources_here.join(" ")));
        }
        rows.push(Row::new(row).cited(sources_here));
    }

    let mut report = Report::of(Table {
        headers: headers(&towns, context),
        rows,
        marks: [&Mark::OF_FIGURES[..], &[Mark::Close]].concat(),
        cited: context.cite,
    });
    report.notes.extend(context.note_on_levels(&shown));
    if shown.is_empty() {
        report.remarks.push(context.texts.no_difference.to_owned());
    }
    if context.cite {
        report.sources = Some(citation::citations(cited, context)?);
    }
    Ok(report)
}

/// The towns by name, or those that the filters take; at least two.
fn chosen_towns<'a>(
    args: &CompareArgs,
    schema: &Schema,
    gazetteer: &'a Gazetteer<'_>,
    context: &Context,
) -> Result<Vec<&'a Municipality>> {
    let named = gazetteer.find_all(&args.towns)?;
    let all = args.all || named.iter().any(|town| !gazetteer.is_case_study(town));
    let known = gazetteer.of_scope(all)?;
    let selection = context.selection_among(&args.selection, schema, gazetteer, all)?;
    let is_asked_for = !selection.is_everything() || args.all;
    let candidates = if named.is_empty() && is_asked_for { known } else { named };
    let mut towns: Vec<&Municipality> = Vec::new();
    for town in candidates {
        let known = towns.iter().any(|chosen| chosen.id == town.id);
        if !known && selection.takes(town) {
            towns.push(town);
        }
    }
    if towns.len() < 2 {
        let question = Question::new(&args.selection, all, schema, gazetteer, context);
        let way_on = if is_asked_for && args.towns.is_empty() {
            question.way_on(towns.len(), &ENGLISH)?
        } else {
            None
        };
        return Err(too_few(towns.first(), way_on).into());
    }
    Ok(towns)
}

/// Says that there are not two to compare.
fn too_few(only: Option<&&Municipality>, way_on: Option<String>) -> UsageError {
    let message = match only {
        Some(only) => {
            format!("nothing to compare {} with – name a second municipality", typed(&only.name))
        }
        None => "name at least two municipalities, or filters that take two".to_owned(),
    };
    UsageError::new(way_on.map_or(message.clone(), |way_on| format!("{message}; {way_on}")))
}

/// The values, the highest of several numbers marked unless it is shared.
fn with_highest(mut values: Vec<Cell>) -> Vec<Cell> {
    // What looks equal is equal.
    let printed = |cell: &Cell| match cell.content {
        Content::Number { value, places } => plain_number(value, places).parse::<f64>().ok(),
        _ => None,
    };
    let numbers: Vec<f64> = values.iter().filter_map(printed).collect();
    let highest = numbers.iter().copied().reduce(f64::max);
    let is_highest = |number: &f64| Some(*number) == highest;
    if numbers.len() > 1 && numbers.iter().filter(|number| is_highest(number)).count() == 1 {
        for cell in &mut values {
            cell.highest = printed(cell).is_some_and(|number| is_highest(&number));
        }
    }
    values
}

/// The levels, then the figures: indicator by indicator, each with its latest date first.
fn attributes<'a>(names: &[String], schema: &'a Schema) -> Result<Vec<&'a Column>, UsageError> {
    if !names.is_empty() {
        return names.iter().map(|name| schema.column(name)).collect();
    }
    let levels = schema.columns().iter();
    let mut columns: Vec<_> =
        levels.filter(|column| matches!(column.variable, Variable::Level(_))).collect();
    columns.extend(schema.figures_newest_first().map(|(column, _)| column));
    Ok(columns)
}

fn headers(towns: &[&Municipality], context: &Context) -> Vec<Header> {
    let mut headers = vec![
        Header::for_programs("id"),
        Header::new("label", context.texts.attribute),
        Header::for_programs("unit"),
    ];
    headers.extend(
        towns.iter().map(|town| Header::new(&town.id, &town.name).aligned(Alignment::Right)),
    );
    if context.cite {
        let mut source = Header::new("", context.texts.source);
        source.audience = Audience::People;
        headers.push(source);
    }
    headers
}
