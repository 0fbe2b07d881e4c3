//! `GeoJSON` (RFC 7946), for maps that others draw: each record a feature, where it lies its
//! geometry.

use anyhow::Result;
use serde::Serialize;
use serde_json::json;

use super::json::{Object, objects};
use crate::{
    render::{Format, Purpose, Style},
    report::{Citation, Geometry, Report, Row},
    vocabulary::{Coordinates, Polygon, Ring},
};

pub const GEOJSON: Format = Format {
    name: "geojson",
    endings: &["geojson"],
    purpose: Purpose::Layer,
    is_binary: false,
    render: |report, style| written(report, style).map(String::into_bytes),
};

/// Longitude and latitude, in this order.
type Position = [f64; 2];

#[derive(Serialize)]
#[serde(tag = "type")]
struct Feature<'a> {
    geometry: Option<Shape>,
    properties: Object<'a>,
}

#[derive(Serialize)]
#[serde(tag = "type", content = "coordinates")]
enum Shape {
    Point(Position),
    Polygon(Vec<Vec<Position>>),
    MultiPolygon(Vec<Vec<Vec<Position>>>),
}

/// A collection of features, each in a line, behind the members that tell of all.
fn written(report: &Report, style: &Style) -> Result<String> {
    let Report { records, geometry_credit, sources, .. } = report;
    let features = records.rows.iter().zip(objects(report, style)).map(|(row, properties)| {
        let geometry = row.geometry.as_ref().map(shape);
        Ok(serde_json::to_string(&Feature { geometry, properties })?)
    });
    let features = features.collect::<Result<Vec<_>>>()?.join(",\n");
    let members = [
        Some(("type", json!("FeatureCollection"))),
        bounds(&records.rows).map(|bounds| ("bbox", json!(bounds))),
        geometry_credit.as_ref().map(|credit| ("attribution", json!(credit))),
        sources.as_ref().map(|list| ("sources", list.iter().map(source).collect())),
    ];
    let members =
        members.into_iter().flatten().map(|(key, value)| format!("\"{key}\": {value},\n"));
    Ok(format!("{{\n{}\"features\": [\n{features}\n]\n}}\n", members.collect::<String>()))
}

fn shape(geometry: &Geometry) -> Shape {
    match geometry {
        Geometry::Point(place) => Shape::Point(position(*place)),
        Geometry::Area(polygons) => match &**polygons {
            [polygon] => Shape::Polygon(rings(polygon)),
            several => Shape::MultiPolygon(several.iter().map(rings).collect()),
        },
    }
}

/// The rings of a polygon already run as the format asks, by the right hand.
fn rings(polygon: &Polygon) -> Vec<Vec<Position>> {
    let ring = |ring: &Ring| ring.closed().map(position).collect();
    polygon.rings().map(ring).collect()
}

fn position(Coordinates { longitude, latitude }: Coordinates) -> Position {
    [longitude, latitude]
}

/// West, south, east and north of all.
fn bounds(rows: &[Row]) -> Option<[f64; 4]> {
    let geometries = rows.iter().filter_map(|row| row.geometry.as_ref());
    let corners = geometries.flat_map(|geometry| match geometry {
        Geometry::Point(place) => vec![std::slice::from_ref(place)],
        Geometry::Area(polygons) => polygons.iter().map(|it| &*it.exterior).collect(),
    });
    let corners = corners.flatten().copied();
    let positions = corners.map(position).map(|[east, north]| [east, north, east, north]);
    positions.reduce(|[west, south, east, north], [x, y, ..]| {
        [west.min(x), south.min(y), east.max(x), north.max(y)]
    })
}

fn source(source: &Citation) -> serde_json::Value {
    let Citation { id, title, publisher, date, licence, url, .. } = source;
    json!({
        "id": id, "title": title, "publisher": publisher, "date": date, "licence": licence, "url": url
    })
}
