//! A value as people read it.

use std::borrow::Cow;

use crate::{
    render::{Style, pictures::percentile},
    report::{Cell, Content, Mark, Term},
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
