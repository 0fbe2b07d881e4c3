//! How figures came to be.

/// How a figure came to be. What is not official is marked wherever it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Published by the source.
    Official,
    /// Calculated from published figures.
    Derived,
    /// Estimated from published figures.
    Estimate,
}

impl Status {
    /// The word for it in machine-readable output and in the data.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Derived => "derived",
            Self::Estimate => "estimate",
        }
    }
}
