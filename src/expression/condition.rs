//! Expressions that fit the columns of a dataset, ready to be asked.

use super::{Expression, ExpressionError, Operator, checker::Checker};
use crate::{
    distinct::distinct,
    folding::spellings,
    schema::{Column, Schema, Value},
};

/// An expression whose columns exist and whose values are of the right sort.
#[derive(Debug)]
pub struct Condition<'a>(Node<'a>);

/// A condition or a part of one.
#[derive(Debug)]
pub enum Node<'a> {
    Test(&'a Column, Test),
    Missing(&'a Column),
    Not(Box<Node<'a>>),
    All(Vec<Node<'a>>),
    Any(Vec<Node<'a>>),
}

/// What is asked of a column's value.
#[derive(Debug)]
pub enum Test {
    Number(Operator, f64),
    Level(Operator, usize),
    YesNo { expected: bool },
    Text { expected: [String; 2], wanted: bool },
    Contains([String; 2]),
}

impl<'a> Condition<'a> {
    /// Reads an expression and checks it against the columns.
    ///
    /// # Errors
    /// It is not well-formed, names an unknown column or level, or compares a column with a
    /// value of another sort; the error knows the place.
    pub fn parse(text: &str, schema: &'a Schema) -> Result<Self, ExpressionError> {
        let expression = Expression::parse(text)?;
        Checker { text, schema }.node(&expression).map(Self)
    }

    /// Whether it holds, where `value` tells what a column holds. Unknown where that depends
    /// on a missing value, which satisfies no comparison and not its contrary either.
    pub fn holds<'v>(&self, value: &impl Fn(&Column) -> Value<'v>) -> Option<bool> {
        self.0.holds(value)
    }

    /// The columns that it compares with numbers, each time with the number.
    pub fn thresholds(&self) -> Vec<(&'a Column, f64)> {
        let mut thresholds = Vec::new();
        self.0.visit(&mut |column, test| {
            if let Some(Test::Number(_, number)) = test {
                thresholds.push((column, *number));
            }
        });
        thresholds
    }

    /// The columns that it names, each once, in their order.
    pub fn columns(&self) -> Vec<&'a Column> {
        let mut columns: Vec<&Column> = Vec::new();
        self.0.visit(&mut |column, _| columns.push(column));
        distinct(columns, |a, b| a.id == b.id)
    }
}

impl<'a> Node<'a> {
    fn holds<'v>(&self, value: &impl Fn(&Column) -> Value<'v>) -> Option<bool> {
        match self {
            Self::Test(column, test) => test.holds(value(column)),
            Self::Missing(column) => Some(value(column) == Value::Missing),
            Self::Not(inner) => inner.holds(value).map(|holds| !holds),
            Self::All(nodes) => unless(nodes, value, false),
            Self::Any(nodes) => unless(nodes, value, true),
        }
    }

    /// Shows each column that is asked, with what is asked of its value.
    fn visit(&self, see: &mut impl FnMut(&'a Column, Option<&Test>)) {
        match self {
            Self::Test(column, test) => see(column, Some(test)),
            Self::Missing(column) => see(column, None),
            Self::Not(inner) => inner.visit(see),
            Self::All(nodes) | Self::Any(nodes) => nodes.iter().for_each(|node| node.visit(see)),
        }
    }
}

/// `decisive` if any node is, else its contrary unless a node is unknown.
fn unless<'v>(
    nodes: &[Node<'_>],
    value: &impl Fn(&Column) -> Value<'v>,
    decisive: bool,
) -> Option<bool> {
    let mut result = Some(!decisive);
    for node in nodes {
        match node.holds(value) {
            Some(holds) if holds == decisive => return Some(decisive),
            Some(_) => {}
            None => result = None,
        }
    }
    result
}

impl Test {
    fn holds(&self, value: Value<'_>) -> Option<bool> {
        Some(match (self, value) {
            (Self::Number(operator, expected), Value::Number(number)) => {
                number.partial_cmp(expected).is_some_and(|order| operator.accepts(order))
            }
            (Self::Level(operator, expected), Value::Level(level)) => {
                operator.accepts(level.cmp(expected))
            }
            (Self::YesNo { expected }, Value::YesNo(yes)) => yes == *expected,
            (Self::Text { expected, wanted }, Value::Text(text)) => {
                shares(text, expected, |known, asked| known == asked) == *wanted
            }
            (Self::Contains(part), Value::Text(text)) => {
                shares(text, part, |known, asked| known.contains(asked))
            }
            _ => return None,
        })
    }
}

/// Whether a spelling of a text is related so to one of those that are asked for.
fn shares(text: &str, asked: &[String; 2], is_so: impl Fn(&str, &str) -> bool) -> bool {
    let known = spellings(text);
    known.iter().any(|known| asked.iter().any(|asked| is_so(known, asked)))
}

impl Operator {
    fn accepts(self, order: std::cmp::Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::NotEqual => order.is_ne(),
            Self::Less => order.is_lt(),
            Self::LessOrEqual => order.is_le(),
            Self::Greater => order.is_gt(),
            Self::GreaterOrEqual => order.is_ge(),
            Self::Contains => false,
        }
    }
}
