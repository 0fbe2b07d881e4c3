//! What the parser of TOML objects to, in plain words.

use toml::de::Error;

use super::fault::{Fault, shortened};
use crate::{characters::code, number::Finite, say};

/// How something is said in the language of errors.
type Message = fn() -> String;

/// What the parser can object to, by the words with which its messages begin, since it has no
/// other name for a kind of error; and how that is said to somebody who does not know how TOML
/// is built.
const STRUCTURE: [(&str, Message); 26] = [
    ("unclosed array table", say::brackets_of_list),
    ("unclosed table", say::brackets_of_part),
    ("missing table open", say::brackets_of_part),
    ("unclosed array", say::endless_list),
    ("unclosed inline table", say::endless_keys),
    ("missing array opening", say::list_without_beginning),
    ("missing inline table opening", say::keys_without_beginning),
    ("missing comma between array", say::comma_between_elements),
    ("missing comma between key", say::comma_between_keys),
    ("extra assignment between", say::comma_between_pairs),
    ("missing key for inline table", say::key_in_braces),
    ("invalid inline table element", say::key_in_braces),
    ("unexpected `=` in array", say::list_without_keys),
    ("extra comma in", say::comma_too_many),
    ("extra `=`", say::equals_twice),
    ("missing value", || say::no_value("key")),
    ("unexpected key or value", say::value_ends_before),
    ("invalid key-value pair", say::line_begins_with_key),
    ("unquoted keys cannot be empty", say::key_at_line),
    ("keys cannot be multi-line", say::key_without_quotes),
    ("missing escaped value", say::backslash),
    ("too few unicode value digits", say::backslash),
    ("invalid value", say::character_by_number),
    ("carriage return", say::carriage_return),
    ("cannot recurse", say::too_deep),
    ("recursion limit", say::too_deep),
];

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
        Some((_, plain)) => plain(),
        None if TAKEN.iter().any(|words| begins(words)) => {
            let name = shortened(name);
            let is_list = before.ends_with("[[");
            let form = if is_list { say::not_as_list(&name) } else { String::new() };
            say::already_there(name, form)
        }
        None if TEXTS.iter().any(|words| begins(words)) => of_text(before, after),
        None if KEYS.iter().any(|words| begins(words)) => of_key(before, after),
        // All else it objects to in a value, and what is wrong shows better in the value itself.
        None if is_heading(before, after) => say::endless_list_above(),
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
        say::no_value_of_any_sort()
    } else if ["true", "false", "yes", "no", "ja", "nein"].contains(&&*value.to_lowercase()) {
        say::true_and_false(value)
    } else if is_date {
        say::date_in_quotes(value)
    } else if first == Some('0') && is_digit(second) {
        let number = unsigned.trim_start_matches('0');
        let zero = if is_digit(number.chars().next()) { "" } else { "0" };
        say::leading_zero([zero, number].concat(), value)
    } else if is_digit(first) || first == Some('.') || unsigned.len() < value.len() {
        say::only_digits(bare)
    } else {
        say::text_in_quotes(bare)
    }
}

/// Whether this may be meant as a date: 27.10.2015, not 1.234.567.
fn is_german_date(text: &str) -> bool {
    let parts: Vec<usize> = text.split('.').map(str::len).collect();
    matches!(*parts, [1 | 2, 1 | 2, 2 | 4])
}

fn of_text(before: &str, after: &str) -> String {
    match after.chars().next() {
        Some(c) if c.is_control() => say::unseen_character(code(c)),
        _ if before.trim_end().ends_with('\\') => say::backslash(),
        // The parser means a key in braces that has no value.
        _ if after.starts_with('}') && before.matches('"').count().is_multiple_of(2) => {
            of_key(before, "")
        }
        _ => say::endless_text(),
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
        say::comment_sign()
    } else if rest.starts_with(':') {
        say::equals_not_colon(name)
    } else if name.chars().any(|c| !c.is_ascii_alphanumeric() && !"-_. ".contains(c)) {
        say::letters_of_key(name)
    } else if name.contains(' ') {
        say::blanks_in_key(name)
    } else {
        say::no_value(name)
    }
}

#[cfg(test)]
#[path = "syntax_tests.rs"]
mod tests;
