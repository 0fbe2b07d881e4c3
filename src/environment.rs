//! What is known of the terminal and the environment; every variable is read here.

use std::{
    env,
    ffi::OsString,
    fs,
    io::{IsTerminal, stderr, stdout},
    path::PathBuf,
};

use terminal_size::{Height, Width, terminal_size_of};

use crate::{
    cli::ColorChoice, language::Language, pager::Pager, render::Pictures, say,
    usage_error::UsageError,
};

/// Whether standard output is a terminal.
pub fn stdout_is_terminal() -> bool {
    stdout().is_terminal()
}

/// Whether standard output is a file, which stays when the terminal is gone.
pub fn stdout_is_file() -> bool {
    #[cfg(unix)]
    let known = {
        use std::os::fd::AsFd;
        stdout().as_fd().try_clone_to_owned().and_then(|stdout| fs::File::from(stdout).metadata())
    };
    #[cfg(windows)]
    let known = {
        use std::os::windows::io::AsHandle;
        let stdout = stdout().as_handle().try_clone_to_owned();
        stdout.and_then(|stdout| fs::File::from(stdout).metadata())
    };
    known.is_ok_and(|known| known.is_file())
}

/// No line is broken into less.
const NARROWEST: usize = 40;

/// How many cells a line has: `COLUMNS`, or the terminal's width, or 80 where there is none.
pub fn width() -> usize {
    extent("COLUMNS", terminal_size_of(stdout()), |(Width(width), _)| width)
        .unwrap_or(80)
        .max(NARROWEST)
}

/// How many cells a line of standard error has, if that is a terminal.
pub fn stderr_width() -> Option<usize> {
    let size = terminal_size_of(stderr());
    size.and_then(|size| extent("COLUMNS", Some(size), |(Width(width), _)| width))
        .map(|width| width.max(NARROWEST))
}

/// How many lines the screen has: `LINES`, or the terminal's height, or 24 where there is none.
/// What is lower has to be scrolled, as pictures of fewer lines show nothing.
pub fn height() -> usize {
    const LOWEST: usize = 24;

    extent("LINES", terminal_size_of(stdout()), |(_, Height(height))| height)
        .unwrap_or(LOWEST)
        .max(LOWEST)
}

/// How many lines are seen at once.
pub fn screen_lines() -> usize {
    const USUAL: usize = 24;

    extent("LINES", terminal_size_of(stdout()), |(_, Height(height))| height).unwrap_or(USUAL)
}

/// Through what long output goes, if standard output is a terminal that people read:
/// `QUARTIER_PAGER`, or `PAGER`, or the usual one; none where that says so by being empty or `cat`.
pub fn pager() -> Option<Pager> {
    if !stdout_is_terminal() || set("TERM").is_some_and(|term| term == "dumb") {
        return None;
    }
    let chosen = ["QUARTIER_PAGER", "PAGER"].into_iter().find_map(env::var_os);
    match chosen {
        None => Some(Pager::Usual),
        Some(line) if ["", "cat"].contains(&line.to_string_lossy().trim()) => None,
        Some(line) => Some(Pager::Chosen(line)),
    }
}

/// Whether the variable is there, if only empty.
pub fn has(variable: &str) -> bool {
    env::var_os(variable).is_some()
}

/// What the variable states, or else what is measured of the terminal, as far as it is sensible.
fn extent(
    variable: &str,
    measured: Option<(Width, Height)>,
    of: impl Fn((Width, Height)) -> u16,
) -> Option<usize> {
    const MOST: usize = 1_000;

    let stated = env::var(variable).ok().and_then(|stated| stated.parse().ok());
    let extent =
        stated.or_else(|| measured.map(|size| of(size).into())).filter(|extent| *extent > 0);
    extent.map(|extent: usize| extent.min(MOST))
}

/// With what to draw on standard output: nothing where `TERM` is `dumb`, as nobody may see it;
/// ASCII on the console of Linux, whose font has neither Braille nor eighths, and where the
/// locale is another than UTF-8. Without a locale nothing is known against Unicode.
pub fn pictures() -> Pictures {
    let term = set("TERM").unwrap_or_default();
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    let is_utf8 = |locale: OsString| {
        let locale = locale.to_string_lossy().to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    };
    if term == "dumb" {
        Pictures::Words
    } else if term != "linux" && locale.is_none_or(is_utf8) {
        Pictures::Unicode
    } else {
        Pictures::Ascii
    }
}

/// Whether to colour what goes to standard output.
pub fn colors_stdout(choice: ColorChoice) -> bool {
    colors(choice, stdout().is_terminal())
}

/// Whether to colour what goes to standard error.
pub fn colors_stderr(choice: ColorChoice) -> bool {
    colors(choice, stderr().is_terminal())
}

/// Whether standard output is a terminal that can follow links.
pub fn stdout_knows_links() -> bool {
    supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout)
}

/// The folder of the dataset to use: `QUARTIER_DATA`.
pub fn data_folder() -> Option<PathBuf> {
    set("QUARTIER_DATA").map(PathBuf::from)
}

/// The folder that shells call `~`.
pub fn home() -> Option<PathBuf> {
    set("HOME").map(PathBuf::from)
}

/// The language that is asked for: `QUARTIER_LANG`.
///
/// # Errors
/// It names a language that there is not.
pub fn language() -> Result<Option<Language>, UsageError> {
    let Some(wanted) = set("QUARTIER_LANG") else {
        return Ok(None);
    };
    let known = wanted.to_str().and_then(Language::of_code);
    let refusal = || UsageError::new(say::unknown_language(wanted.display()));
    known.map(Some).ok_or_else(refusal)
}

/// The language of the locale, as far as it is one that is spoken here.
pub fn language_of_locale() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    let code = locale.and_then(|locale| locale.to_str()?.get(..2).and_then(Language::of_code));
    code.unwrap_or_default()
}

fn colors(choice: ColorChoice, is_terminal: bool) -> bool {
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if set("NO_COLOR").is_some() => false,
        ColorChoice::Auto if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
        ColorChoice::Auto => is_terminal && set("TERM").is_none_or(|term| term != "dumb"),
    }
}

/// A variable, if it is there and not empty.
fn set(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}
