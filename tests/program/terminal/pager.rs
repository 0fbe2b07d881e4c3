//! Long output goes through a pager.

use std::{fs, os::unix::fs::PermissionsExt};

use super::{in_terminal, shown};
use crate::support::{Ask, changed, shell};

const LONG: &str = "quartier list --all --columns name,size --color never";
const SHORT: &str = "quartier list --columns name --color never";

/// Marks what goes through it.
const PAGER: &str = "sed 's/^/| /'";

/// Whether all lines, or none, have gone through the pager.
fn is_paged(text: &str) -> bool {
    let paged = text.lines().filter(|line| line.starts_with("| ")).count();
    assert!(paged == 0 || paged == text.lines().count(), "{text}");
    paged > 0
}

#[test]
fn what_is_longer_than_the_screen_goes_through_the_pager_that_is_asked_for() {
    let paged = |line: &str| is_paged(&shown(80, line));
    assert!(paged(&format!("QUARTIER_PAGER=\"{PAGER}\" {LONG}")));
    assert!(paged(&format!("unset QUARTIER_PAGER; PAGER=\"{PAGER}\" {LONG}")));
    assert!(paged(&format!("PAGER=false QUARTIER_PAGER=\"{PAGER}\" {LONG}")));
    assert!(!paged(&format!("QUARTIER_PAGER=\"{PAGER}\" {SHORT}")));
    assert!(paged(&format!("LINES=9 QUARTIER_PAGER=\"{PAGER}\" {SHORT}")));
    for help in ["list --help", "help expressions", "--help"] {
        assert!(paged(&format!(
            "LINES=9 QUARTIER_PAGER=\"{PAGER}\" quartier {help} --color never"
        )));
    }
    let coloured = shown(80, &format!("QUARTIER_PAGER=\"{PAGER}\" quartier list --all"));
    assert!(coloured.starts_with("| \u{1b}[1m"), "{coloured}");
}

#[test]
fn nothing_goes_through_a_pager_where_nobody_could_turn_pages() {
    let whole = shown(80, LONG);
    for line in [
        format!("PAGER=\"{PAGER}\" {LONG}"),
        format!("QUARTIER_PAGER=cat {LONG}"),
        format!("unset QUARTIER_PAGER; PAGER= {LONG}"),
        format!("unset QUARTIER_PAGER; PAGER=' cat ' {LONG}"),
        format!("QUARTIER_PAGER=\"{PAGER}\" {LONG} --no-pager"),
        format!("QUARTIER_PAGER=\"{PAGER}\" {LONG} --format table | cat"),
        format!("QUARTIER_PAGER=\"{PAGER}\" {LONG} --format table --output /dev/stderr"),
    ] {
        assert_eq!(shown(80, &line), whole, "{line}");
    }
    for line in [
        format!("TERM=dumb QUARTIER_PAGER=\"{PAGER}\" {LONG}"),
        format!("LINES=9 QUARTIER_PAGER=\"{PAGER}\" quartier --help --no-pager"),
        format!("LINES=9 QUARTIER_PAGER=\"{PAGER}\" quartier --help | cat"),
    ] {
        assert!(!is_paged(&shown(80, &line)), "{line}");
    }
}

#[test]
fn a_pager_that_is_missing_or_fails_costs_nothing() {
    let whole = shown(80, LONG);
    for pager in ["/nowhere/pager", "false", "exit 3", "'"] {
        let line = format!("QUARTIER_PAGER=\"{pager}\" {LONG} 2>/dev/null");
        let screen = in_terminal(80, 24, shell(&line));
        assert!(screen.success, "{pager}");
        assert_eq!(screen.text, whole, "{pager}");
    }
    let line = format!("unset QUARTIER_PAGER; PATH=$(dirname $(command -v quartier)); {LONG}");
    assert_eq!(shown(80, &line), whole, "without less");
}

#[test]
fn whoever_quits_early_is_not_told_of_broken_pipes() {
    let line = "QUARTIER_PAGER='head -n 3' quartier facts --color never";
    let screen = in_terminal(80, 24, shell(line));
    assert!(screen.success);
    assert_eq!(screen.text.lines().count(), 3, "{}", screen.text);
    // An interrupt is the pager's alone.
    let line = format!("QUARTIER_PAGER=\"kill -INT \\$PPID; {PAGER}\" {LONG}");
    let screen = in_terminal(80, 24, shell(&line));
    assert!(screen.success && is_paged(&screen.text), "{}", screen.text);
}

#[test]
fn a_pager_does_not_change_how_the_program_ends() {
    let study = changed(&[("municipalities.toml", "latitude = 53.9", "latitude = 539.0")]);
    let line = format!(
        "LINES=2 QUARTIER_PAGER=\"{PAGER}\" quartier check {} --color never",
        study.path().display()
    );
    let screen = in_terminal(80, 24, shell(&line));
    assert!(!screen.success);
    assert!(screen.text.starts_with("| "), "{}", screen.text);
}

#[test]
fn less_keeps_colours_and_quits_where_all_fits() {
    let folder = tempfile::tempdir().unwrap();
    let less = folder.path().join("less");
    fs::write(&less, "#!/bin/sh\necho \"$* / $LESS $LESSCHARSET\"; cat >/dev/null\n").unwrap();
    fs::set_permissions(&less, fs::Permissions::from_mode(0o755)).unwrap();
    let run = |line: &str| {
        shown(80, &format!("PATH={}:$PATH; unset QUARTIER_PAGER; {line}", folder.path().display()))
    };
    assert_eq!(run(LONG), "-FRX / FRX utf-8\n");
    assert_eq!(run(&format!("PAGER=less {LONG}")), " / FRX utf-8\n");
    assert_eq!(run(&format!("LESS=S PAGER='less -R' {LONG}")), "-R / S utf-8\n");
    assert_eq!(shell("quartier list --all | head -n 1").text().lines().count(), 1);
}
