//! Words and tables on the screen: their width, weight, links and language.

use std::{ffi::OsString, os::unix::ffi::OsStringExt};

use super::{in_terminal, shown};
use crate::support::{Ask, shell};

const LIST: &str = "quartier list --size small";

/// The width of the widest line, without what turns bold on and off.
fn widest(text: &str) -> usize {
    let plain = text.replace("\u{1b}[1m", "").replace("\u{1b}[0m", "");
    assert!(!plain.contains('\u{1b}'), "{plain:?}");
    plain.lines().map(|line| line.chars().count()).max().unwrap_or(0)
}

#[test]
fn a_table_fits_the_terminal() {
    for columns in [80, 120] {
        for question in ["list", "compare altena dortmund", "show muelheim", "recs", "study"] {
            let screen = in_terminal(columns, 24, shell(&format!("quartier {question}")));
            assert!(screen.success, "{question}");
            // Addresses are never broken.
            let lines: Vec<_> = screen.text.lines().filter(|line| !line.contains("://")).collect();
            assert!(widest(&lines.join("\n")) <= columns.into(), "{question}: {}", screen.text);
        }
    }
}

#[test]
fn every_default_row_is_one_line_of_80_columns() {
    let screen = shown(80, "quartier list --color never");
    let rows = screen.lines().skip_while(|line| !line.starts_with('─'));
    let rows: Vec<_> = rows.skip(1).take(8).collect();
    assert!(rows.iter().all(|row| row.contains(',')), "{rows:?}");
    assert!(widest(&screen) <= 80);
}

#[test]
fn all_columns_at_once_stay_readable() {
    let screen = shown(80, "quartier list --columns all");
    assert!(widest(&screen) <= 80, "{screen}");
    for figure in ["580,511", "~−5.20", "05962004", "Märkischer Kreis"] {
        assert!(screen.contains(figure), "{figure}");
    }
}

#[test]
fn headers_are_bold_unless_somebody_objects() {
    let bold = |line: &str| shown(80, line).contains("\u{1b}[1m");
    assert!(bold(LIST));
    assert!(bold(&format!("NO_COLOR= {LIST}")));
    assert!(!bold(&format!("NO_COLOR=1 {LIST}")));
    assert!(!bold(&format!("TERM=dumb {LIST}")));
    assert!(!bold(&format!("{LIST} --color never")));
    assert!(bold(&format!("NO_COLOR=1 {LIST} --color always")));
    assert!(bold(&format!("CLICOLOR_FORCE=1 {LIST} --format table | cat")));
    assert!(!bold(&format!("{LIST} --format table | cat")));
    for line in ["quartier show nowhere", "quartier lst", "quartier --help"] {
        assert!(bold(line), "{line}");
        assert!(!bold(&format!("{line} --color never")), "{line}");
        assert!(!bold(&format!("NO_COLOR=1 {line}")), "{line}");
        assert!(bold(&format!("{line} --color=always 2>&1 | cat")), "{line}");
    }
}

#[test]
fn numbers_keep_their_sign_and_their_unit() {
    const UNITS: [&str; 5] = ["%", "€", "km²", "points", "Punkte"];
    for question in [
        "show altena",
        "show altena --full",
        "indicators vacancy_2011",
        "briefing altena",
        "match iserlohn",
    ] {
        for language in ["en", "de"] {
            for columns in [60, 71, 80, 97] {
                let line = format!("quartier {question} --lang {language} --color never");
                let screen = shown(columns, &line);
                let lines: Vec<_> = screen.lines().map(str::trim).collect();
                for pair in lines.windows(2) {
                    let ends_in_number = pair[0].ends_with(|c: char| c.is_ascii_digit());
                    let torn = UNITS.iter().any(|unit| pair[1].starts_with(unit));
                    assert!(!(ends_in_number && torn), "{line} {columns}: {pair:?}");
                    let sign = |text: &str| {
                        [" -", "~-", "(-"].iter().any(|dash| {
                            text.split(dash)
                                .skip(1)
                                .any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
                        })
                    };
                    assert!(!sign(pair[0]), "{line}: {pair:?}");
                }
            }
        }
    }
    let told = shown(80, "quartier list --columns population_change_2014");
    assert!(told.contains("~−5.20"), "{told}");
}

#[test]
fn titles_are_links_where_the_terminal_knows_them() {
    let link = "\u{1b}]8;;https://land.nrw/";
    let shown = |line: &str| shown(80, line);
    let linked = shown("VTE_VERSION=6003 quartier sources pr");
    assert!(linked.contains(link) && !linked.contains("\n  https://land.nrw/"), "{linked:?}");
    for line in [
        "TERM=dumb quartier sources pr",
        "quartier sources pr --color never",
        "VTE_VERSION=6003 NO_COLOR=1 quartier sources pr",
    ] {
        let plain = shown(line);
        assert!(!plain.contains(link) && plain.contains("  https://land.nrw/"), "{plain:?}");
    }
}

#[test]
fn the_locale_speaks_to_people_only() {
    let german = shown(80, "LANG=de_DE.UTF-8 quartier list --size small");
    assert!(german.contains("17.270") && german.contains("schrumpfend"), "{german}");
    for line in [
        "LANG=de_DE.UTF-8 QUARTIER_LANG=en quartier list --size small",
        "LANG=de_DE.UTF-8 LC_ALL=C quartier list --size small",
        "LANG=de_DE.UTF-8 quartier list --size small --lang en",
        "LANG=fr_FR.UTF-8 quartier list --size small",
    ] {
        let english = shown(80, line);
        assert!(english.contains("17,270") && english.contains("shrinking"), "{line}: {english}");
    }
    let answer = shell("QUARTIER_LANG=xx quartier list --format table").answer();
    assert_eq!(answer.code, Some(2));
    assert_eq!(answer.stderr, "error: QUARTIER_LANG is `xx`, not en or de\n");
}

#[test]
fn what_is_quoted_stays_in_its_line_and_does_nothing_to_the_terminal() {
    const QUOTED: &str = "no/\\033]0;title\\007\\n\\342\\200\\256\\tx y";
    for question in [
        "show",
        "list --where",
        "list --size",
        "list --limit",
        "facts --since",
        "list --output",
        "list --data",
        "check",
        "--lang",
        "",
    ] {
        let line = format!("NO_COLOR=1 quartier {question} \"$(printf '{QUOTED}')\"");
        let said = shown(80, &line);
        let harmful = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!said.contains(harmful), "{said:?}");
        let quoted = said.lines().any(|line| line.contains("title\\u{7}\\n\\u{202e}\\tx"));
        assert!(quoted || question == "list --where", "{said}");
    }
}

#[test]
fn arguments_that_are_no_text_are_refused() {
    let name = OsString::from_vec(vec![b'a', 0xff]);
    let answer = shell("quartier show \"$0\"").arg(name).answer();
    assert_eq!(answer.code, Some(2));
    assert!(answer.stderr.contains("is not Unicode text (UTF-8)"), "{answer:?}");
}

#[test]
fn a_folded_table_repeats_what_tells_its_rows() {
    let german = |question| shown(60, &format!("quartier {question} --lang de --color never"));
    for (question, label, value) in [
        ("show altena", "Einwohner 2014 ", "17.270"),
        ("match iserlohn", "Mietenstufe 2016 ", " 72,5"),
        ("match wetter --explain --top 1", "Perzentil (%) ", " 62,1"),
    ] {
        let screen = german(question);
        let is_whole = |line: &str| line.contains(label) && line.ends_with(value);
        assert!(screen.lines().any(is_whole), "{question}: {screen}");
    }
    // Rows whose texts stand in another of the tables leave no gap.
    let screen = german("compare altena dortmund --field housing-market");
    assert!(!screen.contains("\n\n\n\n"), "{screen}");
    let screen = german("stats population_change");
    assert!(screen.lines().any(|line| line.starts_with("2014–2023 (%)")), "{screen}");
}

#[test]
fn what_is_said_beside_the_result_is_broken_between_words() {
    for line in [
        "quartier show altena --format pdf",
        "quartier show altena --format pdf --lang de",
        "quartier facts altena --field xyz",
        "quartier briefing werdohl --lang de > /dev/null",
    ] {
        let screen = shown(60, &format!("{line} --color never"));
        assert!(screen.lines().count() > 1 && widest(&screen) <= 60, "{screen}");
    }
}

#[test]
fn explanations_in_help_go_on_under_where_they_began() {
    let screen = shown(60, "quartier help --lang de --color never --no-pager");
    let mut lines = screen.lines().skip_while(|line| !line.starts_with("  quartier help "));
    let (first, second) = (lines.next().unwrap(), lines.next().unwrap());
    let start = first.find("  was ein Befehl").unwrap() + 2;
    assert_eq!(second.find(|c| c != ' '), Some(start), "{screen}");
    // What is to be copied stays a line.
    let screen = shown(60, "quartier help list --color never --no-pager");
    assert!(screen.lines().any(|line| line.starts_with("    quartier ") && line.len() > 60));
}
