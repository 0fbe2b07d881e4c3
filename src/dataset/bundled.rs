//! The dataset in the binary.

/// A file of it.
pub(super) struct File {
    /// Where it stands in the dataset: `facts/altena.toml`.
    pub(super) path: &'static str,
    /// As it is edited.
    pub(super) toml: &'static str,
    /// The same, as it is read.
    pub(super) json: &'static str,
}

/// Its files, by their paths.
pub(super) const FILES: &[File] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The table of the municipalities beside the case studies.
pub(super) const REFERENCE: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/reference.csv"));

/// The file of this path.
pub(super) fn file(path: &str) -> Option<&'static File> {
    FILES.iter().find(|file| file.path == path)
}
