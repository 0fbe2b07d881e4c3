//! How many municipalities have which level.

use super::statistics::{Statistics, count};
use crate::{
    dataset::Municipality,
    presentation::{Context, citation},
    report::{Alignment, Cell, Columns, Content, Table},
    schema::{Column, Levels, Schema, Variable},
};

/// A record for each level of a dimension, and one for those that have none.
pub fn counts<'a>(
    column: &'a Column,
    Levels { dimension, slot, .. }: &'a Levels,
    towns: &[&Municipality],
    schema: &'a Schema,
    context: &Context,
) -> Vec<Statistics<'a>> {
    let of = |level: Option<usize>| towns.iter().filter(|town| town.level(*slot) == level).count();
    let record = |group: Cell, level: Option<usize>| Statistics {
        column: Cell::term(&column.id, column.label(context.language)),
        group,
        count: count(of(level)),
        sources: citation::sources_of_any(column, schema),
        ..Statistics::default()
    };
    let levels = dimension.levels.iter().enumerate().map(|(position, level)| {
        record(Cell::term(&level.id, level.label.get(context.language)), Some(position))
    });
    levels.chain([record(Cell::MISSING, None)]).collect()
}

/// The dimensions with their columns.
pub fn dimensions(schema: &Schema) -> impl Iterator<Item = (&Column, &Levels)> {
    schema.dimension_columns().filter_map(|column| match &column.variable {
        Variable::Level(levels) => Some((column, levels)),
        Variable::Identity(_) | Variable::Figure(_) => None,
    })
}

/// The counts for people; each dimension is named once.
pub fn table(dimensions: &[Vec<Statistics<'_>>], context: &Context) -> Table {
    let texts = context.texts;
    let records = dimensions.iter().flat_map(|records| {
        let first = std::iter::once(true).chain(std::iter::repeat(false));
        records.iter().zip(first)
    });
    // Where all have a level, nobody misses one.
    let records = records.filter(|(it, _)| it.group != Cell::MISSING || it.count != count(0));
    let columns = Columns::<(&Statistics<'_>, bool)>::new()
        .for_people(
            texts.dimension,
            |(it, is_first)| {
                if *is_first { it.column.clone() } else { Cell::text("") }
            },
        )
        .for_people(texts.level, |(it, _)| match it.group.content {
            Content::Missing => Cell::text(texts.without_level),
            _ => it.group.clone(),
        })
        .for_people(texts.municipalities, |(it, _)| it.count.clone())
        .aligned(Alignment::Right)
        .for_people("", |(it, _)| match it.count.content {
            Content::Number { value, .. } => Content::Bar(value).into(),
            _ => Cell::MISSING,
        })
        .aligned(Alignment::Picture);
    Table::of(columns, records)
}
