//! `quartier list`: municipalities, filtered, sorted, with chosen columns.

use std::num::NonZeroUsize;

use anyhow::Result;
use clap::Args;

use super::Command;
use crate::{
    arguments::{Filters, TakesPeriod, count},
    dataset::Municipality,
    distinct::distinct,
    presentation::{Context, citation, columns, dead_end::Question},
    query::{Asked, Gazetteer, Sorting, listed},
    report::{
        Alignment, Audience, Cell, Columns, Content, Holds, Report, Shape, Table, TableColumn,
    },
    schema::{Column, Identity, Schema, Value},
    text::{Texts, Value as Takes, filled},
    vocabulary::SourceId,
};

#[derive(Debug, Args)]
pub struct ListArgs {
    #[arg(long, short, allow_hyphen_values = true, value_name = Takes::Columns)]
    columns: Vec<String>,
    #[arg(long, short, allow_hyphen_values = true, value_name = Takes::Columns)]
    sort: Vec<String>,
    #[arg(long, value_name = Takes::Numbers)]
    bars: Option<String>,
    #[arg(long, short = 'n', alias = "top", value_parser = count, allow_negative_numbers = true, value_name = Takes::Count)]
    limit: Option<NonZeroUsize>,
    #[arg(long, conflicts_with = "limit")]
    count: bool,
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    filters: Filters,
}

impl Command for ListArgs {
    const NAME: &'static str = "list";
    const ALIASES: &'static [&'static str] = &["liste", "auflisten"];
    const TAKES_PERIOD: TakesPeriod = TakesPeriod::One;
    const TAKES_LEVELS: bool = true;

    fn title(texts: &Texts) -> &'static str {
        texts.municipalities
    }

    fn shapes(context: &Context) -> Result<Vec<Shape>> {
        let schema = context.schema()?;
        let all: Vec<_> = schema.columns().iter().map(Asked::Known).collect();
        let printed = printed(&all, std::iter::empty(), None, &[], &schema, context);
        let records = table(printed, &[], &all, &schema, context);
        let chosen = Shape::of_choice(records, columns::KEYS.len()).with_further(Holds::Number);
        Ok(vec![chosen, Shape::of(Report::of_number("count", 0).records)])
    }

    fn report(&self, context: &Context) -> Result<Report> {
        let schema = context.schema()?;
        let gazetteer = context.gazetteer(&schema)?;
        let chosen = chosen_columns(&self.columns, &schema, &gazetteer)?;
        let barred = self.bars.as_deref();
        let barred =
            barred.map(|name| Asked::numbers(name, &chosen, &schema, &gazetteer)).transpose()?;
        let columns = chosen.into_iter().chain(barred.clone());
        let columns = distinct(columns, |a, b| a.id() == b.id());
        let by_name = [Identity::Name.column().to_owned()];
        let sort = if self.sort.is_empty() { &by_name } else { &*self.sort };
        let sorting = Sorting::parse(sort, &columns, &schema, &gazetteer)?;

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
            report.notes.extend(columns::calculations(&columns, &schema, context));
            let levels: Vec<&Column> = columns.iter().flat_map(Asked::columns).collect();
            report.notes.extend(context.note_on_levels(&levels));
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
fn chosen_columns<'a>(
    lists: &[String],
    schema: &'a Schema,
    gazetteer: &Gazetteer<'_>,
) -> Result<Vec<Asked<'a>>> {
    let mut columns: Vec<Asked<'_>> = Vec::new();
    if shows_usual(lists) {
        columns.extend(schema.find(Identity::Name.column()).map(Asked::Known));
        columns.extend(schema.dimension_columns().map(Asked::Known));
        let leading = schema.dimensions().next();
        let indicator = leading.and_then(|levels| levels.dimension.indicators.first());
        columns.extend(indicator.and_then(|name| schema.find(name)).map(Asked::Known));
    }
    for written in listed(lists)? {
        match written.strip_prefix('+').unwrap_or(written) {
            "all" => columns.extend(schema.columns().iter().map(Asked::Known)),
            written => columns.push(Asked::named(written, &columns, schema, gazetteer)?),
        }
    }
    Ok(columns)
}

/// Whether the columns are shown that nobody has to ask for.
fn shows_usual(names: &[String]) -> bool {
    names.first().is_none_or(|name| name.starts_with('+'))
}

/// All columns of the table: the two keys, which programs always get first, whether people asked
/// for them or not; those that were chosen; those that the question itself is about, for people,
/// who could not see why a municipality is there; a picture of the one that is drawn.
fn printed<'a>(
    chosen: &[Asked<'a>],
    asked: impl Iterator<Item = &'a Column>,
    barred: Option<Asked<'a>>,
    towns: &[&Municipality],
    schema: &'a Schema,
    context: &'a Context,
) -> Columns<'a, &'a Municipality<'a>> {
    let mut columns = columns::keys();
    let keys = columns::KEYS.map(Identity::column);
    columns = columns.with_all(chosen.iter().map(|column| {
        let mut shown = columns::asked(column, context);
        if keys.contains(&column.id()) {
            shown = shown.seen_by(Audience::People);
        }
        if context.cite {
            let sources =
                towns.iter().flat_map(|town| sources(town, std::slice::from_ref(column), schema));
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
        let is_beside = columns.iter().next_back().is_some_and(|it| it.header.key == barred.id());
        let label = match &barred {
            _ if is_beside => String::new(),
            Asked::Known(column) => column.label(context.language),
            Asked::Computed(computed) => computed.name.clone(),
        };
        let bar = move |town: &&Municipality| match barred.value(town) {
            Value::Number(value) => Content::Bar(value).into(),
            _ => Cell::MISSING,
        };
        columns = columns.for_people(label, bar).aligned(Alignment::Picture);
    }
    columns
}

fn table<'a>(
    printed: Columns<'a, &'a Municipality<'a>>,
    towns: &[&'a Municipality<'a>],
    chosen: &[Asked<'_>],
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
    columns: &[Asked<'a>],
    schema: &'a Schema,
) -> Vec<&'a SourceId> {
    let columns = columns.iter().flat_map(Asked::columns);
    columns.flat_map(|column| citation::sources_of(town, column, schema)).collect()
}
