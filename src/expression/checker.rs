//! What an expression means for the columns of a dataset.

use super::{
    Comparison, Expression, ExpressionError, Operand, Operator, Word, condition::Node,
    literals::truth,
};
use crate::{
    say,
    schema::{Column, DataType, Schema},
    suggestion::Suggestion,
};

/// Gives an expression its meaning.
pub struct Checker<'a, 't> {
    pub text: &'t str,
    pub schema: &'a Schema,
}

impl<'a> Checker<'a, '_> {
    pub fn node(&self, expression: &Expression) -> Result<Node<'a>, ExpressionError> {
        Ok(match expression {
            Expression::Comparison(Comparison { left, operator, right }) => {
                self.comparison(left, *operator, right)?
            }
            Expression::Among(operand, choices) => {
                self.listed(choices)?;
                let choices = choices.iter();
                let nodes = choices.map(|it| self.comparison(operand, Operator::Equal, it));
                Node::Any(nodes.collect::<Result<_, _>>()?)
            }
            Expression::Between(operand, [least, most]) => Node::All(vec![
                self.comparison(operand, Operator::GreaterOrEqual, least)?,
                self.comparison(operand, Operator::LessOrEqual, most)?,
            ]),
            Expression::Missing(operand) => self.missing(operand)?,
            Expression::Not(inner) => Node::Not(Box::new(self.node(inner)?)),
            Expression::All(terms) => Node::All(self.nodes(terms)?),
            Expression::Any(terms) => Node::Any(self.nodes(terms)?),
        })
    }

    fn nodes(&self, terms: &[Expression]) -> Result<Vec<Node<'a>>, ExpressionError> {
        terms.iter().map(|term| self.node(term)).collect()
    }

    fn missing(&self, operand: &Operand) -> Result<Node<'a>, ExpressionError> {
        Ok(match operand {
            Operand::Word(name) => Node::Missing(self.column(name)?),
            Operand::Standing(..) | Operand::Arithmetic(..) => {
                self.of_one_base(&[operand])?;
                Node::Unknown(self.quantity(operand, self.places(&[operand]))?)
            }
        })
    }

    fn comparison(
        &self,
        left: &Operand,
        operator: Operator,
        right: &Operand,
    ) -> Result<Node<'a>, ExpressionError> {
        let no_numbers = |operand| self.named(operand).filter(|column| !is_number(column));
        if let Some(column) = no_numbers(left) {
            return self.with_column(column, operator, right);
        }
        if let Operand::Word(_) = left
            && self.named(left).is_none()
            && operator != Operator::Contains
            && let Some(column) = no_numbers(right)
        {
            return self.with_column(column, operator.mirrored(), left);
        }
        self.numbers(left, operator, right)
    }

    /// A column that holds no numbers against a value of its sort or another such column.
    fn with_column(
        &self,
        column: &'a Column,
        operator: Operator,
        other: &Operand,
    ) -> Result<Node<'a>, ExpressionError> {
        let Operand::Word(value) = other else {
            let message = say::compared_with_number(&*column.id, sort(column), other);
            return Err(self.error_at(message, other));
        };
        if let Some(other) = column_beside(column, value, self.schema) {
            return self.pair(column, operator, other, value);
        }
        let test = match column.data_type() {
            DataType::Level(dimension) => self.level(dimension, operator, value),
            DataType::YesNo => self.yes_no(column, operator, value),
            DataType::Text | DataType::Number => self.contents(column, operator, value),
        }?;
        Ok(Node::Test(column, test))
    }

    fn pair(
        &self,
        column: &'a Column,
        operator: Operator,
        other: &'a Column,
        place: &Word,
    ) -> Result<Node<'a>, ExpressionError> {
        let (takes_order, is_alike) = match (column.data_type(), other.data_type()) {
            (DataType::Level(a), DataType::Level(b)) => {
                (true, a.levels.iter().map(|it| &it.id).eq(b.levels.iter().map(|it| &it.id)))
            }
            (DataType::YesNo, DataType::YesNo) | (DataType::Text, DataType::Text) => (false, true),
            _ => (false, false),
        };
        if !is_alike {
            let (left, right) = (sort(column), sort(other));
            let message = say::not_alike(&*column.id, left, &*other.id, right);
            return Err(self.error(message, place));
        }
        let is_text = matches!(column.data_type(), DataType::Text);
        match operator {
            Operator::Equal | Operator::NotEqual => {}
            Operator::Contains if is_text => {}
            Operator::Contains => {
                return Err(self.error(say::equality_and_contains(&*column.id), place));
            }
            _ if takes_order => {}
            _ => return Err(self.only_equality(column, operator, sort(column), place)),
        }
        Ok(Node::Pair(column, operator, other))
    }

    /// The column that an operand is, if it is one.
    pub fn named(&self, operand: &Operand) -> Option<&'a Column> {
        match operand {
            Operand::Word(word) if !word.is_quoted => self.schema.find(&word.text),
            _ => None,
        }
    }

    pub fn column(&self, name: &Word) -> Result<&'a Column, ExpressionError> {
        if name.is_quoted {
            let written = self.text.get(name.span.clone()).unwrap_or_default();
            return Err(self.error(say::column_expected(written), name));
        }
        let column = self.schema.find(&name.text);
        column.ok_or_else(|| self.error(self.unknown(name), name))
    }

    /// Says that there is no such column, and which may be meant.
    pub fn unknown(&self, name: &Word) -> String {
        let spaced = name.spaced();
        let parts = || spaced.split_whitespace().filter(|part| part.len() > 1);
        if spaced != name.text
            && parts().count() > 0
            && parts().all(|it| self.schema.find(it).is_some())
        {
            return say::unknown_column_of_signs(&name.text, name.apart());
        }
        self.schema.unknown_column(&name.text)
    }

    /// What column may be meant by a word.
    pub fn suggestion(&self, word: &Word) -> String {
        let columns = self.schema.columns().iter().map(|column| &*column.id);
        Suggestion::of(&word.text, columns).to_string()
    }

    pub fn error(&self, message: impl AsRef<str>, place: &Word) -> ExpressionError {
        ExpressionError::new(message, self.text, place.span.clone())
    }

    pub fn error_at(&self, message: impl AsRef<str>, place: &Operand) -> ExpressionError {
        ExpressionError::new(message, self.text, place.span())
    }
}

/// The column that a word beside a column is, if it is no value: a level is one even where a column
/// has its name, a text even where a column has it as its label.
pub fn column_beside<'a>(column: &Column, word: &Word, schema: &'a Schema) -> Option<&'a Column> {
    let is_value = match column.data_type() {
        DataType::Level(dimension) => dimension.find(&word.text).is_some(),
        DataType::Text => schema.called(&word.text.to_lowercase()).is_none(),
        DataType::YesNo => truth(&word.text).is_some(),
        DataType::Number => false,
    };
    if word.is_quoted || is_value { None } else { schema.find(&word.text) }
}

pub fn is_number(column: &Column) -> bool {
    matches!(column.data_type(), DataType::Number)
}

/// What sort of values a column has, in words.
pub fn sort(column: &Column) -> String {
    match column.data_type() {
        DataType::Text => say::a_text(),
        DataType::Number => say::a_number(),
        DataType::YesNo => say::yes_or_no(),
        DataType::Level(_) => say::a_class(),
    }
}
