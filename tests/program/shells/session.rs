//! A shell in a terminal, to which keys are sent as somebody would type them.

use std::{
    fs::{File, OpenOptions},
    io::{Read, Write},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::Duration,
};

use rustix::{
    pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt},
    termios::{Winsize, tcsetwinsize},
};
use tempfile::TempDir;

use crate::support::{Ask, shell};

/// The key that completes.
pub const TAB: &str = "\t";
/// The keys by which the shell prints its line, between these marks.
const SHOW: &str = "\u{18}p";
const MARKS: (&str, &str) = ("<<", ">>");
/// The key that empties the line.
const CLEAR: &str = "\u{15}";

/// How a shell is started and told to print its line.
pub struct Setup {
    pub name: &'static str,
    /// What fails where it is not there.
    pub check: &'static str,
    pub file: &'static str,
    pub lines: &'static str,
    pub start: &'static str,
}

/// The line of the README that installs something.
pub fn installation(what: &str) -> String {
    let readme = include_str!("../../../README.md");
    let lines = readme.lines().filter_map(|line| line.strip_prefix(what)?.strip_prefix("  "));
    let line = lines.map(str::trim).find(|line| line.contains("quartier"));
    line.unwrap_or_else(|| panic!("the README installs no {what}")).to_owned()
}

/// A shell that is running.
pub struct Session {
    keys: File,
    screen: Receiver<Vec<u8>>,
    child: Child,
    /// Its home, in which it is.
    pub home: TempDir,
}

impl Session {
    pub fn new(setup: &Setup, language: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        // As the README says that completions are installed.
        shell(&installation(setup.name)).env("HOME", home.path()).text();
        let file = OpenOptions::new().create(true).append(true).open(home.path().join(setup.file));
        file.unwrap().write_all(setup.lines.as_bytes()).unwrap();
        let controller = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&controller).unwrap();
        unlockpt(&controller).unwrap();
        let name = ptsname(&controller, Vec::new()).unwrap();
        let terminal =
            OpenOptions::new().read(true).write(true).open(name.to_str().unwrap()).unwrap();
        let size = Winsize { ws_row: 50, ws_col: 200, ws_xpixel: 0, ws_ypixel: 0 };
        tcsetwinsize(&terminal, size).unwrap();
        let stdio = || Stdio::from(terminal.try_clone().unwrap());
        let mut command: Command = shell(setup.start);
        command.env("HOME", home.path()).env("ZDOTDIR", home.path()).current_dir(home.path());
        command.env("LC_ALL", "C.UTF-8").env("QUARTIER_LANG", language);
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

    /// The folder in which it is.
    pub fn folder(&self) -> &Path {
        self.home.path()
    }

    /// What becomes of a line when keys are typed, and what was to be seen meanwhile.
    pub fn typed(&mut self, keys: &str) -> (String, String) {
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
