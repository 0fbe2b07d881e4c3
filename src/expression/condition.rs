//! Expressions that fit the columns of a dataset, ready to be asked.

use super::{Comparison, Expression, ExpressionError, Operator, Word};
use crate::{
    distinct::distinct,
    folding::{sign, spellings},
    schema::{Column, Dimension, Identity, Kind, Schema, Subject, Value},
    suggestion::Suggestion,
    vocabulary::{Ags, read_number},
};

/// An expression whose columns exist and whose values are of the right sort.
#[derive(Debug)]
pub struct Condition<'a>(Node<'a>);

#[derive(Debug)]
enum Node<'a> {
    Test(&'a Column, Test),
    Missing(&'a Column),
    Not(Box<Node<'a>>),
    All(Vec<Node<'a>>),
    Any(Vec<Node<'a>>),
}

/// What is asked of a column's value.
#[derive(Debug)]
enum Test {
    Number(Operator, f64),
    Level(Operator, usize),
    YesNo { expected: bool },
    Text { expected: [String; 2], wanted: bool },
    Contains([String; 2]),
}

impl<'a> Condition<'a> {
    /// Reads an expression and checks it against the columns.
    ///
    /// # Errors
    /// It is not well-formed, names an unknown column or level, or compares a column with a
    /// value of another sort; the error knows the place.
    pub fn parse(text: &str, schema: &'a Schema) -> Result<Self, ExpressionError> {
        let expression = Expression::parse(text)?;
        Checker { text, schema }.node(&expression).map(Self)
    }

    /// Whether it holds, where `value` tells what a column holds. Unknown where that depends
    /// on a missing value, which satisfies no comparison and not its contrary either.
    pub fn holds<'v>(&self, value: &impl Fn(&Column) -> Value<'v>) -> Option<bool> {
        self.0.holds(value)
    }

    /// The columns that it compares with numbers, each time with the number.
    pub(crate) fn thresholds(&self) -> Vec<(&'a Column, f64)> {
        let mut thresholds = Vec::new();
        self.0.visit(&mut |column, test| {
            if let Some(Test::Number(_, number)) = test {
                thresholds.push((column, *number));
            }
        });
        thresholds
    }

    /// The columns that it names, each once, in their order.
    pub(crate) fn columns(&self) -> Vec<&'a Column> {
        let mut columns: Vec<&Column> = Vec::new();
        self.0.visit(&mut |column, _| columns.push(column));
        distinct(columns, |a, b| a.id == b.id)
    }
}

impl<'a> Node<'a> {
    fn holds<'v>(&self, value: &impl Fn(&Column) -> Value<'v>) -> Option<bool> {
        match self {
            Self::Test(column, test) => test.holds(value(column)),
            Self::Missing(column) => Some(value(column) == Value::Missing),
            Self::Not(inner) => inner.holds(value).map(|holds| !holds),
            Self::All(nodes) => unless(nodes, value, false),
            Self::Any(nodes) => unless(nodes, value, true),
        }
    }

    /// Shows each column that is asked, with what is asked of its value.
    fn visit(&self, see: &mut impl FnMut(&'a Column, Option<&Test>)) {
        match self {
            Self::Test(column, test) => see(column, Some(test)),
            Self::Missing(column) => see(column, None),
            Self::Not(inner) => inner.visit(see),
            Self::All(nodes) | Self::Any(nodes) => nodes.iter().for_each(|node| node.visit(see)),
        }
    }
}

/// `decisive` if any node is, else its contrary unless a node is unknown.
fn unless<'v>(
    nodes: &[Node<'_>],
    value: &impl Fn(&Column) -> Value<'v>,
    decisive: bool,
) -> Option<bool> {
    let mut result = Some(!decisive);
    for node in nodes {
        match node.holds(value) {
            Some(holds) if holds == decisive => return Some(decisive),
            Some(_) => {}
            None => result = None,
        }
    }
    result
}

impl Test {
    fn holds(&self, value: Value<'_>) -> Option<bool> {
        Some(match (self, value) {
            (Self::Number(operator, expected), Value::Number(number)) => {
                number.partial_cmp(expected).is_some_and(|order| operator.accepts(order))
            }
            (Self::Level(operator, expected), Value::Level(level)) => {
                operator.accepts(level.cmp(expected))
            }
            (Self::YesNo { expected }, Value::YesNo(yes)) => yes == *expected,
            (Self::Text { expected, wanted }, Value::Text(text)) => {
                shares(text, expected, |known, asked| known == asked) == *wanted
            }
            (Self::Contains(part), Value::Text(text)) => {
                shares(text, part, |known, asked| known.contains(asked))
            }
            _ => return None,
        })
    }
}

/// Whether a spelling of a text is related so to one of those that are asked for.
fn shares(text: &str, asked: &[String; 2], is_so: impl Fn(&str, &str) -> bool) -> bool {
    let known = spellings(text);
    known.iter().any(|known| asked.iter().any(|asked| is_so(known, asked)))
}

impl Operator {
    fn accepts(self, order: std::cmp::Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::NotEqual => order.is_ne(),
            Self::Less => order.is_lt(),
            Self::LessOrEqual => order.is_le(),
            Self::Greater => order.is_gt(),
            Self::GreaterOrEqual => order.is_ge(),
            Self::Contains => false,
        }
    }
}

/// Gives an expression its meaning.
struct Checker<'a, 't> {
    text: &'t str,
    schema: &'a Schema,
}

impl<'a> Checker<'a, '_> {
    fn node(&self, expression: &Expression) -> Result<Node<'a>, ExpressionError> {
        Ok(match expression {
            Expression::Comparison(comparison) => self.comparison(comparison)?,
            Expression::Missing(name) => Node::Missing(self.column(name)?),
            Expression::Not(inner) => Node::Not(Box::new(self.node(inner)?)),
            Expression::All(terms) => Node::All(self.nodes(terms)?),
            Expression::Any(terms) => Node::Any(self.nodes(terms)?),
        })
    }

    fn nodes(&self, terms: &[Expression]) -> Result<Vec<Node<'a>>, ExpressionError> {
        terms.iter().map(|term| self.node(term)).collect()
    }

    fn comparison(&self, comparison: &Comparison) -> Result<Node<'a>, ExpressionError> {
        let Comparison { column: name, operator, value } = comparison;
        let column = self.column(name)?;
        let test = match column.kind() {
            Kind::Number => self.number(column, *operator, value),
            Kind::Level(dimension) => self.level(dimension, *operator, value),
            Kind::YesNo => self.yes_no(column, *operator, value),
            Kind::Text => self.contents(column, *operator, value),
        }?;
        Ok(Node::Test(column, test))
    }

    fn column(&self, name: &Word) -> Result<&'a Column, ExpressionError> {
        let column = self.schema.find(&name.text);
        column.ok_or_else(|| self.error(self.schema.unknown_column(&name.text), name))
    }

    fn number(
        &self,
        column: &Column,
        operator: Operator,
        value: &Word,
    ) -> Result<Test, ExpressionError> {
        const NOTHING: [&str; 5] = ["", "missing", "null", "none", "fehlt"];
        if operator == Operator::Contains {
            let message = format!("`~` looks into texts; `{}` is a number", column.id);
            return Err(self.error(message, value));
        }
        if NOTHING.contains(&&*value.text.to_lowercase()) {
            let message = format!("what is not known is asked for by `{} is missing`", column.id);
            return Err(self.error(message, value));
        }
        let number = read_number(&value.text, column.places()).map_err(|unread| {
            let message = format!("`{}` needs a number, not `{}`{unread}", column.id, value.text);
            self.error(message, value)
        })?;
        Ok(Test::Number(operator, number))
    }

    fn level(
        &self,
        dimension: &Dimension,
        operator: Operator,
        value: &Word,
    ) -> Result<Test, ExpressionError> {
        let levels = || dimension.levels.iter().map(|level| &*level.id);
        if operator == Operator::Contains {
            let message = format!("`~` looks into texts; `{}` is compared with `=`", dimension.id);
            return Err(self.error(message, value));
        }
        let position = dimension.find(&value.text).ok_or_else(|| {
            let known = levels().collect::<Vec<_>>().join(", ");
            let message = format!("`{}` is {known}, not `{}`", dimension.id, value.text);
            let hint = Suggestion::of(&value.text, levels());
            self.error(format!("{message}{hint}"), value)
        })?;
        Ok(Test::Level(operator, position))
    }

    fn yes_no(
        &self,
        column: &Column,
        operator: Operator,
        value: &Word,
    ) -> Result<Test, ExpressionError> {
        let yes = match value.text.to_ascii_lowercase().as_str() {
            "yes" | "true" | "1" | "ja" => true,
            "no" | "false" | "0" | "nein" => false,
            _ => return Err(self.error(format!("`{}` is yes or no", column.id), value)),
        };
        match operator {
            Operator::Equal => Ok(Test::YesNo { expected: yes }),
            Operator::NotEqual => Ok(Test::YesNo { expected: !yes }),
            _ => Err(self.only_equality(column, operator, "yes or no", value)),
        }
    }

    fn contents(
        &self,
        column: &Column,
        operator: Operator,
        value: &Word,
    ) -> Result<Test, ExpressionError> {
        if let Some(sign) = sign(&value.text) {
            let message = format!("`{sign}` stands in the value – a comparison stands before it");
            return Err(self.error(message, value));
        }
        if operator == Operator::Contains {
            self.no_pattern(column, value)?;
        }
        let expected = match column.subject {
            Subject::Identity(Identity::Ags) if operator != Operator::Contains => {
                spellings(&Ags::completed(&value.text))
            }
            _ => spellings(&value.text),
        };
        match operator {
            Operator::Equal => Ok(Test::Text { expected, wanted: true }),
            Operator::NotEqual => Ok(Test::Text { expected, wanted: false }),
            Operator::Contains if expected.iter().any(String::is_empty) => {
                Err(self.error("nothing to look for".to_owned(), value))
            }
            Operator::Contains => Ok(Test::Contains(expected)),
            _ => Err(self.only_equality(column, operator, "a text", value)),
        }
    }

    /// Refuses the signs by which other languages write patterns.
    fn no_pattern(&self, column: &Column, value: &Word) -> Result<(), ExpressionError> {
        const SIGNS: [char; 8] = ['^', '$', '*', '%', '|', '?', '[', ']'];
        let Some(sign) = value.text.chars().find(|c| SIGNS.contains(c)) else {
            return Ok(());
        };
        let parts = value.text.split(SIGNS).map(|part| part.trim_matches('.'));
        let comparisons = parts.filter(|part| !part.is_empty()).map(|part| {
            let word = |text: &str| Word { text: text.to_owned(), span: 0..0 };
            let (column, value) = (word(&column.id), word(part));
            Comparison { column, operator: Operator::Contains, value }.to_string()
        });
        let joined = if value.text.contains('|') { " or " } else { " and " };
        let rewritten = comparisons.collect::<Vec<_>>().join(joined);
        let message =
            format!("`~` means “contains” and knows no patterns (`{sign}`) – write {rewritten}");
        Err(self.error(message, value))
    }

    fn only_equality(
        &self,
        column: &Column,
        operator: Operator,
        sort: &str,
        value: &Word,
    ) -> ExpressionError {
        let sign = operator.sign();
        let message =
            format!("`{sign}` does not apply: `{}` is {sort} – use `=` or `!=`", column.id);
        self.error(message, value)
    }

    fn error(&self, message: String, place: &Word) -> ExpressionError {
        ExpressionError::new(message, self.text, place.span.clone())
    }
}
