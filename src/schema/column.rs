//! The columns: one for each thing that is known of every municipality.

use std::rc::Rc;

use super::{Dimension, Identity, Indicator, Measure, Observation, Period};
use crate::vocabulary::{Language, Localized, Text};

/// Something that is known of each municipality under one name.
#[derive(Debug)]
pub struct Column {
    /// The name in `--columns`, `--where`, `--sort` and machine-readable output.
    pub id: String,
    /// The variable whose values it holds.
    pub variable: Variable,
}

/// The variable of which a column holds the values.
#[derive(Debug)]
pub enum Variable {
    Identity(Identity),
    Level(Levels),
    Figure(Figures),
}

#[derive(Debug, Clone)]
pub struct Levels {
    /// The dimension, with the rules and indicators of the period.
    pub dimension: Rc<Dimension>,
    /// The period whose figures give the levels, if the data name any.
    pub period: Option<Rc<Period>>,
    /// Where a municipality keeps its level.
    pub slot: usize,
}

/// The figures of one indicator at one date.
#[derive(Debug)]
pub struct Figures {
    pub indicator: Rc<Indicator>,
    pub observation: Rc<Observation>,
    /// Where a municipality keeps its figure.
    pub slot: usize,
}

/// What sort of values a column has.
#[derive(Debug, Clone, Copy)]
pub enum DataType<'a> {
    Text,
    Number,
    YesNo,
    Level(&'a Dimension),
}

/// What a column holds for one municipality.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// Not known. Satisfies no comparison.
    Missing,
    Text(&'a str),
    /// A number, always finite.
    Number(f64),
    YesNo(bool),
    /// A level, by its position in the dimension.
    Level(usize),
}

impl Value<'_> {
    /// The number, if it is one.
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Number(value) => Some(value),
            Self::Missing | Self::Text(_) | Self::YesNo(_) | Self::Level(_) => None,
        }
    }
}

impl Column {
    /// What people call it; a figure with its year: `Vacancy 2022`.
    pub fn label(&self, language: Language) -> String {
        match &self.variable {
            Variable::Identity(identity) => identity.label().get(language).to_owned(),
            Variable::Level(levels) => {
                let label = levels.dimension.label.get(language);
                let period = levels.period.as_ref().filter(|_| !self.is_of_dimension());
                match period {
                    Some(period) => format!("{label}, {}", period.label.get(language)),
                    None => label.to_owned(),
                }
            }
            Variable::Figure(figures) => figures.label(language),
        }
    }

    /// What sort of values it has.
    pub fn data_type(&self) -> DataType<'_> {
        match &self.variable {
            Variable::Identity(identity) => match identity {
                Identity::IndependentCity => DataType::YesNo,
                Identity::Latitude | Identity::Longitude => DataType::Number,
                _ => DataType::Text,
            },
            Variable::Level(levels) => DataType::Level(&levels.dimension),
            Variable::Figure(figures) => match figures.indicator.measure {
                Measure::YesNo => DataType::YesNo,
                Measure::Count | Measure::Share | Measure::Number => DataType::Number,
            },
        }
    }

    /// How many decimal places its numbers have at least.
    pub fn places(&self) -> usize {
        /// Degrees to about ten centimetres.
        const DEGREES: usize = 6;

        match &self.variable {
            Variable::Identity(Identity::Latitude | Identity::Longitude) => DEGREES,
            Variable::Identity(_) | Variable::Level(_) => 0,
            Variable::Figure(figures) => figures.indicator.decimals,
        }
    }

    /// The facts that explain it.
    pub fn definitions(&self) -> &[Text] {
        match &self.variable {
            Variable::Identity(_) => &[],
            Variable::Level(levels) => &levels.dimension.definitions,
            Variable::Figure(figures) => &figures.indicator.definitions,
        }
    }

    /// Whether it holds levels of the period that is asked for, under the name of the dimension
    /// alone.
    pub fn is_of_dimension(&self) -> bool {
        matches!(&self.variable, Variable::Level(levels) if *levels.dimension.id == *self.id)
    }

    pub fn figures(&self) -> Option<&Figures> {
        match &self.variable {
            Variable::Figure(figures) => Some(figures),
            Variable::Identity(_) | Variable::Level(_) => None,
        }
    }
}

impl Figures {
    /// What people call the column: its own label, or indicator and year.
    pub fn label(&self, language: Language) -> String {
        if let Some(own) = &self.observation.label {
            return own.get(language).to_owned();
        }
        let label = self.indicator.label.get(language);
        format!("{label} {}", self.observation.date.year())
    }

    /// The unit, where a number needs it beside it: a count of people or dwellings, which the
    /// label names, does not.
    pub fn symbol(&self) -> Option<&Localized> {
        let needed = self.indicator.measure != Measure::Count;
        self.indicator.unit.as_ref().filter(|_| needed)
    }
}
