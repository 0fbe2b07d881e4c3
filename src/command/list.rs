//! `quartier list`: municipalities, filtered, sorted, with chosen columns.

use std::collections::HashSet;
use std::num::NonZeroUsize;
use std::rc::Rc;

use anyhow::Result;

use super::Context;
use crate::i18n::{joined, readable_number};
use crate::model::{Column, ColumnKind, Identity, Town};
use crate::query::{ColumnExpr, FilterArgs, Sorting};
use crate::report::{Alignment, Audience, Block, Cell, Columns, Report, Table, TableColumn};
use crate::view::{Choice, Selection, columns, notes};

/// List municipalities, filtered, sorted, with chosen columns
///
/// Examples:
///   Municipalities with many empty dwellings, the most first
///     quartier list --all --where 'vacancy >= 6' --sort -vacancy
///   Change of vacancy in the eight, from census to census
///     quartier list --columns 'name, vacancy_2022 - vacancy_2011 as change'
///   All municipalities with all columns, as a workbook
///     quartier list --all --columns all --output towns.xlsx
#[allow(clippy::doc_markdown, reason = "an expression is an example")]
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Columns to print, exactly these (quartier indicators); `+COLUMN` adds to the usual ones,
    /// `all` is every one, `EXPR as NAME` computes one
    #[arg(long, short, num_args = 1.., value_name = "COLUMN")]
    columns: Vec<String>,
    /// Columns to sort by (default: name); `-COLUMN` or `COLUMN desc`: the highest first
    #[arg(long, short, allow_hyphen_values = true, value_name = "COLUMN")]
    sort: Vec<String>,
    /// Number of municipalities to print
    #[arg(long, short = 'n', value_name = "N")]
    limit: Option<NonZeroUsize>,
    /// Print only the number of municipalities
    #[arg(long, conflicts_with = "limit")]
    count: bool,
    /// Column of numbers to draw as bars as well
    #[arg(long, value_name = "COLUMN")]
    bars: Option<String>,
    /// All municipalities, not only the case studies
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    filters: FilterArgs,
}

impl Args {
    /// Answer of the command.
    ///
    /// # Errors
    /// The question does not fit the data, or the data cannot be read.
    pub fn report(&self, cx: &Context) -> Result<Report> {
        let mut choice = Choice::parse(&self.columns, &usual(cx), &cx.schema.columns, cx)?;
        let bars = self.bars.as_deref().map(|name| choice.numbers(name, cx)).transpose()?;
        let sorting = Sorting::parse(&self.sort, &choice.columns, cx)?;
        let selection = Selection::new(&self.filters, self.all, cx)?;
        let title = selection.title(subject(&choice, &sorting, cx).as_deref(), cx);
        if self.count {
            let number = selection.towns.len();
            let set = Columns::new(cx.language).for_programs("count", |n: &usize| Cell::whole(*n));
            let mut report = Report::of_table(title, cx.language, Table::of(set, [number]));
            selection.complete(&mut report, cx)?;
            let page = vec![Block::paragraph(number.to_string())];
            return Ok(Report { page, notes: Vec::new(), is_single_value: true, ..report });
        }
        let mut towns = selection.towns.clone();
        sorting.apply(&mut towns);
        let rest = towns.split_off(self.limit.map_or(towns.len(), |it| it.get().min(towns.len())));
        let is_tied = |town: &&&Town| towns.last().is_some_and(|last| sorting.is_tie(last, town));
        let tied = rest.iter().take_while(is_tied).count();

        let used = if choice.is_exact { Vec::new() } else { used(&selection, &sorting) };
        let set = table_columns(&choice, &used, bars.as_ref(), &towns, cx);
        let table = columns::table(set, &towns, &choice.columns, cx);
        let mut report = Report::of_table(title, cx.language, table);
        let all: Vec<_> = choice.columns.iter().chain(&used).cloned().collect();
        report.notes = notes::on_columns(&all, &towns, cx);
        report.cite(&columns::sources(&all));
        report.count = (!towns.is_empty()).then(|| selection.count(towns.len(), tied, cx));
        selection.complete(&mut report, cx)?;
        Ok(report)
    }
}

/// Columns that nobody has to ask for: name, the dimensions, and the first figure by which
/// municipalities are matched.
fn usual(cx: &Context) -> Vec<Rc<Column>> {
    let name = cx.schema.by_id(Identity::Name.id());
    let figure = columns::leading_figure(&cx.schema);
    name.into_iter().chain(cx.schema.class_columns()).chain(figure).cloned().collect()
}

/// Subject of the list: the columns that are asked for, or those by which it is sorted.
fn subject(choice: &Choice, sorting: &Sorting, cx: &Context) -> Option<String> {
    /// Number of columns that a title names.
    const MOST: usize = 3;

    let label = |it: &ColumnExpr| {
        let is_identity = |it: &Rc<Column>| matches!(it.kind, ColumnKind::Identity(_));
        (!it.known().is_some_and(is_identity)).then(|| it.label(cx.language))
    };
    let asked = choice.columns.iter().filter(|it| choice.is_asked(it));
    let asked: Vec<String> = asked.filter_map(label).collect();
    let sorted = sorting.keys.iter().filter_map(|(column, _)| label(column));
    joined(if (1..=MOST).contains(&asked.len()) { asked } else { sorted.collect() }, ", ")
}

/// Columns that the question itself looks at, apart from the name.
fn used(selection: &Selection<'_>, sorting: &Sorting) -> Vec<ColumnExpr> {
    let filtered = selection.filter.columns().into_iter().map(|it| ColumnExpr::of(&it));
    let used = filtered.chain(sorting.keys.iter().map(|(column, _)| column.clone()));
    let mut seen = HashSet::from([Identity::Name.id().to_owned()]);
    used.filter(|column| seen.insert(column.id().to_owned())).collect()
}

/// Columns of the table: those that were chosen, those that the question looks at, a picture of
/// one of numbers. Programs have the keys already, and people see a class only once, whether by
/// its own id or by that of a period.
fn table_columns<'a>(
    choice: &Choice,
    used: &[ColumnExpr],
    bars: Option<&ColumnExpr>,
    towns: &[&Town],
    cx: &Context,
) -> Columns<'a, &'a Town> {
    let Choice { columns, is_exact, close, .. } = choice;
    let close_column = || columns::close_column(columns, cx);
    let mut set = if *is_exact { Columns::new(cx.language) } else { columns::keys(cx) };
    for (place, column) in columns.iter().enumerate() {
        let label = column.label(cx.language);
        let mut before = used.iter().chain(&columns[..place]);
        let is_name = column.id() == Identity::Name.id();
        let mut shown = columns::town_column(column, cx);
        shown.header.is_optional = !choice.is_asked(column) && !is_name;
        shown.header.audience = match column.id() {
            _ if *is_exact => Audience::Everyone,
            "id" | "ags" => Audience::People,
            _ if before.any(|it| it.label(cx.language) == label) => Audience::Programs,
            _ => Audience::Everyone,
        };
        let used = used.iter().filter(|_| is_name);
        let used = used.map(|it| columns::town_column(it, cx).seen_by(Audience::People));
        let is_drawn = bars.is_some_and(|bars| bars.id() == column.id());
        set = set
            .with_all((*close == Some(place)).then(close_column))
            .with(shown)
            .with_all(used)
            .with_all(is_drawn.then(|| picture(column, towns, cx)));
    }
    match close {
        Some(place) if *place == columns.len() => set.with(close_column()),
        None if !is_exact => set.with(close_column().seen_by(Audience::Programs)),
        _ => set,
    }
}

/// Picture of a column of numbers, under the scale of its bars.
fn picture<'a>(column: &ColumnExpr, towns: &[&Town], cx: &Context) -> TableColumn<'a, &'a Town> {
    let (values, places) = columns::amounts(column, towns);
    let [from, to] = [f64::min, f64::max].map(|further| {
        let end = values.iter().copied().fold(0.0, further);
        readable_number(end, if end == 0.0 { 0 } else { places }, cx.language)
    });
    let column = column.clone();
    let bar = move |town: &&Town| column.expr.value(town).number().map(Cell::Bar);
    TableColumn::new("", t!(cx.language, "{from} to {to}", "{from} bis {to}"), bar)
        .aligned(Alignment::Picture)
        .seen_by(Audience::People)
}
