//! How the program ends: named outcomes and their codes.

use std::{io, process::ExitCode};

use crate::usage_error::UsageError;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Done, also when nothing matched or the reader closed the pipe.
    Success,
    /// The data or the system failed.
    Failure,
    /// The command line is wrong.
    Usage,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Success => Self::SUCCESS,
            Outcome::Failure => Self::from(1),
            Outcome::Usage => Self::from(2),
        }
    }
}

impl Outcome {
    /// What an error means for the caller.
    pub fn of(error: &anyhow::Error) -> Self {
        if error.downcast_ref::<UsageError>().is_some() {
            Self::Usage
        } else if error.chain().any(is_closed_pipe) {
            Self::Success
        } else {
            Self::Failure
        }
    }
}

fn is_closed_pipe(cause: &(dyn std::error::Error + 'static)) -> bool {
    cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
