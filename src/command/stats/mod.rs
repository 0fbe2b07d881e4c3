//! `quartier stats`: how many there are, and how values are distributed.

mod grouping;
mod levels;
mod order;
mod page;
mod statistics;

use anyhow::Result;
use clap::Args;

pub use self::{grouping::groups, order::keys};
use self::{
    order::Order,
    statistics::{Statistics, Values},
};
use super::Command;
use crate::{
    arguments::{Filters, TakesPeriod},
    dataset::Municipality,
    distinct::distinct,
    presentation::{Context, citation, dead_end::Question},
    report::{Block, Mark, Report, Shape, Table},
    say,
    schema::{Column, DataType, Schema},
    text::{Texts, Value, filled},
    usage_error::UsageError,
};

#[derive(Debug, Args)]
pub struct StatsArgs {
    #[arg(value_delimiter = ',', value_name = Value::Numbers)]
    columns: Vec<String>,
    #[arg(long, value_name = Value::Grouping)]
    by: Option<String>,
    #[arg(long, short, value_delimiter = ',', allow_hyphen_values = true, value_name = Value::Key)]
    sort: Vec<String>,
    #[arg(long)]
    cases: bool,
    #[command(flatten)]
    filters: Filters,
}

impl Command for StatsArgs {
    const NAME: &'static str = "stats";
    const ALIASES: &'static [&'static str] = &["statistik"];
    const TAKES_PERIOD: TakesPeriod = TakesPeriod::One;
    const TAKES_LEVELS: bool = true;

    fn title(texts: &Texts) -> &'static str {
        texts.distribution
    }

    fn shapes(context: &Context) -> Result<Vec<Shape>> {
        Ok(vec![Shape::of(records(&[], context))])
    }

    fn report(&self, context: &Context) -> Result<Report> {
        let schema = context.schema()?;
        let by = self.by.as_deref().map(|name| grouping::column(name, &schema)).transpose()?;
        let columns = self.numbers(by, &schema)?;
        let order = Order::parse(&self.sort)?;
        let gazetteer = context.gazetteer(&schema)?;
        let all = !self.cases;
        let mut towns = gazetteer.of_scope(all)?;
        let selection = context.selection_among(&self.filters, &schema, &gazetteer, all)?;
        towns.retain(|town| selection.takes(town));
        let question = Question::new(&self.filters, all, &schema, &gazetteer, context);
        let way_on = question.way_on(towns.len(), context.texts)?;

        let mut report = if towns.is_empty() {
            Report::of(records(&[], context))
        } else if columns.is_empty() {
            of_levels(&towns, &order, &schema, context)
        } else {
            of_values(&columns, by, &towns, &order, &schema, context)
        };
        if self.cases && !towns.is_empty() {
            let cases = towns.len().to_string();
            report.remarks.push(filled(context.texts.few_cases, &[&cases]));
        }
        report.remarks.extend(way_on);
        Ok(report)
    }
}

impl StatsArgs {
    /// The columns that are asked for, if all hold numbers.
    fn numbers<'a>(
        &self,
        by: Option<&Column>,
        schema: &'a Schema,
    ) -> Result<Vec<&'a Column>, UsageError> {
        let columns = self.columns.iter().map(|name| schema.column(name));
        let columns = distinct(columns.collect::<Result<Vec<_>, _>>()?, |a, b| a.id == b.id);
        match by {
            Some(by) if columns.is_empty() => {
                Err(UsageError::new(say::only_values_grouped(&*by.id)))
            }
            _ => columns.into_iter().map(with_numbers).collect(),
        }
    }
}

fn with_numbers(column: &Column) -> Result<&Column, UsageError> {
    let id = &column.id;
    let what_works = match column.data_type() {
        DataType::Number => return Ok(column),
        DataType::Level(_) => say::stats_counts_levels(&**id),
        DataType::YesNo => say::list_counts(&**id),
        DataType::Text => say::indicators_lists_numbers(),
    };
    Err(UsageError::new(say::holds_no_numbers(&**id, what_works)))
}

/// How many have which level, dimension by dimension.
fn of_levels(towns: &[&Municipality], order: &Order, schema: &Schema, context: &Context) -> Report {
    let dimensions = levels::dimensions(schema);
    let counts = dimensions.map(|(column, of)| levels::counts(column, of, towns, schema, context));
    let mut counts: Vec<_> = counts.collect();
    order.apply(&mut counts);
    let columns: Vec<&Column> = levels::dimensions(schema).map(|(column, _)| column).collect();
    let mut report = reported(&counts, context);
    report.page = vec![Block::Table(levels::table(&counts, context))];
    report.notes.extend(context.note_on_levels(&columns));
    report
}

/// How the values of columns are distributed, group by group.
fn of_values(
    columns: &[&Column],
    by: Option<&Column>,
    towns: &[&Municipality],
    order: &Order,
    schema: &Schema,
    context: &Context,
) -> Report {
    let groups = grouping::grouped(towns, by, context);
    let columns = columns.iter().map(|column| Values::of(column, towns, schema, context));
    let columns: Vec<_> = columns.collect();
    let of_column = columns
        .iter()
        .map(|values| groups.iter().map(|group| values.within(group, by)).collect::<Vec<_>>());
    let mut statistics: Vec<_> = of_column.collect();
    order.apply(&mut statistics);
    let mut report = reported(&statistics, context);
    report.page = page::page(&statistics, by, context);
    report.notes = page::notes(&columns, towns, context);
    report.notes.extend(by.and_then(|by| context.note_on_levels(&[by])));
    report
}

/// The records with what they cite.
fn reported(statistics: &[Vec<Statistics<'_>>], context: &Context) -> Report {
    let mut report = Report::of(records(statistics, context));
    report.cite(statistics.iter().flatten().flat_map(|it| it.sources.iter().copied()));
    report
}

fn records(statistics: &[Vec<Statistics<'_>>], context: &Context) -> Table {
    let records = statistics.iter().flatten();
    let table = if context.cite {
        let sources = |it: &&Statistics<'_>| citation::names(it.sources.iter().copied());
        Table::cited(order::records(), records, sources)
    } else {
        Table::of(order::records(), records)
    };
    Table { marks: Mark::OF_FIGURES.to_vec(), ..table }
}
