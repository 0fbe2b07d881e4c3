//! A dataset in a folder: someone else's study, read with the same care as any other input.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, bail, ensure};
use serde::de::DeserializeOwned;

use super::written;
use crate::say;

const MEBIBYTE: u64 = 1024 * 1024;
/// No TOML of a dataset is near this size. Each of its bytes may take eighty of memory.
const LARGEST_TOML: u64 = 4 * MEBIBYTE;
/// No table is: it has room for seventy thousand municipalities.
const LARGEST_TABLE: u64 = 32 * MEBIBYTE;
/// Nor all files together.
const LARGEST_SUM: u64 = 40 * MEBIBYTE;

thread_local! {
    /// How long the files are that have been read.
    static READ: RefCell<BTreeMap<PathBuf, u64>> = const { RefCell::new(BTreeMap::new()) };
}

/// The text of a file.
/// Fails if it cannot be read, is no regular file, is too large by itself or with those read
/// before, or is no UTF-8.
pub fn read(path: &Path) -> Result<String> {
    let unreadable = || say::cannot_read(path.display());
    let known = fs::metadata(path).with_context(unreadable)?;
    ensure!(known.is_file(), say::no_regular_file(path.display()));
    let is_table = path.extension().is_some_and(|extension| extension == "csv");
    let largest = if is_table { LARGEST_TABLE } else { LARGEST_TOML };
    let bytes = read_at_most(largest + 1, path).with_context(unreadable)?;
    let length = bytes.len() as u64;
    ensure!(length <= largest, say::too_large(path.display(), largest / MEBIBYTE));
    let sum = READ.with_borrow_mut(|read| {
        read.insert(path.to_owned(), length);
        read.values().sum::<u64>()
    });
    ensure!(sum <= LARGEST_SUM, say::too_large_together(path.display(), LARGEST_SUM / MEBIBYTE));
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let start = error.as_bytes().get(..valid).unwrap_or_default();
        let (line, column) = place(&String::from_utf8_lossy(start), valid);
        anyhow!("{}:{line}:{column}: {}", path.display(), say::no_utf_8())
    })
}

/// The first bytes of a file, however long it says that it is.
fn read_at_most(most: u64, path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What a file holds.
/// Fails if it cannot be read or is not valid; the error knows the place.
pub fn parse<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let text = read(path)?;
    written::read(&text).map_err(|fault| {
        let (line, column) = place(&text, fault.at.unwrap_or_default());
        anyhow!("{}:{line}:{column}: {}", path.display(), fault.message)
    })
}

/// The names, without their ending, of the TOML files in a folder, in order; none if there is
/// no such folder.
pub fn names(folder: &Path) -> Result<Vec<String>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let unreadable = || say::cannot_read(folder.display());
    let entries = fs::read_dir(folder).with_context(unreadable)?;
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
