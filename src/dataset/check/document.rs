//! A file of a dataset as it is written, with the place of everything in it.

use serde::de::DeserializeOwned;
use toml::{
    Spanned,
    de::{DeString, DeTable, DeValue},
};

use super::{Problem, Severity};
use crate::{
    dataset::written::{self, Written, unknown_key},
    say,
};

/// After so many faults in one entry the rest of it is not looked at.
const ENOUGH: usize = 100;

/// What stands in for a missing field, one after another until one is of the right sort.
const STAND_INS: [&str; 8] =
    ["\"missing\"", "\"00000000\"", "\"2000\"", "\"https://example.org\"", "0", "true", "[]", "{}"];

/// A file that is read.
pub struct Document<'t> {
    pub path: &'t str,
    text: &'t str,
    /// Where each line begins.
    lines: Vec<usize>,
    root: Spanned<DeValue<'t>>,
    /// Whether it is well-formed, so that what stands in it means something.
    pub is_well_formed: bool,
}

/// A place in a document, with what stands there.
#[derive(Clone, Copy)]
pub struct Cursor<'d> {
    document: &'d Document<'d>,
    byte: usize,
    value: Option<&'d Spanned<DeValue<'d>>>,
}

/// An entry of a list, where it stands, and whether nothing is wrong with it.
pub struct Placed<'d, T> {
    pub at: Cursor<'d>,
    pub value: T,
    pub is_sound: bool,
}

/// The entries of a list that can be read.
pub struct List<'d, T> {
    pub entries: Vec<Placed<'d, T>>,
    /// Whether nothing is wrong with any, and none is missing.
    pub is_sound: bool,
}

/// The parts of a document, asked for one by one; whatever is wrong with them is noted.
pub struct Parts<'d, 'p> {
    document: Option<&'d Document<'d>>,
    asked: Vec<&'static str>,
    problems: &'p mut Vec<Problem>,
}

impl<'t> Document<'t> {
    /// Reads a document and notes where it is not well-formed.
    pub fn parse(path: &'t str, text: &'t str, problems: &mut Vec<Problem>) -> Self {
        let (root, faults) = written::parse(text);
        let starts = text.match_indices('\n').map(|(newline, _)| newline + 1);
        let document = Self {
            path,
            text,
            lines: std::iter::once(0).chain(starts).collect(),
            root: Spanned::new(root.span(), DeValue::Table(root.into_inner())),
            is_well_formed: faults.is_empty(),
        };
        let problem = |it: &written::Fault| document.error(it.at.unwrap_or_default(), &it.message);
        problems.extend(faults.iter().map(problem));
        document
    }

    /// Its beginning, and all that stands in it.
    pub fn root(&self) -> Cursor<'_> {
        Cursor { document: self, byte: 0, value: Some(&self.root) }
    }

    fn error(&self, byte: usize, message: &str) -> Problem {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.lines.partition_point(|start| *start <= byte);
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let before = self.text.get(start..byte).unwrap_or_default();
        Problem {
            file: self.path.to_owned(),
            place: Some((line, before.chars().count() + 1)),
            severity: Severity::Error,
            message: message.to_owned(),
        }
    }
}

impl<'d> Cursor<'d> {
    /// The place of what stands under a key, or this one if there is no such key.
    pub fn key(self, key: &str) -> Self {
        let table = self.value().and_then(DeValue::as_table);
        self.to(table.and_then(|table| table.get(key)))
    }

    /// The place of an element of a list, or this one if there is no such element.
    pub fn element(self, index: usize) -> Self {
        let list = self.value().and_then(DeValue::as_array);
        self.to(list.and_then(|list| list.get(index)))
    }

    /// The elements of a list.
    pub fn elements(self) -> impl Iterator<Item = Self> {
        let list = self.value().and_then(DeValue::as_array);
        list.into_iter().flat_map(|list| list.iter()).map(move |element| self.to(Some(element)))
    }

    /// The keys that stand here, with what stands under them.
    pub fn keys(self) -> impl Iterator<Item = (&'d Spanned<DeString<'d>>, Self)> {
        let table = self.value().and_then(DeValue::as_table);
        let pairs = table.into_iter().flat_map(|table| table.iter());
        pairs.map(move |(key, value)| (key, self.to(Some(value))))
    }

    /// What stands here.
    pub fn value(self) -> Option<&'d DeValue<'d>> {
        self.value.map(Spanned::get_ref)
    }

    /// The text that stands here.
    pub fn text(self) -> Option<&'d str> {
        self.value()?.as_str()
    }

    fn to(self, value: Option<&'d Spanned<DeValue<'d>>>) -> Self {
        let byte = value.map_or(self.byte, |value| value.span().start);
        Self { byte, value, ..self }
    }

    /// An error here.
    pub fn error(self, message: impl AsRef<str>) -> Problem {
        self.document.error(self.byte, message.as_ref())
    }

    /// An error within the text that stands here, so many bytes from its beginning.
    pub fn error_within(self, offset: usize, message: &str) -> Problem {
        let rest = self.document.text.get(self.byte..).unwrap_or_default();
        let quote = usize::from(rest.starts_with(['"', '\'']));
        self.document.error(self.byte + quote + offset, message)
    }

    /// Reads what stands here and notes everything that is wrong with it: what is wrong is taken
    /// out, what is missing stood in for, and the rest is read again.
    fn read<T: DeserializeOwned>(self, problems: &mut Vec<Problem>) -> Option<T> {
        // Whatever stands in does so behind the end of the text.
        let end = self.document.text.len();
        let mut rest = self.value?.clone();
        let mut taken_out = Vec::new();
        let mut stood_in: Option<(String, usize)> = None;
        for _ in 0..ENOUGH {
            let fault = match T::deserialize(Written(&rest)) {
                Ok(value) => return Some(value),
                Err(fault) => fault,
            };
            let DeValue::Table(table) = rest.get_mut() else {
                problems.push(self.error(&fault.message));
                return None;
            };
            let at = fault.at.unwrap_or(self.byte);
            if at >= end {
                // What stands in is of the wrong sort.
                let (field, tried) = stood_in?;
                stand_in(table, &field, tried + 1, end)?;
                stood_in = Some((field, tried + 1));
                continue;
            }
            if !fault.missing.is_some_and(|field| taken_out.iter().any(|key| key == field)) {
                problems.push(self.document.error(at, &fault.message));
            }
            match fault.missing.filter(|_| at == self.byte) {
                Some(field) => {
                    stand_in(table, field, 0, end)?;
                    stood_in = Some((field.to_owned(), 0));
                }
                None => taken_out.push(take_out(table, at)?),
            }
        }
        None
    }
}

impl<'d, 'p> Parts<'d, 'p> {
    pub fn of(document: Option<&'d Document<'d>>, problems: &'p mut Vec<Problem>) -> Self {
        Self { document, asked: Vec::new(), problems }
    }

    /// A list, such as all `[[source]]`, which may be missing.
    pub fn optional_list<T: DeserializeOwned>(&mut self, name: &'static str) -> List<'d, T> {
        let mut list = List { entries: Vec::new(), is_sound: false };
        let Some(part) = self.optional(name) else { return list };
        if part.value().and_then(DeValue::as_array).is_none() {
            self.problems.push(part.error(say::list_by_name(name)));
            return list;
        }
        let found = self.problems.len();
        for at in part.elements() {
            let before = self.problems.len();
            if let Some(value) = at.read(self.problems) {
                let is_sound = self.problems.len() == before;
                list.entries.push(Placed { at, value, is_sound });
            }
        }
        list.is_sound = self.problems.len() == found;
        list
    }

    /// A list that every such document has.
    pub fn list<T: DeserializeOwned>(&mut self, name: &'static str) -> List<'d, T> {
        self.required(name);
        self.optional_list(name)
    }

    /// A part that is read only to see what is wrong with it.
    pub fn part<T: DeserializeOwned>(&mut self, name: &'static str) {
        self.required(name);
        self.optional_part::<T>(name);
    }

    /// The same for a part that may be missing.
    pub fn optional_part<T: DeserializeOwned>(&mut self, name: &'static str) {
        if let Some(part) = self.optional(name) {
            part.read::<T>(self.problems);
        }
    }

    /// Notes that a part is missing.
    pub fn required(&mut self, name: &'static str) {
        let is_missing = self.optional(name).is_none();
        let document = self.document.filter(|it| is_missing && it.is_well_formed);
        self.problems.extend(document.map(|it| it.root().error(say::missing_key(name))));
    }

    fn optional(&mut self, name: &'static str) -> Option<Cursor<'d>> {
        if !self.asked.contains(&name) {
            self.asked.push(name);
        }
        let part = self.document.filter(|document| document.is_well_formed)?.root().key(name);
        part.value.is_some().then_some(part)
    }

    /// Notes the parts that nobody has asked for.
    pub fn end(self) {
        let Some(document) = self.document else { return };
        for (key, _) in document.root().keys() {
            let name = &**key.get_ref();
            if !self.asked.contains(&name) {
                let message = unknown_key(name, &self.asked);
                self.problems.push(document.error(key.span().start, &message));
            }
        }
    }
}

/// Puts something in the place of a missing field, so that the rest can be read.
fn stand_in(table: &mut DeTable<'_>, field: &str, number: usize, end: usize) -> Option<()> {
    let value = DeValue::parse(STAND_INS.get(number)?).ok()?.into_inner();
    let key = Spanned::new(end..end, field.to_owned().into());
    table.insert(key, Spanned::new(end..end, value));
    Some(())
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
