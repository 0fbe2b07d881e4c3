//! From arguments to an answer on the terminal, in the pager or in a file.

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;
use std::{fs, io};

use anyhow::{Result, bail};
use clap::FromArgMatches;
use clap::builder::StyledStr;

use crate::answer::Answer;
use crate::arguments::{self, EarlyArgs};
use crate::cli::{self, Action, Cli, OutputArgs};
use crate::data::Dataset;
use crate::data::check::check;
use crate::errors::{self, UsageError};
use crate::help::Guide;
use crate::i18n::Language;
use crate::messages::Messages;
use crate::model::DimensionsFile;
use crate::usage_errors::Refused;
use crate::{completion, output, terminal};

/// Answers the question that the arguments ask: the result on standard output or in a file,
/// errors and notes on standard error.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().map(arguments::in_one_line).collect();
    if completion::answer(&args) {
        return ExitCode::SUCCESS;
    }
    let early = EarlyArgs::read(&args);
    let messages = Messages { language: early.language, color: early.color };
    let dataset = Rc::new(early.dataset());
    // The data are needed to the end, and taking them apart would take a tenth of the time.
    std::mem::forget(Rc::clone(&dataset));
    let app = App { dataset, messages };
    app.answer(args.into_iter().skip(1).collect()).unwrap_or_else(|error| {
        if errors::is_closed_pipe(&error) {
            return ExitCode::SUCCESS;
        }
        messages.error(&errors::message(&error, messages.language));
        if error.is::<UsageError>() { ExitCode::from(2) } else { ExitCode::FAILURE }
    })
}

/// Circumstances under which the arguments are read.
struct App {
    dataset: Rc<Dataset>,
    messages: Messages,
}

impl App {
    fn answer(self, args: Vec<OsString>) -> Result<ExitCode> {
        terminal::language_asked()?;
        arguments::refuse_control(&args)?;
        let dimensions = self.dimensions();
        let data = dimensions.as_ref().map(Rc::clone).unwrap_or_default();
        let args = arguments::as_meant(args, &self.dataset);
        let guide = self.guide(&data, self.messages.language);
        let refused = Refused { args: &args, guide: &guide };
        if arguments::asks_for_help(&args) {
            let command = cli::command_in(&guide.program, &args).map(clap::Command::get_name);
            return self.page(&guide.page(command));
        }
        let matches = match guide.program.clone().try_get_matches_from(&args) {
            Ok(matches) => matches,
            Err(error) => {
                dimensions?;
                return Err(UsageError::told(refused.explain(&error)).into());
            }
        };
        let cli = Cli::from_arg_matches(&matches)?;
        let OutputArgs { format, output, sources, no_header, .. } = &cli.output;
        let is_for_answers = format.is_some() || output.is_some() || *sources || *no_header;
        let unknown = |topic: &str| UsageError::told(refused.unknown_topic(topic));
        match &cli.action {
            Some(Action::Question(command)) => {
                if command.needs_data() {
                    dimensions?;
                }
                let (name, arguments) = matches.subcommand().unwrap_or(("", &matches));
                let (output, messages) = (&cli.output, self.messages);
                let answer = Answer { command, name, arguments, output, messages };
                answer.give(Rc::clone(&self.dataset)).map_err(|error| refused.with_option(error))
            }
            Some(Action::Version) => self.version(),
            None if cli.version => self.version(),
            _ if is_for_answers => bail!(UsageError(tr!(
                "only the answer of a command has a format or goes to a file, as in `quartier list \
                 -o FILE`",
                "nur die Antwort eines Befehls hat ein Format oder kommt in eine Datei, etwa \
                 `quartier liste -o DATEI`"
            ))),
            None if self.dataset.is_bundled() => self.print(&guide.welcome()),
            None => self.page(&guide.program()),
            Some(Action::Completions { shell }) => self.print(completion::line(shell)),
            Some(Action::Man { folder: Some(folder), .. }) => self.manual_pages(folder, &data),
            Some(Action::Man { command: Some(name), .. }) if guide.command(name).is_none() => {
                Err(unknown(name).into())
            }
            Some(Action::Man { command, .. }) => self.manual(command.as_deref(), &data),
            Some(Action::Help { words }) => {
                let Some(word) = words.iter().flat_map(|it| it.split(' ')).next() else {
                    return self.page(&guide.program());
                };
                let page = guide.command(word).or_else(|| guide.topic(word));
                self.page(&page.ok_or_else(|| unknown(word))?)
            }
        }
    }

    /// Dimensions of the dataset, whose names are free for options; an own dataset with a fault is
    /// refused.
    fn dimensions(&self) -> Result<Rc<DimensionsFile>> {
        if !self.dataset.is_bundled()
            && let Some(problem) = check(&self.dataset.files).first()
        {
            return Err(self.dataset.files.error(problem).into());
        }
        Ok(Rc::clone(self.dataset.dimensions()?))
    }

    fn guide(&self, data: &DimensionsFile, language: Language) -> Guide<'_> {
        let program = cli::definition(data, language).no_binary_name(true);
        Guide { program, dataset: &self.dataset, language, width: terminal::width() }
    }

    fn version(&self) -> Result<ExitCode> {
        let language = self.messages.language;
        let program = env!("CARGO_PKG_VERSION");
        let data = self.dataset.study().map(|study| {
            let (version, date) = (&study.dataset.version, study.dataset.date.readable(language));
            t!(language, "data {version} of {date}", "Daten {version} vom {date}")
        });
        let unreadable = language.of("data cannot be read", "Daten nicht lesbar");
        let data = data.unwrap_or_else(|_| unreadable.to_owned());
        self.print(&format!("quartier {program}\n{data}\n"))
    }

    /// Page of the manual, in English: as roff, or on a terminal as it reads.
    fn manual(&self, command: Option<&str>, data: &DimensionsFile) -> Result<ExitCode> {
        let guide = self.guide(data, Language::English);
        if terminal::stdout_is_terminal() {
            return self.page(&guide.page(command));
        }
        let program = guide.explained();
        let page = command.and_then(|name| program.find_subcommand(name).cloned());
        let mut roff = Vec::new();
        clap_mangen::Man::new(page.unwrap_or(program)).render(&mut roff)?;
        self.print(&String::from_utf8_lossy(&roff))
    }

    fn manual_pages(&self, folder: &Path, data: &DimensionsFile) -> Result<ExitCode> {
        let program = self.guide(data, Language::English).explained();
        fs::create_dir_all(folder)
            .and_then(|()| clap_mangen::generate_to(program, folder))
            .map_err(|error| output::unwritable(folder, &error))?;
        let (language, shown) = (self.messages.language, folder.display());
        self.messages.line("", &t!(language, "written: {shown}", "geschrieben: {shown}"));
        Ok(ExitCode::SUCCESS)
    }

    fn page(&self, page: &StyledStr) -> Result<ExitCode> {
        let is_colored = terminal::has_color(self.messages.color, &io::stdout());
        self.print(&if is_colored { page.ansi().to_string() } else { page.to_string() })
    }

    fn print(&self, text: &str) -> Result<ExitCode> {
        terminal::print(text.as_bytes(), false, self.messages.language)?;
        Ok(ExitCode::SUCCESS)
    }
}
