//! The tokens of an expression.

use std::ops::Range;

use super::{ExpressionError, Operator, Word};

/// What an expression is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Token {
    Word(Word),
    /// A word in quotes, which is never a keyword.
    Quoted(Word),
    Operator(Operator),
    And,
    Or,
    Not,
    Open,
    Close,
}

/// A token and the bytes that it takes.
pub struct Spanned {
    pub token: Token,
    pub span: Range<usize>,
}

/// How others join comparisons, and how that is done here.
const FOREIGN_WORDS: [(&str, &str); 2] = [("&&", "and"), ("||", "or")];

/// Whether the text can stand for itself, without quotes.
pub fn is_plain_word(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(is_word_character)
        && keyword(text).is_none()
        && !FOREIGN_WORDS.iter().any(|(foreign, _)| text.contains(foreign))
}

fn is_word_character(c: char) -> bool {
    const OTHER: &str = "()=!<>~≠≤≥'\"";
    !c.is_whitespace() && !OTHER.contains(c)
}

fn keyword(word: &str) -> Option<Token> {
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
    let length = rest.find(|c| !is_word_character(c)).unwrap_or(rest.len());
    let word = rest.get(..length).unwrap_or_default();
    for (foreign, own) in FOREIGN_WORDS {
        if let Some(place) = word.find(foreign) {
            let place = start + place;
            let message = format!("`{foreign}` is written `{own}`, with a blank on either side");
            return Err(ExpressionError::new(message, text, place..place + foreign.len()));
        }
    }
    let token = keyword(word).unwrap_or_else(|| {
        Token::Word(Word { text: word.to_owned(), span: start..start + length })
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
        let message = format!("`{foreign}` is written `{own}`");
        return Err(ExpressionError::new(message, text, start..start + foreign.len()));
    }
    SIGNS
        .into_iter()
        .find(|(sign, _)| rest.starts_with(sign))
        .map(|(sign, operator)| (sign.len(), Token::Operator(operator)))
        .ok_or_else(|| {
            let message = "`!` alone is no comparison – write `!=` or `not`";
            ExpressionError::new(message, text, start..start + 1)
        })
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
            return Ok((length, Token::Quoted(Word { text: content, span })));
        }
    }
    let message = format!("the text is not closed: {quote} is missing");
    Err(ExpressionError::new(message, text, start..text.len()))
}
