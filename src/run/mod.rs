mod advice;
mod data;
mod message;
mod reply;
mod unparsed;

use std::ffi::OsString;

use anyhow::{Result, bail};
use clap::{ArgMatches, FromArgMatches};

use crate::{
    cli::{self, Cli, ColorChoice, Command, Deferred, OutputArgs},
    command::{self, Context},
    dataset::{Dataset, Dimensions},
    environment,
    exit::Outcome,
    output,
    query::LevelChoice,
    render::{Format, Style},
    report::Report,
    schema::Levels,
    text::Texts,
    usage_error::UsageError,
    vocabulary::Language,
};

/// Answers the question that the arguments ask: the result on standard output or in a file,
/// errors and remarks on standard error.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Outcome {
    let args: Vec<OsString> = args.into_iter().collect();
    let color = unparsed::color(&args);
    let dataset = data::asked_for(&args);
    match respond(&args, &dataset, color).map_err(|error| data::located(error, &dataset)) {
        Ok(()) => Outcome::Success,
        Err(error) => {
            let outcome = Outcome::of(&error);
            if outcome != Outcome::Success {
                message::complain(&error, color);
            }
            outcome
        }
    }
}

fn respond(args: &[OsString], dataset: &Dataset, color: ColorChoice) -> Result<()> {
    let dimensions = data::dimensions(dataset);
    let options = dimensions.as_ref().map_or(&[][..], |dimensions| &dimensions.levels);
    let matches = match cli::command(options, args).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(reply) => match reply::meant(&reply, args) {
            Some(args) => return respond(&args, dataset, color),
            None => return reply::print(&reply, args, dimensions, dataset, color),
        },
    };
    let Cli { output, command } = Cli::from_arg_matches(&matches)?;
    if command.is_none() && output.file().is_some() {
        return Err(reply::no_result().into());
    }
    let dimensions = match (dimensions, &command) {
        (Ok(dimensions), _) => dimensions,
        // What is wrong with a dataset is what `check` is for; these others need none.
        (Err(_), Some(Command::Check(_) | Command::Export(_)) | None) => Dimensions::default(),
        (Err(error), _) => return Err(error),
    };
    let format = format(&output, command.as_ref())?;
    let language = language(&output, format)?;
    let Some(command) = command else {
        return output::to_stdout(&welcome(dataset, language));
    };

    let context = Context {
        levels: level_choices(&matches, &dimensions.levels),
        dataset: dataset.clone(),
        dimensions: dimensions.levels,
        general_note: dimensions.note,
        cite: output.cite || format.is_bibliography(),
        language,
        texts: Texts::of(language),
    };
    let report = report(&command, &context)?;
    deliver(&report, format, &output, &context)
}

/// What can be asked, in five lines; of a dataset in a folder, which may know none of the towns
/// named there, only where that is written.
fn welcome(dataset: &Dataset, language: Language) -> String {
    let Texts { welcome, first_steps, .. } = Texts::of(language);
    match dataset {
        Dataset::Bundled => [*welcome, first_steps].concat(),
        Dataset::Folder(_) => (*first_steps).to_owned(),
    }
}

/// The language that is asked for; what programs read is English unless they ask.
fn language(args: &OutputArgs, format: Format) -> Result<Language, UsageError> {
    match args.lang {
        Some(choice) => Ok(choice.into()),
        None if format.is_for_people() => environment::language(),
        None => Ok(Language::English),
    }
}

fn report(command: &Command, context: &Context) -> Result<Report> {
    match command {
        Command::List(Deferred(args)) => command::list::report(args, context),
        Command::Show(Deferred(args)) => command::show::report(args, context),
        Command::Compare(Deferred(args)) => command::compare::report(args, context),
        Command::Match(Deferred(args)) => command::matching::report(args, context),
        Command::Briefing(Deferred(args)) => command::briefing::report(args, context),
        Command::Map(Deferred(args)) => command::map::report(args, context),
        Command::Findings(Deferred(args)) => command::statements::findings(args, context),
        Command::Recommendations(Deferred(args)) => {
            command::statements::recommendations(args, context)
        }
        Command::Facts(Deferred(args)) => command::facts::report(args, context),
        Command::Search(Deferred(args)) => command::search::report(args, context),
        Command::Indicators(Deferred(args)) => command::indicators::report(args, context),
        Command::Sources(Deferred(args)) => command::sources::report(args, context),
        Command::Study => command::study::report(context),
        Command::Check(Deferred(args)) => {
            command::check::report(args, &cli::option_names(), context)
        }
        Command::Export(Deferred(args)) => command::export::report(args, context),
    }
}

/// The levels that the options of the dimensions ask for.
fn level_choices(matches: &ArgMatches, dimensions: &[Levels]) -> Vec<LevelChoice> {
    let Some((_, options)) = matches.subcommand() else {
        return Vec::new();
    };
    let choice = |levels: &Levels| {
        // Commands without filters do not know the option.
        let id = cli::level_option_id(&levels.dimension.id);
        let names = options.try_get_many::<String>(&id).ok()??;
        Some(LevelChoice::of(names, levels))
    };
    dimensions.iter().filter_map(choice).collect()
}

/// The format that was asked for, or the one that suits where the result goes.
fn format(args: &OutputArgs, command: Option<&Command>) -> Result<Format, UsageError> {
    // A briefing is a document, whoever reads it.
    let unattended = match command {
        Some(Command::Briefing(_)) => Format::Markdown,
        _ => Format::Tsv,
    };
    match (args.format, args.file()) {
        (Some(format), _) => Ok(format),
        (None, Some(file)) => Ok(Format::of_file(file)?.unwrap_or(unattended)),
        (None, None) if environment::stdout_is_terminal() => Ok(Format::Table),
        (None, None) => Ok(unattended),
    }
}

fn deliver(report: &Report, format: Format, args: &OutputArgs, context: &Context) -> Result<()> {
    let file = args.file();
    let mut style = Style::document(context.texts);
    style.header = !args.no_header;
    // What is kept is read elsewhere, on another terminal or none.
    let is_kept = file.is_some() || format == Format::Markdown || environment::stdout_is_file();
    if !is_kept {
        style.width = environment::width();
        style.height = environment::height();
        style.pictures = environment::pictures();
    }
    style.color = file.is_none() && environment::colors_stdout(args.color);
    style.links = style.color && environment::stdout_knows_links();
    let text = format.render(report, &style)?;
    match file {
        Some(path) => output::to_file(&text, path)?,
        None => output::to_stdout(&text)?,
    }
    for remark in &report.remarks {
        message::remark(context.texts.remark, remark, args.color);
    }
    report.failure.as_ref().map_or(Ok(()), |failure| bail!("{failure}"))
}
