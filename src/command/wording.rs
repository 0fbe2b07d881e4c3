//! Expressions as people read them: with labels for names, and the words of their language.

use super::Context;
use crate::{
    dataset::Municipality,
    expression::{Comparison, Expression, Operator},
    render::readable_number,
    report::{Cell, Content},
    schema::{Column, Formula, Kind, Schema},
    vocabulary::Status,
};

/// An expression in words: `Größe ≠ groß` for `size != large`. What is not a valid expression
/// stays as it is written.
pub(super) fn in_words(expression: &str, schema: &Schema, context: &Context) -> String {
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
            Expression::Comparison(comparison) => self.comparison(comparison),
            Expression::Missing(column) => {
                let known = self.schema.find(&column.text);
                let label = known.map(|known| known.label(self.context.language));
                format!("{} {}", label.as_ref().unwrap_or(&column.text), texts.is_missing)
            }
            Expression::Not(inner) => format!("{} {}", texts.not, self.term(inner)),
            Expression::All(terms) => self.joined(terms, texts.and),
            Expression::Any(terms) => self.joined(terms, texts.or),
        }
    }

    fn joined(&self, terms: &[Expression], conjunction: &str) -> String {
        let terms: Vec<String> = terms.iter().map(|term| self.term(term)).collect();
        terms.join(&format!(" {conjunction} "))
    }

    fn term(&self, term: &Expression) -> String {
        if term.is_compound() { format!("({})", self.of(term)) } else { self.of(term) }
    }

    fn comparison(&self, comparison: &Comparison) -> String {
        let Comparison { column, operator, value } = comparison;
        let Some(column) = self.schema.find(&column.text) else {
            return comparison.to_string();
        };
        let sign = match operator {
            Operator::NotEqual => "≠",
            Operator::LessOrEqual => "≤",
            Operator::GreaterOrEqual => "≥",
            Operator::Contains => self.context.texts.contains,
            Operator::Equal | Operator::Less | Operator::Greater => operator.sign(),
        };
        let label = column.label(self.context.language);
        format!("{label} {sign} {}", self.value(column, &value.text))
    }

    fn value(&self, column: &Column, value: &str) -> String {
        let Context { texts, language, .. } = self.context;
        match column.kind() {
            Kind::Level(dimension) => {
                let level = dimension.position(value).and_then(|it| dimension.levels.get(it));
                level.map_or(value, |level| level.label.get(*language)).to_owned()
            }
            Kind::YesNo => match value {
                "yes" => texts.yes.to_owned(),
                "no" => texts.no.to_owned(),
                _ => value.to_owned(),
            },
            Kind::Number => value
                .parse()
                .map_or_else(|_| value.to_owned(), |value| number(column, value, self.context)),
            Kind::Text => {
                let (open, close) = texts.quotes;
                format!("{open}{value}{close}")
            }
        }
    }
}

/// A formula with the labels of its columns.
pub(super) fn formula(formula: &Formula, schema: &Schema, context: &Context) -> String {
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
pub(super) fn number(column: &Column, number: f64, context: &Context) -> String {
    with_unit(column, number, 0, context)
}

/// The figure of a municipality with its unit, marked as in a table.
pub(super) fn figure(town: &Municipality, column: &Column, context: &Context) -> Option<String> {
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
        command::Context,
        dataset::Dataset,
        text::Texts,
        vocabulary::Language::{self, English, German},
    };

    fn words(expression: &str, language: Language) -> Result<String> {
        let dataset = Dataset::Bundled;
        let context = Context {
            dimensions: dataset.dimensions()?.levels,
            dataset,
            general_note: None,
            levels: Vec::new(),
            cite: false,
            language,
            texts: Texts::of(language),
        };
        Ok(in_words(expression, &context.schema()?, &context))
    }

    #[test]
    fn names_values_and_signs_are_those_of_the_language() -> Result<()> {
        let expression = "not (size = large or rent_2022 >= 5.5) and district ~ kreis";
        assert_eq!(
            words(expression, English)?,
            "not (Size = large or Net cold rent 2022 ≥ 5.5 €/m²) and District contains “kreis”"
        );
        assert_eq!(
            words(expression, German)?,
            "nicht (Größe = groß oder Nettokaltmiete 2022 ≥ 5,5 €/m²) und Kreis enthält „kreis“"
        );
        assert_eq!(
            words("rent_brake_2015 = yes and vacancy < 2.50", German)?,
            "Mietpreisbremse 2015 = ja und Leerstandsquote 2022 < 2,5 %"
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
