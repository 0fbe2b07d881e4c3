use std::{
    ffi::OsString,
    io::{self, Write},
    path::{Path, PathBuf},
};

use anyhow::{Error, Result, anyhow, bail, ensure};
use clap::{ArgMatches, FromArgMatches, error::ErrorKind};

use crate::{
    cli::{self, Cli, Command, OutputArgs},
    command::{self, Context},
    dataset::{
        Dataset, Dimensions, Edition,
        check::{Severity, check},
    },
    environment,
    exit::{Outcome, UsageError},
    output,
    query::LevelChoice,
    render::{Format, Pictures, Style},
    report::Report,
    schema::Levels,
    text::Texts,
    vocabulary::Language,
};

/// Answers the question that the arguments ask: the result on standard output or in a file,
/// errors and remarks on standard error.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Outcome {
    match answer(args) {
        Ok(()) => Outcome::Success,
        Err(error) => {
            let outcome = Outcome::of(&error);
            if outcome != Outcome::Success {
                say("error", &format!("{error:#}"));
            }
            outcome
        }
    }
}

fn answer(args: impl IntoIterator<Item = OsString>) -> Result<()> {
    let args: Vec<OsString> = args.into_iter().collect();
    let dataset = dataset(&args);
    respond(args, &dataset).map_err(|error| located(error, &dataset))
}

fn respond(args: Vec<OsString>, dataset: &Dataset) -> Result<()> {
    let dimensions = dimensions(dataset);
    let options = dimensions.as_ref().map_or(&[][..], |dimensions| &dimensions.levels);
    let matches = match cli::command(options).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(message) => return dimensions.and_then(|_| help_or_error(&message, dataset)),
    };
    let Cli { output, command } = Cli::from_arg_matches(&matches)?;
    let dimensions = match (dimensions, &command) {
        (Ok(dimensions), _) => dimensions,
        // What is wrong with a dataset is what `check` is for.
        (Err(_), Some(Command::Check(_) | Command::Export(_))) => Dimensions::default(),
        (Err(error), _) => return Err(error),
    };
    let format = format(&output, command.as_ref());
    let language = language(&output, format)?;
    let Some(command) = command else {
        return output::to_stdout(Texts::of(language).welcome);
    };

    let context = Context {
        levels: level_choices(&matches, &dimensions.levels),
        dataset: dataset.clone(),
        dimensions: dimensions.levels,
        note_on_levels: dimensions.note.map(|note| note.get(language).to_owned()),
        cite: output.cite || format.is_bibliography(),
        language,
        texts: Texts::of(language),
    };
    let report = report(&command, &context)?;
    deliver(&report, format, &output, &context)
}

/// The dimensions of the dataset, whose names have to be free for options.
fn dimensions(dataset: &Dataset) -> Result<Dimensions> {
    let dimensions = dataset.dimensions()?;
    if matches!(dataset, Dataset::Folder(_)) {
        let mut taken = cli::option_names();
        for Levels { dimension, .. } in &dimensions.levels {
            let id = String::from(&dimension.id);
            ensure!(!taken.contains(&id), "dimensions.toml: `{id}` already means something else");
            taken.push(id);
        }
    }
    Ok(dimensions)
}

/// What is wrong with a dataset, with its place rather than with how it was noticed.
fn located(error: Error, dataset: &Dataset) -> Error {
    let Dataset::Folder(folder) = dataset else {
        return error;
    };
    let of_data = error.chain().all(|cause| {
        cause.downcast_ref::<io::Error>().is_none() && cause.downcast_ref::<UsageError>().is_none()
    });
    let problems = of_data.then(|| check(dataset, &cli::option_names())).and_then(Result::ok);
    let mut errors = problems.into_iter().flatten().filter(|it| it.severity == Severity::Error);
    match errors.next() {
        Some(first) if error.to_string().contains(&first.position()) => error,
        Some(first) => {
            let more = match errors.count() {
                0 => String::new(),
                more => format!(" ({more} more: quartier check)"),
            };
            let path = folder.join(first.position());
            anyhow!("{}: {}{more}", path.display(), first.message)
        }
        None => error,
    }
}

/// The dataset that is asked for. It has to be known before the arguments can be read, because
/// its dimensions are options.
fn dataset(args: &[OsString]) -> Dataset {
    let mut args = args.iter().take_while(|arg| *arg != "--");
    let named = args.find_map(|arg| match arg.to_str()? {
        "--data" => Some(None),
        arg => arg.strip_prefix("--data=").map(|folder| Some(PathBuf::from(folder))),
    });
    let folder = match named {
        Some(None) => args.next().map(PathBuf::from),
        Some(folder) => folder,
        None => environment::data_folder(),
    };
    folder.map_or(Dataset::Bundled, Dataset::Folder)
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
        Command::List(args) => command::list::report(args, context),
        Command::Show(args) => command::show::report(args, context),
        Command::Compare(args) => command::compare::report(args, context),
        Command::Match(args) => command::matching::report(args, context),
        Command::Briefing(args) => command::briefing::report(args, context),
        Command::Map(args) => command::map::report(args, context),
        Command::Findings(args) => command::statements::findings(args, context),
        Command::Recommendations(args) => command::statements::recommendations(args, context),
        Command::Facts(args) => command::facts::report(args, context),
        Command::Search(args) => command::search::report(args, context),
        Command::Indicators(args) => command::indicators::report(args, context),
        Command::Sources(args) => command::sources::report(args, context),
        Command::Study => command::study::report(context),
        Command::Check(args) => command::check::report(args, context),
        Command::Export(args) => command::export::report(args, context),
    }
}

/// The levels that the options of the dimensions ask for.
fn level_choices(matches: &ArgMatches, dimensions: &[Levels]) -> Vec<LevelChoice> {
    let Some((_, options)) = matches.subcommand() else {
        return Vec::new();
    };
    let choice = |levels: &Levels| {
        // Commands without filters do not know the option.
        let names = options.try_get_many::<String>(&levels.dimension.id).ok()??;
        Some(LevelChoice::of(names, levels))
    };
    dimensions.iter().filter_map(choice).collect()
}

/// The format that was asked for, or the one that suits where the result goes.
fn format(args: &OutputArgs, command: Option<&Command>) -> Format {
    // A briefing is a document, whoever reads it.
    let unattended = match command {
        Some(Command::Briefing(_)) => Format::Markdown,
        _ => Format::Tsv,
    };
    let by_destination = || match &args.output {
        Some(path) => format_of(path).unwrap_or(unattended),
        None if environment::stdout_is_terminal() => Format::Table,
        None => unattended,
    };
    args.format.unwrap_or_else(by_destination)
}

fn format_of(path: &Path) -> Option<Format> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    Some(match &*extension {
        "tsv" => Format::Tsv,
        "csv" => Format::Csv,
        "json" => Format::Json,
        "jsonl" => Format::Jsonl,
        "md" => Format::Markdown,
        "txt" => Format::Table,
        "bib" => Format::Bibtex,
        _ => return None,
    })
}

fn deliver(report: &Report, format: Format, args: &OutputArgs, context: &Context) -> Result<()> {
    let color = args.output.is_none() && environment::colors_stdout(args.color);
    let style = Style {
        texts: context.texts,
        width: environment::width(),
        height: environment::height(),
        color,
        links: color && environment::stdout_knows_links(),
        header: !args.no_header,
        // A file is read elsewhere.
        pictures: if args.output.is_some() { Pictures::Unicode } else { environment::pictures() },
    };
    let text = format.render(report, &style)?;
    match &args.output {
        Some(path) => output::to_file(&text, path)?,
        None => output::to_stdout(&text)?,
    }
    for remark in &report.remarks {
        say("note", remark);
    }
    report.failure.as_ref().map_or(Ok(()), |failure| bail!("{failure}"))
}

/// Help and version are results; anything else that clap says is an error.
fn help_or_error(message: &clap::Error, dataset: &Dataset) -> Result<()> {
    match message.kind() {
        ErrorKind::DisplayHelp => Ok(message.print()?),
        ErrorKind::DisplayVersion => {
            let program = env!("CARGO_PKG_VERSION");
            let Edition { version, date } = dataset.study()?.edition;
            output::to_stdout(&format!("quartier {program}\ndata {version} of {date}\n"))
        }
        _ => {
            let text = message.to_string();
            let text = text.strip_prefix("error: ").unwrap_or(&text).trim_end();
            Err(UsageError::new(text).into())
        }
    }
}

/// Says something on standard error; what cannot be said there is lost.
fn say(label: &str, message: &str) {
    let message = harmless(message);
    let line = if environment::colors_stderr() {
        format!("\u{1b}[1m{label}:\u{1b}[0m {message}\n")
    } else {
        format!("{label}: {message}\n")
    };
    let _ = io::stderr().lock().write_all(line.as_bytes());
}

/// The message without characters that a terminal would obey.
fn harmless(message: &str) -> String {
    let visible = |c: char| match c {
        '\n' => c,
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    message.chars().map(visible).collect()
}
