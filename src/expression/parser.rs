//! The grammar of expressions, down to the values that are compared.

use std::ops::Range;

use super::{
    Comparison, Expression, ExpressionError, Operand,
    lexer::{self, Spanned, Token},
};
use crate::say;

/// Tells what is missing where an expression ends.
pub type Expected = fn() -> String;

/// How deep parentheses and `not` may nest: more than anyone writes, less than the stack holds.
const DEEPEST: usize = 100;

pub fn parse(text: &str) -> Result<Expression, ExpressionError> {
    let tokens = lexer::tokens(text)?;
    let mut parser = Parser::new(text, &tokens);
    let expression = parser.any()?;
    parser.end()?;
    Ok(expression)
}

pub struct Parser<'a> {
    pub text: &'a str,
    tokens: &'a [Spanned],
    depth: usize,
}

impl<'a> Parser<'a> {
    pub fn new(text: &'a str, tokens: &'a [Spanned]) -> Self {
        Self { text, tokens, depth: 0 }
    }

    /// Fails if something is left.
    pub fn end(&mut self) -> Result<(), ExpressionError> {
        self.next().map_or(Ok(()), |extra| Err(self.unexpected(extra)))
    }

    fn any(&mut self) -> Result<Expression, ExpressionError> {
        self.series(&Token::Or, Self::all, Expression::Any)
    }

    fn all(&mut self) -> Result<Expression, ExpressionError> {
        self.series(&Token::And, Self::term, Expression::All)
    }

    /// One or more parts joined by `conjunction`; a single part stays itself.
    fn series(
        &mut self,
        conjunction: &Token,
        part: fn(&mut Self) -> Result<Expression, ExpressionError>,
        combine: fn(Vec<Expression>) -> Expression,
    ) -> Result<Expression, ExpressionError> {
        let first = part(self)?;
        let mut parts = vec![first];
        while self.accept(conjunction) {
            parts.push(part(self)?);
        }
        Ok(match parts.pop() {
            Some(only) if parts.is_empty() => only,
            last => {
                parts.extend(last);
                combine(parts)
            }
        })
    }

    fn term(&mut self) -> Result<Expression, ExpressionError> {
        let Some(Spanned { token, span }) = self.peek() else {
            return Err(self.ends_before(say::a_comparison));
        };
        match token {
            Token::Not => {
                self.next();
                self.nested(span.clone(), |parser| {
                    parser.term().map(|inner| Expression::Not(Box::new(inner)))
                })
            }
            Token::Open if !self.opens_operand() => {
                self.next();
                self.nested(span.clone(), |parser| {
                    let inner = parser.any()?;
                    parser.close()?;
                    Ok(inner)
                })
            }
            _ => self.relation(),
        }
    }

    /// Whether the parentheses that come next hold a value: something is done with it behind them.
    fn opens_operand(&self) -> bool {
        let mut depth = 0_usize;
        let close = self.tokens.iter().position(|Spanned { token, .. }| {
            match token {
                Token::Open => depth += 1,
                Token::Close => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        let behind = close.and_then(|close| self.tokens.get(close + 1));
        behind.is_some_and(|behind| match &behind.token {
            Token::Operator(_) | Token::Sign(_) => true,
            Token::Word(word) => {
                let is_keyword = |keyword: &&str| word.is_keyword(keyword);
                word.begins_with_sign() || ["in", "between", "is"].iter().any(is_keyword)
            }
            _ => false,
        })
    }

    pub fn nested<T>(
        &mut self,
        span: Range<usize>,
        inner: impl FnOnce(&mut Self) -> Result<T, ExpressionError>,
    ) -> Result<T, ExpressionError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.error(say::nested_too_deep(DEEPEST), span));
        }
        let inner = inner(self)?;
        self.depth -= 1;
        Ok(inner)
    }

    pub fn close(&mut self) -> Result<(), ExpressionError> {
        match self.next() {
            Some(Spanned { token: Token::Close, .. }) => Ok(()),
            Some(other) => Err(self.unexpected(other)),
            None => Err(self.ends_before(say::a_closing_parenthesis)),
        }
    }

    /// A value and what is said of it.
    fn relation(&mut self) -> Result<Expression, ExpressionError> {
        let operand = self.operand(say::a_comparison)?;
        if self.accept_word("is") {
            return self.is_missing(operand);
        }
        if self.accept_word("in") {
            return self.among(operand);
        }
        if self.accept_word("between") {
            return self.between(operand);
        }
        let operator = self.operator(&operand)?;
        let right = self.operand(say::a_value_to_compare_with)?;
        self.nothing_alone()?;
        Ok(Expression::Comparison(Comparison { left: operand, operator, right }))
    }

    fn among(&mut self, operand: Operand) -> Result<Expression, ExpressionError> {
        match self.next() {
            Some(Spanned { token: Token::Open, .. }) => {}
            Some(Spanned { span, .. }) => {
                let message = say::in_takes_list(say::a_list(), operand);
                return Err(self.error(message, span.clone()));
            }
            None => return Err(self.ends_before(say::a_list)),
        }
        let mut choices = vec![self.operand(say::a_value_of_the_list)?];
        while self.accept(&Token::Comma) {
            choices.push(self.operand(say::a_value_of_the_list)?);
        }
        self.nothing_alone()?;
        self.close()?;
        Ok(Expression::Among(operand, choices))
    }

    fn between(&mut self, operand: Operand) -> Result<Expression, ExpressionError> {
        let least = self.operand(say::the_lowest_value)?;
        match self.next() {
            Some(Spanned { token: Token::And, .. }) => {}
            Some(Spanned { span, .. }) => {
                let message = say::between_takes_two(operand, least);
                return Err(self.error(message, span.clone()));
            }
            None => return Err(self.ends_before(say::and_with_highest)),
        }
        let most = self.operand(say::the_highest_value)?;
        self.nothing_alone()?;
        Ok(Expression::Between(operand, [least, most]))
    }

    /// What follows `is`: nothing but `missing` can.
    fn is_missing(&mut self, operand: Operand) -> Result<Expression, ExpressionError> {
        let span = match self.next() {
            Some(Spanned { token: Token::Word(word), .. }) if word.is_keyword("missing") => {
                return Ok(Expression::Missing(operand));
            }
            Some(Spanned { token: Token::Not, span }) => {
                let message = say::is_not(operand);
                return Err(self.error(message, span.clone()));
            }
            Some(Spanned { span, .. }) => span.clone(),
            None => return Err(self.ends_before(say::missing)),
        };
        Err(self.error(say::is_asks_for_nothing(operand), span))
    }
}

/// One token after another.
impl<'a> Parser<'a> {
    pub fn peek(&self) -> Option<&'a Spanned> {
        self.tokens.first()
    }

    pub fn next(&mut self) -> Option<&'a Spanned> {
        let (first, rest) = self.tokens.split_first()?;
        self.tokens = rest;
        Some(first)
    }

    pub fn accept_word(&mut self, wanted: &str) -> bool {
        let is_wanted = matches!(self.peek(), Some(Spanned { token: Token::Word(word), .. }) if word.is_keyword(wanted));
        is_wanted && self.next().is_some()
    }

    pub fn accept(&mut self, token: &Token) -> bool {
        self.peek().is_some_and(|next| next.token == *token) && self.next().is_some()
    }

    pub fn ends_before(&self, expected: Expected) -> ExpressionError {
        let end = self.text.trim_end().len();
        self.error(say::ends_before(expected()), end..end)
    }

    pub fn error(&self, message: impl AsRef<str>, span: Range<usize>) -> ExpressionError {
        ExpressionError::new(message, self.text, span)
    }
}

#[cfg(test)]
#[path = "parser_tests.rs"]
mod tests;
