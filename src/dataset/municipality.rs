use std::{fmt, rc::Rc};

use anyhow::{Result, bail, ensure};
use serde::{
    Deserialize, Deserializer,
    de::{Error, IntoDeserializer, MapAccess, Visitor},
};

use super::figures::FigureColumns;
use crate::{
    schema::{Column, Figures, Identity, Measure, Schema, Subject, Value},
    vocabulary::{Ags, Finite, Status, Text, id},
};

/// A municipality with its figures, and its levels as the rules give them.
#[derive(Debug)]
pub struct Municipality {
    /// Short name in this dataset.
    pub id: Text,
    /// Official municipality key.
    pub ags: Ags,
    /// Name.
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
    pub latitude: f64,
    /// Degrees east (WGS84).
    pub longitude: f64,
    /// The figures of it and of those beside it.
    pub(super) figures: Rc<FigureColumns>,
    /// Where its own stand among them.
    pub(super) row: usize,
    pub(super) levels: Vec<Option<usize>>,
}

/// A known figure. Yes is 1, no is 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The value, always finite.
    pub value: f64,
    /// How it came to be.
    pub status: Status,
}

impl Figure {
    /// The figure as it is stated, if its column allows it.
    pub(super) fn stated(id: &str, figures: &Figures, value: f64, status: Status) -> Result<Self> {
        let observation = &figures.observation;
        ensure!(observation.computed.is_none(), "`{id}` is calculated, not stated");
        ensure!(
            observation.source.of(status).is_some(),
            "`{id}` is marked {}, for which indicators.toml names no source",
            status.as_str()
        );
        match figures.indicator.measure {
            Measure::Share => {
                ensure!((0.0..=100.0).contains(&value), "`{id}` is a percentage from 0 to 100");
            }
            Measure::Count => {
                ensure!(value >= 0.0 && value.fract() == 0.0, "`{id}` is a whole number from 0");
            }
            Measure::Number | Measure::YesNo => {}
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

impl From<MunicipalityEntry> for Municipality {
    /// The municipality as it is described, without its figures and what follows from them.
    fn from(entry: MunicipalityEntry) -> Self {
        Self {
            id: entry.id,
            ags: entry.ags,
            name: entry.name,
            official_name: entry.official_name,
            kind: entry.kind,
            district: entry.district,
            independent_city: entry.independent_city,
            region: entry.region,
            central_place: entry.central_place,
            latitude: entry.latitude.into(),
            longitude: entry.longitude.into(),
            figures: Rc::default(),
            row: 0,
            levels: Vec::new(),
        }
    }
}

impl Municipality {
    /// What a column holds for this municipality.
    #[must_use]
    pub fn value(&self, column: &Column) -> Value<'_> {
        match &column.subject {
            Subject::Identity(identity) => self.identity(*identity),
            Subject::Level(levels) => self.level(levels.slot).map_or(Value::Missing, Value::Level),
            Subject::Figure(figures) => self.figure(figures).map_or(Value::Missing, |figure| {
                match figures.indicator.measure {
                    Measure::YesNo => Value::YesNo(figure.value != 0.0),
                    Measure::Count | Measure::Share | Measure::Number => {
                        Value::Number(figure.value)
                    }
                }
            }),
        }
    }

    /// A figure, if it is known.
    #[must_use]
    pub fn figure(&self, figures: &Figures) -> Option<Figure> {
        self.figures.of(figures).get(self.row).copied().flatten()
    }

    /// The position of its level in the dimension of this slot, if a rule gives it one.
    #[must_use]
    pub fn level(&self, slot: usize) -> Option<usize> {
        self.levels.get(slot).copied().flatten()
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

/// A municipality as the data describe it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub(super) struct MunicipalityEntry {
    #[serde(deserialize_with = "id")]
    id: Text,
    pub(super) ags: Ags,
    name: Text,
    official_name: Text,
    kind: Text,
    district: Text,
    independent_city: bool,
    region: Text,
    central_place: Text,
    pub(super) latitude: Finite,
    pub(super) longitude: Finite,
    #[serde(default)]
    derived: Vec<Text>,
    #[serde(default)]
    estimated: Vec<Text>,
    figures: Entries,
}

impl MunicipalityEntry {
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// What is wrong with its figures, each fault with the column.
    pub(super) fn faults(&self, schema: &Schema) -> Vec<(String, String)> {
        let fault = |(name, entry): &(Text, Entry)| {
            let column = schema.columns().iter().find(|column| *column.id == **name);
            let fault = match column.and_then(|column| Some((column, column.figures()?))) {
                None => schema.unknown_column(name),
                Some((column, figures)) => {
                    let status = self.status(&column.id);
                    entry.stated(column, figures, status).err()?.to_string()
                }
            };
            Some((name.to_string(), fault))
        };
        self.figures.0.iter().filter_map(fault).collect()
    }

    /// Whether it has a figure of this name.
    pub(super) fn states(&self, column: &str) -> bool {
        self.figures.0.iter().any(|(name, _)| **name == *column)
    }

    /// The lists of columns whose figures are not published ones.
    pub(super) fn marks(&self) -> [(&'static str, &[Text]); 2] {
        [("derived", &self.derived), ("estimated", &self.estimated)]
    }

    /// The stated figures by slot.
    pub(super) fn figures(&self, schema: &Schema) -> Result<Vec<Option<Figure>>> {
        let mut slots = vec![None; schema.figures().count()];
        // The file mostly has the order of the schema, so that each search is short.
        let mut columns = schema.figures().cycle();
        for (name, entry) in &self.figures.0 {
            let found = columns.by_ref().take(slots.len()).find(|(column, _)| *column.id == **name);
            let Some((column, figures)) = found else {
                bail!(schema.unknown_column(name));
            };
            if let Some(slot) = slots.get_mut(figures.slot) {
                *slot = Some(entry.stated(column, figures, self.status(&column.id))?);
            }
        }
        Ok(slots)
    }

    fn status(&self, column: &str) -> Status {
        let lists = |columns: &[Text]| columns.iter().any(|listed| **listed == *column);
        if lists(&self.derived) {
            Status::Derived
        } else if lists(&self.estimated) {
            Status::Estimate
        } else {
            Status::Official
        }
    }
}

/// Figures by the names of their columns, in the order of the file.
#[derive(Debug)]
struct Entries(Vec<(Text, Entry)>);

impl<'de: 'static> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de: 'static> Visitor<'de> for EntriesVisitor {
    type Value = Entries;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("figures by their columns")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}

/// A figure as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Entry {
    Number(f64),
    YesNo(bool),
}

impl Entry {
    fn stated(self, column: &Column, figures: &Figures, status: Status) -> Result<Figure> {
        let value = match (figures.indicator.measure, self) {
            (Measure::YesNo, Self::YesNo(yes)) => f64::from(u8::from(yes)),
            (Measure::YesNo, Self::Number(_)) => bail!("`{}` is true or false", column.id),
            (_, Self::YesNo(_)) => bail!("`{}` is a number", column.id),
            (_, Self::Number(number)) => number,
        };
        Figure::stated(&column.id, figures, value, status)
    }
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(EntryVisitor)
    }
}

struct EntryVisitor;

impl Visitor<'_> for EntryVisitor {
    type Value = Entry;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, true or false")
    }

    fn visit_bool<E: Error>(self, yes: bool) -> Result<Entry, E> {
        Ok(Entry::YesNo(yes))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Entry, E> {
        Finite::deserialize(number.into_deserializer()).map(|number| Entry::Number(number.into()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Entry, E> {
        Finite::deserialize(number.into_deserializer()).map(|number| Entry::Number(number.into()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Entry, E> {
        Finite::deserialize(number.into_deserializer()).map(|number| Entry::Number(number.into()))
    }
}
