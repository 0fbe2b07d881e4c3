//! Expressions: random ones against a second evaluator, plain and exact, over all municipalities,
//! of which some lack values.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

use crate::support::{Ask, BUNDLED, copy_of, quartier};

/// Columns of small numbers without a base, so that fractions of their products can be held
/// exactly. No rule of a class looks at them.
const COLUMNS: [&str; 6] = [
    "rent_2022",
    "foreigners_2022",
    "under_16_2022",
    "household_size_2022",
    "unemployed_2014",
    "minutes_to_city_2020",
];

/// Figures of a municipality.
struct Town {
    id: String,
    figures: BTreeMap<&'static str, Exact>,
}

/// Fraction with the decimal places to which it is rounded.
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
    Position(&'static str, &'static str),
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

    /// To two decimal places, or to three significant digits where two would leave none.
    fn of_product(over: i128, under: i128) -> Self {
        let fine = |places| Self { over, under, places }.rounded().over;
        let significant = (3..20).find(|places| over != 0 && fine(*places).abs() >= 100);
        let places = if fine(2) == 0 { significant.unwrap_or(2) } else { 2 };
        Self { over, under, places }
    }

    fn joined(self, sign: char, other: Self) -> Option<Self> {
        let (a, b) = (self, other);
        let places = a.places.max(b.places);
        Some(match sign {
            '+' => {
                Self { over: a.over * b.under + b.over * a.under, under: a.under * b.under, places }
            }
            '-' => {
                Self { over: a.over * b.under - b.over * a.under, under: a.under * b.under, places }
            }
            '*' => Self::of_product(a.over * b.over, a.under * b.under),
            _ if b.over == 0 => return None,
            _ => Self::of_product(a.over * b.under * b.over.signum(), a.under * b.over.abs()),
        })
    }

    fn order(self, other: Self) -> Ordering {
        (self.over * other.under).cmp(&(other.over * self.under))
    }
}

impl Number {
    fn written(&self, within: &str) -> String {
        match self {
            Self::Written(text) | Self::Column(text) => (*text).to_owned(),
            Self::Position(function, column) => format!("{function}({column})"),
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
            Self::Position(function, column) => {
                let own = stated(town, column)?;
                let others = all.iter().filter_map(|it| Some(stated(it, column)?.order(own)));
                let orders: Vec<Ordering> = others.collect();
                let count = |wanted| orders.iter().filter(|it| **it == wanted).count() as i128;
                if *function == "rank" {
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
        let opposite = |truth: Option<bool>| truth.map(|it| !it);
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
                let others = choices.iter().map(|choice| order(it, choice).map(Ordering::is_ne));
                opposite(both(others))
            }
            Self::Missing(it) => Some(it.value(town, all).is_none()),
            Self::Not(inner) => opposite(inner.holds(town, all)),
            Self::Joined("and", terms) => both(terms.iter().map(|it| it.holds(town, all))),
            Self::Joined(_, terms) => {
                opposite(both(terms.iter().map(|it| opposite(it.holds(town, all)))))
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
    let position = (select(vec!["percentile", "rank"]), column());
    let leaf = prop_oneof![
        1 => written.prop_map(Number::Written),
        4 => column().prop_map(Number::Column),
        1 => position.prop_map(|(function, column)| Number::Position(function, column)),
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

/// A copy of the data in which every seventh municipality of the table lacks some of the figures,
/// and the figures of all.
fn with_gaps() -> (tempfile::TempDir, Vec<Town>) {
    let folder = copy_of(BUNDLED, &[]);
    let path = folder.path().join("reference.csv");
    let mut reader =
        csv::Reader::from_reader(include_bytes!("../../data/reference.csv").as_slice());
    let header = reader.headers().unwrap().clone();
    let mut writer = csv::Writer::from_path(&path).unwrap();
    writer.write_record(&header).unwrap();
    for (line, row) in reader.records().map(Result::unwrap).enumerate() {
        let is_gap = |name: &str| {
            COLUMNS.iter().position(|it| *it == name).is_some_and(|it| (line + it) % 7 == 0)
        };
        let cells =
            header.iter().zip(&row).map(|(name, cell)| if is_gap(name) { "" } else { cell });
        writer.write_record(cells).unwrap();
    }
    writer.flush().unwrap();
    let question = format!("list --all --columns id,{}", COLUMNS.join(","));
    let rows = quartier(&question).arg("--data").arg(folder.path()).rows();
    let towns = rows.into_iter().map(|cells| {
        let figures = COLUMNS.into_iter().zip(&cells[1..]).filter(|(_, it)| !it.is_empty());
        let figures = figures.map(|(column, it)| (column, Exact::read(it))).collect();
        Town { id: cells[0].clone(), figures }
    });
    let towns: Vec<Town> = towns.collect();
    assert!(towns.iter().filter(|it| it.figures.len() < COLUMNS.len()).count() > 200);
    (folder, towns)
}

#[test]
fn random_expressions_select_what_a_second_evaluator_selects() {
    let (folder, all) = with_gaps();
    let config = ProptestConfig {
        rng_seed: RngSeed::Fixed(21),
        failure_persistence: None,
        ..ProptestConfig::with_cases(if cfg!(feature = "slow-tests") { 300 } else { 20 })
    };
    proptest!(config, |(truth in truth())| {
        let expression = truth.written();
        let mut question = quartier("list --all --columns id --where");
        let rows = question.arg(&expression).arg("--data").arg(folder.path()).rows();
        let found: BTreeSet<&str> = rows.iter().map(|row| &*row[0]).collect();
        let expected = all.iter().filter(|town| truth.holds(town, &all) == Some(true));
        let expected: BTreeSet<&str> = expected.map(|town| &*town.id).collect();
        prop_assert_eq!(found, expected, "{}", expression);
    });
}

#[test]
fn every_way_to_write_a_condition_means_the_same() {
    let found = |condition: &str| {
        let mut question = quartier("list --all --columns id --no-header --where");
        question.arg(condition).text()
    };
    for (plain, others) in [
        (
            "vacancy_2022 > 5.5 and size = small",
            &[
                "vacancy_2022 > 5,5 && size == klein",
                "vacancy > 5.5 und size is small",
                "'Vacancy 2022 (%)' > 5.5 AND 'Size 2014' = 'small'",
                "5.5 < vacancy and size in (small)",
                "not (vacancy <= 5.5 or size != small)",
            ][..],
        ),
        (
            "rent_2022 >= 5 and rent_2022 <= 6",
            &["5 <= rent_2022 <= 6", "rent between 5 and 6", "rent_2022 between 5,0 and 6,0"],
        ),
        ("name ~ bad", &["name contains bad", "name like '%bad%'"]),
        (
            "market = tight or market = relaxed",
            &[
                "market in (tight, relaxed)",
                "market = tight oder market = relaxed",
                "not market = balanced",
            ],
        ),
        ("size > small", &["size in (medium, large)", "size >= medium", "size not in (small)"]),
        ("rent_cap_2014 = true", &["rent_cap_2014 = yes", "rent_cap_2014 = ja"]),
        (
            "district = 'Märkischer Kreis'",
            &["district = maerkischer-kreis", "district == 'MÄRKISCHER KREIS'"],
        ),
        ("vacancy is missing", &["vacancy is null", "not vacancy is not missing"]),
    ] {
        let expected = found(plain);
        for other in others {
            assert_eq!(found(other), expected, "{plain}: {other}");
        }
    }
    assert_eq!(found("vacancy is missing"), "");
}
