//! Completions: what can stand where somebody types, at the time of asking. A shell asks by
//! `quartier complete SHELL -- WORDS`, as the scripts do that `quartier completions` prints.

mod choice;
mod line;
mod place;
mod powershell;
mod shells;
mod values;

use std::ffi::OsString;

use choice::{Candidate, fitting};
use place::{Place, Wanted};
use shells::Asked;
pub use shells::script;
use values::{Values, commands, option};

use crate::{
    cli, dataset::Dataset, environment, language::Language, schema::Dimensions, text::Value,
};

/// The hidden command by which shells ask.
const REQUEST: &str = "complete";

/// What a shell asks: the words before the one that is completed, and that word as far as it is
/// typed.
pub struct Request {
    asked: Asked,
    words: Vec<String>,
    typed: String,
}

/// What can stand in the place of a word.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// What of the word stays as it is.
    kept: String,
    /// What can follow it.
    offer: Offer,
}

#[derive(Debug, PartialEq, Eq)]
enum Offer {
    Files,
    Folders,
    Words(Vec<Candidate>),
}

impl Default for Offer {
    fn default() -> Self {
        Self::Words(Vec::new())
    }
}

impl Request {
    /// Reads what a shell asks; nothing if it is no shell that asks.
    pub fn read(args: &[OsString]) -> Option<Self> {
        let [_, request, shell, dashes, words @ ..] = args else {
            return None;
        };
        if request != REQUEST || dashes != "--" {
            return None;
        }
        let words: Vec<_> = words.iter().map(|word| word.to_string_lossy().into_owned()).collect();
        Asked::read(shell.to_str()?, &words)
    }

    /// The words of the line, as if the program were called with them: with the folder that the
    /// shell would put in the place of `~`.
    pub fn line(&self) -> Vec<OsString> {
        let home = environment::home();
        let expanded = |word: &String| {
            let path = home.as_ref().zip(word.strip_prefix("~/"));
            path.map_or_else(|| word.into(), |(home, rest)| home.join(rest).into_os_string())
        };
        self.words.iter().map(expanded).collect()
    }

    /// The answer as the shell reads it.
    pub fn answer(&self, dataset: &Dataset, language: Language) -> String {
        self.asked.told(&self.found(dataset, language), &self.typed)
    }

    fn found(&self, dataset: &Dataset, language: Language) -> Answer {
        let words = self.words.get(1..).unwrap_or_default();
        let has_command = words.iter().any(|word| !word.starts_with('-'));
        // What has no dimensions has no options for them.
        let dimensions = if has_command { dataset.dimensions().ok() } else { None };
        let dimensions = dimensions.unwrap_or_default();
        let program = cli::program();
        let define = |name: &str| cli::definition(name, &dimensions);
        let place = Place::behind(words, &program, &define);
        let command = place.command.as_ref().map_or("", clap::Command::get_name);
        let values =
            Values { dataset, dimensions: &dimensions, language, command, typed: &self.typed };
        match place.wanted(&self.typed) {
            Wanted::Nothing => Answer::default(),
            Wanted::Command => words_answer(commands(language).collect(), &self.typed),
            Wanted::Option => {
                let begins = |it: &Candidate| it.value.starts_with(&self.typed);
                let options = options(&place, &dimensions, language).filter(begins).collect();
                Answer { kept: String::new(), offer: Offer::Words(options) }
            }
            Wanted::Value(arg, at) => value(&arg, at, &values),
        }
    }
}

fn words_answer(candidates: Vec<Candidate>, typed: &str) -> Answer {
    Answer { kept: String::new(), offer: Offer::Words(fitting(candidates, typed)) }
}

/// The options, by their long names.
fn options<'a>(
    place: &'a Place<'_>,
    dimensions: &'a Dimensions,
    language: Language,
) -> impl Iterator<Item = Candidate> + 'a {
    let command = place.command.as_ref().map_or("", clap::Command::get_name);
    place.options().filter_map(move |it| option(it, command, dimensions, language))
}

/// What can be the value of an argument, which begins so many bytes behind the start of the word.
fn value(arg: &clap::Arg, at: usize, values: &Values<'_>) -> Answer {
    let (option, typed) = values.typed.split_at_checked(at).unwrap_or_default();
    let Some(value) = Value::of(arg) else {
        return Answer::default();
    };
    let offer = match value {
        Value::File => Offer::Files,
        Value::Folder => Offer::Folders,
        _ => {
            let (before, part) =
                typed.split_at_checked(last(value, arg, typed)).unwrap_or_default();
            let values = Values { typed: part, ..*values };
            let candidates = values.of(value, arg).unwrap_or_default();
            let offer = Offer::Words(fitting(candidates, part));
            return Answer { kept: [option, before].concat(), offer };
        }
    };
    Answer { kept: option.to_owned(), offer }
}

/// Where in what is typed the last of several begins.
fn last(value: Value, arg: &clap::Arg, typed: &str) -> usize {
    let is_between: fn(char) -> bool = match value {
        // Names of columns stand between commas, blanks and signs.
        Value::Columns | Value::Condition | Value::Key | Value::Numbers => {
            |c| !c.is_alphanumeric() && !['_', '-'].contains(&c)
        }
        Value::Documented | Value::Likeness | Value::Towns | Value::Weight => |c| c == ',',
        _ if arg.get_value_delimiter() == Some(',') => |c| c == ',',
        _ => return 0,
    };
    let behind = typed.rfind(is_between).map_or(0, |at| {
        at + typed.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
    });
    let rest = typed.get(behind..).unwrap_or_default();
    let is_before: fn(char) -> bool = match value {
        Value::Columns | Value::Condition | Value::Key | Value::Numbers => |c| c == '-',
        _ => char::is_whitespace,
    };
    behind + rest.len() - rest.trim_start_matches(is_before).len()
}

#[cfg(test)]
mod tests;
