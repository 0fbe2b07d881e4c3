//! Places of municipalities: on a plane, and as the geometry of records for maps that others draw.

use std::collections::HashMap;
use std::rc::Rc;

use anyhow::Result;

use crate::context::Context;
use crate::model::{Ags, Coordinates, Ring, Source, SourceId};
use crate::report::{Geometry, Point, Report};

/// Plane on which a degree of longitude is as much shorter than one of latitude as it is in the
/// middle of the map.
pub struct Plane {
    shortening: f64,
}

impl Plane {
    /// Plane for places at these latitudes.
    pub fn for_latitudes(latitudes: impl Iterator<Item = f64>) -> Self {
        let (south, north) = latitudes
            .fold((90.0_f64, -90.0_f64), |(south, north), it| (south.min(it), north.max(it)));
        Self { shortening: f64::midpoint(south, north).to_radians().cos() }
    }

    /// Position on the plane.
    pub fn point(&self, Coordinates { longitude, latitude }: Coordinates) -> Point {
        (longitude * self.shortening, latitude)
    }

    /// Corners on the plane.
    pub fn ring(&self, ring: &Ring) -> Vec<Point> {
        ring.0.iter().map(|corner| self.point(*corner)).collect()
    }
}

/// Credit of a geometry, as its licence asks for: "Areas: GeoBasis-DE / BKG, dl-de/by-2-0".
///
/// # Errors
/// The bibliography cannot be read, or lacks the source.
pub fn credit(word: &str, source: &SourceId, cx: &Context) -> Result<String> {
    let Source { publisher, licence, .. } = cx.dataset.source(source)?;
    let credited: Vec<_> = [publisher].into_iter().chain(licence).map(|it| cx.text(it)).collect();
    Ok(format!("{word}: {}", credited.join(", ")))
}

/// Gives each record the position or the area of the municipality that it is about, and cites the
/// source of the areas.
///
/// # Errors
/// The data cannot be read.
pub fn locate(report: &mut Report, as_points: bool, cx: &Context) -> Result<()> {
    let known: HashMap<&Ags, Geometry> = if as_points {
        let towns = cx.dataset.towns(true)?.into_iter();
        towns.map(|town| (&town.ags, Geometry::Point(town.coordinates()))).collect()
    } else {
        let Some(areas) = cx.dataset.areas()? else { return Ok(()) };
        report.cite([&areas.source]);
        let areas = areas.areas.iter();
        areas.map(|it| (&it.ags, Geometry::Area(Rc::clone(&it.polygons.0)))).collect()
    };
    for row in &mut report.records.rows {
        row.geometry = row.town.as_ref().and_then(|ags| known.get(ags)).cloned();
    }
    Ok(())
}
