//! Columns of municipalities as columns of a table, and their values as cells.

use std::cmp::Reverse;
use std::rc::Rc;

use anyhow::{Result, bail};

use super::distinct;
use crate::context::Context;
use crate::errors::UsageError;
use crate::i18n::Language;
use crate::model::{Column, Measure, Schema, SourceId, Town, Value};
use crate::number::{decimals, round};
use crate::query::{ColumnExpr, split_list};
use crate::render::cell_text;
use crate::report::{Alignment, Cell, Columns, NumberStyle, Table, TableColumn, Term};

/// Columns that `--columns` asks for.
pub struct Choice {
    /// Columns in their order, each once.
    pub columns: Vec<ColumnExpr>,
    /// True if exactly these are printed, in every format.
    pub is_exact: bool,
    /// Position in which `close` was asked for.
    pub close: Option<usize>,
    asked: Vec<String>,
}

impl Choice {
    /// Reads the values of `--columns`: the usual columns where there are none or the first is
    /// `+COLUMN`, and every one for `all`.
    ///
    /// # Errors
    /// There is no such column, or two have one name.
    pub fn parse(
        values: &[String],
        usual: &[Rc<Column>],
        every: &[Rc<Column>],
        cx: &Context,
    ) -> Result<Self> {
        let names = split_list(values)?;
        let is_exact = names.first().is_some_and(|name| !name.starts_with('+'));
        let columns = usual.iter().filter(|_| !is_exact).map(ColumnExpr::of).collect();
        let mut choice = Self { columns, is_exact, close: None, asked: Vec::new() };
        for name in &names {
            match name.strip_prefix('+').unwrap_or(name).trim() {
                "all" | "ALL" | "All" | "alle" | "*" => {
                    choice.is_exact = false;
                    every.iter().map(ColumnExpr::of).try_for_each(|column| choice.add(column))?;
                }
                "close" => choice.close = Some(choice.columns.len()),
                name => choice.add(ColumnExpr::parse(name, cx)?)?,
            }
        }
        Ok(choice)
    }

    /// True if somebody asked for a column.
    pub fn is_asked(&self, column: &ColumnExpr) -> bool {
        self.asked.iter().any(|id| id == column.id())
    }

    /// Adds a column that is asked for, unless it is there already.
    ///
    /// # Errors
    /// Another one has its name.
    pub fn add(&mut self, column: ColumnExpr) -> Result<()> {
        self.asked.push(column.id().to_owned());
        let id = column.id();
        match self.columns.iter().find(|it| it.id() == id) {
            None => self.columns.push(column),
            Some(same) if same.known().and(column.known()).is_some() => {}
            Some(_) => {
                let message = tr!("two columns are called `{id}`", "zwei Spalten heißen `{id}`");
                bail!(UsageError(message));
            }
        }
        Ok(())
    }

    /// Column of numbers that a name means: a computed one of these, or another, which is added.
    ///
    /// # Errors
    /// There is none, or it holds no numbers.
    pub fn numbers(&mut self, name: &str, cx: &Context) -> Result<ColumnExpr> {
        if let Some(own) = self.columns.iter().find(|it| it.known().is_none() && it.id() == name) {
            return Ok(own.clone());
        }
        let column = numbers(name, cx)?;
        self.add(column.clone())?;
        Ok(column)
    }
}

/// Status of a column: official or computed; none of what a municipality is.
pub fn status(column: &Column, cx: &Context) -> Option<Term> {
    let is_computed = column.class().is_some() || column.figure()?.is_computed();
    let labels = [("official", "amtlich"), ("computed", "eigene Berechnung")];
    let (english, german) = labels[usize::from(is_computed)];
    Some(Term::new(english, cx.of(english, german)))
}

/// First figure by which municipalities are matched in the period that is asked for.
pub fn leading_figure(schema: &Schema) -> Option<&Rc<Column>> {
    let period = schema.dimensions.dimensions.first()?.periods.get(schema.period)?;
    schema.by_id(&period.indicators.first()?.column)
}

/// True if the values of a column can be added up.
pub fn is_count(column: &Column) -> bool {
    column.figure().is_some_and(|figure| figure.indicator.kind == Measure::Count)
}

/// Columns of figures, indicator by indicator, each with its latest date first.
pub fn newest_first(schema: &Schema) -> Vec<&Rc<Column>> {
    let mut figures: Vec<_> = schema.figures().collect();
    for dates in figures.chunk_by_mut(|(_, a), (_, b)| Rc::ptr_eq(&a.indicator, &b.indicator)) {
        dates.sort_by_key(|(_, it)| Reverse(it.observation.date));
    }
    figures.into_iter().map(|(column, _)| column).collect()
}

/// Column of numbers that a name or an expression means.
///
/// # Errors
/// There is none, or it holds no numbers.
pub fn numbers(name: &str, cx: &Context) -> Result<ColumnExpr> {
    let column = ColumnExpr::parse(name, cx)?;
    require_numbers(&column)?;
    Ok(column)
}

/// Makes sure that a column holds numbers.
///
/// # Errors
/// There are none.
pub fn require_numbers(column: &ColumnExpr) -> Result<(), UsageError> {
    if is_number(column) {
        return Ok(());
    }
    let id = column.id();
    Err(UsageError(tr!(
        "`{id}` holds no numbers; `quartier indicators` lists columns that do",
        "`{id}` enthält keine Zahlen; `quartier indikatoren` nennt Spalten mit Zahlen"
    )))
}

/// True if the values of a column are numbers.
pub fn is_number(column: &ColumnExpr) -> bool {
    column.known().is_none_or(|it| it.is_number())
}

/// Label of a column, with its unit where people need it.
pub fn label_with_unit(column: &ColumnExpr, language: Language) -> String {
    let unit = column.shown_unit(language).map(|unit| format!(" ({unit})"));
    column.label(language) + &unit.unwrap_or_default()
}

/// Unit of a column, of counts, too.
pub fn unit(column: &ColumnExpr, language: Language) -> Option<String> {
    match column.known() {
        Some(column) => column.unit().map(|unit| unit.get(language).to_owned()),
        None => column.shown_unit(language),
    }
}

/// Numbers of a column for these municipalities, and the decimal places of the most exact.
pub fn amounts(column: &ColumnExpr, towns: &[&Town]) -> (Vec<f64>, usize) {
    if let Some(column) = column.known() {
        let values = towns.iter().filter_map(|town| town.value(column).number());
        return (values.collect(), column.places());
    }
    let amounts = towns.iter().filter_map(|it| column.expr.amount(it));
    let (values, places): (Vec<f64>, Vec<usize>) = amounts.unzip();
    (values, places.into_iter().max().unwrap_or(0))
}

/// Number that is computed from several of a column, if there is one, to so many decimal places.
pub fn aggregate(column: &ColumnExpr, value: Option<f64>, places: usize) -> Cell {
    let Some(value) = value.map(|it| round(it, places)) else { return Cell::default() };
    match column.known() {
        Some(column) => number(column, value),
        None => Cell::exactly(value, places),
    }
}

/// Range of numbers of a column in a sentence: "1.7 to 11.6%".
pub fn range_words(column: &ColumnExpr, ends: [f64; 2], places: usize, cx: &Context) -> String {
    let language = cx.language;
    let [from, to] = ends.map(|it| words(&aggregate(column, Some(it), places), language));
    let range = t!(language, "{from} to {to}", "{from} bis {to}");
    beside(range, column.shown_unit(language).as_deref(), language)
}

/// Sources of the values of columns, each once.
pub fn sources<'c>(columns: impl IntoIterator<Item = &'c ColumnExpr>) -> Vec<SourceId> {
    let columns: Vec<_> = columns.into_iter().flat_map(|it| it.expr.columns()).collect();
    distinct(columns.iter().flat_map(|column| column.sources()).cloned())
}

/// Table of municipalities, which can be put on a map, with the sources of these columns.
pub fn table<'t>(
    set: Columns<'_, &'t Town>,
    towns: &[&'t Town],
    columns: &[ColumnExpr],
    cx: &Context,
) -> Table {
    let sources = sources(columns);
    let table = Table::cited(set, towns.iter().copied(), |_| sources.clone());
    Table { is_cited: cx.with_sources, ..table }.about(towns.iter().map(|town| &town.ags))
}

/// Columns `id` and `ags`, for programs.
pub fn keys<'a>(cx: &Context) -> Columns<'a, &'a Town> {
    Columns::new(cx.language)
        .for_programs("id", |town: &&Town| &*town.id)
        .for_programs("ags", |town: &&Town| town.ags.as_str())
}

/// Column `close`: the dimensions among these columns, or all that are asked for, in which the
/// municipality is close to a threshold.
pub fn close_column<'a>(columns: &[ColumnExpr], cx: &Context) -> TableColumn<'a, &'a Town> {
    let mut classes: Vec<Rc<Column>> = columns.iter().flat_map(|it| it.expr.columns()).collect();
    classes.retain(|column| column.class().is_some());
    if classes.is_empty() {
        classes = cx.schema.class_columns().cloned().collect();
    }
    let language = cx.language;
    let label = language.of("Close to a threshold", "Nahe an der Schwelle");
    TableColumn::new("close", label, move |town: &&Town| {
        let close = classes.iter().filter(|column| town.is_close(column));
        Cell::list(close.map(|column| Term::new(&*column.id, column.label(language))))
    })
}

/// Column of municipalities.
pub fn town_column<'a>(column: &ColumnExpr, cx: &Context) -> TableColumn<'a, &'a Town> {
    let (shown, language) = (column.clone(), cx.language);
    let cell = move |town: &&Town| cell(town, &shown, language);
    TableColumn::new(column.id(), column.label(language), cell).set(|it| {
        it.alignment = if is_number(column) { Alignment::Decimal } else { Alignment::Left };
        it.is_whole = column.id() == "name";
        it.unit = column.shown_unit(language);
        it.sources = if cx.with_sources { sources([column]) } else { Vec::new() };
    })
}

/// Value of a column for a municipality.
pub fn cell(town: &Town, column: &ColumnExpr, language: Language) -> Cell {
    match column.known() {
        Some(column) => known_cell(town, column, language),
        None => column.expr.amount(town).map(|(it, places)| Cell::exactly(it, places)).into(),
    }
}

/// Value of a column of the data for a municipality.
pub fn known_cell(town: &Town, column: &Column, language: Language) -> Cell {
    match town.value(column) {
        Value::Missing => Cell::default(),
        Value::Text(text) => Cell::text(text),
        Value::Number(value) => number(column, value),
        Value::YesNo(yes) => Cell::YesNo(yes),
        Value::Class(position) => {
            class_cell(column, position, language).close_if(town.is_close(column))
        }
    }
}

/// Number of a column, with a plus where it is a growth.
pub fn number(column: &Column, value: f64) -> Cell {
    let is_growth = column.figure().is_some_and(|figure| {
        let unit = figure.indicator.unit.as_ref().map_or("", |unit| &*unit.en);
        figure.is_computed() && figure.indicator.kind == Measure::Number && unit.starts_with('%')
    });
    let style = if is_growth { NumberStyle::Signed } else { NumberStyle::Plain };
    Cell::Number { value, places: decimals(value).max(column.places()), style }
}

/// Class of a dimension as a word.
pub fn class_cell(column: &Column, position: usize, language: Language) -> Cell {
    let class = column.class().and_then(|it| it.dimension.classes.get(position));
    class.map(|class| Term::new(&*class.id, class.label.get(language))).into()
}

/// District of a municipality, or that it is a city outside any.
pub fn district(town: &Town, language: Language) -> &str {
    let city = language.of("independent city", "kreisfreie Stadt");
    if town.independent_city { city } else { &town.district }
}

/// Value of a cell as a sentence has it, without its unit.
pub fn words(cell: &Cell, language: Language) -> String {
    cell_text(cell, 0, language, false).words()
}

/// Numbers of a column with its unit behind them: "10.8%", "17.270 Einwohner".
pub fn with_unit(numbers: &str, column: &Column, language: Language) -> String {
    beside(numbers.to_owned(), column.unit().map(|unit| unit.get(language)), language)
}

fn beside(numbers: String, unit: Option<&str>, language: Language) -> String {
    match unit {
        None => numbers,
        Some(unit) if unit.starts_with('%') && language == Language::English => numbers + unit,
        Some(unit) => format!("{numbers} {unit}"),
    }
}

/// Value of a column as a sentence has it, with its unit; `None` where it is missing.
pub fn value_text(town: &Town, column: &Column, language: Language) -> Option<String> {
    let cell = known_cell(town, column, language);
    let is_known = cell != Cell::Missing;
    is_known.then(|| with_unit(&words(&cell, language), column, language))
}
