//! What the parser of TOML objects to, in plain words.

use toml::de::Error;

use super::fault::{Fault, shortened};
use crate::number::Finite;

/// What the parser can object to, by the words with which its messages begin, since it has no
/// other name for a kind of error; and how that is said to somebody who does not know how TOML
/// is built.
const STRUCTURE: [(&str, &str); 26] = [
    ("unclosed array table", "two brackets stand on both sides of a list's name: [[source]]"),
    ("unclosed table", "a bracket stands on both sides of a part's name: [study]"),
    ("missing table open", "a bracket stands on both sides of a part's name: [study]"),
    ("unclosed array", "the list has no end: `]` is missing"),
    ("unclosed inline table", "the keys in braces have no end: `}` is missing"),
    ("missing array opening", "`]` ends a list that does not begin: `[` is missing"),
    ("missing inline table opening", "`}` ends keys that do not begin: `{` is missing"),
    ("missing comma between array", "a comma is missing between two elements, or `]` at the end"),
    ("missing comma between key", "a comma is missing between two keys, or `}` at the end"),
    ("extra assignment between", "a comma is missing between two keys: { en = \"…\", de = \"…\" }"),
    ("missing key for inline table", "a key is missing: { en = \"…\", de = \"…\" }"),
    ("invalid inline table element", "a key is missing: { en = \"…\", de = \"…\" }"),
    ("unexpected `=` in array", "a list in brackets has no keys: [\"…\", \"…\"]"),
    ("extra comma in", "a comma too many"),
    ("extra `=`", "`=` stands twice"),
    ("missing value", "a value is missing: key = \"text\""),
    ("unexpected key or value", BEHIND),
    ("invalid key-value pair", "a line begins with a key: key = \"text\""),
    ("unquoted keys cannot be empty", "a key is missing: key = \"text\""),
    ("keys cannot be multi-line", "a key has no quotes: key = \"text\""),
    ("missing escaped value", BACKSLASH),
    ("too few unicode value digits", BACKSLASH),
    ("invalid value", "a character is written as itself, not by this number"),
    ("carriage return", "the line ends with a carriage return alone (U+000D); a line feed ends it"),
    ("cannot recurse", "too many brackets stand within each other"),
    ("recursion limit", "too many brackets stand within each other"),
];

const BEHIND: &str = "the value ends before this: a line has one key with one value, and a quote \
                      within a text is written \\\"";

const BACKSLASH: &str = "a backslash in a text is written twice: \"C:\\\\Users\"";

/// The same for a name that already means something else.
const TAKEN: [&str; 2] = ["duplicate key", "cannot extend value"];

/// The same in a text or a comment: it has no end, or a character that is not allowed.
const TEXTS: [&str; 5] = [
    "invalid basic string",
    "invalid literal string",
    "invalid multi-line basic string",
    "invalid multi-line literal string",
    "invalid comment character",
];

/// The same in the name of a key.
const KEYS: [&str; 3] =
    ["invalid unquoted key", "key with no value", "missing assignment between key"];

/// The fault in plain words.
pub fn fault(error: &Error, text: &str) -> Fault {
    let at = text.floor_char_boundary(error.span().map_or(0, |span| span.start));
    let (before, after) = text.split_at(at);
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = after.split('\n').next().unwrap_or_default();
    if let Some((start, message)) = decimal_comma(before, after) {
        return Fault::new(message).or_at(at - before.len() + start);
    }
    let begins = |words: &str| error.message().starts_with(words);
    let name = error.span().and_then(|span| text.get(span)).unwrap_or_default();
    let known = STRUCTURE.iter().find(|(words, _)| begins(words));
    Fault::new(match known {
        Some((_, plain)) => (*plain).to_owned(),
        None if TAKEN.iter().any(|words| begins(words)) => {
            let name = shortened(name);
            let is_list = before.ends_with("[[");
            let form = if is_list { format!(", not as a list: [[{name}]]") } else { String::new() };
            format!("`{name}` already stands further up{form}")
        }
        None if TEXTS.iter().any(|words| begins(words)) => of_text(before, after),
        None if KEYS.iter().any(|words| begins(words)) => of_key(before, after),
        // All else it objects to in a value, and what is wrong shows better in the value itself.
        None if is_heading(before, after) => "the list above has no end: `]` is missing".to_owned(),
        None => of_value(&value_at(before, after)),
    })
    .or_at(at)
}

/// Whether a line is the heading of a part, `[study]`.
fn is_heading(before: &str, after: &str) -> bool {
    let is_name = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let begins = before.trim_start().starts_with('[') && before.trim_matches(['[', ' ']).is_empty();
    begins && after.trim_end().trim_end_matches(']').chars().all(is_name)
}

/// A number with a comma instead of a point in the part of a line in which an error was noticed:
/// where it begins, and what to say of it.
fn decimal_comma(before: &str, after: &str) -> Option<(usize, String)> {
    let line = [before, after].concat();
    let start = before.rfind('=')? + 1;
    let rest = line.get(start..)?;
    let value = rest.trim_start();
    let is_end = |c: char| !c.is_ascii_digit() && !matches!(c, ',' | '-' | '+');
    let number = value.split(is_end).next()?.trim_end_matches(',');
    let (whole, decimals) = number.split_once(',')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = digits(whole.trim_start_matches(['-', '+'])) && digits(decimals);
    let message = is_number.then(|| number.parse::<Finite>().err()).flatten()?;
    Some((start + rest.len() - value.len(), message))
}

/// The value that stands at a place in a line.
fn value_at(before: &str, after: &str) -> String {
    let begin = before.rfind(['=', ',', '[', '{']).map_or(0, |sign| sign + 1);
    let end = after.find([',', ']', '}', '#']).unwrap_or(after.len());
    let value = [before.get(begin..), after.get(..end)].map(Option::unwrap_or_default).concat();
    value.trim().to_owned()
}

fn of_value(value: &str) -> String {
    let quotes = ['"', '\'', '“', '”', '„', '‘', '’', '‚', '«', '»'];
    let bare = shortened(value.trim_matches(quotes));
    let unsigned = value.trim_start_matches(['+', '-']);
    let mut digits = unsigned.chars();
    let (first, second) = (digits.next(), digits.next());
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_date = is_digit(first)
        && unsigned.chars().all(|c| c.is_ascii_digit() || "-.:/TZ+".contains(c))
        && (unsigned.contains(['-', ':', '/']) || is_german_date(unsigned));
    if value.is_empty() {
        "a value is missing: key = \"text\", key = 5.5 or key = true".to_owned()
    } else if ["true", "false", "yes", "no", "ja", "nein"].contains(&&*value.to_lowercase()) {
        format!("yes and no are written true and false, not {value}")
    } else if is_date {
        format!("a date stands in quotes, as \"2015\", \"2015-10\" or \"2015-10-27\", not {value}")
    } else if first == Some('0') && is_digit(second) {
        let number = unsigned.trim_start_matches('0');
        let zero = if is_digit(number.chars().next()) { "" } else { "0" };
        format!(
            "a number does not begin with 0: {zero}{number}, not {value}; what is no amount, such \
             as an AGS, stands in quotes: \"{value}\""
        )
    } else if is_digit(first) || first == Some('.') || unsigned.len() < value.len() {
        format!("a number has only digits, and a point between them: 1500 or 5.5, not `{bare}`")
    } else {
        format!("a text stands in quotes: \"{bare}\"")
    }
}

/// Whether this may be meant as a date: 27.10.2015, not 1.234.567.
fn is_german_date(text: &str) -> bool {
    let parts: Vec<usize> = text.split('.').map(str::len).collect();
    matches!(*parts, [1 | 2, 1 | 2, 2 | 4])
}

fn of_text(before: &str, after: &str) -> String {
    match after.chars().next() {
        Some(c) if c.is_control() => {
            format!("a character that cannot be seen (U+{:04X})", u32::from(c))
        }
        _ if before.trim_end().ends_with('\\') => BACKSLASH.to_owned(),
        // The parser means a key in braces that has no value.
        _ if after.starts_with('}') && before.matches('"').count().is_multiple_of(2) => {
            of_key(before, "")
        }
        _ => "the text has no end: the quote behind it is missing".to_owned(),
    }
}

fn of_key(before: &str, after: &str) -> String {
    let line = [before, after].concat();
    let begin = before.rfind(['{', ',']).map_or(0, |sign| sign + 1);
    let key = line.get(begin..).unwrap_or_default().trim();
    let end = key.find(['=', '"', ':']).unwrap_or(key.len());
    let (name, rest) = key.split_at_checked(end).unwrap_or_default();
    let name = shortened(name.trim().trim_matches(['[', ']']));
    if line.trim_start().starts_with("//") {
        "a comment begins with #, not with //".to_owned()
    } else if rest.starts_with(':') {
        format!("`=` stands between a key and its value, not `:`: {name} = \"text\"")
    } else if name.chars().any(|c| !c.is_ascii_alphanumeric() && !"-_. ".contains(c)) {
        format!("a key has only letters without accents, digits, `-` and `_`, not `{name}`")
    } else if name.contains(' ') {
        format!("a key has no blanks, and `=` stands behind it: `{name}`")
    } else {
        format!("a value is missing: {name} = \"text\"")
    }
}

#[cfg(test)]
#[path = "syntax_tests.rs"]
mod tests;
