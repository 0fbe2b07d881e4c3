//! What has to be known of the arguments before they can be read.

use std::{
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

use clap::ValueEnum;
use clap_lex::OsStrExt;

use crate::{
    cli::{self, ColorChoice, LanguageChoice},
    environment,
    language::Language,
};

/// When to use colour, as refusing the arguments needs it, too.
pub fn color(args: &[OsString]) -> ColorChoice {
    let choice = value(args, "--color").and_then(OsStr::to_str);
    choice.and_then(|choice| ColorChoice::from_str(choice, false).ok()).unwrap_or_default()
}

/// The language of errors, in which refusing the arguments is told, too.
pub fn language(args: &[OsString]) -> Language {
    let choice = value(args, "--lang").and_then(OsStr::to_str);
    let choice = choice.and_then(|choice| LanguageChoice::from_str(choice, true).ok());
    let asked = choice.map(Into::into).or_else(|| environment::language().ok().flatten());
    asked.unwrap_or_else(environment::language_of_locale)
}

/// The value of an option: `--name value` or `--name=value`.
pub fn value<'a>(args: &'a [OsString], option: &str) -> Option<&'a OsStr> {
    let mut args = args.iter().take_while(|arg| *arg != "--");
    let written = args.find_map(|arg| match arg.strip_prefix(option)? {
        rest if rest.is_empty() => Some(None),
        rest => rest.strip_prefix("=").map(Some),
    })?;
    written.or_else(|| args.next().map(OsString::as_os_str))
}

/// Whether help, which has no other options, may go through a pager.
pub fn wants_pager(args: &[OsString]) -> bool {
    !args.iter().take_while(|arg| *arg != "--").any(|arg| arg == "--no-pager")
}

/// The file to which the result is to go.
pub fn file(args: &[OsString]) -> Option<PathBuf> {
    let mut before = args.iter().take_while(|arg| *arg != "--");
    let attached = || before.find_map(|arg| arg.strip_prefix("-o").filter(|it| !it.is_empty()));
    let file = value(args, "--output").or_else(|| value(args, "-o")).or_else(attached)?;
    cli::file(Some(Path::new(file))).map(Path::to_owned)
}
