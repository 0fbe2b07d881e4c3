//! Values and series as people read them, and what explains the signs that stand beside them.

use std::borrow::Cow;

use crate::{
    render::{
        Style,
        pictures::{histogram, percentile, sparkline},
    },
    report::{Cell, Content, Mark, Series, Term},
    text::readable_number,
};

/// A value in the words and numbers of a language, with the signs that it bears.
pub(super) fn readable<'a>(cell: &'a Cell, style: &Style) -> Cow<'a, str> {
    let texts = style.texts;
    let text = match &cell.content {
        Content::Missing => Cow::Borrowed("–"),
        Content::Text(text) | Content::Term(Term { label: text, .. }) => Cow::Borrowed(&**text),
        Content::Number { value, places } => Cow::Owned(readable_number(*value, *places, texts)),
        Content::YesNo(true) => Cow::Borrowed(texts.yes),
        Content::YesNo(false) => Cow::Borrowed(texts.no),
        Content::List(terms) => {
            let labels: Vec<&str> = terms.iter().map(|term| &*term.label).collect();
            Cow::Owned(labels.join(", "))
        }
        // Drawn beside the others of its column, or not at all.
        Content::Bar(_) => Cow::Borrowed(""),
        Content::Percentile(percent) => Cow::Owned(percentile::draw(*percent, style.pictures)),
        Content::Histogram(counts) => Cow::Owned(histogram::draw(counts, style.pictures)),
    };
    let marked = match cell.mark {
        None => text,
        Some(Mark::Derived | Mark::Estimated) => Cow::Owned(format!("~{text}")),
        Some(Mark::Close) => Cow::Owned(format!("{text}*")),
    };
    if cell.highest {
        return Cow::Owned(format!("{}\u{a0}{marked}", style.pictures.highest_sign()));
    }
    marked
}

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

/// Which signs a page has.
#[derive(Default)]
pub(super) struct Signs {
    highest: bool,
    unpublished: bool,
    close: bool,
}

impl Signs {
    /// Takes note of what a cell bears.
    pub(super) fn see(&mut self, cell: &Cell) {
        self.highest |= cell.highest;
        match cell.mark {
            Some(Mark::Derived | Mark::Estimated) => self.unpublished = true,
            Some(Mark::Close) => self.close = true,
            None => {}
        }
    }

    /// What explains them, each in a paragraph.
    pub(super) fn explanations(&self, style: &Style) -> Vec<String> {
        let texts = style.texts;
        let highest = format!("{} {}", style.pictures.highest_sign(), texts.highest_explanation);
        let explanations = [
            (self.highest, highest),
            (self.unpublished, texts.mark_explanation.to_owned()),
            (self.close, texts.close_explanation.to_owned()),
        ];
        explanations.into_iter().filter_map(|(is_there, text)| is_there.then_some(text)).collect()
    }
}
