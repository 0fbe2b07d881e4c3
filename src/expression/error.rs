//! Faults of expressions, with their places.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use crate::errors::UsageError;
use crate::i18n::Localized;
use crate::text::is_control;

/// Fault of an expression and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpressionError {
    /// Fault, and what would work.
    pub message: Localized,
    /// Expression as it was written.
    pub expression: String,
    /// Bytes of the expression that are wrong.
    pub span: Range<usize>,
}

impl ExpressionError {
    /// Fault at these bytes of an expression.
    pub fn new(message: Localized, expression: &str, span: Range<usize>) -> Self {
        Self { message, expression: expression.to_owned(), span }
    }

    /// The expression, and below it carets under the place; of a long one the part around it.
    fn marked(&self) -> String {
        /// Bytes that are shown before and behind the beginning of the place.
        const AROUND: usize = 60;

        let (text, span) = (&self.expression, &self.span);
        let start = text.floor_char_boundary(span.start.saturating_sub(AROUND));
        let end = text.floor_char_boundary(span.start.saturating_add(AROUND));
        let shown =
            |range: Range<usize>| text.get(range).unwrap_or_default().replace(is_control, " ");
        let indent = " ".repeat(shown(start..span.start).width());
        let carets = "^".repeat(shown(span.start..span.end.min(end)).width().max(1));
        format!("  {}\n  {indent}{carets}", shown(start..end))
    }
}

impl From<ExpressionError> for UsageError {
    fn from(error: ExpressionError) -> Self {
        let marked = error.marked();
        let Localized { en, de } = error.message;
        Self(Localized::new(format!("{en}\n{marked}"), format!("{de}\n{marked}")))
    }
}
