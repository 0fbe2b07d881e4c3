use std::{
    fs::{File, OpenOptions},
    io::{ErrorKind, Read},
    os::fd::OwnedFd,
    path::Path,
    process::{Command, Stdio},
    thread,
};

use rustix::{
    pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt},
    termios::{Winsize, tcsetwinsize},
};

/// What a command left on its terminal.
pub struct Screen {
    pub text: String,
    pub success: bool,
}

/// The command `quartier …`, with an environment that no machine has changed.
pub fn quartier(line: &str) -> Command {
    let folder = Path::new(env!("CARGO_BIN_EXE_quartier")).parent().unwrap();
    let path = std::env::var("PATH").unwrap();
    let mut command = Command::new("sh");
    command.args(["-c", line]).current_dir(env!("CARGO_TARGET_TMPDIR"));
    command.env("PATH", format!("{}:{path}", folder.display())).env("TERM", "xterm-256color");
    for name in [
        "COLUMNS",
        "LINES",
        "NO_COLOR",
        "CLICOLOR_FORCE",
        "LC_ALL",
        "LC_CTYPE",
        "LC_MESSAGES",
        "LANG",
        "QUARTIER_LANG",
        "QUARTIER_DATA",
        "FORCE_HYPERLINK",
    ] {
        command.env_remove(name);
    }
    command
}

/// Runs a command in a terminal of so many columns and 24 lines.
pub fn in_terminal(columns: u16, command: Command) -> Screen {
    in_terminal_of(columns, 24, command)
}

/// Runs a command in a terminal of so many columns and lines.
pub fn in_terminal_of(columns: u16, lines: u16, mut command: Command) -> Screen {
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
