//! Values and series as people read them, and what explains the signs that stand beside them.

use crate::{
    render::{
        Style,
        pictures::{histogram, percentile, sparkline},
    },
    report::{Cell, Content, Mark, Series, Term},
    text::readable_number,
};

/// A value in the words and numbers of a language, with the signs that it bears.
pub fn readable(cell: &Cell, style: &Style) -> String {
    let texts = style.texts;
    let text = match &cell.content {
        Content::Missing => "–".to_owned(),
        Content::Text(text) | Content::Term(Term { label: text, .. }) => text.clone(),
        Content::Number { value, places } => readable_number(*value, *places, texts),
        Content::YesNo(true) => texts.yes.to_owned(),
        Content::YesNo(false) => texts.no.to_owned(),
        Content::List(terms) => terms.iter().map(|it| &*it.label).collect::<Vec<_>>().join(", "),
        // Drawn beside the others of its column, or not at all.
        Content::Bar(_) => String::new(),
        Content::Percentile(percent) => percentile::draw(*percent, style.pictures),
        Content::Histogram(counts) => histogram::draw(counts, style.pictures),
    };
    let marked = match cell.mark {
        None => text,
        Some(Mark::Derived | Mark::Estimated) => format!("~{text}"),
        Some(Mark::Close) => format!("{text}*"),
    };
    if cell.highest {
        return format!("{}\u{a0}{marked}", style.pictures.highest_sign());
    }
    marked
}

/// How a series went on.
pub struct Course<'a> {
    pub label: &'a str,
    /// As a line of characters; empty where that cannot be drawn.
    pub line: String,
    /// How it began and ended.
    pub ends: String,
}

impl<'a> Course<'a> {
    pub fn of(series: &'a Series, style: &Style) -> Self {
        Self {
            label: &series.label,
            line: sparkline::draw(&numbers(series), style.pictures),
            ends: ends(series, style),
        }
    }
}

/// The numbers of a series; none where one is missing.
pub fn numbers(series: &Series) -> Vec<Option<f64>> {
    series.cells.iter().map(number).collect()
}

/// The first and the last number of a series.
pub fn ends(series: &Series, style: &Style) -> String {
    let mut known = series.cells.iter().filter(|cell| number(cell).is_some());
    let first = known.next();
    let ends = first.into_iter().chain(known.next_back()).map(|cell| readable(cell, style));
    ends.collect::<Vec<_>>().join(&format!(" {} ", style.pictures.arrow()))
}

fn number(cell: &Cell) -> Option<f64> {
    match cell.content {
        Content::Number { value, .. } => Some(value),
        _ => None,
    }
}

/// What explains the signs that these cells bear, each in a paragraph.
pub fn explanations(cells: &[&Cell], style: &Style) -> Vec<String> {
    let texts = style.texts;
    let is_marked = |marks: &[Mark]| {
        cells.iter().any(|cell| cell.mark.is_some_and(|mark| marks.contains(&mark)))
    };
    let highest = format!("{} {}", style.pictures.highest_sign(), texts.highest_explanation);
    let explanations = [
        (cells.iter().any(|cell| cell.highest), &*highest),
        (is_marked(&Mark::OF_FIGURES), texts.mark_explanation),
        (is_marked(&[Mark::Close]), texts.close_explanation),
    ];
    let borne = explanations.into_iter().filter(|(is_borne, _)| *is_borne);
    borne.map(|(_, text)| text.to_owned()).collect()
}
