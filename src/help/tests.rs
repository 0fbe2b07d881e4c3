use std::collections::{BTreeMap, BTreeSet};

use clap::ValueEnum;

use super::{Guide, Help, Value, cli};
use crate::{dataset::Dataset, language::Language, render, schema::Dimensions};

fn program(language: Language, dimensions: &Dimensions) -> clap::Command {
    Guide { language, dimensions, has_examples: true, width: 80 }.program()
}

/// What is said of everything, by command and argument.
fn told(language: Language) -> BTreeMap<(String, String), String> {
    let dimensions = Dataset::Bundled.dimensions().unwrap();
    let program = program(language, &dimensions);
    let mut told = BTreeMap::new();
    for command in std::iter::once(&program).chain(program.get_subcommands()) {
        let name = command.get_name();
        let about = command.get_about().unwrap_or_else(|| panic!("{name}: nothing is said"));
        told.insert((name.to_owned(), String::new()), about.to_string());
        for arg in command.get_arguments() {
            let place = (name.to_owned(), arg.get_id().to_string());
            let help = arg.get_help().unwrap_or_else(|| panic!("{place:?}: nothing is said"));
            told.insert(place, help.to_string());
        }
    }
    told
}

#[test]
fn everything_is_told_in_both_languages() {
    let [english, german] = Language::ALL.map(told);
    for (place, text) in &english {
        assert!(!text.is_empty() && !german[place].is_empty(), "{place:?}");
        assert_ne!(*text, german[place], "{place:?}");
    }
}

#[test]
fn values_are_named_and_can_be_typed() {
    let dimensions = Dataset::Bundled.dimensions().unwrap();
    for language in Language::ALL {
        let told = told(language);
        for command in cli::command(&dimensions).get_subcommands() {
            for arg in command.get_arguments() {
                let id = arg.get_id().as_str();
                let text = &told[&(command.get_name().to_owned(), id.to_owned())];
                if let Some(option) = id.strip_prefix("level:") {
                    let (_, levels) = text.split_once(": ").unwrap();
                    for level in levels.split(", ") {
                        let asked =
                            ["quartier", command.get_name(), &format!("--{option}={level}")];
                        let read = cli::command(&dimensions).try_get_matches_from(asked);
                        assert!(read.is_ok(), "{asked:?}");
                    }
                } else if arg.get_action().takes_values() {
                    for value in arg.get_possible_values() {
                        assert!(text.contains(value.get_name()), "{id}: {}", value.get_name());
                    }
                }
            }
        }
    }
}

#[test]
fn nothing_is_told_that_there_is_not() {
    let dimensions = Dataset::Bundled.dimensions().unwrap();
    let program = cli::command(&dimensions);
    let all = || std::iter::once(&program).chain(program.get_subcommands());
    let ids = |command: &clap::Command| -> BTreeSet<String> {
        command.get_arguments().map(|arg| arg.get_id().to_string()).collect()
    };
    for language in Language::ALL {
        let help = Help::of(language);
        for told in help.commands.iter().copied().flatten() {
            let command = program.find_subcommand(told.name).expect(told.name);
            for argument in told.arguments {
                let place = format!("{} {}", told.name, argument.id);
                assert!(ids(command).contains(argument.id), "{place}");
            }
            let distinct: BTreeSet<_> = told.arguments.iter().map(|it| it.id).collect();
            assert_eq!(distinct.len(), told.arguments.len(), "{}", told.name);
        }
        for argument in help.shared {
            assert!(all().any(|it| ids(it).contains(argument.id)), "{}", argument.id);
        }
        let told: Vec<_> = help.formats.iter().map(|(name, _)| *name).collect();
        assert_eq!(told, render::format_names().collect::<Vec<_>>());
    }
}

#[test]
fn whatever_takes_a_value_says_which() {
    let dimensions = Dataset::Bundled.dimensions().unwrap();
    let mut program = cli::command(&dimensions);
    program.build();
    let all = std::iter::once(&program).chain(program.get_subcommands());
    let args = all.flat_map(|command| command.get_arguments().map(move |arg| (command, arg)));
    let mut named = Vec::new();
    for (command, arg) in args.filter(|(_, arg)| arg.get_action().takes_values()) {
        let place = || format!("{} {}", command.get_name(), arg.get_id());
        named.push(Value::of(arg).unwrap_or_else(|| panic!("{}: of what sort?", place())));
    }
    for value in Value::value_variants() {
        assert!(named.contains(value), "{value:?} is taken by nothing");
    }
}

#[test]
fn values_are_named_in_both_languages() {
    // The same word in both.
    const ALIKE: [Value; 7] = [
        Value::District,
        Value::Region,
        Value::Schema,
        Value::Form,
        Value::Format,
        Value::Shell,
        Value::Text,
    ];

    let [english, german] = Language::ALL.map(|language| Help::of(language).value);
    for value in Value::value_variants() {
        assert_eq!(english(*value) == german(*value), ALIKE.contains(value), "{value:?}");
    }
}
