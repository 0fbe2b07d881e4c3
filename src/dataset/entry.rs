use std::{fmt, rc::Rc};

use anyhow::{Result, bail};
use serde::{
    Deserialize, Deserializer,
    de::{Error, IntoDeserializer, MapAccess, Visitor},
};

use super::municipality::{Figure, Municipality};
use crate::{
    schema::{Column, Figures, Measure, Schema},
    vocabulary::{Ags, Finite, Latitude, Longitude, Status, Text, id},
};

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
    latitude: Latitude,
    longitude: Longitude,
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

    /// Degrees north and degrees east.
    pub(super) fn place(&self) -> (f64, f64) {
        (self.latitude.into(), self.longitude.into())
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
            close_to: Vec::new(),
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
            (Measure::YesNo, Self::Number(_)) => {
                bail!("`{}` is true or false, not a number", column.id)
            }
            (_, Self::YesNo(_)) => {
                bail!("`{}` is a number such as 5.5, not true or false", column.id)
            }
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
        f.write_str("a number such as 5.5, true or false, without quotes,")
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
