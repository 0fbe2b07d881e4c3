//! What `check` says of a study: nothing if it is sound, and every kind of fault at its place,
//! in words for whoever edits the files.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    ops::Range,
    path::{Path, PathBuf},
    sync::Mutex,
};

use serde::Deserialize;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::support::{Ask, STUDY, changed, english_words, files, for_each, quartier};

/// What is wrong with the study in a folder, a line a problem.
fn problems(folder: &Path) -> Vec<String> {
    problems_in("en", folder)
}

/// The same in a language.
fn problems_in(language: &str, folder: &Path) -> Vec<String> {
    let mut question = quartier("check --no-header --lang");
    let answer = question.arg(language).arg(folder).answer();
    let line = |line: &str| {
        let [file, line, column, severity, message] =
            line.split('\t').collect::<Vec<_>>().try_into().expect("five cells");
        format!("{file}:{line}:{column}: {severity}: {message}")
    };
    let lines: Vec<String> = answer.stdout.lines().map(line).collect();
    let failed = lines.iter().any(|line| line.contains(": error: "));
    assert_eq!(answer.code, Some(i32::from(failed)), "{answer:?}");
    lines
}

#[test]
fn the_study_is_sound() {
    assert_eq!(problems(Path::new(STUDY)), [""; 0]);
}

#[derive(Deserialize)]
struct Faults {
    fault: Vec<Fault>,
}

#[derive(Deserialize)]
struct Fault {
    changes: Vec<Change>,
    problems: Vec<String>,
}

#[derive(Deserialize)]
struct Change {
    file: String,
    from: String,
    to: String,
}

#[test]
fn every_kind_of_fault_is_found_at_its_place() {
    let cases: Faults = toml::from_str(include_str!("../faults.toml")).unwrap();
    assert!(cases.fault.len() > 40);
    for Fault { changes, mut problems } in cases.fault {
        let changes: Vec<_> = changes.iter().map(|it| (&*it.file, &*it.from, &*it.to)).collect();
        let folder = changed(&changes);
        let mut found = self::problems(folder.path());
        problems.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, problems, "{changes:?}");
        assert_german(&problems_in("de", folder.path()), &found);
    }
}

/// Each problem is told in German at the same place.
fn assert_german(german: &[String], english: &[String]) {
    let places = |problems: &[String]| {
        let place = |line: &String| line.splitn(3, ": ").take(2).collect::<Vec<_>>().join(": ");
        let mut places: Vec<String> = problems.iter().map(place).collect();
        places.sort_unstable();
        places
    };
    assert_eq!(places(german), places(english));
    for line in german {
        assert!(!english.contains(line), "{line}");
        let message = line.splitn(3, ": ").last().unwrap();
        assert_eq!(english_words(message), [""; 0], "{message}");
    }
}

#[test]
fn all_faults_are_found_in_one_run() {
    let folder = changed(&[
        ("municipalities.toml", "latitude = 53.9", "latitude = nan"),
        ("municipalities.toml", "kind = \"Flecken\"\n", ""),
        ("municipalities.toml", "region = \"Nord\"\n", ""),
        ("municipalities.toml", "boats_2020 = 40", "bots_2020 = 40"),
        ("municipalities.toml", "ags = \"99000002\"", "ags = 99000002"),
        ("facts/seehausen.toml", "confidence = \"high\"", "confidence = \"sure\""),
        ("study.toml", "attributed_to = \"report\"", "attributed_to = \"nobody\""),
    ]);
    let found = problems(folder.path());
    let places: Vec<_> = found.iter().map(|it| it.split(": error").next().unwrap()).collect();
    let expected = [
        "facts/seehausen.toml:14:14",
        "municipalities.toml:1:1",
        "municipalities.toml:1:1",
        "municipalities.toml:9:12",
        "municipalities.toml:11:46",
        "municipalities.toml:15:7",
        "study.toml:20:17",
    ];
    assert_eq!(places, expected, "{found:#?}");
}

#[test]
fn what_refers_to_a_list_that_cannot_be_read_is_no_fault() {
    let folder = changed(&[]);
    fs::write(folder.path().join("sources.toml"), "").unwrap();
    assert_eq!(
        problems(folder.path()),
        ["sources.toml:1:1: error: the key `source` is missing here"]
    );
    // A dataset may have no facts, but then nothing can refer to one.
    let folder = changed(&[]);
    fs::remove_dir_all(folder.path().join("facts")).unwrap();
    let expected = [
        "dimensions.toml:8:16: error: there is no fact `definition-shore`",
        "study.toml:12:10: error: there is no fact `definition-shore`",
        "study.toml:25:13: error: there is no fact `seehausen-harbour`",
    ];
    assert_eq!(problems(folder.path()), expected);
}

#[test]
fn a_command_names_the_place_of_a_fault() {
    let folder = changed(&[("municipalities.toml", "afloat_2021 = 75", "afloat_2021 = 175")]);
    let answer = quartier("list --data").arg(folder.path()).answer();
    assert_eq!(answer.code, Some(1));
    let expected = format!(
        "error: {}/municipalities.toml:13:82: `afloat_2021` is a percentage from 0 to 100, not 175\n",
        folder.path().display()
    );
    assert_eq!(answer.stderr, expected);
}

/// Where the values of a document stand, by their keys: of a list, whose values are of one sort,
/// the first.
fn values(keys: &str, value: &Spanned<DeValue<'_>>, places: &mut BTreeMap<String, Range<usize>>) {
    match value.get_ref() {
        DeValue::Table(table) => {
            for (key, value) in table {
                values(&format!("{keys}.{}", key.get_ref()), value, places);
            }
        }
        DeValue::Array(list) => {
            list.iter().for_each(|value| values(&format!("{keys}[]"), value, places));
        }
        _ => {}
    }
    places.entry(keys.to_owned()).or_insert(value.span());
}

/// Where the values of the study stand: each with its file and its bytes there.
fn places() -> Vec<(PathBuf, Range<usize>)> {
    let mut found = Vec::new();
    for path in files(Path::new(STUDY)) {
        let text = fs::read_to_string(&path).unwrap();
        let mut places = BTreeMap::new();
        for (key, value) in DeTable::parse(&text).unwrap().get_ref() {
            values(key.get_ref(), value, &mut places);
        }
        let file = path.strip_prefix(STUDY).unwrap();
        let places = places.into_values().filter(|place| !text[place.clone()].starts_with("[["));
        found.extend(places.map(|place| (file.to_owned(), place)));
    }
    found
}

/// What may stand where something else should: values of every sort, and what is none.
const INSTEAD: [&str; 17] = [
    "-7",
    "5.5",
    "1e400",
    "9007199254740993",
    "true",
    "\"\"",
    "\"x y\"",
    "\"a\\tb\"",
    "2015-10-27",
    "[1]",
    "{ x = 1 }",
    "[[]]",
    "",
    "nein",
    "007",
    "\"open",
    "[1, 2",
];

/// Words of Rust and its libraries that say nothing to whoever edits a file.
const JARGON: [&str; 16] = [
    "struct", "enum", "tuple", "variant", "newtype", "invalid", "type", "string", "str", "char",
    "boolean", "integer", "float", "sequence", "datetime", "literal",
];

/// Whether a word is of Rust: one of these, or the name of a type of numbers.
fn is_jargon(word: &str) -> bool {
    let bits = word.strip_prefix(['u', 'i', 'f']);
    let is_number = |bits: &str| bits == "size" || bits.parse::<u8>().is_ok_and(|bits| bits >= 8);
    JARGON.contains(&word) || bits.is_some_and(is_number)
}

#[test]
fn no_message_speaks_of_the_program() {
    let messages = Mutex::new(BTreeSet::new());
    for_each(&places(), |(file, place)| {
        let folder = changed(&[]);
        let path = folder.path().join(file);
        let sound = fs::read_to_string(&path).unwrap();
        for instead in INSTEAD {
            let broken = [&sound[..place.start], instead, &sound[place.end..]].concat();
            fs::write(&path, &broken).unwrap();
            // What the parser itself says, without what it would have accepted.
            let (_, raw) = DeTable::parse_recoverable(&broken);
            let raw: Vec<_> = raw.iter().filter_map(|it| it.message().split(", ").next()).collect();
            for problem in problems(folder.path()) {
                // Behind the place and how bad it is.
                let message = problem.splitn(3, ": ").last().unwrap();
                assert!(!raw.iter().any(|words| message.contains(words)), "{raw:?}: {message}");
                assert!(!message.contains(", expected "), "{message}");
                let mut words = message.split(|c: char| !c.is_alphanumeric());
                assert_eq!(words.find(|word| is_jargon(word)), None, "{message}");
                messages.lock().unwrap().insert(message.to_owned());
            }
        }
    });
    let messages = messages.into_inner().unwrap();
    assert!(messages.len() > 250, "{}", messages.len());
}
