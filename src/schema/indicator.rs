//! What is measured, when, by whom, and what is calculated from it.

use std::rc::Rc;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de::Error};

use crate::number::{Finite, rounded};
use crate::say;
use crate::vocabulary::{Date, Localized, SourceId, Status, Text, id, id_schema};

/// A measured quantity, with the dates at which it is known.
#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Short name; with a year it names a column.
    #[serde(deserialize_with = "id")]
    #[schemars(schema_with = "id_schema")]
    pub id: Text,
    /// What people call it.
    pub label: Localized,
    /// How its values are read, checked and printed.
    #[serde(rename = "kind")]
    pub measure: Measure,
    /// What one of it is, where it has a unit.
    pub unit: Option<Localized>,
    /// How many decimal places are printed at least.
    #[serde(default, deserialize_with = "decimals")]
    #[schemars(range(max = 9))]
    pub decimals: usize,
    /// The facts that explain it.
    #[serde(default)]
    pub definitions: Vec<Text>,
    /// The dates at which it is known.
    #[serde(rename = "at")]
    pub observations: Vec<Rc<Observation>>,
}

impl Indicator {
    /// Its columns: for each date the name, from indicator and year, and what holds then.
    pub fn columns(&self) -> impl Iterator<Item = (String, &Rc<Observation>)> {
        self.observations.iter().map(|observation| {
            let year = observation.date.year().to_string();
            ([&self.id, "_", &year].concat(), observation)
        })
    }
}

/// A number of decimal places that somebody may want to read.
fn decimals<'de, D: Deserializer<'de>>(deserializer: D) -> Result<usize, D::Error> {
    let places = u8::deserialize(deserializer)?;
    if places <= 9 { Ok(places.into()) } else { Err(D::Error::custom(say::too_many_decimals())) }
}

/// What sort of figure an indicator is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// A whole number of people or things.
    Count,
    /// A percentage between 0 and 100.
    Share,
    /// Any other number.
    Number,
    YesNo,
}

/// An indicator at one date: where its figures are from and what to know about them.
#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// The date for which the figures hold.
    pub date: Date,
    /// What people call the column, where indicator and year would not say it.
    pub label: Option<Localized>,
    /// Whether it is among the few that are shown to people who do not say what they want.
    #[serde(default)]
    pub headline: bool,
    /// The source of the figures, by the status that they have.
    #[serde(default)]
    pub source: Provenance,
    /// How the figures are calculated, where they are this project's own calculation.
    pub computed: Option<Formula>,
    /// The step to which derived figures are rounded, as exact as they are.
    pub rounded: Option<u32>,
    /// What the figures rest on, such as a census: those of different bases cannot be compared.
    pub base: Option<Text>,
    /// The column by which a mean over municipalities is weighted; none where none is meaningful.
    pub weight: Option<Text>,
    /// How far estimates were off where the true value is known.
    pub error: Option<Deviation>,
    /// How figures were made that nobody publishes, in plain words.
    pub method: Option<Localized>,
    /// The carrier from which the figures were read: repository, commit, path.
    pub via: Option<Localized>,
    /// What a reader has to know before using the figures.
    pub note: Option<Localized>,
}

/// How far estimates were off at the places where the true value is known. These are few and no
/// random sample: elsewhere an estimate can be further off.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Deviation {
    /// The mean, in the unit of the column.
    pub typical: Finite,
    /// The largest, in the unit of the column.
    pub largest: Finite,
}

/// The source of a figure, by its status. A status that is not named does not occur.
#[derive(Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// Of figures that it publishes.
    official: Option<SourceId>,
    /// Of figures that are calculated from published ones.
    derived: Option<SourceId>,
    /// Of figures that are estimated from published ones.
    estimate: Option<SourceId>,
}

impl Provenance {
    pub fn of(&self, status: Status) -> Option<&SourceId> {
        match status {
            Status::Official => self.official.as_ref(),
            Status::Derived => self.derived.as_ref(),
            Status::Estimate => self.estimate.as_ref(),
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = (Status, &SourceId)> {
        [Status::Official, Status::Derived, Status::Estimate]
            .into_iter()
            .filter_map(|status| Some((status, self.of(status)?)))
    }
}

/// A calculation from other columns.
#[derive(Debug, Deserialize, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Formula {
    /// The change in percent: 100 × (to − from) / from.
    Change {
        /// The column with the earlier figure.
        from: Text,
        /// The column with the later figure.
        to: Text,
    },
    /// One figure per another: of / per.
    Ratio {
        /// The column with the figure that is divided.
        of: Text,
        /// The column with the figure that divides.
        per: Text,
    },
}

impl Formula {
    /// The columns from which it is calculated.
    pub fn inputs(&self) -> [&str; 2] {
        match self {
            Self::Change { from, to } => [from, to],
            Self::Ratio { of, per } => [of, per],
        }
    }

    /// The result for the two inputs, in the order of [`Formula::inputs`], to so many decimal
    /// places; `None` where it would divide by zero.
    pub fn apply(&self, [first, second]: [f64; 2], places: usize) -> Option<f64> {
        let result = match self {
            Self::Change { .. } => 100.0 * (second - first) / first,
            Self::Ratio { .. } => first / second,
        };
        result.is_finite().then(|| rounded(result, places))
    }
}

impl std::fmt::Display for Formula {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Change { from, to } => write!(f, "100 × ({to} − {from}) / {from}"),
            Self::Ratio { of, per } => write!(f, "{of} / {per}"),
        }
    }
}
