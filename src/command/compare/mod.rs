//! `quartier compare`: attributes as rows, municipalities as columns.

mod deeds;
mod medians;

use anyhow::Result;
use clap::Args;

use self::medians::{Neighbourhood, Neighbours};
use super::Command;
use crate::{
    arguments::{Filters, TakesPeriod},
    dataset::Municipality,
    distinct::{distinct, distinct_by_key},
    presentation::{Context, citation, columns, dead_end::Question, documented},
    query::{Asked, Gazetteer, listed, typed},
    report::{
        Alignment, Block, Cell, Columns, Content, Holds, Mark, Report, Shape, Table, TableColumn,
    },
    say,
    schema::{Column, Figures, Schema},
    text::{ENGLISH, Texts, Value, filled, plain_number},
    usage_error::UsageError,
    vocabulary::SourceId,
};

#[derive(Debug, Args)]
pub struct CompareArgs {
    #[arg(value_name = Value::Towns)]
    towns: Vec<String>,
    #[arg(long)]
    diff: bool,
    #[arg(long, short, allow_hyphen_values = true, value_name = Value::Columns)]
    columns: Vec<String>,
    #[arg(long, value_enum, value_delimiter = ',', ignore_case = true, value_name = Value::Neighbours)]
    with: Vec<Neighbours>,
    #[arg(long, value_delimiter = ',', value_name = Value::Field,
          conflicts_with_all = ["diff", "columns", "with"])]
    field: Vec<String>,
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    filters: Filters,
}

impl Command for CompareArgs {
    const NAME: &'static str = "compare";
    const ALIASES: &'static [&'static str] = &["vergleich", "vergleiche", "vergleichen"];
    const TAKES_PERIOD: TakesPeriod = TakesPeriod::One;
    const TAKES_LEVELS: bool = true;

    fn title(texts: &Texts) -> &'static str {
        texts.comparison
    }

    fn shapes(context: &Context) -> Result<Vec<Shape>> {
        let schema = context.schema()?;
        let compared = Compared { towns: vec![], beside: vec![], schema: &schema, context };
        let compared = Shape::of(compared.table(&[])).with_further(Holds::Anything);
        Ok(vec![compared, Shape::of(documented::records(&[], context))])
    }

    fn report(&self, context: &Context) -> Result<Report> {
        let schema = context.schema()?;
        let gazetteer = context.gazetteer(&schema)?;
        let columns = attributes(&self.columns, &schema, &gazetteer)?;
        let towns = chosen_towns(self, &schema, &gazetteer, context)?;
        if !self.field.is_empty() {
            return deeds::report(&self.field, &towns, &gazetteer, context);
        }
        let with = distinct(self.with.iter().copied(), |a, b| a == b);
        let all = if with.is_empty() { Vec::new() } else { gazetteer.all()? };
        let beside =
            with.into_iter().map(|it| Neighbourhood::of(it, &towns, &all, &schema, context));
        let beside = beside.collect::<Result<Vec<_>, _>>()?;
        let compared = Compared { towns, beside, schema: &schema, context };

        let attributes = columns.into_iter().map(|column| compared.attribute(column));
        let attributes: Vec<_> = attributes.filter(|it| !self.diff || it.differs()).collect();
        Ok(compared.report(&attributes, self.columns.is_empty()))
    }
}

/// What is compared.
struct Compared<'a> {
    towns: Vec<&'a Municipality<'a>>,
    /// Beside whose medians.
    beside: Vec<Neighbourhood<'a>>,
    schema: &'a Schema,
    context: &'a Context,
}

/// A column with its values, town by town, and the medians beside them.
struct Attribute<'a> {
    column: Asked<'a>,
    values: Vec<Cell>,
    medians: Vec<Cell>,
    sources: Vec<&'a SourceId>,
}

impl<'a> Compared<'a> {
    fn attribute(&self, column: Asked<'a>) -> Attribute<'a> {
        let Self { towns, beside, schema, context } = self;
        let values = towns.iter().map(|town| columns::asked_cell(town, &column, context)).collect();
        let parts = column.columns();
        let all = towns.iter().chain(beside.iter().flat_map(|it| &it.towns));
        let sources = all.flat_map(|town| {
            parts.iter().flat_map(|column| citation::sources_of(town, column, schema))
        });
        let sources = distinct(sources, |a, b| a == b);
        let medians = beside.iter().map(|it| it.median(&column)).collect();
        Attribute { column, values: with_highest(values), medians, sources }
    }

    /// Everything for programs; for people, who did not say what they want, what matters most.
    fn report(&self, attributes: &[Attribute<'_>], is_unasked: bool) -> Report {
        let texts = self.context.texts;
        let everything: Vec<&Attribute> = attributes.iter().collect();
        let has_headlines = everything.iter().any(|it| it.is_headline());
        let is_shown = |it: &&&Attribute| !is_unasked || !has_headlines || it.matters();
        let shown: Vec<&Attribute> = everything.iter().filter(is_shown).copied().collect();

        let mut report = Report::of(self.table(&everything));
        let asked = shown.iter().map(|it| &it.column);
        report.notes.extend(columns::calculations(asked, self.schema, self.context));
        let columns: Vec<&Column> = shown.iter().flat_map(|it| it.column.columns()).collect();
        report.notes.extend(self.context.note_on_levels(&columns));
        if !self.beside.is_empty() {
            report.notes.push(texts.medians_explained.to_owned());
        }
        if everything.is_empty() {
            report.remarks.push(texts.no_difference.to_owned());
        }
        if shown.len() < everything.len() {
            let others = (everything.len() - shown.len()).to_string();
            report.notes.push(filled(texts.more_attributes, &[&others]));
            report.page.push(Block::Table(self.table(&shown)));
        }
        report.cite(shown.iter().flat_map(|attribute| attribute.sources.iter().copied()));
        report
    }

    fn table(&self, attributes: &[&Attribute<'_>]) -> Table {
        let Self { towns, beside, context, .. } = self;
        let mut columns = Columns::<&Attribute<'_>>::new()
            .for_programs("id", |it| Cell::text(it.column.id()))
            .for_everyone("label", context.texts.attribute, |it| {
                Cell::text(columns::asked_label(&it.column, context))
            })
            .for_programs("unit", |it| columns::asked_unit(&it.column, context));
        columns = columns.with_all(towns.iter().enumerate().map(|(place, town)| {
            let value =
                move |it: &&Attribute<'_>| it.values.get(place).cloned().unwrap_or_default();
            TableColumn::new(town.id(), town.name(), value).aligned(Alignment::Right)
        }));
        columns = columns.with_all(beside.iter().enumerate().map(|(place, neighbours)| {
            let median =
                move |it: &&Attribute<'_>| it.medians.get(place).cloned().unwrap_or_default();
            neighbours.column(median, context)
        }));
        let attributes = attributes.iter().copied();
        let sources = |it: &&Attribute<'_>| citation::names(it.sources.iter().copied());
        let table = if context.cite {
            columns =
                columns.for_people(context.texts.source, |it| Cell::text(sources(it).join(" ")));
            Table::cited(columns, attributes, sources)
        } else {
            Table::of(columns, attributes)
        };
        Table { marks: [&Mark::OF_FIGURES[..], &[Mark::Close]].concat(), ..table }
    }
}

impl Attribute<'_> {
    /// Whether two of the towns have different values; of a single one, whether a median has
    /// another.
    fn differs(&self) -> bool {
        let number = |cell: &Cell| match cell.content {
            Content::Number { value, .. } => Some(value),
            _ => None,
        };
        let first = self.values.first();
        match self.values.as_slice() {
            [only] => self.medians.iter().any(|it| number(it) != number(only)),
            several => several.iter().any(|it| Some(&it.content) != first.map(|it| &it.content)),
        }
    }

    fn is_headline(&self) -> bool {
        self.figures().is_some_and(|figures| figures.observation.headline)
    }

    /// Whether it is a level or one of the figures that matter most.
    fn matters(&self) -> bool {
        self.figures().is_none_or(|figures| figures.observation.headline)
    }

    fn figures(&self) -> Option<&Figures> {
        match &self.column {
            Asked::Known(column) => column.figures(),
            Asked::Computed(_) => None,
        }
    }
}

/// The towns by name, or those that the filters take; at least two, or one beside medians.
fn chosen_towns<'a>(
    args: &CompareArgs,
    schema: &Schema,
    gazetteer: &'a Gazetteer<'_>,
    context: &Context,
) -> Result<Vec<&'a Municipality<'a>>> {
    let named = gazetteer.find_all(&args.towns)?;
    let all = args.all || named.iter().any(|town| !gazetteer.is_case_study(town));
    let known = gazetteer.of_scope(all)?;
    let selection = context.selection_among(&args.filters, schema, gazetteer, all)?;
    let is_asked_for = !selection.is_everything() || args.all;
    let candidates = if named.is_empty() && is_asked_for { known } else { named };
    let towns = candidates.into_iter().filter(|town| selection.takes(town));
    let towns = distinct_by_key(towns, |town| town.id());
    let is_one_enough = !args.with.is_empty();
    if towns.len() < if is_one_enough { 1 } else { 2 } {
        let question = Question::new(&args.filters, all, schema, gazetteer, context);
        let way_on = if is_asked_for && args.towns.is_empty() {
            question.way_on(towns.len(), &ENGLISH)?
        } else {
            None
        };
        return Err(too_few(towns.first(), is_one_enough, way_on).into());
    }
    Ok(towns)
}

/// Says that there are not two to compare, or not even one.
fn too_few(
    only: Option<&&Municipality>,
    is_one_enough: bool,
    way_on: Option<String>,
) -> UsageError {
    let message = match only {
        Some(only) => say::nothing_beside(typed(only.name())),
        None if is_one_enough => say::name_a_municipality(),
        None => say::name_two_municipalities(),
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

/// The columns that are asked for, or all.
fn attributes<'a>(
    lists: &[String],
    schema: &'a Schema,
    gazetteer: &Gazetteer<'_>,
) -> Result<Vec<Asked<'a>>> {
    let mut columns: Vec<Asked<'_>> = Vec::new();
    if lists.is_empty() {
        columns.extend(every_attribute(schema));
    }
    for written in listed(lists)? {
        match written {
            "all" => columns.extend(every_attribute(schema)),
            written => columns.push(Asked::named(written, &columns, schema, gazetteer)?),
        }
    }
    Ok(columns)
}

/// The levels, then the figures: indicator by indicator, each with its latest date first.
fn every_attribute(schema: &Schema) -> impl Iterator<Item = Asked<'_>> {
    let figures = schema.figures_newest_first().map(|(column, _)| column);
    schema.dimension_columns().chain(figures).map(Asked::Known)
}
