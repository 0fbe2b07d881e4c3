//! Columns: one for each thing that is known of every municipality.

use std::rc::Rc;

use clap::ValueEnum;

use super::Value::{Number, Text, YesNo};
use super::{Dimension, DimensionPeriod, Indicator, Measure, Observation, SourceId, Town, Value};
use crate::i18n::{Language, Localized};

/// Thing that is known of every municipality; its id is stable.
pub struct Column {
    /// Name in questions and in programs' formats: `vacancy_2022`.
    pub id: String,
    /// Kind of thing.
    pub kind: ColumnKind,
}

/// Kind of a column.
pub enum ColumnKind {
    /// Name, place and the like.
    Identity(Identity),
    /// Class of a dimension in a period.
    Class(ClassColumn),
    /// Indicator at a date.
    Figure(FigureColumn),
}

/// Class of a dimension in a period.
pub struct ClassColumn {
    /// Dimension that the class is of.
    pub dimension: Rc<Dimension>,
    /// Position of the dimension in the dataset.
    pub index: usize,
    /// Position of the period in the dataset.
    pub period: usize,
    /// True if it stands for the period of the question, so that its id names none.
    pub is_bare: bool,
}

/// Indicator at a date.
pub struct FigureColumn {
    /// Indicator that is measured.
    pub indicator: Rc<Indicator>,
    /// Date, source and notes.
    pub observation: Rc<Observation>,
    /// Position among the figures of a municipality.
    pub slot: usize,
}

/// Identity of a municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Identity {
    /// Short name in this dataset.
    Id,
    /// Official municipality key.
    Ags,
    /// Name without its title.
    Name,
    /// Name with its official title.
    OfficialName,
    /// Town (Stadt) or municipality (Gemeinde).
    Kind,
    /// District (Kreis), or the city itself where it is independent.
    District,
    /// True if it is a city outside any district.
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

/// Type of the values of a column.
#[derive(Clone, Copy)]
pub enum DataType<'a> {
    /// Text.
    Text,
    /// Number.
    Number,
    /// Yes or no.
    YesNo,
    /// Class of this dimension.
    Class(&'a Dimension),
}

impl Column {
    /// Label with its year or time, without unit: "Vacancy 2022", "Size 2014".
    pub fn label(&self, language: Language) -> String {
        match &self.kind {
            ColumnKind::Identity(identity) => identity.label(language).to_owned(),
            ColumnKind::Class(class) => {
                let heading = class.of_period().map(|it| &it.heading);
                heading.unwrap_or(&class.dimension.label).get(language).to_owned()
            }
            ColumnKind::Figure(FigureColumn { indicator, observation, .. }) => {
                let (label, year) = (indicator.label.get(language), observation.date.year);
                let own = observation.label.as_ref().map(|own| own.get(language).to_owned());
                own.unwrap_or_else(|| format!("{label} {year}"))
            }
        }
    }

    /// Label with its unit, where its numbers have one that people need to see:
    /// "Vacancy 2022 (%)".
    pub fn label_with_unit(&self, language: Language) -> String {
        let unit = self.shown_unit().map(|unit| format!(" ({})", unit.get(language)));
        self.label(language) + &unit.unwrap_or_default()
    }

    /// Unit of its numbers.
    pub fn unit(&self) -> Option<&Localized> {
        self.figure()?.indicator.unit.as_ref()
    }

    /// Unit where people need it beside a number; counts say by their label what they count.
    pub fn shown_unit(&self) -> Option<&Localized> {
        self.unit().filter(|_| self.figure().is_some_and(|it| it.indicator.kind != Measure::Count))
    }

    /// Type of its values.
    pub fn data_type(&self) -> DataType<'_> {
        match &self.kind {
            ColumnKind::Identity(Identity::IndependentCity) => DataType::YesNo,
            ColumnKind::Identity(Identity::Latitude | Identity::Longitude) => DataType::Number,
            ColumnKind::Identity(_) => DataType::Text,
            ColumnKind::Class(class) => DataType::Class(&class.dimension),
            ColumnKind::Figure(figure) => match figure.indicator.kind {
                Measure::YesNo => DataType::YesNo,
                Measure::Count | Measure::Share | Measure::Number => DataType::Number,
            },
        }
    }

    /// True if its values are numbers.
    pub fn is_number(&self) -> bool {
        matches!(self.data_type(), DataType::Number)
    }

    /// Decimal places with which its numbers are printed at least.
    pub fn places(&self) -> usize {
        /// Decimal places of degrees.
        const DEGREES: usize = 6;

        match &self.kind {
            ColumnKind::Identity(Identity::Latitude | Identity::Longitude) => DEGREES,
            ColumnKind::Identity(_) | ColumnKind::Class(_) => 0,
            ColumnKind::Figure(figure) => figure.indicator.decimals.into(),
        }
    }

    /// The figure, if it is one.
    pub fn figure(&self) -> Option<&FigureColumn> {
        let ColumnKind::Figure(figure) = &self.kind else { return None };
        Some(figure)
    }

    /// The class, if it is one.
    pub fn class(&self) -> Option<&ClassColumn> {
        let ColumnKind::Class(class) = &self.kind else { return None };
        Some(class)
    }

    /// Facts that define its terms.
    pub fn definitions(&self) -> &[String] {
        match &self.kind {
            ColumnKind::Identity(_) => &[],
            ColumnKind::Class(class) => &class.dimension.definitions,
            ColumnKind::Figure(figure) => &figure.indicator.definitions,
        }
    }

    /// Sources of its values: of a class, those of the dimension and of all its rules.
    pub fn sources(&self) -> Vec<&SourceId> {
        match &self.kind {
            ColumnKind::Identity(_) => Vec::new(),
            ColumnKind::Class(class) => {
                let rules = class.of_period().into_iter().flat_map(|it| &it.rules);
                let rules = rules.flat_map(|rule| &rule.sources);
                std::iter::once(&class.dimension.source).chain(rules).collect()
            }
            ColumnKind::Figure(figure) => figure.observation.sources.iter().collect(),
        }
    }
}

impl ClassColumn {
    /// Rules, indicators and heading of its period.
    pub fn of_period(&self) -> Option<&DimensionPeriod> {
        self.dimension.periods.get(self.period)
    }
}

impl FigureColumn {
    /// True if it is computed from other columns.
    pub fn is_computed(&self) -> bool {
        self.observation.computed.is_some()
    }
}

/// Id of the column of an identity, its label in English and German, its value of a municipality.
type IdentityColumn = (&'static str, [&'static str; 2], fn(&Town) -> Value<'_>);

/// Identities in their order, which is that of columns.
const IDENTITIES: [IdentityColumn; 11] = [
    ("id", ["Id", "Kürzel"], |it| Text(&it.id)),
    ("ags", ["AGS", "AGS"], |it| Text(it.ags.as_str())),
    ("name", ["Name", "Name"], |it| Text(&it.name)),
    ("official_name", ["Official name", "Amtlicher Name"], |it| Text(&it.official_name)),
    ("kind", ["Kind", "Art"], |it| Text(&it.kind)),
    ("district", ["District", "Kreis"], |it| Text(&it.district)),
    ("independent_city", ["Independent city", "Kreisfreie Stadt"], |it| YesNo(it.independent_city)),
    ("region", ["Region", "Regierungsbezirk"], |it| Text(&it.region)),
    ("central_place", ["Central place", "Zentralörtliche Stufe"], |it| Text(&it.central_place)),
    ("latitude", ["Latitude", "Breite"], |it| Number(it.latitude)),
    ("longitude", ["Longitude", "Länge"], |it| Number(it.longitude)),
];

impl Identity {
    /// All of them, in the order of columns.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::value_variants().iter().copied()
    }

    /// Id of the column.
    pub const fn id(self) -> &'static str {
        IDENTITIES[self as usize].0
    }

    /// Label of the column.
    pub const fn label(self, language: Language) -> &'static str {
        let [english, german] = IDENTITIES[self as usize].1;
        language.of(english, german)
    }

    /// Value of a municipality.
    pub fn value(self, town: &Town) -> Value<'_> {
        IDENTITIES[self as usize].2(town)
    }
}
