//! Hostile arguments and datasets do no harm: every command ends soon, in a clear word at most.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc;
use std::time::Duration;
use std::{fs, thread};

use crate::support::{Answer, Ask, STUDY, copy_of, elements, for_each, has_control, quartier};

/// Answer within a minute, without panic and control characters.
fn survives(name: &str, mut command: Command) -> Answer {
    let told = format!("{name}: {command:?}");
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(command.answer()));
    let answer = receiver.recv_timeout(Duration::from_mins(1));
    let answer = answer.unwrap_or_else(|error| panic!("{told:.300}: {error}"));
    assert!(matches!(answer.code, Some(0..=2)), "{told:.300}: {:.300}", answer.stderr);
    for said in [&answer.stdout, &answer.stderr] {
        assert!(!has_control(said), "{told:.300}: {said:.300?}");
    }
    assert!(!answer.stderr.contains("panicked"), "{told:.300}: {:.300}", answer.stderr);
    answer
}

/// Runs commands on a dataset, which may be refused in one clear line.
fn dataset_survives(name: &str, folder: &Path) {
    for question in [
        "check",
        "check --lang de",
        "list --format table",
        "show seehausen",
        "facts --format table",
        "sources --format markdown",
        "study --format table",
        "match seehausen --explain",
    ] {
        let mut command = quartier(question);
        command.arg("--data").arg(folder);
        survives(name, command);
    }
}

const TOWNS: &str = "municipalities.toml";

/// Changes of the study: what, in which file, what stands there, what stands there instead.
const CHANGES: [(&str, &str, &str, &str); 21] = [
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
    ("blanks around a name", TOWNS, "name = \"Seehausen\"", "name = \" Seehausen \""),
    ("an empty dimension", "dimensions.toml", "id = \"shore\"", "id = \"\""),
    ("a dimension that is an option", "dimensions.toml", "id = \"shore\"", "id = \"help\""),
    ("a division by zero", TOWNS, "boats_2020 = 40", "boats_2020 = 0"),
    (
        "a computed column of itself",
        "indicators.toml",
        "boats_2021 / boats_2020",
        "boats_change / boats_2020",
    ),
    (
        "no list",
        "sources.toml",
        "[[source]]\nid = \"survey\"",
        "source = 5\n[[x]]\nid = \"survey\"",
    ),
];

#[test]
fn hostile_texts_and_numbers_in_a_dataset_do_no_harm() {
    for_each(&CHANGES, |(name, file, from, to)| {
        dataset_survives(name, copy_of(STUDY, &[(file, from, to)]).path());
    });
}

#[test]
fn what_is_far_too_long_or_too_deep_does_no_harm() {
    let long = "x".repeat(200_000);
    let words = "word ".repeat(200_000);
    let deep = format!("examples = {}{}", "[".repeat(100_000), "]".repeat(100_000));
    let nested =
        format!("applies = \"{}shore = at-sea{}\"", "(".repeat(50_000), ")".repeat(50_000));
    let cases = [
        ("a long word", "study.toml", "Boats and places", long.clone()),
        ("a long text", "facts/seehausen.toml", "The harbour has 50 berths.", words),
        ("a long id", "sources.toml", "id = \"survey\"", format!("id = \"{long}\"")),
        ("deep arrays", "study.toml", "examples = [\"seehausen-harbour\"]", deep),
        ("deep parentheses", "study.toml", "applies = \"shore = at-sea\"", nested),
        (
            "a bracket too many",
            "areas.toml",
            "rings = [",
            format!("rings = [{}", "[[8.0, 53.8], ".repeat(20_000)),
        ),
    ];
    for_each(&cases, |(name, file, from, to)| {
        dataset_survives(name, copy_of(STUDY, &[(file, from, to)]).path());
    });
}

/// Answers on a study after something is done to the file of its sources.
fn survives_after(name: &str, change: impl FnOnce(PathBuf)) {
    let folder = copy_of(STUDY, &[]);
    change(folder.path().join("sources.toml"));
    dataset_survives(name, folder.path());
}

#[test]
fn hostile_files_do_no_harm() {
    dataset_survives("no files", tempfile::tempdir().unwrap().path());
    dataset_survives("no folder", Path::new("/nonexistent"));
    dataset_survives("a file for a folder", Path::new(file!()));
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
    survives_after("many sources, of which none is named", |file| {
        let entry = "title = 't'\npublisher = 'p'\nurl = 'https://a.org'";
        let entries = (0..20_000).map(|n| format!("[[source]]\nid = 's{n}'\n{entry}\n"));
        let facts = file.with_file_name("facts/seehausen.toml");
        let named = (0..20_000).map(|n| format!("'t{n}', ")).collect::<String>() + "\"register\"";
        let text = fs::read_to_string(&facts).unwrap().replace("\"register\"", &named);
        fs::write(facts, text).unwrap();
        fs::write(file, entries.collect::<String>()).unwrap();
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
        assert!(Command::new("mkfifo").arg(file).status().unwrap().success());
    });
}

#[test]
fn hostile_arguments_do_no_harm() {
    let long = "Entenhausen".repeat(6_000);
    let deep = format!("{}vacancy > 5{}", "(".repeat(20_000), ")".repeat(20_000));
    let many = "vacancy > 5 and ".repeat(3_000) + "rent > 5";
    let commas = ",".repeat(60_000);
    let arguments = [
        long.as_str(),
        &deep,
        &many,
        "",
        &commas,
        "'",
        "--=",
        "\u{1b}[31m",
        "\u{202e}altena",
        "a\nb",
        "½",
        "%s%n",
        "1e400",
        "99999999999999999999999999",
    ];
    for_each(&arguments, |argument| {
        let questions = "|list --where|list --all --columns|list --size|list -n|show|compare altena|\
                         stats|facts|facts --since|search|sources|help";
        for question in questions.split('|') {
            let mut command = quartier(question);
            command.arg(argument).args(["--lang", "de"]);
            let answer = survives("an argument", command);
            assert!(answer.code != Some(1), "{question} {argument:.60}: {:.300}", answer.stderr);
            assert!(
                answer.code == Some(0) || answer.stdout.is_empty(),
                "{question} {argument:.60}"
            );
            let is_refused = argument.contains(['\u{1b}', '\u{202e}']);
            assert!(!is_refused || answer.code == Some(2), "{question} {argument:?}");
            // An error is one line, below which marks may stand.
            let mut below = answer.stderr.lines().skip(1);
            assert!(answer.code == Some(0) || below.all(|it| it.starts_with("  ")), "{question}");
            // It is quoted, once or with a mark under its place.
            let most = 3 * argument.len() + 3_000;
            assert!(answer.stderr.len() < most, "{question}: {} bytes", answer.stderr.len());
        }
    });
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text_are_refused() {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;

    for question in ["show", "list --where", "list --columns", ""] {
        let mut command = quartier(question);
        command.arg(OsString::from_vec(vec![b'a', 0xff]));
        assert_eq!(survives("no UTF-8", command).code, Some(2), "{question}");
    }
}

#[test]
fn nothing_of_the_data_becomes_markup_a_formula_or_a_link_that_runs() {
    const MARKUP: &str = "<script>x</script> [a](javascript:x) \\\\<b> `<i>` \\\"><img src=x>&amp;";
    let folder = copy_of(
        STUDY,
        &[
            ("sources.toml", "Bootszählung", MARKUP),
            ("study.toml", "Boote und Orte", MARKUP),
            ("facts/seehausen.toml", "Der Hafen hat 50 Liegeplätze.", MARKUP),
            (TOWNS, "name = \"Seehausen\"", &format!("name = \"={MARKUP}\"")),
        ],
    );
    for question in [
        "list --sources",
        "show seehausen",
        "briefing seehausen",
        "facts",
        "sources",
        "study",
        "map",
        "search harbour",
        "match bergdorf",
    ] {
        let ask = |format: &str| {
            let mut command = quartier(question);
            command.args(["--lang", "de", "--format", format, "--data"]).arg(folder.path()).bytes()
        };
        let html = String::from_utf8(ask("html")).unwrap();
        let page = elements(&html).unwrap_or_else(|error| panic!("{question}: {error}"));
        for element in &page {
            assert!(
                !["script", "img", "b", "i"].contains(&&*element.name),
                "{question}: {element:?}"
            );
            let address = element.attribute("href").unwrap_or("#");
            assert!(
                address.starts_with('#') || address.starts_with("http"),
                "{question}: {address}"
            );
        }
        // Within fences nothing is markup.
        let markdown = String::from_utf8(ask("markdown")).unwrap();
        let markdown: String = markdown.split("```").step_by(2).collect();
        for mark in ["<script", "<b>", "<i>", "](javascript"] {
            for (place, _) in markdown.match_indices(mark) {
                let slashes = markdown[..place].chars().rev().take_while(|c| *c == '\\').count();
                assert!(slashes % 2 == 1, "{question}: {mark} in {markdown}");
            }
        }
        crate::support::docx(&ask("docx")).unwrap_or_else(|error| panic!("{question}: {error}"));
        if crate::questions::takes(question, "xlsx") {
            crate::support::workbook(&ask("xlsx")).unwrap_or_else(|it| panic!("{question}: {it}"));
        }
    }
    for address in ["javascript:alert(1)", "data:text/html,x", "https://a.b/><script>"] {
        let folder = copy_of(STUDY, &[("sources.toml", "https://example.org/survey", address)]);
        for question in ["sources", "facts --sources", "show seehausen"] {
            let answer = quartier(question).arg("--data").arg(folder.path()).answer();
            assert_eq!((answer.code, &*answer.stdout), (Some(1), ""), "{question} {address}");
            assert!(answer.stderr.contains("sources.toml:7"), "{}", answer.stderr);
        }
    }
}
