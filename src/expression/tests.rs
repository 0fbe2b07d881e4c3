//! What holds for any expression, however strange.

use proptest::prelude::*;

use super::{Comparison, Condition, Expression, Operator, Word};
use crate::{dataset::Dataset, schema::Times};

fn word(text: String) -> Word {
    Word { text, span: 0..0 }
}

fn operator() -> impl Strategy<Value = Operator> {
    prop::sample::select(vec![
        Operator::Equal,
        Operator::NotEqual,
        Operator::Less,
        Operator::LessOrEqual,
        Operator::Greater,
        Operator::GreaterOrEqual,
        Operator::Contains,
    ])
}

fn comparison() -> impl Strategy<Value = Expression> {
    ("[a-z][a-z_0-9]{2,12}", operator(), any::<String>())
        .prop_filter("a keyword is no column", |(column, ..)| !["and", "not"].contains(&&**column))
        .prop_map(|(column, operator, value)| {
            let (column, value) = (word(column), word(value));
            Expression::Comparison(Comparison { column, operator, value })
        })
}

fn missing() -> impl Strategy<Value = Expression> {
    "[a-z]{1,3}_[a-z_0-9]{2,12}".prop_map(|column| Expression::Missing(word(column)))
}

/// Expressions as the parser makes them: no `and` directly within `and`, two parts or more.
fn expression() -> impl Strategy<Value = Expression> {
    prop_oneof![4 => comparison(), 1 => missing()].prop_recursive(5, 40, 4, |inner| {
        let parts = prop::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            inner.prop_map(|inner| Expression::Not(Box::new(inner))),
            parts.clone().prop_map(Expression::All),
            parts.prop_map(Expression::Any),
        ]
    })
}

/// What people might type, right and wrong.
fn sketch() -> impl Strategy<Value = String> {
    let pieces = vec![
        "vacancy_2011",
        "population",
        "size",
        "name",
        "=",
        "!=",
        "<",
        ">=",
        "~",
        "is",
        "missing",
        "&&",
        "≥",
        "(",
        ")",
        "and",
        "or",
        "not",
        "small",
        "'Märkischer Kreis'",
        "\"",
        "'",
        "5",
        "-1.5e3",
        "ü",
        " ",
        "!",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..20).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #[test]
    fn an_expression_is_read_as_it_was_printed(expression in expression()) {
        let printed = expression.to_string();
        prop_assert_eq!(Expression::parse(&printed), Ok(expression), "{}", printed);
    }

    #[test]
    fn any_text_is_an_expression_or_an_error_with_a_place(text in prop_oneof![any::<String>(), sketch()]) {
        if let Err(error) = Expression::parse(&text) {
            prop_assert!(error.to_string().lines().last().is_some_and(|line| line.ends_with('^')));
        }
    }
}

#[test]
fn any_sketch_is_a_condition_or_an_error() {
    let dimensions = Dataset::Bundled.dimensions().unwrap();
    let schema = Dataset::Bundled.schema(dimensions, Times::default()).unwrap();
    let towns = Dataset::Bundled.municipalities(&schema).unwrap();
    proptest!(|(text in sketch())| {
        if let Ok(condition) = Condition::parse(&text, &schema) {
            let contrary = Condition::parse(&format!("not ({text})"), &schema).unwrap();
            for town in &towns {
                let holds = condition.holds(&|column| town.value(column));
                prop_assert_eq!(contrary.holds(&|column| town.value(column)), holds.map(|it| !it));
            }
        }
    });
}
