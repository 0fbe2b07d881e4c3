//! Someone else's study: `tests/own-study/` answers every command without touching the code,
//! `check` finds every kind of fault at its place, and a hostile dataset does no harm.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

use std::{
    collections::BTreeSet,
    fs,
    ops::Range,
    path::Path,
    process::{Command, Output},
    time::Duration,
};

use quartier::dataset::{Dataset, check::check};
use serde::Deserialize;
use tempfile::TempDir;
use toml::de::{DeTable, DeValue};

const STUDY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/own-study");

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quartier"));
    command.env("LC_ALL", "C").env_remove("QUARTIER_DATA").env_remove("QUARTIER_LANG");
    command
}

fn quartier(arguments: &[&str]) -> Output {
    program().args(arguments).output().expect("the program runs")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

/// A copy of the study in which something stands in the place of something else.
fn changed(changes: &[(&str, &str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("facts")).unwrap();
    for entry in walk(Path::new(STUDY)) {
        let name = entry.strip_prefix(STUDY).unwrap();
        fs::copy(&entry, folder.path().join(name)).unwrap();
    }
    for (file, from, to) in changes {
        let path = folder.path().join(file);
        let before = fs::read_to_string(&path).unwrap();
        assert!(before.contains(from), "{file} has no {from}");
        fs::write(path, before.replacen(from, to, 1)).unwrap();
    }
    folder
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(walk(&path));
        } else {
            files.push(path);
        }
    }
    files
}

/// What `check` says of a changed study, a line a problem.
fn faults(changes: &[(&str, &str, &str)]) -> Vec<String> {
    let folder = changed(changes);
    let output = quartier(&["check", folder.path().to_str().unwrap(), "--no-header"]);
    let lines: Vec<String> = text(&output.stdout)
        .lines()
        .map(|line| {
            let [file, line, column, severity, message] =
                line.split('\t').collect::<Vec<_>>().try_into().expect("five cells");
            format!("{file}:{line}:{column}: {severity}: {message}")
        })
        .collect();
    let failed = lines.iter().any(|line| line.contains(": error: "));
    assert_eq!(output.status.code(), Some(i32::from(failed)), "{lines:?}");
    lines
}

#[test]
fn the_study_is_sound() {
    assert_eq!(faults(&[]), [""; 0]);
}

#[test]
fn its_dimensions_are_filters_and_its_figures_columns() {
    for (question, expected) in [
        (
            "list --shore at-sea",
            "id\tags\tname\tshore\tdistance_2020\tderived\testimated\tclose\n\
             seehausen\t99000001\tSeehausen\tat-sea\t0.2\t\t\t\n",
        ),
        (
            "list --where boats_change>5 --columns boats_change",
            "id\tags\tboats_change_2021\tderived\testimated\n\
             seehausen\t99000001\t10.0\tboats_change_2021\t\n",
        ),
        (
            "compare seehausen bergdorf --columns boats",
            "id\tlabel\tunit\tseehausen\tbergdorf\tderived\testimated\tclose\n\
             boats_2021\tBoats 2021\t\t44\t2\tbergdorf\t\t\n",
        ),
        (
            "findings --for bergdorf",
            "id\tkind\tattributed_to\taddressee\ttitle\ttext\tapplies\tnote\texamples\tsources\n",
        ),
        (
            "search LIEGEPLATZ",
            "id\tkind\ttitle\ttext\tcommand\tconfidence\tsources\n\
             seehausen-harbour\tfact\tSeehausen, Size (summer 2021)\t\
             The harbour has 50 berths. [survey] [register]\t\
             quartier facts seehausen-harbour\thigh\tsurvey register\n",
        ),
        ("--version", "quartier 0.1.0\ndata 0.1 of 2022-01-31\n"),
        ("--lang en", "All commands: quartier --help. What can be asked: quartier indicators.\n"),
    ] {
        let arguments: Vec<&str> = question.split(' ').chain(["--data", STUDY]).collect();
        let output = quartier(&arguments);
        assert_eq!(text(&output.stdout), expected, "{question}: {}", text(&output.stderr));
    }
    for question in ["show seehausen", "study", "facts", "sources", "indicators", "recs"] {
        let arguments: Vec<&str> =
            question.split(' ').chain(["--data", STUDY, "--format", "table"]).collect();
        let output = quartier(&arguments);
        assert!(output.status.success(), "{question}: {}", text(&output.stderr));
        assert!(!text(&output.stdout).contains("Altena"), "{question}");
    }
    assert_eq!(quartier(&["list", "--size", "small", "--data", STUDY]).status.code(), Some(2));
}

#[test]
fn a_dimension_can_have_any_name_that_no_option_has() {
    let names = ["cite", "no_header", "town", "towns", "names", "ids", "expression", "level"];
    for name in names {
        let folder = changed(&[]);
        for path in walk(folder.path()) {
            let renamed = fs::read_to_string(&path).unwrap().replace("shore", name);
            fs::write(path, renamed).unwrap();
        }
        let (data, option) = (folder.path().to_str().unwrap(), format!("--{name}=inland"));
        let columns = ["list", "--columns", name, "--no-header", "--data", data, &option];
        let output = quartier(&columns);
        assert_eq!(text(&output.stdout), "bergdorf\t99000002\tinland\t\n", "{name}: {output:?}");
        for command in ["compare", "map", "findings", "recs", "facts"] {
            let all = format!("--{name}=inland,at-sea");
            let output = quartier(&[command, &all, "--data", data]);
            assert!(output.status.success(), "{name}: {command}: {output:?}");
        }
    }
}

#[test]
#[cfg(unix)]
fn a_folder_need_not_be_named_in_utf_8() {
    use std::{ffi::OsString, os::unix::ffi::OsStringExt};
    let folder = tempfile::tempdir().unwrap();
    let link = folder.path().join(OsString::from_vec(vec![b's', 0xff]));
    std::os::unix::fs::symlink(STUDY, &link).unwrap();
    let mut option = OsString::from("--data=");
    option.push(&link);
    for arguments in [vec![option], vec!["--data".into(), link.into()]] {
        let output = program().arg("list").args(&arguments).output().unwrap();
        assert!(text(&output.stdout).contains("Seehausen"), "{arguments:?}: {output:?}");
    }
}

#[test]
fn help_version_and_welcome_need_no_data() {
    let run = |arguments: &[&str]| {
        let output = program().args(arguments).env("QUARTIER_DATA", "nowhere").output().unwrap();
        (output.status.code(), text(&output.stdout).to_owned())
    };
    for (arguments, begin) in [
        (&["--help"][..], "Query how eight municipalities"),
        (&["list", "--help"], "List municipalities"),
        (&["--version"], "quartier 0.1.0\ndata cannot be read\n"),
        (&[], "All commands: quartier --help."),
    ] {
        let (code, said) = run(arguments);
        assert!(code == Some(0) && said.starts_with(begin), "{arguments:?}: {said}");
    }
    for arguments in [&["list"][..], &["list", "--size", "small"]] {
        assert_eq!(run(arguments), (Some(1), String::new()), "{arguments:?}");
    }
}

#[test]
fn the_environment_names_a_dataset_and_the_option_overrules_it() {
    let run = |arguments: &[&str]| {
        let output = program().args(arguments).env("QUARTIER_DATA", STUDY).output().unwrap();
        text(&output.stdout).lines().count()
    };
    assert_eq!(run(&["list"]), 3);
    let bundled = tempfile::tempdir().unwrap();
    let folder = bundled.path().join("data");
    let folder = folder.to_str().unwrap();
    assert!(quartier(&["export", folder]).status.success());
    assert_eq!(run(&["list", "--data", folder]), 9);
    assert_eq!(run(&["list", &format!("--data={folder}")]), 9);
}

#[test]
fn what_is_exported_is_what_is_bundled() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    assert!(quartier(&["export", path]).status.success());
    for question in ["list --columns all", "show altena", "facts", "study", "sources"] {
        let arguments: Vec<&str> = question.split(' ').collect();
        let own = quartier(&[&arguments[..], &["--data", path]].concat());
        assert_eq!(own, quartier(&arguments), "{question}");
    }
    let again = quartier(&["export", path]);
    assert_eq!(again.status.code(), Some(1));
    assert_eq!(text(&again.stderr), format!("error: cannot write {path}: it is not empty\n"));
}

#[test]
fn what_cannot_be_compared_has_no_empty_similarity() {
    let folder = changed(&[
        ("municipalities.toml", "distance_2020 = 312.5, boats_2021", "boats_2021"),
        ("municipalities.toml", "estimated = [\"distance_2020\"]\n", ""),
    ]);
    let data = folder.path().to_str().unwrap();
    for (language, word, because) in [
        ("en", "Similarity", "There are no values by which to compare"),
        ("de", "Ähnlichkeit", "Es fehlen Werte, um"),
    ] {
        for question in ["match seehausen", "match seehausen --explain", "briefing seehausen"] {
            for format in ["table", "markdown"] {
                let options = ["--data", data, "--lang", language, "--format", format];
                let arguments: Vec<&str> = question.split(' ').chain(options).collect();
                let output = quartier(&arguments);
                assert!(output.status.success(), "{output:?}");
                let said = text(&output.stdout).replace('\u{a0}', " ");
                for empty in [format!("{word} %"), format!("{word}  "), format!("{word} –")] {
                    assert!(!said.contains(&empty), "{question}: {said}");
                }
                assert!(said.contains(because), "{question}: {said}");
                assert!(!said.contains(" 0 "), "{question}: {said}");
                // No example is given of a town that is not alike, and none is recommended.
                assert!(!said.contains("() ") && !said.contains("weak match for"), "{said}");
                let remark = text(&output.stderr);
                assert!(!remark.trim_end().ends_with("quartier facts"), "{question}: {remark}");
            }
        }
    }
    let output = quartier(&["match", "seehausen", "--data", data, "--no-header"]);
    assert_eq!(
        text(&output.stdout),
        "bergdorf\t99000002\tBergdorf\tseehausen\t\t\t\tdistance_2020\t\t\n"
    );
}

#[derive(Deserialize)]
struct Faults {
    fault: Vec<Fault>,
}

#[derive(Debug, Deserialize)]
struct Fault {
    changes: Vec<Change>,
    problems: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Change {
    file: String,
    from: String,
    to: String,
}

#[test]
fn a_study_can_do_without_an_outline() {
    let folder = changed(&[]);
    let map = |arguments: &[&str]| {
        let data = ["map", "--format", "table", "--data", folder.path().to_str().unwrap()];
        let output = quartier(&[&data, arguments].concat());
        assert!(output.status.success(), "{output:?}");
        text(&output.stdout).to_owned()
    };
    let with_outline = map(&[]);
    fs::remove_file(folder.path().join("outline.toml")).unwrap();
    let without = map(&[]);
    assert!(with_outline.contains("Outline: Amt für Beispiele, dl-de/by-2-0"), "{with_outline}");
    assert!(!without.contains("Outline") && without.contains("o case study"), "{without}");
    let check = quartier(&["check", folder.path().to_str().unwrap()]);
    assert!(check.status.success(), "{check:?}");
}

#[test]
fn every_kind_of_fault_is_found_at_its_place() {
    let cases: Faults = toml::from_str(include_str!("faults.toml")).unwrap();
    assert!(cases.fault.len() > 40);
    for Fault { changes, mut problems } in cases.fault {
        let changes: Vec<_> = changes.iter().map(|it| (&*it.file, &*it.from, &*it.to)).collect();
        let mut found = faults(&changes);
        problems.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, problems, "{changes:?}");
    }
}

/// Where each value of a document stands, those within others as well.
fn values(value: &toml::Spanned<DeValue<'_>>, places: &mut Vec<Range<usize>>) {
    match value.get_ref() {
        DeValue::Table(table) => table.iter().for_each(|(_, value)| values(value, places)),
        DeValue::Array(list) => list.iter().for_each(|value| values(value, places)),
        _ => {}
    }
    places.push(value.span());
}

#[test]
fn no_message_speaks_of_the_program() {
    const SORTS: [&str; 12] = [
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
    ];
    let folder = changed(&[]);
    let mut messages = BTreeSet::new();
    for path in walk(folder.path()) {
        let sound = fs::read_to_string(&path).unwrap();
        let mut places = Vec::new();
        for (_, value) in DeTable::parse(&sound).unwrap().get_ref() {
            values(value, &mut places);
        }
        for place in places.iter().filter(|place| !sound[(*place).clone()].starts_with("[[")) {
            for sort in SORTS {
                let broken = [&sound[..place.start], sort, &sound[place.end..]].concat();
                fs::write(&path, broken).unwrap();
                let problems = check(&Dataset::Folder(folder.path().to_owned()), &[]).unwrap();
                messages.extend(problems.into_iter().map(|problem| problem.message));
            }
        }
        fs::write(&path, sound).unwrap();
    }
    assert!(messages.len() > 200, "{}", messages.len());
    for message in messages {
        let words = message.split(|c: char| !c.is_alphanumeric());
        for word in words {
            let is_type = word.strip_prefix(['u', 'i', 'f']).is_some_and(|bits| {
                bits == "size" || bits.parse::<u8>().is_ok_and(|bits| bits >= 8)
            });
            assert!(!is_type && !JARGON.contains(&word), "{word}: {message}");
        }
        assert!(!message.contains(", expected "), "{message}");
    }
}

/// Words of Rust and its libraries that say nothing to whoever edits a file.
const JARGON: [&str; 16] = [
    "struct", "enum", "tuple", "variant", "newtype", "invalid", "type", "string", "str", "char",
    "boolean", "integer", "float", "sequence", "datetime", "literal",
];

#[test]
fn all_faults_are_found_in_one_run() {
    let found = faults(&[
        ("municipalities.toml", "latitude = 53.9", "latitude = nan"),
        ("municipalities.toml", "kind = \"Flecken\"\n", ""),
        ("municipalities.toml", "region = \"Nord\"\n", ""),
        ("municipalities.toml", "boats_2020 = 40", "bots_2020 = 40"),
        ("municipalities.toml", "ags = \"99000002\"", "ags = 99000002"),
        ("facts/seehausen.toml", "confidence = \"high\"", "confidence = \"sure\""),
        ("study.toml", "attributed_to = \"report\"", "attributed_to = \"nobody\""),
    ]);
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
fn a_command_names_the_place_of_a_fault() {
    let folder = changed(&[("municipalities.toml", "afloat_2021 = 75", "afloat_2021 = 175")]);
    let path = folder.path().to_str().unwrap();
    let output = quartier(&["list", "--data", path]);
    assert_eq!(output.status.code(), Some(1));
    let expected = format!(
        "error: {path}/municipalities.toml:13:82: `afloat_2021` is a percentage from 0 to 100, not 175\n"
    );
    assert_eq!(text(&output.stderr), expected);
}

/// Runs every command on a changed study. It may be refused, but at once, with one clear line and
/// without a control character.
fn survives(name: &str, folder: &Path) {
    let path = folder.to_str().unwrap().to_owned();
    for question in [
        "check",
        "list --format table",
        "show seehausen",
        "facts --format table",
        "sources --format markdown",
        "study --format table",
    ] {
        let arguments: Vec<String> =
            question.split(' ').chain(["--data", &path]).map(str::to_owned).collect();
        let (sender, receiver) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            sender.send(quartier(&arguments))
        });
        let output = receiver
            .recv_timeout(Duration::from_mins(1))
            .unwrap_or_else(|_| panic!("{name}: `{question}` hangs"));
        let code = output.status.code();
        assert!(matches!(code, Some(0..=2)), "{name}: `{question}`: {output:?}");
        for bytes in [&output.stdout, &output.stderr] {
            let control = |c: char| c.is_control() && c != '\n' && c != '\t';
            let said = text(bytes);
            assert!(!said.contains(control), "{name}: `{question}`");
        }
        assert!(!text(&output.stderr).contains("panicked"), "{name}: `{question}`");
    }
}

#[test]
fn hostile_texts_and_numbers_do_no_harm() {
    let long = "x".repeat(1_000_000);
    let words = "word ".repeat(200_000);
    let deep = format!("examples = {}{}", "[".repeat(100_000), "]".repeat(100_000));
    let nested =
        format!("applies = \"{}shore = at-sea{}\"", "(".repeat(50_000), ")".repeat(50_000));
    for (name, file, from, to) in [
        ("an escape sequence", "sources.toml", "Bootszählung", "\\u001b[31mrot"),
        ("a raw escape character", "sources.toml", "Bootszählung", "\u{1b}[31mrot"),
        ("a title of the window", "study.toml", "Boats and places", "\\u001b]0;owned\\u0007"),
        ("a newline", "study.toml", "Boats and places", "a\\nb\\u0000"),
        (
            "the other direction",
            "municipalities.toml",
            "name = \"Seehausen\"",
            "name = \"\\u202Enesuahees\"",
        ),
        ("a control character in a key", "study.toml", "year =", "\"\\u001b[2J\" ="),
        (
            "a control character in an expression",
            "study.toml",
            "shore = at-sea",
            "\\u001b[2J = at-sea",
        ),
        ("a long word", "study.toml", "Boats and places", &*long),
        ("a long text", "facts/seehausen.toml", "The harbour has 50 berths.", &*words),
        ("a long id", "sources.toml", "id = \"survey\"", &*format!("id = \"{long}\"")),
        ("deep arrays", "study.toml", "examples = [\"seehausen-harbour\"]", &*deep),
        ("deep parentheses", "study.toml", "applies = \"shore = at-sea\"", &*nested),
        ("no number", "municipalities.toml", "53.9", "nan"),
        (
            "an infinite number",
            "municipalities.toml",
            "distance_2020 = 0.2",
            "distance_2020 = -inf",
        ),
        (
            "a huge number",
            "municipalities.toml",
            "boats_2020 = 40",
            "boats_2020 = 99999999999999999999",
        ),
        ("a large float", "municipalities.toml", "distance_2020 = 0.2", "distance_2020 = 1e308"),
        ("many places", "indicators.toml", "decimals = 1", "decimals = 4000000000"),
        ("negative places", "indicators.toml", "decimals = 1", "decimals = -1"),
        ("a date in no calendar", "study.toml", "2022-01-31", "2022-01-32"),
        ("an empty name", "municipalities.toml", "name = \"Seehausen\"", "name = \"\""),
        ("an empty dimension", "dimensions.toml", "id = \"shore\"", "id = \"\""),
        ("a dimension that is an option", "dimensions.toml", "id = \"shore\"", "id = \"help\""),
        ("a division by zero", "municipalities.toml", "boats_2020 = 40", "boats_2020 = 0"),
        (
            "no list",
            "sources.toml",
            "[[source]]\nid = \"survey\"",
            "source = 5\n[[x]]\nid = \"survey\"",
        ),
    ] {
        survives(name, changed(&[(file, from, to)]).path());
    }
}

#[test]
fn hostile_files_do_no_harm() {
    let with = |change: &dyn Fn(&Path)| {
        let folder = changed(&[]);
        change(folder.path());
        folder
    };
    let replaced = |file: &'static str, bytes: &'static [u8]| {
        with(&move |folder: &Path| fs::write(folder.join(file), bytes).unwrap())
    };
    survives("no files", tempfile::tempdir().unwrap().path());
    survives("no folder", Path::new("/nonexistent"));
    survives("a file for a folder", Path::new(file!()));
    survives("an empty file", replaced("sources.toml", b"").path());
    survives("no UTF-8", replaced("sources.toml", b"[[source]]\nid = \"\xff\"\n").path());
    survives("zeros", replaced("sources.toml", &[0; 4096]).path());
    survives("a missing file", with(&|it| fs::remove_file(it.join("study.toml")).unwrap()).path());
    let folder = with(&|folder| {
        fs::remove_file(folder.join("sources.toml")).unwrap();
        fs::create_dir(folder.join("sources.toml")).unwrap();
    });
    survives("a folder for a file", folder.path());
    let folder = with(&|folder| {
        let keys: Vec<String> = (0..20_000).map(|n| format!("bad{n} = {n}\n")).collect();
        let study = fs::read_to_string(folder.join("municipalities.toml")).unwrap();
        fs::write(folder.join("municipalities.toml"), study + &keys.concat()).unwrap();
    });
    survives("many unknown keys", folder.path());
}

#[test]
#[cfg(unix)]
fn hostile_links_and_pipes_do_no_harm() {
    use std::os::unix::fs::symlink;
    for target in ["/dev/zero", "/dev/stdin", "sources.toml", "/nonexistent"] {
        let folder = changed(&[]);
        let link = folder.path().join("sources.toml");
        fs::remove_file(&link).unwrap();
        symlink(target, link).unwrap();
        survives(target, folder.path());
    }
    let folder = changed(&[]);
    let pipe = folder.path().join("sources.toml");
    fs::remove_file(&pipe).unwrap();
    assert!(Command::new("mkfifo").arg(pipe).status().unwrap().success());
    survives("a pipe", folder.path());
}
