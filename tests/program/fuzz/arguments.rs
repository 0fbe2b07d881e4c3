//! Arguments at random: words that the program knows and others, in any order and form.

use std::{collections::BTreeSet, ffi::OsString, path::PathBuf, sync::LazyLock};

use proptest::{prelude::*, sample::select};
use tempfile::TempDir;

use super::{fuzz, promises::answer};
use crate::support::{Ask, STUDY, files, quartier};

/// The words of the help on all commands, in both languages: commands, options, classes, topics.
static KNOWN: LazyLock<Vec<String>> = LazyLock::new(|| {
    let help = quartier("help --lang de").text();
    let commands = help.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    let topics = ["output", "filters", "expressions", "towns"];
    let pages = commands.filter(|it| !it.is_empty()).chain(topics).flat_map(|command| {
        ["en", "de"]
            .map(|language| quartier(&format!("help {command} --lang {language}")).answer().stdout)
    });
    let is_apart = |c: char| c.is_whitespace() || "`,;:()<>[]|=…".contains(c);
    let words = pages.flat_map(|page| page.split(is_apart).map(str::to_owned).collect::<Vec<_>>());
    let words: BTreeSet<String> = words.filter(|word| !word.contains('/')).collect();
    assert!(words.len() > 300, "{words:?}");
    words.into_iter().collect()
});

/// Commands, some by another name.
const COMMANDS: &str = "list|show|compare|stats|match|briefing|map|findings|recommendations|facts|\
    search|indicators|sources|study|check|export|help|liste|recs|vergleiche|x";

const VALUES: &str = "altena|05962004|5962004|Mülheim an der Ruhr|altena,dortmund|all|alle|vacancy|\
    -vacancy_2011|vacancy desc|vacancy - vacancy_2011 as x|+rank(vacancy)|small|klein,groß|!small|\
    >=medium|Märkischer Kreis|study|latest|across|market=2|market=-1|vacancy=nan|\
    size=0,trend=0,market=0,experience=0|population_2014=1e308|2015|2015-02-30|15.09.2015|0|-1|5|\
    18446744073709551616|high|accommodation|json|JSON|csv|html|geojson|xlsx|de|en|always|never|\
    /dev/null|/nonexistent/x";

/// Other ways to write options, and what begins like one.
const SHORT: &str = "-c|-s|-n|-n3|-f|-fjson|-o|-oresult|-h|-V|-x|-|--|--=|=| ||";

const VARIABLES: &str = "QUARTIER_LANG|LANG|COLUMNS|LINES|QUARTIER_DATA|NO_COLOR|TERM";

const SETTINGS: &str = "de|de_DE.UTF-8|C|1|0|7|500|dumb|xx|\u{1b}|";

fn one_of(list: &'static str) -> impl Strategy<Value = &'static str> {
    select(list.split('|').collect::<Vec<_>>())
}

fn argument() -> impl Strategy<Value = OsString> {
    let options: Vec<_> = KNOWN.iter().filter(|word| word.starts_with("--")).cloned().collect();
    let option = || select(options.clone());
    let known = || select(KNOWN.clone());
    let value = || one_of(VALUES).prop_map(str::to_owned);
    let other = any::<String>().prop_map(|text| text.replace(['\0', '/'], ""));
    let text = prop_oneof![
        8 => option(),
        8 => value(),
        4 => known(),
        2 => one_of(COMMANDS).prop_map(str::to_owned),
        3 => (option(), value()).prop_map(|(option, value)| format!("{option}={value}")),
        1 => (option(), known()).prop_map(|(option, word)| format!("{option}={word}")),
        1 => (known(), known()).prop_map(|(a, b)| format!("{a},{b}")),
        1 => option().prop_map(|option| option.chars().take(6).collect()),
        2 => one_of(SHORT).prop_map(str::to_owned),
        1 => Just(format!("--data={STUDY}")),
        2 => other,
        1 => (1_usize..20_000).prop_map(|length| "x".repeat(length)),
    ];
    prop_oneof![
        20 => text.prop_map(OsString::from),
        1 => prop::collection::vec(1_u8.., 0..6).prop_map(not_utf_8),
    ]
}

#[cfg(unix)]
fn not_utf_8(bytes: Vec<u8>) -> OsString {
    let bytes = bytes.into_iter().filter(|byte| *byte != b'/').collect();
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

#[cfg(not(unix))]
fn not_utf_8(bytes: Vec<u8>) -> OsString {
    String::from_utf8_lossy(&bytes).replace('/', "").into()
}

#[test]
fn any_arguments_are_answered_or_refused() {
    let command = prop_oneof![9 => one_of(COMMANDS).prop_map(OsString::from), 1 => argument()];
    let arguments = prop::collection::vec(argument(), 0..6);
    let settings = prop::collection::vec((one_of(VARIABLES), one_of(SETTINGS)), 0..2);
    fuzz(200, &(command, arguments, settings), |_, (command, arguments, settings)| {
        // Whatever is written is written here.
        let folder = TempDir::new().unwrap();
        let mut quartier = quartier("");
        quartier
            .current_dir(&folder)
            .envs(settings)
            .arg("--color=never")
            .arg(&command)
            .args(&arguments);
        answer(&mut quartier)?;
        let is_left = |it: &PathBuf| it.display().to_string().contains(".quartier-");
        prop_assert!(
            !files(folder.path()).iter().any(is_left),
            "something half-written is left: {quartier:?}"
        );
        Ok(())
    });
}
