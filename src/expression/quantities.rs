//! What numbers mean for the columns of a dataset.

use super::{
    ExpressionError, Operand, Operator, Sign, Word,
    checker::{Checker, is_number, sort},
    condition::Node,
    quantity::Quantity,
};
use crate::{
    number::{UnreadNumber, read_number},
    say,
    schema::Column,
};

impl<'a> Checker<'a, '_> {
    /// One number against another.
    pub fn numbers(
        &self,
        left: &Operand,
        operator: Operator,
        right: &Operand,
    ) -> Result<Node<'a>, ExpressionError> {
        let places = self.places(&[left, right]);
        let quantity = self.quantity(left, places)?;
        let name = self.named(left).map_or_else(|| left.to_string(), |column| column.id.clone());
        if operator == Operator::Contains {
            return Err(self.error_at(say::number_and_contains(&name), right));
        }
        let against = match right {
            Operand::Word(value) if self.named(right).is_none() => {
                self.counterpart(&name, value, places)?
            }
            _ => self.quantity(right, places)?,
        };
        self.of_one_base(&[left, right])?;
        Ok(Node::Numbers(quantity, operator, against))
    }

    /// The number that a column or a calculation is compared with.
    fn counterpart(
        &self,
        name: &str,
        value: &Word,
        places: usize,
    ) -> Result<Quantity<'a>, ExpressionError> {
        const NOTHING: [&str; 5] = ["", "missing", "null", "none", "fehlt"];
        if NOTHING.contains(&&*value.text.to_lowercase()) {
            let message = say::asked_for_by_missing(name);
            return Err(self.error(message, value));
        }
        let number = read_number(&value.text, places).map_err(|unread| {
            let hint = if is_numeric(value) { unread.to_string() } else { self.suggestion(value) };
            self.error(say::needs_number(name, &value.text, hint), value)
        })?;
        Ok(Quantity::Number(number))
    }

    /// The most decimal places of the columns in these operands.
    pub fn places(&self, operands: &[&Operand]) -> usize {
        let mut places = 0;
        for operand in operands {
            self.visit_columns(operand, &mut |column, _| places = places.max(column.places()));
        }
        places
    }

    /// Shows each column that is calculated with, with its place.
    pub fn visit_columns<'o>(
        &self,
        operand: &'o Operand,
        see: &mut impl FnMut(&'a Column, &'o Word),
    ) {
        match operand {
            Operand::Word(word) => {
                if let Some(column) = self.named(operand) {
                    see(column, word);
                }
            }
            Operand::Standing(..) => {}
            Operand::Arithmetic(first, rest) => {
                self.visit_columns(first, see);
                for (_, next) in rest {
                    self.visit_columns(next, see);
                }
            }
        }
    }

    /// A number, a column of numbers or what is calculated from them. Numbers are read beside
    /// values of so many decimal places.
    pub fn quantity(
        &self,
        operand: &Operand,
        places: usize,
    ) -> Result<Quantity<'a>, ExpressionError> {
        Ok(match operand {
            Operand::Word(word) if is_numeric(word) => {
                let number = read_number(&word.text, places)
                    .map_err(|unread| self.error(say::no_number_here(&word.text, unread), word))?;
                Quantity::Number(number)
            }
            Operand::Word(word) => Quantity::Column(self.column_of_numbers(word)?),
            Operand::Standing(standing, column) => {
                Quantity::Standing(*standing, self.column_of_numbers(column)?, None)
            }
            Operand::Arithmetic(first, rest) => {
                let part =
                    |(sign, next): &(Sign, Operand)| Ok((*sign, self.quantity(next, places)?));
                let first = Box::new(self.quantity(first, places)?);
                let rest = rest.iter().map(part).collect::<Result<_, ExpressionError>>()?;
                Quantity::Arithmetic(first, rest)
            }
        })
    }

    fn column_of_numbers(&self, name: &Word) -> Result<&'a Column, ExpressionError> {
        let column = self.column(name)?;
        if !is_number(column) {
            let message = say::not_a_number(&*column.id, sort(column));
            return Err(self.error(message, name));
        }
        Ok(column)
    }

    /// Refuses numbers in a list between which a blank may be missing.
    pub fn listed(&self, choices: &[Operand]) -> Result<(), ExpressionError> {
        let mut words = choices.iter().filter_map(|choice| match choice {
            Operand::Word(word) if is_numeric(word) && word.text.contains(',') => Some(word),
            _ => None,
        });
        let Some(word) = words.next() else {
            return Ok(());
        };
        let apart = word.text.replace(',', ", ");
        let one = match read_number(&word.text, 0) {
            Err(UnreadNumber::Rewrite(number)) => Some(number),
            Err(UnreadNumber::Ambiguous { thousands, decimal }) => {
                Some(say::one_of_two(thousands, decimal))
            }
            Ok(_) | Err(UnreadNumber::NoNumber) => None,
        };
        let message = match one {
            Some(one) => say::one_or_several_numbers(&word.text, apart, one),
            None => say::one_or_several(&word.text, apart),
        };
        Err(self.error(message, word))
    }
}

/// Whether a word is to be a number.
fn is_numeric(word: &Word) -> bool {
    let digits = word.text.trim_start_matches(|c| Sign::of(c).is_some() || c == '.');
    !word.is_quoted && digits.starts_with(|c: char| c.is_ascii_digit())
}
