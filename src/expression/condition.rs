//! Expressions that fit the columns of a dataset, ready to be asked.

use super::{Expression, ExpressionError, Operator, checker::Checker, quantity::Quantity};
use crate::{
    distinct::distinct,
    folding::spellings,
    number::Distribution,
    schema::{Column, Schema, Value},
};

/// An expression whose columns exist and whose values are of the right sort.
#[derive(Debug)]
pub struct Condition<'a>(Node<'a>);

/// A condition or a part of one.
#[derive(Debug)]
pub enum Node<'a> {
    Test(&'a Column, Test),
    /// Two columns of the same sort that hold no numbers.
    Pair(&'a Column, Operator, &'a Column),
    Numbers(Quantity<'a>, Operator, Quantity<'a>),
    Missing(&'a Column),
    /// Holds where a number cannot be worked out.
    Unknown(Quantity<'a>),
    Not(Box<Node<'a>>),
    All(Vec<Node<'a>>),
    Any(Vec<Node<'a>>),
}

/// What is asked of the value of a column that holds no numbers.
#[derive(Debug)]
pub enum Test {
    Level(Operator, usize),
    YesNo { expected: bool },
    Text { expected: [String; 2], wanted: bool },
    Contains([String; 2]),
}

impl<'a> Condition<'a> {
    /// Reads an expression and checks it against the columns.
    ///
    /// # Errors
    /// It is not well-formed, names an unknown column or level, or compares what cannot be
    /// compared; the error knows the place.
    pub fn parse(text: &str, schema: &'a Schema) -> Result<Self, ExpressionError> {
        let expression = Expression::parse(text)?;
        Checker { text, schema }.node(&expression).map(Self)
    }

    /// Learns how the values of the columns are distributed among which a place is asked for;
    /// until then that place is missing.
    pub fn learn<E>(
        &mut self,
        mut distribution: impl FnMut(&Column) -> Result<Distribution, E>,
    ) -> Result<(), E> {
        self.0.learn(&mut distribution)
    }

    /// Whether it holds, where `value` tells what a column holds. Unknown where that depends
    /// on a missing value, which satisfies no comparison and not its contrary either.
    pub fn holds<'v>(&self, value: &impl Fn(&Column) -> Value<'v>) -> Option<bool> {
        self.0.holds(value)
    }

    /// The columns that it compares with numbers, each time with the number.
    pub fn thresholds(&self) -> Vec<(&'a Column, f64)> {
        let mut thresholds = Vec::new();
        self.0.visit(&mut |node| match node {
            Node::Numbers(Quantity::Column(column), _, Quantity::Number(number))
            | Node::Numbers(Quantity::Number(number), _, Quantity::Column(column)) => {
                thresholds.push((*column, *number));
            }
            _ => {}
        });
        thresholds
    }

    /// The columns that it names, each once, in their order.
    pub fn columns(&self) -> Vec<&'a Column> {
        let mut columns: Vec<&Column> = Vec::new();
        self.0.visit(&mut |node| match node {
            Node::Test(column, _) | Node::Missing(column) => columns.push(column),
            Node::Pair(left, _, right) => columns.extend([*left, *right]),
            Node::Numbers(left, _, right) => {
                left.visit(&mut |column| columns.push(column));
                right.visit(&mut |column| columns.push(column));
            }
            Node::Unknown(quantity) => quantity.visit(&mut |column| columns.push(column)),
            Node::Not(_) | Node::All(_) | Node::Any(_) => {}
        });
        distinct(columns, |a, b| a.id == b.id)
    }

    /// The column whose place among all municipalities is asked for, if there is one.
    pub fn standing(&self) -> Option<&'a Column> {
        let mut found = None;
        self.0.visit(&mut |node| {
            let standing = match node {
                Node::Numbers(left, _, right) => left.standing().or_else(|| right.standing()),
                Node::Unknown(quantity) => quantity.standing(),
                _ => None,
            };
            found = found.or(standing);
        });
        found
    }
}

impl Node<'_> {
    fn holds<'v>(&self, value: &impl Fn(&Column) -> Value<'v>) -> Option<bool> {
        match self {
            Self::Test(column, test) => test.holds(value(column)),
            Self::Pair(left, operator, right) => operator.relates(value(left), value(right)),
            Self::Numbers(left, operator, right) => {
                let order = left.value(value)?.partial_cmp(&right.value(value)?);
                Some(order.is_some_and(|order| operator.accepts(order)))
            }
            Self::Missing(column) => Some(value(column) == Value::Missing),
            Self::Unknown(quantity) => Some(quantity.value(value).is_none()),
            Self::Not(inner) => inner.holds(value).map(|holds| !holds),
            Self::All(nodes) => unless(nodes, value, false),
            Self::Any(nodes) => unless(nodes, value, true),
        }
    }

    /// Shows each node.
    fn visit(&self, see: &mut impl FnMut(&Self)) {
        see(self);
        match self {
            Self::Not(inner) => inner.visit(see),
            Self::All(nodes) | Self::Any(nodes) => nodes.iter().for_each(|node| node.visit(see)),
            _ => {}
        }
    }

    fn learn<E>(
        &mut self,
        distribution: &mut impl FnMut(&Column) -> Result<Distribution, E>,
    ) -> Result<(), E> {
        match self {
            Self::Numbers(left, _, right) => {
                left.learn(distribution)?;
                right.learn(distribution)
            }
            Self::Unknown(quantity) => quantity.learn(distribution),
            Self::Not(inner) => inner.learn(distribution),
            Self::All(nodes) | Self::Any(nodes) => {
                nodes.iter_mut().try_for_each(|node| node.learn(distribution))
            }
            Self::Test(..) | Self::Pair(..) | Self::Missing(_) => Ok(()),
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

    /// Whether two values of the same sort are related so.
    fn relates(self, left: Value<'_>, right: Value<'_>) -> Option<bool> {
        Some(match (left, right) {
            (Value::Level(left), Value::Level(right)) => self.accepts(left.cmp(&right)),
            (Value::YesNo(left), Value::YesNo(right)) => self.accepts(left.cmp(&right)),
            (Value::Text(left), Value::Text(right)) => {
                let asked = spellings(right);
                let is_equal = || shares(left, &asked, |known, asked| known == asked);
                match self {
                    Self::Contains => shares(left, &asked, |known, asked| known.contains(asked)),
                    Self::NotEqual => !is_equal(),
                    _ => is_equal(),
                }
            }
            _ => return None,
        })
    }
}
