//! Errors: what is wrong, in one line.

use std::error::Error as StdError;
use std::fmt;
use std::io::{self, ErrorKind};

use anyhow::Error;

use crate::i18n::{Language, Localized, join};
use crate::text::visible;

/// Error of the command line: the question asks for something that does not exist or makes no
/// sense. Exit code 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsageError(pub Localized);

impl UsageError {
    /// Error in the one language of its reader.
    pub fn told(message: String) -> Self {
        Self(Localized::new(message.clone(), message))
    }
}

impl fmt::Display for UsageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.en)
    }
}

impl StdError for UsageError {}

/// Tells whether an error is no more than that nobody reads the output any longer.
pub fn is_closed_pipe(error: &Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|it| it.kind() == ErrorKind::BrokenPipe)
}

/// Error with its causes in one line.
pub fn message(error: &Error, language: Language) -> String {
    let message = |cause: &(dyn StdError + 'static)| {
        if let Some(UsageError(message)) = cause.downcast_ref() {
            return message.get(language).to_owned();
        }
        let data = cause.downcast_ref().map(|it: &Localized| it.get(language).to_owned());
        let system = || cause.downcast_ref().map(|it| system_message(it, language));
        visible(&data.or_else(system).unwrap_or_else(|| cause.to_string()))
    };
    join(error.chain().map(message), ": ")
}

/// Reason for which the system refuses something.
pub fn system_message(error: &io::Error, language: Language) -> String {
    /// Code of Windows for a file that nobody else may open now.
    const SHARING_VIOLATION: i32 = 32;

    let (english, german) = match error.kind() {
        _ if cfg!(windows) && error.raw_os_error() == Some(SHARING_VIOLATION) => {
            ("another program has it open", "in einem anderen Programm geöffnet")
        }
        ErrorKind::NotFound => ("there is no such file or folder", "Datei oder Ordner fehlt"),
        ErrorKind::PermissionDenied => ("permission denied", "Zugriff verweigert"),
        ErrorKind::IsADirectory => ("it is a folder", "es ist ein Ordner"),
        ErrorKind::DirectoryNotEmpty => ("the folder is not empty", "der Ordner ist nicht leer"),
        ErrorKind::NotADirectory => ("it is not a folder", "es ist kein Ordner"),
        ErrorKind::StorageFull => ("the disk is full", "der Datenträger ist voll"),
        ErrorKind::ReadOnlyFilesystem => ("the disk is read-only", "der Datenträger ist gesperrt"),
        _ => return t!(language, "{error}", "das System meldet: {error}"),
    };
    language.of(english, german).to_owned()
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};

    use anyhow::{Context, anyhow};

    use super::{UsageError, is_closed_pipe, message};
    use crate::i18n::{Language, Localized};

    #[test]
    fn a_closed_pipe_is_no_other_error() {
        let pipe = || Error::from(ErrorKind::BrokenPipe);
        assert!(is_closed_pipe(&anyhow!(pipe()).context("cannot print")));
        assert!(!is_closed_pipe(&anyhow!(Error::from(ErrorKind::NotFound))));
    }

    #[test]
    fn errors_and_causes_are_told_in_the_language() {
        let error = UsageError(Localized::new("unknown town", "unbekannte Kommune"));
        assert_eq!(message(&anyhow!(error), Language::German), "unbekannte Kommune");
        let error = Err::<(), _>(Error::from(ErrorKind::NotFound))
            .context(Localized::new("x.toml", "x.toml"))
            .unwrap_err();
        let told = message(&error, Language::German);
        assert!(told.ends_with("Datei oder Ordner fehlt"), "{told}");
    }
}
