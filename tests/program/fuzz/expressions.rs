//! Expressions at random: such as mean something, and such as nobody can read.

use std::collections::BTreeSet;

use proptest::{
    prelude::*,
    sample::{Index, select},
    test_runner::{TestCaseError, TestCaseResult},
};

use super::{fuzz, promises::answer};
use crate::support::quartier;

const COLUMNS: [&str; 22] = [
    "vacancy",
    "vacancy_2011",
    "Leerstandsquote",
    "population_2014",
    "population",
    "population_change_2014",
    "rent_2022",
    "rent_step_2016",
    "foreigners",
    "foreigners_2011",
    "rent_cap_2014",
    "size",
    "size_latest",
    "trend_study",
    "market",
    "name",
    "id",
    "ags",
    "district",
    "region",
    "latitude",
    "vacncy",
];

const OTHERS: [&str; 34] = [
    "0",
    "-1",
    "2.5",
    "1,5",
    "3.0",
    "20.000",
    "17,270",
    "1e5",
    "1e400",
    "-0",
    "0.1",
    "9007199254740993",
    "99999999999999999999999999999999999999999",
    "0.00000000000000000000000001",
    "nan",
    "inf",
    "12%",
    "05962004",
    "small",
    "klein",
    "relaxed",
    "true",
    "yes",
    "'Märkischer Kreis'",
    "\"altena\"",
    "''",
    "'it''s'",
    "missing",
    "2014",
    "½",
    "٣",
    "\u{202e}1",
    "'\u{1b}[31m'",
    "ẞ",
];

/// Of a value, as it is written.
fn value() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        6 => select(COLUMNS.to_vec()).prop_map(str::to_owned),
        3 => select(OTHERS.to_vec()).prop_map(str::to_owned),
        1 => any::<f64>().prop_map(|number| number.to_string()),
        1 => any::<String>().prop_map(|text| format!("'{}'", text.replace('\'', "''"))),
    ];
    leaf.prop_recursive(4, 8, 2, |inner| {
        let signs = select(vec![" + ", " - ", " * ", " / ", "-", "/", " % ", " ^ "]);
        let functions = select(vec!["percentile", "rank", "Rang", "max", "percentile "]);
        prop_oneof![
            3 => (inner.clone(), signs, inner.clone()).prop_map(|(a, sign, b)| format!("{a}{sign}{b}")),
            2 => (functions, inner.clone()).prop_map(|(name, inner)| format!("{name}({inner})")),
            1 => inner.clone().prop_map(|inner| format!("({inner})")),
            1 => inner.prop_map(|inner| format!("-{inner}")),
        ]
    })
}

/// Of a condition, as it is written.
pub fn condition() -> impl Strategy<Value = String> {
    let sign =
        select(vec!["=", "!=", "<", "<=", ">", ">=", "~", " ≥ ", "==", "<>", "=>", "!", " is "]);
    let list = prop::collection::vec(value(), 0..4);
    let leaf = prop_oneof![
        6 => (value(), sign, value()).prop_map(|(a, sign, b)| format!("{a} {sign} {b}")),
        2 => (value(), value(), value()).prop_map(|(a, b, c)| format!("{a} between {b} and {c}")),
        2 => (value(), list).prop_map(|(a, list)| format!("{a} in ({})", list.join(", "))),
        1 => value().prop_map(|a| format!("{a} is missing")),
        1 => value().prop_map(|a| format!("{a} is not missing")),
    ];
    leaf.prop_recursive(4, 8, 2, |inner| {
        let words = select(vec![" and ", " or ", " AND ", " und ", " && "]);
        prop_oneof![
            2 => inner.clone().prop_map(|inner| format!("not {inner}")),
            2 => inner.clone().prop_map(|inner| format!("({inner})")),
            3 => (inner.clone(), words, inner).prop_map(|(a, word, b)| format!("{a}{word}{b}")),
        ]
    })
}

/// The same with something amiss: a part that is left out, doubled or replaced.
fn amiss(sound: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let other = prop_oneof![
        4 => select(vec!["(", ")", "'", "\"", ",", " ", "not ", " and", "=", "!", "-", "\n", "\u{7f}", "ä", "|", "\\"])
            .prop_map(str::to_owned),
        1 => any::<String>(),
        1 => (1_usize..300).prop_map(|deep| "(".repeat(deep)),
        1 => (1_usize..300).prop_map(|deep| "not ".repeat(deep)),
    ];
    let slip = (any::<Index>(), 0_usize..6, other);
    (sound, prop::collection::vec(slip, 0..3)).prop_map(|(sound, slips)| {
        let apply = |text: String, (at, length, other): (Index, usize, String)| {
            let letters: Vec<char> = text.chars().collect();
            let (before, behind) = letters.split_at(at.index(letters.len() + 1));
            let behind = behind.iter().skip(length);
            before.iter().copied().chain(other.chars()).chain(behind.copied()).collect()
        };
        slips.into_iter().fold(sound, apply).replace('\0', "")
    })
}

/// The municipalities for which it holds; nothing if it is refused.
fn holds(expression: &str) -> Result<Option<BTreeSet<String>>, TestCaseError> {
    let option = format!("--where={expression}");
    let answer =
        answer(quartier("list --all --columns id --no-header --format jsonl").arg(option))?;
    prop_assert_ne!(answer.code, Some(1), "{}", answer.stderr);
    let lines: Vec<String> = answer.stdout.lines().map(str::to_owned).collect();
    let count = lines.len();
    let found: BTreeSet<String> = lines.into_iter().collect();
    prop_assert_eq!(found.len(), count, "twice the same: {}", expression);
    Ok((answer.code == Some(0)).then_some(found))
}

fn follows_logic(a: &str, b: &str) -> TestCaseResult {
    let [Some(in_a), Some(in_b)] = [holds(a)?, holds(b)?] else { return Ok(()) };
    let told = format!("{a:?} {b:?}");
    let both: BTreeSet<String> = in_a.intersection(&in_b).cloned().collect();
    let either: BTreeSet<String> = in_a.union(&in_b).cloned().collect();
    prop_assert_eq!(holds(&format!("({a}) and ({b})"))?, Some(both), "{}", told);
    prop_assert_eq!(holds(&format!("({a}) or ({b})"))?, Some(either), "{}", told);
    prop_assert_eq!(holds(&format!("not not ({a})"))?, Some(in_a.clone()), "{}", told);
    let neither = holds(&format!("not (({a}) or ({b}))"))?;
    prop_assert_eq!(holds(&format!("not ({a}) and not ({b})"))?, neither, "{}", told);
    let counted = answer(quartier("list --all --count").arg(format!("--where={a}")))?;
    prop_assert_eq!(counted.stdout.trim(), in_a.len().to_string(), "{}", told);
    Ok(())
}

#[test]
fn conditions_follow_logic() {
    fuzz(60, &(condition(), condition()), |_, (a, b)| follows_logic(&a, &b));
}

#[test]
fn whatever_is_amiss_in_an_expression_is_refused_in_words() {
    let wanted = prop_oneof![condition(), value(), value().prop_map(|it| format!("{it} as x"))];
    let question = select(vec![
        "list --where",
        "list --all --columns",
        "list --sort",
        "list --columns name --bars",
        "map --shade",
        "compare altena werdohl --columns",
        "stats",
        "show altena --data",
        "stats vacancy --where",
        "facts --where",
        "match --like",
        "search",
        "facts --search",
    ]);
    fuzz(
        80,
        &(question, amiss(wanted), select(vec!["en", "de"])),
        |_, (question, text, language)| {
            let mut command = quartier(question);
            let answer = answer(command.arg(&text).args(["--lang", language]))?;
            prop_assert!(
                answer.code != Some(1) || question.contains("--data"),
                "{command:?} {answer:?}"
            );
            points_at_its_place(&text, &answer.stderr)
        },
    );
}

/// The mark under an expression stands under it.
fn points_at_its_place(text: &str, said: &str) -> TestCaseResult {
    let lines: Vec<&str> = said.lines().collect();
    if let [_, .., quoted, mark] = lines.as_slice()
        && mark.trim_start().starts_with('^')
    {
        prop_assert!(mark.trim().chars().all(|c| c == '^'), "{}", said);
        let width = unicode_width::UnicodeWidthStr::width(*quoted);
        prop_assert!(mark.len() <= width + 1, "{:?}: {}", text, said);
    }
    Ok(())
}
