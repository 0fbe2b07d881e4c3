//! The signs that stand beside values, and what explains them below a page.

use crate::{
    render::Style,
    report::{Cell, Mark},
};

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
