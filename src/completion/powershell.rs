//! The completions of PowerShell: a table of all that is the same whatever the data are.

use clap::{Arg, Command};

use super::{
    choice::Candidate,
    values::{commands, fixed, option},
};
use crate::{cli, language::Language, schema::Dimensions, text::Value};

const SCRIPT: &str = include_str!("scripts/powershell.ps1");

/// What PowerShell runs to have completions.
pub fn script(language: Language) -> String {
    let program = cli::command(&Dimensions::default());
    let mut known = entry(" ", commands(language));
    known += &of_command("", &program, language);
    for command in program.get_subcommands() {
        known += &of_command(command.get_name(), command, language);
    }
    SCRIPT.replace("{known}", &known)
}

/// The options of a command, and what can follow it and them.
fn of_command(name: &str, command: &Command, language: Language) -> String {
    let none = Dimensions::default();
    let values = |arg: &Arg| {
        let values = Value::of(arg).and_then(|value| fixed(value, arg, language));
        values.filter(|values| !values.is_empty())
    };
    let options = || command.get_arguments().filter(|arg| !arg.is_positional());
    let mut known =
        entry(&format!("{name} -"), options().filter_map(|it| option(it, name, &none, language)));
    for option in options() {
        let names = option.get_long().map(|long| format!("--{long}"));
        let names = names.into_iter().chain(option.get_short().map(|short| format!("-{short}")));
        if let Some(values) = values(option) {
            known.extend(names.map(|it| entry(&format!("{name} {it}"), values.iter().cloned())));
        }
    }
    let following = command.get_positionals().find_map(values);
    known.extend(following.map(|values| entry(&format!("{name} "), values.into_iter())));
    known
}

/// A line of the table: what can stand at a place.
fn entry(place: &str, candidates: impl Iterator<Item = Candidate>) -> String {
    let pairs = candidates.map(|Candidate { value, description, .. }| {
        // What is shown must not be empty.
        let shown = if description.is_empty() { &value } else { &description };
        // With a comma before it a pair stays one, even if it is the only one.
        format!("            ,@({}, {})\n", quoted(&value), quoted(shown))
    });
    format!("        {} = @(\n{}        )\n", quoted(place), pairs.collect::<String>())
}

/// A text in quotes, in which PowerShell takes each of its quotes for the end.
fn quoted(text: &str) -> String {
    const QUOTES: [char; 5] = ['\'', '‘', '’', '‚', '‛'];
    let doubled =
        text.chars().flat_map(|c| std::iter::once(c).chain(Some(c).filter(|c| QUOTES.contains(c))));
    format!("'{}'", doubled.collect::<String>())
}
