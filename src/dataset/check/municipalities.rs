//! Whether the figures of the municipalities, their names and where they lie make sense, whichever
//! file describes them.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Files, Problem, Severity,
    document::{Cursor, List},
};
use crate::{
    dataset::{
        Line,
        description::{Description, Flaw, Flawed},
        table,
    },
    say,
    schema::TAKEN,
};

/// Where a municipality is described.
#[derive(Clone, Copy)]
enum Location<'d> {
    /// In an entry, which may have faults of its own.
    Entry(Cursor<'d>, bool),
    /// On a line of the table.
    Line(usize),
}

impl<'d> Files<'d> {
    /// Whether what is said of the municipalities makes sense.
    pub fn check_municipalities(&self, problems: &mut Vec<Problem>) {
        let region = Region::of(&self.rings);
        let mut known = BTreeSet::new();
        for (town, place) in self.described() {
            problems.extend(self.flaws(town).into_iter().filter_map(|flaw| place.flaw(&flaw)));
            let is_sound = !matches!(place, Location::Entry(_, false));
            // What is missing has been stood in for.
            if !is_sound {
                continue;
            }
            if TAKEN.contains(&&*town.id) {
                problems.push(place.error("id", say::already_taken(&town.id)));
            }
            let (latitude, longitude) = (town.latitude, town.longitude);
            if region.as_ref().is_some_and(|region| region.is_swapped(latitude, longitude)) {
                let message = say::swapped_coordinates(latitude, longitude);
                problems.push(place.error("latitude", message));
            }
            if !known.insert(town.ags.as_str()) {
                problems.push(place.error("ags", say::ags_twice(&town.ags)));
            }
        }
        self.check_lines(problems);
        self.check_areas(problems);
        self.check_cautions(problems);
    }

    /// Whether there are the municipalities of which the dimensions say something, as far as all
    /// can be known.
    fn check_cautions(&self, problems: &mut Vec<Problem>) {
        let are_described = self.lines.iter().all(|line| line.described.is_ok());
        if !self.municipalities.is_sound || !self.has_all_lines || !are_described {
            return;
        }
        let known: BTreeSet<&str> = self.described().map(|(town, _)| &*town.id).collect();
        for dimension in &self.dimensions.entries {
            let places = dimension.at.key("caution").elements();
            for (caution, at) in dimension.value.cautions.iter().zip(places) {
                let places = at.key("municipalities").elements();
                for (id, at) in caution.municipalities.iter().zip(places) {
                    if !known.contains(&**id) {
                        problems.push(at.error(say::no_municipality(id)));
                    }
                }
            }
        }
    }

    /// The faults of the lines that describe no municipality, and the ids that stand twice.
    fn check_lines(&self, problems: &mut Vec<Problem>) {
        let entries = self.municipalities.entries.iter().map(|entry| &entry.value);
        let mut known: BTreeMap<&str, &str> =
            entries.map(|town| (&*town.id, "municipalities.toml")).collect();
        for line in &self.lines {
            match &line.described {
                Ok(town) => {
                    if let Some(file) = known.insert(&town.id, table::FILE) {
                        problems.push(on_line(line.number, say::id_twice(&town.id, file)));
                    }
                }
                Err(faults) => {
                    let fault = |error| on_line(line.number, say::causes(error));
                    problems.extend(faults.iter().map(fault));
                }
            }
        }
    }

    /// A municipality has one area; that of one which the dataset lacks does no harm.
    fn check_areas(&self, problems: &mut Vec<Problem>) {
        let mut known = BTreeSet::new();
        for area in self.areas.entries.iter().filter(|area| area.is_sound) {
            let ags = area.value.ags.as_str();
            if !known.insert(ags) {
                problems.push(area.at.key("ags").error(say::ags_twice(ags)));
            }
        }
    }

    /// The municipalities that could be read, those of the table last.
    fn described(&self) -> impl Iterator<Item = (&Description, Location<'d>)> {
        let entries = self.municipalities.entries.iter();
        let entries = entries.map(|it| (&it.value, Location::Entry(it.at, it.is_sound)));
        let lines = self.lines.iter();
        let lines =
            lines.filter_map(|it| Some((it.described.as_ref().ok()?, Location::Line(it.number))));
        entries.chain(lines)
    }

    fn flaws(&self, town: &Description) -> Vec<Flaw> {
        self.schema.as_ref().map(|schema| town.figures(schema).1).unwrap_or_default()
    }
}

impl Location<'_> {
    fn error(self, key: &str, message: String) -> Problem {
        match self {
            Self::Entry(at, _) => at.key(key).error(message),
            Self::Line(number) => on_line(number, message),
        }
    }

    fn flaw(self, flaw: &Flaw) -> Option<Problem> {
        match (self, &flaw.at) {
            (Self::Line(number), _) => Some(on_line(number, flaw.on_its_line())),
            (Self::Entry(at, _), Flawed::Figure(column)) => {
                Some(at.key("figures").key(column).error(&flaw.message))
            }
            // A figure with a fault has been taken out.
            (Self::Entry(_, false), Flawed::Mark(..)) => None,
            (Self::Entry(at, true), Flawed::Mark(key, position)) => {
                Some(at.key(key).element(*position).error(&flaw.message))
            }
        }
    }
}

/// An error on a line of the table.
pub fn on_line(line: usize, message: String) -> Problem {
    let file = table::FILE.to_owned();
    Problem { file, place: Some((line, 1)), severity: Severity::Error, message }
}

/// The rectangle in which the outline of the region lies: degrees from the least to the most.
struct Region {
    latitudes: (f64, f64),
    longitudes: (f64, f64),
}

impl Region {
    /// The region of a sound outline.
    fn of(rings: &List<'_, Line>) -> Option<Self> {
        let none = (f64::INFINITY, f64::NEG_INFINITY);
        let mut region = Self { latitudes: none, longitudes: none };
        for corner in rings.entries.iter().flat_map(|ring| ring.value.points.iter()) {
            let widened = |(least, most): (f64, f64), at: f64| (least.min(at), most.max(at));
            region.latitudes = widened(region.latitudes, corner.latitude);
            region.longitudes = widened(region.longitudes, corner.longitude);
        }
        rings.is_sound.then_some(region)
    }

    /// Whether a place lies in the region only if its two coordinates are swapped.
    fn is_swapped(&self, latitude: f64, longitude: f64) -> bool {
        !self.has(latitude, longitude) && self.has(longitude, latitude)
    }

    fn has(&self, latitude: f64, longitude: f64) -> bool {
        let lies = |(least, most): (f64, f64), at: f64| (least..=most).contains(&at);
        lies(self.latitudes, latitude) && lies(self.longitudes, longitude)
    }
}
