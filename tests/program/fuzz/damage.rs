//! What befalls the files of a dataset.

use std::{
    fs,
    ops::Range,
    path::{Path, PathBuf},
};

use proptest::{
    prelude::*,
    sample::{Index, select},
};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::expressions::condition;
use crate::support::files;

/// Something that is done to a file.
#[derive(Debug, Clone)]
pub struct Damage {
    file: Index,
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    RemoveLine(Index),
    DoubleLine(Index),
    SwapLines(Index, Index),
    /// From a line that begins an entry to the next one.
    RemoveEntry(Index),
    DoubleEntry(Index),
    /// Writes something else in the place of a value or a key.
    Replace(Index, String),
    /// Writes what stands elsewhere in the same dataset, as far as it is of the same sort.
    Borrow(Index, Index),
    /// Writes another condition in the place of a rule.
    Rule(Index, String),
    /// Writes other bytes in the place of some.
    Bytes(Index, usize, Vec<u8>),
    RemoveFile,
}

/// What may stand where something else should, a line each: values of TOML, and what is none.
const HOSTILE: &str = include_str!("hostile.txt");

pub fn damage() -> impl Strategy<Value = Damage> {
    let place = any::<Index>;
    let long = (1_usize..5).prop_map(|thousands| format!("\"{}\"", "x".repeat(1_000 * thousands)));
    let other = prop_oneof![
        12 => select(HOSTILE.lines().collect::<Vec<_>>()).prop_map(str::to_owned),
        1 => long,
        2 => any::<String>().prop_map(|text| serde_json::Value::String(text).to_string()),
        2 => any::<f64>().prop_map(|number| format!("{number:?}")),
        2 => (-1_000_i64..100_000).prop_map(|number| number.to_string()),
    ];
    let bytes = prop::collection::vec(any::<u8>(), 0..4);
    let kind = prop_oneof![
        3 => place().prop_map(Kind::RemoveLine),
        2 => place().prop_map(Kind::DoubleLine),
        2 => (place(), place()).prop_map(|(a, b)| Kind::SwapLines(a, b)),
        3 => place().prop_map(Kind::RemoveEntry),
        1 => place().prop_map(Kind::DoubleEntry),
        10 => (place(), other).prop_map(|(at, other)| Kind::Replace(at, other)),
        8 => (place(), place()).prop_map(|(at, from)| Kind::Borrow(at, from)),
        2 => (place(), condition()).prop_map(|(at, other)| Kind::Rule(at, other)),
        2 => (place(), 0_usize..4, bytes).prop_map(|(at, length, bytes)| Kind::Bytes(at, length, bytes)),
        1 => Just(Kind::RemoveFile),
    ];
    (any::<Index>(), kind).prop_map(|(file, kind)| Damage { file, kind })
}

impl Damage {
    /// Does it to the dataset in a folder, and tells what was done.
    pub fn befall(&self, folder: &Path) -> String {
        let mut files = files(folder);
        files.sort();
        let Self { file, kind } = self;
        let path = file.get(&files);
        let before = fs::read(path).unwrap();
        let (range, instead) = match kind {
            Kind::RemoveFile => {
                fs::remove_file(path).unwrap();
                return format!("{} is removed", path.display());
            }
            Kind::Bytes(at, length, bytes) => {
                let at = at.index(before.len() + 1);
                (at..(at + length).min(before.len()), bytes.clone())
            }
            of_text => {
                let text = str::from_utf8(&before).ok();
                let Some((range, instead)) =
                    text.and_then(|text| of_text.in_text(path, text, &files))
                else {
                    return format!("{} stays", path.display());
                };
                (range, instead.into_bytes())
            }
        };
        let [stood, stands] = [&before[range.clone()], &*instead].map(String::from_utf8_lossy);
        let told = format!("{}:{}: {stood:?} → {stands:?}", path.display(), range.start);
        fs::write(path, [&before[..range.start], &*instead, &before[range.end..]].concat())
            .unwrap();
        told
    }
}

impl Kind {
    /// What stands where, and what is to stand there instead.
    fn in_text(
        &self,
        path: &Path,
        text: &str,
        files: &[PathBuf],
    ) -> Option<(Range<usize>, String)> {
        let lines = spans(text.split_inclusive('\n'));
        let line = |at: &Index| one_of(&lines, *at);
        Some(match self {
            Self::RemoveLine(at) => (line(at)?, String::new()),
            Self::DoubleLine(at) => (line(at)?, text[line(at)?].repeat(2)),
            Self::SwapLines(a, b) => {
                let (a, b) = (line(a)?, line(b)?);
                let (a, b) = if a.start < b.start { (a, b) } else { (b, a) };
                if a == b {
                    return None;
                }
                let between = &text[a.end..b.start];
                (a.start..b.end, [&text[b], between, &text[a]].concat())
            }
            Self::RemoveEntry(at) => (entry(text, *at)?, String::new()),
            Self::DoubleEntry(at) => {
                let range = entry(text, *at)?;
                (range.clone(), format!("{0}\n{0}", &text[range]))
            }
            Self::Replace(at, other) => {
                let is_table = path.extension().is_some_and(|it| it == "csv");
                let plain = is_table.then(|| serde_json::from_str(other).ok()).flatten();
                (one_of(&places(path, text), *at)?, plain.unwrap_or_else(|| other.clone()))
            }
            Self::Borrow(at, from) => {
                let place = one_of(&places(path, text), *at)?;
                let sort = sort(&text[place.clone()]);
                let others = files.iter().filter(|file| file.extension() == path.extension());
                let others = others.flat_map(|file| {
                    let text = String::from_utf8_lossy(&fs::read(file).unwrap()).into_owned();
                    let places = self::places(file, &text);
                    places.into_iter().map(move |place| text[place].to_owned()).collect::<Vec<_>>()
                });
                let others: Vec<_> = others.filter(|other| self::sort(other) == sort).collect();
                (place, one_of(&others, *from)?)
            }
            Self::Rule(at, other) => {
                let is_rule = |place: &Range<usize>| {
                    let text = &text[place.clone()];
                    text.starts_with('"') && text.contains(['=', '<', '>'])
                };
                let rules: Vec<_> = places(path, text).into_iter().filter(is_rule).collect();
                (one_of(&rules, *at)?, serde_json::Value::from(&**other).to_string())
            }
            Self::Bytes(..) | Self::RemoveFile => return None,
        })
    }
}

/// The bytes that parts of a text take, which follow each other.
fn spans<'t>(parts: impl Iterator<Item = &'t str>) -> Vec<Range<usize>> {
    let spans = parts.scan(0, |start, part| {
        let span = *start..*start + part.len();
        *start = span.end;
        Some(span)
    });
    spans.collect()
}

fn one_of<T: Clone>(all: &[T], at: Index) -> Option<T> {
    (!all.is_empty()).then(|| at.get(all).clone())
}

/// An entry of a list of tables.
fn entry(text: &str, at: Index) -> Option<Range<usize>> {
    let begins: Vec<usize> = text.match_indices("\n[[").map(|(newline, _)| newline + 1).collect();
    let begin = one_of(&begins, at)?;
    let end = begins.into_iter().find(|it| *it > begin).unwrap_or(text.len());
    Some(begin..end)
}

/// Of what sort a value is, as far as its first letter tells.
fn sort(value: &str) -> u8 {
    match value.chars().next() {
        Some('0'..='9' | '-') => 0,
        Some('"' | '\'') => 1,
        Some('[' | '{') => 2,
        Some(_) => 3,
        None => 4,
    }
}

/// Where the values and keys of a file stand.
fn places(path: &Path, text: &str) -> Vec<Range<usize>> {
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
