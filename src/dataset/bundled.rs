//! The dataset in the binary.

pub struct File {
    /// Where it stands in the dataset: `facts/altena.toml`.
    pub path: &'static str,
    /// As it is edited.
    pub toml: &'static str,
    /// The same, as it is read.
    pub json: &'static str,
}

/// Its files, by their paths.
pub const FILES: &[File] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The table of the municipalities beside the case studies.
pub const REFERENCE: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/reference.csv"));

pub fn file(path: &str) -> Option<&'static File> {
    FILES.iter().find(|file| file.path == path)
}
