//! Refused command lines in one line of ours, with a suggestion made from what was typed.

use std::error::Error;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use crate::closed_list::is_named;
use crate::errors::UsageError;
use crate::help::Guide;
use crate::i18n::german::{command_name, foreign_options, option_name};
use crate::i18n::{Language, Localized, join};
use crate::query::other_thing;
use crate::text::{Suggestion, typed};
use crate::{cli, output};

/// Command line that was refused, explained in the language of the help.
pub struct Refused<'a> {
    /// Arguments behind the name of the program.
    pub args: &'a [OsString],
    /// Help with the definitions of the command line.
    pub guide: &'a Guide<'a>,
}

impl Refused<'_> {
    /// Message in the place of that of clap.
    pub fn explain(&self, error: &clap::Error) -> String {
        let word = |kind| match error.get(kind) {
            Some(ContextValue::String(word)) => word.as_str(),
            _ => "",
        };
        let argument = names(error, ContextKind::InvalidArg).join(", ");
        let value = word(ContextKind::InvalidValue);
        let invalid = |Localized { en, de }| {
            tr!(
                "`{value}` is no value for `{argument}`: {en}",
                "`{value}` ist kein Wert für `{argument}`: {de}"
            )
        };
        let message = match error.kind() {
            ErrorKind::InvalidSubcommand => {
                return self.unknown_command(word(ContextKind::InvalidSubcommand));
            }
            ErrorKind::UnknownArgument => {
                return self.unknown_argument(word(ContextKind::InvalidArg));
            }
            ErrorKind::MissingRequiredArgument => return self.missing(&argument),
            ErrorKind::InvalidValue if value.is_empty() => {
                tr!("`{argument}` needs a value", "`{argument}` braucht einen Wert")
            }
            ErrorKind::InvalidValue => {
                let known = join(self.values(error), ", ");
                invalid(tr!("there are {known}", "es gibt {known}"))
            }
            ErrorKind::ValueValidation => match error.source().and_then(|it| it.downcast_ref()) {
                Some(UsageError(message)) => message.clone(),
                // All others are numbers.
                None => invalid(tr!(
                    "it has to be a whole number from 1",
                    "es muss eine ganze Zahl ab 1 sein"
                )),
            },
            ErrorKind::TooManyValues => tr!(
                "`{argument}` takes no value, not even `{value}`",
                "`{argument}` nimmt keinen Wert an, auch nicht `{value}`"
            ),
            ErrorKind::ArgumentConflict => match names(error, ContextKind::PriorArg).first() {
                Some(other) if *other != argument => tr!(
                    "`{argument}` does not go with `{other}`",
                    "`{argument}` verträgt sich nicht mit `{other}`"
                ),
                _ => tr!("`{argument}` is given twice", "`{argument}` ist zweimal angegeben"),
            },
            ErrorKind::InvalidUtf8 => {
                tr!("an argument is not UTF-8", "ein Argument ist nicht in UTF-8")
            }
            _ => {
                let told = tr!("this cannot be understood", "das ist nicht zu verstehen");
                return self.with_help(told.get(self.guide.language));
            }
        };
        message.get(self.guide.language).to_owned()
    }

    /// Values that an option takes, by their names in the language.
    fn values(&self, error: &clap::Error) -> Vec<String> {
        let known: Vec<_> = self.arguments().flat_map(Arg::get_possible_values).collect();
        let named = |name: String| {
            let value = known.iter().find(|it| it.get_name() == name);
            let german = value.and_then(|it| it.get_name_and_aliases().nth(1));
            self.guide.language.of(None, german).map_or(name.clone(), str::to_owned)
        };
        names(error, ContextKind::ValidValue).into_iter().map(named).collect()
    }

    /// Message that help knows neither a command nor a topic of this name.
    pub fn unknown_topic(&self, topic: &str) -> String {
        let message = t!(
            self.guide.language,
            "there is no command or topic `{topic}`",
            "es gibt keinen Befehl und kein Thema `{topic}`"
        );
        if self.guide.topic(topic).is_some() {
            let help = format!("{} {topic}", command_name("help", self.guide.language));
            return self.suggest(&message, 0, self.args.len(), &help);
        }
        let hint = Suggestion::of(topic, self.guide.words());
        let near = || hint.nearest.map(|near| self.suggest(&message, self.place(topic), 1, &near));
        self.meaning(topic).or_else(near).unwrap_or_else(|| self.with_help(&message))
    }

    /// Message that an argument is missing, with the first example of the command.
    fn missing(&self, argument: &str) -> String {
        let language = self.guide.language;
        let examples = self.command().and_then(Command::get_after_help).map(ToString::to_string);
        let examples = examples.unwrap_or_default();
        let example = examples.lines().map(str::trim).find(|line| line.starts_with("quartier "));
        let example = example.unwrap_or("quartier");
        t!(
            language,
            "{argument} is missing, as in `{example}`",
            "bitte {argument} angeben, etwa `{example}`"
        )
    }

    fn unknown_option(&self, option: &str) -> String {
        let (language, program) = (self.guide.language, &self.guide.program);
        let message = t!(
            language,
            "there is no option `{option}` here",
            "hier gibt es keine Option `{option}`"
        );
        let bare = option.trim_start_matches('-');
        let command = self.command().unwrap_or(program);
        let meant: Vec<String> = foreign_options(bare, language).collect();
        let own = meant.iter().find(|it| has_option(command, it)).cloned();
        let near = || Suggestion::of(bare, option_names(command)).nearest;
        if let Some(near) = own.or_else(near) {
            return self.did_you_mean(&message, &format!("--{near}"));
        }
        if meant.iter().any(|it| it == "TOWN") {
            return self.suggest(&message, self.place(option), 1, "");
        }
        let likely = ["list", "facts"].into_iter().filter_map(|it| program.find_subcommand(it));
        let commands: Vec<_> = likely.chain(program.get_subcommands()).collect();
        let found = [bare].into_iter().chain(meant.iter().map(String::as_str)).find_map(|name| {
            Some((name, commands.iter().find(|command| has_option(command, name))?))
        });
        let Some((meant, other)) = found else { return self.with_help(&message) };
        let other = command_name(other.get_name(), language);
        t!(language, "{message}; `{other}` has `--{meant}`", "{message}; `{other}` hat `--{meant}`")
    }

    fn unknown_argument(&self, word: &str) -> String {
        let is_escaped = self.args.iter().take_while(|arg| *arg != word).any(|arg| arg == "--");
        if word.starts_with('-') && !is_escaped {
            return self.unknown_option(word);
        }
        let language = self.guide.language;
        let message =
            t!(language, "`{word}` is one word too many", "`{word}` ist ein Wort zu viel");
        let Some(command) = self.command() else { return self.unknown_command(word) };
        let meaning = || (command.get_name() == "list").then(|| self.meaning(word)).flatten();
        self.behind_option(&message).or_else(meaning).unwrap_or_else(|| self.with_help(&message))
    }

    fn unknown_command(&self, word: &str) -> String {
        if let Some(meaning) = self.meaning(word) {
            return meaning;
        }
        let language = self.guide.language;
        let message =
            t!(language, "there is no command `{word}`", "es gibt keinen Befehl `{word}`");
        let towns = self.guide.dataset.towns(true).unwrap_or_default();
        let commands = self.guide.program.get_subcommands().flat_map(cli::names);
        let near_command = Suggestion::of(word, commands).nearest;
        let near_town = Suggestion::of(word, towns.iter().map(|town| &*town.name)).nearest;
        let near_town = towns.iter().find(|town| near_town.as_deref() == Some(&town.name));
        let by = match (near_command, near_town) {
            (None, _) if self.guide.topic(word).is_some() => {
                format!("{} {word}", command_name("help", language))
            }
            (Some(near), _) => near,
            (None, Some(town)) => format!("{} {}", command_name("show", language), town.id),
            (None, None) => return self.with_help(&message),
        };
        self.suggest(&message, self.place(word), 1, &by)
    }

    /// Explanation of a word of the data, with those behind it, of which the longest phrase that
    /// means something counts. It stands in the place of a command, or behind `list` or `help`.
    fn meaning(&self, word: &str) -> Option<String> {
        /// Words of the longest name.
        const MOST: usize = 5;

        let (language, place) = (self.guide.language, self.place(word));
        let behind = self.args.iter().skip(place).filter_map(|arg| arg.to_str());
        let words: Vec<&str> = behind.take_while(|arg| !arg.starts_with('-')).take(MOST).collect();
        let phrases = (1..=words.len()).rev().map(|count| (count, words[..count].join(" ")));
        let found = phrases.map(|(count, phrase)| Some((count, self.meaning_of(&phrase)?, phrase)));
        let (count, (Localized { en, de }, command, arguments), phrase) = found.flatten().next()?;
        let message = t!(language, "`{phrase}` is {en}", "`{phrase}` ist {de}");
        if self.command().is_some_and(|before| before.get_name() == command) {
            return Some(self.suggest(&message, place, count, &arguments));
        }
        // Another command goes, with what stands between it and the word.
        let is_command = |arg: &OsString| self.guide.program.find_subcommand(arg).is_some();
        let start = self.args.iter().position(is_command).unwrap_or(place).min(place);
        let by = format!("{} {arguments}", command_name(command, language));
        Some(self.suggest(&message, start, place + count - start, &by))
    }

    /// Kind of thing of the data that a phrase means, and the command and its arguments that ask
    /// for it.
    fn meaning_of(&self, phrase: &str) -> Option<(Localized, &'static str, String)> {
        let (dataset, language) = (self.guide.dataset, self.guide.language);
        let option = |name, value| format!("--{} {}", option_name(name, language), typed(value));
        Some(if phrase.contains(['<', '>', '=', '~']) {
            (tr!("a condition", "eine Bedingung"), "list", option("where", phrase))
        } else if let Ok(town) = dataset.find_town(phrase) {
            (tr!("a municipality", "eine Kommune"), "show", town.id.clone())
        } else if let Some(field) = dataset.fields().ok().and_then(|it| it.find(phrase)) {
            let id = language.of(&*field.id, field.short_label(Language::German));
            (tr!("a field of facts", "ein Feld von Fakten"), "facts", option("field", id))
        } else {
            let (what, arguments) = other_thing(phrase, dataset).ok()??;
            (what, "list", arguments.get(language).to_owned())
        })
    }

    /// Error with the command line in which a word that it names stands behind an option.
    pub fn with_option(&self, error: anyhow::Error) -> anyhow::Error {
        let told = error.downcast_ref::<UsageError>().map(|it| it.0.get(self.guide.language));
        let better = told.and_then(|told| self.behind_option(told));
        better.map_or(error, |it| UsageError::told(it).into())
    }

    /// Message with the command line in which a word that it names is the option that it means, or
    /// stands behind it: `show altena full`, `list top 5`, `recs minister`.
    fn behind_option(&self, message: &str) -> Option<String> {
        let (command, program, language) =
            (self.command()?, &self.guide.program, self.guide.language);
        let words: Vec<&str> = self.args.iter().filter_map(|arg| arg.to_str()).collect();
        let (_, word) = words.iter().zip(words.iter().skip(1)).find(|(before, word)| {
            !before.starts_with('-') && message.contains(&format!("`{word}"))
        })?;
        let is_column = self.guide.dataset.schema(0).is_ok_and(|it| it.find(word).is_some());
        let takes = |arg: &&Arg| match arg.get_id().as_str() {
            "format" => output::format_named(word).is_some(),
            "since" | "limit" => word.parse::<u32>().is_ok(),
            "columns" if command.get_name() == "list" => false,
            "shade" | "columns" => is_column,
            _ => arg.get_possible_values().iter().any(|it| is_named(it, word)),
        };
        let mut called = foreign_options(word, language).chain([(*word).to_owned()]);
        let own = called.find(|it| has_option(command, it) || has_option(program, it));
        let valued = || Some(format!("{} {word}", self.arguments().find(takes)?.get_long()?));
        let option = own.filter(|_| !is_column).or_else(valued)?;
        let told = t!(language, "`{word}` belongs to an option", "`{word}` gehört zu einer Option");
        Some(self.suggest(&told, self.place(word), 1, &format!("--{option}")))
    }

    /// Message with the command line in which so many words from a place on are replaced.
    fn suggest(&self, message: &str, place: usize, count: usize, by: &str) -> String {
        let mut line: Vec<_> = self.args.iter().map(|arg| typed(&arg.to_string_lossy())).collect();
        let by = (!by.is_empty()).then(|| by.to_owned());
        line.splice(place..(place + count).min(line.len()), by);
        self.did_you_mean(message, &format!("quartier {}", line.join(" ")))
    }

    /// Message with what was probably meant.
    fn did_you_mean(&self, message: &str, meant: &str) -> String {
        let language = self.guide.language;
        t!(language, "{message} – did you mean `{meant}`?", "{message} – ist `{meant}` gemeint?")
    }

    /// Message with where the command is explained, or all are listed.
    fn with_help(&self, message: &str) -> String {
        let language = self.guide.language;
        match self.command().map(|it| command_name(it.get_name(), language)) {
            Some(command) if !["help", "hilfe", "man"].contains(&command) => t!(
                language,
                "{message}; `quartier help {command}` lists what it takes",
                "{message}; `quartier hilfe {command}` nennt, was der Befehl annimmt"
            ),
            _ => t!(
                language,
                "{message}; `quartier help` lists commands and topics",
                "{message}; `quartier hilfe` nennt Befehle und Themen"
            ),
        }
    }

    fn command(&self) -> Option<&Command> {
        cli::command_in(&self.guide.program, self.args)
    }

    /// Arguments of the command, and those that hold everywhere.
    fn arguments(&self) -> impl Iterator<Item = &Arg> {
        let own = self.command().into_iter().flat_map(Command::get_arguments);
        own.chain(self.guide.program.get_arguments())
    }

    /// Place of a word.
    fn place(&self, word: &str) -> usize {
        self.args.iter().position(|arg| arg == word).unwrap_or_default()
    }
}

/// Tells whether a command has an option, be a value written behind it.
fn has_option(command: &Command, written: &str) -> bool {
    option_names(command).any(|name| written.split(' ').next() == Some(name))
}

/// Names of the options of a command, be they hidden.
fn option_names(command: &Command) -> impl Iterator<Item = &str> {
    command
        .get_arguments()
        .flat_map(|arg| arg.get_long().into_iter().chain(arg.get_all_aliases().unwrap_or_default()))
}

/// Arguments or values that a refusal names: `--size` or `TOWN`.
fn names(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    let written = match error.get(kind) {
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
