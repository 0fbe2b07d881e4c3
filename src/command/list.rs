//! `quartier list`: municipalities, filtered, sorted, with chosen columns.

use std::num::NonZeroUsize;

use anyhow::Result;
use clap::Args;

use super::{Context, SelectionArgs, cells, citation, dead_end::Question, parsers::count};
use crate::{
    dataset::Municipality,
    query::Sorting,
    report::{Alignment, Audience, Cell, Content, Header, Report, Row, Table},
    schema::{Column, DataType, Identity, Schema, Value, Variable},
    usage_error::UsageError,
    vocabulary::SourceId,
};

/// What to list.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// Columns to print; `+COLUMN` adds to the default, `all` prints every one
    #[arg(long, short, value_name = "COLUMN", value_delimiter = ',', allow_hyphen_values = true)]
    pub columns: Vec<String>,
    /// Columns to sort by, `-COLUMN` or `COLUMN desc` for the highest first [default: name]
    #[arg(long, short, value_name = "COLUMN", value_delimiter = ',', allow_hyphen_values = true)]
    pub sort: Vec<String>,
    /// Draw a column of numbers as bars, too, at the right
    #[arg(long, value_name = "COLUMN")]
    pub bars: Option<String>,
    /// Print no more than so many
    #[arg(long, short = 'n', alias = "top", value_name = "N", value_parser = count, allow_negative_numbers = true)]
    pub limit: Option<NonZeroUsize>,
    /// Among all municipalities, not only the case studies
    #[arg(long)]
    pub all: bool,
    /// Which municipalities.
    #[command(flatten)]
    pub selection: SelectionArgs,
}

/// Lists the municipalities that are asked for.
///
/// # Errors
/// The question does not fit the data, or the data cannot be read.
pub fn report(args: &ListArgs, context: &Context) -> Result<Report> {
    let schema = context.schema()?;
    let mut columns = chosen_columns(&args.columns, &schema)?;
    let barred = args.bars.as_deref().map(|name| numbers(name, &schema)).transpose()?;
    let is_new = |barred: &&Column| !columns.iter().any(|column| column.id == barred.id);
    columns.extend(barred.filter(is_new));
    let by_name = [Identity::Name.column().to_owned()];
    let sort = if args.sort.is_empty() { &by_name } else { &*args.sort };
    let sorting = Sorting::parse(sort, &schema)?;

    let gazetteer = context.gazetteer(&schema)?;
    let mut towns = gazetteer.of_scope(args.all)?;
    let selection = context.selection_among(&args.selection, &schema, &gazetteer, args.all)?;
    towns.retain(|town| selection.takes(town));
    sorting.apply(&mut towns);
    let question = Question::new(&args.selection, args.all, &schema, &gazetteer, context);
    let way_on = question.way_on(towns.len(), context.texts)?;
    towns.truncate(args.limit.map_or(usize::MAX, NonZeroUsize::get));

    let mut table = table(&towns, &columns, &schema, context);
    if shows_usual(&args.columns) {
        let asked = selection.columns().into_iter().chain(sorting.columns());
        add_asked(&mut table, asked, &towns, context);
    }
    if let Some(barred) = barred {
        let is_beside = columns.last().is_some_and(|last| last.id == barred.id);
        let label = if is_beside { String::new() } else { barred.label(context.language) };
        add_bars(&mut table, label, barred, &towns);
    }
    let mut report = Report::of(table);
    if !towns.is_empty() {
        report.notes.extend(context.note_on_levels(&columns));
    }
    report.remarks.extend(way_on);
    if context.cite {
        let cited = towns.iter().flat_map(|town| sources(town, &columns, &schema));
        report.sources = Some(citation::citations(cited, context)?);
    }
    Ok(report)
}

/// The columns to print: name, every dimension and the first matching indicator unless others
/// are asked for.
fn chosen_columns<'a>(names: &[String], schema: &'a Schema) -> Result<Vec<&'a Column>, UsageError> {
    let mut columns: Vec<&Column> = Vec::new();
    if shows_usual(names) {
        columns.extend(schema.find(Identity::Name.column()));
        let levels = schema.columns().iter();
        columns.extend(levels.filter(|column| matches!(column.variable, Variable::Level(_))));
        let leading = schema.dimensions().next();
        let indicator = leading.and_then(|levels| levels.dimension.indicators.first());
        columns.extend(indicator.and_then(|name| schema.find(name)));
    }
    for name in names {
        let name = name.trim();
        let name = name.strip_prefix('+').unwrap_or(name);
        let wanted = match name {
            "all" => schema.columns().iter().collect(),
            name => vec![schema.column(name)?],
        };
        for column in wanted {
            if !columns.iter().any(|chosen| chosen.id == column.id) {
                columns.push(column);
            }
        }
    }
    Ok(columns)
}

/// Whether the columns are shown that nobody has to ask for.
fn shows_usual(names: &[String]) -> bool {
    names.first().is_none_or(|name| name.starts_with('+'))
}

/// The columns that the question itself is about, for people, who could not see why a
/// municipality is there. Programs get the columns that they ask for.
fn add_asked<'a>(
    table: &mut Table,
    columns: impl Iterator<Item = &'a Column>,
    towns: &[&Municipality],
    context: &Context,
) {
    for column in columns {
        let is_shown =
            |header: &Header| header.key == column.id && header.audience != Audience::Programs;
        if table.headers.iter().any(is_shown) {
            continue;
        }
        let mut header = cells::header(column, context);
        header.audience = Audience::People;
        table.headers.push(header);
        for (row, town) in table.rows.iter_mut().zip(towns) {
            row.cells.push(cells::cell(town, column, context));
        }
    }
}

/// The column of this name, if it holds numbers.
fn numbers<'a>(name: &str, schema: &'a Schema) -> Result<&'a Column, UsageError> {
    let column = schema.column(name)?;
    if matches!(column.data_type(), DataType::Number) {
        return Ok(column);
    }
    let message = format!(
        "`{}` holds no numbers to draw as bars; `quartier indicators` lists columns that do",
        column.id
    );
    Err(UsageError::new(message))
}

/// A last column, for people, that shows the numbers of another.
fn add_bars(table: &mut Table, label: String, barred: &Column, towns: &[&Municipality]) {
    table.headers.push(Header::for_people(label).aligned(Alignment::Picture));
    for (row, town) in table.rows.iter_mut().zip(towns) {
        row.cells.push(match town.value(barred) {
            Value::Number(value) => Content::Bar(value).into(),
            _ => Cell::MISSING,
        });
    }
}

fn table(
    towns: &[&Municipality],
    columns: &[&Column],
    schema: &Schema,
    context: &Context,
) -> Table {
    // Programs always get the two keys first, whether people asked for them or not.
    let keys = [Identity::Id, Identity::Ags].map(Identity::column);
    let mut headers: Vec<Header> = keys.map(Header::for_programs).into();
    headers.extend(columns.iter().map(|column| {
        let mut header = cells::header(column, context);
        if keys.contains(&&*column.id) {
            header.audience = Audience::People;
        }
        if context.cite {
            let sources = towns.iter().flat_map(|town| citation::sources_of(town, column, schema));
            header.sources = citation::distinct(sources);
        }
        header
    }));

    let key_columns: Vec<&Column> = keys.iter().filter_map(|key| schema.find(key)).collect();
    let rows = towns.iter().map(|town| {
        let cells = key_columns.iter().chain(columns);
        let cells = cells.map(|column| cells::cell(town, column, context));
        let row = Row::new(cells.collect());
        if context.cite {
            row.cited(citation::distinct(sources(town, columns, schema)))
        } else {
            row
        }
    });
    Table { headers, rows: rows.collect(), marks: cells::marks(columns), cited: context.cite }
}

fn sources<'a>(
    town: &Municipality,
    columns: &[&'a Column],
    schema: &'a Schema,
) -> impl Iterator<Item = &'a SourceId> {
    columns
        .iter()
        .flat_map(|column| citation::sources_of(town, column, schema))
        .collect::<Vec<_>>()
        .into_iter()
}
