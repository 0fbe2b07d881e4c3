//! A terminal of a known size, in which a command runs and leaves its text.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read};
use std::os::fd::OwnedFd;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

use super::command::unchanged;

/// Everything that a command left on its terminal.
pub struct Screen {
    pub text: String,
    pub code: Option<i32>,
}

/// A line for the shell, in which `quartier` is the program.
pub fn shell(line: &str) -> Command {
    let folder = Path::new(env!("CARGO_BIN_EXE_quartier")).parent().unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let mut command = unchanged("sh");
    command.args(["-c", line]).env("PATH", path).env("TERM", "xterm-256color");
    // Nobody is there to turn pages.
    command.env("QUARTIER_PAGER", "");
    command
}

/// Runs a line for the shell in a terminal of so many columns and lines.
pub fn on_terminal(columns: u16, lines: u16, line: &str) -> Screen {
    run(columns, lines, shell(line))
}

fn run(columns: u16, lines: u16, mut command: Command) -> Screen {
    let (controller, terminal) = open(columns, lines);
    let reader = thread::spawn(move || read_all(controller));
    let stdio = || Stdio::from(terminal.try_clone().unwrap());
    let mut child = command.stdin(stdio()).stdout(stdio()).stderr(stdio()).spawn().unwrap();
    drop(command);
    drop(terminal);
    let code = child.wait().unwrap().code();
    Screen { text: reader.join().unwrap().replace("\r\n", "\n"), code }
}

/// Both ends of a terminal.
pub fn open(columns: u16, lines: u16) -> (OwnedFd, File) {
    let controller = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&controller).unwrap();
    unlockpt(&controller).unwrap();
    let name = ptsname(&controller, Vec::new()).unwrap();
    let terminal = OpenOptions::new().read(true).write(true).open(name.to_str().unwrap()).unwrap();
    let size = Winsize { ws_row: lines, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
    tcsetwinsize(&terminal, size).unwrap();
    (controller, terminal)
}

fn read_all(controller: OwnedFd) -> String {
    let mut controller = File::from(controller);
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        match controller.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => bytes.extend_from_slice(&buffer[..count]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            // The other end is closed: there is no more.
            Err(_) => break,
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// Text without the sequences that change weights and colours.
pub fn without_escapes(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| {
        let (codes, rest) = part.split_once('m').unwrap_or_else(|| panic!("{part:?}"));
        assert!(codes.chars().all(|c| c.is_ascii_digit() || c == ';'), "{part:?}");
        plain + rest
    })
}
