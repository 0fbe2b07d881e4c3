//! What the definitions of the command line answer themselves: help, version, a refusal.

use std::ffi::OsString;

use anyhow::Result;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{advice, unparsed};
use crate::{
    characters::visible,
    cli::{self, ColorChoice},
    dataset::{Dataset, Edition},
    environment,
    language::Language,
    output,
    query::{Gazetteer, typed},
    schema::{Dimensions, Times},
    suggestion::Suggestion,
    text::Texts,
    usage_error::UsageError,
};

/// The arguments that are meant, where one stands in the place of a command that is none here but
/// clear.
pub fn meant(reply: &clap::Error, args: &[OsString]) -> Option<Vec<OsString>> {
    let word = stray(reply, ContextKind::InvalidSubcommand)?;
    let plain = match word {
        "hilfe" => "help",
        "version" => "--version",
        _ => return None,
    };
    let place = args.iter().position(|arg| arg == word)?;
    let mut args = args.to_vec();
    *args.get_mut(place)? = plain.into();
    Some(args)
}

/// The text of the topic that is asked for in the place of a command: `help expressions`.
pub fn topic(reply: &clap::Error, args: &[OsString]) -> Option<&'static str> {
    const EXPRESSIONS: [&str; 5] = ["expressions", "expression", "where", "ausdrücke", "ausdruck"];

    let word = stray(reply, ContextKind::InvalidSubcommand)?;
    let place = args.iter().position(|arg| arg == word)?;
    let is_help = |arg: &OsString| arg == "help" || arg == "hilfe";
    let is_asked_for = args.iter().take(place).any(is_help);
    if !is_asked_for || !EXPRESSIONS.contains(&&*word.to_lowercase()) {
        return None;
    }
    Some(Texts::of(Language::spoken()).expressions)
}

/// Prints help or version, which no dataset is needed for; anything else that clap says is an
/// error, or due to one in the dimensions.
pub fn print(
    reply: &clap::Error,
    args: &[OsString],
    dimensions: Result<Dimensions>,
    dataset: &Dataset,
    color: ColorChoice,
) -> Result<()> {
    let text = match reply.kind() {
        ErrorKind::DisplayHelp if environment::colors_stdout(color) => {
            reply.render().ansi().to_string()
        }
        ErrorKind::DisplayHelp => reply.to_string(),
        ErrorKind::DisplayVersion => version(dataset),
        _ => return Err(refusal(reply, args, &dimensions?, dataset)?.into()),
    };
    if unparsed::file(args).is_some() {
        return Err(no_result().into());
    }
    output::to_stdout(text.as_bytes())
}

/// Says that there is nothing to write to a file.
pub fn no_result() -> UsageError {
    UsageError::new(
        "nothing but a command's result goes to a file: name a command, as in `quartier list --output FILE`",
    )
}

fn version(dataset: &Dataset) -> String {
    let program = env!("CARGO_PKG_VERSION");
    match dataset.study() {
        Ok(study) => {
            let Edition { version, date } = study.edition;
            format!("quartier {program}\ndata {version} of {date}\n")
        }
        Err(_) => format!("quartier {program}\ndata cannot be read\n"),
    }
}

/// What is wrong with the arguments, and what would work.
fn refusal(
    reply: &clap::Error,
    args: &[OsString],
    dimensions: &Dimensions,
    dataset: &Dataset,
) -> Result<UsageError> {
    let command = cli::command(dimensions);
    if let Some(word) = stray(reply, ContextKind::InvalidSubcommand) {
        if word.starts_with('-') {
            let is_file = unparsed::file(args).is_some();
            return Ok(if is_file { no_result() } else { quoted(reply, args, command) });
        }
        let words = phrase(args, word);
        let advice = advice::on(&words, advice::Behind::Program, dimensions, dataset)?;
        let advice = advice.map_or_else(|| unknown(word, &command, dimensions, dataset), Ok);
        return Ok(UsageError::new(advice?));
    }
    let is_list = command.find_subcommand("list").is_some_and(|list| {
        args.iter().any(|arg| arg.to_str().is_some_and(|arg| cli::is_called(list, arg)))
    });
    if let Some(word) = stray(reply, ContextKind::InvalidArg)
        && reply.kind() == ErrorKind::UnknownArgument
        && is_list
        && !word.starts_with('-')
        && let Some(advice) =
            advice::on(&phrase(args, word), advice::Behind::List, dimensions, dataset)?
    {
        return Ok(UsageError::new(advice));
    }
    Ok(quoted(reply, args, command))
}

/// The word that is refused.
fn stray(reply: &clap::Error, kind: ContextKind) -> Option<&str> {
    match reply.get(kind) {
        Some(ContextValue::String(word)) => Some(word),
        _ => None,
    }
}

/// The word with those behind it, with which it may be one name.
fn phrase(args: &[OsString], word: &str) -> Vec<String> {
    /// No name has more words.
    const MOST: usize = 5;

    let behind = args.iter().skip_while(|arg| *arg != word).skip(1);
    let behind = behind.map(|arg| arg.to_string_lossy().into_owned());
    let behind = behind.take_while(|arg| !arg.starts_with('-'));
    std::iter::once(word.to_owned()).chain(behind).take(MOST).collect()
}

/// Says that there is no such command, and what may be meant: a command or a municipality.
fn unknown(
    word: &str,
    command: &clap::Command,
    dimensions: &Dimensions,
    dataset: &Dataset,
) -> Result<String> {
    let commands = || command.get_subcommands();
    let names =
        commands().flat_map(|it| std::iter::once(it.get_name()).chain(it.get_all_aliases()));
    let name_of = |near: &str| {
        let command = commands().find(|command| cli::is_called(command, near));
        command.map_or(near, clap::Command::get_name).to_owned()
    };
    let schema = dataset.schema(dimensions.clone(), Times::default())?;
    let gazetteer = Gazetteer::new(dataset, &schema)?;
    let towns = gazetteer.all()?;
    let towns = towns.iter().map(|town| &*town.name);
    let hint = Suggestion::of(word, names.chain(["help"]))
        .typed(name_of)
        .or_else(|| {
            Suggestion::of(word, towns).typed(|name| format!("quartier show {}", typed(name)))
        })
        .or("`quartier help` lists the commands");
    Ok(format!("there is no command `{word}`{hint}"))
}

/// What clap says, each argument quoted in one line.
fn quoted(reply: &clap::Error, args: &[OsString], command: clap::Command) -> UsageError {
    let quotable = args.iter().map(|arg| visible(&arg.to_string_lossy()).into_owned());
    let again = command.try_get_matches_from(quotable);
    let text = again.err().map_or_else(|| reply.to_string(), |reply| reply.to_string());
    UsageError::of_lines(text.strip_prefix("error: ").unwrap_or(&text).trim_end())
}
