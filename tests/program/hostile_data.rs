//! A hostile dataset does no harm: every command ends soon, in a clear word at most.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::mpsc,
    thread,
    time::Duration,
};

use crate::support::{Ask, changed, english_words, quartier};

/// Runs every command on a changed study. It may be refused, but at once, with one clear line and
/// without a control character.
fn survives(name: &str, folder: &Path) {
    for question in [
        "check",
        "check --lang de --no-header",
        "list --format table",
        "show seehausen",
        "facts --format table",
        "sources --format markdown",
        "study --format table",
    ] {
        let mut command = quartier(question);
        command.arg("--data").arg(folder);
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || sender.send(command.answer()));
        let answer = receiver
            .recv_timeout(Duration::from_mins(1))
            .unwrap_or_else(|error| panic!("{name}: `{question}`: {error}"));
        assert!(matches!(answer.code, Some(0..=2)), "{name}: `{question}`: {answer:?}");
        for said in [&answer.stdout, &answer.stderr] {
            let is_control = |c: char| c.is_control() && c != '\n' && c != '\t';
            assert!(!said.contains(is_control), "{name}: `{question}`");
        }
        assert!(!answer.stderr.contains("panicked"), "{name}: `{question}`");
        if question.contains("--lang de") {
            assert_eq!(english_words(&answer.stdout), [""; 0], "{name}");
            assert_eq!(english_words(&answer.stderr), [""; 0], "{name}");
        }
    }
}

const TOWNS: &str = "municipalities.toml";

/// What is done: to which file, what stands there, what stands there instead.
const CHANGES: [(&str, &str, &str, &str); 19] = [
    ("an escape sequence", "sources.toml", "Bootszählung", "\\u001b[31mrot"),
    ("a raw escape character", "sources.toml", "Bootszählung", "\u{1b}[31mrot"),
    ("a title of the window", "study.toml", "Boats and places", "\\u001b]0;owned\\u0007"),
    ("a newline", "study.toml", "Boats and places", "a\\nb\\u0000"),
    ("the other direction", TOWNS, "name = \"Seehausen\"", "name = \"\\u202Enesuahees\""),
    ("a control character in a key", "study.toml", "year =", "\"\\u001b[2J\" ="),
    ("one in an expression", "study.toml", "shore = at-sea", "\\u001b[2J = at-sea"),
    ("no number", TOWNS, "53.9", "nan"),
    ("an infinite number", TOWNS, "distance_2020 = 0.2", "distance_2020 = -inf"),
    ("a huge number", TOWNS, "boats_2020 = 40", "boats_2020 = 99999999999999999999"),
    ("a large float", TOWNS, "distance_2020 = 0.2", "distance_2020 = 1e308"),
    ("many places", "indicators.toml", "decimals = 1", "decimals = 4000000000"),
    ("negative places", "indicators.toml", "decimals = 1", "decimals = -1"),
    ("a date in no calendar", "study.toml", "2022-01-31", "2022-01-32"),
    ("an empty name", TOWNS, "name = \"Seehausen\"", "name = \"\""),
    ("an empty dimension", "dimensions.toml", "id = \"shore\"", "id = \"\""),
    ("a dimension that is an option", "dimensions.toml", "id = \"shore\"", "id = \"help\""),
    ("a division by zero", TOWNS, "boats_2020 = 40", "boats_2020 = 0"),
    (
        "no list",
        "sources.toml",
        "[[source]]\nid = \"survey\"",
        "source = 5\n[[x]]\nid = \"survey\"",
    ),
];

#[test]
fn hostile_texts_and_numbers_do_no_harm() {
    for (name, file, from, to) in CHANGES {
        survives(name, changed(&[(file, from, to)]).path());
    }
}

#[test]
fn what_is_far_too_long_or_too_deep_does_no_harm() {
    let long = "x".repeat(1_000_000);
    let words = "word ".repeat(200_000);
    let deep = format!("examples = {}{}", "[".repeat(100_000), "]".repeat(100_000));
    let nested =
        format!("applies = \"{}shore = at-sea{}\"", "(".repeat(50_000), ")".repeat(50_000));
    for (name, file, from, to) in [
        ("a long word", "study.toml", "Boats and places", &*long),
        ("a long text", "facts/seehausen.toml", "The harbour has 50 berths.", &*words),
        ("a long id", "sources.toml", "id = \"survey\"", &*format!("id = \"{long}\"")),
        ("deep arrays", "study.toml", "examples = [\"seehausen-harbour\"]", &*deep),
        ("deep parentheses", "study.toml", "applies = \"shore = at-sea\"", &*nested),
    ] {
        survives(name, changed(&[(file, from, to)]).path());
    }
}

/// What becomes of the study when something is done to the file of its sources.
fn survives_after(name: &str, change: impl FnOnce(PathBuf)) {
    let folder = changed(&[]);
    change(folder.path().join("sources.toml"));
    survives(name, folder.path());
}

#[test]
fn hostile_files_do_no_harm() {
    survives("no files", tempfile::tempdir().unwrap().path());
    survives("no folder", Path::new("/nonexistent"));
    survives("a file for a folder", Path::new(file!()));
    survives_after("an empty file", |file| fs::write(file, b"").unwrap());
    survives_after("no UTF-8", |file| fs::write(file, b"[[source]]\nid = \"\xff\"\n").unwrap());
    survives_after("zeros", |file| fs::write(file, [0; 4096]).unwrap());
    survives_after("a missing file", |file| fs::remove_file(file).unwrap());
    survives_after("a folder for a file", |file| {
        fs::remove_file(&file).unwrap();
        fs::create_dir(file).unwrap();
    });
    survives_after("many unknown keys", |file| {
        let keys: Vec<String> = (0..20_000).map(|n| format!("bad{n} = {n}\n")).collect();
        let sources = fs::read_to_string(&file).unwrap();
        fs::write(file, sources + &keys.concat()).unwrap();
    });
}

#[test]
#[cfg(unix)]
fn hostile_links_and_pipes_do_no_harm() {
    for target in ["/dev/zero", "/dev/stdin", "sources.toml", "/nonexistent"] {
        survives_after(target, |file| {
            fs::remove_file(&file).unwrap();
            std::os::unix::fs::symlink(target, file).unwrap();
        });
    }
    survives_after("a pipe", |file| {
        fs::remove_file(&file).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(file).status().unwrap().success());
    });
}
