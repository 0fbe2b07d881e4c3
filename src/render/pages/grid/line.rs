//! A line of a table, cell by cell.

use unicode_width::UnicodeWidthStr;

use crate::render::wrapping::released;

/// A line without blanks at its end.
#[derive(Default)]
pub(super) struct Line {
    text: String,
    /// Blanks to write before the next text.
    blanks: usize,
}

impl Line {
    /// Sets a text at one of the ends of so many cells; only the text itself is dressed.
    pub(super) fn set(
        &mut self,
        text: &str,
        width: usize,
        at_the_right: bool,
        dress: impl Fn(&str) -> String,
    ) {
        let room = width.saturating_sub(text.width());
        let (before, behind) = if at_the_right { (room, 0) } else { (0, room) };
        let shown = text.trim_end();
        self.skip(before);
        if !shown.is_empty() {
            self.text.extend(std::iter::repeat_n(' ', std::mem::take(&mut self.blanks)));
            self.text.push_str(&dress(&released(shown)));
        }
        self.skip(behind + text.width() - shown.width());
    }

    pub(super) fn skip(&mut self, cells: usize) {
        self.blanks += cells;
    }

    pub(super) fn finished(self) -> String {
        self.text
    }
}
