//! What the help says: of every command and argument by its id. That none is missing in either
//! language, and none is left over, is tested where they meet the definitions.

mod english;
mod german;
mod value;

pub use value::Value;

use super::topics;
use crate::language::Language;

/// The help in one language.
pub struct Help {
    pub about: &'static str,
    /// How the program is called.
    pub usage: &'static str,
    /// Where the help leads on.
    pub more: &'static [(&'static str, &'static str)],
    /// By what names commands can be called besides.
    pub other_names: &'static str,
    pub more_of_command: &'static str,

    // Headings, and what stands for any option.
    pub usage_heading: &'static str,
    pub commands_heading: &'static str,
    pub arguments_heading: &'static str,
    pub options_heading: &'static str,
    pub filters_heading: &'static str,
    pub output_heading: &'static str,
    pub formats_heading: &'static str,
    pub examples_heading: &'static str,
    pub more_heading: &'static str,
    pub any_options: &'static str,

    // What only the manual has.
    pub manual: &'static str,
    pub name_heading: &'static str,
    pub synopsis_heading: &'static str,
    pub description_heading: &'static str,
    pub see_also_heading: &'static str,

    /// Of the program and of its data, and when these were edited.
    pub version: &'static str,
    pub version_without_data: &'static str,

    /// What stands for what arguments take.
    pub value: fn(Value) -> &'static str,
    /// The option of a dimension: its label and its levels.
    pub level: Argument,
    /// What is said of `--period` where it can be `across`.
    pub across: &'static str,
    /// Which times there are, in front of another sentence.
    pub times: &'static str,
    pub commands: &'static [&'static [Command]],
    /// Arguments that several commands take, unless a command says otherwise.
    pub shared: &'static [Argument],
    /// The formats by their names.
    pub formats: &'static [(&'static str, &'static str)],
    /// The variables of the environment, and what they do.
    pub environment: &'static [(&'static str, &'static str)],
    pub environment_heading: &'static str,
    /// The codes with which the program ends.
    pub exit: &'static [(&'static str, &'static str)],
    pub exit_heading: &'static str,
    pub output: Topic,
    pub filters: Topic,
    pub towns: &'static str,
    pub dataset: &'static str,
    pub expressions: &'static str,
}

/// What is said of a command.
pub struct Command {
    pub name: &'static str,
    pub about: &'static str,
    pub arguments: &'static [Argument],
    /// What is asked, and the command that asks it.
    pub examples: &'static [(&'static str, &'static str)],
}

/// What is said of an argument.
pub struct Argument {
    pub id: &'static str,
    pub text: &'static str,
}

/// What frames the options that a topic explains.
pub struct Topic {
    pub about: &'static str,
    pub after: &'static str,
    /// Commands that ask the bundled data.
    pub examples: &'static [&'static str],
}

const fn arg(id: &'static str, text: &'static str) -> Argument {
    Argument { id, text }
}

impl Help {
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &english::ENGLISH,
            Language::German => &german::GERMAN,
        }
    }

    /// What several commands share: the words by which help is asked for, and what they are.
    pub fn topics(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let asked = self
            .more
            .iter()
            .filter_map(|(asked, about)| Some((asked.strip_prefix("help ")?, *about)));
        // What is in capitals stands for something else.
        asked.filter(|(word, _)| word.starts_with(char::is_lowercase))
    }

    pub fn command(&self, name: &str) -> Option<&'static Command> {
        self.commands.iter().copied().flatten().find(|command| command.name == name)
    }

    pub fn format(&self, name: &str) -> Option<&'static str> {
        self.formats.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
    }
}

impl Command {
    /// What is said of an argument of this command.
    pub fn argument(&self, id: &str) -> Option<&'static Argument> {
        self.arguments.iter().find(|argument| argument.id == id)
    }
}
