//! Where the result goes: standard output, or a file that is written whole or not at all.

#[cfg(unix)]
use std::os::unix::fs::PermissionsExt;
use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use tempfile::NamedTempFile;

use crate::say;

/// Writes the bytes to standard output.
///
/// # Errors
/// It cannot be written, or nobody reads it any more.
pub fn to_stdout(bytes: &[u8]) -> Result<()> {
    let mut stdout = io::stdout().lock();
    let written = stdout.write_all(bytes).and_then(|()| stdout.flush());
    written.with_context(say::cannot_print)
}

/// Writes the bytes to a file. What was there stays until all is written.
pub fn to_file(bytes: &[u8], path: &Path) -> Result<()> {
    write_file(bytes, path).with_context(|| say::cannot_write(path.display()))
}

fn write_file(bytes: &[u8], path: &Path) -> Result<()> {
    let known = match fs::metadata(path) {
        Ok(known) => {
            // What must not be written must not be replaced either.
            let mut file = fs::OpenOptions::new().write(true).open(path)?;
            if !known.is_file() {
                // A device or a pipe cannot be replaced.
                return Ok(file.write_all(bytes)?);
            }
            Some(known)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    let target = target(path)?;
    let folder = parent(&target)?;
    // The errors themselves would name the file that is to take its place, not this one.
    let mut file = new_file(folder).map_err(|error| io::Error::from(error.kind()))?;
    file.as_file_mut().write_all(bytes)?;
    if let Some(known) = known {
        file.as_file().set_permissions(known.permissions())?;
    }
    file.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// The file that is meant: what a link leads to, as it should stay a link, even if there is
/// nothing yet.
fn target(path: &Path) -> io::Result<PathBuf> {
    match (fs::canonicalize(path), fs::read_link(path)) {
        (Err(error), Ok(next)) if error.kind() == io::ErrorKind::NotFound => {
            // Links that lead in a circle are another error, so that this comes to an end.
            target(&path.parent().unwrap_or(Path::new("")).join(next))
        }
        (Err(error), Err(_)) if error.kind() == io::ErrorKind::NotFound => Ok(path.to_owned()),
        (found, _) => found,
    }
}

/// Writes files to a folder that is new or empty. None is put in its place before all are written.
///
/// # Errors
/// The folder is not empty, or a file cannot be written.
pub fn to_folder<'a>(files: impl Iterator<Item = (&'a str, &'a str)>, folder: &Path) -> Result<()> {
    write_folder(files, folder).with_context(|| say::cannot_write(folder.display()))
}

fn write_folder<'a>(files: impl Iterator<Item = (&'a str, &'a str)>, folder: &Path) -> Result<()> {
    if folder.exists() {
        let is_empty = fs::read_dir(folder)?.next().is_none();
        ensure!(is_empty, say::folder_is_not_empty());
    } else {
        parent(folder)?;
        fs::create_dir(folder)?;
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".quartier-");
    #[cfg(unix)]
    builder.permissions(fs::Permissions::from_mode(0o777));
    let draft = builder.tempdir_in(folder).map_err(|error| io::Error::from(error.kind()))?;
    for (path, text) in files {
        let target = draft.path().join(path);
        fs::create_dir_all(target.parent().unwrap_or(draft.path()))?;
        fs::write(target, text)?;
    }
    for entry in fs::read_dir(draft.path())? {
        let entry = entry?;
        fs::rename(entry.path(), folder.join(entry.file_name()))?;
    }
    Ok(())
}

/// The folder in which a file is to be, which has to be there.
fn parent(path: &Path) -> Result<&Path> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    ensure!(folder.is_dir(), say::no_folder(folder.display()));
    Ok(folder)
}

/// A file beside the one that it is to replace, with the rights that any new file has.
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".quartier-");
    #[cfg(unix)]
    builder.permissions(fs::Permissions::from_mode(0o666));
    builder.tempfile_in(folder)
}
