//! Columns and values of municipalities as headers and cells.

use crate::{
    command::Context,
    dataset::Municipality,
    report::{Alignment, Cell, Content, Header, Mark},
    schema::{Column, DataType, Figures, Value, Variable},
    vocabulary::{Date, Status},
};

/// The name of a column for people, with its unit where a number needs one.
pub(super) fn label(column: &Column, context: &Context) -> String {
    let label = column.label(context.language);
    match column.figures().and_then(Figures::symbol) {
        Some(unit) => format!("{label} ({})", unit.get(context.language)),
        None => label,
    }
}

/// The header of a column.
pub(super) fn header(column: &Column, context: &Context) -> Header {
    let header = Header::new(&column.id, label(column, context));
    match column.data_type() {
        DataType::Number => header.aligned(Alignment::Decimal),
        DataType::Text | DataType::YesNo | DataType::Level(_) => header,
    }
}

/// What a column holds for a municipality, with its mark.
pub(super) fn cell(town: &Municipality, column: &Column, context: &Context) -> Cell {
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
pub(super) fn given(value: f64, column: &Column) -> Cell {
    match column.data_type() {
        DataType::YesNo => Content::YesNo(value != 0.0).into(),
        DataType::Text | DataType::Number | DataType::Level(_) => {
            let places = column.figures().map_or(0, |figures| figures.indicator.decimals);
            Cell::number(value, places)
        }
    }
}

/// The district of a municipality, or that it is a city outside any.
pub(super) fn district<'a>(town: &'a Municipality, context: &Context) -> &'a str {
    if town.independent_city { context.texts.independent_city } else { &town.district }
}

/// A date: for programs as ISO 8601 has it.
pub(super) fn date(date: Date, context: &Context) -> Cell {
    Cell::term(date.to_string(), date.readable(context.language))
}

fn level(column: &Column, position: usize, context: &Context) -> Cell {
    let Variable::Level(levels) = &column.variable else {
        return Cell::MISSING;
    };
    let level = levels.dimension.levels.get(position);
    level.map_or(Cell::MISSING, |level| Cell::term(&level.id, level.label.get(context.language)))
}

fn mark(status: Status) -> Option<Mark> {
    match status {
        Status::Official => None,
        Status::Derived => Some(Mark::Derived),
        Status::Estimate => Some(Mark::Estimated),
    }
}

/// The marks that the cells of these columns can bear.
pub(super) fn marks(columns: &[&Column]) -> Vec<Mark> {
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
