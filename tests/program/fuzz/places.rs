//! Where the values of the files of a dataset stand.

use std::{ops::Range, path::Path};

use proptest::sample::Index;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// Whether a value names something, rather than tells it.
pub fn is_name(value: &str) -> bool {
    let name = value.trim_matches('"');
    let is_letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c);
    value.starts_with('"') && !name.is_empty() && name.chars().all(is_letter)
}

/// The bytes that parts of a text take, which follow each other.
pub fn spans<'t>(parts: impl Iterator<Item = &'t str>) -> Vec<Range<usize>> {
    let spans = parts.scan(0, |start, part| {
        let span = *start..*start + part.len();
        *start = span.end;
        Some(span)
    });
    spans.collect()
}

pub fn one_of<T: Clone>(all: &[T], at: Index) -> Option<T> {
    (!all.is_empty()).then(|| at.get(all).clone())
}

/// The place of one of such values.
pub fn place(
    path: &Path,
    text: &str,
    at: Index,
    is_such: impl Fn(&str) -> bool,
) -> Option<Range<usize>> {
    let places = places(path, text).into_iter().filter(|place| is_such(&text[place.clone()]));
    one_of(&places.collect::<Vec<_>>(), at)
}

/// An entry of a list of tables.
pub fn entry(text: &str, at: Index) -> Option<Range<usize>> {
    let begins: Vec<usize> = text.match_indices("\n[[").map(|(newline, _)| newline + 1).collect();
    let begin = one_of(&begins, at)?;
    let end = begins.into_iter().find(|it| *it > begin).unwrap_or(text.len());
    Some(begin..end)
}

/// Of what sort a value is, as far as its first letter tells.
pub fn sort(value: &str) -> u8 {
    match value.chars().next() {
        Some('0'..='9' | '-') => 0,
        Some('"' | '\'') => 1,
        Some('[' | '{') => 2,
        Some(_) => 3,
        None => 4,
    }
}

/// Where the values and keys of a file stand.
pub fn places(path: &Path, text: &str) -> Vec<Range<usize>> {
    if path.extension().is_some_and(|it| it == "csv") {
        let cells = spans(text.split_inclusive([',', '\n']));
        return cells
            .into_iter()
            .map(|cell| cell.start..cell.end.max(cell.start + 1) - 1)
            .collect();
    }
    let (table, _) = DeTable::parse_recoverable(text);
    let mut places = Vec::new();
    within(table.get_ref(), &mut places);
    places.retain(|place| text.is_char_boundary(place.start) && text.is_char_boundary(place.end));
    places
}

fn within(table: &DeTable<'_>, places: &mut Vec<Range<usize>>) {
    for (key, value) in table {
        places.push(key.span());
        all(value, places);
    }
}

fn all(value: &Spanned<DeValue<'_>>, places: &mut Vec<Range<usize>>) {
    match value.get_ref() {
        DeValue::Table(table) => within(table, places),
        DeValue::Array(list) => list.iter().for_each(|value| all(value, places)),
        _ => {}
    }
    places.push(value.span());
}
