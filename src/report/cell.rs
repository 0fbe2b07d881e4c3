//! A value of a table, with its type and what it bears.

use crate::number::decimals_at_least;

/// A value with the mark that it bears.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    pub content: Content,
    /// Why it is less sure than others, if it is.
    pub mark: Option<Mark>,
    /// Whether it is the highest in its row, where a row holds values to compare.
    pub highest: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    Missing,
    Text(String),
    /// A word of a fixed list.
    Term(Term),
    /// A finite number and how many decimal places it is given with.
    Number {
        /// The number.
        value: f64,
        places: usize,
    },
    YesNo(bool),
    /// Several words.
    List(Vec<Term>),
    /// A number as a bar, on a scale with the others of its column.
    Bar(f64),
    /// A percentage of all that have less, as a place on a line with the median marked.
    Percentile(f64),
    /// How many there are in each of several ranges of equal width, the lowest first.
    Histogram(Vec<usize>),
}

/// A word that programs know by a stable name and people by a label.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// For programs.
    pub key: String,
    /// For people.
    pub label: String,
}

impl Term {
    /// A word of a fixed list.
    pub fn new(key: impl Into<String>, label: impl Into<String>) -> Self {
        Self { key: key.into(), label: label.into() }
    }
}

impl From<String> for Term {
    /// A word that is the same for programs and people.
    fn from(text: String) -> Self {
        Self { key: text.clone(), label: text }
    }
}

/// Why a value is less sure than others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Calculated from published values.
    Derived,
    /// Estimated from published values.
    Estimated,
    /// So close to a limit that it might as well be another.
    Close,
}

impl Mark {
    /// All of them, the surest first.
    pub const ALL: [Self; 3] = [Self::Derived, Self::Estimated, Self::Close];

    /// Those that figures can bear.
    pub const OF_FIGURES: [Self; 2] = [Self::Derived, Self::Estimated];

    /// The key of the list, in records for programs, of what bears it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Derived => "derived",
            Self::Estimated => "estimated",
            Self::Close => "close",
        }
    }
}

impl Cell {
    /// Nothing known.
    pub const MISSING: Self = Self { content: Content::Missing, mark: None, highest: false };

    pub fn text(text: impl Into<String>) -> Self {
        Content::Text(text.into()).into()
    }

    pub fn optional(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::MISSING, Self::text)
    }

    /// A word of a fixed list.
    pub fn term(key: impl Into<String>, label: impl Into<String>) -> Self {
        Content::Term(Term::new(key, label)).into()
    }

    /// A number with the decimal places that it has, or more if it is to have `places`.
    pub fn number(value: f64, places: usize) -> Self {
        Self::exactly(value, decimals_at_least(value, places))
    }

    /// A number with so many decimal places.
    pub fn exactly(value: f64, places: usize) -> Self {
        Content::Number { value, places }.into()
    }

    /// A percentage, to one decimal place, if it is known.
    pub fn percent(value: impl Into<Option<f64>>) -> Self {
        value.into().map(|value| Self::exactly(value, 1)).unwrap_or_default()
    }

    pub fn yes_no(yes: bool) -> Self {
        Content::YesNo(yes).into()
    }

    /// Several words.
    pub fn list(words: impl IntoIterator<Item = impl Into<Term>>) -> Self {
        Content::List(words.into_iter().map(Into::into).collect()).into()
    }
}

impl Default for Cell {
    fn default() -> Self {
        Self::MISSING
    }
}

impl From<Term> for Cell {
    fn from(term: Term) -> Self {
        Content::Term(term).into()
    }
}

impl From<Content> for Cell {
    fn from(content: Content) -> Self {
        Self { content, mark: None, highest: false }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Content};

    #[test]
    fn a_number_keeps_the_places_it_was_published_with() {
        let places = |value, least| match Cell::number(value, least).content {
            Content::Number { places, .. } => places,
            _ => usize::MAX,
        };
        assert_eq!(places(10.4, 1), 1);
        assert_eq!(places(3.15, 1), 2);
        assert_eq!(places(25.0, 1), 1);
        assert_eq!(places(17270.0, 0), 0);
    }
}
