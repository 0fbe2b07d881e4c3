use super::{
    Files, Problem,
    document::Step::{Index, Key},
};
use crate::dataset::{Dataset, Outline};

impl Files<'_> {
    /// Whether the case studies lie where their coordinates say, as far as the outline shows it.
    pub(super) fn check_places(&self, dataset: &Dataset, problems: &mut Vec<Problem>) {
        let (Some(document), Some(region)) = (&self.municipalities, Region::of_dataset(dataset))
        else {
            return;
        };
        for entry in self.parsed.municipalities.iter().filter(|entry| entry.is_sound) {
            let (latitude, longitude) = entry.value.place();
            if region.is_swapped(latitude, longitude) {
                let path = [Key("municipality"), Index(entry.index), Key("latitude")];
                problems.push(document.error_at(&path, &swapped(latitude, longitude)));
            }
        }
    }
}

/// The rectangle in which the outline of the region lies: degrees from the least to the most.
pub(super) struct Region {
    latitudes: (f64, f64),
    longitudes: (f64, f64),
}

impl Region {
    /// The region of a dataset, if it has a sound outline.
    pub(super) fn of_dataset(dataset: &Dataset) -> Option<Self> {
        dataset.outline().ok().flatten().map(|outline| Self::of(&outline))
    }

    fn of(outline: &Outline) -> Self {
        let none = (f64::INFINITY, f64::NEG_INFINITY);
        let mut region = Self { latitudes: none, longitudes: none };
        for corner in outline.rings.iter().flat_map(|ring| &ring.points) {
            let widened = |(least, most): (f64, f64), at: f64| (least.min(at), most.max(at));
            region.latitudes = widened(region.latitudes, corner.latitude());
            region.longitudes = widened(region.longitudes, corner.longitude());
        }
        region
    }

    /// Whether a place lies in the region only if its two coordinates are swapped.
    pub(super) fn is_swapped(&self, latitude: f64, longitude: f64) -> bool {
        !self.has(latitude, longitude) && self.has(longitude, latitude)
    }

    fn has(&self, latitude: f64, longitude: f64) -> bool {
        let lies = |(least, most): (f64, f64), at: f64| (least..=most).contains(&at);
        lies(self.latitudes, latitude) && lies(self.longitudes, longitude)
    }
}

/// What is said of a place whose coordinates are swapped.
pub(super) fn swapped(latitude: f64, longitude: f64) -> String {
    format!("latitude and longitude are swapped: the latitude is {longitude}, not {latitude}")
}
