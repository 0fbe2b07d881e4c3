//! The statistics as people read them, and what they have to know.

use super::statistics::{Part, Statistics, Values};
use crate::{
    dataset::Municipality,
    presentation::{Context, aggregate::number},
    report::{Alignment, Block, Cell, Columns, Content, Table, TableColumn},
    schema::Column,
    text::filled,
    vocabulary::Status,
};

/// A table for each column, or one for all where there are no groups.
pub fn page(
    statistics: &[Vec<Statistics<'_>>],
    by: Option<&Column>,
    context: &Context,
) -> Vec<Block> {
    let Some(by) = by else {
        let records: Vec<_> = statistics.iter().flatten().collect();
        let distribution = context.texts.distribution;
        let label = TableColumn::new("", context.texts.column, |it: &&Statistics| {
            Cell::text(label(&it.column))
        });
        return vec![Block::Table(table(label, distribution, &records, context))];
    };
    let mut page = Vec::new();
    for of_column in statistics {
        let records: Vec<_> = of_column.iter().collect();
        let heading = records.first().map(|it| label(&it.column)).unwrap_or_default();
        let group = TableColumn::new("", by.label(context.language), |it: &&Statistics| {
            match it.group.content {
                Content::Missing => Cell::text(context.texts.without_level),
                _ => it.group.clone(),
            }
        });
        let distribution = records.first().map(|it| it.scale(context)).unwrap_or_default();
        page.push(Block::Heading(heading));
        page.push(Block::Table(table(group, &distribution, &records, context)));
    }
    page
}

fn label(cell: &Cell) -> String {
    match &cell.content {
        Content::Term(term) => term.label.clone(),
        _ => String::new(),
    }
}

/// The records below what they are of; a column in which no record has anything is left out.
fn table<'a>(
    first: TableColumn<'a, &'a Statistics<'a>>,
    distribution: &str,
    records: &[&'a Statistics<'a>],
    context: &Context,
) -> Table {
    let texts = context.texts;
    let is_any = |cell: Part| {
        let is_something = |it: &Cell| *it != Cell::MISSING && *it != super::statistics::count(0);
        records.iter().any(|it| is_something(cell(it)))
    };
    let numbers: [(&str, Part); 9] = [
        (texts.values, |it| &it.count),
        (texts.without_value, |it| &it.missing),
        (texts.minimum, |it| &it.minimum),
        (texts.first_quartile, |it| &it.first_quartile),
        (texts.median, |it| &it.median),
        (texts.third_quartile, |it| &it.third_quartile),
        (texts.maximum, |it| &it.maximum),
        (texts.mean, |it| &it.mean),
        (texts.weighted_mean, |it| &it.weighted_mean),
    ];
    let mut columns = Columns::new().with(first);
    for (label, cell) in numbers.into_iter().filter(|(_, cell)| is_any(*cell)) {
        columns = columns.for_people(label, move |it: &&Statistics| cell(it).clone());
        columns = columns.aligned(Alignment::Right);
    }
    columns = columns
        .for_people(distribution, |it: &&Statistics| it.histogram.clone())
        .aligned(Alignment::Picture)
        .for_people(texts.lowest, |it: &&Statistics| it.lowest.clone())
        .for_people(texts.highest, |it: &&Statistics| it.highest.clone());
    Table::of(columns, records.iter().copied())
}

/// What a reader of the statistics of these columns has to know.
pub fn notes(columns: &[Values<'_>], towns: &[&Municipality], context: &Context) -> Vec<String> {
    let texts = context.texts;
    let language = context.language;
    let weighted = columns.iter().filter_map(|Values { column, weight, .. }| {
        let weight = (*weight)?.label(language);
        Some(filled(texts.by_weight, &[&column.label(language), &weight]))
    });
    let unweighted = columns.iter().filter(|values| values.weight.is_none());
    let unweighted = unweighted.map(|values| values.column.label(language));
    let mut notes = vec![texts.statistics_explained.to_owned()];
    let means = [
        (texts.weighted_by, weighted.collect::<Vec<_>>()),
        (texts.unweighted, unweighted.collect()),
    ];
    for (text, columns) in means.into_iter().filter(|(_, columns)| !columns.is_empty()) {
        notes.push(filled(text, &[&columns.join(", ")]));
    }
    notes.extend(columns.iter().filter_map(|it| unpublished(it.column, towns, context)));
    notes
}

/// How many of the values are not published ones, if some are.
fn unpublished(column: &Column, towns: &[&Municipality], context: &Context) -> Option<String> {
    let figures = column.figures()?;
    let known = towns.iter().filter(|town| number(town, column).is_some());
    let statuses = known.filter_map(|town| Some(town.figure(figures)?.status));
    let statuses: Vec<Status> = statuses.collect();
    let own = statuses.iter().filter(|status| **status != Status::Official).count();
    let label = column.label(context.language);
    let counts = [own, statuses.len()].map(|it| it.to_string());
    let [own_count, all] = counts;
    (own > 0).then(|| filled(context.texts.unpublished_among, &[&label, &own_count, &all]))
}
