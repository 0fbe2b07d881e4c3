//! A dataset in a folder: someone else's study, read with the same care as any other input.

use std::{fs, path::Path};

use anyhow::{Context, Result, anyhow, bail, ensure};
use serde::de::DeserializeOwned;

use super::written;
use crate::say;

/// No file of a dataset is anywhere near this size.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The text of a file.
/// Fails if it cannot be read, is no regular file, is absurdly large, or is no UTF-8.
pub fn read(path: &Path) -> Result<String> {
    let unreadable = || say::cannot_read(path.display());
    let known = fs::metadata(path).with_context(unreadable)?;
    ensure!(known.is_file(), say::no_regular_file(path.display()));
    ensure!(known.len() <= LARGEST, say::too_large(path.display(), LARGEST));
    let bytes = fs::read(path).with_context(unreadable)?;
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let start = error.as_bytes().get(..valid).unwrap_or_default();
        let (line, column) = place(&String::from_utf8_lossy(start), valid);
        anyhow!("{}:{line}:{column}: {}", path.display(), say::no_utf_8())
    })
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
