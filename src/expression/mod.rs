//! The one language for questions about municipalities: `--where`, computed columns, the rules
//! of the dimensions, the conditions of findings and recommendations.
//!
//! ```text
//! expression  = conjunction { "or" conjunction }
//! conjunction = term { "and" term }
//! term        = "not" term | "(" expression ")" | operand relation
//! relation    = operator operand | "in" "(" operand { "," operand } ")"
//!             | "between" operand "and" operand | "is missing"
//! operator    = "=" | "!=" | "<" | "<=" | ">" | ">=" | "~"
//! operand     = product { ("+" | "-") product }
//! product     = part { ("*" | "/") part }
//! part        = word | "'" text "'" | '"' text '"' | "(" operand ")"
//!             | ("percentile" | "rank") "(" column ")"
//! ```
//!
//! An [`Expression`] is syntax; [`Condition`] is the same, checked against the columns of a
//! dataset and ready to be asked. An [`Operand`] with a name is a [`Computed`] column.

mod advice;
mod bases;
mod checker;
mod computed;
mod condition;
mod error;
mod lexer;
mod literals;
mod operand;
mod operands;
mod parser;
mod quantities;
mod quantity;
#[cfg(test)]
mod tests;

use std::{fmt, ops::Range};

pub use checker::column_beside;
pub use computed::{Computed, Unit};
pub use condition::Condition;
pub use error::ExpressionError;
pub use lexer::elements;
pub use operand::{Operand, Sign, Standing};

/// A question as it is written.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    Comparison(Comparison),
    /// Holds where the first equals one of the others; one or more.
    Among(Operand, Vec<Operand>),
    /// Holds where the first is neither below the second nor above the third.
    Between(Operand, [Operand; 2]),
    /// Holds where there is no value.
    Missing(Operand),
    /// Holds where the inner one does not.
    Not(Box<Expression>),
    /// Holds where all hold; two or more.
    All(Vec<Expression>),
    /// Holds where any holds; two or more.
    Any(Vec<Expression>),
}

/// One value against another: `vacancy_2011 >= 5`. What a word means depends on the other side.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    pub left: Operand,
    /// How the two are compared.
    pub operator: Operator,
    pub right: Operand,
}

/// A word of an expression and where it stands. Two are equal if they read the same.
#[derive(Debug, Clone)]
pub struct Word {
    /// The word, without quotes.
    pub text: String,
    /// Its bytes in the expression, quotes included.
    pub span: Range<usize>,
    /// Whether it stands in quotes, so that it is a text and no name.
    pub is_quoted: bool,
}

impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.is_quoted == other.is_quoted
    }
}

/// How one value is compared with another.
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

    /// The same with its sides exchanged.
    const fn mirrored(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::LessOrEqual => Self::GreaterOrEqual,
            Self::Greater => Self::Less,
            Self::GreaterOrEqual => Self::LessOrEqual,
            same => same,
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
            Self::Comparison(Comparison { left, operator, right }) => {
                write!(f, "{left} {} {right}", operator.sign())
            }
            Self::Among(operand, choices) => {
                let choices: Vec<String> = choices.iter().map(ToString::to_string).collect();
                write!(f, "{operand} in ({})", choices.join(", "))
            }
            Self::Between(operand, [least, most]) => {
                write!(f, "{operand} between {least} and {most}")
            }
            Self::Missing(operand) => write!(f, "{operand} is missing"),
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

impl Word {
    /// A word that nobody has written, in quotes if it needs them.
    fn unwritten(text: &str) -> Self {
        Self { text: text.to_owned(), span: 0..0, is_quoted: !lexer::is_plain_word(text) }
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_quoted {
            write!(f, "'{}'", self.text.replace('\'', "''"))
        } else {
            f.write_str(&self.text)
        }
    }
}
