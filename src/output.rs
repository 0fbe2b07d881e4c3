//! Where the result goes: standard output, or a file that is written whole or not at all.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use anyhow::{Context, Result, ensure};
use tempfile::NamedTempFile;

/// Writes the text to standard output.
///
/// # Errors
/// It cannot be written, or nobody reads it any more.
pub fn to_stdout(text: &str) -> Result<()> {
    let mut stdout = io::stdout().lock();
    stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
        .context("cannot write to standard output")
}

/// Writes the text to a file. What was there stays until all is written.
///
/// # Errors
/// It cannot be written.
pub fn to_file(text: &str, path: &Path) -> Result<()> {
    write_file(text, path).with_context(|| format!("cannot write {}", path.display()))
}

fn write_file(text: &str, path: &Path) -> Result<()> {
    // A device or a pipe cannot be replaced, and a link should stay one.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let known = fs::metadata(&target).ok();
    if known.as_ref().is_some_and(|known| !known.is_file()) {
        let mut device = fs::OpenOptions::new().write(true).open(&target)?;
        return Ok(device.write_all(text.as_bytes())?);
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    ensure!(folder.is_dir(), "there is no folder {}", folder.display());
    // The error itself would name the file that is to take its place, not this one.
    let mut file = new_file(folder).map_err(|error| io::Error::from(error.kind()))?;
    file.write_all(text.as_bytes())?;
    if let Some(known) = known {
        file.as_file().set_permissions(known.permissions())?;
    }
    file.persist(&target)?;
    Ok(())
}

/// A file beside the one that it is to replace, with the rights that any new file has.
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".quartier-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
