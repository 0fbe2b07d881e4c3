//! Help: complete, in both languages, and its examples are answers that somebody would want.

use std::collections::BTreeSet;

use crate::support::{Ask, english_words, quartier};

/// Commands with their German names.
const COMMANDS: [(&str, &str); 20] = [
    ("list", "liste"),
    ("show", "zeige"),
    ("compare", "vergleiche"),
    ("stats", "statistik"),
    ("match", "ähnlich"),
    ("briefing", "kurzbericht"),
    ("map", "karte"),
    ("facts", "fakten"),
    ("search", "suche"),
    ("findings", "befunde"),
    ("recommendations", "empfehlungen"),
    ("indicators", "indikatoren"),
    ("sources", "quellen"),
    ("study", "studie"),
    ("check", "prüfe"),
    ("export", "exportiere"),
    ("schema", "schema"),
    ("completions", "completions"),
    ("man", "man"),
    ("help", "hilfe"),
];

const LANGUAGES: [&str; 2] = ["en", "de"];

/// Formats of the output, which stand in the help of every command that takes them.
const ANSWERS: usize = 15;

fn page(command: &str, language: &str) -> String {
    quartier(&format!("{command} --help --lang {language}")).env("COLUMNS", "80").text()
}

/// Commands that a page gives as examples.
fn examples(page: &str) -> Vec<&str> {
    let lines = page.lines().skip_while(|line| !["Examples:", "Beispiele:"].contains(line));
    let lines = lines.skip(1).take_while(|line| line.starts_with(' '));
    lines.map(str::trim).filter(|line| line.starts_with("quartier ")).collect()
}

#[test]
fn every_command_has_help_in_both_languages() {
    for language in LANGUAGES {
        let overview = page("", language);
        for (english, german) in COMMANDS {
            let name = if language == "en" { english } else { german };
            let is_listed = |line: &str| line.trim_start().split(' ').next() == Some(name);
            assert!(overview.lines().any(is_listed), "{name} is not in: {overview}");
            let page = page(english, language);
            assert!(page.contains(&format!("quartier {name}")), "{english}: {page}");
            for asked in
                [format!("help {english}"), format!("{german} -h"), format!("hilfe {german}")]
            {
                let mut other = quartier(&format!("{asked} --lang {language}"));
                assert_eq!(other.env("COLUMNS", "80").text(), page, "{asked}");
            }
            let widest = page.lines().max_by_key(|line| line.chars().count()).unwrap();
            assert!(widest.chars().count() <= 80 || widest.contains("quartier "), "{widest}");
        }
    }
}

/// Whether a line begins the help of an option.
fn is_option(line: &str) -> bool {
    let indent = line.len() - line.trim_start().len();
    let has_name = line.trim_start().starts_with("--");
    (indent == 6 && has_name) || (indent == 2 && line.trim_start().starts_with('-'))
}

#[test]
fn every_option_has_help_in_both_languages() {
    for (command, _) in COMMANDS {
        let pages = LANGUAGES.map(|language| page(command, language));
        let [english, german] =
            pages.each_ref().map(|page| page.lines().filter(|line| is_option(line)).count());
        assert_eq!(english, german, "{command}");
        // An explanation stands in the line of the option or below it.
        for page in &pages {
            let lines: Vec<&str> = page.lines().collect();
            for pair in lines.windows(2).filter(|pair| is_option(pair[0])) {
                let in_line = pair[0].trim_start().contains("  ");
                let below = pair[1].len() - pair[1].trim_start().len() > 6;
                assert!(in_line || below, "{command}: no help of {}", pair[0]);
            }
        }
    }
    for (command, _) in &COMMANDS[..ANSWERS] {
        for language in LANGUAGES {
            let page = page(command, language);
            for word in ["-f, --format", "-o, --output", "--lang", "--sources", "-q, --quiet"] {
                let german = [
                    ("--format", "--format"),
                    ("--output", "--ausgabe"),
                    ("--lang", "--sprache"),
                    ("--sources", "--quellen"),
                    ("--quiet", "--still"),
                ];
                let other =
                    german.iter().fold(word.to_owned(), |word, (en, de)| word.replace(en, de));
                assert!(
                    page.contains(word) || page.contains(&other),
                    "{command} {language}: {word}"
                );
            }
            let is_document = ["briefing", "study"].contains(command);
            for format in ["docx", "bibtex", "json"].iter().take(if is_document { 2 } else { 3 }) {
                assert!(page.contains(format), "{command} {language} names no {format}");
            }
        }
    }
}

#[test]
fn german_help_has_no_english_sentence() {
    let topics =
        "towns filters expressions formats fields likeness dataset environment csv excel word";
    let of_topics = topics.split(' ').map(|topic| format!("help {topic}"));
    let of_commands = COMMANDS.iter().map(|(name, _)| format!("{name} --help"));
    for asked in of_commands.chain(of_topics).chain([String::new(), "--help".to_owned()]) {
        let text = quartier(&format!("{asked} --lang de")).env("COLUMNS", "80").text();
        // Examples, and the signs of expressions, are the same in all languages.
        let is_typed = |line: &str| {
            line.trim_start().starts_with("quartier ")
                || asked == "help expressions" && line.starts_with(' ')
        };
        for line in text.lines().filter(|line| !is_typed(line)) {
            let words: BTreeSet<&str> = english_words(line).into_iter().collect();
            assert!(words.len() < 2, "{asked}: {words:?} in {line}");
        }
    }
    let english = page("list", "en");
    assert!(english_words(&english).len() > 5, "this test could not fail");
}

#[cfg(unix)]
#[test]
fn examples_find_more_than_one_row() {
    use crate::support::{for_each, shell};

    let folder = tempfile::tempdir().unwrap();
    for language in LANGUAGES {
        let pages = COMMANDS.map(|(name, _)| page(name, language));
        let mut lines: Vec<(usize, &str)> = Vec::new();
        for (position, text) in pages.iter().enumerate() {
            let examples = examples(text);
            let is_needed = position < ANSWERS;
            assert!(
                !is_needed || (1..=6).contains(&examples.len()),
                "{}: {text}",
                COMMANDS[position].0
            );
            lines.extend(examples.into_iter().map(|line| (position, line)));
        }
        assert!(lines.len() > 30, "{lines:?}");
        // A test changes nobody's shell, and all pages of the website take long.
        lines.retain(|(_, line)| !line.contains(['~', '$']) && !line.ends_with(" site"));
        // What is exported can be checked.
        lines.sort_by_key(|(_, line)| !line.contains("export"));
        let (exports, others) =
            lines.split_at(lines.partition_point(|(_, line)| line.contains("export")));
        let run = |(position, line): &(usize, &str)| {
            let answer = shell(line).current_dir(&folder).env("QUARTIER_LANG", language).answer();
            assert_eq!(answer.code, Some(0), "{line}: {}", answer.stderr);
            let is_written = [" -o ", " --output ", " --ausgabe ", " > ", "export"];
            let is_check = ["check", "prüfe", "--count", "--zählen"];
            // One thing that is explained is one row, but a long one.
            let is_long = answer.stdout.lines().count() > 2 || answer.stdout.len() > 200;
            let is_enough =
                is_long || is_written.iter().chain(&is_check).any(|it| line.contains(it));
            assert!(*position >= ANSWERS || is_enough, "{line}: {answer:?}");
        };
        exports.iter().for_each(run);
        for_each(others, run);
    }
}
