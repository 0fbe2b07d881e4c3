//! Someone else's study, `tests/own-study/`, and copies of it in which something is changed.

use std::{
    fs,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

pub const STUDY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/own-study");

/// A copy of the study in which something stands in the place of something else: file, what
/// stands there, what stands there instead.
pub fn changed(changes: &[(&str, &str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("facts")).unwrap();
    for file in files(Path::new(STUDY)) {
        let name = file.strip_prefix(STUDY).unwrap();
        fs::copy(&file, folder.path().join(name)).unwrap();
    }
    for (file, from, to) in changes {
        let path = folder.path().join(file);
        let before = fs::read_to_string(&path).unwrap();
        assert!(before.contains(from), "{file} has no {from}");
        fs::write(path, before.replacen(from, to, 1)).unwrap();
    }
    folder
}

/// The files of a folder and the folders within.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}
