/// A file of a dataset.
#[derive(Debug, Clone, Copy)]
pub(super) enum File {
    Dimensions,
    Fields,
    Indicators,
    Municipalities,
    Sources,
    Study,
    StudyFacts,
}

/// The file as the build script embeds it.
macro_rules! embedded {
    ($path:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $path, ".json"))
    };
}

impl File {
    /// Where it stands in the dataset.
    pub(super) const fn path(self) -> &'static str {
        match self {
            Self::Dimensions => "dimensions.toml",
            Self::Fields => "fields.toml",
            Self::Indicators => "indicators.toml",
            Self::Municipalities => "municipalities.toml",
            Self::Sources => "sources.toml",
            Self::Study => "study.toml",
            Self::StudyFacts => "facts/study.toml",
        }
    }

    /// The bundled one, as JSON.
    pub(super) const fn bundled(self) -> &'static str {
        match self {
            Self::Dimensions => embedded!("dimensions"),
            Self::Fields => embedded!("fields"),
            Self::Indicators => embedded!("indicators"),
            Self::Municipalities => embedded!("municipalities"),
            Self::Sources => embedded!("sources"),
            Self::Study => embedded!("study"),
            Self::StudyFacts => embedded!("facts/study"),
        }
    }
}
