//! What holds for any expression, however strange.

use proptest::prelude::*;

use super::{Comparison, Condition, Expression, Operand, Operator, Sign, Standing, Word};
use crate::{dataset::Dataset, schema::Times};

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

/// Names, numbers, and texts in quotes.
fn word() -> impl Strategy<Value = Word> {
    let word = |is_quoted| move |text| Word { text, span: 0..0, is_quoted };
    prop_oneof![
        4 => "[a-z]{1,3}_[a-zäöü0-9-]{0,9}".prop_map(word(false)),
        1 => prop::sample::select(vec!["in", "is", "as", "between", "rank", "missing"])
            .prop_map(str::to_owned).prop_map(word(false)),
        2 => "[-−]?[0-9]{1,6}([.,][0-9]{1,3})?".prop_map(word(false)),
        2 => any::<String>().prop_map(word(true)),
    ]
}

/// Operands as the parser makes them: the signs of a sum or of a product, one or more.
fn operand() -> impl Strategy<Value = Operand> {
    let standing = prop::sample::select(Standing::ALL.to_vec());
    let leaf = prop_oneof![
        4 => word().prop_map(Operand::Word),
        1 => (standing, word()).prop_map(|(standing, column)| Operand::Standing(standing, column)),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let chain = |signs: Vec<Sign>, inner: BoxedStrategy<Operand>| {
            let rest = prop::collection::vec((prop::sample::select(signs), inner.clone()), 1..3);
            (inner, rest).prop_map(|(first, rest)| Operand::Arithmetic(Box::new(first), rest))
        };
        let inner = inner.boxed();
        prop_oneof![
            chain(vec![Sign::Plus, Sign::Minus], inner.clone()),
            chain(vec![Sign::Times, Sign::Per], inner),
        ]
    })
}

fn relation() -> impl Strategy<Value = Expression> {
    prop_oneof![
        4 => (operand(), operator(), operand()).prop_map(|(left, operator, right)| {
            Expression::Comparison(Comparison { left, operator, right })
        }),
        1 => (operand(), prop::collection::vec(operand(), 1..4))
            .prop_map(|(operand, choices)| Expression::Among(operand, choices)),
        1 => (operand(), [operand(), operand()])
            .prop_map(|(operand, bounds)| Expression::Between(operand, bounds)),
        1 => operand().prop_map(Expression::Missing),
    ]
}

/// Expressions as the parser makes them: no `and` directly within `and`, two parts or more.
fn expression() -> impl Strategy<Value = Expression> {
    relation().prop_recursive(5, 40, 4, |inner| {
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
        "+",
        "-",
        "*",
        "/",
        ",",
        "in",
        "between",
        "percentile(rent_2022)",
        "rank(",
        "as",
        "vacancy_2022",
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

#[test]
fn parentheses_stand_where_they_are_needed() {
    for (written, printed) in [
        ("a-b = c", "a-b = c"),
        ("(a - b) * 2 > (c / d)", "(a - b) * 2 > c / d"),
        ("a - (b - c) > 1 * (2 / 3)", "a - (b - c) > 1 * (2 / 3)"),
        ("((a) > 1)", "a > 1"),
        ("((a + 1) > (b) or (c = 2)) and d = 3", "(a + 1 > b or c = 2) and d = 3"),
        ("(a − b) × 2 IN (1,x, 2,5)", "(a - b) * 2 in (1, x, 2,5)"),
        (
            "Percentile(a) between 1 and 2 and b is missing",
            "percentile(a) between 1 and 2 and b is missing",
        ),
        ("(a + b) is missing", "a + b is missing"),
    ] {
        assert_eq!(Expression::parse(written).map(|it| it.to_string()), Ok(printed.to_owned()));
    }
}
