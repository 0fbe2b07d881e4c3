//! What stands on a side of a comparison, as it is written.

use std::{fmt, ops::Range};

use super::Word;

/// A value as it is written.
#[derive(Debug, Clone, PartialEq)]
pub enum Operand {
    /// A column, a number, a text, a level.
    Word(Word),
    /// Where the value of a column stands among those of all municipalities.
    Standing(Standing, Word),
    /// Several, one after another: the signs are those of a sum or those of a product.
    Arithmetic(Box<Operand>, Vec<(Sign, Operand)>),
}

/// In which way the place of a value among others is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The share of those that are lower, half of those that are equal included.
    Percentile,
    /// The highest is the first; those that are equal share the better place.
    Rank,
}

impl Standing {
    pub const ALL: [Self; 2] = [Self::Percentile, Self::Rank];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Percentile => "percentile",
            Self::Rank => "rank",
        }
    }
}

/// A sign of arithmetic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    Plus,
    Minus,
    Times,
    Per,
}

impl Sign {
    /// How it is printed.
    pub const fn written(self) -> char {
        match self {
            Self::Plus => '+',
            Self::Minus => '-',
            Self::Times => '*',
            Self::Per => '/',
        }
    }

    /// As people write it, which is more than how it is printed.
    pub fn of(written: char) -> Option<Self> {
        match written {
            '+' => Some(Self::Plus),
            '-' | '−' | '–' => Some(Self::Minus),
            '*' | '×' => Some(Self::Times),
            '/' | '÷' => Some(Self::Per),
            _ => None,
        }
    }

    /// Whether it is one of a sum, not of a product.
    pub fn is_of_sum(self) -> bool {
        matches!(self, Self::Plus | Self::Minus)
    }
}

impl Operand {
    /// Its bytes in the expression.
    pub fn span(&self) -> Range<usize> {
        match self {
            Self::Word(word) | Self::Standing(_, word) => word.span.clone(),
            Self::Arithmetic(first, rest) => {
                let last = rest.last().map_or(&**first, |(_, last)| last);
                first.span().start..last.span().end
            }
        }
    }

    /// Whether it needs parentheses as a part of a sum, or else of a product.
    pub fn is_apart_in(&self, sum: bool) -> bool {
        match self {
            Self::Arithmetic(_, rest) => {
                !sum || rest.first().is_some_and(|(sign, _)| sign.is_of_sum())
            }
            Self::Word(_) | Self::Standing(..) => false,
        }
    }
}

impl fmt::Display for Operand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => word.fmt(f),
            Self::Standing(standing, column) => write!(f, "{}({column})", standing.name()),
            Self::Arithmetic(first, rest) => {
                let sum = rest.first().is_some_and(|(sign, _)| sign.is_of_sum());
                let part = |part: &Self| {
                    if part.is_apart_in(sum) { format!("({part})") } else { part.to_string() }
                };
                f.write_str(&part(first))?;
                rest.iter().try_for_each(|(sign, operand)| {
                    write!(f, " {} {}", sign.written(), part(operand))
                })
            }
        }
    }
}
