//! Grammar of expressions: a Pratt parser for conditions and calculations alike.
//!
//! ```text
//! condition = condition ("or" | "and") condition | "not" condition | "(" condition ")"
//!           | value { sign value } | value ["is"] ["not"] "in" "(" value { "," value } ")"
//!           | value ["is"] ["not"] "between" value "and" value | value "is" ["not"] value
//! sign      = "=" | "!=" | "<" | "<=" | ">" | ">=" | "~"
//! value     = value ("+" | "-" | "*" | "/") value | "(" value ")"
//!           | ("percentile" | "rank") "(" column ")" | word { word } | "'" text "'"
//! ```

use std::iter::Peekable;
use std::ops::Range;
use std::vec;

use super::lexer::{Spanned, Token, tokens};
use super::tree::{AT_LEAST, AT_MOST, EQUAL, Expr, Function, Kind, strength};
use super::{ExpressionError, Scope};
use crate::i18n::Localized;
use crate::number::parse_number;

/// Binding strength of the weakest operator of conditions.
pub const OR: u8 = 1;
const AND: u8 = 2;
const NOT: u8 = 3;
const COMPARISON: u8 = 4;
/// Binding strength of the weakest operator of values.
pub const VALUE: u8 = 5;
const WORD: u8 = 7;

/// Reader of an expression.
pub struct Parser<'a> {
    /// Expression as it was written.
    pub text: &'a str,
    /// Columns that it can name.
    pub scope: &'a Scope<'a>,
    tokens: Peekable<vec::IntoIter<Spanned>>,
    depth: usize,
    /// Value that the last comparison was about, for `vacancy > 5 and < 10`.
    subject: Option<Expr>,
}

/// Part of an expression, or its fault.
pub type Parsed<T = Expr> = Result<T, ExpressionError>;

/// Reads an expression of operators that bind at least so strongly: a condition or a number.
///
/// # Errors
/// A part is missing, or too much, or a word fits no column of the scope.
pub fn parse(text: &str, least: u8, scope: &Scope<'_>) -> Parsed {
    let tokens = tokens(text, &|word| scope.schema.find(word).is_some())?.into_iter().peekable();
    let mut parser = Parser { text, scope, tokens, depth: 0, subject: None };
    let whole = parser.expression(least)?;
    match parser.peek() {
        None if least <= COMPARISON => parser.condition(whole),
        None => parser.number(whole),
        Some(_) => Err(parser.missing(&tr!(
            "`and`, `or`, or a list like `size in (small, large)`",
            "`und`, `oder` oder eine Liste wie `Größe in (klein, groß)`"
        ))),
    }
}

impl Parser<'_> {
    /// Expression of operators that bind at least so strongly.
    fn expression(&mut self, least: u8) -> Parsed {
        /// More levels than anyone writes, fewer than the stack holds.
        const DEEPEST: usize = 100;

        self.depth += 1;
        if self.depth > DEEPEST {
            let place = self.place();
            let message = tr!("more than {DEEPEST} levels", "mehr als {DEEPEST} Ebenen");
            return Err(self.error(message, place));
        }
        let mut left = self.operand(least)?;
        while let Some(token) = self.peek() {
            left = match token {
                Token::Or if least <= OR => self.joined(left, token)?,
                Token::And if least <= AND => self.joined(left, token)?,
                Token::Sign(sign) if least <= strength(sign) => {
                    self.tokens.next();
                    let right = self.expression(strength(sign) + 1)?;
                    // Each link of a chain is a level of the tree.
                    self.depth += 1;
                    let sides = [self.number(left)?, self.number(right)?];
                    self.check_bases(&sides)?;
                    Expr::joined(sides, |sides| Kind::Arithmetic(sides, sign))
                }
                Token::Compare(_) | Token::Is | Token::In | Token::Between | Token::Not
                    if least <= COMPARISON =>
                {
                    self.relation(left)?
                }
                _ => break,
            };
        }
        self.depth -= 1;
        Ok(left)
    }

    fn operand(&mut self, least: u8) -> Parsed {
        let span = self.place();
        if self.accept(Token::Open) {
            let inner = self.expression(if least <= COMPARISON { OR } else { VALUE })?;
            self.close()?;
            Ok(inner)
        } else if least <= COMPARISON && self.accept(Token::Not) {
            let inner = self.expression(NOT)?;
            Ok(self.condition(inner)?.not())
        } else if self.accept(Token::Quoted) {
            Ok(Expr { kind: Kind::Quoted, span })
        } else if self.peek() == Some(Token::Word) {
            self.words()
        } else {
            Err(self.missing(&tr!("a value", "ein Wert")))
        }
    }

    /// Words in a row, which are one name or value, or the call of a function.
    fn words(&mut self) -> Parsed {
        let mut span = self.place();
        while let Some((_, word)) = self.tokens.next_if(|(token, _)| *token == Token::Word) {
            span.end = word.end;
        }
        if self.accept(Token::Open) {
            let text = &self.text[span.clone()];
            let function = match &*text.to_lowercase() {
                "percentile" | "perzentil" | "prozentrang" => Function::Percentile,
                "rank" | "rang" => Function::Rank,
                _ => return self.label(span),
            };
            let column = self.expression(WORD)?;
            span.end = self.close()?;
            return self.position(function, column, span);
        }
        Ok(Expr { kind: Kind::Words, span })
    }

    /// Label with parentheses, of which the first is read: `Net cold rent 2022 (€/m²)`. One that
    /// closes others ends it.
    fn label(&mut self, words: Range<usize>) -> Parsed {
        let mut depth = 1;
        let inside = self.tokens.clone().take_while(|(token, _)| {
            depth += i32::from(*token == Token::Open) - i32::from(*token == Token::Close);
            depth >= 0 && matches!(token, Token::Word | Token::Sign(_) | Token::Open | Token::Close)
        });
        let span = words.start..inside.last().map_or(words.end, |(_, it)| it.end);
        if depth > 0 || self.scope.schema.find(&self.text[span.clone()]).is_none() {
            let called = &self.text[words.clone()];
            let message = tr!(
                "`{called}(…)` is not known; there are percentile(column), rank(column)",
                "`{called}(…)` ist unbekannt; es gibt prozentrang(Spalte), rang(Spalte)"
            );
            return Err(self.error(message, words));
        }
        while self.tokens.next_if(|(_, token)| token.end <= span.end).is_some() {}
        Ok(Expr { kind: Kind::Words, span })
    }

    /// Conditions joined by `and` or `or`. A comparison that lacks its left side is about the same
    /// value as the last one.
    fn joined(&mut self, first: Expr, by: Token) -> Parsed {
        let start = first.span.start;
        let mut parts = vec![self.condition(first)?];
        while self.accept(by) {
            let part = match self.subject.clone() {
                Some(subject) if matches!(self.peek(), Some(Token::Compare(_))) => {
                    self.relation(subject)?
                }
                _ => self.expression(if by == Token::Or { AND } else { NOT })?,
            };
            parts.push(self.condition(part)?);
        }
        let kind = if by == Token::Or { Kind::Any(parts) } else { Kind::All(parts) };
        Ok(Expr { kind, span: start..self.place().start })
    }

    /// A value and what is said of it.
    fn relation(&mut self, subject: Expr) -> Parsed {
        self.subject = Some(subject.clone());
        let start = subject.span.start;
        self.accept(Token::Is);
        let is_not = self.accept(Token::Not);
        let kind = if matches!(self.peek(), Some(Token::Compare(_))) {
            // One, or several in a row: `5 < vacancy < 10`.
            let (mut left, mut links) = (subject, Vec::new());
            while let Some(Token::Compare(sign)) = self.peek() {
                self.tokens.next();
                let right = self.expression(VALUE)?;
                links.push(self.compare(left, sign, right.clone())?);
                left = right;
            }
            Kind::All(links)
        } else if self.accept(Token::In) {
            Kind::Any(self.among(&subject)?)
        } else if self.accept(Token::Between) {
            let least = self.expression(VALUE)?;
            let and = tr!("`and` with the highest value", "`and` mit dem größten Wert");
            self.expect(Token::And, &and)?;
            let most = self.expression(VALUE)?;
            let least = self.compare(subject.clone(), AT_LEAST, least)?;
            Kind::All(vec![least, self.compare(subject, AT_MOST, most)?])
        } else {
            let value = self.expression(VALUE)?;
            self.compare(subject, EQUAL, value)?.kind
        };
        let condition = Expr { kind, span: start..self.place().start };
        Ok(if is_not { condition.not() } else { condition })
    }

    /// Comparisons with each value of a list.
    fn among(&mut self, subject: &Expr) -> Parsed<Vec<Expr>> {
        let list = tr!("a list such as `(small, large)`", "eine Liste wie `(klein, groß)`");
        self.expect(Token::Open, &list)?;
        let mut choices = Vec::new();
        while choices.is_empty() || self.accept(Token::Comma) {
            let choice = self.expression(VALUE)?;
            if let Some(message) = one_or_several(&self.text[choice.span.clone()]) {
                return Err(self.error(message, choice.span));
            }
            choices.push(self.compare(subject.clone(), EQUAL, choice)?);
        }
        self.close()?;
        Ok(choices)
    }
}

/// One token after another, and what is wrong with them.
impl Parser<'_> {
    fn peek(&mut self) -> Option<Token> {
        self.tokens.peek().map(|(token, _)| *token)
    }

    fn accept(&mut self, token: Token) -> bool {
        self.tokens.next_if(|(next, _)| *next == token).is_some()
    }

    /// End of the token that has to come next.
    fn expect(&mut self, token: Token, what: &Localized) -> Parsed<usize> {
        let next = self.tokens.next_if(|(next, _)| *next == token);
        next.map(|(_, span)| span.end).ok_or_else(|| self.missing(what))
    }

    fn close(&mut self) -> Parsed<usize> {
        self.expect(Token::Close, &tr!("a closing `)`", "ein schließendes `)`"))
    }

    /// Bytes of the next token.
    fn place(&mut self) -> Range<usize> {
        let end = self.text.trim_end().len();
        self.tokens.peek().map_or(end..end, |(_, span)| span.clone())
    }

    /// Fault that something else should come next.
    fn missing(&mut self, Localized { en, de }: &Localized) -> ExpressionError {
        let place = self.place();
        let message = match &self.text[place.clone()] {
            "" => tr!("the expression ends before {en}", "am Ende des Ausdrucks fehlt {de}"),
            found => tr!("expected {en}, not `{found}`", "statt `{found}` wird {de} erwartet"),
        };
        self.error(message, place)
    }

    /// Fault at these bytes.
    pub fn error(&self, message: Localized, span: Range<usize>) -> ExpressionError {
        ExpressionError::new(message, self.text, span)
    }
}

/// Message that a comma can separate two numbers of a list or begin decimal places.
pub fn one_or_several(written: &str) -> Option<Localized> {
    let one = parse_number(written).ok().filter(|_| written.contains(','))?;
    let several = written.replace(',', ", ");
    Some(tr!(
        "`{written}` can be one number or several – write {several} for several, {one} for one",
        "`{written}` kann eine Zahl sein oder mehrere – für mehrere {several} schreiben, für eine {one}"
    ))
}
