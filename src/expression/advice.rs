//! What to write instead of what is not understood.

use super::{
    ExpressionError, Operand, Operator, Word,
    lexer::{Spanned, Token},
    parser::Parser,
};
use crate::say;

impl<'a> Parser<'a> {
    pub fn operator(&mut self, operand: &Operand) -> Result<Operator, ExpressionError> {
        const LIKE: [&str; 6] = ["like", "ilike", "contains", "matches", "rlike", "enthält"];
        let Some(Spanned { token, span }) = self.next() else {
            return Err(self.ends_before(say::an_operator));
        };
        let message = match token {
            Token::Operator(operator) => return Ok(*operator),
            Token::Word(word) if LIKE.iter().any(|it| word.is_keyword(it)) => {
                say::contains_is_written(&word.text, operand)
            }
            Token::Word(word) if word.begins_with_sign() => word.apart(),
            Token::Not => {
                let relation = if self.accept_word("in") { "in (…)" } else { "…" };
                say::not_comes_first(operand, relation)
            }
            _ => say::expected_after(say::an_operator(), operand),
        };
        Err(self.error(message, span.clone()))
    }

    /// Fails if a word comes next: two in a row are most likely a name with a blank in it.
    pub fn nothing_alone(&mut self) -> Result<(), ExpressionError> {
        let Some((Spanned { token: Token::Word(next), span }, before)) =
            self.peek().zip(self.last())
        else {
            return Ok(());
        };
        let message = if next.begins_with_sign() {
            next.apart()
        } else {
            say::stands_alone(&next.text, instead(before, next))
        };
        Err(self.error(message, span.clone()))
    }

    /// The text before what comes next, up to the blank before it.
    fn last(&self) -> Option<&'a str> {
        let end = self.peek()?.span.start;
        self.text.get(..end)?.split_whitespace().next_back()
    }

    pub fn unexpected(&self, found: &Spanned) -> ExpressionError {
        let text = self.text.get(found.span.clone()).unwrap_or_default();
        let message = match &found.token {
            Token::Close => say::closes_nothing(),
            Token::Comma => say::comma_in_text(),
            Token::Operator(_) | Token::Sign(_) => say::sign_without_value(text),
            Token::Word(word) if word.begins_with_sign() => word.apart(),
            _ => say::unexpected(text),
        };
        self.error(message, found.span.clone())
    }
}

/// What to write instead of a value with a word behind it.
fn instead(before: &str, next: &Word) -> String {
    let begins_as_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    match &*next.text {
        "&" => say::joined_by("and"),
        "|" => say::joined_by("or"),
        _ if begins_as_number(before) && begins_as_number(&next.text) => {
            say::written_in_one(format_args!("{before}{}", next.text))
        }
        _ if begins_as_number(before) || !next.text.starts_with(char::is_alphanumeric) => {
            say::without_unit()
        }
        _ => say::join_or_quote(),
    }
}
