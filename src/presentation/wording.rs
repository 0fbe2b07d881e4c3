//! Expressions as people read them: with labels for names, and the words of their language.

use super::Context;
use crate::{
    dataset::Municipality,
    expression::{Comparison, Expression, Operand, Operator, Sign, Standing, Word, column_beside},
    report::{Cell, Content},
    schema::{Column, DataType, Formula, Schema},
    text::{filled, readable_number},
    vocabulary::Status,
};

/// An expression in words: `Größe: nicht groß` for `size != large`. What is not a valid expression
/// stays as it is written.
pub fn in_words(expression: &str, schema: &Schema, context: &Context) -> String {
    Expression::parse(expression)
        .map_or_else(|_| expression.to_owned(), |it| Wording { schema, context }.of(&it))
}

struct Wording<'a> {
    schema: &'a Schema,
    context: &'a Context,
}

impl Wording<'_> {
    fn of(&self, expression: &Expression) -> String {
        let texts = self.context.texts;
        match expression {
            Expression::Not(inner) => format!("{} {}", texts.not, self.term(inner)),
            Expression::All(terms) => self.joined(terms, texts.and),
            Expression::Any(terms) => self.joined(terms, texts.or),
            Expression::Comparison(_)
            | Expression::Among(..)
            | Expression::Between(..)
            | Expression::Missing(_) => match self.statement(expression) {
                Some((subject, said)) => format!("{subject}: {said}"),
                None => expression.to_string(),
            },
        }
    }

    /// The terms one after another; what is said of one column stands behind its label once.
    fn joined(&self, terms: &[Expression], conjunction: &str) -> String {
        let mut text = String::new();
        let mut before = None;
        for (position, term) in terms.iter().enumerate() {
            if position > 0 {
                text.extend([" ", conjunction, " "]);
            }
            let statement = self.statement(term);
            match &statement {
                Some((subject, said)) if before.as_ref() == Some(subject) => text.push_str(said),
                _ => text.push_str(&self.term(term)),
            }
            before = statement.map(|(subject, _)| subject);
        }
        text
    }

    fn term(&self, term: &Expression) -> String {
        if term.is_compound() { format!("({})", self.of(term)) } else { self.of(term) }
    }

    /// What something is said of and what is said, if all its columns are known.
    fn statement(&self, expression: &Expression) -> Option<(String, String)> {
        let texts = self.context.texts;
        let (subject, said) = match expression {
            Expression::Comparison(Comparison { left, operator, right }) => {
                let sign = match operator {
                    Operator::Equal => "",
                    Operator::NotEqual => texts.not,
                    Operator::Less => texts.below,
                    Operator::LessOrEqual => texts.at_most,
                    Operator::Greater => texts.above,
                    Operator::GreaterOrEqual => texts.at_least,
                    Operator::Contains => texts.contains,
                };
                (left, format!("{sign} {}", self.beside(left, right)?))
            }
            Expression::Among(operand, choices) => {
                let choices = choices.iter().map(|choice| self.beside(operand, choice));
                let or = format!(" {} ", texts.or);
                (operand, choices.collect::<Option<Vec<_>>>()?.join(&or))
            }
            Expression::Between(operand, [least, most]) => {
                let [least, most] = [self.beside(operand, least)?, self.beside(operand, most)?];
                (operand, filled(texts.from_to, &[&least, &most]))
            }
            Expression::Missing(operand) => (operand, texts.missing.to_owned()),
            Expression::Not(_) | Expression::All(_) | Expression::Any(_) => return None,
        };
        Some((self.operand(subject)?, said.trim_start().to_owned()))
    }

    /// What is calculated, with the labels of its columns, if they are known.
    fn operand(&self, operand: &Operand) -> Option<String> {
        match operand {
            Operand::Word(word) => match word.text.parse::<f64>() {
                Ok(_) => Some(self.plain(&word.text)),
                Err(_) => self.label(word),
            },
            Operand::Standing(standing, column) => {
                let name = match standing {
                    Standing::Percentile => self.context.texts.percentile,
                    Standing::Rank => self.context.texts.rank,
                };
                Some(format!("{name} ({})", self.label(column)?))
            }
            Operand::Arithmetic(first, rest) => {
                let is_sum = rest.first().is_some_and(|(sign, _)| sign.is_of_sum());
                let part = |part: &Operand| {
                    let text = self.operand(part)?;
                    Some(if part.is_apart_in(is_sum) { format!("({text})") } else { text })
                };
                let mut text = part(first)?;
                for (sign, next) in rest {
                    let sign = match sign {
                        Sign::Plus => "+",
                        Sign::Minus => "−",
                        Sign::Times => "×",
                        Sign::Per => "/",
                    };
                    text = format!("{text} {sign} {}", part(next)?);
                }
                Some(text)
            }
        }
    }

    fn label(&self, name: &Word) -> Option<String> {
        Some(self.schema.find(&name.text)?.label(self.context.language))
    }

    /// What an operand is compared with: of a column one of its values, if it is no column itself.
    fn beside(&self, operand: &Operand, other: &Operand) -> Option<String> {
        let Operand::Word(value) = other else {
            return self.operand(other);
        };
        match operand {
            Operand::Word(column) => {
                let column = self.schema.find(&column.text)?;
                let other = column_beside(column, value, self.schema);
                let label = other.map(|other| other.label(self.context.language));
                Some(label.unwrap_or_else(|| self.value(column, &value.text)))
            }
            Operand::Standing(..) | Operand::Arithmetic(..) => self.operand(other),
        }
    }

    /// A number without a unit.
    fn plain(&self, written: &str) -> String {
        let point = self.context.texts.decimal_point;
        written.replace('.', point.encode_utf8(&mut [0; 4]))
    }

    fn value(&self, column: &Column, value: &str) -> String {
        let Context { texts, language, .. } = self.context;
        match column.data_type() {
            DataType::Level(dimension) => {
                let level = dimension.position(value).and_then(|it| dimension.levels.get(it));
                level.map_or(value, |level| level.label.get(*language)).to_owned()
            }
            DataType::YesNo => match value {
                "yes" => texts.yes.to_owned(),
                "no" => texts.no.to_owned(),
                _ => value.to_owned(),
            },
            DataType::Number => value
                .parse()
                .map_or_else(|_| value.to_owned(), |value| number(column, value, self.context)),
            DataType::Text => {
                let (open, close) = texts.quotes;
                format!("{open}{value}{close}")
            }
        }
    }
}

/// What is calculated, with the labels of its columns: `Vacancy 2022 − Vacancy 2011`.
pub fn calculation(operand: &Operand, schema: &Schema, context: &Context) -> String {
    Wording { schema, context }.operand(operand).unwrap_or_else(|| operand.to_string())
}

/// A formula with the labels of its columns.
pub fn formula(formula: &Formula, schema: &Schema, context: &Context) -> String {
    let label = |name: &str| {
        let column = schema.find(name);
        column.map_or_else(|| name.to_owned(), |column| column.label(context.language))
    };
    let [first, second] = formula.inputs().map(label);
    match formula {
        Formula::Change { .. } => format!("100 × ({second} − {first}) / {first}"),
        Formula::Ratio { .. } => format!("{first} / {second}"),
    }
}

/// A number of a column with its unit.
pub fn number(column: &Column, number: f64, context: &Context) -> String {
    with_unit(column, number, 0, context)
}

/// The figure of a municipality with its unit, marked as in a table.
pub fn figure(town: &Municipality, column: &Column, context: &Context) -> Option<String> {
    let figure = town.figure(column.figures()?)?;
    let mark = if figure.status == Status::Official { "" } else { "~" };
    let number = with_unit(column, figure.value, column.places(), context);
    Some(format!("{mark}{number}"))
}

fn with_unit(column: &Column, number: f64, places: usize, context: &Context) -> String {
    let Context { texts, language, .. } = context;
    let Content::Number { value, places } = Cell::number(number, places).content else {
        return number.to_string();
    };
    let number = readable_number(value, places, texts);
    match column.figures().and_then(|figures| figures.symbol()).map(|unit| unit.get(*language)) {
        None => number,
        Some("%") => format!("{number}{}", texts.percent),
        Some(unit) => format!("{number} {unit}"),
    }
}

#[cfg(test)]
mod tests {
    use anyhow::Result;

    use super::in_words;
    use crate::{
        dataset::Dataset,
        presentation::Context,
        schema::Times,
        text::Texts,
        vocabulary::Language::{self, English, German},
    };

    fn words(expression: &str, language: Language) -> Result<String> {
        let dataset = Dataset::Bundled;
        let context = Context {
            dimensions: dataset.dimensions()?,
            times: Times::default(),
            dataset,
            option_names: Vec::new,
            wanted_levels: Vec::new(),
            cite: false,
            reads_page: true,
            reads_records: true,
            language,
            language_of_records: language,
            texts: Texts::of(language),
        };
        Ok(in_words(expression, &context.schema()?, &context))
    }

    #[test]
    fn names_values_and_signs_are_those_of_the_language() -> Result<()> {
        let expression = "not (size = large or rent_2022 >= 5.5) and district ~ kreis";
        assert_eq!(
            words(expression, English)?,
            "not (Size: large or Net cold rent 2022: at least 5.5 €/m²) and District: contains “kreis”"
        );
        assert_eq!(
            words(expression, German)?,
            "nicht (Größe: groß oder Nettokaltmiete 2022: mindestens 5,5 €/m²) und Kreis: enthält „kreis“"
        );
        assert_eq!(
            words("rent_brake_2015 = yes and vacancy < 2.50", German)?,
            "Mietpreisbremse 2015: ja und Leerstandsquote 2022: unter 2,5 %"
        );
        assert_eq!(
            words("foreigners_2011 >= 4 and foreigners_2011 < 8", German)?,
            "Ausländeranteil 2011: mindestens 4 % und unter 8 %"
        );
        assert_eq!(words("not rent is missing", English)?, "not Net cold rent 2022: missing");
        assert_eq!(
            words("vacancy_2022 - 2.5 < vacancy_2011 and size in (small, large)", German)?,
            "Leerstandsquote 2022 − 2,5: unter Leerstandsquote 2011 und Größe: klein oder groß"
        );
        assert_eq!(
            words("percentile(vacancy) between 10 and 20.5 and vacancy < vacancy_2011", English)?,
            "Percentile (Vacancy 2022): 10 to 20.5 and Vacancy 2022: below Vacancy 2011"
        );
        Ok(())
    }

    #[test]
    fn what_cannot_be_read_stays_as_it_is() -> Result<()> {
        assert_eq!(words("size = = small", German)?, "size = = small");
        assert_eq!(words("colour = red", German)?, "colour = red");
        Ok(())
    }
}
