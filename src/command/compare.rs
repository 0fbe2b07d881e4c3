//! `quartier compare`: attributes as rows, municipalities as columns.

use anyhow::Result;
use clap::Args;

use super::Command;
use crate::{
    arguments::{Filters, TakesPeriod},
    dataset::Municipality,
    distinct::distinct,
    presentation::{Context, citation, columns, dead_end::Question},
    query::{Asked, Gazetteer, listed, typed},
    report::{Alignment, Cell, Columns, Content, Mark, Report, Table, TableColumn},
    schema::{Column, Schema},
    text::{ENGLISH, plain_number},
    usage_error::UsageError,
    vocabulary::SourceId,
};

#[derive(Debug, Args)]
pub struct CompareArgs {
    /// Municipalities, by id, name or AGS; without any, those that the filters take
    #[arg(value_name = "TOWN")]
    towns: Vec<String>,
    /// Only attributes in which they differ
    #[arg(long)]
    diff: bool,
    /// Attributes to compare, in this order, also `EXPR as NAME` [default: all levels and figures]
    #[arg(long, short, value_name = "COLUMN", allow_hyphen_values = true)]
    columns: Vec<String>,
    /// Among all municipalities, not only the case studies
    #[arg(long)]
    all: bool,
    /// Which municipalities.
    #[command(flatten)]
    filters: Filters,
}

impl Command for CompareArgs {
    const NAME: &'static str = "compare";
    const ABOUT: &'static str =
        "Compare municipalities: attributes as rows, municipalities as columns";
    const ALIASES: &'static [&'static str] = &["vergleich", "vergleiche"];
    const TAKES_PERIOD: TakesPeriod = TakesPeriod::One;
    const TAKES_LEVELS: bool = true;

    fn report(&self, context: &Context) -> Result<Report> {
        let schema = context.schema()?;
        let gazetteer = context.gazetteer(&schema)?;
        let columns = attributes(&self.columns, &schema, &gazetteer)?;
        let towns = chosen_towns(self, &schema, &gazetteer, context)?;
        let attributes = columns.into_iter().map(|it| Attribute::of(it, &towns, &schema, context));
        let attributes: Vec<_> = attributes.filter(|it| !self.diff || it.differs()).collect();

        let mut report = Report::default();
        let shown: Vec<&Column> = attributes.iter().flat_map(|it| it.column.columns()).collect();
        let columns = attributes.iter().map(|attribute| &attribute.column);
        report.notes.extend(columns::calculations(columns, &schema, context));
        report.notes.extend(context.note_on_levels(&shown));
        if attributes.is_empty() {
            report.remarks.push(context.texts.no_difference.to_owned());
        }
        report.cite(attributes.iter().flat_map(|attribute| attribute.sources.iter().copied()));
        report.records = table(attributes, &towns, context);
        Ok(report)
    }
}

/// A column with its values, town by town.
struct Attribute<'a> {
    column: Asked<'a>,
    values: Vec<Cell>,
    sources: Vec<&'a SourceId>,
}

impl<'a> Attribute<'a> {
    fn of(
        column: Asked<'a>,
        towns: &[&Municipality],
        schema: &'a Schema,
        context: &Context,
    ) -> Self {
        let values = towns.iter().map(|town| columns::asked_cell(town, &column, context)).collect();
        let parts = column.columns();
        let sources = towns.iter().flat_map(|town| {
            parts.iter().flat_map(|column| citation::sources_of(town, column, schema))
        });
        let sources = sources.collect();
        Self { column, values: with_highest(values), sources }
    }

    /// Whether two of the towns have different values.
    fn differs(&self) -> bool {
        let first = self.values.first().map(|value| &value.content);
        self.values.iter().any(|value| Some(&value.content) != first)
    }
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
    let selection = context.selection_among(&args.filters, schema, gazetteer, all)?;
    let is_asked_for = !selection.is_everything() || args.all;
    let candidates = if named.is_empty() && is_asked_for { known } else { named };
    let towns = candidates.into_iter().filter(|town| selection.takes(town));
    let towns = distinct(towns, |a, b| a.id == b.id);
    if towns.len() < 2 {
        let question = Question::new(&args.filters, all, schema, gazetteer, context);
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
fn attributes<'a>(
    lists: &[String],
    schema: &'a Schema,
    gazetteer: &Gazetteer<'_>,
) -> Result<Vec<Asked<'a>>> {
    let mut columns: Vec<Asked<'_>> = Vec::new();
    if lists.is_empty() {
        columns.extend(schema.dimension_columns().map(Asked::Known));
        columns.extend(schema.figures_newest_first().map(|(column, _)| Asked::Known(column)));
    }
    for written in listed(lists)? {
        columns.push(Asked::named(written, &columns, schema, gazetteer)?);
    }
    Ok(columns)
}

fn table(attributes: Vec<Attribute<'_>>, towns: &[&Municipality], context: &Context) -> Table {
    let mut columns = Columns::<Attribute<'_>>::new()
        .for_programs("id", |it| Cell::text(it.column.id()))
        .for_everyone("label", context.texts.attribute, |it| {
            Cell::text(columns::asked_label(&it.column, context))
        })
        .for_programs("unit", |it| columns::asked_unit(&it.column, context));
    columns = columns.with_all(towns.iter().enumerate().map(|(place, town)| {
        let value = move |it: &Attribute<'_>| it.values.get(place).cloned().unwrap_or_default();
        TableColumn::new(&town.id, &town.name, value).aligned(Alignment::Right)
    }));
    let sources = |it: &Attribute<'_>| citation::names(it.sources.iter().copied());
    let table = if context.cite {
        columns = columns.for_people(context.texts.source, |it| Cell::text(sources(it).join(" ")));
        Table::cited(columns, attributes, sources)
    } else {
        Table::of(columns, attributes)
    };
    Table { marks: [&Mark::OF_FIGURES[..], &[Mark::Close]].concat(), ..table }
}
