//! The manual: complete, and without anything that the programs that show it would warn of.

use std::{collections::BTreeSet, path::Path, process::Command};

use crate::support::{Ask, can_be_asked, on_one_line, quartier};

const LANGUAGES: [&str; 2] = ["en", "de"];

/// The commands of the program.
fn commands() -> Vec<String> {
    let asked = quartier("complete fish -- quartier").arg("").text();
    let commands = asked.lines().skip(1).map(|line| line.split('\t').next().unwrap().to_owned());
    commands.collect()
}

/// All pages, each in a file.
fn pages(folder: &Path) -> Vec<(String, std::path::PathBuf)> {
    let mut pages = Vec::new();
    for language in LANGUAGES {
        for command in commands().into_iter().chain([String::new()]) {
            let file = folder.join(format!("{command}-{language}.1"));
            let asked = format!("man {command} --lang {language}");
            quartier(&asked).arg("--output").arg(&file).text();
            pages.push((asked, file));
        }
    }
    assert!(pages.len() > 30, "{pages:?}");
    pages
}

#[test]
fn mandoc_has_nothing_to_say() {
    let is_there = Command::new("mandoc").output().is_ok();
    if can_be_asked("mandoc", is_there) {
        let folder = tempfile::tempdir().unwrap();
        for (asked, page) in pages(folder.path()) {
            let answer = Command::new("mandoc").args(["-T", "lint"]).arg(page).answer();
            assert_eq!((&*answer.stdout, &*answer.stderr), ("", ""), "{asked}");
        }
    }
}

#[test]
fn man_has_nothing_to_say() {
    let is_there = Command::new("man").args(["--warnings", "--version"]).output();
    if can_be_asked("man", is_there.is_ok_and(|answer| answer.status.success())) {
        let folder = tempfile::tempdir().unwrap();
        for (asked, page) in pages(folder.path()) {
            let mut man = Command::new("man");
            man.args(["--warnings", "-E", "UTF-8", "-l"]).arg(page);
            let answer = man.env("MANWIDTH", "80").env("LC_ALL", "C.UTF-8").answer();
            assert_eq!((answer.code, &*answer.stderr), (Some(0), ""), "{asked}");
            assert!(answer.stdout.len() > 300, "{asked}: {}", answer.stdout);
        }
    }
}

fn sections(page: &str) -> Vec<&str> {
    let headings = page.lines().filter_map(|line| line.strip_prefix(".SH "));
    headings.map(|heading| heading.trim_matches('"')).collect()
}

#[test]
fn the_page_of_the_program_has_all_sections() {
    assert_eq!(
        sections(&quartier("man").text()),
        [
            "NAME",
            "SYNOPSIS",
            "DESCRIPTION",
            "COMMANDS",
            "OPTIONS",
            "OUTPUT",
            "FILTERS",
            "EXPRESSIONS",
            "TOWNS",
            "EXAMPLES",
            "EXIT STATUS",
            "ENVIRONMENT",
            "SEE ALSO",
        ]
    );
    assert_eq!(
        sections(&quartier("handbuch --lang de").text()),
        [
            "BEZEICHNUNG",
            "ÜBERSICHT",
            "BESCHREIBUNG",
            "BEFEHLE",
            "OPTIONEN",
            "AUSGABE",
            "FILTER",
            "AUSDRÜCKE",
            "ORTE",
            "BEISPIELE",
            "RÜCKGABEWERT",
            "UMGEBUNGSVARIABLEN",
            "SIEHE AUCH",
        ]
    );
}

/// The text of a page without its requests and escapes.
fn plain(page: &str) -> String {
    let lines = page.lines().filter(|line| !line.starts_with('.'));
    let text = on_one_line(&lines.collect::<Vec<_>>().join("\n"));
    let escapes = [(r"\fB", ""), (r"\fI", ""), (r"\fR", ""), (r"\-", "-"), (r"\*(Aq", "'")];
    escapes.iter().fold(text, |text, (escape, plain)| text.replace(escape, plain))
}

/// The words of a text, however they are punctuated and marked.
fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '_');
    words.map(str::to_owned).collect()
}

#[test]
fn a_page_says_all_that_help_says() {
    for language in LANGUAGES {
        let of_program = plain(&quartier(&format!("man --lang {language}")).text());
        for command in commands() {
            let page = plain(&quartier(&format!("man {command} --lang {language}")).text());
            let help = quartier(&format!("help {command} --lang {language}"));
            let help = { help }.env("COLUMNS", "500").text();
            // Headings are in capitals there.
            let help = help.lines().filter(|line| !line.ends_with(':')).collect::<Vec<_>>();
            let help = help.join("\n");
            let (_, told) = help.split_once(' ').unwrap();
            let usage = ["Usage", "Aufruf"].map(str::to_owned).into();
            let missing: BTreeSet<_> = words(told).difference(&words(&page)).cloned().collect();
            let missing: Vec<_> = missing.difference(&usage).collect();
            assert_eq!(missing, [""; 0], "{command} in {language}: {page}");
            assert!(of_program.contains(&format!("quartier-{command}(1)")), "{of_program}");
        }
    }
}

/// Whoever changes one of them has to change all.
#[test]
fn the_readme_says_the_same_of_exit_codes_and_the_environment() {
    let readme = include_str!("../../README.md");
    let help = quartier("help output").env("COLUMNS", "500").text();
    let listed = |heading: &str| {
        let lines = help.lines().skip_while(|line| *line != heading).skip(1);
        let lines = lines.take_while(|line| !line.is_empty());
        let pairs = lines.map(|line| line.trim().split_once("  ").unwrap());
        pairs.map(|(name, text)| (name.to_owned(), text.trim().to_owned())).collect::<Vec<_>>()
    };
    let codes = listed("Exit status:");
    assert_eq!(codes.len(), 3);
    for (code, text) in codes {
        assert!(readme.contains(&format!("| {code} | {text} |")), "{code}: {text}");
    }
    for (names, _) in listed("Environment:") {
        for name in names.split(", ").filter(|name| *name == "TERM" || name.contains('_')) {
            assert!(readme.contains(name) || name.starts_with("LC_"), "{name}");
        }
    }
}
