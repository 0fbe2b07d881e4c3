//! Exit codes, and errors that are a line in the language of the reader.

use crate::support::{Answer, Ask, STUDY, copy_of, english_words, for_each, quartier};

/// Command lines that cannot be understood, of each kind.
const WRONG: [&str; 34] = [
    "xyz",
    "lst",
    "altana",
    "städte",
    "help xyz",
    "man xyz",
    "--sise",
    "list --sise small",
    "list --size winzig",
    "list --limit viele",
    "list --limit 0",
    "list --limit",
    "list --format xyz",
    "list -o json",
    "list -o towns.pdf",
    "list --limit 2 --limit 3",
    "list --where vacncy>5",
    "list --where vacancy>",
    "list --where population_2021<population_2024",
    "list --where population>100.000",
    "list --columns name,5,5",
    "list --sort nothing",
    "list --district Bayern",
    "show",
    "show Entenhausen",
    "show neuenkirchen,berlin",
    "compare",
    "match",
    "match altena --weight market=-1",
    "facts --since gestern",
    "facts --field nothing",
    "search",
    "sources nothing",
    "schema nothing.toml",
];

#[test]
fn a_wrong_command_line_is_told_in_the_language_of_the_reader() {
    for_each(&WRONG, |question| {
        for (language, label) in [("en", "error: "), ("de", "Fehler: ")] {
            let Answer { code, stdout, stderr } =
                quartier(question).args(["--lang", language]).answer();
            // Without a value the option takes the next word.
            if question.ends_with("--limit") {
                continue;
            }
            assert_eq!((code, &*stdout), (Some(2), ""), "{question}: {stderr}");
            assert!(stderr.starts_with(label) && stderr.ends_with('\n'), "{question}: {stderr}");
            let errors = stderr.lines().filter(|line| line.starts_with(label)).count();
            // An expression stands below, with a mark under the place.
            assert!(errors == 1 && stderr.lines().count() <= 3, "{question}: {stderr}");
            if language == "de" {
                assert_eq!(english_words(&stderr), [""; 0], "{question}: {stderr}");
            }
        }
    });
}

#[test]
fn data_and_system_that_fail_are_another_code() {
    let folder = copy_of(STUDY, &[("municipalities.toml", "latitude = 53.9", "latitude = 539.0")]);
    let broken = folder.path().to_str().unwrap();
    for question in [
        "list --data nowhere",
        &format!("list --data {broken}"),
        &format!("check {broken}"),
        "check nowhere",
        "list -o nowhere/towns.csv",
        "export tests/own-study",
    ] {
        for (language, label) in [("en", "error: "), ("de", "Fehler: ")] {
            let answer = quartier(question).args(["--lang", language]).answer();
            assert_eq!(answer.code, Some(1), "{question}: {answer:?}");
            let told = answer.stderr.contains(label) || question.starts_with("check");
            assert!(told && !answer.stderr.contains("panicked"), "{question}: {answer:?}");
            assert!(answer.stdout.is_empty() || question.starts_with("check"), "{question}");
        }
    }
}

#[test]
fn what_is_understood_is_done() {
    for question in [
        "",
        "--version",
        "--help",
        "help",
        "help csv",
        "help excel",
        "help fields",
        "hilfe formate",
        "list --all --where population<0",
        "list --where 'vacancy==5,5'",
        "list --where size=small&&vacancy>3",
        "list --size small medium",
        "list --columns name vacancy",
        "list --sort vacancy desc",
        "show bad münstereifel",
        "show dortmund, kreisfreie Stadt",
        "show 5962004",
        "show MÜLHEIM",
        "facts lwl",
        "schema study.toml",
        "completions bash",
        "man list",
    ] {
        // Quotes that a shell would take away.
        let question = question.replace('\'', "");
        let answer = quartier(&question).answer();
        assert_eq!(answer.code, Some(0), "{question}: {answer:?}");
        assert!(!answer.stdout.is_empty(), "{question}");
    }
}

#[test]
fn help_and_version_need_no_data() {
    for question in ["", "--help", "list --help", "--version", "help expressions"] {
        let answer = quartier(question).env("QUARTIER_DATA", "nowhere").answer();
        assert_eq!(answer.code, Some(0), "{question}: {answer:?}");
    }
    let answer = quartier("list").env("QUARTIER_DATA", "nowhere").answer();
    assert_eq!((answer.code, &*answer.stdout), (Some(1), ""));
}

/// A suggestion that stands in an error is followed by an answer.
#[test]
fn what_an_error_suggests_works() {
    for (question, suggested) in [
        ("lst", "list"),
        ("show altana", "Altena"),
        ("list --sise small", "--size"),
        ("list --where vacncy>5", "vacancy"),
        ("list --size smll", "small"),
        ("show salzuflen", "Bad Salzuflen"),
        ("list -o json", "-f json"),
        ("help expresions", "expressions"),
        ("list --district Soes", "Soest"),
        ("facts --field accomodation", "accommodation"),
        ("sources lwll", "lwl"),
    ] {
        let answer = quartier(question).answer();
        let understood = answer.code == Some(0) && question == "show salzuflen";
        assert!(understood || answer.code == Some(2), "{question}: {answer:?}");
        assert!(understood || answer.stderr.contains(suggested), "{question}: {}", answer.stderr);
    }
}
