//! Completions in the shells themselves, as far as they are there; with
//! `QUARTIER_REQUIRE=bash,zsh,fish` they have to be.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use super::can_be_asked;
use crate::support::{Ask, STUDY, open_terminal, shell};

/// Key that completes.
const TAB: &str = "\t";
/// Keys by which the shell prints its line, between these marks.
const SHOW: &str = "\u{18}p";
const MARKS: (&str, &str) = ("<<", ">>");
/// Keys that empty the line: to its end, and all before it.
const CLEAR: &str = "\u{5}\u{15}";

/// Shell that is told to print its line.
struct Setup {
    name: &'static str,
    /// Command that fails where it is not there.
    check: &'static str,
    /// File that it reads when it starts, to which completions are added.
    file: &'static str,
    lines: &'static str,
    start: &'static str,
}

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

/// Shell that is running in a terminal of its own.
struct Session {
    keys: File,
    screen: Receiver<Vec<u8>>,
    child: Child,
    /// Its home, in which it is.
    home: TempDir,
}

impl Session {
    fn new(setup: &Setup, language: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        let line = format!("quartier completions {} >> {}", setup.name, setup.file);
        shell(&line).current_dir(&home).env("HOME", home.path()).text();
        let mut file = File::options().append(true).open(home.path().join(setup.file)).unwrap();
        file.write_all(setup.lines.as_bytes()).unwrap();
        let (controller, terminal) = open_terminal(200, 50);
        let stdio = || Stdio::from(terminal.try_clone().unwrap());
        let mut command = shell(setup.start);
        command.env("HOME", home.path()).env("ZDOTDIR", home.path()).current_dir(&home);
        command.env("QUARTIER_LANG", language);
        let child = command.stdin(stdio()).stdout(stdio()).stderr(stdio()).spawn().unwrap();
        let keys = File::from(controller);
        let mut output = keys.try_clone().unwrap();
        let (sender, screen) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let mut session = Self { keys, screen, child, home };
        session.shown_until("ready");
        session
    }

    /// The line after keys were typed, and what was to be seen meanwhile.
    fn typed(&mut self, keys: &str) -> (String, String) {
        self.keys.write_all(format!("{CLEAR}{keys}{SHOW}").as_bytes()).unwrap();
        let shown = self.shown_until(MARKS.1);
        let (screen, line) = shown.rsplit_once(MARKS.0).unwrap();
        (line.trim_end_matches(MARKS.1).to_owned(), screen.to_owned())
    }

    fn shown_until(&mut self, mark: &str) -> String {
        let mut shown = Vec::new();
        loop {
            let text = String::from_utf8_lossy(&shown);
            if let Some((text, _)) = text.split_once(mark) {
                return format!("{text}{mark}");
            }
            let more = self.screen.recv_timeout(Duration::from_secs(30));
            let more = more.unwrap_or_else(|error| panic!("no {mark} in {text:?}: {error}"));
            shown.extend(more);
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Words that are typed, and the line once it is completed; ids are the candidates.
const LINES: [(&str, &str); 15] = [
    ("quartier compl", "quartier completions "),
    ("quartier show mue", "quartier show mue"),
    ("quartier show muel", "quartier show muelheim "),
    ("quartier match sundern", "quartier match sundern-sauerland "),
    ("quartier show altena,bad-muens", "quartier show altena,bad-muenstereifel "),
    ("quartier list --size small,me", "quartier list --size small,medium "),
    ("quartier list --size=small,me", "quartier list --size=small,medium "),
    ("quartier list --exp", "quartier list --experience "),
    ("quartier list --columns name,central", "quartier list --columns name,central_place "),
    ("quartier list --format=geo", "quartier list --format=geojson "),
    ("quartier list --region det", "quartier list --region detmold "),
    ("quartier facts --field housing-m", "quartier facts --field housing-market "),
    ("quartier sources ntv", "quartier sources ntv17 "),
    ("quartier help expr", "quartier help expressions "),
    ("quartier stats --by reg", "quartier stats --by region "),
];

fn completes(setup: &Setup) {
    let answer = shell(setup.check).output();
    if !can_be_asked(setup.name, answer.is_ok_and(|answer| answer.status.success())) {
        return;
    }
    let mut session = Session::new(setup, "en");
    fs::write(session.home.path().join("towns.xlsx"), "").unwrap();
    let files = [
        ("quartier list --output tow", "quartier list --output towns.xlsx "),
        ("quartier list --output=tow", "quartier list --output=towns.xlsx "),
    ];
    // Some set it up otherwise: so that `=` parts no words, or words are completed within.
    let other = match setup.name {
        "bash" => "COMP_WORDBREAKS=${COMP_WORDBREAKS//=}",
        "zsh" => "setopt complete_in_word always_to_end",
        _ => "true",
    };
    for setting in ["true", other] {
        session.keys.write_all(format!("{CLEAR}{setting}\n").as_bytes()).unwrap();
        for (typed, expected) in LINES.into_iter().chain(files) {
            let (line, _) = session.typed(&format!("{typed}{TAB}"));
            // Behind a sign by which the shell parts words, nothing need be offered.
            let is_kept = typed.contains('=') && line == typed;
            assert!(is_kept || line.trim_end() == expected.trim_end(), "{setting}: {line}");
        }
        for behind in [" --full", "xy"] {
            let back = "\u{2}".repeat(behind.len());
            let (line, _) = session.typed(&format!("quartier show muel{behind}{back}{TAB}"));
            assert!(line.ends_with(behind), "{setting}: {line}");
        }
    }
    // Of another dataset its own names; of one that cannot be read none, and no word of it.
    let (line, _) = session.typed(&format!("quartier --data {STUDY} show see{TAB}"));
    assert_eq!(
        line.trim_end(),
        format!("quartier --data {STUDY} show seehausen"),
        "{}",
        setup.name
    );
    let broken = session.home.path().join("broken");
    fs::create_dir(&broken).unwrap();
    fs::write(Path::new(&broken).join("dimensions.toml"), "dimension = 3").unwrap();
    for typed in ["quartier --data broken show see", "quartier --data nowhere list --district "] {
        let (line, screen) = session.typed(&format!("{typed}{TAB}"));
        assert_eq!(line, typed, "{}", setup.name);
        assert!(!screen.contains("error") && !screen.contains("dimensions.toml"), "{screen}");
    }
}

#[test]
fn bash_completes() {
    completes(&BASH);
}

#[test]
fn zsh_completes() {
    completes(&ZSH);
}

#[test]
fn fish_completes() {
    completes(&FISH);
}
