//! The one tree of expressions, with the meaning that their words have for a dataset.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::ops::Range;
use std::rc::Rc;
use std::slice;

use crate::model::{Column, Dimension};
use crate::number::Distribution;

/// Expression and its place.
#[derive(Clone)]
pub struct Expr {
    /// Kind of expression.
    pub kind: Kind,
    /// Its bytes.
    pub span: Range<usize>,
}

/// Kind of an expression. Lists and ranges are the comparisons that they stand for.
#[derive(Clone)]
pub enum Kind {
    /// Words in a row, until it is known what they are compared with.
    Words,
    /// Text in quotes, until it is known what it is compared with.
    Quoted,
    /// Number.
    Number(f64),
    /// Text that is looked for.
    Text(String),
    /// Position among the classes of a dimension.
    Class(Rc<Dimension>, usize),
    /// Yes or no.
    YesNo(bool),
    /// Value of a column.
    Column(Rc<Column>),
    /// Position of the value of a column in its distribution.
    Position(Function, Rc<Column>, Rc<Distribution>),
    /// Two numbers, joined by one of `+−×/`.
    Arithmetic(Box<[Expr; 2]>, char),
    /// Comparison of two values.
    Compare(Box<[Expr; 2]>, Comparison),
    /// Condition that a value is missing.
    Missing(Box<Expr>),
    /// Contrary of a condition.
    Not(Box<Expr>),
    /// Conditions that all hold.
    All(Vec<Expr>),
    /// Conditions of which one holds.
    Any(Vec<Expr>),
}

/// Comparison of two values: the orders in which they satisfy it.
pub type Comparison = &'static [Ordering];

/// `=`
pub const EQUAL: Comparison = &[Ordering::Equal];
/// `!=`
pub const NOT_EQUAL: Comparison = &[Ordering::Less, Ordering::Greater];
/// `<=`
pub const AT_MOST: Comparison = &[Ordering::Less, Ordering::Equal];
/// `>=`
pub const AT_LEAST: Comparison = &[Ordering::Greater, Ordering::Equal];
/// `~`: the one text contains the other, which is no matter of order.
pub const CONTAINS: Comparison = &[];

/// Position of a value among those of all municipalities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// Share of those that are lower, half of those that are equal included, in percent.
    Percentile,
    /// Rank, the highest first; equal ones share the better one.
    Rank,
}

impl Expr {
    /// Two expressions and what is between them.
    pub fn joined(sides: [Self; 2], kind: impl FnOnce(Box<[Self; 2]>) -> Kind) -> Self {
        let span = sides[0].span.start..sides[1].span.end;
        Self { kind: kind(Box::new(sides)), span }
    }

    /// Contrary of a condition.
    pub fn not(self) -> Self {
        Self { span: self.span.clone(), kind: Kind::Not(Box::new(self)) }
    }

    /// The expression and all of which it is made, in their order.
    pub fn parts(&self) -> Vec<&Self> {
        let inner: &[Self] = match &self.kind {
            Kind::Arithmetic(sides, _) | Kind::Compare(sides, _) => &**sides,
            Kind::Missing(inner) | Kind::Not(inner) => slice::from_ref(inner),
            Kind::All(parts) | Kind::Any(parts) => parts,
            _ => &[],
        };
        std::iter::once(self).chain(inner.iter().flat_map(Self::parts)).collect()
    }

    /// Columns that it looks at, each once, in their order in the text.
    pub fn columns(&self) -> Vec<Rc<Column>> {
        distinct(self.parts().into_iter().filter_map(|part| match &part.kind {
            Kind::Column(column) | Kind::Position(_, column, _) => Some(Rc::clone(column)),
            _ => None,
        }))
    }
}

/// These columns, each once.
pub fn distinct(columns: impl Iterator<Item = Rc<Column>>) -> Vec<Rc<Column>> {
    let mut seen = HashSet::new();
    columns.filter(|column| seen.insert(column.id.clone())).collect()
}

/// Binding strength of a sign of arithmetic.
pub fn strength(sign: char) -> u8 {
    if matches!(sign, '+' | '−') { 5 } else { 6 }
}
