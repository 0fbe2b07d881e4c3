//! The command line's definitions, without behaviour.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use clap::{
    Arg, ArgAction, ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum,
};

use crate::{
    command::{
        LevelParser, briefing, check, compare, export, facts, indicators, list, map, matching,
        search, show, sources, statements,
    },
    render::Format,
    schema::{Dimension, Levels},
    vocabulary::Language,
};

/// Query how eight municipalities of North Rhine-Westphalia receive, house and integrate
/// refugees
///
/// The data are official statistics and documented facts, each with its source. What the expert
/// report "Gelingende Integration im Quartier" (ILS, 2016) found and recommends is known from the
/// state's press release about it.
#[derive(Debug, Parser)]
#[command(name = "quartier", version)]
pub struct Cli {
    /// How to print and where.
    #[command(flatten)]
    pub output: OutputArgs,
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What can be asked.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List municipalities: filtered, sorted, with the columns you choose
    #[command(alias = "liste")]
    List(Deferred<list::ListArgs>),
    /// Show all about one or more municipalities
    #[command(aliases = ["zeige", "zeigen"])]
    Show(Deferred<show::ShowArgs>),
    /// Compare municipalities: attributes as rows, municipalities as columns
    #[command(aliases = ["vergleich", "vergleiche"])]
    Compare(Deferred<compare::CompareArgs>),
    /// Which case studies are most like a municipality, and why
    #[command(aliases = ["ähnlich", "aehnlich"])]
    Match(Deferred<matching::MatchArgs>),
    /// A briefing on a municipality, to hand to a council
    #[command(aliases = ["steckbrief", "kurzbericht"])]
    Briefing(Deferred<briefing::BriefingArgs>),
    /// Show on a map where they lie
    #[command(alias = "karte")]
    Map(Deferred<map::MapArgs>),
    /// What the report found, as the state's press release reports it, and where it applies
    #[command(alias = "befunde")]
    Findings(Deferred<statements::FindingsArgs>),
    /// What the report recommends, as the press release reports it, and what the state adds
    #[command(visible_alias = "recs", alias = "empfehlungen")]
    Recommendations(Deferred<statements::RecommendationsArgs>),
    /// What is documented: statements on towns, programmes and terms
    #[command(alias = "fakten")]
    Facts(Deferred<facts::FactsArgs>),
    /// Search facts, findings, recommendations and sources
    #[command(alias = "suche")]
    Search(Deferred<search::SearchArgs>),
    /// What can be queried: columns, their meaning, date, status and source
    #[command(alias = "indikatoren")]
    Indicators(Deferred<indicators::IndicatorsArgs>),
    /// Where it is from: the bibliography, with licences and attributions
    #[command(alias = "quellen")]
    Sources(Deferred<sources::SourcesArgs>),
    /// What the study is, what is known of it, and what is not
    #[command(alias = "studie")]
    Study,
    /// Check a dataset: every fault with its file, line and column
    Check(Deferred<check::CheckArgs>),
    /// Write the bundled dataset to a folder, to read or as a start for one's own
    Export(Deferred<export::ExportArgs>),
}

/// The arguments of a command, defined only when the command is asked for: an answer should not
/// wait for the options of all the others.
#[derive(Debug)]
pub struct Deferred<T>(pub T);

impl<T: Args> Args for Deferred<T> {
    fn augment_args(command: clap::Command) -> clap::Command {
        command.defer(defined::<T>)
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        command.defer(defined::<T>)
    }
}

/// The command with its arguments; what it does is what it said before.
fn defined<T: Args>(command: clap::Command) -> clap::Command {
    let about = command.get_about().cloned().unwrap_or_default();
    T::augment_args(command).about(about).long_about(None)
}

impl<T: FromArgMatches> FromArgMatches for Deferred<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        T::from_arg_matches(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0.update_from_arg_matches(matches)
    }
}

/// How to print and where.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub struct OutputArgs {
    /// Format of the output [default: table on a terminal, else tsv, of a briefing markdown]
    #[arg(long, short, global = true, value_enum, ignore_case = true)]
    pub format: Option<Format>,
    /// Write to a file, whole or not at all; its ending can tell the format, `-` is standard output
    #[arg(long, short, global = true, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Leave out the line of headers (tsv, csv)
    #[arg(long, global = true)]
    pub no_header: bool,
    /// Name the sources of what is printed
    #[arg(long = "sources", global = true)]
    pub cite: bool,
    /// Language of the output [default: the locale's where people read it, else en]
    /// [env: QUARTIER_LANG]
    #[arg(long, global = true, value_enum, ignore_case = true, value_name = "LANGUAGE")]
    pub lang: Option<LanguageChoice>,
    /// Use the dataset in this folder instead of the bundled one [env: QUARTIER_DATA]
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t)]
    pub color: ColorChoice,
}

impl OutputArgs {
    /// The file to write to; none if that is standard output.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        file(self.output.as_deref())
    }
}

/// The file that is named; none if that is standard output.
#[must_use]
pub fn file(named: Option<&Path>) -> Option<&Path> {
    named.filter(|file| *file != "-" && *file != "/dev/stdout")
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless the environment says otherwise
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The languages of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LanguageChoice {
    /// English
    En,
    /// German
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

/// The commands that choose municipalities by their levels.
const FILTERED: [&str; 6] = ["list", "compare", "map", "findings", "recommendations", "facts"];

/// The command line for a dataset with these dimensions, each of which is a filter option of
/// the commands that choose municipalities, as far as the arguments name them.
#[must_use]
pub fn command(dimensions: &[Levels], args: &[OsString]) -> clap::Command {
    let is_named = |command: &clap::Command| {
        args.iter().any(|arg| arg.to_str().is_some_and(|arg| is_called(command, arg)))
    };
    FILTERED.into_iter().fold(Cli::command(), |command, name| {
        command.mut_subcommand(name, |command| {
            if is_named(&command) {
                let options = dimensions.iter().map(|levels| level_option(&levels.dimension));
                command.args(options)
            } else {
                command
            }
        })
    })
}

/// Whether a command has this name, be it one that the help does not show.
#[must_use]
pub fn is_called(command: &clap::Command, name: &str) -> bool {
    command.get_name() == name || command.get_all_aliases().any(|alias| alias == name)
}

/// The names of all options but those of the dimensions; no dimension may have one of them.
#[must_use]
pub fn option_names() -> Vec<String> {
    let mut command = Cli::command();
    command.build();
    let all = std::iter::once(&command).chain(command.get_subcommands());
    let names = all.flat_map(clap::Command::get_arguments).flat_map(|arg| {
        let aliases = arg.get_all_aliases().unwrap_or_default();
        arg.get_long().into_iter().chain(aliases)
    });
    names.chain(["help", "version"]).map(str::to_owned).collect()
}

/// The id of the option of a dimension, which nothing that is defined here can have.
#[must_use]
pub fn level_option_id(dimension: &str) -> String {
    format!("level:{dimension}")
}

fn level_option(dimension: &Dimension) -> Arg {
    Arg::new(level_option_id(&dimension.id))
        .long(String::from(&dimension.id))
        .value_name("LEVEL")
        .value_delimiter(',')
        .action(ArgAction::Append)
        .value_parser(LevelParser::new(dimension))
        .help_heading("Filters")
        .help(format!("Only this {}; several with commas", dimension.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_with_filters_takes_levels() {
        let mut command = Cli::command();
        command.build();
        let has_filters = |command: &&clap::Command| {
            command.get_arguments().any(|arg| arg.get_help_heading() == Some("Filters"))
        };
        let filtered = command.get_subcommands().filter(has_filters);
        let names: Vec<_> = filtered.map(clap::Command::get_name).collect();
        assert_eq!(names, FILTERED);
    }
}
