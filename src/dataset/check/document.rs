use serde::de::DeserializeOwned;
use toml::{
    Spanned,
    de::{DeArray, DeString, DeTable, DeValue},
};

use super::{Problem, Severity};
use crate::dataset::written::{self, Written};

/// After so many faults in one entry the rest of it is not looked at.
const ENOUGH: usize = 100;

/// What stands in for a missing field, one after another until one is of the right sort.
const STAND_INS: [&str; 8] =
    ["\"missing\"", "\"00000000\"", "\"2000\"", "\"https://example.org\"", "0", "true", "[]", "{}"];

/// A file of a dataset, with the place of everything in it.
pub(super) struct Document<'t> {
    pub(super) path: String,
    text: &'t str,
    /// Where each line begins.
    lines: Vec<usize>,
    root: DeTable<'t>,
    /// Whether it is well-formed, so that what stands in it means something.
    pub(super) well_formed: bool,
}

/// A step on the way to a place in a document.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

/// An entry of a list, and whether nothing is wrong with it.
pub(super) struct Item<T> {
    pub(super) index: usize,
    pub(super) value: T,
    pub(super) is_sound: bool,
}

impl<'t> Document<'t> {
    /// Reads a document and notes where it is not well-formed.
    pub(super) fn parse(path: &str, text: &'t str, problems: &mut Vec<Problem>) -> Self {
        let (root, faults) = written::parse(text);
        let starts = text.match_indices('\n').map(|(newline, _)| newline + 1);
        let document = Self {
            path: path.to_owned(),
            text,
            lines: std::iter::once(0).chain(starts).collect(),
            root: root.into_inner(),
            well_formed: faults.is_empty(),
        };
        for fault in faults {
            problems.push(document.error(fault.at.unwrap_or_default(), &fault.message));
        }
        document
    }

    /// The names of its parts, each with its place.
    pub(super) fn parts(&self) -> impl Iterator<Item = (&str, usize)> {
        self.root.iter().map(|(key, _)| (&**key.get_ref(), key.span().start))
    }

    /// A part that is a text.
    pub(super) fn text_of(&self, part: &str) -> Option<&str> {
        self.root.get(part)?.get_ref().as_str()
    }

    /// The entries of a list, such as all `[[source]]`; what is wrong with one is noted.
    pub(super) fn entries<T: DeserializeOwned>(
        &self,
        list: &str,
        problems: &mut Vec<Problem>,
    ) -> Vec<Item<T>> {
        let Some(part) = self.root.get(list).filter(|_| self.well_formed) else {
            return Vec::new();
        };
        let DeValue::Array(entries) = part.get_ref() else {
            problems.push(self.error(
                part.span().start,
                &format!("each entry of this list begins with a line [[{list}]]"),
            ));
            return Vec::new();
        };
        let read = |(index, entry)| {
            let before = problems.len();
            let value = self.read(entry, problems)?;
            Some(Item { index, value, is_sound: problems.len() == before })
        };
        entries.iter().enumerate().filter_map(read).collect()
    }

    /// A part that is one table, such as `[study]`; what is wrong with it is noted.
    pub(super) fn part<T: DeserializeOwned>(
        &self,
        name: &str,
        problems: &mut Vec<Problem>,
    ) -> Option<T> {
        let part = self.root.get(name).filter(|_| self.well_formed)?;
        self.read(part, problems)
    }

    /// Reads a value and notes everything that is wrong with it: what is wrong is taken out, what
    /// is missing stood in for, and the rest is read again.
    fn read<T: DeserializeOwned>(
        &self,
        entry: &Spanned<DeValue<'t>>,
        problems: &mut Vec<Problem>,
    ) -> Option<T> {
        let mut rest = entry.clone();
        let mut taken_out = Vec::new();
        let mut stood_in: Option<(String, usize)> = None;
        for _ in 0..ENOUGH {
            let fault = match T::deserialize(Written(&rest)) {
                Ok(value) => return Some(value),
                Err(fault) => fault,
            };
            let DeValue::Table(table) = rest.get_mut() else {
                problems.push(self.error(entry.span().start, &fault.message));
                return None;
            };
            let at = fault.at.unwrap_or(entry.span().start);
            if at >= self.text.len() {
                // What stands in is of the wrong sort.
                let (field, tried) = stood_in?;
                self.stand_in(table, &field, tried + 1)?;
                stood_in = Some((field, tried + 1));
                continue;
            }
            if !fault.missing.is_some_and(|field| taken_out.iter().any(|key| key == field)) {
                problems.push(self.error(at, &fault.message));
            }
            match fault.missing.filter(|_| at == entry.span().start) {
                Some(field) => {
                    self.stand_in(table, field, 0)?;
                    stood_in = Some((field.to_owned(), 0));
                }
                None => taken_out.push(take_out(table, at)?),
            }
        }
        None
    }

    /// Puts something in the place of a missing field, so that the rest can be read.
    fn stand_in(&self, table: &mut DeTable<'t>, field: &str, number: usize) -> Option<()> {
        let value = DeValue::parse(STAND_INS.get(number)?).ok()?.into_inner();
        let nowhere = self.text.len()..self.text.len();
        let key = Spanned::new(nowhere.clone(), field.to_owned().into());
        table.insert(key, Spanned::new(nowhere, value));
        Some(())
    }

    /// An error at a place.
    pub(super) fn error_at(&self, steps: &[Step<'_>], message: &str) -> Problem {
        self.error(self.find(steps), message)
    }

    /// A warning at a place.
    pub(super) fn warning_at(&self, steps: &[Step<'_>], message: &str) -> Problem {
        Problem { severity: Severity::Warning, ..self.error_at(steps, message) }
    }

    /// An error within the text at a place, so many bytes from its beginning.
    pub(super) fn error_within(&self, steps: &[Step<'_>], offset: usize, message: &str) -> Problem {
        let start = self.find(steps);
        let is_quoted = self.text.get(start..).is_some_and(|text| text.starts_with(['"', '\'']));
        self.error(start + usize::from(is_quoted) + offset, message)
    }

    /// An error at a byte.
    pub(super) fn error(&self, byte: usize, message: &str) -> Problem {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.lines.partition_point(|start| *start <= byte);
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let before = self.text.get(start..byte).unwrap_or_default();
        Problem {
            file: self.path.clone(),
            place: Some((line, before.chars().count() + 1)),
            severity: Severity::Error,
            message: message.to_owned(),
        }
    }

    /// The byte at which something stands, or at which the last known step on the way does.
    fn find(&self, steps: &[Step<'_>]) -> usize {
        let mut place = 0;
        let mut table = Some(&self.root);
        let mut list = None;
        for step in steps {
            let value = match step {
                Step::Key(key) => table.and_then(|table| table.get(*key)),
                Step::Index(index) => list.and_then(|list: &DeArray<'_>| list.get(*index)),
            };
            let Some(value) = value else { break };
            place = value.span().start;
            table = value.get_ref().as_table();
            list = value.get_ref().as_array();
        }
        place
    }

    /// All that stands in it.
    pub(super) fn root(&self) -> &DeTable<'t> {
        &self.root
    }

    /// The keys of a part.
    pub(super) fn keys(&self, part: &str) -> impl Iterator<Item = &str> {
        let table = self.root.get(part).and_then(|part| part.get_ref().as_table());
        table.into_iter().flat_map(|table| table.keys()).map(|key| &**key.get_ref())
    }

    /// How many entries a list has.
    pub(super) fn count(&self, list: &str) -> usize {
        let entries = self.root.get(list).and_then(|part| part.get_ref().as_array());
        entries.map_or(0, |entries| entries.len())
    }

    /// The ids of a list, each with the index of the entry that has it.
    pub(super) fn ids(&self, list: &str) -> Vec<(usize, &str)> {
        let entries = self.root.get(list).and_then(|part| part.get_ref().as_array());
        let entries = entries.into_iter().flat_map(|entries| entries.iter().enumerate());
        entries
            .filter_map(|(index, entry)| {
                Some((index, entry.get_ref().as_table()?.get("id")?.get_ref().as_str()?))
            })
            .collect()
    }
}

/// Takes out what stands at a byte, as little as possible; returns its key.
fn take_out<'t>(table: &mut DeTable<'t>, at: usize) -> Option<String> {
    for (_, value) in table.iter_mut() {
        let inner: Vec<&mut DeTable<'t>> = match value.get_mut() {
            DeValue::Table(inner) => vec![inner],
            DeValue::Array(list) => list
                .iter_mut()
                .filter_map(|element| match element.get_mut() {
                    DeValue::Table(inner) => Some(inner),
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        };
        if let Some(key) = inner.into_iter().find_map(|inner| take_out(inner, at)) {
            return Some(key);
        }
    }
    let stands_there = |(key, value): &(&Spanned<_>, &Spanned<DeValue<'t>>)| {
        key.span().contains(&at) || value.span().contains(&at)
    };
    let key: &Spanned<DeString<'t>> = table.iter().find(stands_there)?.0;
    let key = key.get_ref().to_string();
    table.remove(&*key);
    Some(key)
}
