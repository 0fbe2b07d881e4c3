//! A municipality as a file describes it, whichever sort of file that is, and what can be wrong
//! with its figures.

use std::{borrow::Cow, fmt, rc::Rc};

use schemars::{JsonSchema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Unexpected, Visitor},
};

use super::{
    fact::{FactValue, FactValueVisitor},
    municipality::Figure,
};
use crate::{
    say,
    schema::{Figures, Identity, Measure, Schema},
    vocabulary::{Ags, Status, Text, id, id_schema, read_latitude, read_longitude},
};

/// What a municipality is, and the figures that are stated of it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Description {
    /// Short name in this dataset.
    #[serde(deserialize_with = "id")]
    #[schemars(schema_with = "id_schema")]
    pub id: Text,
    /// Official municipality key.
    pub ags: Ags,
    /// Name without its title.
    pub name: Text,
    /// Name with its official title.
    pub official_name: Text,
    /// Town (Stadt) or municipality (Gemeinde).
    pub kind: Text,
    /// District (Kreis), or the city itself where it is independent.
    pub district: Text,
    /// Whether it is a city outside any district.
    pub independent_city: bool,
    /// Administrative region (Regierungsbezirk).
    pub region: Text,
    /// Rank in the state's system of central places.
    pub central_place: Text,
    /// Degrees north (WGS84).
    #[serde(deserialize_with = "read_latitude")]
    #[schemars(range(min = -90, max = 90))]
    pub latitude: f64,
    /// Degrees east (WGS84).
    #[serde(deserialize_with = "read_longitude")]
    #[schemars(range(min = -180, max = 180))]
    pub longitude: f64,
    /// The columns whose figures are derived.
    #[serde(default)]
    pub derived: Vec<Text>,
    /// The columns whose figures are estimated.
    #[serde(default)]
    pub estimated: Vec<Text>,
    /// What is known of it, by the columns of `indicators.toml`: indicator and year.
    #[serde(rename = "figures")]
    pub stated: StatedFigures,
}

/// What is wrong with a description.
#[derive(Debug)]
pub struct Flaw {
    pub at: Flawed,
    pub message: String,
}

/// Which part of a description is wrong.
#[derive(Debug)]
pub enum Flawed {
    Figure(Rc<str>),
    /// The list of this key, at this position.
    Mark(&'static str, usize),
}

impl Flaw {
    /// What is said of it where only the line is told.
    pub fn on_its_line(&self) -> String {
        match &self.at {
            Flawed::Figure(_) => self.message.clone(),
            Flawed::Mark(key, _) => format!("`{key}`: {}", self.message),
        }
    }
}

impl Description {
    /// The figures by slot, and what is wrong with them.
    pub fn figures(&self, schema: &Schema) -> (Vec<Option<Figure>>, Vec<Flaw>) {
        let (statuses, mut flaws) = self.statuses();
        let mut slots = vec![None; schema.figures().count()];
        // A file mostly has the order of the schema, so that each search is short.
        let mut columns = schema.figures().cycle();
        for ((name, value), status) in self.stated.0.iter().zip(statuses) {
            let found = columns.by_ref().take(slots.len()).find(|(column, _)| *column.id == **name);
            let figure = match found {
                Some((_, figures)) => value.stated(name, figures, status),
                None => Err(schema.unknown_column(name)),
            };
            match figure {
                Ok((slot, figure)) => {
                    if let Some(place) = slots.get_mut(slot) {
                        *place = Some(figure);
                    }
                }
                Err(message) => flaws.push(Flaw { at: Flawed::Figure(Rc::clone(name)), message }),
            }
        }
        (slots, flaws)
    }

    /// How each figure came to be, and what is wrong with the lists that say so.
    fn statuses(&self) -> (Vec<Status>, Vec<Flaw>) {
        let mut statuses = vec![Status::Official; self.stated.0.len()];
        let mut flaws = Vec::new();
        for (key, marked, status) in [
            ("derived", &self.derived, Status::Derived),
            ("estimated", &self.estimated, Status::Estimate),
        ] {
            for (position, name) in marked.iter().enumerate() {
                let figure = self.stated.0.iter().position(|(known, _)| **known == **name);
                let message = match figure.and_then(|figure| statuses.get_mut(figure)) {
                    None => say::figure_missing(name),
                    Some(known) if *known == Status::Derived && status != *known => {
                        say::derived_and_estimated(name)
                    }
                    Some(known) => {
                        *known = status;
                        continue;
                    }
                };
                flaws.push(Flaw { at: Flawed::Mark(key, position), message });
            }
        }
        (statuses, flaws)
    }

    /// What it is, as a table has it, in the order of [`Identity::ALL`].
    pub fn cells(&self) -> [Cow<'_, str>; Identity::ALL.len()] {
        let text = |text| Cow::Borrowed(text);
        Identity::ALL.map(|identity| match identity {
            Identity::Id => text(&*self.id),
            Identity::Ags => text(self.ags.as_str()),
            Identity::Name => text(&self.name),
            Identity::OfficialName => text(&self.official_name),
            Identity::Kind => text(&self.kind),
            Identity::District => text(&self.district),
            Identity::IndependentCity => self.independent_city.to_string().into(),
            Identity::Region => text(&self.region),
            Identity::CentralPlace => text(&self.central_place),
            Identity::Latitude => self.latitude.to_string().into(),
            Identity::Longitude => self.longitude.to_string().into(),
        })
    }
}

/// Figures by the names of their columns, in the order of the file.
#[derive(Debug, Clone, Default)]
pub struct StatedFigures(pub Vec<(Rc<str>, StatedValue)>);

#[derive(Debug, Clone, Copy)]
pub enum StatedValue {
    Number(f64),
    YesNo(bool),
}

impl StatedValue {
    /// The figure, if its column allows it, and the slot of the column.
    pub fn stated(
        self,
        name: &str,
        figures: &Figures,
        status: Status,
    ) -> Result<(usize, Figure), String> {
        let value = match (figures.indicator.measure, self) {
            (Measure::YesNo, Self::YesNo(yes)) => f64::from(u8::from(yes)),
            (Measure::YesNo, Self::Number(_)) => return Err(say::truth_not_number(name)),
            (_, Self::YesNo(_)) => return Err(say::number_not_truth(name)),
            (_, Self::Number(number)) => number,
        };
        Ok((figures.slot, Figure::stated(name, figures, value, status)?))
    }
}

impl JsonSchema for StatedFigures {
    fn schema_name() -> Cow<'static, str> {
        "StatedFigures".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> schemars::Schema {
        json_schema!({
            "type": "object",
            "patternProperties": { "^[a-z0-9][a-z0-9_-]*_[0-9]{4}$": { "type": ["number", "boolean"] } },
            "additionalProperties": false,
        })
    }
}

impl<'de> Deserialize<'de> for StatedFigures {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(FiguresVisitor)
    }
}

struct FiguresVisitor;

impl<'de> Visitor<'de> for FiguresVisitor {
    type Value = StatedFigures;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&say::figures_by_columns())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<StatedFigures, A::Error> {
        let mut figures = Vec::new();
        while let Some(figure) = map.next_entry()? {
            figures.push(figure);
        }
        Ok(StatedFigures(figures))
    }
}

impl<'de> Deserialize<'de> for StatedValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.deserialize_any(FactValueVisitor(say::value_of_figure))? {
            FactValue::Number(number) => Ok(Self::Number(number)),
            FactValue::YesNo(yes) => Ok(Self::YesNo(yes)),
            FactValue::Text(text) => {
                Err(D::Error::invalid_type(Unexpected::Str(&text), &&*say::value_of_figure()))
            }
        }
    }
}
