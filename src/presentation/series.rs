//! How the figures of a municipality went on over the years.

use std::rc::Rc;

use super::{Context, columns};
use crate::{
    dataset::Municipality,
    report::{Cell, Series},
    schema::{Column, Figures, Measure, Schema},
};

/// Fewer figures show no course.
const LEAST: usize = 4;

/// A series for each indicator that is known for this municipality in enough years: from the
/// first of them to the last, with a gap where one is missing.
pub fn of(town: &Municipality, schema: &Schema, context: &Context) -> Vec<Series> {
    let known = schema.figures().filter(|(_, figures)| town.figure(figures).is_some());
    let mut known: Vec<(&Column, &Figures)> =
        known.filter(|(_, figures)| figures.indicator.measure != Measure::YesNo).collect();
    let same = known.chunk_by_mut(|(_, a), (_, b)| Rc::ptr_eq(&a.indicator, &b.indicator));
    same.filter_map(|figures| {
        figures.sort_by_key(|(_, figures)| figures.observation.date);
        series(town, figures, context)
    })
    .collect()
}

/// The series of the figures of one indicator, the oldest first.
fn series(
    town: &Municipality,
    figures: &[(&Column, &Figures)],
    context: &Context,
) -> Option<Series> {
    let year = |figures: &Figures| figures.observation.date.year();
    let ((_, first), (_, last)) = (figures.first()?, figures.last()?);
    if figures.len() < LEAST {
        return None;
    }
    let cells = (year(first)..=year(last)).map(|wanted| {
        let found = figures.iter().rfind(|(_, figures)| year(figures) == wanted);
        found.map_or(Cell::MISSING, |(column, _)| columns::cell(town, column, context))
    });
    let name = first.indicator.label.get(context.language);
    let unit = first.symbol().map(|unit| format!(" ({})", unit.get(context.language)));
    let unit = unit.unwrap_or_default();
    Some(Series {
        label: format!("{name} {}–{}{unit}", year(first), year(last)),
        cells: cells.collect(),
    })
}
