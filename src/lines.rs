//! Text in lines no wider than the screen.

use textwrap::{Options, WordSplitter};

/// The text with its lines broken between words. Behind an indented term what goes on stands under
/// its explanation. Any other indented line is to be typed or pointed at, and stays whole.
pub fn fitted(text: &str, width: usize) -> String {
    let line = |line: &str| match explanation(line) {
        None if line.starts_with(' ') => line.to_owned(),
        column => hanging(line, column.unwrap_or(0), width),
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// A line broken between words, all but the first of its lines indented; no long word is broken.
pub fn hanging(line: &str, indent: usize, width: usize) -> String {
    let indent = " ".repeat(indent);
    let options = Options::new(width)
        .subsequent_indent(&indent)
        .break_words(false)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::fill(line, options)
}

/// Where the explanation of an indented term begins, which a gap sets apart.
fn explanation(line: &str) -> Option<usize> {
    let term = line.trim_start_matches(' ');
    let indent = line.len() - term.len();
    let (term, rest) = term.split_once("  ").filter(|_| indent > 0)?;
    let gap = rest.len() - rest.trim_start_matches(' ').len();
    Some(indent + term.chars().count() + 2 + gap)
}

#[cfg(test)]
mod tests {
    use super::fitted;

    #[test]
    fn lines_go_on_under_what_they_explain() {
        for (text, expected) in [
            ("one two three", "one two\nthree"),
            ("  größe  one two", "  größe  one\n         two"),
            ("  typed typed", "  typed typed"),
            ("short\n\n", "short\n\n"),
        ] {
            assert_eq!(fitted(text, 12), expected);
        }
    }
}
