//! Files of a dataset, bundled or in a folder.

use std::borrow::Cow;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;

use super::{Problem, names};
use crate::errors::system_message;
use crate::i18n::{Language, Localized};

/// Path, text and, for a TOML file, the same as JSON of each bundled file.
const BUNDLED: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// Bytes that a file of a dataset has at most.
const LARGEST: u64 = 8 << 20;

/// Place of the files of a dataset.
#[derive(Debug, Clone, Default)]
pub enum Files {
    /// In the program.
    #[default]
    Bundled,
    /// In a folder.
    Folder(PathBuf),
}

impl Files {
    /// Text of a file; `None` if there is no such file.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn text(&self, path: &str) -> Result<Option<Cow<'static, str>>, Problem> {
        let Self::Folder(folder) = self else {
            return Ok(bundled(path).map(|(text, _)| Cow::Borrowed(text)));
        };
        let file = folder.join(path);
        if file.symlink_metadata().is_err() {
            return Ok(None);
        }
        let problem = |message| Problem::new(path, message);
        let metadata = fs::metadata(&file).map_err(|error| problem(unreadable(&error)))?;
        if !metadata.is_file() {
            return Err(problem(tr!("not a file", "keine Datei")));
        }
        if metadata.len() > LARGEST {
            let most = LARGEST >> 20;
            return Err(problem(tr!("larger than {most} MiB", "größer als {most} MiB")));
        }
        let bytes = fs::read(&file).map_err(|error| problem(unreadable(&error)))?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let before = String::from_utf8_lossy(valid);
            let (line, column) = (before.split('\n').count(), before.rsplit('\n').next());
            let column = column.unwrap_or_default().chars().count() + 1;
            problem(tr!("the file is not UTF-8", "die Datei ist nicht in UTF-8 gespeichert"))
                .at(line, column)
        });
        Ok(Some(text?.into()))
    }

    /// A file as the type that it describes; `None` if there is no such file.
    ///
    /// # Errors
    /// The file cannot be read, or is wrong; `check` says where.
    pub fn parsed<T: DeserializeOwned>(&self, path: &str) -> Result<Option<T>> {
        if let Self::Bundled = self {
            return Ok(bundled(path).map(|(_, json)| serde_json::from_str(json)).transpose()?);
        }
        let text = self.text(path).map_err(|problem| self.error(&problem))?;
        let parsed = text.map(|text| toml::from_str(&text)).transpose();
        parsed.with_context(|| self.shown(path))
    }

    /// Paths of the files that a dataset has or can have, those of facts last.
    ///
    /// # Errors
    /// There is no such folder, or that of facts cannot be read.
    pub fn paths(&self) -> Result<Vec<String>, Problem> {
        if let Self::Folder(folder) = self
            && !folder.is_dir()
        {
            let message = tr!("there is no such folder", "diesen Ordner gibt es nicht");
            return Err(Problem::new(&folder.display().to_string(), message));
        }
        let known = names::REQUIRED.iter().chain(&names::OPTIONAL);
        Ok(known.map(|path| (*path).to_owned()).chain(self.facts()?).collect())
    }

    /// Paths of the files of facts, in alphabetical order.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn facts(&self) -> Result<Vec<String>, Problem> {
        let mut paths: Vec<String> = match self {
            Self::Bundled => BUNDLED.iter().map(|(path, ..)| (*path).to_owned()).collect(),
            Self::Folder(folder) => match fs::read_dir(folder.join("facts")) {
                Ok(entries) => {
                    let names = entries.filter_map(|entry| Some(entry.ok()?.file_name()));
                    names.map(|name| format!("facts/{}", name.to_string_lossy())).collect()
                }
                Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
                Err(error) => return Err(Problem::new("facts", unreadable(&error))),
            },
        };
        let is_toml = |path: &Path| path.extension().is_some_and(|it| it == "toml");
        paths.retain(|path| path.starts_with("facts/") && is_toml(Path::new(path)));
        paths.sort();
        Ok(paths)
    }

    /// Path of a file as errors show it.
    pub fn shown(&self, path: &str) -> String {
        match self {
            Self::Bundled => format!("data/{path}"),
            Self::Folder(folder) if folder.as_os_str() == path => path.to_owned(),
            Self::Folder(folder) => folder.join(path).display().to_string(),
        }
    }

    /// Error of a problem of the files.
    pub fn error(&self, problem: &Problem) -> Localized {
        let (place, Localized { en, de }) = (self.shown(&problem.position()), &problem.message);
        tr!("{place}: {en}", "{place}: {de}")
    }
}

/// Text and JSON of a bundled file.
fn bundled(path: &str) -> Option<(&'static str, &'static str)> {
    BUNDLED.iter().find(|(known, ..)| *known == path).map(|(_, text, json)| (*text, *json))
}

fn unreadable(error: &io::Error) -> Localized {
    let [en, de] = Language::ALL.map(|language| system_message(error, language));
    tr!("cannot be read: {en}", "nicht lesbar: {de}")
}
