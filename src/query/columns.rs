//! Columns that are asked for: those of the data, and computed ones.

use anyhow::{Result, bail};

use super::parse_in_scope;
use super::sort::direction;
use crate::context::Context;
use crate::errors::UsageError;
use crate::expression::{ColumnExpr, ExpressionError, Token, one_or_several, tokens};

impl ColumnExpr {
    /// Reads a column, or the expression of one.
    ///
    /// # Errors
    /// There is no such column, or the expression is wrong.
    pub fn parse(text: &str, cx: &Context) -> Result<Self> {
        let text = text.trim();
        let (schema, unquoted) = (&cx.schema, text.trim_matches(['\'', '"']));
        if let Some(column) = schema.find(text).or_else(|| schema.find(unquoted)) {
            return Ok(Self::of(column));
        }
        if text.chars().all(|c| c.is_alphanumeric() || c == '_') {
            bail!(UsageError(schema.unknown_column(text)));
        }
        parse_in_scope(cx, |scope| Self::calculation(text, scope))
    }
}

/// Splits the values of `--columns` or `--sort` at commas that separate, not at those within
/// parentheses or quotes. Values behind blanks are apart like `name vacancy`, but for a direction:
/// `vacancy desc`.
///
/// # Errors
/// A decimal comma could be meant, or a text in quotes is not closed.
pub fn split_list(values: &[String]) -> Result<Vec<String>> {
    let elements = values.iter().map(|value| elements_of(value)).collect::<Result<Vec<_>, _>>();
    let mut list: Vec<String> = Vec::new();
    for element in elements.map_err(UsageError::from)?.concat() {
        match list.last_mut() {
            Some(named) if direction(element).is_some() => *named = format!("{named} {element}"),
            _ if element.is_empty() => {}
            _ => list.push(element.to_owned()),
        }
    }
    Ok(list)
}

fn elements_of(value: &str) -> Result<Vec<&str>, ExpressionError> {
    let mut elements = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for (token, span) in tokens(value, &|_| false)? {
        match token {
            Token::Open => depth += 1,
            Token::Close => depth = depth.saturating_sub(1),
            Token::Comma if depth == 0 => {
                elements.push(value[start..span.start].trim());
                start = span.end;
            }
            Token::Word => {
                if let Some(message) = one_or_several(&value[span.clone()]) {
                    return Err(ExpressionError::new(message, value, span));
                }
            }
            _ => {}
        }
    }
    elements.push(value[start..].trim());
    Ok(elements)
}

#[cfg(test)]
mod tests {
    use super::split_list;

    #[test]
    fn commas_and_blanks_separate_columns() {
        for (values, elements) in [
            (&["name, rent"][..], &["name", "rent"][..]),
            (&["name,", "rent"], &["name", "rent"]),
            (&["name", "vacancy"], &["name", "vacancy"]),
            (&["name;rent"], &["name", "rent"]),
            (&["'Vacancy, 2022', rank(rent) as r"], &["'Vacancy, 2022'", "rank(rent) as r"]),
            (&["vacancy - rent as x", "name"], &["vacancy - rent as x", "name"]),
            (&["vacancy", "desc,name"], &["vacancy desc", "name"]),
            (&["Leerstandsquote", "absteigend"], &["Leerstandsquote absteigend"]),
            (&["-vacancy", "+rent"], &["-vacancy", "+rent"]),
            (&[""], &[]),
        ] {
            let values: Vec<String> = values.iter().map(|&it| it.to_owned()).collect();
            assert_eq!(
                split_list(&values).ok().as_deref(),
                Some(&elements.iter().map(|&it| it.to_owned()).collect::<Vec<_>>()[..]),
                "{values:?}"
            );
        }
    }

    #[test]
    fn a_decimal_comma_is_refused() {
        let error = split_list(&["rent * 5,5 as x".to_owned()]).map_err(|it| it.to_string());
        let message = error.err().unwrap_or_default();
        assert!(message.contains("5, 5 for several, 5.5 for one"), "{message}");
        assert!(split_list(&["'rent".to_owned()]).is_err());
    }
}
