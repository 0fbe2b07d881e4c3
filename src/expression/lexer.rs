//! Tokens of an expression.

use std::cmp::Ordering;
use std::ops::Range;

use super::ExpressionError;
use super::tree::{AT_LEAST, AT_MOST, CONTAINS, Comparison, EQUAL, NOT_EQUAL};
use crate::number::parse_number;

/// Part of which expressions are made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Token {
    /// Word without quotes that is no keyword.
    Word,
    /// Text in quotes.
    Quoted,
    /// Sign of a comparison.
    Compare(Comparison),
    /// Sign of arithmetic: one of `+−×/`.
    Sign(char),
    /// `is`
    Is,
    /// `in`
    In,
    /// `between`
    Between,
    /// `and`
    And,
    /// `or`
    Or,
    /// `not`
    Not,
    /// `(`
    Open,
    /// `)`
    Close,
    /// `,`
    Comma,
}

/// Token and the bytes that it takes.
pub type Spanned = (Token, Range<usize>);

/// Signs and words of the language, in both languages of its users and as SQL and C have them.
fn keyword(written: &str) -> Option<Token> {
    Some(match written {
        "=" | "==" | "===" => Token::Compare(EQUAL),
        "!=" | "<>" | "≠" => Token::Compare(NOT_EQUAL),
        "<" | "below" | "under" => Token::Compare(&[Ordering::Less]),
        "<=" | "=<" | "≤" => Token::Compare(AT_MOST),
        ">" | "above" | "over" | "über" | "ueber" => Token::Compare(&[Ordering::Greater]),
        ">=" | "=>" | "≥" => Token::Compare(AT_LEAST),
        "~" | "=~" | "like" | "contains" | "enthält" | "enthaelt" => Token::Compare(CONTAINS),
        "+" => Token::Sign('+'),
        "-" | "−" | "–" => Token::Sign('−'),
        "*" | "×" => Token::Sign('×'),
        "/" => Token::Sign('/'),
        "is" | "ist" => Token::Is,
        "in" => Token::In,
        "between" | "zwischen" => Token::Between,
        "and" | "und" | "&" | "&&" => Token::And,
        "or" | "oder" | "|" | "||" => Token::Or,
        "not" | "nicht" | "!" => Token::Not,
        "(" => Token::Open,
        ")" => Token::Close,
        "," | ";" => Token::Comma,
        _ => return None,
    })
}

fn is_sign(letter: char) -> bool {
    matches!(letter, '+' | '-' | '−' | '–' | '*' | '×' | '/')
}

/// Splits an expression into tokens. Signs of arithmetic are letters of names as well: a word
/// with such signs is split if all its parts are numbers or names and it is no name itself.
///
/// # Errors
/// A text in quotes is not closed.
pub fn tokens(text: &str, is_name: &dyn Fn(&str) -> bool) -> Result<Vec<Spanned>, ExpressionError> {
    let (mut tokens, mut rest) = (Vec::<Spanned>::new(), text.trim_start());
    while let Some(first) = rest.chars().next() {
        let mut place = text.len() - rest.len();
        let found = match (1..=3).rev().find_map(|it| Some((keyword(rest.get(..it)?)?, it))) {
            Some(known) if !first.is_alphabetic() && !is_sign(first) => vec![known],
            _ if matches!(first, '\'' | '"') => {
                let Some(length) = rest[1..].find(first) else {
                    let message =
                        tr!("a closing {first} is missing", "es fehlt ein schließendes {first}");
                    return Err(ExpressionError::new(message, text, place..text.len()));
                };
                vec![(Token::Quoted, length + 2)]
            }
            _ => cut(&rest[..word_length(rest)], tokens.last(), is_name),
        };
        for (token, length) in found {
            tokens.push((token, place..place + length));
            place += length;
        }
        rest = text[place..].trim_start();
    }
    Ok(tokens)
}

/// Bytes of the word with which a text begins. A comma between digits belongs to it.
fn word_length(text: &str) -> usize {
    const OTHERS: &str = "()=!<>~≠≤≥&|;'\"";

    let is_digit = |c: char| c.is_ascii_digit();
    let is_end = |&(place, c): &(usize, char)| match c {
        ',' => !(text[..place].ends_with(is_digit) && text[place + 1..].starts_with(is_digit)),
        _ => c.is_whitespace() || OTHERS.contains(c),
    };
    text.char_indices().find(is_end).map_or(text.len(), |(place, _)| place)
}

/// Tokens of a word and their lengths: its parts where signs in it are those of arithmetic or
/// commas separate.
fn cut(word: &str, last: Option<&Spanned>, is_name: &dyn Fn(&str) -> bool) -> Vec<(Token, usize)> {
    let is_number = |word: &str| parse_number(word) != Err(None);
    let is_known = |part: &str| part.is_empty() || is_number(part) || is_name(part);
    let follows_value = matches!(last, Some((Token::Word | Token::Quoted | Token::Close, _)));
    let is_whole = || is_known(word) && !(word.starts_with(is_sign) && follows_value);
    let has_signs = word.contains(is_sign) && !is_whole();
    let is_cut: fn(char) -> bool = if has_signs && word.split(is_sign).all(is_known) {
        is_sign
    } else if is_number(word) {
        |_| false
    } else {
        |c| c == ','
    };
    let pieces = word.split_inclusive(is_cut).flat_map(|piece| {
        let part = piece.trim_end_matches(is_cut);
        [part, &piece[part.len()..]]
    });
    let pieces = pieces.filter(|it| !it.is_empty());
    pieces.map(|it| (keyword(&it.to_lowercase()).unwrap_or(Token::Word), it.len())).collect()
}
