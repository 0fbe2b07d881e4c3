//! Someone else's study: `tests/own-study/` answers every question without a change of the code.

use std::fs;
use std::path::Path;

use crate::questions::{FORMATS, takes};
use crate::support::{Answer, Ask, STUDY, copy_of, files, for_each, on_one_line, quartier, read};

/// Answer to a question to the dataset in a folder.
fn asked(question: &str, folder: &Path) -> Answer {
    quartier(question).arg("--data").arg(folder).answer()
}

const QUESTIONS: [&str; 26] = [
    "list",
    "list --all --columns all",
    "list --shore at-sea",
    "list --where boats_change>5 --sort -boats",
    "show seehausen",
    "show seehausen bergdorf --full",
    "compare seehausen bergdorf",
    "compare seehausen --with state,peers",
    "stats",
    "stats boats --by shore",
    "match seehausen",
    "match bergdorf --explain",
    "match seehausen --all",
    "briefing seehausen",
    "briefing bergdorf --full",
    "map",
    "map --shade boats",
    "facts",
    "facts seehausen",
    "findings bergdorf",
    "recommendations",
    "search liegeplatz",
    "indicators",
    "sources",
    "study",
    "check",
];

#[test]
fn it_answers_every_question_in_every_format() {
    for_each(&QUESTIONS, |question| {
        let formats = FORMATS.into_iter().zip(["en", "de"].into_iter().cycle());
        for (format, language) in formats.filter(|(format, _)| takes(question, format)) {
            let mut command = quartier(question);
            command.args(["--format", format, "--lang", language, "--data", STUDY]);
            let answer = command.bytes();
            let at = format!("{question} -f {format} --lang {language}");
            read(format, &answer).unwrap_or_else(|error| panic!("{at}: {error}"));
            let text = String::from_utf8_lossy(&answer);
            assert!(!text.contains("Altena") && !text.contains("Nordrhein"), "{at}: {text}");
        }
    });
}

#[test]
fn its_dimensions_are_filters_and_its_figures_columns() {
    for (question, expected) in [
        (
            "list --shore at-sea --columns id,shore,distance",
            "id\tshore\tdistance_2020\nseehausen\tat-sea\t0.2\n",
        ),
        ("list --where boats_change>5 --columns boats_change", "boats_change_2021\n10.0\n"),
        (
            "list --all --columns id,distance_2020 --sort -distance --no-header",
            "bergdorf\t312.5\nseehausen\t0.2\n",
        ),
        ("--version", "quartier 0.2.0\ndata 0.1 of 2022-01-31\n"),
    ] {
        let answer = asked(question, Path::new(STUDY));
        assert_eq!(answer.stdout, expected, "{question}: {}", answer.stderr);
    }
    assert_eq!(asked("list --size small", Path::new(STUDY)).code, Some(2));
    let help = quartier("list --help --data").arg(STUDY).text();
    assert!(help.contains("--shore") && !help.contains("--market"), "{help}");
}

#[test]
fn a_dimension_can_have_any_name_that_no_option_has() {
    for name in ["cite", "no_header", "town", "towns", "names", "ids", "expression", "group"] {
        let folder = copy_of(STUDY, &[]);
        for path in files(folder.path()) {
            let renamed = fs::read_to_string(&path).unwrap().replace("shore", name);
            fs::write(path, renamed).unwrap();
        }
        let question = format!("list --columns id,{name} --{name}=inland --no-header");
        assert_eq!(asked(&question, folder.path()).stdout, "bergdorf\tinland\n", "{name}");
        for command in ["compare", "map", "findings", "recs", "facts"] {
            let answer = asked(&format!("{command} --{name}=inland,at-sea"), folder.path());
            assert_eq!(answer.code, Some(0), "{name}: {command}: {answer:?}");
        }
    }
}

#[test]
fn the_environment_names_a_dataset_and_the_option_overrules_it() {
    let lines = |option: &[&str]| {
        let listed = quartier("list --no-header").args(option).env("QUARTIER_DATA", STUDY).text();
        listed.lines().count()
    };
    assert_eq!(lines(&[]), 2);
    assert_eq!(lines(&["--data", "data"]), 8);
    assert_eq!(lines(&["--data=data"]), 8);
    assert_eq!(lines(&["--daten", "data"]), 8);
}

/// Who lacks all values by which places are matched is like none.
#[test]
fn a_town_that_cannot_be_compared_is_like_none() {
    let folder = copy_of(STUDY, &[("municipalities.toml", "distance_2020 = 312.5, ", "")]);
    for language in ["en", "de"] {
        for question in ["match seehausen", "match bergdorf --explain", "briefing seehausen"] {
            let question = format!("{question} --lang {language} --format text");
            let Answer { code, stdout, stderr } = asked(&question, folder.path());
            assert_eq!(code, Some(0), "{question}: {stderr}");
            let said = on_one_line(&stdout);
            assert!(!said.is_empty() && !said.contains("NaN"), "{said}");
        }
    }
    let records = asked("match seehausen --format json", folder.path()).stdout;
    assert!(records.contains("\"similarity\": null"), "{records}");
}

#[test]
fn a_study_can_do_without_an_outline() {
    let folder = copy_of(STUDY, &[]);
    fs::remove_file(folder.path().join("outline.toml")).unwrap();
    for format in ["table", "html", "text"] {
        let answer = asked(&format!("map --format {format}"), folder.path());
        assert_eq!(answer.code, Some(0), "{}", answer.stderr);
        assert!(answer.stdout.contains("Seehausen"), "{}", answer.stdout);
    }
    let checked = asked("check", folder.path());
    assert_eq!((checked.code, checked.stdout), (Some(0), asked("check", Path::new(STUDY)).stdout));
}

#[test]
fn towns_of_one_name_are_told_apart_by_their_ids() {
    let name = "name = \"Bergdorf\"";
    for (from, to, candidates) in [
        (name, "name = \"Seehausen\"", ["seehausen", "bergdorf"]),
        ("official_name = \"Bergdorf\"", "official_name = \"Seehausen\"", ["seehausen", "ergdorf"]),
    ] {
        let folder = copy_of(STUDY, &[("municipalities.toml", from, to)]);
        let answer = asked("show Seehausen", folder.path());
        assert_eq!(answer.code, Some(2), "{answer:?}");
        assert!(candidates.iter().all(|it| answer.stderr.contains(it)), "{}", answer.stderr);
    }
    let folder = copy_of(STUDY, &[("municipalities.toml", name, "name = \"Seehausen\"")]);
    for id in ["seehausen", "99000001"] {
        let answer = asked(&format!("show {id} --format jsonl"), folder.path());
        assert!(answer.stdout.contains("\"ags\":\"99000001\""), "{id}: {answer:?}");
    }
}
