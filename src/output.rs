//! Where the result goes: standard output, or a file that is written whole or not at all.

#[cfg(unix)]
use std::os::unix::fs::PermissionsExt;
use std::{
    fs::{self, File, Metadata},
    io::{self, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use tempfile::NamedTempFile;

use crate::{say, signals::Deferred};

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
    let deferred = Deferred::new()?;
    // The errors themselves would name the file that is to take its place, not this one.
    let file = new_file(folder, known).map_err(|error| io::Error::from(error.kind()))?;
    write_all(bytes, file.as_file(), &deferred)?;
    deferred.check()?;
    file.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// Writes the bytes down to the disk, so that no failure of the machine leaves a name without
/// them.
fn write_all(bytes: &[u8], mut file: &File, deferred: &Deferred) -> io::Result<()> {
    /// What is written before the next look at what has come meanwhile.
    const PIECE: usize = 1 << 20;

    for piece in bytes.chunks(PIECE) {
        deferred.check()?;
        file.write_all(piece)?;
    }
    file.sync_all()
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
    let is_new = !folder.exists();
    ensure!(is_new || fs::read_dir(folder)?.next().is_none(), say::folder_is_not_empty());
    let place = if is_new { parent(folder)? } else { folder };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".quartier-");
    #[cfg(unix)]
    builder.permissions(fs::Permissions::from_mode(0o777));
    let deferred = Deferred::new()?;
    let draft = builder.tempdir_in(place).map_err(|error| io::Error::from(error.kind()))?;
    for (path, text) in files {
        let target = draft.path().join(path);
        fs::create_dir_all(target.parent().unwrap_or(draft.path()))?;
        write_all(text.as_bytes(), &File::create(target)?, &deferred)?;
    }
    deferred.check()?;
    if is_new {
        fs::rename(draft.path(), folder)?;
        let _ = draft.keep();
        return Ok(());
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

/// A file beside the one that it is to replace, if there is one: with its rights before anything
/// stands in it, but for those to act as its owner. A new one has the rights of any new file.
fn new_file(folder: &Path, replaced: Option<Metadata>) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".quartier-");
    #[cfg(unix)]
    if replaced.is_none() {
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let file = builder.tempfile_in(folder)?;
    if let Some(replaced) = replaced {
        let rights = replaced.permissions();
        #[cfg(unix)]
        let rights = fs::Permissions::from_mode(rights.mode() & 0o777);
        file.as_file().set_permissions(rights)?;
    }
    Ok(file)
}
