//! The one language for questions about municipalities: `--where`, the rules of the
//! dimensions, the conditions of findings and recommendations.
//!
//! ```text
//! expression = conjunction { "or" conjunction }
//! conjunction = term { "and" term }
//! term       = "not" term | "(" expression ")" | column operator value | column "is missing"
//! operator   = "=" | "!=" | "<" | "<=" | ">" | ">=" | "~"
//! value      = word | "'" text "'" | '"' text '"'
//! ```
//!
//! An [`Expression`] is syntax; [`Condition`] is the same, checked against the columns of a
//! dataset and ready to be asked.

mod checker;
mod condition;
mod error;
mod lexer;
mod parser;
#[cfg(test)]
mod tests;

use std::{fmt, ops::Range};

pub use condition::Condition;
pub use error::ExpressionError;

/// A question as it is written.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// A column against a value.
    Comparison(Comparison),
    /// Holds where a column has no value.
    Missing(Word),
    /// Holds where the inner one does not.
    Not(Box<Expression>),
    /// Holds where all hold; two or more.
    All(Vec<Expression>),
    /// Holds where any holds; two or more.
    Any(Vec<Expression>),
}

/// A column against a value: `vacancy_2011 >= 5`.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    pub column: Word,
    /// How the two are compared.
    pub operator: Operator,
    /// The value; what it means depends on the column.
    pub value: Word,
}

/// A word of an expression and where it stands. Two are equal if they read the same.
#[derive(Debug, Clone)]
pub struct Word {
    /// The word, without quotes.
    pub text: String,
    /// Its bytes in the expression, quotes included.
    pub span: Range<usize>,
}

impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

/// How a column is compared with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    /// `~`: contains the text
    Contains,
}

impl Operator {
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
            Self::Contains => "~",
        }
    }
}

impl Expression {
    /// Reads an expression.
    ///
    /// # Errors
    /// It is not well-formed; the error knows the place.
    pub fn parse(text: &str) -> Result<Self, ExpressionError> {
        parser::parse(text)
    }

    /// Whether it needs parentheses within another.
    pub fn is_compound(&self) -> bool {
        matches!(self, Self::All(_) | Self::Any(_))
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Comparison(comparison) => comparison.fmt(f),
            Self::Missing(column) => write!(f, "{} is missing", column.text),
            Self::Not(inner) if inner.is_compound() => write!(f, "not ({inner})"),
            Self::Not(inner) => write!(f, "not {inner}"),
            Self::All(terms) => join(f, terms, " and "),
            Self::Any(terms) => join(f, terms, " or "),
        }
    }
}

fn join(f: &mut fmt::Formatter<'_>, terms: &[Expression], conjunction: &str) -> fmt::Result {
    for (position, term) in terms.iter().enumerate() {
        if position > 0 {
            f.write_str(conjunction)?;
        }
        if term.is_compound() {
            write!(f, "({term})")?;
        } else {
            write!(f, "{term}")?;
        }
    }
    Ok(())
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ", self.column.text, self.operator.sign())?;
        if lexer::is_plain_word(&self.value.text) {
            f.write_str(&self.value.text)
        } else {
            write!(f, "'{}'", self.value.text.replace('\'', "''"))
        }
    }
}
