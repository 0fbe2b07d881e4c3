//! The one language for questions about municipalities: `--where`, computed columns, the rules of
//! the dimensions, the conditions of findings and recommendations.

mod error;
mod eval;
mod lexer;
mod parser;
mod resolve;
#[cfg(test)]
mod tests;
mod tree;

use std::rc::Rc;

use crate::i18n::{Language, Localized};
use crate::model::{Column, Schema, Town, Value, taken};
use crate::number::Distribution;

pub use error::ExpressionError;
pub use lexer::{Token, tokens};
pub use parser::one_or_several;

pub use tree::distinct;
use tree::{Expr, Kind};

/// Keys of records and words of `--columns`, which no computed column can be called.
const RESERVED: [&str; 7] = ["all", "alle", "class", "close", "label", "sources", "unit"];

/// Columns that an expression can name, and their distributions for `percentile()` and `rank()`.
pub struct Scope<'a> {
    /// Registry of columns.
    pub schema: &'a Schema,
    /// Distribution of a column over all municipalities; none in the rules of the data.
    pub distribution: &'a dyn Fn(&Column) -> Option<Distribution>,
    /// Text of a column that is meant by another, in a column of names: `Soest` by `Kreis Soest`.
    pub meant: &'a dyn Fn(&Column, &str) -> Result<String, Localized>,
}

impl<'a> Scope<'a> {
    /// Scope of the rules of the data.
    pub fn new(schema: &'a Schema) -> Self {
        Self { schema, distribution: &|_| None, meant: &|_, text| Ok(text.to_owned()) }
    }
}

/// Condition on a municipality.
pub struct Condition {
    /// Expression that is true or false.
    pub expr: Expr,
    /// Numbers with which columns are compared.
    pub thresholds: Vec<(Rc<Column>, f64)>,
}

impl Condition {
    /// Reads a condition.
    ///
    /// # Errors
    /// A part is not well-formed, or fits no column of the scope.
    pub fn parse(text: &str, scope: &Scope<'_>) -> Result<Self, ExpressionError> {
        let expr = parser::parse(text, parser::OR, scope)?;
        let threshold = |part: &Expr| {
            let Kind::Compare(sides, _) = &part.kind else { return None };
            match sides.each_ref().map(|it| &it.kind) {
                [Kind::Column(column), Kind::Number(number)]
                | [Kind::Number(number), Kind::Column(column)] => {
                    Some((Rc::clone(column), *number))
                }
                _ => None,
            }
        };
        let thresholds = expr.parts().into_iter().filter_map(threshold).collect();
        Ok(Self { expr, thresholds })
    }

    /// Tells whether a municipality satisfies it; where a value is missing it does not.
    pub fn holds(&self, town: &Town) -> bool {
        self.expr.value(town) == Value::YesNo(true)
    }
}

/// Column that is asked for: one of the data, or a computed one.
#[derive(Clone)]
pub struct ColumnExpr {
    /// Id of the column; of a computed one the name behind `as`, or the expression as written.
    id: String,
    /// The column, or arithmetic on columns.
    pub expr: Expr,
}

impl ColumnExpr {
    /// Column of the data.
    pub fn of(column: &Rc<Column>) -> Self {
        let expr = Expr { kind: Kind::Column(Rc::clone(column)), span: 0..0 };
        Self { id: column.id.clone(), expr }
    }

    /// Reads a calculation, with or without `as NAME`.
    ///
    /// # Errors
    /// A part is not well-formed, or fits no column of the scope.
    pub fn calculation(text: &str, scope: &Scope<'_>) -> Result<Self, ExpressionError> {
        let lower = text.to_ascii_lowercase();
        let named = [" as ", " als "].into_iter().find_map(|word| {
            let place = lower.rfind(word)?;
            Some((&text[..place], text[place + word.len()..].trim()))
        });
        let (written, id) = named.unwrap_or((text, text.trim()));
        let expr = parser::parse(written, parser::VALUE, scope)
            .map_err(|error| ExpressionError { expression: text.to_owned(), ..error })?;
        if named.is_some() && (RESERVED.contains(&id) || scope.schema.find(id).is_some()) {
            let end = text.trim_end().len();
            return Err(ExpressionError::new(taken(id), text, end - id.len()..end));
        }
        Ok(Self { id: id.to_owned(), expr })
    }

    /// Column of the data, unless it is computed.
    pub fn known(&self) -> Option<&Rc<Column>> {
        let Kind::Column(column) = &self.expr.kind else { return None };
        Some(column).filter(|column| column.id == self.id)
    }

    /// Name for programs.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Label for people, with its year, without unit.
    pub fn label(&self, language: Language) -> String {
        self.known().map_or_else(|| self.id.clone(), |column| column.label(language))
    }

    /// Unit where people need it.
    pub fn shown_unit(&self, language: Language) -> Option<String> {
        self.expr.unit().map(|unit| unit.get(language).to_owned())
    }
}
