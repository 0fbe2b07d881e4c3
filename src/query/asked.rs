//! Columns that a question asks for: those of the data, and those that it computes itself.

use std::rc::Rc;

use anyhow::Result;

use super::Gazetteer;
use crate::{
    dataset::Municipality,
    expression::{Computed, ExpressionError, elements},
    say,
    schema::{Column, DataType, Schema, Value},
    usage_error::UsageError,
};

/// A column that is asked for.
#[derive(Debug, Clone)]
pub enum Asked<'a> {
    Known(&'a Column),
    Computed(Rc<Computed<'a>>),
}

impl<'a> Asked<'a> {
    /// Reads what is to be a column: its name, what is calculated from columns, or the name of
    /// one that the question computes elsewhere.
    ///
    /// # Errors
    /// There is no such column, or it cannot be calculated.
    pub fn parse(
        written: &str,
        known: &[Self],
        schema: &'a Schema,
        gazetteer: &Gazetteer<'_>,
    ) -> Result<Self> {
        let written = written.trim();
        let same = known.iter().find(|asked| asked.id() == written);
        if let Some(Self::Computed(computed)) = same {
            return Ok(Self::Computed(Rc::clone(computed)));
        }
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        if written.chars().all(is_part) || schema.find(written).is_some() {
            return Ok(Self::Known(schema.column(written)?));
        }
        let mut computed = Computed::parse(written, schema).map_err(|it| usage_error(&it))?;
        computed.learn(|column| gazetteer.distribution(column))?;
        Ok(Self::Computed(Rc::new(computed)))
    }

    /// Reads a column that is printed: one that is computed has a name, which programs need, and
    /// not that of another.
    ///
    /// # Errors
    /// There is no such column, it cannot be calculated, or lacks a name of its own.
    pub fn named(
        written: &str,
        known: &[Self],
        schema: &'a Schema,
        gazetteer: &Gazetteer<'_>,
    ) -> Result<Self> {
        let asked = Self::parse(written, known, schema, gazetteer)?;
        let Self::Computed(computed) = &asked else {
            return Ok(asked);
        };
        let name = &computed.name;
        if !computed.is_named {
            return Err(UsageError::new(say::needs_name(name)).into());
        }
        let is_taken = known.iter().any(|other| {
            matches!(other, Self::Computed(it) if it.name == *name && it.operand != computed.operand)
        });
        if is_taken {
            return Err(UsageError::new(say::called_alike(name)).into());
        }
        Ok(asked)
    }

    /// Reads a column that is drawn, be it one of those that are computed: it holds numbers.
    ///
    /// # Errors
    /// There is no such column, or it holds something else.
    pub fn numbers(
        written: &str,
        known: &[Self],
        schema: &'a Schema,
        gazetteer: &Gazetteer<'_>,
    ) -> Result<Self> {
        let asked = Self::named(written, known, schema, gazetteer)?;
        if asked.is_number() {
            return Ok(asked);
        }
        Err(UsageError::new(say::no_numbers(asked.id())).into())
    }

    /// Its name, which is also its key for programs.
    pub fn id(&self) -> &str {
        match self {
            Self::Known(column) => &column.id,
            Self::Computed(computed) => &computed.name,
        }
    }

    /// The columns of the data that it consists of.
    pub fn columns(&self) -> Vec<&'a Column> {
        match self {
            Self::Known(column) => vec![column],
            Self::Computed(computed) => computed.columns(),
        }
    }

    /// Whether it holds numbers.
    pub fn is_number(&self) -> bool {
        match self {
            Self::Known(column) => matches!(column.data_type(), DataType::Number),
            Self::Computed(_) => true,
        }
    }

    /// What it holds for a municipality.
    pub fn value<'t>(&self, town: &'t Municipality<'t>) -> Value<'t> {
        match self {
            Self::Known(column) => town.value(column),
            Self::Computed(computed) => {
                let amount = computed.amount(&|column| town.value(column));
                amount.map_or(Value::Missing, |amount| Value::Number(amount.value))
            }
        }
    }
}

/// The elements of lists of columns, which commas separate.
///
/// # Errors
/// A text in quotes is not closed.
pub fn listed(lists: &[String]) -> Result<Vec<&str>, UsageError> {
    let mut all = Vec::new();
    for list in lists {
        all.extend(elements(list).map_err(|it| usage_error(&it))?);
    }
    Ok(all)
}

/// What is wrong with an expression, with the place.
pub fn usage_error(error: &ExpressionError) -> UsageError {
    UsageError::of_lines(&error.to_string())
}
