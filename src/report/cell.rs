//! Value of a table, with its type.

use super::Text;
use crate::number::{count, decimals};

/// Value of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Cell {
    /// Nothing is known.
    #[default]
    Missing,
    /// Text, with its citations.
    Text(Text),
    /// Word of a fixed list.
    Term(Term),
    /// Finite number.
    Number {
        /// Value.
        value: f64,
        /// Decimal places that it is printed with.
        places: usize,
        /// Style in which people read it.
        style: NumberStyle,
    },
    /// Yes or no.
    YesNo(bool),
    /// Several words.
    List(Vec<Term>),
    /// Number as a bar, on a scale with the others of its column.
    Bar(f64),
    /// Percentage of all that have less, as a place on a line with the median marked.
    Percentile(f64),
}

/// Style in which people read a number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum NumberStyle {
    /// Thousands apart: 17,270.
    #[default]
    Plain,
    /// Thousands apart, with a plus where it is positive: +0.85.
    Signed,
    /// Digits alone, as of a year: 2014.
    Year,
}

/// Word that programs know by a stable name and people by a label.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// Word for programs.
    pub key: String,
    /// Word for people.
    pub label: String,
    /// True if it is a class that is close to a threshold; people see `*`.
    pub is_close: bool,
}

impl Term {
    /// Word of a fixed list.
    pub fn new(key: impl Into<String>, label: impl Into<String>) -> Self {
        Self { key: key.into(), label: label.into(), is_close: false }
    }
}

impl From<String> for Term {
    /// Word that is the same for programs and people.
    fn from(text: String) -> Self {
        Self { key: text.clone(), label: text, is_close: false }
    }
}

impl Cell {
    /// Number with its decimal places, if it is one.
    pub fn amount(&self) -> Option<(f64, usize)> {
        let Self::Number { value, places, .. } = self else { return None };
        Some((*value, *places))
    }

    /// Text.
    pub fn text(text: impl Into<Text>) -> Self {
        Self::Text(text.into())
    }

    /// Number with the decimal places that it has, or more if it is to have `places`.
    pub fn number(value: f64, places: usize) -> Self {
        Self::exactly(value, decimals(value).max(places))
    }

    /// Number with so many decimal places.
    pub fn exactly(value: f64, places: usize) -> Self {
        Self::Number { value, places, style: NumberStyle::Plain }
    }

    /// Whole number.
    pub fn whole(number: usize) -> Self {
        Self::exactly(count(number), 0)
    }

    /// Percentage to one decimal place, if it is known.
    pub fn percent(value: Option<f64>) -> Self {
        value.map(|value| Self::exactly(value, 1)).into()
    }

    /// Several words.
    pub fn list(words: impl IntoIterator<Item = impl Into<Term>>) -> Self {
        Self::List(words.into_iter().map(Into::into).collect())
    }

    /// True if it is a class that is close to a threshold.
    pub fn is_close(&self) -> bool {
        matches!(self, Self::Term(term) if term.is_close)
    }

    /// The cell marked as a class that is close to a threshold, if it is.
    pub fn close_if(self, is_close: bool) -> Self {
        if let Self::Term(term) = self { Self::Term(Term { is_close, ..term }) } else { self }
    }
}

impl From<Term> for Cell {
    fn from(term: Term) -> Self {
        Self::Term(term)
    }
}

impl<T: Into<Text>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::text(text)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map(Into::into).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Cell;

    #[test]
    fn a_number_keeps_the_places_it_was_published_with() {
        let places = |value, least| Cell::number(value, least).amount().unwrap().1;
        assert_eq!(places(10.4, 1), 1);
        assert_eq!(places(3.15, 1), 2);
        assert_eq!(places(25.0, 1), 1);
        assert_eq!(places(17270.0, 0), 0);
    }
}
