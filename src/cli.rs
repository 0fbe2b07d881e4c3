//! The command line's definitions, without behaviour.

use std::{
    ffi::OsString,
    mem,
    path::{Path, PathBuf},
};

use clap::{Arg, ArgAction, ArgMatches, Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::{
    arguments::{FILTERS, PERIOD, levels},
    command::{COMMANDS, DataOptions, Registered},
    render::Format,
    schema::{Dimension, Dimensions},
    text::Value,
    vocabulary::Language,
};

/// What marks an argument as one on the output.
pub const OUTPUT: &str = "output";

#[derive(Debug, Parser)]
#[command(
    name = "quartier",
    version,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
struct Program {
    #[arg(long, short, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(long, short = 'V', action = ArgAction::Version)]
    version: Option<bool>,
    #[command(flatten)]
    output: OutputArgs,
}

/// What is asked of the program itself, which answers without the data.
#[derive(Debug, Subcommand)]
pub enum OfItself {
    Completions {
        #[arg(value_enum, ignore_case = true, value_name = Value::Shell)]
        shell: Shell,
    },
    #[command(alias = "handbuch")]
    Man {
        #[arg(value_name = Value::Command)]
        command: Option<String>,
    },
    #[command(alias = "hilfe", disable_help_flag = true)]
    Help {
        #[arg(value_name = Value::Topic)]
        words: Vec<String>,
    },
}

/// The shells that can complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
}

/// How to print and where.
#[derive(Debug, Args)]
#[command(next_help_heading = OUTPUT)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct OutputArgs {
    #[arg(long, short, global = true, value_enum, ignore_case = true, value_name = Value::Format)]
    pub format: Option<Format>,
    #[arg(long, short, global = true, value_name = Value::File)]
    pub output: Option<PathBuf>,
    #[arg(long, global = true)]
    pub no_header: bool,
    #[arg(long, global = true)]
    pub points: bool,
    #[arg(long, global = true)]
    pub no_pager: bool,
    #[arg(long = "sources", global = true)]
    pub cite: bool,
    #[arg(long, global = true, value_enum, ignore_case = true, value_name = Value::Language)]
    pub lang: Option<LanguageChoice>,
    #[arg(long, global = true, value_name = Value::Folder)]
    pub data: Option<PathBuf>,
    #[arg(long, global = true, value_enum, default_value_t, value_name = Value::When)]
    pub color: ColorChoice,
}

impl OutputArgs {
    /// The file to write to; none if that is standard output.
    pub fn file(&self) -> Option<&Path> {
        file(self.output.as_deref())
    }
}

/// The file that is named; none if that is standard output.
pub fn file(named: Option<&Path>) -> Option<&Path> {
    named.filter(|file| *file != "-" && *file != "/dev/stdout")
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ColorChoice {
    #[default]
    Auto,
    Always,
    Never,
}

/// The languages of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LanguageChoice {
    En,
    De,
}

impl From<LanguageChoice> for Language {
    fn from(choice: LanguageChoice) -> Self {
        match choice {
            LanguageChoice::En => Self::English,
            LanguageChoice::De => Self::German,
        }
    }
}

/// The command line for a dataset with these dimensions, each of which is a filter option of
/// the commands that choose by levels, and with their periods.
pub fn command(dimensions: &Dimensions) -> clap::Command {
    OfItself::augment_subcommands(with_commands(COMMANDS.iter(), dimensions))
}

/// What the arguments say, if they are right.
pub fn matches(args: &[OsString], dimensions: &Dimensions) -> Option<ArgMatches> {
    let named = args.iter().skip(1).filter_map(|arg| arg.to_str());
    let asked = named.flat_map(|name| COMMANDS.iter().filter(move |it| it.is_called(name))).next();
    // Defining a command takes longer than many an answer: the others are only needed if it is
    // not this one.
    let one = with_commands(asked.into_iter(), dimensions);
    matched(one, args).or_else(|| matched(command(dimensions), args))
}

fn matched(mut command: clap::Command, args: &[OsString]) -> Option<ArgMatches> {
    let matches = command.try_get_matches_from_mut(args).ok();
    // It goes with the process.
    mem::forget(command);
    matches
}

fn with_commands<'c>(
    commands: impl Iterator<Item = &'c Registered>,
    dimensions: &Dimensions,
) -> clap::Command {
    let options = data_options(dimensions);
    program().subcommands(commands.map(|command| command.definition(&options)))
}

/// The program without its commands: the options that all of them have.
pub fn program() -> clap::Command {
    Program::command()
}

/// The definition of a command by any of its names.
pub fn definition(name: &str, dimensions: &Dimensions) -> Option<clap::Command> {
    if let Some(command) = COMMANDS.iter().find(|command| command.is_called(name)) {
        return Some(command.definition(&data_options(dimensions)));
    }
    OfItself::augment_subcommands(program()).find_subcommand(name).cloned()
}

/// The options that dimensions and periods are.
fn data_options(dimensions: &Dimensions) -> DataOptions<'_> {
    let levels = dimensions.of(0).enumerate();
    let levels = levels.map(|(place, it)| level_option(&it.dimension).display_order(place));
    DataOptions { levels: levels.collect(), periods: &dimensions.periods }
}

/// Whether a command has this name, be it one that the help does not show.
pub fn is_called(command: &clap::Command, name: &str) -> bool {
    command.get_name() == name || command.get_all_aliases().any(|alias| alias == name)
}

/// The names of all options but those of the dimensions; no dimension may have one of them.
pub fn option_names() -> Vec<String> {
    let mut command = command(&Dimensions::default());
    command.build();
    let all = std::iter::once(&command).chain(command.get_subcommands());
    let names = all.flat_map(clap::Command::get_arguments).flat_map(|arg| {
        let aliases = arg.get_all_aliases().unwrap_or_default();
        arg.get_long().into_iter().chain(aliases)
    });
    names.chain([PERIOD]).map(str::to_owned).collect()
}

/// What the id of the option of a dimension begins with, as nothing does that is defined here.
const LEVEL: &str = "level:";

/// The id of the option of a dimension.
pub fn level_option_id(dimension: &str) -> String {
    [LEVEL, dimension].concat()
}

/// Whether an option is that of a dimension.
pub fn is_level_option(option: &Arg) -> bool {
    option.get_id().as_str().starts_with(LEVEL)
}

fn level_option(dimension: &Dimension) -> Arg {
    Arg::new(level_option_id(&dimension.id))
        .long(String::from(&dimension.id))
        .value_name(Value::Class)
        .value_delimiter(',')
        .action(ArgAction::Append)
        .value_parser(levels(dimension))
        .help_heading(FILTERS)
}

#[cfg(test)]
mod tests {
    use super::{COMMANDS, DataOptions, FILTERS, level_option};
    use crate::dataset::Dataset;

    #[test]
    fn every_command_with_filters_takes_levels() {
        let dimensions = Dataset::Bundled.dimensions().unwrap();
        let option = level_option(&dimensions.of(0).next().unwrap().dimension);
        let options = |levels| DataOptions { levels, periods: &[] };
        for command in &COMMANDS {
            let has_filters = |command: clap::Command| {
                command.get_arguments().any(|arg| arg.get_help_heading() == Some(FILTERS))
            };
            let with_levels = command.definition(&options(vec![option.clone()]));
            assert_eq!(
                has_filters(command.definition(&options(Vec::new()))),
                with_levels.get_arguments().any(|arg| arg.get_id() == option.get_id()),
                "{}",
                command.name
            );
        }
    }
}
