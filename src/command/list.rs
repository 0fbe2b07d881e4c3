//! `quartier list`: municipalities, filtered, sorted, with chosen columns.

use std::{collections::HashSet, num::NonZeroUsize, rc::Rc};

use anyhow::Result;

use super::Context;
use crate::{
    cli::FilterArgs,
    i18n::readable_number,
    model::{Column, ColumnKind, Identity, Town},
    query::{ColumnExpr, Sorting},
    report::{Alignment, Audience, Block, Cell, Columns, Content, Report, Table, TableColumn},
    t,
    view::{
        columns::{self, Choice},
        notes,
        selection::Selection,
    },
};

/// Arguments of `quartier list`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  Municipalities with many empty dwellings, the most first
    quartier list --all --where 'vacancy >= 6' --sort -vacancy
  Change of vacancy in the eight, from census to census
    quartier list --columns 'name, vacancy_2022 - vacancy_2011 as change'
  All municipalities with all columns, as a workbook
    quartier list --all --columns all --output towns.xlsx")]
pub struct Args {
    /// Columns to print, exactly these; `+COLUMN` adds to the usual ones, `all` is every one,
    /// `EXPR as NAME` computes one
    #[arg(long, short, num_args = 1.., value_name = "COLUMN")]
    columns: Vec<String>,
    /// Columns to sort by; `-COLUMN` or `COLUMN desc`: the highest first (default: name)
    #[arg(long, short, allow_hyphen_values = true, value_name = "COLUMN")]
    sort: Vec<String>,
    /// Number of municipalities to print
    #[arg(long, short = 'n', value_name = "N")]
    limit: Option<NonZeroUsize>,
    /// Print only how many there are
    #[arg(long, conflicts_with = "limit")]
    count: bool,
    /// Column of numbers to draw as bars, too
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
        bars.iter().cloned().try_for_each(|column| choice.add(column))?;
        let sorting = Sorting::parse(&self.sort, &choice.columns, &cx.schema, &cx.dataset)?;
        let selection = Selection::new(&self.filters, self.all, cx)?;
        let remark = selection.remark(cx)?.map(|it| cx.text(&it).to_owned());
        let title = selection.title(subject(&choice, &sorting, cx).as_deref(), cx);
        if self.count {
            let number = selection.towns.len();
            let cell = |number: &usize| Cell::whole(*number);
            let records = Table::of(Columns::new().for_programs("count", cell), [number]);
            return Ok(Report {
                page: vec![Block::paragraph(number.to_string())],
                is_single_value: true,
                remarks: remark.into_iter().collect(),
                ..Report::of_table(title, cx.language, records)
            });
        }
        let mut towns = selection.towns.clone();
        sorting.apply(&mut towns);
        let rest = towns.split_off(self.limit.map_or(towns.len(), |it| it.get().min(towns.len())));
        let is_tied = |town: &&&Town| towns.last().is_some_and(|last| sorting.is_tie(last, town));
        let tied = rest.iter().take_while(is_tied).count();

        let used = if choice.is_exact { Vec::new() } else { used(&selection, &sorting) };
        let printed = Printed { choice: &choice, used: &used, bars: bars.as_ref(), towns: &towns };
        let table = columns::table(printed.columns(cx), &towns, &choice.columns, cx);
        let mut report = Report::of_table(title, cx.language, table);
        let all: Vec<_> = choice.columns.iter().chain(&used).cloned().collect();
        report.notes = notes::on_columns(&all, &towns, cx);
        report.remarks.extend(remark);
        if towns.is_empty() {
            report.page = selection.empty_page(cx);
        } else {
            report.cite(&columns::sources(&all));
            report.notes.extend(notes::on_filter(&selection.filter, cx));
            report.count = Some(selection.count(towns.len(), tied, cx));
        }
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
    let sorted = || sorting.keys.iter().filter_map(|(column, _)| label(column)).collect();
    let labels = if (1..=MOST).contains(&asked.len()) { asked } else { sorted() };
    (!labels.is_empty()).then(|| labels.join(", "))
}

/// Columns that the question itself looks at, apart from the name.
fn used(selection: &Selection<'_>, sorting: &Sorting) -> Vec<ColumnExpr> {
    let filtered = selection.filter.columns().into_iter().map(|it| ColumnExpr::of(&it));
    let used = filtered.chain(sorting.keys.iter().map(|(column, _)| column.clone()));
    let mut seen = HashSet::from([Identity::Name.id().to_owned()]);
    used.filter(|column| seen.insert(column.id().to_owned())).collect()
}

/// Columns of the table: those that were chosen, those that the question looks at, a picture of
/// one of numbers.
struct Printed<'a> {
    choice: &'a Choice,
    used: &'a [ColumnExpr],
    bars: Option<&'a ColumnExpr>,
    towns: &'a [&'a Town],
}

impl<'a> Printed<'a> {
    fn columns(&self, cx: &Context) -> Columns<'a, &'a Town> {
        let Self { choice, used, .. } = self;
        let mut set = if choice.is_exact { Columns::new() } else { columns::keys() };
        for (place, column) in choice.columns.iter().enumerate() {
            if choice.close == Some(place) {
                set = set.with(columns::close_column(&choice.columns, cx));
            }
            let mut shown = columns::town_column(column, cx);
            shown.header.audience = self.audience(place);
            shown.header.is_optional =
                !choice.is_asked(column) && column.id() != Identity::Name.id();
            set = set.with(shown);
            if column.id() == Identity::Name.id() {
                let used = used.iter().map(|column| columns::town_column(column, cx));
                set = set.with_all(used.map(|column| column.seen_by(Audience::People)));
            }
            if self.bars.is_some_and(|bars| bars.id() == column.id()) {
                set = set.with(self.picture(column, cx));
            }
        }
        if !choice.is_exact || choice.close == Some(choice.columns.len()) {
            let mut close = columns::close_column(&choice.columns, cx);
            if choice.close.is_none() {
                close.header.audience = Audience::Programs;
            }
            set = set.with(close);
        }
        set
    }

    /// Readers of a chosen column: programs have the keys already, and people see a column only
    /// once, whether by its own id or by that of a period.
    fn audience(&self, place: usize) -> Audience {
        let Choice { columns, is_exact, .. } = self.choice;
        let column = &columns[place];
        let class = |it: &ColumnExpr| it.known()?.class().map(|it| (it.index, it.period));
        let is_known = |it: &ColumnExpr| {
            it.id() == column.id() || class(it).is_some_and(|same| class(column) == Some(same))
        };
        if *is_exact {
            Audience::Everyone
        } else if [Identity::Id.id(), Identity::Ags.id()].contains(&column.id()) {
            Audience::People
        } else if self.used.iter().chain(&columns[..place]).any(is_known) {
            Audience::Programs
        } else {
            Audience::Everyone
        }
    }

    /// Picture of a column of numbers, under the scale of its bars.
    fn picture(&self, column: &ColumnExpr, cx: &Context) -> TableColumn<'a, &'a Town> {
        let (values, places) = columns::amounts(column, self.towns);
        let end = |further: fn(f64, f64) -> f64| {
            let end = values.iter().copied().fold(0.0, further);
            readable_number(end, if end == 0.0 { 0 } else { places }, cx.language)
        };
        let (from, to) = (end(f64::min), end(f64::max));
        let barred = column.clone();
        let bar = move |town: &&Town| {
            barred.value(town).number().map(|it| Content::Bar(it).into()).unwrap_or_default()
        };
        TableColumn::new("", t!(cx.language, "{from} to {to}", "{from} bis {to}"), bar)
            .aligned(Alignment::Picture)
            .seen_by(Audience::People)
    }
}
