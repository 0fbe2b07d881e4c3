//! A line as a shell reads it, as far as it is written: its words, and what is still to be closed.

/// A word of a line.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Where it begins, in bytes.
    pub start: usize,
    /// What it says, without quotes.
    pub text: String,
    /// The quote in which it stops.
    pub open: Option<char>,
}

/// The words of the last command of a line; the last of them is the one that is being written,
/// which may be empty.
pub fn words(line: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut word: Option<Word> = None;
    let mut chars = line.char_indices();
    while let Some((place, c)) = chars.next() {
        let begun = || Word { start: place, ..Word::default() };
        match c {
            ' ' | '\t' | '\n' => words.extend(word.take()),
            '|' | ';' | '&' | '(' => {
                words.clear();
                word = None;
            }
            '\\' => {
                let word = word.get_or_insert_with(begun);
                word.text.extend(chars.next().map(|(_, escaped)| escaped));
            }
            '\'' | '"' => {
                let word = word.get_or_insert_with(begun);
                word.open = Some(c);
                quoted(c, &mut chars, word);
            }
            c => word.get_or_insert_with(begun).text.push(c),
        }
    }
    words.push(word.unwrap_or(Word { start: line.len(), ..Word::default() }));
    words
}

/// Reads on to the end of the quotes.
fn quoted(quote: char, chars: &mut impl Iterator<Item = (usize, char)>, word: &mut Word) {
    while let Some((_, c)) = chars.next() {
        if c == quote {
            word.open = None;
            return;
        }
        if c != '\\' || quote == '\'' {
            word.text.push(c);
            continue;
        }
        match chars.next() {
            Some((_, escaped)) if ['"', '\\', '$', '`'].contains(&escaped) => {
                word.text.push(escaped);
            }
            Some((_, plain)) => word.text.extend(['\\', plain]),
            None => {}
        }
    }
}

/// A text as it goes on a line behind what is open there.
pub fn quote(text: &str, open: Option<char>) -> String {
    let is_special = |c: char| match open {
        Some('"') => ['"', '\\', '$', '`'].contains(&c),
        Some(_) => false,
        None => c.is_ascii() && !c.is_ascii_alphanumeric() && !"_-./,:=+@%".contains(c),
    };
    let mut quoted = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\'' if open == Some('\'') => quoted.push_str(r"'\''"),
            c if is_special(c) => quoted.extend(['\\', c]),
            c => quoted.push(c),
        }
    }
    quoted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{quote, words};

    fn texts(line: &str) -> Vec<String> {
        words(line).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn words_are_apart_by_blanks_that_nothing_quotes() {
        assert_eq!(texts(r"quartier show Bad\ Hon"), ["quartier", "show", "Bad Hon"]);
        assert_eq!(texts("quartier show 'Halle (W"), ["quartier", "show", "Halle (W"]);
        assert_eq!(texts("quartier  show \"a'b\\\"c\" "), ["quartier", "show", "a'b\"c", ""]);
        assert_eq!(texts("quartier list | quartier sh"), ["quartier", "sh"]);
        assert_eq!(texts(""), [""]);
    }

    #[test]
    fn what_is_open_is_known_at_the_end() {
        let last = |line: &str| words(line).pop().map(|word| (word.start, word.open));
        assert_eq!(last("show 'Hal"), Some((5, Some('\''))));
        assert_eq!(last("show \"Hal"), Some((5, Some('"'))));
        assert_eq!(last("show 'Halle'"), Some((5, None)));
    }

    proptest! {
        #[test]
        fn what_is_quoted_is_read_as_it_was(
            text in "\\PC+",
            open in prop::sample::select(vec![None, Some('\''), Some('"')]),
        ) {
            let line = open.map(String::from).unwrap_or_default() + &quote(&text, open);
            let read = words(&line).pop().unwrap();
            prop_assert_eq!((read.text, read.open), (text, open));
        }
    }
}
