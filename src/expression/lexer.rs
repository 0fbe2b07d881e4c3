//! The tokens of an expression.

use std::ops::Range;

use super::{ExpressionError, Operator, Sign, Word};
use crate::say;

/// What an expression is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Token {
    /// A word; one in quotes is never a keyword.
    Word(Word),
    Operator(Operator),
    /// A sign of arithmetic, with blanks around it, since it is a letter of names as well.
    Sign(Sign),
    Comma,
    And,
    Or,
    Not,
    Open,
    Close,
}

/// A token and the bytes that it takes.
#[derive(Debug, Clone)]
pub struct Spanned {
    pub token: Token,
    pub span: Range<usize>,
}

/// How others join comparisons, and how that is done here.
const FOREIGN_WORDS: [(&str, &str); 2] = [("&&", "and"), ("||", "or")];

/// The elements of a list, which commas separate; those within parentheses or quotes do not.
///
/// # Errors
/// A text in quotes is not closed.
pub fn elements(list: &str) -> Result<Vec<&str>, ExpressionError> {
    let mut elements = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for Spanned { token, span } in tokens(list)? {
        match token {
            Token::Open => depth += 1,
            Token::Close => depth = depth.saturating_sub(1),
            Token::Comma if depth == 0 => {
                elements.push(list.get(start..span.start).unwrap_or_default().trim());
                start = span.end;
            }
            _ => {}
        }
    }
    elements.push(list.get(start..).unwrap_or_default().trim());
    Ok(elements)
}

/// Whether the text can stand for itself, without quotes.
pub fn is_plain_word(text: &str) -> bool {
    !text.is_empty()
        && word_length(text) == text.len()
        && keyword(text).is_none()
        && !FOREIGN_WORDS.iter().any(|(foreign, _)| text.contains(foreign))
}

fn is_word_character(c: char) -> bool {
    const OTHER: &str = "()=!<>~≠≤≥'\",";
    !c.is_whitespace() && !OTHER.contains(c)
}

/// The bytes of the word with which a text begins. A comma belongs to it between two digits of a
/// number, which people write so.
fn word_length(text: &str) -> usize {
    let mut is_number = true;
    let mut characters = text.char_indices().peekable();
    while let Some((place, c)) = characters.next() {
        let before_digit = characters.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let is_inner_comma = c == ',' && is_number && place > 0 && before_digit;
        if !is_inner_comma && !is_word_character(c) {
            return place;
        }
        is_number &=
            c.is_ascii_digit() || matches!(c, '.' | ',') || place == 0 && Sign::of(c).is_some();
    }
    text.len()
}

/// The word as a token, if it is one that joins others.
fn keyword(word: &str) -> Option<Token> {
    let mut characters = word.chars();
    if let (Some(only), None) = (characters.next(), characters.next())
        && let Some(sign) = Sign::of(only)
    {
        return Some(Token::Sign(sign));
    }
    [("and", Token::And), ("or", Token::Or), ("not", Token::Not)]
        .into_iter()
        .find(|(name, _)| word.eq_ignore_ascii_case(name))
        .map(|(_, token)| token)
}

/// Splits an expression into its tokens.
pub fn tokens(text: &str) -> Result<Vec<Spanned>, ExpressionError> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        let (length, token) = match first {
            '(' => (1, Token::Open),
            ')' => (1, Token::Close),
            ',' => (1, Token::Comma),
            '\'' | '"' => quoted(text, start, first)?,
            c if is_word_character(c) => word(text, rest, start)?,
            _ => operator(text, rest, start)?,
        };
        let span = start..start + length;
        rest = text.get(span.end..).unwrap_or_default().trim_start();
        tokens.push(Spanned { token, span });
    }
    Ok(tokens)
}

fn word(text: &str, rest: &str, start: usize) -> Result<(usize, Token), ExpressionError> {
    let length = word_length(rest);
    let word = rest.get(..length).unwrap_or_default();
    for (foreign, own) in FOREIGN_WORDS {
        if let Some(place) = word.find(foreign) {
            let place = start + place;
            let message = say::written_with_blanks(foreign, own);
            return Err(ExpressionError::new(message, text, place..place + foreign.len()));
        }
    }
    let token = keyword(word).unwrap_or_else(|| {
        let span = start..start + length;
        Token::Word(Word { text: word.to_owned(), span, is_quoted: false })
    });
    Ok((length, token))
}

fn operator(text: &str, rest: &str, start: usize) -> Result<(usize, Token), ExpressionError> {
    // Longer signs first: `<=` is not `<`. `==` and `<>` are what other languages write.
    const SIGNS: [(&str, Operator); 12] = [
        ("!=", Operator::NotEqual),
        ("<=", Operator::LessOrEqual),
        (">=", Operator::GreaterOrEqual),
        ("==", Operator::Equal),
        ("<>", Operator::NotEqual),
        ("=", Operator::Equal),
        ("<", Operator::Less),
        (">", Operator::Greater),
        ("~", Operator::Contains),
        ("≠", Operator::NotEqual),
        ("≤", Operator::LessOrEqual),
        ("≥", Operator::GreaterOrEqual),
    ];
    // What others write, and what that is here.
    const FOREIGN: [(&str, &str); 5] =
        [("=>", ">="), ("=<", "<="), ("=~", "~"), ("===", "="), ("!~", "not … ~")];
    if let Some((foreign, own)) = FOREIGN.into_iter().find(|(sign, _)| rest.starts_with(sign)) {
        let message = say::is_written(foreign, own);
        return Err(ExpressionError::new(message, text, start..start + foreign.len()));
    }
    SIGNS
        .into_iter()
        .find(|(sign, _)| rest.starts_with(sign))
        .map(|(sign, operator)| (sign.len(), Token::Operator(operator)))
        .ok_or_else(|| ExpressionError::new(say::lone_exclamation_mark(), text, start..start + 1))
}

/// A text in quotes; a doubled quote stands for itself.
fn quoted(text: &str, start: usize, quote: char) -> Result<(usize, Token), ExpressionError> {
    let mut content = String::new();
    let body = text.get(start + 1..).unwrap_or_default();
    let mut characters = body.char_indices().peekable();
    while let Some((offset, c)) = characters.next() {
        if c != quote {
            content.push(c);
        } else if characters.next_if(|(_, next)| *next == quote).is_some() {
            content.push(quote);
        } else {
            let length = offset + 2;
            let span = start..start + length;
            return Ok((length, Token::Word(Word { text: content, span, is_quoted: true })));
        }
    }
    let message = say::text_not_closed(quote);
    Err(ExpressionError::new(message, text, start..text.len()))
}
