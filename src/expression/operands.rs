//! The grammar of the values that are compared, and of columns that are computed.

use super::{
    ExpressionError, Operand, Sign, Standing, Word,
    lexer::{self, Spanned, Token},
    parser::{Expected, Parser},
};
use crate::say;

/// An operand with the name that it is given: `vacancy_2022 - vacancy_2011 as change`.
pub fn parse(text: &str) -> Result<(Operand, Option<Word>), ExpressionError> {
    let tokens = lexer::tokens(text)?;
    let mut parser = Parser::new(text, &tokens);
    let operand = parser.operand(say::a_column_or_calculation)?;
    let mut name = None;
    if parser.accept_word("as") {
        name = match parser.next() {
            Some(Spanned { token: Token::Word(name), .. }) => Some(name.clone()),
            Some(other) => return Err(parser.unexpected(other)),
            None => return Err(parser.ends_before(say::a_name)),
        };
    }
    parser.end()?;
    Ok((operand, name))
}

impl Parser<'_> {
    /// A sum, which may be of one product.
    pub fn operand(&mut self, expected: Expected) -> Result<Operand, ExpressionError> {
        self.chain(expected, Sign::is_of_sum, Self::product)
    }

    /// A product, which may be of one part.
    fn product(&mut self, expected: Expected) -> Result<Operand, ExpressionError> {
        self.chain(expected, |sign| !sign.is_of_sum(), Self::part)
    }

    /// One or more parts joined by such signs; a single part stays itself.
    fn chain(
        &mut self,
        expected: Expected,
        joins: fn(Sign) -> bool,
        part: fn(&mut Self, Expected) -> Result<Operand, ExpressionError>,
    ) -> Result<Operand, ExpressionError> {
        let first = part(self, expected)?;
        let mut rest = Vec::new();
        while let Some(Spanned { token: Token::Sign(sign), .. }) = self.peek()
            && joins(*sign)
        {
            self.next();
            rest.push((*sign, part(self, say::a_value_to_calculate_with)?));
        }
        Ok(if rest.is_empty() { first } else { Operand::Arithmetic(Box::new(first), rest) })
    }

    fn part(&mut self, expected: Expected) -> Result<Operand, ExpressionError> {
        let Some(found) = self.next() else {
            return Err(self.ends_before(expected));
        };
        match &found.token {
            Token::Open => self.nested(found.span.clone(), |parser| {
                let inner = parser.operand(expected)?;
                parser.close()?;
                Ok(inner)
            }),
            Token::Word(word) if !word.is_quoted && self.accept(&Token::Open) => {
                self.standing(word)
            }
            Token::Word(word) => Ok(Operand::Word(word.clone())),
            _ => Err(self.unexpected(found)),
        }
    }

    /// What stands behind `percentile(` and the like.
    fn standing(&mut self, name: &Word) -> Result<Operand, ExpressionError> {
        let standing = Standing::ALL.into_iter().find(|standing| name.is_keyword(standing.name()));
        let Some(standing) = standing else {
            let message = if name.ends_with_sign() {
                name.apart()
            } else {
                say::unknown_function(&name.text)
            };
            return Err(self.error(message, name.span.clone()));
        };
        match self.next() {
            Some(Spanned { token: Token::Word(column), span }) => {
                if !self.accept(&Token::Close) {
                    let message = say::of_one_column(standing.name());
                    let next = self.peek().map_or_else(|| span.clone(), |next| next.span.clone());
                    return Err(self.error(message, next));
                }
                Ok(Operand::Standing(standing, column.clone()))
            }
            Some(other) => Err(self.unexpected(other)),
            None => Err(self.ends_before(say::a_column)),
        }
    }
}

impl Word {
    /// Whether it is this word of the language, in any case.
    pub fn is_keyword(&self, keyword: &str) -> bool {
        !self.is_quoted && self.text.to_lowercase() == keyword
    }

    /// Whether a sign of arithmetic lacks the blank behind it.
    pub fn begins_with_sign(&self) -> bool {
        !self.is_quoted && self.text.chars().next().and_then(Sign::of).is_some()
    }

    /// Whether a sign of arithmetic lacks the blank before it.
    pub fn ends_with_sign(&self) -> bool {
        !self.is_quoted && self.text.chars().next_back().and_then(Sign::of).is_some()
    }

    /// Says that signs stand apart.
    pub fn apart(&self) -> String {
        say::signs_apart(self.spaced())
    }

    /// The word with blanks around its signs.
    pub fn spaced(&self) -> String {
        let mut spaced = String::new();
        for c in self.text.chars() {
            match Sign::of(c) {
                Some(sign) => spaced.extend([' ', sign.written(), ' ']),
                None => spaced.push(c),
            }
        }
        spaced.trim().to_owned()
    }
}
