//! A municipality with all that is known of it.

use std::{ops::Deref, rc::Rc};

use super::{Description, Threshold};
use crate::{
    say,
    schema::{Column, Figures, Identity, Measure, Value, Variable},
    vocabulary::{Coordinates, Status},
};

/// A municipality with its figures, and its levels as the rules give them.
#[derive(Debug)]
pub struct Municipality {
    description: Description,
    /// By slot.
    pub figures: Vec<Option<Figure>>,
    /// By the slots of dimensions in periods.
    pub levels: Vec<Option<usize>>,
    /// By the same slots the threshold to which its level is close.
    pub close_to: Vec<Option<Rc<Threshold>>>,
}

/// A known figure. Yes is 1, no is 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The value, always finite.
    pub value: f64,
    pub status: Status,
}

impl Figure {
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

impl Deref for Municipality {
    type Target = Description;

    fn deref(&self) -> &Description {
        &self.description
    }
}

impl Municipality {
    /// A municipality without what follows from its figures, which stand by slot.
    pub fn new(description: Description, figures: Vec<Option<Figure>>) -> Self {
        Self { description, figures, levels: Vec::new(), close_to: Vec::new() }
    }

    pub fn coordinates(&self) -> Coordinates {
        Coordinates { longitude: self.longitude, latitude: self.latitude }
    }

    /// What a column holds for this municipality.
    pub fn value(&self, column: &Column) -> Value<'_> {
        match &column.variable {
            Variable::Identity(identity) => self.identity(*identity),
            Variable::Level(levels) => self.level(levels.slot).map_or(Value::Missing, Value::Level),
            Variable::Figure(figures) => self.figure(figures).map_or(Value::Missing, |figure| {
                match figures.indicator.measure {
                    Measure::YesNo => Value::YesNo(figure.value != 0.0),
                    Measure::Count | Measure::Share | Measure::Number => {
                        Value::Number(figure.value)
                    }
                }
            }),
        }
    }

    pub fn figure(&self, figures: &Figures) -> Option<Figure> {
        self.figures.get(figures.slot).copied().flatten()
    }

    /// The position of its level in the dimension of this slot, if a rule gives it one.
    pub fn level(&self, slot: usize) -> Option<usize> {
        self.levels.get(slot).copied().flatten()
    }

    /// The threshold to which its level in the dimension of this slot is close: nearer than the
    /// margin of the dimension, with another level behind it.
    pub fn close_to(&self, slot: usize) -> Option<&Threshold> {
        self.close_to.get(slot)?.as_deref()
    }

    fn identity(&self, identity: Identity) -> Value<'_> {
        match identity {
            Identity::Id => Value::Text(&self.id),
            Identity::Ags => Value::Text(self.ags.as_str()),
            Identity::Name => Value::Text(&self.name),
            Identity::OfficialName => Value::Text(&self.official_name),
            Identity::Kind => Value::Text(&self.kind),
            Identity::District => Value::Text(&self.district),
            Identity::IndependentCity => Value::YesNo(self.independent_city),
            Identity::Region => Value::Text(&self.region),
            Identity::CentralPlace => Value::Text(&self.central_place),
            Identity::Latitude => Value::Number(self.latitude),
            Identity::Longitude => Value::Number(self.longitude),
        }
    }
}
