//! Expressions, names and arguments at random: each is answered, or refused in words.

use std::ffi::OsString;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use tempfile::TempDir;

use super::damage::drafts;
use super::fuzz::{answer, fuzz};
use crate::support::{Ask, STUDY, quartier};

const COLUMNS: [&str; 18] = [
    "vacancy",
    "vacancy_2011",
    "Leerstandsquote",
    "'Vacancy 2022 (%)'",
    "population_2014",
    "population_growth_2014",
    "rent_2022",
    "rent_step_2016",
    "foreigners",
    "rent_cap_2014",
    "size",
    "size_latest",
    "market",
    "name",
    "id",
    "district",
    "latitude",
    "vacncy",
];

const OTHERS: [&str; 28] = [
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
    "'Märkischer Kreis'",
    "''",
    "'it''s'",
    "missing",
    "½",
    "٣",
    "\u{202e}1",
    "'\u{1b}[31m'",
];

/// Value as it is written.
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
        let two = (inner.clone(), signs, inner.clone());
        prop_oneof![
            3 => two.prop_map(|(a, sign, b)| format!("{a}{sign}{b}")),
            2 => (functions, inner.clone()).prop_map(|(name, inner)| format!("{name}({inner})")),
            1 => inner.prop_map(|inner| format!("({inner})")),
        ]
    })
}

/// Condition as it is written.
fn condition() -> impl Strategy<Value = String> {
    let sign = select(vec!["=", "!=", "<", "<=", ">", ">=", "~", "≥", "==", "<>", "like", "is"]);
    let list = prop::collection::vec(value(), 0..4);
    let leaf = prop_oneof![
        6 => (value(), sign, value()).prop_map(|(a, sign, b)| format!("{a} {sign} {b}")),
        2 => (value(), value(), value()).prop_map(|(a, b, c)| format!("{a} between {b} and {c}")),
        2 => (value(), list).prop_map(|(a, list)| format!("{a} in ({})", list.join(", "))),
        1 => (value(), value(), value()).prop_map(|(a, b, c)| format!("{a} < {b} <= {c}")),
        1 => value().prop_map(|a| format!("{a} is not missing")),
    ];
    leaf.prop_recursive(4, 8, 2, |inner| {
        let words = select(vec![" and ", " or ", " AND ", " und ", " && ", " || "]);
        prop_oneof![
            2 => inner.clone().prop_map(|inner| format!("not {inner}")),
            2 => inner.clone().prop_map(|inner| format!("({inner})")),
            3 => (inner.clone(), words, inner).prop_map(|(a, word, b)| format!("{a}{word}{b}")),
        ]
    })
}

/// Text with slips: parts that are left out, doubled or replaced.
fn with_slips(sound: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let others = [
        "(", ")", "'", "\"", ",", " ", "not ", " and", "=", "!", "-", "\n", "\u{7f}", "ä", "|",
        "\\",
    ];
    let other = prop_oneof![
        4 => select(others.to_vec()).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => (1_usize..300).prop_map(|deep| "(".repeat(deep)),
    ];
    let slip = (any::<Index>(), 0_usize..4, other);
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

#[test]
fn a_slip_in_an_expression_is_refused_in_words() {
    let asked = prop_oneof![condition(), value(), value().prop_map(|it| format!("{it} as x"))];
    let questions = vec![
        "list --where",
        "list --all --columns",
        "list --sort",
        "list --columns name --bars",
        "map --shade",
        "compare altena werdohl --columns",
        "stats",
        "stats vacancy --where",
        "match altena --weight",
        "search",
    ];
    let input = (select(questions), with_slips(asked), select(vec!["en", "de"]));
    fuzz(120, &input, |_, (question, text, language)| {
        let mut command = quartier(question);
        let answer = answer(command.arg(&text).args(["--lang", language]))?;
        prop_assert!(answer.code != Some(1), "{command:?} {answer:?}");
        // The mark under an expression stands under it.
        let lines: Vec<&str> = answer.stderr.lines().collect();
        if let [.., quoted, mark] = lines.as_slice()
            && mark.trim_start().starts_with('^')
        {
            let width = unicode_width::UnicodeWidthStr::width(*quoted);
            prop_assert!(mark.len() <= width + 1, "{:?}: {}", text, answer.stderr);
        }
        Ok(())
    });
}

/// Id, AGS, name and official name of each municipality.
static TOWNS: LazyLock<Vec<Vec<String>>> =
    LazyLock::new(|| quartier("list --all --columns id,ags,name,official_name").rows());

/// Ways to write a name that mean the same.
const SPELLINGS: [fn(&str) -> String; 8] = [
    |name| name.to_uppercase(),
    |name| name.to_lowercase(),
    |name| replaced(name, [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")]),
    |name| replaced(name, [("ä", "a"), ("ö", "o"), ("ü", "u"), ("ß", "ss")]),
    |name| replaced(name, [("ä", "a\u{308}"), ("ö", "o\u{308}"), ("ü", "u\u{308}"), ("ß", "ß")]),
    |name| name.replace(['-', '/', '(', ')', ','], " "),
    |name| name.trim().replace(' ', "-"),
    |name| format!("  {name} "),
];

fn replaced(name: &str, letters: [(&str, &str); 4]) -> String {
    letters.iter().fold(name.to_owned(), |name, (from, to)| name.replace(from, to))
}

#[test]
fn a_municipality_is_found_however_its_name_is_spelled() {
    let spellings = prop::collection::vec(select(SPELLINGS.to_vec()), 0..4);
    fuzz(80, &(any::<Index>(), 0_usize..4, spellings), |_, (town, name, spellings)| {
        let town = town.get(&TOWNS);
        let written = if name == 1 { town[1].trim_start_matches('0') } else { &town[name] };
        let written = spellings.iter().fold(written.to_owned(), |name, spelling| spelling(&name));
        let answer = answer(quartier("show --format jsonl").arg(&written))?;
        let found = format!("\"ags\":\"{}\"", town[1]);
        prop_assert!(answer.stdout.contains(&found), "{:?} is not found: {:?}", written, answer);
        Ok(())
    });
}

#[test]
fn what_is_no_name_is_refused_and_the_advice_works() {
    let name = (any::<Index>(), 0_usize..4).prop_map(|(town, name)| town.get(&TOWNS)[name].clone());
    fuzz(80, &with_slips(name), |_, written| {
        let refused = answer(quartier("show --format jsonl --").arg(&written))?;
        prop_assert!(matches!(refused.code, Some(0 | 2)), "{refused:?}");
        let Some((_, meant)) = refused.stderr.split_once("did you mean `") else { return Ok(()) };
        let meant = meant.split('`').next().unwrap_or_default().trim_matches('\'');
        let advised = answer(quartier("show --format jsonl --").arg(meant))?;
        prop_assert_eq!(advised.code, Some(0), "{:?}: {}", written, refused.stderr);
        Ok(())
    });
}

/// Commands, some by another name.
const COMMANDS: &str = "list|show|compare|stats|match|briefing|map|findings|recommendations|facts|\
    search|indicators|sources|study|check|export|help|liste|recs|vergleiche|x";

const WORDS: &str = "--all|--columns|--sort|--limit|--count|--bars|--size|--market|--district|\
    --where|--period|--by|--diff|--with|--full|--explain|--weight|--field|--source|--since|--until|\
    --began|--confidence|--examples|--kind|--shade|--points|--as|--empty|--format|--output|--lang|\
    --sources|--quiet|--no-header|--color|-c|-s|-n|-n3|-f|-fjson|-o|-oresult|-h|-V|-x|-|--|--=|=| |\
    |altena|05962004|Mülheim an der Ruhr|altena,dortmund|all|vacancy|-vacancy_2011|vacancy desc|\
    vacancy - vacancy_2011 as x|+rank(vacancy)|small|klein,groß|>=medium|Märkischer Kreis|study|\
    latest|market=2|market=-1|size=0,trend=0,market=0,experience=0|2015|2015-02-30|15.09.2015|0|-1|\
    5|18446744073709551616|high|accommodation|json|JSON|csv|html|geojson|xlsx|docx|de|en|always|\
    /dev/null|/nonexistent/x";

const SETTINGS: &str = "QUARTIER_LANG=de|LC_ALL=de_DE.UTF-8|COLUMNS=7|COLUMNS=500|LINES=0|\
    QUARTIER_DATA=|NO_COLOR=1|TERM=dumb|QUARTIER_LANG=xx|LANG=\u{1b}";

fn one_of(list: &'static str) -> impl Strategy<Value = String> {
    select(list.split('|').map(str::to_owned).collect::<Vec<_>>())
}

fn argument() -> impl Strategy<Value = OsString> {
    use std::os::unix::ffi::OsStringExt;

    let text = prop_oneof![
        16 => one_of(WORDS),
        2 => one_of(COMMANDS),
        3 => (one_of(WORDS), one_of(WORDS)).prop_map(|(option, value)| format!("{option}={value}")),
        1 => one_of(WORDS).prop_map(|word| word.chars().take(5).collect()),
        1 => Just(format!("--data={STUDY}")),
        2 => any::<String>().prop_map(|text| text.replace(['\0', '/'], "")),
        1 => (1_usize..20_000).prop_map(|length| "x".repeat(length)),
    ];
    let bytes = prop::collection::vec((1_u8..).prop_filter("a path", |it| *it != b'/'), 0..6);
    prop_oneof![20 => text.prop_map(OsString::from), 1 => bytes.prop_map(OsString::from_vec)]
}

#[test]
fn any_arguments_are_answered_or_refused() {
    let arguments = prop::collection::vec(argument(), 0..6);
    let input = (one_of(COMMANDS), arguments, prop::option::of(one_of(SETTINGS)));
    fuzz(300, &input, |_, (command, arguments, setting)| {
        // Whatever is written is written here.
        let folder = TempDir::new().unwrap();
        let mut quartier = quartier("--color=never");
        quartier.current_dir(&folder).arg(&command).args(&arguments);
        quartier.envs(setting.as_deref().and_then(|it| it.split_once('=')));
        // A workbook is no text.
        let is_binary = |it: &OsString| {
            let it = it.to_string_lossy().to_lowercase();
            it.contains("xlsx") || it.contains("docx")
        };
        if !arguments.iter().any(is_binary) {
            answer(&mut quartier)?;
        }
        prop_assert!(drafts(folder.path()).is_empty(), "something half-written: {quartier:?}");
        Ok(())
    });
}
