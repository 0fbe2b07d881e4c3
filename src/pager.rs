//! Long output on a terminal goes through a program that shows it screen by screen.

use std::{
    ffi::OsString,
    io::{self, ErrorKind, Write},
    process::{Command, ExitStatus, Stdio},
};

use anyhow::Result;

use crate::{environment, output, signals};

/// Which program that is.
#[derive(Debug, PartialEq, Eq)]
pub enum Pager {
    /// `less`, where there is one.
    Usual,
    /// What the environment asks for, in the language of the shell.
    Chosen(OsString),
}

/// Prints a text: through a pager, if one is wanted and it does not fit on the screen. What no
/// pager has shown is printed plainly.
///
/// # Errors
/// Standard output cannot be written, or nobody reads it any more.
pub fn print(text: &[u8], is_wanted: bool) -> Result<()> {
    let pager = environment::pager().filter(|_| is_wanted && !fits(text));
    match pager.map(|pager| show(text, command(pager))) {
        Some(Ok(status)) if has_shown(status) => Ok(()),
        _ => output::to_stdout(text),
    }
}

/// Whether the text fits on the screen, above the line of the prompt.
fn fits(text: &[u8]) -> bool {
    let lines = text.split(|byte| *byte == b'\n').count();
    lines <= environment::screen_lines()
}

fn command(pager: Pager) -> Command {
    /// How `less` is to behave where nobody has decided it: quit where all fits, keep colours,
    /// leave the text on the screen, which is UTF-8 in every locale.
    const LESS: [(&str, &str); 2] = [("LESS", "FRX"), ("LESSCHARSET", "utf-8")];

    let mut command = match pager {
        Pager::Usual => {
            let mut less = Command::new("less");
            less.arg("-FRX");
            less
        }
        Pager::Chosen(line) => {
            let (shell, option) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
            let mut command = Command::new(shell);
            command.arg(option).arg(line);
            command
        }
    };
    command.envs(LESS.into_iter().filter(|(variable, _)| !environment::has(variable)));
    command
}

/// Gives the text to the pager and waits until it is quit.
fn show(text: &[u8], mut pager: Command) -> io::Result<ExitStatus> {
    signals::ignore_interrupts()?;
    let mut pager = pager.stdin(Stdio::piped()).spawn()?;
    let written = pager.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(text));
    let status = pager.wait()?;
    match written {
        // Whoever has seen enough quits.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error),
        _ => Ok(status),
    }
}

/// Whether a pager that ended like this has shown something: an end by a signal was wanted.
fn has_shown(status: ExitStatus) -> bool {
    status.code().is_none_or(|code| code == 0)
}
