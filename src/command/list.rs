//! `quartier list`: municipalities, filtered, sorted, with chosen columns.

use std::num::NonZeroUsize;

use anyhow::Result;
use clap::Args;

use super::Command;
use crate::{
    arguments::{Filters, count},
    dataset::Municipality,
    distinct::distinct,
    presentation::{Context, citation, columns, dead_end::Question},
    query::Sorting,
    report::{Alignment, Audience, Cell, Columns, Content, Report, Table, TableColumn},
    schema::{Column, DataType, Identity, Schema, Value, Variable},
    text::filled,
    usage_error::UsageError,
    vocabulary::SourceId,
};

#[derive(Debug, Args)]
pub struct ListArgs {
    /// Columns to print; `+COLUMN` adds to the default, `all` prints every one
    #[arg(long, short, value_name = "COLUMN", value_delimiter = ',', allow_hyphen_values = true)]
    columns: Vec<String>,
    /// Columns to sort by, `-COLUMN` or `COLUMN desc` for the highest first [default: name]
    #[arg(long, short, value_name = "COLUMN", value_delimiter = ',', allow_hyphen_values = true)]
    sort: Vec<String>,
    /// Draw a column of numbers as bars, too, at the right
    #[arg(long, value_name = "COLUMN")]
    bars: Option<String>,
    /// Print no more than so many
    #[arg(long, short = 'n', alias = "top", value_name = "N", value_parser = count, allow_negative_numbers = true)]
    limit: Option<NonZeroUsize>,
    /// Print only how many there are; where a format is asked for, as a record
    #[arg(long, conflicts_with = "limit")]
    count: bool,
    /// Among all municipalities, not only the case studies
    #[arg(long)]
    all: bool,
    /// Which municipalities.
    #[command(flatten)]
    filters: Filters,
}

impl Command for ListArgs {
    const NAME: &'static str = "list";
    const ABOUT: &'static str =
        "List municipalities: filtered, sorted, with the columns you choose";
    const ALIASES: &'static [&'static str] = &["liste"];
    const TAKES_LEVELS: bool = true;

    fn report(&self, context: &Context) -> Result<Report> {
        let schema = context.schema()?;
        let barred = self.bars.as_deref().map(|name| numbers(name, &schema)).transpose()?;
        let columns = chosen_columns(&self.columns, &schema)?.into_iter().chain(barred);
        let columns = distinct(columns, |a, b| a.id == b.id);
        let by_name = [Identity::Name.column().to_owned()];
        let sort = if self.sort.is_empty() { &by_name } else { &*self.sort };
        let sorting = Sorting::parse(sort, &schema)?;

        let gazetteer = context.gazetteer(&schema)?;
        let mut towns = gazetteer.of_scope(self.all)?;
        let selection = context.selection_among(&self.filters, &schema, &gazetteer, self.all)?;
        towns.retain(|town| selection.takes(town));
        sorting.apply(&mut towns);
        let question = Question::new(&self.filters, self.all, &schema, &gazetteer, context);
        let way_on = question.way_on(towns.len(), context.texts)?;
        if self.count {
            let remarks = way_on.into_iter().collect();
            return Ok(Report { remarks, ..Report::of_number("count", towns.len()) });
        }
        towns.truncate(self.limit.map_or(usize::MAX, NonZeroUsize::get));

        let asked = selection.columns().into_iter().chain(sorting.columns());
        let asked = asked.filter(|_| shows_usual(&self.columns));
        let printed = printed(&columns, asked, barred, &towns, &schema, context);
        let mut report = Report::of(table(printed, &towns, &columns, &schema, context));
        if !towns.is_empty() {
            report.notes.extend(context.note_on_levels(&columns));
        }
        report.remarks.extend(way_on);
        report.tally = Some(filled(context.texts.tally, &[&towns.len().to_string()]));
        if context.cite {
            report.cite(towns.iter().flat_map(|town| sources(town, &columns, &schema)));
        }
        Ok(report)
    }
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
        match name {
            "all" => columns.extend(schema.columns()),
            name => columns.push(schema.column(name)?),
        }
    }
    Ok(columns)
}

/// Whether the columns are shown that nobody has to ask for.
fn shows_usual(names: &[String]) -> bool {
    names.first().is_none_or(|name| name.starts_with('+'))
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

/// All columns of the table: the two keys, which programs always get first, whether people asked
/// for them or not; those that were chosen; those that the question itself is about, for people,
/// who could not see why a municipality is there; a picture of the one that is drawn.
fn printed<'a>(
    chosen: &[&'a Column],
    asked: impl Iterator<Item = &'a Column>,
    barred: Option<&'a Column>,
    towns: &[&Municipality],
    schema: &'a Schema,
    context: &'a Context,
) -> Columns<'a, &'a Municipality> {
    let mut columns = columns::keys();
    let keys = columns::KEYS.map(Identity::column);
    columns = columns.with_all(chosen.iter().map(|column| {
        let mut shown = columns::column(column, context);
        if keys.contains(&&*column.id) {
            shown = shown.seen_by(Audience::People);
        }
        if context.cite {
            let sources = towns.iter().flat_map(|town| citation::sources_of(town, column, schema));
            shown.header.sources = citation::names(sources);
        }
        shown
    }));
    for column in asked {
        let is_shown = |it: &TableColumn<'_, _>| {
            it.header.key == column.id && it.header.audience != Audience::Programs
        };
        if !columns.iter().any(is_shown) {
            columns = columns.with(columns::column(column, context).seen_by(Audience::People));
        }
    }
    if let Some(barred) = barred {
        let is_beside = columns.iter().next_back().is_some_and(|it| it.header.key == barred.id);
        let label = if is_beside { String::new() } else { barred.label(context.language) };
        let bar = |town: &&Municipality| match town.value(barred) {
            Value::Number(value) => Content::Bar(value).into(),
            _ => Cell::MISSING,
        };
        columns = columns.for_people(label, bar).aligned(Alignment::Picture);
    }
    columns
}

fn table<'a>(
    printed: Columns<'a, &'a Municipality>,
    towns: &[&'a Municipality],
    chosen: &[&Column],
    schema: &Schema,
    context: &Context,
) -> Table {
    let towns = towns.iter().copied();
    let table = if context.cite {
        Table::cited(printed, towns, |town| citation::names(sources(town, chosen, schema)))
    } else {
        Table::of(printed, towns)
    };
    Table { marks: columns::marks(chosen), ..table }
}

fn sources<'a>(
    town: &Municipality,
    columns: &[&'a Column],
    schema: &'a Schema,
) -> Vec<&'a SourceId> {
    columns.iter().flat_map(|column| citation::sources_of(town, column, schema)).collect()
}
