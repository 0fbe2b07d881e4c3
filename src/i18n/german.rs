//! German help, laid over the definitions of the command line, and the German names of commands
//! and options.

use std::sync::LazyLock;

use clap::{Arg, Command};

use super::{Language, join};

/// German names and texts: of English words by `section.word`, of each command, of its arguments
/// and of its examples by `command`, `command.argument` and `command.after`; those of `*` hold for
/// all commands.
static TEXTS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let mut texts = Vec::new();
    let joined = |text: &str| join(text.lines().map(str::trim), " ");
    for section in include_str!("help.de.md").split("\n## ").skip(1) {
        let (name, text) = section.split_once("\n\n").unwrap_or((section, ""));
        for block in text.trim_end().split("\n\n") {
            if let Some(items) = block.strip_prefix("- ") {
                texts.extend(items.split("\n- ").filter_map(|item| {
                    let (id, text) = item.split_once(": ")?;
                    Some((format!("{name}.{id}"), joined(text)))
                }));
            } else if block.starts_with("Beispiele:") {
                texts.push((format!("{name}.after"), block.to_owned()));
            } else {
                texts.push((name.to_owned(), joined(block)));
            }
        }
    }
    texts
});

fn text(key: &str) -> Option<&'static str> {
    TEXTS.iter().find(|(known, _)| known == key).map(|(_, text)| &**text)
}

/// English words of a section of the file, each with what belongs to it.
fn words(section: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    TEXTS.iter().filter_map(move |(key, text)| {
        Some((key.strip_prefix(section)?.strip_prefix('.')?, &**text))
    })
}

fn word(section: &str, english: &str) -> Option<&'static str> {
    text(&format!("{section}.{english}"))
}

/// Name of a command in a language.
pub fn command_name(name: &str, language: Language) -> &str {
    language.of(name, word("Befehle", name).unwrap_or(name))
}

/// Name of an option in a language.
pub fn option_name(name: &str, language: Language) -> &str {
    let german = word("Optionen", name).and_then(|names| names.split(", ").next());
    language.of(name, german.unwrap_or(name))
}

/// Tells whether a word is the name of an option, in either language.
pub fn is_option(word: &str, name: &str) -> bool {
    word == name
        || self::word("Optionen", name).is_some_and(|it| it.split(", ").any(|it| it == word))
}

/// Options, some with a value, that other programs call by this name.
pub fn foreign_options(word: &str, language: Language) -> impl Iterator<Item = String> {
    let is_meant = move |(_, names): &(_, &str)| names.split(", ").any(|it| it == word);
    words("Fremde Optionen").filter(is_meant).map(move |(written, _)| {
        let (name, value) = written.split_once(' ').unwrap_or((written, ""));
        let value = value.split_once('/').map_or(value, |(en, de)| language.of(en, de));
        format!("{} {value}", option_name(name, language)).trim_end().to_owned()
    })
}

/// English word for the value of an argument.
pub fn english_value(german: &str) -> &str {
    words("Werte").find(|(_, it)| *it == german).map_or(german, |(english, _)| english)
}

/// Definitions with the German names of all commands and options, of which those of options lead in
/// German, and German texts.
pub fn with_names(program: Command, language: Language) -> Command {
    let named = |arg| with_option_names(arg, language);
    let program = program.mut_args(named).mut_subcommands(|command| {
        let german = word("Befehle", command.get_name());
        command.aliases(german).mut_args(named)
    });
    if language == Language::English {
        return program;
    }
    in_german(program).mut_subcommands(in_german)
}

fn with_option_names(arg: Arg, language: Language) -> Arg {
    let Some(english) = arg.get_long().map(str::to_owned) else { return arg };
    let Some(german) = word("Optionen", &english) else { return arg };
    let mut names: Vec<_> = german.split(", ").map(str::to_owned).collect();
    // In German the first of the German names leads.
    names.insert(language.of(0, 1), english);
    let leading = names.remove(0);
    arg.long(leading).aliases(names)
}

fn in_german(command: Command) -> Command {
    let name = command.get_name().to_owned();
    let command = command.mut_args(|arg| {
        let id = arg.get_id();
        let text = text(&format!("{name}.{id}")).or_else(|| text(&format!("*.{id}")));
        german_argument(text.into_iter().fold(arg, Arg::help))
    });
    let command = text(&format!("{name}.after")).into_iter().fold(command, Command::after_help);
    let command = text(&name).into_iter().fold(command, Command::about);
    let usage = usage(command.clone());
    let style = *command.get_styles().get_usage();
    let template = format!(
        "{{about-with-newline}}\n{style}Aufruf:{style:#} {{usage}}\n\n{{all-args}}{{after-help}}"
    );
    command.help_template(template).override_usage(usage)
}

/// Argument under a German heading, with a German word for its value and without a default in
/// clap's own words.
fn german_argument(arg: Arg) -> Arg {
    let heading = match arg.get_help_heading() {
        Some("Filters") => "Filter",
        Some(_) => "Ausgabe",
        None if arg.is_positional() => "Argumente",
        None => "Optionen",
    };
    let value = arg.get_value_names().and_then(|names| word("Werte", names.first()?));
    let arg = value.into_iter().fold(arg, Arg::value_name);
    let arg = arg.help_heading(heading);
    if arg.get_action().takes_values() { arg.hide_default_value(true) } else { arg }
}

/// Usage line in German: `quartier zeige [OPTIONEN] <KOMMUNE>...`.
fn usage(mut command: Command) -> String {
    let name = command.get_name().to_owned();
    let usage = command.render_usage().to_string();
    let arguments = usage.strip_prefix("Usage: ").unwrap_or(&usage).strip_prefix(&name);
    // Options that hold everywhere come later.
    let arguments = arguments.unwrap_or_default().replace(" [OPTIONS]", "");
    format!("quartier {} [OPTIONEN]{arguments}", command_name(&name, Language::German))
}

#[cfg(test)]
mod tests {
    use super::{TEXTS, text, words};
    use clap::Arg;

    use crate::cli;
    use crate::data::Dataset;
    use crate::i18n::Language;
    use crate::model::DimensionsFile;

    fn program() -> clap::Command {
        cli::definition(&DimensionsFile::default(), Language::English)
    }

    #[test]
    fn every_command_argument_and_example_has_its_german_text_and_no_other() {
        let program = program();
        for (place, (key, _)) in TEXTS.iter().enumerate() {
            assert!(TEXTS[..place].iter().all(|(other, _)| other != key), "twice: {key}");
        }
        let mut keys = vec!["quartier".to_owned()];
        for command in program.get_subcommands() {
            let name = command.get_name();
            keys.push(name.to_owned());
            keys.extend(command.get_after_help().map(|_| format!("{name}.after")));
            for id in command.get_arguments().map(Arg::get_id) {
                let own = format!("{name}.{id}");
                keys.push(if text(&own).is_some() { own } else { format!("*.{id}") });
            }
        }
        keys.extend(program.get_arguments().map(|arg| format!("*.{}", arg.get_id())));
        let missing: Vec<_> = keys.iter().filter(|key| text(key).is_none()).collect();
        // The first sections are names.
        let names = ["Befehle.", "Optionen.", "Werte.", "Fremde Optionen."];
        let known = TEXTS.iter().map(|(key, _)| key);
        let known = known.filter(|key| !names.iter().any(|section| key.starts_with(section)));
        let left: Vec<_> = known.filter(|it| !keys.contains(it)).collect();
        assert!(missing.is_empty() && left.is_empty(), "missing: {missing:?}, too many: {left:?}");
    }

    #[test]
    fn definitions_hold_and_examples_fit_a_line_in_both_languages() {
        let dataset = Dataset::default();
        for language in Language::ALL {
            let program = cli::definition(dataset.dimensions().unwrap(), language);
            for command in program.get_subcommands() {
                let examples = command.get_after_help().map(ToString::to_string);
                for line in examples.unwrap_or_default().lines() {
                    assert!(line.chars().count() <= 80, "{line}");
                }
            }
            program.debug_assert();
        }
    }

    #[test]
    fn german_names_are_names_of_commands_and_options() {
        let program = program();
        for (english, german) in words("Befehle") {
            let command = program.find_subcommand(english).unwrap();
            assert!(command.get_all_aliases().any(|alias| alias == german), "{german}");
        }
        let longs: Vec<&str> = program
            .get_subcommands()
            .flat_map(clap::Command::get_arguments)
            .chain(program.get_arguments())
            .filter_map(clap::Arg::get_long)
            .collect();
        let dimensions = ["size", "trend", "market", "experience", cli::PERIOD, "TOWN"];
        for (english, _) in words("Optionen").chain(words("Fremde Optionen")) {
            let english = english.split(' ').next().unwrap();
            assert!(longs.contains(&english) || dimensions.contains(&english), "{english}");
        }
    }
}
