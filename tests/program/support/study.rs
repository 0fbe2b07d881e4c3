//! Someone else's study, `tests/own-study/`, and copies of a dataset in which something is changed.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

pub const BUNDLED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
pub const STUDY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/own-study");

/// Copy of a dataset with changes: file, what stands there, what stands there instead.
pub fn copy_of(dataset: &str, changes: &[(&str, &str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in files(Path::new(dataset)) {
        let copy = folder.path().join(file.strip_prefix(dataset).unwrap());
        fs::create_dir_all(copy.parent().unwrap()).unwrap();
        fs::copy(&file, copy).unwrap();
    }
    for (file, from, to) in changes {
        let path = folder.path().join(file);
        let before = fs::read_to_string(&path).unwrap();
        assert!(before.contains(from), "{file} has no {from}");
        fs::write(path, before.replacen(from, to, 1)).unwrap();
    }
    folder
}

/// Files of a folder and of the folders within, in order.
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
    found.sort();
    found
}
