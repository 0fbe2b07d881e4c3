//! One file a command: its arguments, and how it turns the dataset into a report. A new one is
//! a file, a line among the modules and one in [`COMMANDS`].

mod briefing;
mod check;
mod compare;
mod export;
mod facts;
mod indicators;
mod list;
mod map;
mod matching;
mod schema;
mod search;
mod show;
mod sources;
mod statements;
mod stats;
mod study;

pub use stats::{groups, keys};

use std::rc::Rc;

use anyhow::{Context as _, Result};
use clap::{Arg, ArgMatches, Args};

use crate::{
    arguments::{TakesPeriod, period_option},
    presentation::Context,
    report::{Report, Shape},
    schema::Period,
    text::Texts,
};

/// What can be asked, in the order of the help.
pub const COMMANDS: [Registered; 17] = [
    Registered::of::<list::ListArgs>(),
    Registered::of::<show::ShowArgs>(),
    Registered::of::<compare::CompareArgs>(),
    Registered::of::<stats::StatsArgs>(),
    Registered::of::<matching::MatchArgs>(),
    Registered::of::<briefing::BriefingArgs>(),
    Registered::of::<map::MapArgs>(),
    Registered::of::<statements::FindingsArgs>(),
    Registered::of::<statements::RecommendationsArgs>(),
    Registered::of::<facts::FactsArgs>(),
    Registered::of::<search::SearchArgs>(),
    Registered::of::<indicators::IndicatorsArgs>(),
    Registered::of::<sources::SourcesArgs>(),
    Registered::of::<study::StudyArgs>(),
    Registered::of::<check::CheckArgs>(),
    Registered::of::<export::ExportArgs>(),
    Registered::of::<schema::SchemaArgs>(),
];

/// The arguments of a command, and what it answers.
trait Command: Args {
    const NAME: &'static str;
    /// What else it is called, such as its German names.
    const ALIASES: &'static [&'static str] = &[];
    /// Whether it chooses by levels, so that each dimension is one of its options.
    const TAKES_LEVELS: bool = false;
    /// Which periods it can be asked for, whose levels and similarity it tells.
    const TAKES_PERIOD: TakesPeriod = TakesPeriod::No;
    /// Whether its answer is a document, whoever reads it.
    const IS_DOCUMENT: bool = false;
    /// Whether its answer is JSON, whoever reads it.
    const IS_JSON: bool = false;
    /// Whether it needs a dataset that can be read.
    const NEEDS_DATA: bool = true;

    /// What its answer is called where it has no title of its own.
    fn title(texts: &Texts) -> &'static str;

    /// What the records of its answers look like, which can be different ones.
    ///
    /// # Errors
    /// The data cannot be read.
    fn shapes(context: &Context) -> Result<Vec<Shape>>;

    /// The answer.
    ///
    /// # Errors
    /// The question does not fit the data, or the data cannot be read.
    fn report(&self, context: &Context) -> Result<Report>;
}

/// The options that the data make.
pub struct DataOptions<'a> {
    /// One for each dimension.
    pub levels: Vec<Arg>,
    pub periods: &'a [Rc<Period>],
}

/// What the program answers to a question that it asks itself.
///
/// # Errors
/// The question does not fit the data, or the data cannot be read.
fn answer(question: &[&str], context: &Context) -> Result<Report> {
    let command = COMMANDS.iter().find(|it| question.first() == Some(&it.name));
    let command = command.context("no such command")?;
    let options = DataOptions { levels: Vec::new(), periods: &context.dimensions.periods };
    let definition = command.definition(&options);
    command.report(&definition.try_get_matches_from(question)?, context)
}

/// A command as the program knows it.
pub struct Registered {
    pub name: &'static str,
    aliases: &'static [&'static str],
    /// Whether its answer is a document, whoever reads it.
    pub is_document: bool,
    /// Whether its answer is JSON, whoever reads it.
    pub is_json: bool,
    /// Whether it needs a dataset that can be read.
    pub needs_data: bool,
    define: fn(&DataOptions<'_>) -> clap::Command,
    shapes: fn(&Context) -> Result<Vec<Shape>>,
    report: fn(&ArgMatches, &Context) -> Result<Report>,
}

impl Registered {
    const fn of<C: Command>() -> Self {
        Self {
            name: C::NAME,
            aliases: C::ALIASES,
            is_document: C::IS_DOCUMENT,
            is_json: C::IS_JSON,
            needs_data: C::NEEDS_DATA,
            define: |options| {
                let levels = if C::TAKES_LEVELS { &*options.levels } else { &[] };
                let period = period_option(options.periods, C::TAKES_PERIOD);
                let command = clap::Command::new(C::NAME).aliases(C::ALIASES);
                // Levels come first among the filters.
                let command = command.next_display_order(levels.len());
                C::augment_args(command).args(levels).args(period)
            },
            shapes: C::shapes,
            report: |arguments, context| {
                let report = C::from_arg_matches(arguments)?.report(context)?;
                Ok(Report { title: C::title(context.texts), ..report })
            },
        }
    }

    /// Whether it has this name.
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.aliases.contains(&name)
    }

    /// Its definition for the command line, with the options that the data make.
    pub fn definition(&self, options: &DataOptions<'_>) -> clap::Command {
        (self.define)(options)
    }

    /// What its records look like.
    ///
    /// # Errors
    /// The data cannot be read.
    pub fn shapes(&self, context: &Context) -> Result<Vec<Shape>> {
        (self.shapes)(context)
    }

    /// Its answer.
    ///
    /// # Errors
    /// The question does not fit the data, or the data cannot be read.
    pub fn report(&self, arguments: &ArgMatches, context: &Context) -> Result<Report> {
        (self.report)(arguments, context)
    }
}
