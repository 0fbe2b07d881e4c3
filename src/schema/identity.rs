use crate::vocabulary::Localized;

/// What a municipality is, apart from figures and levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Identity {
    /// Short name in this dataset.
    Id,
    /// Official municipality key.
    Ags,
    /// Name.
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
    pub(crate) const ALL: [Self; 11] = [
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
    pub(crate) const fn column(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Ags => "ags",
            Self::Name => "name",
            Self::OfficialName => "official_name",
            Self::Kind => "kind",
            Self::District => "district",
            Self::IndependentCity => "independent_city",
            Self::Region => "region",
            Self::CentralPlace => "central_place",
            Self::Latitude => "latitude",
            Self::Longitude => "longitude",
        }
    }

    /// What people call it.
    pub(crate) const fn label(self) -> Localized {
        match self {
            Self::Id => Localized::new("Id", "Kürzel"),
            Self::Ags => Localized::new("AGS", "AGS"),
            Self::Name => Localized::new("Name", "Name"),
            Self::OfficialName => Localized::new("Official name", "Amtlicher Name"),
            Self::Kind => Localized::new("Kind", "Art"),
            Self::District => Localized::new("District", "Kreis"),
            Self::IndependentCity => Localized::new("Independent city", "Kreisfreie Stadt"),
            Self::Region => Localized::new("Region", "Regierungsbezirk"),
            Self::CentralPlace => Localized::new("Central place", "Zentralörtliche Stufe"),
            Self::Latitude => Localized::new("Latitude", "Breite"),
            Self::Longitude => Localized::new("Longitude", "Länge"),
        }
    }
}
