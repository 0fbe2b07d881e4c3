//! Meaning of the words of an expression for the columns of a dataset.

use std::ops::Range;
use std::rc::Rc;

use super::ExpressionError;
use super::parser::{Parsed, Parser};
use super::tree::{CONTAINS, Comparison, EQUAL, Expr, Function, Kind, NOT_EQUAL};
use crate::i18n::{Localized, join};
use crate::model::{Column, DataType, Dimension, FigureColumn, Schema, yes_no};
use crate::number::parse_number;
use crate::text::Suggestion;

impl<'a> Parser<'a> {
    /// The expression as a condition: a column of yes or no is one by itself.
    pub fn condition(&self, mut expr: Expr) -> Parsed {
        let column = self.named(&expr).filter(|it| matches!(it.data_type(), DataType::YesNo));
        if let Some(column) = column {
            expr.kind = Kind::Column(Rc::clone(column));
        } else if !matches!(data_type(&expr), DataType::YesNo) {
            return Err(self.error(self.no_condition(self.written(&expr)), expr.span));
        }
        Ok(expr)
    }

    /// Message that words are no condition, with what is compared with the class or column that
    /// they name.
    fn no_condition(&self, written: &str) -> Localized {
        let schema = self.scope.schema;
        let words = || written.split_whitespace();
        let column = words().find_map(|word| schema.find(word));
        if let Some((dimension, class)) = words().find_map(|word| schema.class(word))
            && column.is_none_or(|it| it.class().is_some())
        {
            let (id, Localized { en, de }) = (&dimension.id, &class.label);
            return tr!(
                "`{written}` is no condition – did you mean `{id} = {en}`?",
                "`{written}` ist keine Bedingung – ist `{id} = {de}` gemeint?"
            );
        }
        match column {
            Some(column) => compared_with(&column.id, column.data_type()),
            None => schema.unknown_column(written),
        }
    }

    /// Comparison of two values, whose words mean what they can mean beside each other.
    pub fn compare(&self, left: Expr, sign: Comparison, right: Expr) -> Parsed {
        let is_equality = sign == EQUAL || sign == NOT_EQUAL;
        if is_equality && self.is_missing_word(&right) {
            let span = left.span.start..right.span.end;
            let missing = Expr { kind: Kind::Missing(Box::new(self.value(left, None)?)), span };
            return Ok(if sign == EQUAL { missing } else { missing.not() });
        }
        let [beside_left, beside_right] = [self.named(&right), self.named(&left)];
        let mut sides = [
            self.value(left, beside_left.filter(|it| !it.is_number()))?,
            self.value(right, beside_right)?,
        ];
        self.check_bases(&sides)?;
        if let [Expr { kind: Kind::Column(column), .. }, Expr { kind: Kind::Text(text), span }] =
            &mut sides
            && is_equality
        {
            let meant = (self.scope.meant)(column, text);
            *text = meant.map_err(|message| self.error(message, span.clone()))?;
        }
        let [first, other] =
            sides.each_ref().map(|it| join(it.columns().iter().map(|it| &*it.id), " "));
        let fits = match sides.each_ref().map(data_type) {
            [DataType::Number, DataType::Number] => sign != CONTAINS,
            [DataType::Class(a), DataType::Class(b)] => sign != CONTAINS && a.id == b.id,
            [DataType::YesNo, DataType::YesNo] => is_equality && first != other,
            [DataType::Text, DataType::Text] => {
                is_equality || sign == CONTAINS && !is_foreign_pattern(&sides[1])
            }
            _ => false,
        };
        if !fits {
            let message = compared_with(self.written(&sides[0]), data_type(&sides[0]));
            return Err(self.error(message, sides[1].span.clone()));
        }
        Ok(Expr::joined(sides, |sides| Kind::Compare(sides, sign)))
    }

    /// Position of the value of a column in its distribution.
    pub fn position(&self, function: Function, column: Expr, span: Range<usize>) -> Parsed {
        if let Kind::Column(column) = self.number(column)?.kind
            && let Some(distribution) = (self.scope.distribution)(&column)
        {
            let kind = Kind::Position(function, column, Rc::new(distribution));
            return Ok(Expr { kind, span });
        }
        let message = tr!(
            "percentile and rank are of a single column, and none of rules",
            "percentile und rank gelten einer einzelnen Spalte, nicht in Regeln"
        );
        Err(self.error(message, span))
    }

    /// The expression as a number.
    pub fn number(&self, expr: Expr) -> Parsed {
        let value = self.value(expr, None)?;
        if matches!(data_type(&value), DataType::Number) {
            return Ok(value);
        }
        let written = self.written(&value);
        Err(self.error(tr!("`{written}` is no number", "`{written}` ist keine Zahl"), value.span))
    }

    /// Makes sure that the columns of two sides may be compared.
    pub fn check_bases(&self, [left, right]: &[Expr; 2]) -> Parsed<()> {
        let (left, right) = (left.parts(), right.parts());
        for (a, b) in left.iter().flat_map(|a| right.iter().map(move |b| (a, b))) {
            if let (Kind::Column(first), Kind::Column(other)) = (&a.kind, &b.kind)
                && !are_comparable(first, other)
            {
                let message = fault_of_bases(first, other, self.scope.schema);
                return Err(self.error(message, b.span.clone()));
            }
        }
        Ok(())
    }

    /// The expression as a value beside what may be a column.
    fn value(&self, mut expr: Expr, beside: Option<&Rc<Column>>) -> Parsed {
        if let Kind::Words | Kind::Quoted = expr.kind {
            let literal = beside.and_then(|column| self.literal(&expr, column));
            expr.kind = literal.map_or_else(|| self.number_or_column(&expr, beside), Ok)?;
        }
        Ok(expr)
    }

    /// Value of a column that a word beside the column is: a class even where a column has its
    /// name, a text if it is in quotes or not the id of a column.
    fn literal(&self, word: &Expr, column: &Column) -> Option<Kind> {
        let text = self.word_text(word);
        match column.data_type() {
            DataType::Number => None,
            DataType::YesNo => yes_no(text).map(Kind::YesNo),
            DataType::Class(dimension) => {
                let position = dimension.find_class(text)?;
                Some(Kind::Class(Rc::clone(&column.class()?.dimension), position))
            }
            DataType::Text => {
                let is_column = self.scope.schema.by_id(&text.to_lowercase()).is_some();
                let is_text = !is_column || matches!(word.kind, Kind::Quoted);
                is_text.then(|| Kind::Text(text.to_owned()))
            }
        }
    }

    fn number_or_column(&self, word: &Expr, beside: Option<&Rc<Column>>) -> Parsed<Kind> {
        let text = self.word_text(word);
        if matches!(word.kind, Kind::Words) && beside.is_none_or(|it| it.is_number()) {
            match parse_number(text) {
                Ok(number) => return Ok(Kind::Number(number)),
                Err(Some([thousands, decimal])) => {
                    let message = tr!(
                        "`{text}` can be read in two ways – write {thousands} or {decimal}",
                        "`{text}` lässt sich auf zwei Arten lesen: {thousands} oder {decimal} schreiben"
                    );
                    return Err(self.error(message, word.span.clone()));
                }
                Err(None) => {}
            }
        }
        let column = self.named(word).map(|column| Kind::Column(Rc::clone(column)));
        column.ok_or_else(|| self.unknown(word, beside))
    }

    /// Column that an expression names.
    fn named(&self, expr: &Expr) -> Option<&'a Rc<Column>> {
        let is_word = matches!(expr.kind, Kind::Words | Kind::Quoted);
        is_word.then(|| self.scope.schema.find(self.word_text(expr))).flatten()
    }

    fn is_missing_word(&self, expr: &Expr) -> bool {
        const MISSING: [&str; 8] =
            ["missing", "null", "none", "unknown", "empty", "fehlt", "unbekannt", "leer"];

        matches!(expr.kind, Kind::Words) && MISSING.contains(&&*self.written(expr).to_lowercase())
    }

    /// Words without their quotes.
    fn word_text(&self, word: &Expr) -> &'a str {
        let written = self.written(word);
        if matches!(word.kind, Kind::Quoted) { &written[1..written.len() - 1] } else { written }
    }

    fn written(&self, expr: &Expr) -> &'a str {
        &self.text[expr.span.clone()]
    }

    /// Fault of a word that is neither a number nor a column, nor a value of the one beside it.
    fn unknown(&self, word: &Expr, beside: Option<&Rc<Column>>) -> ExpressionError {
        let (schema, text) = (self.scope.schema, self.word_text(word));
        let message = match beside.map(|column| (column, column.data_type())) {
            None => schema.unknown_column(text),
            Some((_, DataType::Class(dimension))) => dimension.unknown_class(text),
            Some(_) if text.starts_with(|c: char| c.is_ascii_digit()) => tr!(
                "`{text}` is no number: digits alone are one, as in 1000000",
                "`{text}` ist keine Zahl: sie besteht nur aus Ziffern, etwa 1000000"
            ),
            Some((column, data_type)) => {
                Suggestion::of(text, schema.columns.iter().map(|it| &*it.id))
                    .after(&compared_with(&column.id, data_type))
            }
        };
        self.error(message, word.span.clone())
    }
}

/// Message on the values with which a value of a type can be compared.
fn compared_with(name: &str, data_type: DataType<'_>) -> Localized {
    let ordered = "= != < <= > >=";
    let (Localized { en, de }, signs) = match data_type {
        DataType::Number => (tr!("a number", "eine Zahl"), ordered),
        DataType::Text => (tr!("a text", "ein Text"), "= != ~ like '%x%'"),
        DataType::YesNo => (tr!("yes or no", "ja oder nein"), "= !="),
        DataType::Class(Dimension { label: Localized { en, de }, .. }) => {
            (tr!("a class of {en}", "eine Klasse ({de})"), ordered)
        }
    };
    tr!(
        "`{name}` is {en}; such are compared by {signs}",
        "`{name}` ist {de}; dergleichen vergleicht man mit {signs}"
    )
}

/// Type of the values of an expression.
fn data_type(expr: &Expr) -> DataType<'_> {
    match &expr.kind {
        Kind::Column(column) => column.data_type(),
        Kind::Class(dimension, _) => DataType::Class(dimension),
        Kind::Number(_) | Kind::Position(..) | Kind::Arithmetic(..) => DataType::Number,
        Kind::Text(_) | Kind::Words | Kind::Quoted => DataType::Text,
        _ => DataType::YesNo,
    }
}

/// Tells whether a text has letters with which patterns are written elsewhere.
fn is_foreign_pattern(text: &Expr) -> bool {
    matches!(&text.kind, Kind::Text(text) if text.contains(['|', '?', '[', ']', '^', '$']))
}

/// Message that two columns cannot be compared: both have bases and share none. It names the nearest
/// pair that can.
fn fault_of_bases(first: &Column, other: &Column, schema: &Schema) -> Localized {
    let [a_base, b_base] = [first, other].map(|it| bases(it).first().map_or("", |base| base));
    let (a, b) = (&first.id, &other.id);
    let Localized { en, de } = match instead_of(first, other, schema) {
        Some(instead) => tr!("{instead} and {b} would do", "möglich sind {instead} und {b}"),
        None => {
            tr!("only their percentiles can be compared", "vergleichbar sind nur ihre Prozentränge")
        }
    };
    tr!(
        "`{a}` and `{b}` cannot be compared: they rest on different bases ({a_base} and \
         {b_base}); {en}",
        "`{a}` und `{b}` sind nicht vergleichbar: sie beruhen auf verschiedenen Grundlagen \
         ({a_base} und {b_base}); {de}"
    )
}

/// Column like the first, of the nearest year, that can be compared with the other.
fn instead_of<'s>(first: &Column, other: &Column, schema: &'s Schema) -> Option<&'s str> {
    let first = first.figure()?;
    let kind = |figure: &FigureColumn| (figure.indicator.kind, figure.indicator.unit.clone());
    let year = |figure: &FigureColumn| figure.observation.date.year;
    let alike = schema.figures().filter(|(column, figure)| {
        kind(figure) == kind(first) && column.id != other.id && are_comparable(column, other)
    });
    let nearest = alike.min_by_key(|(_, figure)| year(figure).abs_diff(year(first)));
    nearest.map(|(column, _)| &*column.id)
}

fn are_comparable(a: &Column, b: &Column) -> bool {
    let (a, b) = (bases(a), bases(b));
    a.is_empty() || b.is_empty() || a.iter().any(|base| b.contains(base))
}

fn bases(column: &Column) -> &[String] {
    column.figure().map_or(&[], |figure| &figure.observation.base)
}
