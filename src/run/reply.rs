//! What the definitions of the command line answer themselves: help, version, a refusal.

use std::ffi::OsString;

use anyhow::Result;
use clap::error::ErrorKind;

use crate::{
    cli::{self, ColorChoice},
    dataset::{Dataset, Dimensions, Edition},
    environment, output,
    schema::Levels,
    vocabulary::{UsageError, visible},
};

/// Prints help or version, which no dataset is needed for; anything else that clap says is an
/// error, or due to one in the dimensions.
pub(super) fn print(
    reply: &clap::Error,
    args: &[OsString],
    dimensions: Result<Dimensions>,
    dataset: &Dataset,
    color: ColorChoice,
) -> Result<()> {
    match reply.kind() {
        ErrorKind::DisplayHelp if environment::colors_stdout(color) => {
            output::to_stdout(&reply.render().ansi().to_string())
        }
        ErrorKind::DisplayHelp => output::to_stdout(&reply.to_string()),
        ErrorKind::DisplayVersion => output::to_stdout(&version(dataset)),
        _ => Err(refusal(reply, args, &dimensions?.levels).into()),
    }
}

fn version(dataset: &Dataset) -> String {
    let program = env!("CARGO_PKG_VERSION");
    match dataset.study() {
        Ok(study) => {
            let Edition { version, date } = study.edition;
            format!("quartier {program}\ndata {version} of {date}\n")
        }
        Err(_) => format!("quartier {program}\ndata cannot be read\n"),
    }
}

/// What is wrong with the arguments, each quoted in one line.
fn refusal(reply: &clap::Error, args: &[OsString], dimensions: &[Levels]) -> UsageError {
    let quotable = args.iter().map(|arg| visible(&arg.to_string_lossy()).into_owned());
    let again = cli::command(dimensions, args).try_get_matches_from(quotable);
    let text = again.err().map_or_else(|| reply.to_string(), |reply| reply.to_string());
    UsageError::of_lines(text.strip_prefix("error: ").unwrap_or(&text).trim_end())
}
