//! The names of municipalities in spellings at random: each is found, or what is near.

use std::sync::LazyLock;

use proptest::{
    prelude::*,
    sample::{Index, select},
    test_runner::TestCaseResult,
};

use super::{fuzz, promises::answer};
use crate::support::{Ask, quartier};

/// Id, AGS, name and official name of each.
static TOWNS: LazyLock<Vec<[String; 4]>> = LazyLock::new(|| {
    let rows = quartier("list --all --columns id,ags,name,official_name").rows();
    rows.into_iter()
        .map(|mut cells| {
            cells.truncate(4);
            cells.try_into().unwrap()
        })
        .collect()
});

/// What one may do to a name without calling something else.
#[derive(Debug, Clone, Copy)]
enum Manner {
    Upper,
    Lower,
    Expanded,
    Plain,
    Decomposed,
    Blanks,
    Hyphens,
    Padded,
    State,
}

const MANNERS: [Manner; 9] = [
    Manner::Upper,
    Manner::Lower,
    Manner::Expanded,
    Manner::Plain,
    Manner::Decomposed,
    Manner::Blanks,
    Manner::Hyphens,
    Manner::Padded,
    Manner::State,
];

const UMLAUTS: [(&str, &str, &str, &str); 6] = [
    ("ä", "ae", "a", "a\u{308}"),
    ("ö", "oe", "o", "o\u{308}"),
    ("ü", "ue", "u", "u\u{308}"),
    ("Ä", "Ae", "A", "A\u{308}"),
    ("Ö", "Oe", "O", "O\u{308}"),
    ("Ü", "Ue", "U", "U\u{308}"),
];

impl Manner {
    fn of(self, name: &str) -> String {
        let umlauts = |written: fn(
            &(&'static str, &'static str, &'static str, &'static str),
        ) -> &'static str| {
            UMLAUTS.iter().fold(name.to_owned(), |name, it| name.replace(it.0, written(it)))
        };
        match self {
            Self::Upper => name.to_uppercase(),
            Self::Lower => name.to_lowercase(),
            Self::Expanded => umlauts(|it| it.1).replace('ß', "ss"),
            Self::Plain => umlauts(|it| it.2).replace('ß', "ss"),
            Self::Decomposed => umlauts(|it| it.3),
            Self::Blanks => name.replace(['-', '/', '(', ')', ','], " "),
            Self::Hyphens => name.trim().replace(' ', "-"),
            Self::Padded => format!("  {name} "),
            Self::State => format!("{name}, NRW"),
        }
    }
}

#[test]
fn a_municipality_is_found_however_its_name_is_spelled() {
    let manners = prop::collection::vec(select(MANNERS.to_vec()), 0..4);
    fuzz(50, &(any::<Index>(), 0_usize..4, manners), |_, (town, name, manners)| {
        let town = town.get(&TOWNS);
        let mut spelled = town[name].clone();
        if name == 1 {
            spelled = spelled.trim_start_matches('0').to_owned();
        }
        let state = manners.iter().filter(|it| matches!(it, Manner::State)).count();
        prop_assume!(state == 0 || name >= 2 && state == 1);
        let spelled = manners.iter().fold(spelled, |name, manner| manner.of(&name));
        let answer = answer(quartier("show --format jsonl").arg(&spelled))?;
        let found = format!("\"ags\":\"{}\"", town[1]);
        prop_assert!(answer.stdout.contains(&found), "{:?} is not found: {:?}", spelled, answer);
        Ok(())
    });
}

fn told(written: &str) -> TestCaseResult {
    let answer = answer(quartier("show --format jsonl --").arg(written))?;
    prop_assert!(matches!(answer.code, Some(0 | 2)), "{answer:?}");
    let Some((_, meant)) = answer.stderr.split_once("did you mean `") else { return Ok(()) };
    let meant = meant.split('`').next().unwrap_or_default().trim_matches('\'');
    let advised = self::answer(quartier("show --format jsonl --").arg(meant))?;
    prop_assert_eq!(advised.code, Some(0), "{:?}: the advice is wrong: {}", written, answer.stderr);
    Ok(())
}

#[test]
fn what_is_no_name_is_refused_and_the_advice_works() {
    let letters =
        select(vec!["", "e", "ee", "ü", "-", " ", "ß", "(", "/", ",", "'", "0", "\u{202e}", "x"]);
    let slips = prop::collection::vec((any::<Index>(), 0_usize..3, letters), 1..4);
    fuzz(40, &(any::<Index>(), 0_usize..4, slips), |_, (town, name, slips)| {
        let name = town.get(&TOWNS)[name].clone();
        let slip = |name: String, (at, length, other): (Index, usize, &str)| -> String {
            let letters: Vec<char> = name.chars().collect();
            let (before, behind) = letters.split_at(at.index(letters.len() + 1));
            before
                .iter()
                .copied()
                .chain(other.chars())
                .chain(behind.iter().skip(length).copied())
                .collect()
        };
        told(&slips.into_iter().fold(name, slip))
    });
}
