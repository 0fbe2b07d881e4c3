//! Control and bidirectional characters, which a terminal or an editor would obey.

/// True if a character does something else than being read.
pub fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Text with such characters escaped, on one line.
pub fn visible(text: &str) -> String {
    let shown = |c: char| if is_control(c) { c.escape_default().to_string() } else { c.into() };
    text.chars().map(shown).collect()
}
