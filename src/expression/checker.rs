//! What an expression means for the columns of a dataset.

use super::{
    Comparison, Expression, ExpressionError, Operator, Word,
    condition::{Node, Test},
};
use crate::{
    folding::{sign, spellings},
    number::read_number,
    schema::{Column, DataType, Dimension, Identity, Schema, Variable},
    suggestion::Suggestion,
    vocabulary::Ags,
};

/// Gives an expression its meaning.
pub struct Checker<'a, 't> {
    pub text: &'t str,
    pub schema: &'a Schema,
}

impl<'a> Checker<'a, '_> {
    pub fn node(&self, expression: &Expression) -> Result<Node<'a>, ExpressionError> {
        Ok(match expression {
            Expression::Comparison(comparison) => self.comparison(comparison)?,
            Expression::Missing(name) => Node::Missing(self.column(name)?),
            Expression::Not(inner) => Node::Not(Box::new(self.node(inner)?)),
            Expression::All(terms) => Node::All(self.nodes(terms)?),
            Expression::Any(terms) => Node::Any(self.nodes(terms)?),
        })
    }

    fn nodes(&self, terms: &[Expression]) -> Result<Vec<Node<'a>>, ExpressionError> {
        terms.iter().map(|term| self.node(term)).collect()
    }

    fn comparison(&self, comparison: &Comparison) -> Result<Node<'a>, ExpressionError> {
        let Comparison { column: name, operator, value } = comparison;
        let column = self.column(name)?;
        let test = match column.data_type() {
            DataType::Number => self.number(column, *operator, value),
            DataType::Level(dimension) => self.level(dimension, *operator, value),
            DataType::YesNo => self.yes_no(column, *operator, value),
            DataType::Text => self.contents(column, *operator, value),
        }?;
        Ok(Node::Test(column, test))
    }

    fn column(&self, name: &Word) -> Result<&'a Column, ExpressionError> {
        let column = self.schema.find(&name.text);
        column.ok_or_else(|| self.error(self.schema.unknown_column(&name.text), name))
    }

    fn number(
        &self,
        column: &Column,
        operator: Operator,
        value: &Word,
    ) -> Result<Test, ExpressionError> {
        const NOTHING: [&str; 5] = ["", "missing", "null", "none", "fehlt"];
        if operator == Operator::Contains {
            let message = format!("`~` looks into texts; `{}` is a number", column.id);
            return Err(self.error(message, value));
        }
        if NOTHING.contains(&&*value.text.to_lowercase()) {
            return Err(self.error(
                format!("what is not known is asked for by `{} is missing`", column.id),
                value,
            ));
        }
        let number = read_number(&value.text, column.places()).map_err(|unread| {
            self.error(
                format!("`{}` needs a number, not `{}`{unread}", column.id, value.text),
                value,
            )
        })?;
        Ok(Test::Number(operator, number))
    }

    fn level(
        &self,
        dimension: &Dimension,
        operator: Operator,
        value: &Word,
    ) -> Result<Test, ExpressionError> {
        let levels = || dimension.levels.iter().map(|level| &*level.id);
        if operator == Operator::Contains {
            let message = format!("`~` looks into texts; `{}` is compared with `=`", dimension.id);
            return Err(self.error(message, value));
        }
        let position = dimension.find(&value.text).ok_or_else(|| {
            let known = levels().collect::<Vec<_>>().join(", ");
            let message = format!("`{}` is {known}, not `{}`", dimension.id, value.text);
            let hint = Suggestion::of(&value.text, levels());
            self.error(format!("{message}{hint}"), value)
        })?;
        Ok(Test::Level(operator, position))
    }

    fn yes_no(
        &self,
        column: &Column,
        operator: Operator,
        value: &Word,
    ) -> Result<Test, ExpressionError> {
        let yes = match value.text.to_ascii_lowercase().as_str() {
            "yes" | "true" | "1" | "ja" => true,
            "no" | "false" | "0" | "nein" => false,
            _ => return Err(self.error(format!("`{}` is yes or no", column.id), value)),
        };
        match operator {
            Operator::Equal => Ok(Test::YesNo { expected: yes }),
            Operator::NotEqual => Ok(Test::YesNo { expected: !yes }),
            _ => Err(self.only_equality(column, operator, "yes or no", value)),
        }
    }

    fn contents(
        &self,
        column: &Column,
        operator: Operator,
        value: &Word,
    ) -> Result<Test, ExpressionError> {
        if let Some(sign) = sign(&value.text) {
            return Err(self.error(
                format!("`{sign}` stands in the value – a comparison stands before it"),
                value,
            ));
        }
        if operator == Operator::Contains {
            self.no_pattern(column, value)?;
        }
        let expected = match column.variable {
            Variable::Identity(Identity::Ags) if operator != Operator::Contains => {
                spellings(&Ags::completed(&value.text))
            }
            _ => spellings(&value.text),
        };
        match operator {
            Operator::Equal => Ok(Test::Text { expected, wanted: true }),
            Operator::NotEqual => Ok(Test::Text { expected, wanted: false }),
            Operator::Contains if expected.iter().any(String::is_empty) => {
                Err(self.error("nothing to look for".to_owned(), value))
            }
            Operator::Contains => Ok(Test::Contains(expected)),
            _ => Err(self.only_equality(column, operator, "a text", value)),
        }
    }

    /// Refuses the signs by which other languages write patterns.
    fn no_pattern(&self, column: &Column, value: &Word) -> Result<(), ExpressionError> {
        const SIGNS: [char; 8] = ['^', '$', '*', '%', '|', '?', '[', ']'];
        let Some(sign) = value.text.chars().find(|c| SIGNS.contains(c)) else {
            return Ok(());
        };
        let parts = value.text.split(SIGNS).map(|part| part.trim_matches('.'));
        let comparisons = parts.filter(|part| !part.is_empty()).map(|part| {
            let word = |text: &str| Word { text: text.to_owned(), span: 0..0 };
            let (column, value) = (word(&column.id), word(part));
            Comparison { column, operator: Operator::Contains, value }.to_string()
        });
        let joined = if value.text.contains('|') { " or " } else { " and " };
        let rewritten = comparisons.collect::<Vec<_>>().join(joined);
        Err(self.error(
            format!("`~` means “contains” and knows no patterns (`{sign}`) – write {rewritten}"),
            value,
        ))
    }

    fn only_equality(
        &self,
        column: &Column,
        operator: Operator,
        sort: &str,
        value: &Word,
    ) -> ExpressionError {
        let sign = operator.sign();
        self.error(
            format!("`{sign}` does not apply: `{}` is {sort} – use `=` or `!=`", column.id),
            value,
        )
    }

    fn error(&self, message: String, place: &Word) -> ExpressionError {
        ExpressionError::new(message, self.text, place.span.clone())
    }
}
