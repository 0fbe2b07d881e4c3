//! What to write instead of what is not understood.

use super::{
    ExpressionError, Operand, Operator, Word,
    lexer::{Spanned, Token},
    parser::Parser,
};
use crate::say;

impl<'a> Parser<'a> {
    pub fn operator(&mut self, operand: &Operand) -> Result<Operator, ExpressionError> {
        const EXPECTED: &str = "a comparison (= != < <= > >= ~)";
        const LIKE: [&str; 6] = ["like", "ilike", "contains", "matches", "rlike", "enthält"];
        let Some(Spanned { token, span }) = self.next() else {
            return Err(self.ends_before(EXPECTED));
        };
        let message = match token {
            Token::Operator(operator) => return Ok(*operator),
            Token::Word(word) if LIKE.iter().any(|it| word.is_keyword(it)) => {
                format!("`{}` is written `~`: {operand} ~ …", word.text)
            }
            Token::Word(word) if word.begins_with_sign() => word.apart(),
            Token::Not => {
                let relation = if self.accept_word("in") { "in (…)" } else { "…" };
                format!("`not` stands before it all: not {operand} {relation}")
            }
            _ => format!("expected {EXPECTED} after `{operand}`"),
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
            Token::Close => "`)` closes nothing".to_owned(),
            Token::Comma => {
                "a text with a comma stands in quotes; a list is written `size in (small, large)`"
                    .to_owned()
            }
            Token::Operator(_) | Token::Sign(_) => {
                format!("`{text}` has no value before it or none behind it")
            }
            Token::Word(word) if word.begins_with_sign() => word.apart(),
            _ => format!("unexpected `{text}`"),
        };
        self.error(message, found.span.clone())
    }
}

/// What to write instead of a value with a word behind it.
fn instead(before: &str, next: &Word) -> String {
    let begins_as_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    match &*next.text {
        "&" => "comparisons are joined by `and`".to_owned(),
        "|" => "comparisons are joined by `or`".to_owned(),
        _ if begins_as_number(before) && begins_as_number(&next.text) => {
            format!("a number is written in one: {before}{}", next.text)
        }
        _ if begins_as_number(before) || !next.text.starts_with(char::is_alphanumeric) => {
            "a number is written without its unit, comparisons are joined by `and` or `or`"
                .to_owned()
        }
        _ => {
            "join comparisons with `and` or `or`, put a value of several words in quotes".to_owned()
        }
    }
}
