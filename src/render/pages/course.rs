//! A series as people read it.

use super::readable::readable;
use crate::{
    render::{Style, pictures::sparkline},
    report::{Cell, Content, Series},
};

/// How a series went on.
pub(super) struct Course<'a> {
    pub(super) label: &'a str,
    /// As a line of characters; empty where that cannot be drawn.
    pub(super) line: String,
    /// How it began and ended.
    pub(super) ends: String,
}

impl<'a> Course<'a> {
    pub(super) fn of(series: &'a Series, style: &Style) -> Self {
        let values: Vec<_> = series.cells.iter().map(value).collect();
        let mut known = series.cells.iter().filter(|cell| value(cell).is_some());
        let first = known.next();
        let ends = first.into_iter().chain(known.next_back()).map(|cell| readable(cell, style));
        let arrow = format!(" {} ", style.pictures.arrow());
        Self {
            label: &series.label,
            line: sparkline::draw(&values, style.pictures),
            ends: ends.collect::<Vec<_>>().join(&arrow),
        }
    }
}

fn value(cell: &Cell) -> Option<f64> {
    match cell.content {
        Content::Number { value, .. } => Some(value),
        _ => None,
    }
}
