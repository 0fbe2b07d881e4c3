//! Municipalities: as a file describes them, and as questions meet them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Ags, Column, ColumnKind, Coordinates};

/// `municipalities.toml`: the case studies with their figures.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MunicipalitiesFile {
    /// Case studies.
    #[serde(rename = "municipality")]
    pub municipalities: Vec<Town>,
}

/// Municipality with its figures and classes.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "MunicipalityEntry")]
pub struct Town {
    /// Short name in this dataset.
    pub id: String,
    /// Official municipality key.
    pub ags: Ags,
    /// Name without its title.
    pub name: String,
    /// Name with its official title.
    pub official_name: String,
    /// Town (Stadt) or municipality (Gemeinde).
    pub kind: String,
    /// District (Kreis), or the city itself where it is independent.
    pub district: String,
    /// True if it is a city outside any district.
    pub independent_city: bool,
    /// Administrative region (Regierungsbezirk).
    pub region: String,
    /// Rank in the state's system of central places.
    pub central_place: String,
    /// Degrees north (WGS84).
    #[schemars(range(min = -90, max = 90))]
    pub latitude: f64,
    /// Degrees east (WGS84).
    #[schemars(range(min = -180, max = 180))]
    pub longitude: f64,
    /// Figures by column: indicator and year. A figure that is not known is left out.
    #[serde(default)]
    pub figures: BTreeMap<String, FigureValue>,
    /// True if the study looked at it.
    #[serde(skip)]
    pub is_case: bool,
    /// Figures by the slots of the columns, computed ones as well.
    #[serde(skip)]
    pub values: Vec<Option<FigureValue>>,
    /// Classes by period and dimension.
    #[serde(skip)]
    pub classes: Vec<Vec<Option<TownClass>>>,
}

/// Figure as a file states it.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, JsonSchema)]
#[serde(
    untagged,
    expecting = "expected a number such as 5.5, true or false\neine Zahl wie 5.5, true oder false wird erwartet"
)]
pub enum FigureValue {
    /// Yes or no.
    YesNo(bool),
    /// Number.
    Number(f64),
}

/// Class that a municipality has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TownClass {
    /// Position among the classes of the dimension.
    pub class: usize,
    /// True if a value is nearer to a threshold than the margin.
    pub is_close: bool,
}

/// Value of a column for a municipality.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub enum Value<'a> {
    /// Text.
    Text(&'a str),
    /// Number.
    Number(f64),
    /// Yes or no.
    YesNo(bool),
    /// Position among the classes of the dimension.
    Class(usize),
    /// Not known, or no class; behind all others in an order.
    Missing,
}

impl Value<'_> {
    /// The number, if it is one.
    pub fn number(self) -> Option<f64> {
        let Self::Number(value) = self else { return None };
        Some(value)
    }
}

impl Town {
    /// Value of a column.
    pub fn value(&self, column: &Column) -> Value<'_> {
        match &column.kind {
            ColumnKind::Identity(identity) => identity.value(self),
            ColumnKind::Class(class) => self
                .class(class.period, class.index)
                .map_or(Value::Missing, |it| Value::Class(it.class)),
            ColumnKind::Figure(figure) => match self.values.get(figure.slot).copied().flatten() {
                None => Value::Missing,
                Some(FigureValue::YesNo(yes)) => Value::YesNo(yes),
                Some(FigureValue::Number(value)) => Value::Number(value),
            },
        }
    }

    /// Number of a column; yes is 1 and no is 0.
    pub fn number(&self, column: &Column) -> Option<f64> {
        match self.value(column) {
            Value::Number(value) => Some(value),
            Value::YesNo(yes) => Some(f64::from(u8::from(yes))),
            Value::Missing | Value::Text(_) | Value::Class(_) => None,
        }
    }

    /// Class in a period and a dimension, by their positions in the dataset.
    pub fn class(&self, period: usize, dimension: usize) -> Option<TownClass> {
        self.classes.get(period)?.get(dimension).copied().flatten()
    }

    /// True if the value of a column of classes is close to a threshold.
    pub fn is_close(&self, column: &Column) -> bool {
        let class = column.class().and_then(|it| self.class(it.period, it.index));
        class.is_some_and(|it| it.is_close)
    }

    /// Position on the globe.
    pub fn coordinates(&self) -> Coordinates {
        Coordinates { longitude: self.longitude, latitude: self.latitude }
    }
}

/// Yes or no, as questions, data and spreadsheets write it.
pub fn yes_no(word: &str) -> Option<bool> {
    match &*word.to_lowercase() {
        "yes" | "true" | "1" | "ja" | "wahr" => Some(true),
        "no" | "false" | "0" | "nein" | "falsch" => Some(false),
        _ => None,
    }
}
