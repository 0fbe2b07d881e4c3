//! Characters that a terminal, an editor or a shell would obey.

/// True if a character does something else than being read.
pub fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Text with such characters escaped, on one line.
pub fn visible(text: &str) -> String {
    let shown = |c: char| if is_control(c) { c.escape_default().to_string() } else { c.into() };
    text.chars().map(shown).collect()
}

/// Word as it is typed: in quotes where the shell would read it otherwise.
pub fn typed(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./,+:=@%".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    let quote = if word.contains('\'') { '"' } else { '\'' };
    format!("{quote}{word}{quote}")
}
