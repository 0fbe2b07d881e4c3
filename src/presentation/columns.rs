//! Columns of municipalities as columns of a table, and what they hold as cells.

use super::Context;
use crate::{
    dataset::Municipality,
    report::{Alignment, Cell, Columns, Content, Mark, TableColumn},
    schema::{Column, DataType, Figures, Identity, Schema, Value, Variable},
    vocabulary::{Date, Status},
};

/// The two columns with which every record of a municipality begins.
pub const KEYS: [Identity; 2] = [Identity::Id, Identity::Ags];

/// The columns of [`KEYS`], for programs alone.
pub fn keys<'a>() -> Columns<'a, &'a Municipality> {
    let [id, ags] = KEYS.map(Identity::column);
    Columns::<&Municipality>::new()
        .for_programs(id, |town| Cell::text(&town.id))
        .for_programs(ags, |town| Cell::text(town.ags.as_str()))
}

pub fn column<'a>(column: &'a Column, context: &'a Context) -> TableColumn<'a, &'a Municipality> {
    let cell = |town: &&Municipality| cell(town, column, context);
    let unit = column.figures().and_then(Figures::symbol).map(|unit| unit.get(context.language));
    let shown = TableColumn::new(&column.id, column.label(context.language), cell).in_unit(unit);
    match column.data_type() {
        DataType::Number => shown.aligned(Alignment::Decimal),
        DataType::Text | DataType::YesNo | DataType::Level(_) => shown,
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
pub fn district<'a>(town: &'a Municipality, context: &Context) -> &'a str {
    if town.independent_city { context.texts.independent_city } else { &town.district }
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

/// The mark of a figure of this status.
pub fn mark(status: Status) -> Option<Mark> {
    match status {
        Status::Official => None,
        Status::Derived => Some(Mark::Derived),
        Status::Estimate => Some(Mark::Estimated),
    }
}

/// The marks that the cells of these columns can bear.
pub fn marks(columns: &[&Column]) -> Vec<Mark> {
    let has = |is_such: fn(&Variable) -> bool| columns.iter().any(|it| is_such(&it.variable));
    let mut marks = Vec::new();
    if has(|subject| matches!(subject, Variable::Figure(_))) {
        marks.extend(Mark::OF_FIGURES);
    }
    if has(|subject| matches!(subject, Variable::Level(_))) {
        marks.push(Mark::Close);
    }
    marks
}
