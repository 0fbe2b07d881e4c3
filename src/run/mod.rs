//! From arguments to an answer: the one place that knows all others.

mod advice;
mod data;
mod message;
mod refusal;
mod reply;
mod unparsed;

use std::{ffi::OsString, mem};

use anyhow::{Result, anyhow, ensure};
use clap::{ArgMatches, FromArgMatches};
use reply::Asked;

use crate::{
    arguments::times,
    cli::{self, ColorChoice, OfItself, OutputArgs},
    command::{COMMANDS, Registered},
    completion::Request,
    dataset::{Dataset, Edition},
    environment,
    exit::Outcome,
    output, pager,
    presentation::{
        Context, citation,
        geography::{self, Shape},
    },
    query::LevelChoice,
    render::{self, Format, Purpose, Style},
    report::Report,
    say,
    schema::{Dimensions, Levels, Times},
    signals,
    text::{Texts, filled},
    usage_error::UsageError,
    vocabulary::Language,
};

/// Answers the question that the arguments ask: the result on standard output or in a file,
/// errors and remarks on standard error.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Outcome {
    signals::survive_full_files();
    let args: Vec<OsString> = args.into_iter().collect();
    if let Some(request) = Request::read(&args) {
        return complete(&request);
    }
    let color = unparsed::color(&args);
    unparsed::language(&args).speak();
    let dataset = data::asked_for(&args);
    match respond(&args, &dataset, color) {
        Ok(outcome) => outcome,
        Err(error) => {
            let error = data::located(dataset.fault().unwrap_or(error), &dataset);
            let outcome = Outcome::of(&error);
            if outcome != Outcome::Success {
                message::complain(&error, color);
            }
            outcome
        }
    }
}

/// Answers a shell, which has no use for errors.
fn complete(request: &Request) -> Outcome {
    let line = request.line();
    let language = unparsed::language(&line);
    language.speak();
    let answer = request.answer(&data::asked_for(&line), language);
    let _ = output::to_stdout(answer.as_bytes());
    Outcome::Success
}

fn respond(args: &[OsString], dataset: &Dataset, color: ColorChoice) -> Result<Outcome> {
    let asked = Asked { args, dataset, color };
    let dimensions = data::dimensions(dataset);
    let none = Dimensions::default();
    let options = dimensions.as_ref().unwrap_or(&none);
    let Some(matches) = cli::matches(args, options) else {
        return asked.reply(dimensions).map(|()| Outcome::Success);
    };
    if let Ok(question) = OfItself::from_arg_matches(&matches) {
        return asked.tell(&question, dimensions).map(|()| Outcome::Success);
    }
    let output = OutputArgs::from_arg_matches(&matches)?;
    let asked = matches.subcommand().and_then(|(name, arguments)| {
        Some((COMMANDS.iter().find(|command| command.name == name)?, arguments))
    });
    let format = format(&output, asked.map(|(command, _)| command))?;
    let shape = shape(&output, format)?;
    let languages = [language(&output, format.is_for_people())?, language(&output, false)?];
    let Some((command, arguments)) = asked else {
        ensure!(output.file().is_none(), reply::no_result());
        output::to_stdout(welcome(dataset, Language::spoken()).as_bytes())?;
        return Ok(Outcome::Success);
    };

    if shape.is_some() && !command.needs_data {
        // It might do something before its answer is refused.
        return Err(geography::refusal(command.name).into());
    }
    let dimensions = match dimensions {
        Ok(dimensions) => dimensions,
        // What is wrong with a dataset is what `check` is for.
        Err(_) if !command.needs_data => Dimensions::default(),
        Err(error) => return Err(error),
    };
    let context = context(arguments, dataset, dimensions, &output, format, languages);
    let mut report = command.report(arguments, &context)?;
    if let Some(shape) = shape {
        geography::locate(&mut report, shape, command.name, &context)?;
    }
    citation::resolve(&mut report, format.lists_sources(), &context)?;
    if format.purpose == Purpose::Workbook {
        report.notes.extend(edition(&context));
    }
    // What is wrong with a column shows when it is read.
    if let Some(fault) = dataset.fault() {
        return Err(fault);
    }
    let outcome = deliver(&report, format, &output, &context)?;
    // They go with the process.
    mem::forget((report, context));
    Ok(outcome)
}

/// What the command is given.
fn context(
    arguments: &ArgMatches,
    dataset: &Dataset,
    dimensions: Dimensions,
    output: &OutputArgs,
    format: Format,
    [language, language_of_records]: [Language; 2],
) -> Context {
    let times = times(arguments, &dimensions);
    Context {
        wanted_levels: wanted_levels(arguments, &dimensions, times),
        dataset: dataset.clone(),
        dimensions,
        times,
        option_names: cli::option_names,
        cite: output.cite || format.lists_sources(),
        reads_page: format.reads_page(),
        reads_records: format.reads_records(),
        language,
        language_of_records,
        texts: Texts::of(language),
    }
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

/// Which program and which data have made what is passed on.
fn edition(context: &Context) -> Option<String> {
    let Edition { version, date } = context.dataset.study().ok()?.edition;
    let date = date.readable(context.language);
    Some(filled(context.texts.made_by, &[env!("CARGO_PKG_VERSION"), &version, &date]))
}

/// The language that is asked for, or else that of the locale where people read the format; what
/// programs read is the same in every locale.
fn language(args: &OutputArgs, is_for_people: bool) -> Result<Language, UsageError> {
    if let Some(choice) = args.lang {
        return Ok(choice.into());
    }
    let usual = || if is_for_people { Language::spoken() } else { Language::default() };
    Ok(environment::language()?.unwrap_or_else(usual))
}

/// The levels that the options of the dimensions ask for.
fn wanted_levels(
    arguments: &ArgMatches,
    dimensions: &Dimensions,
    times: Times,
) -> Vec<LevelChoice> {
    let choice = |levels: &Levels| {
        // Commands without filters do not know the option.
        let id = cli::level_option_id(&levels.dimension.id);
        let names = arguments.try_get_many::<String>(&id).ok()??;
        Some(LevelChoice::of(names, levels))
    };
    dimensions.of(times.own).filter_map(choice).collect()
}

/// The format that was asked for, or the one that suits where the result goes.
fn format(args: &OutputArgs, command: Option<&Registered>) -> Result<Format, UsageError> {
    if let Some(command) = command.filter(|command| command.is_json) {
        return match args.format.filter(|it| it.name != render::JSON.name) {
            Some(other) => Err(UsageError::new(say::only_as_json(command.name, other.name))),
            None => Ok(render::JSON),
        };
    }
    let is_document = command.is_some_and(|command| command.is_document);
    let unattended = if is_document { render::MARKDOWN } else { render::TSV };
    match (args.format, args.file()) {
        (Some(format), _) => Ok(format),
        (None, Some(file)) => Ok(Format::of_file(file)?.unwrap_or(unattended)),
        (None, None) if environment::stdout_is_terminal() => Ok(render::TABLE),
        (None, None) => Ok(unattended),
    }
}

/// As what the format shows where its records lie; nothing if it does not.
fn shape(args: &OutputArgs, format: Format) -> Result<Option<Shape>, UsageError> {
    match (format.purpose, args.points) {
        (Purpose::Layer, true) => Ok(Some(Shape::Point)),
        (Purpose::Layer, false) => Ok(Some(Shape::Area)),
        (_, false) => Ok(None),
        (_, true) => Err(UsageError::new(say::points_of(format.name))),
    }
}

fn deliver(
    report: &Report,
    format: Format,
    args: &OutputArgs,
    context: &Context,
) -> Result<Outcome> {
    let file = args.file();
    // A shell wants the number, not its name.
    let is_bare = report.is_number && args.format.is_none() && file.is_none();
    let format = if is_bare { render::TABLE } else { format };
    if file.is_none() && environment::stdout_is_terminal() {
        shown_by_terminals(format)?;
    }
    let mut style = Style::document(context.texts);
    style.header = !args.no_header;
    // What is kept is read elsewhere, on another terminal or none.
    let is_kept =
        file.is_some() || format.purpose == Purpose::Document || environment::stdout_is_file();
    if !is_kept {
        style.width = environment::width();
        style.height = environment::height();
        style.pictures = environment::pictures();
    }
    style.color = file.is_none() && environment::colors_stdout(args.color);
    style.links = style.color && environment::stdout_knows_links();
    let bytes = (format.render)(report, &style)?;
    match file {
        Some(path) => output::to_file(&bytes, path)?,
        None => pager::print(&bytes, !args.no_pager)?,
    }
    for remark in &report.remarks {
        message::remark(context.texts.remark, remark, args.color);
    }
    let Some(failure) = &report.failure else { return Ok(Outcome::Success) };
    message::complain(&anyhow!("{failure}"), args.color);
    Ok(Outcome::Failure)
}

/// Refuses what a terminal would show as nonsense or obey.
fn shown_by_terminals(format: Format) -> Result<(), UsageError> {
    if format.is_binary {
        return Err(UsageError::new(say::not_for_terminals(format.name)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::shown_by_terminals;
    use crate::render::{Format, TABLE};

    #[test]
    fn no_terminal_is_given_what_is_no_text() {
        assert_eq!(shown_by_terminals(TABLE), Ok(()));
        let refusal = shown_by_terminals(Format { name: "xyz", is_binary: true, ..TABLE });
        let said = refusal.unwrap_err().to_string();
        assert!(said.starts_with("xyz ") && said.contains("`--output FILE`"), "{said}");
    }
}
