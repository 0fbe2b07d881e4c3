//! A municipality with all that is known of it.

use std::rc::Rc;

use super::{
    Threshold,
    towns::{Towns, YES},
};
use crate::{
    say,
    schema::{Column, Figures, Identity, Measure, Value},
    vocabulary::{Coordinates, Status},
};

/// A municipality, with its figures and its levels as the rules give them.
#[derive(Debug)]
pub struct Municipality<'a> {
    towns: Rc<Towns<'a>>,
    row: usize,
}

/// A known figure. Yes is 1, no is 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The value, always finite.
    pub value: f64,
    pub status: Status,
}

impl Figure {
    /// A figure in nine bytes, or that there is none: how it came to be, then its value, the last
    /// byte of which counts most.
    pub fn bytes(figure: Option<Self>) -> [u8; 9] {
        let mut bytes = [0; 9];
        if let Some(figure) = figure {
            let [status, value @ ..] = &mut bytes;
            *status = match figure.status {
                Status::Official => 1,
                Status::Derived => 2,
                Status::Estimate => 3,
            };
            *value = figure.value.to_le_bytes();
        }
        bytes
    }

    /// The figure that these bytes mean.
    pub fn of_bytes([status, value @ ..]: &[u8; 9]) -> Option<Self> {
        let status = match status {
            1 => Status::Official,
            2 => Status::Derived,
            3 => Status::Estimate,
            _ => return None,
        };
        Some(Self { value: f64::from_le_bytes(*value), status })
    }

    /// The figure as it is stated, if its column allows it.
    pub fn stated(id: &str, figures: &Figures, value: f64, status: Status) -> Result<Self, String> {
        let observation = &figures.observation;
        if observation.computed.is_some() {
            return Err(say::calculated(id));
        }
        if observation.source.of(status).is_none() {
            return Err(say::without_source(id, status.as_str()));
        }
        match figures.indicator.measure {
            Measure::Share if !(0.0..=100.0).contains(&value) => {
                return Err(say::no_percentage(id, value));
            }
            Measure::Count if value < 0.0 || value.fract() != 0.0 => {
                return Err(say::no_count(id, value));
            }
            Measure::Count | Measure::Share | Measure::Number | Measure::YesNo => {}
        }
        let value = match observation.rounded {
            Some(step) if status == Status::Derived => {
                let step = f64::from(step);
                (value / step).round() * step
            }
            _ => value,
        };
        Ok(Self { value, status })
    }
}

impl<'a> Municipality<'a> {
    /// One of the municipalities of a file.
    pub fn new(towns: Rc<Towns<'a>>, row: usize) -> Self {
        Self { towns, row }
    }

    /// Short name in this dataset.
    pub fn id(&self) -> &str {
        self.text(Identity::Id)
    }

    /// Official municipality key.
    pub fn ags(&self) -> &str {
        self.text(Identity::Ags)
    }

    pub fn name(&self) -> &str {
        self.text(Identity::Name)
    }

    /// Name with its official title.
    pub fn official_name(&self) -> &str {
        self.text(Identity::OfficialName)
    }

    /// District (Kreis), or the city itself where it is independent.
    pub fn district(&self) -> &str {
        self.text(Identity::District)
    }

    /// Whether it is a city outside any district.
    pub fn is_independent_city(&self) -> bool {
        self.text(Identity::IndependentCity) == YES
    }

    /// Administrative region (Regierungsbezirk).
    pub fn region(&self) -> &str {
        self.text(Identity::Region)
    }

    /// Rank in the state's system of central places.
    pub fn central_place(&self) -> &str {
        self.text(Identity::CentralPlace)
    }

    /// Where it lies (WGS84).
    pub fn coordinates(&self) -> Coordinates {
        let degrees = |identity| self.text(identity).parse().unwrap_or_default();
        let [longitude, latitude] = [Identity::Longitude, Identity::Latitude].map(degrees);
        Coordinates { longitude, latitude }
    }

    /// What a column holds for this municipality.
    pub fn value(&self, column: &Column) -> Value<'_> {
        self.towns.value(self.row, column)
    }

    pub fn figure(&self, figures: &Figures) -> Option<Figure> {
        self.towns.figure(self.row, figures)
    }

    /// The position of its level in the dimension of this slot, if a rule gives it one.
    pub fn level(&self, slot: usize) -> Option<usize> {
        self.towns.level(self.row, slot)
    }

    /// The threshold to which its level in the dimension of this slot is close: nearer than the
    /// margin of the dimension, with another level behind it.
    pub fn close_to(&self, slot: usize) -> Option<&Threshold> {
        self.towns.close_to(self.row, slot)
    }

    fn text(&self, identity: Identity) -> &str {
        self.towns.text(self.row, identity)
    }
}
