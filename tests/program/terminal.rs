//! The program in a real terminal, through a pipe and into a file: what people see there.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::sync::Mutex;

use crate::questions::QUESTIONS;
use crate::support::{Ask, Screen, copy_of, for_each, on_terminal, shell, without_escapes};

const WIDTHS: [u16; 3] = [60, 80, 120];

/// Text that a line for the shell leaves on a terminal of so many columns and 24 lines.
fn shown(columns: u16, line: &str) -> String {
    on_terminal(columns, 24, line).text
}

fn width(line: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(line)
}

/// Question in which the shell finds nothing to do.
fn quoted(question: &str) -> String {
    question.split(' ').map(|word| format!("'{word}' ")).collect()
}

/// Whether what was asked for may be wider than the terminal.
fn is_asked(question: &str) -> bool {
    ["--columns", "--explain", "--full"].iter().any(|it| question.contains(it))
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let wide = Mutex::new(Vec::new());
    for_each(&QUESTIONS, |question| {
        for (columns, language) in WIDTHS.into_iter().zip(["en", "de", "en"]) {
            let line = format!("quartier {} --lang {language}", quoted(question));
            let Screen { text, code } = on_terminal(columns, 24, &line);
            assert_eq!(code, Some(0), "{line}: {text}");
            // Hyperlinks vanish in tmux and screen.
            assert!(!text.contains("\u{1b}]"), "{line}: {text}");
            let text = without_escapes(&text);
            // Addresses and commands are never broken.
            let is_kept = |it: &str| it.contains("://") || it.trim_start().starts_with("quartier ");
            let lines = text.lines().filter(|it| !is_kept(it) && !is_asked(question));
            let widest = lines.max_by_key(|it| width(it)).unwrap_or_default();
            // A table of which nothing can be left out is longer on the narrowest.
            if columns == WIDTHS[0] && text.lines().any(|it| is_rule(it) && width(it) > 60) {
                continue;
            }
            if width(widest) > columns.into() {
                wide.lock().unwrap().push(format!("{line} at {columns}: {widest}"));
            }
        }
    });
    let wide = wide.into_inner().unwrap();
    assert!(wide.is_empty(), "{}", wide.join("\n"));
}

fn is_rule(line: &str) -> bool {
    line.starts_with('─') && line.chars().all(|c| c == '─')
}

/// Header and rows of the table that a text begins with, above the blank line behind it.
fn table(text: &str) -> Vec<&str> {
    let lines = text.lines().skip_while(|line| !line.starts_with("Name"));
    lines.take_while(|line| !line.is_empty()).collect()
}

#[test]
fn a_table_never_breaks_in_two_and_names_what_it_leaves_out() {
    for question in ["list", "list --all --limit 20", "list --all --size small --limit 9"] {
        let line = format!("quartier {question} --color never");
        let widest = shown(250, &line);
        let labels: Vec<&str> = table(&widest)[0].split("  ").map(str::trim).collect();
        let labels = labels.into_iter().filter(|it| !it.is_empty());
        let labels: Vec<&str> = labels.collect();
        assert!(labels.len() > 4, "{widest}");
        for columns in WIDTHS {
            let screen = shown(columns, &line);
            let rules = screen.lines().filter(|line| line.contains("──")).count();
            assert_eq!(rules, 1, "{columns}: {screen}");
            assert_eq!(screen.matches("Name").count(), 1, "{columns}: {screen}");
            // A label may be wrapped in its column.
            let words: String = screen.split_whitespace().collect::<Vec<_>>().join(" ");
            for word in labels.iter().flat_map(|it| it.split(' ')) {
                assert!(words.contains(word), "{columns}: no {word} in {screen}");
            }
        }
    }
}

#[test]
fn columns_that_were_asked_for_are_all_there() {
    let line =
        "quartier list --color never --columns name,district,region,population,vacancy,rent,market";
    let screen = shown(60, line);
    let rows = table(&screen);
    assert!(rows.iter().any(|row| width(row) > 60), "{screen}");
    for town in ["Altena", "Dortmund", "Nordkirchen"] {
        assert_eq!(rows.iter().filter(|row| row.starts_with(town)).count(), 1, "{screen}");
    }
    let piped = shell(&format!("{line} --format table | cat")).text();
    assert!(
        piped.lines().any(|line| line.contains("Märkischer Kreis") && line.contains("Arnsberg"))
    );
    // A pager shows long lines as they are.
    let folder = pager_that_tells();
    let line = format!("PATH={}:$PATH; unset QUARTIER_PAGER; {line}", folder.path().display());
    assert!(shown(60, &line).contains("-RXKS"), "less -S");
}

/// Folder with a `less` that prints its arguments and settings.
fn pager_that_tells() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let less = folder.path().join("less");
    fs::write(&less, "#!/bin/sh\necho \"$* / $LESS $LESSCHARSET\"; cat >/dev/null\n").unwrap();
    fs::set_permissions(&less, fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

#[test]
fn colour_is_where_it_is_allowed() {
    const LIST: &str = "quartier list --size small";
    let is_coloured = |line: &str| shown(80, line).contains("\u{1b}[");
    for line in [
        LIST.to_owned(),
        format!("NO_COLOR= {LIST}"),
        format!("NO_COLOR=1 {LIST} --color always"),
        format!("CLICOLOR_FORCE=1 {LIST} --format table | cat"),
        format!("{LIST} --format table --color always | cat"),
        "quartier show nowhere".to_owned(),
        "quartier --help".to_owned(),
    ] {
        assert!(is_coloured(&line), "{line}");
    }
    for line in [
        format!("NO_COLOR=1 {LIST}"),
        format!("TERM=dumb {LIST}"),
        format!("{LIST} --color never"),
        format!("{LIST} --format table | cat"),
        "NO_COLOR=1 quartier show nowhere".to_owned(),
        "quartier --help --color never".to_owned(),
        "quartier --help | cat".to_owned(),
    ] {
        assert!(!is_coloured(&line), "{line}");
    }
    // Colour is never the only carrier of a meaning.
    for question in ["list", "map altena", "match iserlohn", "show altena"] {
        let coloured = shown(80, &format!("quartier {question}"));
        let plain = shown(80, &format!("quartier {question} --color never"));
        assert_eq!(without_escapes(&coloured), plain, "{question}");
    }
}

#[test]
fn a_dumb_terminal_shows_linear_text() {
    for question in ["list", "map", "show altena", "stats", "match iserlohn"] {
        let dumb = shown(80, &format!("TERM=dumb quartier {question}"));
        let text = shell(&format!("quartier {question} --format text 2>&1")).text();
        assert_eq!(dumb, text, "{question}");
        let is_drawn = |c: char| {
            ('\u{2500}'..='\u{259f}').contains(&c) || ('\u{2800}'..='\u{28ff}').contains(&c)
        };
        assert!(!dumb.contains(is_drawn), "{dumb}");
    }
    let ascii = shown(80, "LC_ALL=C quartier map");
    assert!(
        ascii.is_ascii() || !ascii.contains(|c| ('\u{2800}'..='\u{28ff}').contains(&c)),
        "{ascii}"
    );
}

#[test]
fn nothing_but_the_result_goes_to_standard_output() {
    for (question, said) in [
        ("list --all --limit 5", "5 of 396"),
        ("facts altena --limit 2", "2 of"),
        ("list --all --limit 5 --quiet", "5 of 396"),
    ] {
        let answer = shell(&format!("quartier {question} --format tsv")).answer();
        assert!(answer.stderr.contains(said) && !answer.stdout.contains(said), "{answer:?}");
        let screen = shown(80, &format!("quartier {question}"));
        assert!(screen.contains(said), "{screen}");
    }
    let folder = tempfile::tempdir().unwrap();
    let line = "quartier list -o towns.csv; quartier list -q -o towns.csv";
    let answer = shell(line).current_dir(&folder).answer();
    assert_eq!(answer.stdout, "");
    assert!(answer.stderr.contains("written: towns.csv, 8 rows"), "{}", answer.stderr);
    assert!(answer.stderr.contains("(replaced)"), "{}", answer.stderr);
    for line in ["quartier list | cat", "quartier facts altena | cat", "quartier list -f markdown"]
    {
        let text = shell(line).answer().stdout;
        // How to look up a source is no hint.
        let mut lines = text.lines().filter(|line| !line.starts_with('['));
        assert!(!lines.any(|line| line.contains("quartier ")), "{line}: a hint: {text}");
    }
    assert!(!shown(80, "quartier list -q").contains("quartier "), "a hint");
}

#[test]
fn an_error_is_one_line_however_narrow_the_terminal() {
    for columns in WIDTHS {
        let screen = shown(columns, "quartier show xyzzy");
        let mut lines = screen.lines();
        let is_whole = |it: &str| it.contains("`xyzzy` is no") && it.ends_with("in all texts");
        assert!(lines.any(is_whole), "{columns}: {screen}");
    }
}

#[test]
fn in_a_pipe_tables_are_tsv_and_texts_are_text() {
    for (question, format) in [
        ("list", "tsv"),
        ("compare altena dortmund", "tsv"),
        ("stats", "tsv"),
        ("match iserlohn", "tsv"),
        ("map", "tsv"),
        ("indicators", "tsv"),
        ("sources", "tsv"),
        ("check", "tsv"),
        ("show altena", "text"),
        ("facts altena", "text"),
        ("search ehrenamt", "text"),
        ("findings", "text"),
        ("recs", "text"),
        ("study", "text"),
        ("briefing werdohl", "markdown"),
    ] {
        let asked = shell(&format!("quartier {question} --format {format}")).text();
        assert_eq!(shell(&format!("quartier {question}")).text(), asked, "{question}");
    }
}

#[test]
fn a_closed_pipe_ends_the_program_quietly() {
    for question in ["facts --format json", "list --all", "study", "--help", "man"] {
        let line = format!("{{ quartier {question}; echo \"exit $?\" >&2; }} | head -c 1");
        let answer = shell(&line).answer();
        let said = answer.stderr.lines().last();
        assert_eq!(said, Some("exit 0"), "{question}: {answer:?}");
        assert!(!answer.stderr.contains("error"), "{question}: {answer:?}");
    }
}

#[test]
fn what_is_quoted_does_nothing_to_the_terminal() {
    const QUOTED: &str = "no\\033]0;title\\007\\n\\342\\200\\256\\tx";
    for question in
        ["show", "list --where", "list --size", "list -n", "facts --since", "check", "--lang", ""]
    {
        let line = format!("NO_COLOR=1 quartier {question} \"$(printf '{QUOTED}')\"");
        let said = shown(80, &line);
        let is_harmful = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!said.contains(is_harmful), "{said:?}");
        assert!(said.contains("control character"), "{said}");
    }
}

#[test]
fn the_locale_speaks_to_people_only() {
    let german = shown(80, "LC_ALL= LANG=de_DE.UTF-8 quartier list --size small");
    assert!(german.contains("17.270") && german.contains("schrumpfend"), "{german}");
    for line in [
        "LC_ALL= LANG=de_DE.UTF-8 QUARTIER_LANG=en quartier list --size small",
        "LANG=de_DE.UTF-8 LC_ALL=C quartier list --size small",
        "LANGUAGE=de LC_ALL=C quartier list --size small",
        "LC_ALL= LANG=de_DE.UTF-8 quartier list --size small --lang en",
        "LC_ALL= LANG=fr_FR.UTF-8 quartier list --size small",
    ] {
        let english = shown(80, line);
        assert!(english.contains("17,270") && english.contains("shrinking"), "{line}: {english}");
    }
}

const LONG: &str = "quartier list --all --columns name,size --color never";

/// Pager that marks what goes through it.
const PAGER: &str = "sed 's/^/| /'";

/// Whether all lines, or none, have gone through the pager.
fn is_paged(text: &str) -> bool {
    let paged = text.lines().filter(|line| line.starts_with("| ")).count();
    assert!(paged == 0 || paged == text.lines().count(), "{text}");
    paged > 0
}

#[test]
fn what_is_longer_than_the_screen_goes_through_the_pager_that_is_asked_for() {
    for line in [
        format!("QUARTIER_PAGER=\"{PAGER}\" {LONG}"),
        format!("unset QUARTIER_PAGER; PAGER=\"{PAGER}\" {LONG}"),
        format!("PAGER=false QUARTIER_PAGER=\"{PAGER}\" {LONG}"),
        format!("LINES=10 QUARTIER_PAGER=\"{PAGER}\" quartier --help --color never"),
    ] {
        assert!(is_paged(&shown(80, &line)), "{line}");
    }
    let whole = shown(80, LONG);
    for line in [
        format!("PAGER=\"{PAGER}\" {LONG}"),
        format!("QUARTIER_PAGER=cat {LONG}"),
        format!("unset QUARTIER_PAGER; PAGER= {LONG}"),
        format!("QUARTIER_PAGER=/nowhere/pager {LONG} 2>/dev/null"),
        format!("QUARTIER_PAGER=false {LONG} 2>/dev/null"),
        format!("unset QUARTIER_PAGER; PATH=$(dirname $(command -v quartier)); {LONG}"),
    ] {
        assert_eq!(shown(80, &line), whole, "{line}");
    }
    for line in [
        format!("QUARTIER_PAGER=\"{PAGER}\" quartier list --columns name --color never"),
        format!("QUARTIER_PAGER=\"{PAGER}\" {LONG} --format table | cat"),
        format!("TERM=dumb QUARTIER_PAGER=\"{PAGER}\" {LONG}"),
        "LINES=10 quartier --help | cat".to_owned(),
    ] {
        assert!(!is_paged(&shown(80, &line)), "{line}");
    }
}

#[test]
fn a_pager_does_not_change_how_the_program_ends() {
    let screen = on_terminal(80, 24, "QUARTIER_PAGER='head -n 3' quartier facts --color never");
    assert_eq!((screen.code, screen.text.lines().count()), (Some(0), 3), "{}", screen.text);
    let study = copy_of(
        crate::support::STUDY,
        &[("municipalities.toml", "latitude = 53.9", "latitude = 539.0")],
    );
    let check = format!("quartier check {} --color never", study.path().display());
    let screen = on_terminal(80, 10, &format!("LINES=10 QUARTIER_PAGER=\"{PAGER}\" {check}"));
    assert_eq!(screen.code, Some(1), "{}", screen.text);
    let folder = pager_that_tells();
    let told =
        shown(80, &format!("PATH={}:$PATH; unset QUARTIER_PAGER; {LONG}", folder.path().display()));
    assert!(told.contains("-F") && told.contains("quit") && told.contains("utf-8"), "{told}");
}

#[test]
fn a_map_fits_the_screen_and_names_the_case_studies() {
    for (columns, lines) in [(80, 24), (60, 24), (120, 40)] {
        let screen = on_terminal(columns, lines, "quartier map --color never").text;
        assert!(screen.lines().count() + 2 <= lines.into(), "{columns}x{lines}: {screen}");
        for name in [
            "Altena",
            "Bergheim",
            "Bielefeld",
            "Dortmund",
            "Hamminkeln",
            "Mülheim an der Ruhr",
            "Münster",
            "Nordkirchen",
        ] {
            assert_eq!(screen.matches(name).count(), 1, "{name}: {screen}");
        }
    }
}

/// Lines of 80 columns that a profile may have: two screens.
const SCREENS: usize = 110;

#[test]
fn a_municipality_fits_a_screen_or_two() {
    const TOWNS: [&str; 12] = [
        "altena",
        "bergheim",
        "bielefeld",
        "dortmund",
        "hamminkeln",
        "muelheim",
        "muenster",
        "nordkirchen",
        "koeln",
        "schoeppingen",
        "heimbach",
        "werdohl",
    ];
    for_each(&TOWNS, |town| {
        for language in ["en", "de"] {
            let page = shown(80, &format!("quartier show {town} --lang {language}"));
            assert!(page.lines().count() <= SCREENS, "{} lines: {page}", page.lines().count());
        }
    });
}
