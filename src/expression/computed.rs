//! Columns that a question computes from others.

use super::{
    ExpressionError, Operand, Sign, Standing, Word,
    checker::Checker,
    operands,
    quantity::{Amount, Quantity},
};
use crate::{
    distinct::distinct,
    number::Distribution,
    say,
    schema::{Column, Figures, Schema, TAKEN, Value},
    vocabulary::{Language, Localized},
};

/// What is calculated from columns, with the name that the question gives it.
#[derive(Debug)]
pub struct Computed<'a> {
    /// The name; what is calculated where the question gives it none.
    pub name: String,
    /// Whether the question names it.
    pub is_named: bool,
    /// What is calculated, as it is written.
    pub operand: Operand,
    quantity: Quantity<'a>,
}

/// What one of some numbers is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit<'a> {
    /// That of what stands beside it: it is of a mere number.
    Any,
    None,
    Of(&'a Localized),
    Percent,
    /// What is between two percentages.
    Points,
}

impl<'a> Computed<'a> {
    /// Reads what is calculated, with `as` and a name behind it if it is to have one, and checks
    /// it against the columns.
    ///
    /// # Errors
    /// It is not well-formed, does not fit the columns, or has the name of a column.
    pub fn parse(text: &str, schema: &'a Schema) -> Result<Self, ExpressionError> {
        let (operand, name) = operands::parse(text)?;
        let checker = Checker { text, schema };
        checker.of_one_base(&[&operand])?;
        let quantity = checker.quantity(&operand, checker.places(&[&operand]))?;
        if let Some(name) = &name {
            checker.free_name(name)?;
        }
        let is_named = name.is_some();
        let name = name.map_or_else(|| operand.to_string(), |name| name.text);
        Ok(Self { name, is_named, operand, quantity })
    }

    /// Learns how the values of the columns are distributed among which a place is asked for.
    pub fn learn<E>(
        &mut self,
        mut distribution: impl FnMut(&Column) -> Result<Distribution, E>,
    ) -> Result<(), E> {
        self.quantity.learn(&mut distribution)
    }

    /// What it amounts to, where `value` tells what a column holds.
    pub fn amount<'v>(&self, value: &impl Fn(&Column) -> Value<'v>) -> Option<Amount> {
        self.quantity.amount(value)
    }

    /// The columns from which it is calculated, each once.
    pub fn columns(&self) -> Vec<&'a Column> {
        let mut columns = Vec::new();
        self.quantity.visit(&mut |column| columns.push(column));
        distinct(columns, |a: &&Column, b| a.id == b.id)
    }

    /// Whether it is a column as it is, under another name.
    pub fn is_plain(&self) -> bool {
        matches!(self.quantity, Quantity::Column(_))
    }

    /// What one of it is, where that follows from the columns.
    pub fn unit(&self) -> Unit<'a> {
        self.quantity.unit()
    }
}

impl<'a> Quantity<'a> {
    fn unit(&self) -> Unit<'a> {
        match self {
            Self::Number(_) => Unit::Any,
            Self::Column(column) => match column.figures().and_then(Figures::symbol) {
                None => Unit::None,
                Some(unit) if unit.get(Language::English) == "%" => Unit::Percent,
                Some(unit) => Unit::Of(unit),
            },
            Self::Standing(Standing::Percentile, ..) => Unit::Percent,
            Self::Standing(Standing::Rank, ..) => Unit::None,
            Self::Arithmetic(first, rest) => {
                rest.iter().fold(first.unit(), |unit, (sign, next)| unit.joined(*sign, next.unit()))
            }
        }
    }
}

impl Unit<'_> {
    fn joined(self, sign: Sign, other: Self) -> Self {
        match (self, other) {
            _ if !sign.is_of_sum() => Self::None,
            (Self::Percent, Self::Percent) if sign == Sign::Minus => Self::Points,
            (Self::Any, unit) | (unit, Self::Any) => unit,
            (unit, other) if unit == other => unit,
            _ => Self::None,
        }
    }
}

impl Checker<'_, '_> {
    /// Refuses names that mean something else or cannot be one.
    fn free_name(&self, name: &Word) -> Result<(), ExpressionError> {
        let is_taken = self.schema.find(&name.text).is_some() || TAKEN.contains(&&*name.text);
        let fits = |c: char| c.is_alphanumeric() || c == '_';
        if is_taken {
            return Err(self.error(say::means_something_else(&name.text), name));
        }
        if !name.text.starts_with(char::is_alphabetic) || !name.text.chars().all(fits) {
            return Err(self.error(say::no_name(&name.text), name));
        }
        Ok(())
    }
}
