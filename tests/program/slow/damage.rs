//! Damage to the files of a dataset, as slips, broken disks and malice do it.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::sample::{Index, select};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::support::files;

/// Damage to one file.
#[derive(Debug, Clone)]
pub struct Damage {
    file: Index,
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    RemoveLine(Index),
    DoubleLine(Index),
    /// From a line that begins an entry to the next one.
    RemoveEntry(Index),
    DoubleEntry(Index),
    /// Something else in the place of a value or a key.
    Replace(Index, String),
    /// A value of the same type from elsewhere in the same file.
    Borrow(Index, Index),
    /// Other bytes in the place of some.
    Bytes(Index, usize, Vec<u8>),
    RemoveFile,
}

/// Values of TOML, a line each, and things that are none.
const HOSTILE: &str = include_str!("hostile.txt");

/// Names that mean something elsewhere.
const NAMES: &str = "all or not in missing rank percentile desc name id ags size close sources state \
                     study latest a_2020 größe boats_2021";

/// Some damage.
pub fn damage() -> impl Strategy<Value = Vec<Damage>> {
    let place = any::<Index>;
    let bytes = prop::collection::vec(any::<u8>(), 0..4);
    let kind = prop_oneof![
        3 => place().prop_map(Kind::RemoveLine),
        2 => place().prop_map(Kind::DoubleLine),
        3 => place().prop_map(Kind::RemoveEntry),
        1 => place().prop_map(Kind::DoubleEntry),
        12 => (place(), replacement()).prop_map(|(at, other)| Kind::Replace(at, other)),
        8 => (place(), place()).prop_map(|(at, from)| Kind::Borrow(at, from)),
        2 => (place(), 0_usize..4, bytes).prop_map(|(at, length, it)| Kind::Bytes(at, length, it)),
        1 => Just(Kind::RemoveFile),
    ];
    let damage = (place(), kind).prop_map(|(file, kind)| Damage { file, kind });
    prop::collection::vec(damage, 1..4)
}

fn replacement() -> impl Strategy<Value = String> {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    prop_oneof![
        8 => select(HOSTILE.lines().collect::<Vec<_>>()).prop_map(str::to_owned),
        3 => (-100_i32..1_000).prop_map(|number| number.to_string()),
        2 => (0.0..100.0).prop_map(|number: f64| format!("{number:.2}")),
        3 => select(NAMES.split(' ').collect::<Vec<_>>()).prop_map(quoted),
        1 => any::<String>().prop_map(move |text| quoted(&text)),
        1 => (1_usize..5).prop_map(|count| format!("\"{}\"", "x".repeat(1_000 * count))),
    ]
}

impl Damage {
    /// Does it to the dataset in a folder, and tells what was done.
    pub fn befall(&self, folder: &Path) -> String {
        let files = files(folder);
        let path = self.file.get(&files);
        let before = fs::read(path).unwrap();
        let changed = match &self.kind {
            Kind::RemoveFile => {
                fs::remove_file(path).unwrap();
                return format!("{} is removed", path.display());
            }
            Kind::Bytes(at, length, bytes) => {
                let at = at.index(before.len() + 1);
                Some((at..(at + length).min(before.len()), bytes.clone()))
            }
            kind => str::from_utf8(&before).ok().and_then(|text| kind.in_text(path, text)),
        };
        let Some((range, instead)) = changed else { return "nothing".to_owned() };
        let [stood, stands] = [&before[range.clone()], &*instead].map(String::from_utf8_lossy);
        let told = format!("{}:{}: {stood:?} → {stands:?}", path.display(), range.start);
        fs::write(path, [&before[..range.start], &*instead, &before[range.end..]].concat())
            .unwrap();
        told
    }
}

impl Kind {
    /// Place of what is replaced, and what stands there instead.
    fn in_text(&self, path: &Path, text: &str) -> Option<(Range<usize>, Vec<u8>)> {
        let lines = spans(text.split_inclusive('\n'));
        let (range, instead) = match self {
            Self::RemoveLine(at) => (one_of(&lines, *at)?, String::new()),
            Self::DoubleLine(at) => {
                let line = one_of(&lines, *at)?;
                (line.clone(), text[line].repeat(2))
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
                let places = places(path, text);
                let place = one_of(&places, *at)?;
                let first = |range: &Range<usize>| text[range.clone()].chars().next().map(kind);
                let of_type: Vec<_> =
                    places.into_iter().filter(|it| first(it) == first(&place)).collect();
                let other = one_of(&of_type, *from)?;
                (place, text[other].to_owned())
            }
            Self::Bytes(..) | Self::RemoveFile => return None,
        };
        Some((range, instead.into_bytes()))
    }
}

/// Type of a value, as far as its first letter tells.
fn kind(first: char) -> u8 {
    match first {
        '0'..='9' | '-' => 0,
        '"' | '\'' => 1,
        '[' | '{' => 2,
        _ => 3,
    }
}

/// Bytes of parts of a text, which follow each other.
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

/// Entry of a list of tables.
fn entry(text: &str, at: Index) -> Option<Range<usize>> {
    let begins: Vec<usize> = text.match_indices("\n[[").map(|(newline, _)| newline + 1).collect();
    let begin = one_of(&begins, at)?;
    let end = begins.into_iter().find(|it| *it > begin).unwrap_or(text.len());
    Some(begin..end)
}

/// Places of the values and keys of a file.
fn places(path: &Path, text: &str) -> Vec<Range<usize>> {
    if path.extension().is_some_and(|it| it == "csv") {
        let cells = spans(text.split_inclusive([',', '\n'])).into_iter();
        return cells.map(|cell| cell.start..cell.end.max(cell.start + 1) - 1).collect();
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

/// Files of a folder that are only half-written.
pub fn drafts(folder: &Path) -> Vec<PathBuf> {
    files(folder)
        .into_iter()
        .filter(|it| it.display().to_string().contains("/.quartier-"))
        .collect()
}
