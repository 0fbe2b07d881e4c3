//! File of a dataset with the place of everything in it.

use std::cell::RefCell;
use std::iter::once;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, ValueDeserializer};

use crate::data::problem::{MOST, fault_of_id, fault_of_text, no_number};
use crate::data::{Problem, names};
use crate::expression::ExpressionError;
use crate::i18n::Localized;

/// File of a dataset: TOML, or the table.
pub struct Document<'t> {
    /// Path in the dataset.
    pub path: &'t str,
    /// Text.
    pub text: &'t str,
    /// Byte at which each line begins.
    lines: Vec<usize>,
    root: Spanned<DeValue<'t>>,
    /// Everything that was found wrong with it.
    pub problems: RefCell<Vec<Problem>>,
}

/// Place in a file, and the value that stands there.
#[derive(Clone, Copy)]
pub struct Place<'d> {
    /// File.
    pub document: &'d Document<'d>,
    byte: usize,
    value: Option<&'d Spanned<DeValue<'d>>>,
}

impl<'t> Document<'t> {
    /// Reads a file. If it is no TOML, the first fault is noted, since others mostly follow from
    /// it.
    pub fn new(path: &'t str, text: &'t str) -> Self {
        let starts = text.match_indices('\n').map(|(newline, _)| newline + 1);
        let lines = once(0).chain(starts).collect();
        let root = Spanned::new(0..0, DeValue::Table(DeTable::default()));
        let mut document = Self { path, text, lines, root, problems: RefCell::default() };
        match (path != names::REFERENCE).then(|| DeTable::parse(text)) {
            None => {}
            Some(Ok(root)) => *document.root.get_mut() = DeValue::Table(root.into_inner()),
            Some(Err(error)) => document.note_fault(&error, 0),
        }
        document
    }

    /// True if nothing was found wrong with it.
    pub fn is_sound(&self) -> bool {
        self.problems.borrow().is_empty()
    }

    /// True if so much is wrong with it that no more is told.
    pub fn is_full(&self) -> bool {
        self.problems.borrow().len() >= MOST
    }

    /// Beginning of the file.
    pub fn root(&self) -> Place<'_> {
        Place { document: self, byte: 0, value: Some(&self.root) }
    }

    /// Beginning of a line.
    pub fn line(&self, line: usize) -> Place<'_> {
        let byte = self.lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
        Place { document: self, byte, value: None }
    }

    /// The one of these files that has a path, as its type, unless it does not fit.
    pub fn read<T: DeserializeOwned>(files: &[Self], path: &str) -> Option<T> {
        let root = files.iter().find(|it| it.path == path)?.root.clone();
        T::deserialize(ValueDeserializer::from(root)).ok()
    }

    /// Notes everything that does not fit the type of the file: first what stands beside its
    /// lists, then the first fault of each of their entries.
    pub fn check_type<T: DeserializeOwned>(&self) {
        let DeValue::Table(table) = self.root.get_ref() else { return };
        let fault = |table: &DeTable<'t>| {
            let root = Spanned::new(self.root.span(), DeValue::Table(table.clone()));
            T::deserialize(ValueDeserializer::from(root)).err()
        };
        let mut rest = table.clone();
        for (_, list) in rest.iter_mut().filter(|(_, value)| value.get_ref().is_array()) {
            *list.get_mut() = DeValue::Array(DeArray::new());
        }
        if let Some(error) = fault(&rest) {
            return self.note_fault(&error, 0);
        }
        for (key, value) in table {
            let entries = value.get_ref().as_array().into_iter().flatten();
            for entry in entries.take_while(|_| !self.is_full()) {
                let mut one = rest.clone();
                let list = DeValue::Array(DeArray::from_iter([entry.clone()]));
                one.insert(key.clone(), Spanned::new(value.span(), list));
                if let Some(error) = fault(&one) {
                    self.note_fault(&error, entry.span().start);
                }
            }
        }
    }

    /// Notes a fault that the parser tells, in its own English words.
    fn note_fault(&self, error: &toml::de::Error, otherwise: usize) {
        let byte = error.span().map_or(otherwise, |span| span.start);
        self.note(byte, Localized::of_error(error.message()));
    }

    fn note(&self, byte: usize, message: Localized) {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.lines.partition_point(|start| *start <= byte);
        let column = self.text[self.lines[line - 1]..byte].chars().count() + 1;
        self.problems.borrow_mut().push(Problem::new(self.path, message).at(line, column));
    }
}

impl<'d> Place<'d> {
    /// Place of the value under a key, or this one if there is no such key.
    pub fn key(self, key: &str) -> Self {
        let table = self.value().and_then(DeValue::as_table);
        self.at(table.and_then(|table| table.get(key)))
    }

    /// Places of the elements of a list, until too much is wrong.
    pub fn elements(self) -> impl Iterator<Item = Self> {
        let list = self.value().and_then(DeValue::as_array);
        let places = list.into_iter().flatten().map(move |it| self.at(Some(it)));
        places.take_while(|it| !it.document.is_full())
    }

    /// Keys with the places of their values, until too much is wrong.
    pub fn keys(self) -> impl Iterator<Item = (&'d str, Self)> {
        let table = self.value().and_then(DeValue::as_table);
        let pairs = table.into_iter().flatten();
        let places = pairs.map(move |(key, value)| (&**key.get_ref(), self.at(Some(value))));
        places.take_while(|(_, it)| !it.document.is_full())
    }

    /// Value as a text.
    pub fn text(self) -> Option<&'d str> {
        self.value()?.as_str()
    }

    /// Value as it is written.
    pub fn written(self) -> &'d str {
        let span = self.value.map_or(0..0, Spanned::span);
        self.document.text.get(span).unwrap_or_default()
    }

    fn value(self) -> Option<&'d DeValue<'d>> {
        self.value.map(Spanned::get_ref)
    }

    fn at(self, value: Option<&'d Spanned<DeValue<'d>>>) -> Self {
        Self { byte: value.map_or(self.byte, |value| value.span().start), value, ..self }
    }

    /// Notes a fault here, if there is one.
    pub fn note(self, fault: impl Into<Option<Localized>>) {
        if let Some(message) = fault.into() {
            self.document.note(self.byte, message);
        }
    }

    /// Notes the fault of the expression that stands here, at its place unless escapes follow.
    pub fn note_expression(self, fault: ExpressionError) {
        let rest = fault.expression.get(fault.span.start..).unwrap_or_default();
        let written = self.written().trim_end_matches(['"', '\'']);
        Self { byte: self.byte + written.rfind(rest).unwrap_or(0), ..self }.note(fault.message);
    }

    /// Checks all texts, ids and numbers here and further in.
    pub fn check_values(self) {
        match self.value() {
            Some(DeValue::String(text)) => self.note(fault_of_text(text)),
            Some(DeValue::Float(number)) => {
                let is_number = number.as_str().ends_with(|c: char| c.is_ascii_digit());
                self.note((!is_number).then(|| no_number(number.as_str())));
            }
            _ => {}
        }
        self.elements().for_each(Self::check_values);
        for (key, at) in self.keys() {
            match at.text().filter(|_| key == "id").and_then(fault_of_id) {
                Some(fault) => at.note(fault),
                None => at.check_values(),
            }
        }
    }
}
