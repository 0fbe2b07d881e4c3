//! Running text in lines, none of which tears apart a number and what it counts.

use super::Style;
use crate::lines::hanging;

/// A blank at which no line is broken; it is a plain one again when the lines are made.
const BOUND: char = '\u{a0}';

/// Longer pieces would not fit into the columns of a table.
const LONGEST: usize = 20;

/// The text in lines, all but the first indented; no long word is broken.
pub fn wrapped(text: &str, indent: usize, style: &Style) -> String {
    released(&hanging(&bound(text), indent, style.width)) + "\n"
}

/// The text with each number bound to the word behind it: `5 %`, `17,270 people`, `31. Dezember`.
pub fn bound(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        result.push_str(word);
        if let Some(next) = words.peek() {
            let is_short = word.chars().count() + next.chars().count() < LONGEST;
            let binds = is_short && !next.is_empty() && is_quantity(word);
            result.push(if binds { BOUND } else { ' ' });
        }
    }
    result
}

/// The lines as they are printed.
pub fn released(text: &str) -> String {
    text.replace(BOUND, " ")
}

/// Whether a word is a number that counts something, a part of one, or announces one; a year does
/// not count.
fn is_quantity(word: &str) -> bool {
    let number = word.trim_start_matches(|c: char| !c.is_ascii_digit() && !c.is_alphabetic());
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '–' | '-'));
    let is_year = number.len() == 4 && number.bytes().all(|byte| byte.is_ascii_digit());
    // A sentence ends behind a longer number with a full stop; a shorter one counts the day.
    let ends = number.ends_with([',', '–']) || (number.ends_with('.') && number.len() > 3);
    is_number && !is_year && !ends || matches!(number, "Mio." | "Mrd." | "million" | "Nr." | "S.")
}

#[cfg(test)]
mod tests {
    use super::bound;

    #[test]
    fn numbers_are_bound_to_what_they_count() {
        let shown = |text: &str| bound(text).replace('\u{a0}', "_");
        for (text, expected) in [
            ("rund 17.270 Einwohner", "rund 17.270_Einwohner"),
            ("(5 % im Jahr 2015 in NRW)", "(5_% im Jahr 2015 in NRW)"),
            ("am 31. Dezember 2015 mit ~−5,2 %", "am 31._Dezember 2015 mit ~−5,2_%"),
            ("2–3 % von 640.000 Euro.", "2–3_% von 640.000_Euro."),
            ("2,5 Mio. Euro", "2,5_Mio._Euro"),
            ("im Jahr 2015. Danach 20,", "im Jahr 2015. Danach 20,"),
            ("12 Unterkunftsverwaltungen", "12 Unterkunftsverwaltungen"),
            ("(Heft 10, ab S. 80), 2017", "(Heft 10, ab S._80), 2017"),
            ("a  b", "a  b"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }
}
