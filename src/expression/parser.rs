//! The grammar of expressions.

use std::{iter::Peekable, vec::IntoIter};

use super::{
    Comparison, Expression, ExpressionError, Operator, Word,
    lexer::{self, Spanned, Token},
};

/// How deep parentheses and `not` may nest: more than anyone writes, less than the stack holds.
const DEEPEST: usize = 100;

pub fn parse(text: &str) -> Result<Expression, ExpressionError> {
    let mut parser = Parser { text, tokens: lexer::tokens(text)?.into_iter().peekable(), depth: 0 };
    let expression = parser.any()?;
    match parser.tokens.next() {
        None => Ok(expression),
        Some(extra) => Err(parser.unexpected(&extra)),
    }
}

struct Parser<'a> {
    text: &'a str,
    tokens: Peekable<IntoIter<Spanned>>,
    depth: usize,
}

impl Parser<'_> {
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
        let Some(Spanned { token, span }) = self.tokens.next() else {
            return Err(self.ends_before("a comparison such as `vacancy_2011 >= 5`"));
        };
        match token {
            Token::Not => self
                .nested(span, |parser| parser.term().map(|inner| Expression::Not(Box::new(inner)))),
            Token::Open => self.nested(span, |parser| {
                let inner = parser.any()?;
                match parser.tokens.next() {
                    Some(Spanned { token: Token::Close, .. }) => Ok(inner),
                    Some(other) => Err(parser.unexpected(&other)),
                    None => Err(parser.ends_before("a closing `)`")),
                }
            }),
            Token::Word(column) => self.comparison(column),
            token => Err(self.unexpected(&Spanned { token, span })),
        }
    }

    fn nested(
        &mut self,
        span: std::ops::Range<usize>,
        inner: impl FnOnce(&mut Self) -> Result<Expression, ExpressionError>,
    ) -> Result<Expression, ExpressionError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            let message = format!("nested more than {DEEPEST} deep");
            return Err(ExpressionError::new(message, self.text, span));
        }
        let expression = inner(self)?;
        self.depth -= 1;
        Ok(expression)
    }

    fn comparison(&mut self, column: Word) -> Result<Expression, ExpressionError> {
        if self.accept_word("is") {
            return self.is_missing(column);
        }
        let operator = self.operator(&column)?;
        let value = match self.tokens.next() {
            Some(Spanned { token: Token::Word(value) | Token::Quoted(value), .. }) => value,
            Some(other) => return Err(self.unexpected(&other)),
            None => return Err(self.ends_before("a value to compare with")),
        };
        // Two words in a row: most likely a name with a blank in it.
        if let Some(Spanned { token: Token::Word(next), span }) = self.tokens.peek() {
            let message = format!("`{}` stands alone – {}", next.text, instead(&value, next));
            return Err(ExpressionError::new(message, self.text, span.clone()));
        }
        Ok(Expression::Comparison(Comparison { column, operator, value }))
    }

    /// What follows `is`: nothing but `missing` can.
    fn is_missing(&mut self, column: Word) -> Result<Expression, ExpressionError> {
        let span = match self.tokens.next() {
            Some(Spanned { token: Token::Word(word), .. })
                if word.text.eq_ignore_ascii_case("missing") =>
            {
                return Ok(Expression::Missing(column));
            }
            Some(Spanned { token: Token::Not, span }) => {
                let message = format!("`is not` is written `not {} is missing`", column.text);
                return Err(ExpressionError::new(message, self.text, span));
            }
            Some(Spanned { span, .. }) => span,
            None => return Err(self.ends_before("`missing`")),
        };
        let message = format!("`is` asks for no value at all: `{} is missing`", column.text);
        Err(ExpressionError::new(message, self.text, span))
    }

    fn operator(&mut self, column: &Word) -> Result<Operator, ExpressionError> {
        const EXPECTED: &str = "a comparison (= != < <= > >= ~)";
        match self.tokens.next() {
            Some(Spanned { token: Token::Operator(operator), .. }) => Ok(operator),
            Some(Spanned { token: Token::Word(word), span })
                if ["like", "ilike", "contains", "enthält"]
                    .contains(&&*word.text.to_lowercase()) =>
            {
                let message = format!("`{}` is written `~`: {} ~ …", word.text, column.text);
                Err(ExpressionError::new(message, self.text, span))
            }
            Some(Spanned { span, .. }) => {
                let message = format!("expected {EXPECTED} after `{}`", column.text);
                Err(ExpressionError::new(message, self.text, span))
            }
            None => Err(self.ends_before(EXPECTED)),
        }
    }

    fn accept_word(&mut self, wanted: &str) -> bool {
        let is_wanted = |token: &Token| matches!(token, Token::Word(word) if word.text.eq_ignore_ascii_case(wanted));
        self.tokens.next_if(|next| is_wanted(&next.token)).is_some()
    }

    fn accept(&mut self, token: &Token) -> bool {
        self.tokens.next_if(|next| next.token == *token).is_some()
    }

    fn unexpected(&self, found: &Spanned) -> ExpressionError {
        let text = self.text.get(found.span.clone()).unwrap_or_default();
        let message = match &found.token {
            Token::Quoted(_) => format!("{text} stands where a column is expected"),
            Token::Close => "`)` closes nothing".to_owned(),
            Token::Operator(_) => format!("`{text}` has no column before it or no value behind it"),
            _ => format!("unexpected `{text}`"),
        };
        ExpressionError::new(message, self.text, found.span.clone())
    }

    fn ends_before(&self, expected: &str) -> ExpressionError {
        let end = self.text.trim_end().len();
        ExpressionError::new(format!("the expression ends before {expected}"), self.text, end..end)
    }
}

/// What to write instead of a value with a word behind it.
fn instead(value: &Word, next: &Word) -> String {
    let begins_as_number = |word: &Word| word.text.starts_with(|c: char| c.is_ascii_digit());
    match &*next.text {
        "&" => "comparisons are joined by `and`".to_owned(),
        "|" => "comparisons are joined by `or`".to_owned(),
        _ if begins_as_number(value) && begins_as_number(next) => {
            format!("a number is written in one: {}{}", value.text, next.text)
        }
        _ if begins_as_number(value) || !next.text.starts_with(char::is_alphanumeric) => {
            "a number is written without its unit, comparisons are joined by `and` or `or`"
                .to_owned()
        }
        _ => {
            "join comparisons with `and` or `or`, put a value of several words in quotes".to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    fn printed(text: &str) -> String {
        match parse(text) {
            Ok(expression) => expression.to_string(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn and_binds_closer_than_or() {
        assert_eq!(printed("a=1 or b=2 AND c=3"), "a = 1 or (b = 2 and c = 3)");
        assert_eq!(printed("(a=1 or b=2) and c=3"), "(a = 1 or b = 2) and c = 3");
        assert_eq!(printed("not a=1 and b=2"), "not a = 1 and b = 2");
        assert_eq!(printed("not(a=1 and b=2)"), "not (a = 1 and b = 2)");
    }

    #[test]
    fn quotes_are_kept_where_they_are_needed() {
        assert_eq!(printed("name = 'Münster'"), "name = Münster");
        assert_eq!(printed("district=\"Märkischer Kreis\""), "district = 'Märkischer Kreis'");
        assert_eq!(printed("name = 'it''s'"), "name = 'it''s'");
        assert_eq!(printed("name = 'and'"), "name = 'and'");
        assert_eq!(printed("name = ''"), "name = ''");
    }

    #[test]
    fn errors_point_at_the_place() {
        let cases = [
            (
                "vacancy >",
                "the expression ends before a value to compare with\n  vacancy >\n           ^",
            ),
            (
                "a = 1 b = 2",
                "`b` stands alone – a number is written without its unit, comparisons are joined by `and` or `or`\n  a = 1 b = 2\n        ^",
            ),
            ("(a = 1", "the expression ends before a closing `)`\n  (a = 1\n        ^"),
            ("a = 1)", "`)` closes nothing\n  a = 1)\n       ^"),
            ("ä ! 1", "`!` alone is no comparison – write `!=` or `not`\n  ä ! 1\n    ^"),
            ("a = 'x", "the text is not closed: ' is missing\n  a = 'x\n      ^^"),
            ("", "the expression ends before a comparison such as `vacancy_2011 >= 5`\n  \n  ^"),
        ];
        for (text, expected) in cases {
            assert_eq!(printed(text), expected, "{text}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_and_long_chains_are_not() {
        let deep = format!("{}a=1{}", "(".repeat(100_000), ")".repeat(100_000));
        assert!(printed(&deep).starts_with("nested more than 100 deep"));
        let long = vec!["a = 1"; 100_000].join(" or ");
        assert_eq!(printed(&long), long);
    }
}
