//! Characters that no text may have.

/// Whether a character does something to a terminal rather than to be read: it controls it, or
/// turns the direction of writing.
pub(crate) fn is_harmful(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
