//! A dataset in a folder: someone else's study, read with the same care as any other input.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read, Take},
    path::{Path, PathBuf},
    rc::Rc,
};

use anyhow::{Context, Result, anyhow, bail, ensure};
use serde::de::DeserializeOwned;

use super::{faults::Faults, table, towns::Towns, written};
use crate::{say, schema::Schema};

const MEBIBYTE: u64 = 1024 * 1024;
/// Nor are all files together near this size.
const LARGEST_SUM: u64 = 72 * MEBIBYTE;

/// How large files of a kind may be, and how much memory each byte of them may take.
struct Limits {
    largest: u64,
    memory: u64,
}

/// No TOML of a dataset is near this size.
const OF_TOML: Limits = Limits { largest: 4 * MEBIBYTE, memory: 80 };
/// Nor is a table: there is room for a hundred and sixty thousand municipalities.
const OF_TABLES: Limits = Limits { largest: 64 * MEBIBYTE, memory: 2 };

/// A folder with the files of a dataset.
#[derive(Debug, Clone)]
pub struct Folder {
    pub path: PathBuf,
    /// How long the files are that have been read.
    lengths: Rc<RefCell<BTreeMap<PathBuf, u64>>>,
    /// What turns out to be wrong while a question is answered.
    pub faults: Faults,
}

impl Folder {
    pub fn new(path: PathBuf) -> Self {
        Self { path, lengths: Rc::default(), faults: Faults::default() }
    }

    /// The text of a file.
    ///
    /// # Errors
    /// It cannot be read, is no regular file, is too large by itself or with those read before, or
    /// is no UTF-8.
    pub fn read(&self, file: &str) -> Result<String> {
        let path = self.path.join(file);
        let mut bytes = Vec::new();
        self.open(&path, |text| {
            text.read_to_end(&mut bytes).with_context(|| say::cannot_read(path.display()))
        })??;
        String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let start = error.as_bytes().get(..valid).unwrap_or_default();
            let (line, column) = place(&String::from_utf8_lossy(start), valid);
            anyhow!("{}:{line}:{column}: {}", path.display(), say::no_utf_8())
        })
    }

    /// Reads a file, of which no more is given than it may hold, however long it says that it is.
    fn open<T>(&self, path: &Path, read: impl FnOnce(&mut Take<File>) -> T) -> Result<T> {
        let unreadable = || say::cannot_read(path.display());
        let known = fs::metadata(path).with_context(unreadable)?;
        ensure!(known.is_file(), say::no_regular_file(path.display()));
        let is_table = path.extension().is_some_and(|extension| extension == "csv");
        let Limits { largest, memory } = if is_table { OF_TABLES } else { OF_TOML };
        if known.len() <= largest {
            ensure_room(known.len() * memory).with_context(unreadable)?;
        }
        let mut text = File::open(path).with_context(unreadable)?.take(largest + 1);
        let result = read(&mut text);
        let length = largest + 1 - text.limit();
        ensure!(length <= largest, say::too_large(path.display(), largest / MEBIBYTE));
        let mut lengths = self.lengths.borrow_mut();
        lengths.insert(path.to_owned(), length);
        let sum: u64 = lengths.values().sum();
        ensure!(
            sum <= LARGEST_SUM,
            say::too_large_together(path.display(), LARGEST_SUM / MEBIBYTE)
        );
        Ok(result)
    }

    /// What a file holds.
    ///
    /// # Errors
    /// It cannot be read or is not valid; the error knows the place.
    pub fn parse<T: DeserializeOwned>(&self, file: &str) -> Result<T> {
        let text = self.read(file)?;
        written::read(&text).map_err(|fault| {
            let (line, column) = place(&text, fault.at.unwrap_or_default());
            anyhow!("{}:{line}:{column}: {}", self.path.join(file).display(), fault.message)
        })
    }

    /// The municipalities that a table describes.
    ///
    /// # Errors
    /// It cannot be read or is not valid; the error knows the line.
    pub fn table<'a>(&self, file: &str, schema: &'a Schema) -> Result<Towns<'a>> {
        let path = self.path.join(file);
        let name = path.display().to_string();
        let towns = self.open(&path, |text| table::towns(text, &name, schema, self.faults.clone()));
        towns?.or_else(|(line, error)| {
            // What cannot be read at all has a better place than its line.
            self.read(file)?;
            Err(error.context(format!("{name}:{line}")))
        })
    }

    /// The names, without their ending, of the TOML files in a folder of it, in order; none if
    /// there is no such folder.
    pub fn names(&self, folder: &str) -> Result<Vec<String>> {
        let folder = self.path.join(folder);
        if !folder.exists() {
            return Ok(Vec::new());
        }
        let unreadable = || say::cannot_read(folder.display());
        let entries = fs::read_dir(&folder).with_context(unreadable)?;
        let mut names = Vec::new();
        for entry in entries {
            let path = entry.with_context(unreadable)?.path();
            if path.extension().is_none_or(|extension| extension != "toml") {
                continue;
            }
            match path.file_stem().and_then(|stem| stem.to_str()) {
                Some(name) => names.push(name.to_owned()),
                None => bail!(say::name_is_no_utf_8(path.display())),
            }
        }
        names.sort();
        Ok(names)
    }
}

/// Makes sure that so many bytes of memory can be had: to run out of it later could not be told.
fn ensure_room(bytes: u64) -> io::Result<()> {
    let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
    let room = Vec::<u8>::new().try_reserve_exact(bytes);
    room.map_err(|_| io::ErrorKind::OutOfMemory.into())
}

/// Line and column, both from one, of a byte.
pub fn place(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..text.floor_char_boundary(byte)).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let column = before.get(start..).unwrap_or_default().chars().count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn places_count_characters_from_one() {
        assert_eq!(place("", 0), (1, 1));
        assert_eq!(place("äb\ncd", 2), (1, 2));
        assert_eq!(place("äb\ncd", 4), (2, 1));
        assert_eq!(place("äb\ncd", 99), (2, 3));
    }
}
