//! Completions in the shells themselves, as far as they are there; with
//! `QUARTIER_REQUIRE=bash,zsh,fish` they have to be.

mod session;

use std::{fs, process::Command};

use session::{Session, Setup, TAB, installation};

use crate::support::{Ask, STUDY, can_be_asked, quartier, shell};

const BASH: Setup = Setup {
    name: "bash",
    check: "bash --version",
    file: ".bashrc",
    lines: r#"
PS1='$ '
bind 'set bell-style none'
show() { printf '<<%s>>\n' "$READLINE_LINE"; }
bind -x '"\C-xp": show'
echo ready
"#,
    start: "exec bash --rcfile .bashrc -i",
};

const ZSH: Setup = Setup {
    name: "zsh",
    check: "zsh --version",
    file: ".zshrc",
    lines: r#"
PS1='$ '
unsetopt beep
bindkey -e
show() { printf '<<%s>>\n' "$BUFFER"; }
zle -N show
bindkey '^Xp' show
echo ready
"#,
    start: "exec zsh -d -i",
};

const FISH: Setup = Setup {
    name: "fish",
    check: "fish --version && setsid --version",
    file: "setup.fish",
    lines: r"
function fish_prompt; echo '$ '; end
set -g fish_autosuggestion_enabled 0
function show; printf '<<%s>>\n' (commandline | string collect); end
bind \cxp show
echo ready
",
    // It takes no keys unless the terminal is its own.
    start: "exec setsid --ctty fish -i -C 'source setup.fish'",
};

fn is_there(setup: &Setup) -> bool {
    let answer = shell(setup.check).output();
    can_be_asked(setup.name, answer.is_ok_and(|answer| answer.status.success()))
}

/// What is typed, and the line once it is completed.
const LINES: [(&str, &str); 18] = [
    ("quartier compl", "quartier completions "),
    ("quartier show mül", r"quartier show Mülheim\ an\ der\ Ruhr "),
    (r"quartier show Halle\ ", r"quartier show Halle\ \(Westf.\) "),
    ("quartier match sundern", r"quartier match Sundern\ \(Sauerland\) "),
    ("quartier show altena,eifel", r"quartier show altena,Bad\ Münstereifel "),
    ("quartier show ruhr", "quartier show ruhr"),
    ("quartier list --size small,me", "quartier list --size small,medium "),
    ("quartier list --size=small,me", "quartier list --size=small,medium "),
    ("quartier liste --exp", "quartier liste --experience "),
    ("quartier list --columns name,central", "quartier list --columns name,central_place "),
    ("quartier list --format=csl", "quartier list --format=csl-json "),
    ("quartier list --district Märk", r"quartier list --district Märkischer\ Kreis "),
    ("quartier list --region Det", "quartier list --region Detmold "),
    ("quartier facts --field housing-m", "quartier facts --field housing-market "),
    ("quartier facts altena-concep", "quartier facts altena-concept "),
    ("quartier recs schools", "quartier recs schools-and-meeting-places "),
    ("quartier sources ntv", "quartier sources ntv17 "),
    ("quartier match --like vacancy", "quartier match --like vacancy_2011="),
];

fn completes_lines(setup: &Setup) {
    let mut session = Session::new(setup, "en");
    for (typed, expected) in LINES {
        let (line, _) = session.typed(&format!("{typed}{TAB}"));
        assert_eq!(line, expected, "{}", setup.name);
    }
    fs::write(session.folder().join("towns.xlsx"), "").unwrap();
    fs::create_dir(session.folder().join("study")).unwrap();
    for (typed, expected) in [
        ("quartier list --output tow", "quartier list --output towns.xlsx "),
        ("quartier list --output=tow", "quartier list --output=towns.xlsx "),
        ("quartier check st", "quartier check study/"),
    ] {
        let (line, _) = session.typed(&format!("{typed}{TAB}"));
        assert_eq!(line, expected, "{}", setup.name);
    }
}

/// Of another dataset its own names; of one that cannot be read none, and no word of it.
fn asks_other_data(setup: &Setup) {
    let mut session = Session::new(setup, "en");
    let (line, _) = session.typed(&format!("quartier --data {STUDY} show see{TAB}"));
    assert_eq!(line, format!("quartier --data {STUDY} show Seehausen "), "{}", setup.name);
    let broken = session.folder().join("broken");
    fs::create_dir(&broken).unwrap();
    fs::write(broken.join("dimensions.toml"), "dimension = 3").unwrap();
    for typed in [
        "--data broken show see",
        "--data ~/broken list --district ",
        "--data nowhere list --district ",
    ] {
        let typed = format!("quartier {typed}");
        let (line, screen) = session.typed(&format!("{typed}{TAB}"));
        assert_eq!(line, typed, "{}", setup.name);
        assert!(!screen.contains("error") && !screen.contains("dimensions.toml"), "{screen}");
    }
}

#[test]
fn man_finds_the_manual_where_the_readme_puts_it() {
    let is_there = Command::new("man").arg("--version").output();
    if can_be_asked("man", is_there.is_ok_and(|answer| answer.status.success())) {
        let home = tempfile::tempdir().unwrap();
        let bin = home.path().join(".cargo/bin");
        fs::create_dir_all(&bin).unwrap();
        shell(&installation("manual")).env("HOME", home.path()).text();
        let path = format!("PATH={}:$PATH man quartier", bin.display());
        let page = shell(&path).env("HOME", home.path()).text();
        assert!(page.contains("quartier-list(1)"), "{page}");
    }
}

#[test]
fn bash_completes() {
    if is_there(&BASH) {
        completes_lines(&BASH);
        asks_other_data(&BASH);
        let mut session = Session::new(&BASH, "en");
        for (typed, expected) in [
            ("show muelh", r"show Mülheim\ an\ der\ Ruhr "),
            ("show 'mül", "show 'Mülheim an der Ruhr' "),
            ("show \"halle (", "show \"Halle (Westf.)\" "),
            ("show alt", "show Alten"),
            (
                "list --where 'size = small and central",
                "list --where 'size = small and central_place' ",
            ),
        ] {
            let (line, _) = session.typed(&format!("quartier {typed}{TAB}"));
            assert_eq!(line, format!("quartier {expected}"));
        }
        let (_, screen) = session.typed(&format!("quartier show ruhr{TAB}{TAB}"));
        assert!(
            screen.contains("Wetter (Ruhr)") && screen.contains("Fröndenberg/Ruhr"),
            "{screen}"
        );
    }
}

#[test]
fn zsh_completes_and_describes() {
    if is_there(&ZSH) {
        completes_lines(&ZSH);
        asks_other_data(&ZSH);
        let mut session = Session::new(&ZSH, "de");
        for (typed, expected) in [
            ("show muelh", r"show Mülheim\ an\ der\ Ruhr "),
            ("show 'mül", "show 'Mülheim an der Ruhr' "),
            ("show \"halle (", "show \"Halle (Westf.)\" "),
            ("show alt", "show Alten"),
        ] {
            let (line, _) = session.typed(&format!("quartier {typed}{TAB}"));
            assert_eq!(line, format!("quartier {expected}"));
        }
        let (_, screen) = session.typed(&format!("quartier list --market {TAB}"));
        assert!(screen.contains("-- angespannt"), "{screen}");
    }
}

#[test]
fn fish_completes_and_describes() {
    if is_there(&FISH) {
        completes_lines(&FISH);
        asks_other_data(&FISH);
        let mut session = Session::new(&FISH, "de");
        let (line, _) = session.typed(&format!("quartier show muelh{TAB}"));
        assert_eq!(line, r"quartier show Muelheim\ an\ der\ Ruhr ");
        quartier("show").arg("Muelheim an der Ruhr").text();
        let (_, screen) = session.typed(&format!("quartier list --market {TAB}"));
        assert!(screen.contains("angespannt"), "{screen}");
    }
}
