//! Definitions of the command line, without behaviour. English help is the doc comments here and
//! at the arguments of each command, their examples included; `i18n/german.rs` lays German over it.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, ArgAction, Args, CommandFactory, Parser, Subcommand, ValueHint};

use crate::closed_list::one_of;
use crate::command::Command;
use crate::errors::UsageError;
use crate::i18n::{Language, german, join};
use crate::model::{Dimension, DimensionsFile};
use crate::output::parse_format;
use crate::render::Format;
use crate::terminal::{ColorChoice, language_of_tag};

/// Figures and documented facts, with their sources, on how eight municipalities of North
/// Rhine-Westphalia (NRW) received, housed and integrated refugees, and on which of the eight are
/// most like any other municipality of the state. The expert report of 2016 on them is known only
/// from the state’s press release
#[derive(Debug, Parser)]
#[command(
    name = "quartier",
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
pub struct Cli {
    /// Options of the output.
    #[command(flatten)]
    pub output: OutputArgs,
    /// Print the version of the program and of its data
    #[arg(long, short = 'V')]
    pub version: bool,
    /// Command.
    #[command(subcommand)]
    pub action: Option<Action>,
}

/// Commands: questions, and those of the program itself.
#[derive(Debug, Subcommand)]
pub enum Action {
    /// Command that answers with a report.
    #[command(flatten)]
    Question(Command),
    /// Print the line that sets up completion in a shell
    ///
    /// Examples:
    ///   For bash
    ///     quartier completions bash >> ~/.bashrc
    ///   For PowerShell, after `mkdir -Force (Split-Path $PROFILE)`
    ///     quartier completions powershell | Add-Content $PROFILE
    #[command(verbatim_doc_comment)]
    Completions {
        /// Shell: bash, zsh, fish or powershell
        #[arg(value_parser = ["bash", "zsh", "fish", "powershell"], ignore_case = true)]
        #[arg(value_name = "SHELL")]
        shell: String,
    },
    /// Show the manual page of a command
    ///
    /// Examples:
    ///   The page of a command
    ///     quartier man match
    ///   All pages, to install them
    ///     quartier man --all ~/.local/share/man/man1
    #[command(alias = "handbuch", verbatim_doc_comment)]
    Man {
        /// Command
        #[arg(value_name = "COMMAND")]
        command: Option<String>,
        /// Write all pages to this folder
        #[arg(long = "all", value_name = "DIR", value_hint = ValueHint::DirPath)]
        folder: Option<PathBuf>,
    },
    /// Explain a command or a topic
    ///
    /// Examples:
    ///   A command
    ///     quartier help match
    ///   A topic: towns, filters, expressions, formats, fields, likeness, dataset …
    ///     quartier help formats
    #[command(verbatim_doc_comment)]
    Help {
        /// Command or topic
        #[arg(value_name = "TOPIC")]
        words: Vec<String>,
    },
    /// Print the version of the program and of its data
    #[command(hide = true)]
    Version,
}

/// Options of the output, which hold everywhere.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Output", next_display_order = 40)]
pub struct OutputArgs {
    /// Format
    #[arg(long, short, global = true, value_parser = parse_format, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// File to write; its ending chooses the format
    #[arg(long, short, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// List the sources of what is printed
    #[arg(long, global = true)]
    pub sources: bool,
    /// Leave out the header line in tsv and csv
    #[arg(long, global = true)]
    pub no_header: bool,
    /// Language: en or de
    #[arg(long, global = true, value_parser = language, value_name = "LANGUAGE")]
    pub lang: Option<Language>,
    /// Leave out notes and hints
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Colour: auto, always or never
    #[arg(long, global = true, hide = true, value_parser = one_of::<ColorChoice>(), value_name = "WHEN")]
    #[arg(hide_possible_values = true)]
    pub color: Option<ColorChoice>,
    /// Use the dataset in this folder
    #[arg(long, global = true, hide = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub data: Option<PathBuf>,
    /// Print help
    #[arg(long, short, global = true, hide = true, action = ArgAction::Help)]
    pub help: Option<bool>,
}

/// Id and name of the option of periods.
pub const PERIOD: &str = "period";

/// Id and name of the option for points instead of areas.
pub const POINTS: &str = "points";

/// Commands that answer without a report.
pub const WITHOUT_REPORT: [&str; 4] = ["completions", "man", "help", "version"];

/// Options for commands that answer with a report, by their ids.
pub const FOR_REPORTS: [&str; 5] = ["format", "output", "sources", "no_header", "quiet"];

/// Commands that choose statements, not municipalities, by classes.
const STATEMENTS: [&str; 2] = ["findings", "recommendations"];

/// Commands whose answer depends on the period, beside those with filters.
const WITH_PERIOD: [&str; 4] = ["show", "compare", "match", "indicators"];

/// Commands that can be a layer of a map.
const WITH_LAYER: [&str; 3] = ["list", "match", "map"];

/// Format that is a layer of a map.
pub const LAYER: &str = "geojson";

/// Tells whether a command can answer in a format.
pub fn takes_format(command: &str, format: Format) -> bool {
    match command {
        "briefing" | "study" => !format.has_records(),
        _ => format.name != LAYER || WITH_LAYER.contains(&command),
    }
}

/// Definition of the command line for a dataset with these dimensions and periods, which make
/// options of commands.
pub fn definition(data: &DimensionsFile, language: Language) -> clap::Command {
    let program = Cli::command().mut_subcommands(|command| {
        let name = command.get_name().to_owned();
        let has_filters = command.get_arguments().any(|arg| arg.get_id() == "conditions")
            || STATEMENTS.contains(&&*name);
        let dimensions = data.dimensions.iter().enumerate().filter(|_| has_filters);
        let classes = dimensions.map(|(place, it)| class_option(it, language).display_order(place));
        let period = (has_filters || WITH_PERIOD.contains(&&*name)) && data.periods.len() > 1;
        let heading = has_filters.then_some("Filters");
        let period = period.then(|| period_option(data, language).help_heading(heading));
        let points = WITH_LAYER.contains(&&*name).then(|| {
            let option = Arg::new(POINTS).long(POINTS).action(ArgAction::SetTrue).display_order(43);
            option.help("Write points instead of areas (geojson)").help_heading("Output")
        });
        // Help texts name the values, with their meaning.
        let command = with_examples(command).mut_args(|arg| {
            if arg.get_action().takes_values() { arg.hide_possible_values(true) } else { arg }
        });
        command.args(classes).args(period).args(points)
    });
    german::with_names(program, language)
}

/// Command whose help ends in the examples that stand in its doc comment.
fn with_examples(command: clap::Command) -> clap::Command {
    let text = command.get_long_about().map(ToString::to_string).unwrap_or_default();
    match text.split_once("\n\n") {
        Some((_, examples)) => command.long_about(None).after_help(examples.to_owned()),
        None => command,
    }
}

/// Id of the option of a dimension, as no other argument has it.
pub fn class_option_id(dimension: &Dimension) -> String {
    format!("class:{}", dimension.id)
}

fn class_option(dimension: &Dimension, language: Language) -> Arg {
    let classes = join(dimension.classes.iter().map(|class| class.label.get(language)), ", ");
    let help = format!("{}: {classes}", dimension.label.get(language));
    let option = Arg::new(class_option_id(dimension)).long(dimension.id.clone()).help(help);
    let option = option.value_name("CLASS").value_delimiter(',').action(ArgAction::Append);
    option.help_heading("Filters")
}

fn period_option(data: &DimensionsFile, language: Language) -> Arg {
    let periods = data.periods.iter().map(|it| {
        let (id, label) = (&it.id, it.label.get(language));
        t!(language, "{id}, {label}", "{label}")
    });
    let periods = join(periods, "; ");
    let help = t!(language, "Time: {periods}", "Zeit: {periods}");
    Arg::new(PERIOD).long(PERIOD).value_name("PERIOD").help(help).display_order(30)
}

fn language(text: &str) -> Result<Language, UsageError> {
    language_of_tag(text).ok_or_else(|| {
        UsageError(tr!(
            "there is no language `{text}`; there are en and de",
            "es gibt keine Sprache `{text}`; es gibt de und en"
        ))
    })
}

/// Command that the arguments name.
pub fn command_in<'p>(program: &'p clap::Command, args: &[OsString]) -> Option<&'p clap::Command> {
    args.iter().find_map(|arg| program.find_subcommand(arg.to_str()?))
}

/// Names of a command, be they hidden.
pub fn names(command: &clap::Command) -> impl Iterator<Item = &str> {
    std::iter::once(command.get_name()).chain(command.get_all_aliases())
}
