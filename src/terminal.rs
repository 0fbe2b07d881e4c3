//! Terminal and environment: every variable of the environment is read here.

use std::env;
use std::ffi::OsString;
use std::io::{ErrorKind, IsTerminal, Write, stdout};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::Result;
use terminal_size::{Height, Width, terminal_size_of};
use unicode_width::UnicodeWidthStr;

use crate::errors::{UsageError, system_message};
use crate::i18n::Language;

/// Use of colour, as `--color` asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum ColorChoice {
    /// On terminals that show it.
    #[default]
    Auto,
    /// In pipes and files, too.
    #[value(alias = "immer")]
    Always,
    /// Nowhere.
    #[value(alias = "nie")]
    Never,
}

/// Folder of another dataset: `QUARTIER_DATA`.
pub fn data_folder() -> Option<PathBuf> {
    variable("QUARTIER_DATA").map(PathBuf::from)
}

/// Language that is asked for: `QUARTIER_LANG`.
///
/// # Errors
/// The variable names a language that there is not.
pub fn language_asked() -> Result<Option<Language>, UsageError> {
    let Some(name) = text("QUARTIER_LANG") else { return Ok(None) };
    language_of_tag(&name).map(Some).ok_or_else(|| {
        UsageError(tr!(
            "QUARTIER_LANG={name}: there are en and de",
            "QUARTIER_LANG={name}: es gibt de und en"
        ))
    })
}

/// Language of the system. `LANGUAGE` counts only where there is a locale other than C.
pub fn language_of_system() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(text);
    let preferred = match locale {
        Some(locale) if is_c(&locale) => return Language::English,
        Some(locale) => text("LANGUAGE").into_iter().chain([locale]).collect::<Vec<_>>().join(":"),
        // Elsewhere the system itself knows; here no locale is C.
        None if cfg!(all(unix, not(target_os = "macos"))) => return Language::English,
        None => sys_locale::get_locale().unwrap_or_default(),
    };
    preferred.split(':').find_map(language_of_tag).unwrap_or_default()
}

/// Language of a tag or name such as `de`, `DE`, `deutsch` or `de_DE.UTF-8`.
pub fn language_of_tag(tag: &str) -> Option<Language> {
    let code = tag.split(['_', '-', '.', '@']).next()?;
    let is_it = |language: &Language| {
        let names = language.of(["en", "english", "englisch"], ["de", "german", "deutsch"]);
        names.iter().any(|name| name.eq_ignore_ascii_case(code))
    };
    Language::ALL.into_iter().find(is_it)
}

fn is_c(locale: &str) -> bool {
    matches!(locale.split('.').next(), Some("C" | "POSIX"))
}

/// Tells whether standard output is a terminal.
pub fn stdout_is_terminal() -> bool {
    stdout().is_terminal()
}

/// Tells whether the terminal only shows text: `TERM=dumb`.
pub fn is_dumb() -> bool {
    text("TERM").is_some_and(|term| term == "dumb")
}

/// Columns of standard output.
pub fn width() -> usize {
    /// Fewest columns into which anything is fitted.
    const NARROWEST: usize = 40;

    let measured = terminal_size_of(stdout()).map(|(Width(width), _)| width);
    extent("COLUMNS", measured).unwrap_or(80).max(NARROWEST)
}

/// Lines of the screen.
pub fn height() -> usize {
    extent("LINES", terminal_size_of(stdout()).map(|(_, Height(height))| height)).unwrap_or(24)
}

/// Number that a variable states, or else one that is measured, if it is sensible.
fn extent(name: &str, measured: Option<u16>) -> Option<usize> {
    const SENSIBLE: std::ops::RangeInclusive<usize> = 10..=1_000;

    let stated = text(name).and_then(|it| it.parse().ok());
    stated.or(measured.map(usize::from)).filter(|it| SENSIBLE.contains(it))
}

/// True if pictures can be drawn: not on the console of Linux, whose font lacks their characters,
/// nor where the locale is another than UTF-8.
pub fn has_pictures() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(text);
    let is_utf8 = locale.is_none_or(|it| it.to_ascii_lowercase().replace('-', "").contains("utf8"));
    is_utf8 && text("TERM").is_none_or(|term| term != "linux")
}

/// Tells whether to colour a stream.
pub fn has_color(choice: ColorChoice, stream: &impl IsTerminal) -> bool {
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if variable("NO_COLOR").is_some() => false,
        ColorChoice::Auto if text("CLICOLOR_FORCE").is_some_and(|it| it != "0") => true,
        ColorChoice::Auto => {
            let is_refused = anstyle_query::windows::enable_ansi_colors() == Some(false);
            stream.is_terminal() && !is_dumb() && !is_refused
        }
    }
}

/// Prints a text: through a pager where it does not fit on the screen. Long lines of a table are
/// not broken there.
///
/// # Errors
/// Standard output cannot be written.
pub fn print(text: &[u8], is_table: bool, language: Language) -> Result<()> {
    let lines = text.split(|byte| *byte == b'\n');
    // Colours, which have no width, are in the labels, which are not wider than the rows.
    let is_wide =
        |line: &[u8]| !line.contains(&b'\x1b') && String::from_utf8_lossy(line).width() > width();
    let is_wide = is_table && lines.clone().any(is_wide);
    let is_paged = stdout_is_terminal() && (is_wide || lines.count() > height());
    if is_paged && pager(is_wide).is_some_and(|pager| has_paged(pager, text, language)) {
        return Ok(());
    }
    let mut stdout = stdout().lock();
    stdout.write_all(text).and_then(|()| stdout.flush()).map_err(|error| {
        if error.kind() == ErrorKind::BrokenPipe {
            return error.into();
        }
        let [en, de] = Language::ALL.map(|language| system_message(&error, language));
        tr!(
            "cannot write to standard output: {en}",
            "auf die Standardausgabe lässt sich nicht schreiben: {de}"
        )
        .into()
    })
}

/// Pager: `QUARTIER_PAGER`, `PAGER`, or `less` where there is one; an empty one or `cat` is none.
fn pager(has_long_lines: bool) -> Option<Command> {
    let named = ["QUARTIER_PAGER", "PAGER"].into_iter().find_map(env::var_os);
    let is_none = |line: &OsString| ["", "cat"].contains(&line.to_string_lossy().trim());
    if is_dumb() || named.as_ref().map_or(cfg!(windows), is_none) {
        return None;
    }
    let Some(line) = named else {
        let mut less = Command::new("less");
        // It keeps colours, leaves the text on the screen, and ends at Ctrl-C and, unless lines
        // go on at the right, where all fits.
        less.arg(if has_long_lines { "-RXKS" } else { "-FRXK" });
        return Some(less);
    };
    let (shell, option) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let mut command = Command::new(shell);
    command.arg(option).arg(line);
    Some(command)
}

/// Tells whether a pager has shown a text; one that ends early has. The last line of `less` names
/// its keys.
fn has_paged(mut pager: Command, text: &[u8], language: Language) -> bool {
    let less = language.of("FRXPsSpace\\: more, q\\: quit", "FRXPsLeertaste\\: weiter, q\\: Ende");
    for (name, value) in [("LESS", less), ("LESSCHARSET", "utf-8")] {
        if env::var_os(name).is_none() {
            pager.env(name, value);
        }
    }
    let Ok(mut child) = pager.stdin(Stdio::piped()).spawn() else { return false };
    if let Some(mut input) = child.stdin.take() {
        let _ = input.write_all(text);
    }
    // Without a code it was ended by a signal, as its reader wanted.
    child.wait().is_ok_and(|status| status.code().is_none_or(|code| code == 0))
}

/// Variable that is set and not empty.
fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

/// Text of such a variable.
fn text(name: &str) -> Option<String> {
    variable(name).map(|value| value.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::{is_c, language_of_tag};
    use crate::i18n::Language;

    #[test]
    fn a_tag_names_its_language_exactly() {
        for tag in ["de", "DE", "deutsch", "de_DE.UTF-8", "de-AT", "de@euro"] {
            assert_eq!(language_of_tag(tag), Some(Language::German), "{tag}");
        }
        assert_eq!(language_of_tag("en_GB"), Some(Language::English));
        for tag in ["den", "fr_FR", ""] {
            assert_eq!(language_of_tag(tag), None, "{tag}");
        }
        assert!(is_c("C.UTF-8") && is_c("POSIX") && !is_c("de_DE"));
    }
}
