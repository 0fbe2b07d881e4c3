//! What the definitions of the command line answer themselves: help, version, a refusal.

use std::ffi::OsString;

use anyhow::Result;
use clap::{
    builder::StyledStr,
    error::{ContextKind, ErrorKind},
};

use super::{
    advice::{self, Behind},
    refusal::{self, stray},
    unparsed,
};
use crate::{
    cli::{self, ColorChoice, OfItself},
    completion,
    dataset::{Dataset, Edition},
    environment,
    help::Guide,
    language::Language,
    manual::Manual,
    output, pager, say,
    schema::Dimensions,
    text::{Help, filled},
    usage_error::UsageError,
};

/// To what is replied.
pub struct Asked<'a> {
    pub args: &'a [OsString],
    pub dataset: &'a Dataset,
    pub color: ColorChoice,
}

impl Asked<'_> {
    /// Answers what is no question of a command's. Help and version need no dataset; anything else
    /// is wrong, or due to what is wrong with the dimensions.
    pub fn reply(&self, dimensions: Result<Dimensions>) -> Result<()> {
        let none = Dimensions::default();
        let guide = self.guide(dimensions.as_ref().unwrap_or(&none));
        let Err(reply) = guide.program().try_get_matches_from(self.args) else {
            return Ok(());
        };
        let word = stray(&reply, ContextKind::InvalidSubcommand);
        match reply.kind() {
            ErrorKind::DisplayHelp => self.print(&reply.render()),
            ErrorKind::DisplayVersion => self.print(&self.version()),
            _ if word == Some("version") => self.print(&self.version()),
            // Whoever asks for help behind a mistake is to get it.
            _ if self.asks_for_help() => {
                let command = refusal::command(self.args, &cli::command(guide.dimensions));
                self.explain(command.as_slice(), dimensions)
            }
            _ => Err(refusal::of(&reply, self, &dimensions?)?.into()),
        }
    }

    /// Answers what is asked of the program itself.
    pub fn tell(&self, question: &OfItself, dimensions: Result<Dimensions>) -> Result<()> {
        match question {
            OfItself::Completions { shell } => {
                self.pass_on(&completion::script(*shell, Language::spoken()))
            }
            OfItself::Man { command } => {
                self.manual(command.as_deref(), &dimensions.unwrap_or_default())
            }
            OfItself::Help { words } => self.explain(words, dimensions),
        }
    }

    /// Prints the manual of the program or of a command.
    fn manual(&self, command: Option<&str>, dimensions: &Dimensions) -> Result<()> {
        let guide = self.guide(dimensions);
        let study = self.dataset.study().ok();
        let manual = Manual { guide: &guide, edition: study.as_ref().map(|it| &it.edition) };
        let Some(name) = command else {
            return self.pass_on(&manual.of_program());
        };
        let definition = cli::definition(name, guide.dimensions);
        let told = definition.and_then(|it| Help::of(guide.language).command(it.get_name()));
        let unknown = || UsageError::new(refusal::no_command(name));
        self.pass_on(&manual.of_command(told.ok_or_else(unknown)?))
    }

    /// Hands on what is for another program.
    fn pass_on(&self, text: &str) -> Result<()> {
        match unparsed::file(self.args) {
            Some(file) => output::to_file(text.as_bytes(), &file),
            None => output::to_stdout(text.as_bytes()),
        }
    }

    /// Explains a command or a topic, or the program.
    pub fn explain(&self, words: &[String], dimensions: Result<Dimensions>) -> Result<()> {
        let none = Dimensions::default();
        let guide = self.guide(dimensions.as_ref().unwrap_or(&none));
        let mut program = guide.program();
        program.build();
        let Some(word) = words.first().map(|word| word.to_lowercase()) else {
            return self.print(&program.render_help());
        };
        if let Some(command) = program.get_subcommands_mut().find(|it| cli::is_called(it, &word)) {
            return self.print(&command.render_help());
        }
        if let Some(topic) = guide.topic(&word) {
            return self.print(&topic);
        }
        let advice = advice::on(words, Behind::Program, &dimensions?, self.dataset)?;
        Err(UsageError::new(advice.unwrap_or_else(|| refusal::no_command(&word))).into())
    }

    fn asks_for_help(&self) -> bool {
        let mut before = self.args.iter().take_while(|arg| *arg != "--");
        before.any(|arg| arg == "--help" || arg == "-h")
    }

    fn guide<'a>(&self, dimensions: &'a Dimensions) -> Guide<'a> {
        Guide {
            language: Language::spoken(),
            dimensions,
            has_examples: matches!(self.dataset, Dataset::Bundled),
            width: environment::width(),
        }
    }

    fn version(&self) -> StyledStr {
        let Help { version, version_without_data, .. } = Help::of(Language::spoken());
        let program = env!("CARGO_PKG_VERSION");
        let text = match self.dataset.study() {
            Ok(study) => {
                let Edition { version: data, date } = study.edition;
                filled(version, &[program, &data, &date.readable(Language::spoken())])
            }
            Err(_) => filled(version_without_data, &[program]),
        };
        text.into()
    }

    fn print(&self, text: &StyledStr) -> Result<()> {
        if unparsed::file(self.args).is_some() {
            return Err(no_result().into());
        }
        let colored = environment::colors_stdout(self.color);
        let text = if colored { text.ansi().to_string() } else { text.to_string() };
        pager::print(text.as_bytes(), unparsed::wants_pager(self.args))
    }
}

/// Says that there is nothing to write to a file.
pub fn no_result() -> UsageError {
    UsageError::new(say::no_result_for_a_file())
}
