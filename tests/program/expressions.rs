//! Expressions: random ones against a second evaluator, plain and exact, on the exported table.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

use proptest::{prelude::*, sample::select};

use crate::support::{Ask, Record, quartier, text};

/// Columns of small numbers, so that fractions of their products can be held exactly.
const COLUMNS: [&str; 6] = [
    "vacancy_2011",
    "vacancy_2022",
    "rent_2022",
    "foreigners_2011",
    "foreigners_2022",
    "population_change_2014",
];

/// What is known of a municipality.
struct Town {
    id: String,
    figures: BTreeMap<&'static str, Exact>,
}

/// A fraction with the decimal places that it is given with.
#[derive(Debug, Clone, Copy)]
struct Exact {
    over: i128,
    under: i128,
    places: u32,
}

#[derive(Debug, Clone)]
enum Number {
    Written(&'static str),
    Column(&'static str),
    Place(&'static str, &'static str),
    Chain(Box<Number>, Vec<(char, Number)>),
}

#[derive(Debug, Clone)]
enum Truth {
    Compared(Number, &'static str, Number),
    Between(Number, Number, Number),
    Among(Number, Vec<Number>),
    Missing(Number),
    Not(Box<Truth>),
    Joined(&'static str, Vec<Truth>),
}

impl Exact {
    fn read(written: &str) -> Self {
        let (whole, decimals) = written.split_once('.').unwrap_or((written, ""));
        let places = u32::try_from(decimals.len()).unwrap();
        let over = format!("{whole}{decimals}").parse().unwrap();
        Self { over, under: 10_i128.pow(places), places }
    }

    /// To its decimal places, halves away from zero.
    fn rounded(self) -> Self {
        let under = 10_i128.pow(self.places);
        let (over, half) = (2 * self.over * under, self.over.signum() * self.under);
        Self { over: (over + half) / (2 * self.under), under, ..self }
    }

    fn joined(self, sign: char, other: Self) -> Option<Self> {
        let (a, b) = (self, other);
        let places = if "+-".contains(sign) { a.places.max(b.places) } else { 2 };
        let (over, under) = match sign {
            '+' => (a.over * b.under + b.over * a.under, a.under * b.under),
            '-' => (a.over * b.under - b.over * a.under, a.under * b.under),
            '*' => (a.over * b.over, a.under * b.under),
            _ => (a.over * b.under * b.over.signum(), a.under * b.over.abs()),
        };
        (under != 0).then_some(Self { over, under, places })
    }

    fn order(self, other: Self) -> Ordering {
        (self.over * other.under).cmp(&(other.over * self.under))
    }
}

impl Number {
    fn written(&self, within: &str) -> String {
        match self {
            Self::Written(text) | Self::Column(text) => (*text).to_owned(),
            Self::Place(place, column) => format!("{place}({column})"),
            Self::Chain(first, rest) => {
                let kind = if "+-".contains(rest[0].0) { "sum" } else { "product" };
                let parts = rest.iter().map(|(sign, it)| format!(" {sign} {}", it.written(kind)));
                let all = format!("{}{}", first.written(kind), parts.collect::<String>());
                let is_apart = within == "product" || within == kind;
                if is_apart { format!("({all})") } else { all }
            }
        }
    }

    fn exactly(&self, town: &Town, all: &[Town]) -> Option<Exact> {
        let stated = |town: &Town, column: &str| town.figures.get(column).copied();
        match self {
            Self::Written(text) => Some(Exact::read(text)),
            Self::Column(column) => stated(town, column),
            Self::Place(place, column) => {
                let own = stated(town, column)?;
                let others = all.iter().filter_map(|it| Some(stated(it, column)?.order(own)));
                let orders: Vec<Ordering> = others.collect();
                let count = |wanted| orders.iter().filter(|it| **it == wanted).count() as i128;
                if *place == "rank" {
                    return Some(Exact { over: count(Ordering::Greater) + 1, under: 1, places: 0 });
                }
                let over = 100 * (2 * count(Ordering::Less) + count(Ordering::Equal));
                Some(Exact { over, under: 2 * orders.len() as i128, places: 1 }.rounded())
            }
            Self::Chain(first, rest) => {
                let first = first.exactly(town, all)?;
                rest.iter().try_fold(first, |so_far, (sign, next)| {
                    so_far.joined(*sign, next.exactly(town, all)?)
                })
            }
        }
    }

    fn value(&self, town: &Town, all: &[Town]) -> Option<Exact> {
        let exact = self.exactly(town, all)?;
        Some(if matches!(self, Self::Chain(..)) { exact.rounded() } else { exact })
    }
}

impl Truth {
    fn written(&self) -> String {
        let plain = |number: &Number| number.written("");
        match self {
            Self::Compared(left, sign, right) => format!("{} {sign} {}", plain(left), plain(right)),
            Self::Between(it, least, most) => {
                format!("{} between {} and {}", plain(it), plain(least), plain(most))
            }
            Self::Among(it, choices) => {
                let choices: Vec<String> = choices.iter().map(plain).collect();
                format!("{} in ({})", plain(it), choices.join(", "))
            }
            Self::Missing(it) => format!("{} is missing", plain(it)),
            Self::Not(inner) => format!("not ({})", inner.written()),
            Self::Joined(word, terms) => {
                let terms: Vec<String> = terms.iter().map(Self::written).collect();
                format!("({})", terms.join(&format!(") {word} (")))
            }
        }
    }

    fn holds(&self, town: &Town, all: &[Town]) -> Option<bool> {
        let order = |a: &Number, b: &Number| Some(a.value(town, all)?.order(b.value(town, all)?));
        match self {
            Self::Compared(left, sign, right) => {
                let order = order(left, right)?;
                Some(match *sign {
                    "=" => order.is_eq(),
                    "!=" => order.is_ne(),
                    "<" => order.is_lt(),
                    "<=" => order.is_le(),
                    ">" => order.is_gt(),
                    _ => order.is_ge(),
                })
            }
            Self::Between(it, least, most) => {
                both([order(it, least).map(Ordering::is_ge), order(it, most).map(Ordering::is_le)])
            }
            Self::Among(it, choices) => {
                let equal = choices.iter().map(|choice| order(it, choice).map(Ordering::is_eq));
                both(equal.map(|it| it.map(|it| !it))).map(|none| !none)
            }
            Self::Missing(it) => Some(it.value(town, all).is_none()),
            Self::Not(inner) => inner.holds(town, all).map(|it| !it),
            Self::Joined("and", terms) => both(terms.iter().map(|it| it.holds(town, all))),
            Self::Joined(_, terms) => {
                both(terms.iter().map(|it| it.holds(town, all).map(|it| !it))).map(|none| !none)
            }
        }
    }
}

/// Whether all hold, as SQL has it.
fn both(terms: impl IntoIterator<Item = Option<bool>>) -> Option<bool> {
    let terms: Vec<_> = terms.into_iter().collect();
    if terms.contains(&Some(false)) {
        Some(false)
    } else {
        terms.into_iter().collect::<Option<Vec<_>>>().map(|_| true)
    }
}

fn number() -> impl Strategy<Value = Number> {
    let written = select(vec!["0", "1", "-2", "2.5", "3.0", "9", "50", "100"]);
    let column = || select(COLUMNS.to_vec());
    let leaf = prop_oneof![
        1 => written.prop_map(Number::Written),
        4 => column().prop_map(Number::Column),
        1 => (select(vec!["percentile", "rank"]), column()).prop_map(|(a, b)| Number::Place(a, b)),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        let chain = |signs: Vec<char>, inner: BoxedStrategy<Number>| {
            let rest = prop::collection::vec((select(signs), inner.clone()), 1..3);
            (inner, rest).prop_map(|(first, rest)| Number::Chain(Box::new(first), rest))
        };
        let inner = inner.boxed();
        prop_oneof![chain(vec!['+', '-'], inner.clone()), chain(vec!['*', '/'], inner)]
    })
}

fn truth() -> impl Strategy<Value = Truth> {
    let sign = select(vec!["=", "!=", "<", "<=", ">", ">="]);
    let columns =
        number().prop_filter("a number is never missing", |it| !matches!(it, Number::Written(_)));
    let leaf = prop_oneof![
        4 => (number(), sign, number()).prop_map(|(a, sign, b)| Truth::Compared(a, sign, b)),
        2 => (number(), number(), number()).prop_map(|(a, b, c)| Truth::Between(a, b, c)),
        1 => (number(), prop::collection::vec(number(), 1..4))
            .prop_map(|(it, choices)| Truth::Among(it, choices)),
        1 => columns.prop_map(Truth::Missing),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        let terms = prop::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            inner.prop_map(|inner| Truth::Not(Box::new(inner))),
            (select(vec!["and", "or"]), terms).prop_map(|(word, it)| Truth::Joined(word, it)),
        ]
    })
}

#[test]
fn random_expressions_select_what_a_second_evaluator_selects() {
    let town = |record: &Record| {
        let figure = |column: &'static str| {
            Some((column, Exact::read(&record[column].as_number()?.to_string())))
        };
        let figures = COLUMNS.into_iter().filter_map(figure).collect();
        Town { id: text(record, "id").to_owned(), figures }
    };
    let records = quartier("list --all --columns all").records();
    let all: Vec<Town> = records.iter().map(town).collect();
    proptest!(ProptestConfig::with_cases(60), |(truth in truth())| {
        let expression = truth.written();
        let mut question = quartier("list --all --columns id --where");
        let rows = question.arg(&expression).rows();
        let found: BTreeSet<&str> = rows.iter().map(|row| &*row[0]).collect();
        let expected = all.iter().filter(|town| truth.holds(town, &all) == Some(true));
        let expected: BTreeSet<&str> = expected.map(|town| &*town.id).collect();
        prop_assert_eq!(found, expected, "{}", expression);
    });
}
