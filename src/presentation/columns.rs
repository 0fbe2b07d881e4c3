//! Columns of municipalities as columns of a table, and what they hold as cells.

use std::rc::Rc;

use super::{Context, wording};
use crate::{
    dataset::Municipality,
    expression::{Computed, Unit},
    query::Asked,
    report::{Alignment, Cell, Columns, Content, Holds, Mark, TableColumn, Term},
    schema::{Column, DataType, Figures, Identity, Schema, Value, Variable},
    vocabulary::{Date, Status},
};

/// The two columns with which every record of a municipality begins.
pub const KEYS: [Identity; 2] = [Identity::Id, Identity::Ags];

/// The columns of [`KEYS`], for programs alone.
pub fn keys<'a>() -> Columns<'a, &'a Municipality<'a>> {
    let [id, ags] = KEYS.map(Identity::column);
    Columns::<&Municipality>::new()
        .for_programs(id, |town| Cell::text(town.id()))
        .for_programs(ags, |town| Cell::text(town.ags()))
}

pub fn column<'a>(
    column: &'a Column,
    context: &'a Context,
) -> TableColumn<'a, &'a Municipality<'a>> {
    let cell = |town: &&Municipality| cell(town, column, context);
    let unit = column.figures().and_then(Figures::symbol).map(|unit| unit.get(context.language));
    let shown = TableColumn::new(&column.id, column.label(context.language), cell).in_unit(unit);
    match column.data_type() {
        DataType::Number => shown.aligned(Alignment::Decimal).holding(Holds::Number),
        DataType::Text => shown,
        DataType::YesNo => shown.holding(Holds::YesNo),
        DataType::Level(dimension) => {
            let levels = dimension.levels.iter().map(|level| level.id.to_string());
            shown.holding(Holds::Word(levels.collect()))
        }
    }
}

/// The name of a column for people, with its unit where a number needs one.
pub fn label(column: &Column, context: &Context) -> String {
    let label = column.label(context.language);
    match column.figures().and_then(Figures::symbol) {
        Some(unit) => format!("{label} ({})", unit.get(context.language)),
        None => label,
    }
}

/// A column as what is said in a cell.
pub fn term(column: &Column, context: &Context) -> Term {
    Term::new(&*column.id, column.label(context.language))
}

/// The columns of these names that the dataset has.
pub fn known<'a>(names: &[Identity], schema: &'a Schema) -> Vec<&'a Column> {
    names.iter().filter_map(|identity| schema.find(identity.column())).collect()
}

/// What a column holds for a municipality, with its mark.
pub fn cell(town: &Municipality, column: &Column, context: &Context) -> Cell {
    let places = column.figures().map_or(0, |figures| figures.indicator.decimals);
    let mark = match &column.variable {
        Variable::Identity(_) => None,
        Variable::Level(levels) => town.close_to(levels.slot).map(|_| Mark::Close),
        Variable::Figure(figures) => town.figure(figures).and_then(|figure| mark(figure.status)),
    };
    let cell = match town.value(column) {
        Value::Missing => Cell::MISSING,
        Value::Text(text) => Cell::text(text),
        Value::Number(value) => Cell::number(value, places),
        Value::YesNo(yes) => Content::YesNo(yes).into(),
        Value::Level(position) => level(column, position, context),
    };
    Cell { mark, ..cell }
}

/// A column that is asked for, be it of the data or computed.
pub fn asked<'a>(asked: &Asked<'a>, context: &'a Context) -> TableColumn<'a, &'a Municipality<'a>> {
    let computed = match asked {
        Asked::Known(known) => return column(known, context),
        Asked::Computed(computed) => Rc::clone(computed),
    };
    let unit = unit(&computed, context);
    let name = computed.name.clone();
    let cell = move |town: &&Municipality| computed_cell(town, &computed);
    let shown = TableColumn::new(&name, &name, cell).in_unit(unit);
    shown.aligned(Alignment::Decimal).holding(Holds::Number)
}

/// What one of the numbers of a computed column is.
fn unit<'a>(computed: &Computed<'a>, context: &Context) -> Option<&'a str> {
    match computed.unit() {
        Unit::Any | Unit::None => None,
        Unit::Of(unit) => Some(unit.get(context.language)),
        Unit::Percent => Some("%"),
        Unit::Points => Some(context.texts.points),
    }
}

/// What an asked-for column holds for a municipality, with its mark.
pub fn asked_cell(town: &Municipality, asked: &Asked<'_>, context: &Context) -> Cell {
    match asked {
        Asked::Known(column) => cell(town, column, context),
        Asked::Computed(computed) => computed_cell(town, computed),
    }
}

/// What is computed is at best derived, and an estimate where a part is one.
fn computed_cell(town: &Municipality, computed: &Computed<'_>) -> Cell {
    let Some(amount) = computed.amount(&|column| town.value(column)) else {
        return Cell::MISSING;
    };
    let figures = computed.columns().into_iter().filter_map(Column::figures);
    let statuses = figures.filter_map(|figures| Some(town.figure(figures)?.status));
    let least = if computed.is_plain() { Status::Official } else { Status::Derived };
    let mark = mark(statuses.fold(least, Status::max));
    Cell { mark, ..Cell::exactly(amount.value, amount.places) }
}

/// The name of an asked-for column for people, with its unit where a number needs one.
pub fn asked_label(asked: &Asked<'_>, context: &Context) -> String {
    match asked {
        Asked::Known(column) => label(column, context),
        Asked::Computed(computed) => match unit(computed, context) {
            Some(unit) => format!("{} ({unit})", computed.name),
            None => computed.name.clone(),
        },
    }
}

/// The unit of an asked-for column, for programs.
pub fn asked_unit(asked: &Asked<'_>, context: &Context) -> Cell {
    match asked {
        Asked::Known(column) => {
            context.cell(column.figures().and_then(|it| it.indicator.unit.as_ref()))
        }
        Asked::Computed(computed) => Cell::optional(unit(computed, context)),
    }
}

/// From what computed columns are calculated: `change: Vacancy 2022 − Vacancy 2011`.
pub fn calculations<'n>(
    asked: impl IntoIterator<Item = &'n Asked<'n>>,
    schema: &Schema,
    context: &Context,
) -> Option<String> {
    let said = asked.into_iter().filter_map(|asked| match asked {
        Asked::Known(_) => None,
        Asked::Computed(it) => {
            Some(format!("{}: {}", it.name, wording::calculation(&it.operand, schema, context)))
        }
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// A value that was given for a column.
pub fn given(value: f64, column: &Column) -> Cell {
    match column.data_type() {
        DataType::YesNo => Content::YesNo(value != 0.0).into(),
        DataType::Text | DataType::Number | DataType::Level(_) => {
            let places = column.figures().map_or(0, |figures| figures.indicator.decimals);
            Cell::number(value, places)
        }
    }
}

/// The district of a municipality, or that it is a city outside any.
pub fn district<'a>(town: &'a Municipality<'a>, context: &Context) -> &'a str {
    if town.is_independent_city() { context.texts.independent_city } else { town.district() }
}

/// A date: for programs as ISO 8601 has it.
pub fn date(date: Date, context: &Context) -> Cell {
    Cell::term(date.to_string(), date.readable(context.language))
}

fn level(column: &Column, position: usize, context: &Context) -> Cell {
    let Variable::Level(levels) = &column.variable else {
        return Cell::MISSING;
    };
    let level = levels.dimension.levels.get(position);
    level.map_or(Cell::MISSING, |level| Cell::term(&level.id, level.label.get(context.language)))
}

/// How sure a figure is.
pub fn status(status: Status, context: &Context) -> Cell {
    Cell::term(status.as_str(), context.texts.status(status))
}

/// The mark of a figure of this status.
pub fn mark(status: Status) -> Option<Mark> {
    match status {
        Status::Official => None,
        Status::Derived => Some(Mark::Derived),
        Status::Estimate => Some(Mark::Estimated),
    }
}

/// The marks that the cells of these columns can bear.
pub fn marks(columns: &[Asked<'_>]) -> Vec<Mark> {
    let has = |is_such: fn(&Variable) -> bool| {
        columns.iter().any(|it| matches!(it, Asked::Known(column) if is_such(&column.variable)))
    };
    let mut marks = Vec::new();
    let are_computed = columns.iter().any(|it| matches!(it, Asked::Computed(_)));
    if are_computed || has(|subject| matches!(subject, Variable::Figure(_))) {
        marks.extend(Mark::OF_FIGURES);
    }
    if has(|subject| matches!(subject, Variable::Level(_))) {
        marks.push(Mark::Close);
    }
    marks
}
