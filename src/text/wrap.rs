//! Running text in lines, none of which tears apart a number and what it counts.

use textwrap::{Options, WordSplitter};

/// Blank at which no line is broken.
const BOUND: char = '\u{a0}';

/// Text in lines of at most so many columns, all but the first indented; no long word is broken.
pub fn wrap(text: &str, indent: usize, width: usize) -> String {
    let indent = " ".repeat(indent);
    let options = Options::new(width).subsequent_indent(&indent).break_words(false);
    let options = options.word_splitter(WordSplitter::NoHyphenation);
    textwrap::fill(&keep_number_with_unit(text), options).replace(BOUND, " ")
}

/// Text with each number bound to the word behind it by a no-break space: `5 %`, `31. Dezember`.
pub fn keep_number_with_unit(text: &str) -> String {
    /// Letters of a pair that still fits into the columns of a table.
    const LONGEST: usize = 20;

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

/// True if a word is a number that counts something, a part of one, or announces one; a year does
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
    use super::{keep_number_with_unit, wrap};

    #[test]
    fn numbers_are_bound_to_what_they_count() {
        let shown = |text: &str| keep_number_with_unit(text).replace('\u{a0}', "_");
        for (text, expected) in [
            ("rund 17.270 Einwohner", "rund 17.270_Einwohner"),
            ("(5 % im Jahr 2015 in NRW)", "(5_% im Jahr 2015 in NRW)"),
            ("am 31. Dezember 2015 mit −5,2 %", "am 31._Dezember 2015 mit −5,2_%"),
            ("2–3 % von 640.000 Euro.", "2–3_% von 640.000_Euro."),
            ("2,5 Mio. Euro", "2,5_Mio._Euro"),
            ("im Jahr 2015. Danach 20,", "im Jahr 2015. Danach 20,"),
            ("12 Unterkunftsverwaltungen", "12 Unterkunftsverwaltungen"),
            ("a  b", "a  b"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn lines_after_the_first_are_indented() {
        assert_eq!(wrap("one two three", 2, 8), "one two\n  three");
    }
}
