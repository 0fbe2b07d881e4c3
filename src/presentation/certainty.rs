//! How sure figures are, and how those were made that nobody publishes.

use super::Context;
use crate::{
    dataset::{Municipality, Threshold},
    number::Finite,
    report::{Block, Cell, Content, Item, sentence},
    schema::{Column, Deviation, Dimension, Figures, Margin, Schema},
    text::{filled, readable_number},
    vocabulary::Status,
};

/// The figures of these municipalities that are not published ones, column by column: what they
/// are, how far they may be off, how they were made. Columns of which the same is said share it.
pub fn unpublished_items<'c>(
    columns: impl IntoIterator<Item = &'c Column>,
    towns: &[&Municipality],
    context: &Context,
) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for column in columns {
        let Some(figures) = column.figures() else { continue };
        let statuses = towns.iter().filter_map(|town| town.figure(figures)).map(|it| it.status);
        let Some(status) = statuses.max().filter(|status| *status != Status::Official) else {
            continue;
        };
        let label = column.label(context.language);
        let text = explanation(figures, status, context);
        match items.iter_mut().find(|item| item.text == text) {
            Some(item) => item.label = format!("{}, {label}", item.label),
            None => items.push(Item::new(label, text)),
        }
    }
    items
}

/// The same under a heading.
pub fn unpublished<'c>(
    columns: impl IntoIterator<Item = &'c Column>,
    towns: &[&Municipality],
    context: &Context,
) -> Vec<Block> {
    let items = unpublished_items(columns, towns, context);
    if items.is_empty() {
        return Vec::new();
    }
    let title = context.texts.unpublished_figures.to_owned();
    vec![Block::Heading(title), Block::Items(items)]
}

/// What a figure of this status is, how far it may be off, how it was made.
fn explanation(figures: &Figures, status: Status, context: &Context) -> String {
    let texts = context.texts;
    let mut text = format!("{}.", texts.status(status));
    if let Some(error) = error_of(figures, status) {
        text = format!("{text} {}", error_in_words(error, figures, context));
    }
    if let Some(method) = &figures.observation.method {
        text = format!("{text} {}", sentence(method.get(context.language)));
    }
    text
}

/// How far figures of this status may be off; of an estimate alone is that known.
pub fn error_of(figures: &Figures, status: Status) -> Option<Deviation> {
    figures.observation.error.filter(|_| status == Status::Estimate)
}

/// The typical error, for programs.
pub fn typical(error: Option<Deviation>) -> Cell {
    error.map(|error| Cell::number(error.typical.into(), 0)).unwrap_or_default()
}

/// The largest error that was seen, for programs.
pub fn largest(error: Option<Deviation>) -> Cell {
    error.map(|error| Cell::number(error.largest.into(), 0)).unwrap_or_default()
}

/// `Typical error 0.26, largest seen 1.07 points.`
pub fn error_in_words(error: Deviation, figures: &Figures, context: &Context) -> String {
    let texts = context.texts;
    let number = |value: Finite| readable(value, context);
    let unit = match figures.symbol().map(|unit| unit.get(context.language)) {
        None => String::new(),
        Some("%") => format!(" {}", texts.points),
        Some(unit) => format!(" {unit}"),
    };
    filled(texts.estimate_error, &[&number(error.typical), &number(error.largest), &unit])
}

/// From when on a level of the dimension is close to a threshold.
pub fn margin_in_words(dimension: &Dimension, context: &Context) -> Option<String> {
    let texts = context.texts;
    let (number, unit) = match dimension.margin? {
        Margin::Percent(percent) => (percent, texts.percent_of_threshold),
        Margin::Points(points) => (points, texts.points),
    };
    Some(filled(texts.margin, &[&readable(number, context), unit]))
}

/// A number as it is written, without places that it has not.
fn readable(value: Finite, context: &Context) -> String {
    match Cell::number(value.into(), 0).content {
        Content::Number { value, places } => readable_number(value, places, context.texts),
        _ => String::new(),
    }
}

/// Where a level is close to a threshold: `close to the threshold of 8%`.
pub fn closeness(threshold: &Threshold, schema: &Schema, context: &Context) -> String {
    let value = schema.find(&threshold.column).map_or_else(
        || threshold.value.to_string(),
        |column| super::wording::number(column, threshold.value, context),
    );
    filled(context.texts.close_to_threshold, &[&value])
}
