//! What a municipality is, apart from figures and levels.

use crate::vocabulary::Localized;

/// What a municipality is, apart from figures and levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Identity {
    /// Short name in this dataset.
    Id,
    /// Official municipality key.
    Ags,
    Name,
    /// Name with its official title.
    OfficialName,
    /// Town or municipality.
    Kind,
    /// District (Kreis), or the city itself where it is independent.
    District,
    /// Whether it is a city outside any district.
    IndependentCity,
    /// Administrative region (Regierungsbezirk).
    Region,
    /// Rank in the state's system of central places.
    CentralPlace,
    /// Degrees north.
    Latitude,
    /// Degrees east.
    Longitude,
}

impl Identity {
    /// All of them, in the order in which they are printed.
    pub const ALL: [Self; 11] = [
        Self::Id,
        Self::Ags,
        Self::Name,
        Self::OfficialName,
        Self::Kind,
        Self::District,
        Self::IndependentCity,
        Self::Region,
        Self::CentralPlace,
        Self::Latitude,
        Self::Longitude,
    ];

    /// The name of its column.
    pub const fn column(self) -> &'static str {
        self.words().0
    }

    /// What people call it.
    pub const fn label(self) -> Localized {
        let (_, english, german) = self.words();
        Localized::new(english, german)
    }

    /// The name of its column, and what people call it in English and German.
    const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Id => ("id", "Id", "Kürzel"),
            Self::Ags => ("ags", "AGS", "AGS"),
            Self::Name => ("name", "Name", "Name"),
            Self::OfficialName => ("official_name", "Official name", "Amtlicher Name"),
            Self::Kind => ("kind", "Kind", "Art"),
            Self::District => ("district", "District", "Kreis"),
            Self::IndependentCity => ("independent_city", "Independent city", "Kreisfreie Stadt"),
            Self::Region => ("region", "Region", "Regierungsbezirk"),
            Self::CentralPlace => ("central_place", "Central place", "Zentralörtliche Stufe"),
            Self::Latitude => ("latitude", "Latitude", "Breite"),
            Self::Longitude => ("longitude", "Longitude", "Länge"),
        }
    }
}
