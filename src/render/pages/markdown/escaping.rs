//! Text so that no character of it is taken for markup.

use crate::render::pages::source::address;

/// The text as a block of its own: nothing at its start makes a list or a line of it.
pub fn block(text: &str) -> String {
    let escaped = escape(text.trim_start());
    let number = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = escaped.split_at(number);
    let bullets = if number.is_empty() { ['-', '+'] } else { ['.', ')'] };
    let is_bullet = rest
        .strip_prefix(bullets)
        .is_some_and(|after| after.is_empty() || after.starts_with([' ', '-']));
    if is_bullet { format!("{number}\\{rest}") } else { escaped }
}

/// The text so that no character of it is taken for markup, and each address is a link.
pub fn escape(text: &str) -> String {
    let words = text.split(' ').map(|word| match address(word) {
        Some((address, rest)) if !address.contains(['|', '<', '>', '\n', '\r']) => {
            format!("<{address}>{rest}")
        }
        _ => escape_word(word),
    });
    words.collect::<Vec<_>>().join(" ")
}

fn escape_word(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (position, c) in text.char_indices() {
        let is_markup = match c {
            '\\' | '|' | '*' | '_' | '`' | '<' | '>' | '[' | ']' | '#' | '~' => true,
            '&' => begins_entity(text.get(position + 1..).unwrap_or_default()),
            _ => false,
        };
        escaped.extend(is_markup.then_some('\\'));
        escaped.push(if matches!(c, '\n' | '\r') { ' ' } else { c });
    }
    escaped
}

/// Whether this, behind `&`, is read as the name of a character: `amp;`.
fn begins_entity(text: &str) -> bool {
    let name = text.split_once(';').map_or("", |(name, _)| name);
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::{block, escape};

    #[test]
    fn no_character_is_taken_for_markup() {
        for (text, escaped) in [
            ("a|b <c> [d] R&D &amp; &#38; &;", "a\\|b \\<c\\> \\[d\\] R&D \\&amp; &\\#38; &;"),
            ("see https://a.b/c?d=1&e, or", "see <https://a.b/c?d=1&e>, or"),
            ("https://a|b/ https://a<b>/", "https://a\\|b/ https://a\\<b\\>/"),
        ] {
            assert_eq!(escape(text), escaped);
        }
    }

    #[test]
    fn a_paragraph_stays_one() {
        for (text, escaped) in [
            ("- a", "\\- a"),
            ("+ a", "\\+ a"),
            ("---", "\\---"),
            ("16. a", "16\\. a"),
            ("2) a", "2\\) a"),
            ("# a", "\\# a"),
            ("> a", "\\> a"),
            ("    a", "a"),
            ("-5.2 a", "-5.2 a"),
            ("2.5 a", "2.5 a"),
        ] {
            assert_eq!(block(text), escaped);
        }
    }
}
