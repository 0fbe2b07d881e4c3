//! What is wrong with arguments that the definitions of the command line refuse, and what would
//! work.

use std::ffi::OsString;

use anyhow::Result;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{
    advice::{self, Behind},
    reply::{Asked, no_result},
    unparsed,
};
use crate::{
    cli,
    dataset::Dataset,
    language::Language,
    query::{Gazetteer, typed},
    say,
    schema::{Dimensions, Times},
    suggestion::Suggestion,
    text::Help,
    usage_error::UsageError,
};

/// Says in a line what a refusal is about.
///
/// # Errors
/// The data cannot be read, or tell better what is wrong.
pub fn of(reply: &clap::Error, asked: &Asked, dimensions: &Dimensions) -> Result<UsageError> {
    let mut program = cli::command(dimensions);
    program.build();
    let command = command(asked.args, &program);
    let command = command.and_then(|name| program.find_subcommand(name));
    let refusal = Refusal { reply, asked, dimensions, program: &program, command };
    Ok(UsageError::new(refusal.message()?))
}

/// The word that is refused.
pub fn stray(reply: &clap::Error, kind: ContextKind) -> Option<&str> {
    match reply.get(kind) {
        Some(ContextValue::String(word)) => Some(word),
        _ => None,
    }
}

/// The command that the arguments name before whatever is wrong with them.
pub fn command(args: &[OsString], program: &clap::Command) -> Option<String> {
    // Help, too, would end the reading.
    let args = args.iter().filter(|arg| *arg != "--help" && *arg != "-h");
    let read = program.clone().ignore_errors(true).try_get_matches_from(args).ok()?;
    read.subcommand_name().map(str::to_owned)
}

struct Refusal<'a> {
    reply: &'a clap::Error,
    asked: &'a Asked<'a>,
    dimensions: &'a Dimensions,
    program: &'a clap::Command,
    command: Option<&'a clap::Command>,
}

impl Refusal<'_> {
    fn message(&self) -> Result<String> {
        let argument = self.argument();
        let value = stray(self.reply, ContextKind::InvalidValue).unwrap_or_default();
        Ok(match self.reply.kind() {
            ErrorKind::InvalidSubcommand => return self.unknown_command(),
            ErrorKind::UnknownArgument => return self.unknown_argument(),
            ErrorKind::InvalidValue if value.is_empty() => {
                let known = self.valid_values();
                let known = if known.is_empty() { known } else { format!(": {known}") };
                say::value_needed(argument, known)
            }
            ErrorKind::InvalidValue => {
                let known = self.valid_values();
                let hint = Suggestion::of(value, known.split(", "));
                say::unknown_value(value, argument, hint.or(say::there_are(&known)))
            }
            ErrorKind::ValueValidation => {
                let reason = std::error::Error::source(self.reply);
                let reason = reason.map(ToString::to_string).unwrap_or_default();
                say::unfit_value(value, argument, reason)
            }
            ErrorKind::TooManyValues => say::takes_no_value(argument, value),
            ErrorKind::ArgumentConflict => {
                let others = self.names(ContextKind::PriorArg);
                if others.is_empty() || others.contains(&argument) {
                    say::given_twice(argument)
                } else {
                    let others: Vec<_> = others.iter().map(|it| format!("`{it}`")).collect();
                    say::exclude_each_other(argument, others.join(", "))
                }
            }
            ErrorKind::MissingRequiredArgument => {
                say::is_missing(self.names(ContextKind::InvalidArg).join(", "), self.example())
            }
            ErrorKind::InvalidUtf8 => {
                let written = self.asked.args.iter().find(|arg| arg.to_str().is_none());
                say::not_unicode(written.map(|arg| arg.to_string_lossy()).unwrap_or_default())
            }
            _ => say::not_understood(),
        })
    }

    /// The argument that is refused, by its name alone.
    fn argument(&self) -> String {
        self.names(ContextKind::InvalidArg).into_iter().next().unwrap_or_default()
    }

    /// The arguments that a context names: `--size` or `TOWN`.
    fn names(&self, kind: ContextKind) -> Vec<String> {
        let written = match self.reply.get(kind) {
            Some(ContextValue::String(one)) => std::slice::from_ref(one),
            Some(ContextValue::Strings(several)) => several,
            _ => &[],
        };
        let name = |written: &String| {
            let name = written.split(' ').next().unwrap_or_default();
            name.trim_matches(['<', '>', '[', ']', '.']).to_owned()
        };
        written.iter().map(name).collect()
    }

    fn valid_values(&self) -> String {
        match self.reply.get(ContextKind::ValidValue) {
            Some(ContextValue::Strings(known)) => known.join(", "),
            _ => String::new(),
        }
    }

    /// Where the command is explained, or how it is called.
    fn example(&self) -> String {
        let Some(name) = self.command.map(clap::Command::get_name) else {
            return String::new();
        };
        let told = Help::of(Language::spoken()).command(name);
        let example = told.and_then(|told| told.examples.first());
        match example.filter(|_| matches!(self.asked.dataset, Dataset::Bundled)) {
            Some((_, command)) => format!(", {}", say::as_in(command)),
            None => format!("; {}", say::its_help(name)),
        }
    }

    fn unknown_argument(&self) -> Result<String> {
        let Some(word) = stray(self.reply, ContextKind::InvalidArg) else {
            return Ok(say::not_understood());
        };
        let elsewhere = match self.command {
            Some(command) => say::its_help(command.get_name()),
            None => say::lists_commands(),
        };
        if word.starts_with('-') {
            let options = self.command.unwrap_or(self.program).get_arguments();
            let options: Vec<_> = options.filter_map(clap::Arg::get_long).collect();
            let hint = Suggestion::of(word, options).typed(|option| format!("--{option}"));
            return Ok(say::unknown_option(word, hint.or(elsewhere)));
        }
        if self.command.is_some_and(|command| command.get_name() == "list")
            && let Some(advice) = self.advice(word, Behind::List)?
        {
            return Ok(advice);
        }
        Ok(say::one_too_many(word, format!("; {elsewhere}")))
    }

    fn unknown_command(&self) -> Result<String> {
        let word = stray(self.reply, ContextKind::InvalidSubcommand).unwrap_or_default();
        if word.starts_with('-') {
            let is_file = unparsed::file(self.asked.args).is_some();
            return Ok(if is_file { no_result().to_string() } else { no_command(word) });
        }
        match self.advice(word, Behind::Program)? {
            Some(advice) => Ok(advice),
            None => Ok(say::unknown_command(word, self.nearest(word)?)),
        }
    }

    /// What a word means in the data, with those behind it, with which it may be one name.
    fn advice(&self, word: &str, behind: Behind) -> Result<Option<String>> {
        /// No name has more words.
        const MOST: usize = 5;

        let after = self.asked.args.iter().skip_while(|arg| *arg != word).skip(1);
        let after = after.map(|arg| arg.to_string_lossy().into_owned());
        let after = after.take_while(|arg| !arg.starts_with('-'));
        let words: Vec<_> = std::iter::once(word.to_owned()).chain(after).take(MOST).collect();
        advice::on(&words, behind, self.dimensions, self.asked.dataset)
    }

    /// What may be meant by a word in the place of a command: another command or a municipality.
    fn nearest(&self, word: &str) -> Result<String> {
        let commands = || self.program.get_subcommands();
        let names =
            commands().flat_map(|it| std::iter::once(it.get_name()).chain(it.get_all_aliases()));
        let schema = self.asked.dataset.schema(self.dimensions.clone(), Times::default())?;
        let gazetteer = Gazetteer::new(self.asked.dataset, &schema)?;
        let towns = gazetteer.all()?;
        let towns = towns.iter().map(|town| town.name());
        let hint = Suggestion::of(word, names)
            .or_else(|| {
                Suggestion::of(word, towns).typed(|name| format!("quartier show {}", typed(name)))
            })
            .or(say::lists_commands());
        Ok(hint.to_string())
    }
}

/// Says that there is no such command, and where they are listed.
pub fn no_command(word: &str) -> String {
    say::unknown_command(word, format!("; {}", say::lists_commands()))
}
