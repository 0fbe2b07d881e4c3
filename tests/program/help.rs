//! Help and refusals: complete and in the language that is asked for, on a screen, and what they
//! advise works.

use std::{path::Path, process::Command};

use crate::support::{Ask, quartier};

const TOPICS: [&str; 4] = ["output", "filters", "expressions", "towns"];
const LANGUAGES: [&str; 2] = ["en", "de"];

/// Words without which hardly an English sentence is.
const ENGLISH: [&str; 22] = [
    "the",
    "of",
    "with",
    "and",
    "is",
    "are",
    "not",
    "which",
    "or",
    "for",
    "to",
    "from",
    "this",
    "be",
    "by",
    "only",
    "there",
    "value",
    "unexpected",
    "error",
    "usage",
    "default",
];

/// The commands that the help lists.
fn commands() -> Vec<String> {
    let help = quartier("--help").text();
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let listed = listed.take_while(|line| !line.is_empty());
    let names = listed.filter(|line| !line.starts_with("   "));
    names.map(|line| line.split_whitespace().next().unwrap().to_owned()).collect()
}

/// All pages of the help, with the arguments that ask for them.
fn pages(language: &str) -> Vec<(String, String)> {
    let commands = commands();
    assert!(commands.len() > 15, "{commands:?}");
    let of_commands = commands.iter().map(|name| format!("{name} --help"));
    let of_topics = TOPICS.iter().map(|name| format!("help {name}"));
    let asked = std::iter::once("--help".to_owned()).chain(of_commands).chain(of_topics);
    let page = |asked: String| {
        let text = quartier(&format!("{asked} --lang {language}")).env("COLUMNS", "80").text();
        (asked, text)
    };
    asked.map(page).collect()
}

/// What of a text is said in words, rather than quoted from what is typed.
fn words(text: &str) -> Vec<String> {
    let unquoted: String = text.split('`').step_by(2).collect();
    let is_typed = |word: &&str| word.starts_with(['-', '\'']) || word.contains('_');
    let is_letter = |c: char| c.is_alphabetic();
    let words = unquoted.split_whitespace().filter(|word| !is_typed(word));
    words.map(|word| word.trim_matches(|c| !is_letter(c)).to_lowercase()).collect()
}

fn english_words(text: &str) -> Vec<String> {
    words(text).into_iter().filter(|word| ENGLISH.contains(&&**word)).collect()
}

/// The commands that a page gives as examples.
fn examples(page: &str) -> impl Iterator<Item = &str> {
    let lines = page.lines().skip_while(|line| !["Examples:", "Beispiele:"].contains(line));
    let lines = lines.take_while(|line| !line.is_empty());
    lines.map(str::trim).filter(|line| line.starts_with("quartier "))
}

#[test]
fn every_page_fits_a_screen() {
    for language in LANGUAGES {
        for (asked, page) in pages(language) {
            let lines = page.lines().count();
            let most = if asked.starts_with("help ") { 50 } else { 40 };
            assert!(lines <= most, "{asked} in {language}: {lines} lines");
            let widest = page.lines().map(|line| line.chars().count()).max();
            assert!(widest <= Some(80), "{asked} in {language}: {widest:?} cells");
        }
    }
}

#[cfg(unix)]
#[test]
fn examples_work() {
    use crate::support::shell;

    let folder = tempfile::tempdir().unwrap();
    for language in LANGUAGES {
        let pages = pages(language);
        let mut asked: Vec<_> = pages.iter().flat_map(|(_, page)| examples(page)).collect();
        assert!(asked.len() > 30, "{asked:?}");
        // What is exported can be checked.
        asked.sort_by_key(|line| !line.contains("my-study") && !line.contains("meine-studie"));
        asked.sort_by_key(|line| !line.contains("export"));
        for line in asked {
            let text = shell(line).current_dir(folder.path()).text();
            let is_check = line.contains("check") || line.contains("prüfe");
            let file = line.split_once("--output ").map(|(_, file)| folder.path().join(file));
            let is_written = file.is_some_and(|file| file.exists());
            assert!(!text.trim().is_empty() || is_check || is_written, "{line}");
        }
    }
}

#[test]
fn each_command_has_examples() {
    for (asked, page) in pages("de").iter().filter(|(asked, _)| asked.contains(" --help")) {
        let count = examples(page).count();
        assert!((1..=3).contains(&count), "{asked}: {count}");
    }
}

#[test]
fn examples_are_of_the_bundled_data() {
    let own = Path::new(crate::support::STUDY);
    let page = quartier("list --help --data").arg(own).text();
    assert_eq!(examples(&page).count(), 0, "{page}");
}

#[test]
fn german_help_has_no_english_sentence() {
    for (asked, page) in pages("de") {
        // Examples, and the signs of expressions, are the same in all languages.
        let typed = |line: &&str| {
            line.trim_start().starts_with("quartier ")
                || asked == "help expressions" && line.starts_with(' ')
        };
        let told: Vec<_> = page.lines().filter(|line| !typed(line)).collect();
        assert_eq!(english_words(&told.join("\n")), [""; 0], "{asked}");
    }
    let (_, english) = pages("en").swap_remove(1);
    assert!(english_words(&english).len() > 3, "this test could not fail");
}

#[test]
fn both_ways_to_ask_give_the_same_page() {
    for name in commands() {
        let page = quartier("help").arg(&name).text();
        for asked in [format!("{name} -h"), format!("{name} --help"), format!("hilfe {name}")] {
            assert_eq!(quartier(&asked).text(), page, "{asked}");
        }
    }
}

#[test]
fn german_names_are_understood() {
    for (name, german) in [
        ("list", "liste auflisten"),
        ("show", "zeige zeigen"),
        ("compare", "vergleich vergleiche vergleichen"),
        ("stats", "statistik"),
        ("match", "abgleich ähnlich aehnlich"),
        ("briefing", "steckbrief kurzbericht"),
        ("map", "karte"),
        ("findings", "befunde ergebnisse"),
        ("recommendations", "empfehlungen"),
        ("facts", "fakten"),
        ("search", "suche suchen"),
        ("indicators", "indikatoren kennzahlen"),
        ("sources", "quellen"),
        ("study", "studie"),
        ("check", "prüfe pruefe prüfen pruefen"),
        ("export", "exportiere exportieren"),
        ("schema", "schemata"),
        ("help", "hilfe"),
    ] {
        let page = quartier(&format!("{name} --help")).text();
        for german in german.split(' ') {
            assert_eq!(quartier(&format!("{german} --help")).text(), page, "{german}");
            assert_eq!(quartier(&format!("hilfe {german}")).text(), page, "{german}");
        }
    }
    for (name, german) in TOPICS.iter().zip(["ausgabe", "filter", "ausdrücke", "orte"]) {
        let page = quartier(&format!("help {name}")).text();
        assert_eq!(quartier(&format!("hilfe {german}")).text(), page, "{german}");
    }
}

#[test]
fn help_is_in_the_language_of_the_reader() {
    let german = quartier("list --help --lang de").text();
    let set = |name: &str, value: &str| {
        let mut command: Command = quartier("list --help");
        command.env(name, value);
        command
    };
    assert_eq!(set("QUARTIER_LANG", "de").text(), german);
    assert_eq!(set("LC_ALL", "de_DE.UTF-8").text(), german);
    for asked in ["--lang de list -h", "--lang=DE help list", "help list --lang de"] {
        assert_eq!(quartier(asked).text(), german, "{asked}");
    }
    let english = quartier("list --help").text();
    assert_eq!(set("LC_ALL", "de_DE.UTF-8").args(["--lang", "en"]).text(), english);
    assert_eq!(set("QUARTIER_LANG", "xx").text(), english);
    assert_eq!(quartier("list --lang xx --help").text(), english);
    assert_eq!(quartier("list --sise --help").text(), english);
}

/// Command lines that the definitions refuse, one of each kind at least.
const REFUSED: [&str; 30] = [
    "xyz",
    "lst",
    "altana",
    "Unna",
    "klein",
    "Wohnungsmarkt",
    "vacancy",
    "städte",
    "help xyz",
    "--sise",
    "-- --foo",
    "list --sise small",
    "list --size winzig",
    "list --limit viele",
    "list --limit",
    "list --format xyz",
    "list --format",
    "list --all=5",
    "list --limit 2 --limit 3",
    "list --limit 2 --count",
    "list altena",
    "list alle",
    "list asc",
    "show",
    "match",
    "match altena --like population_2014=3",
    "study altena",
    "facts --since gestern",
    "briefing iserlohn --facts x",
    "--output x.txt",
];

#[test]
fn german_refusals_are_one_german_line() {
    for asked in REFUSED {
        let answer = quartier(&format!("--lang de {asked}")).answer();
        assert_eq!((answer.code, &*answer.stdout), (Some(2), ""), "{asked}");
        assert!(answer.stderr.starts_with("Fehler: "), "{asked}: {}", answer.stderr);
        assert_eq!(answer.stderr.lines().count(), 1, "{asked}: {}", answer.stderr);
        assert_eq!(english_words(&answer.stderr), [""; 0], "{asked}: {}", answer.stderr);
        let english = quartier(asked).answer().stderr;
        assert!(english.starts_with("error: ") && english.lines().count() == 1, "{english}");
    }
}
