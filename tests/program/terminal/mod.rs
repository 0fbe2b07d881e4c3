//! The program in a terminal of a known size, through a pipe, into a file: what people see there.

mod display;
mod output;
mod pager;
mod pictures;
mod readme;

use std::{
    fs::{File, OpenOptions},
    io::{ErrorKind, Read},
    os::fd::OwnedFd,
    process::{Command, Stdio},
    thread,
};

use rustix::{
    pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt},
    termios::{Winsize, tcsetwinsize},
};

use crate::support::shell;

/// What a command left on its terminal.
struct Screen {
    text: String,
    success: bool,
}

/// What a line for the shell shows in a terminal of so many columns and 24 lines.
fn shown(columns: u16, line: &str) -> String {
    in_terminal(columns, 24, shell(line)).text
}

/// Runs a command in a terminal of so many columns and lines.
fn in_terminal(columns: u16, lines: u16, mut command: Command) -> Screen {
    let controller = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&controller).unwrap();
    unlockpt(&controller).unwrap();
    let name = ptsname(&controller, Vec::new()).unwrap();
    let terminal = OpenOptions::new().read(true).write(true).open(name.to_str().unwrap()).unwrap();
    let size = Winsize { ws_row: lines, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
    tcsetwinsize(&terminal, size).unwrap();

    let reader = thread::spawn(move || read_all(controller));
    let stdio = || Stdio::from(terminal.try_clone().unwrap());
    let mut child = command.stdin(stdio()).stdout(stdio()).stderr(stdio()).spawn().unwrap();
    drop(command);
    drop(terminal);
    let success = child.wait().unwrap().success();
    Screen { text: reader.join().unwrap().replace("\r\n", "\n"), success }
}

fn read_all(controller: OwnedFd) -> String {
    let mut controller = File::from(controller);
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        match controller.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => bytes.extend(buffer.iter().take(count)),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            // The other end is closed: there is no more.
            Err(_) => break,
        }
    }
    String::from_utf8(bytes).unwrap()
}
