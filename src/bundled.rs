//! The dataset in the program, as the build leaves it.

/// Its files, as they are edited: their paths and what stands in them.
pub const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The same by the same paths, as the program reads them.
pub const PARTS: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/parts.rs"));

/// All texts to which the parts refer.
pub const TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/texts"));
