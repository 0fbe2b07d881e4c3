//! `GeoJSON` (RFC 7946) for maps that others draw: each record a feature on a line.

use serde_json::{Map, Value, json};

use super::json::value;
use super::records::{keys, label, names, plain, values};
use super::{Style, cell_text};
use crate::i18n::{Language, join, joined};
use crate::model::{Coordinates, Polygon, Ring};
use crate::report::{Cell, Geometry, Report, Row, Table};

/// One collection of features; the geometry of a record without a place is null.
pub fn layer(report: &Report, style: &Style) -> String {
    let named = report.sources.iter().filter_map(|it| it.attribution_text(report.language));
    let attribution = joined(named, "; ")
        .map(|it| format!("\"attribution\": {},\n", json!(it)))
        .unwrap_or_default();
    let feature = |row| feature(&report.records, row, style).to_string();
    let features = join(report.records.rows.iter().map(feature), ",\n");
    format!(
        "{{\n\"type\": \"FeatureCollection\",\n{attribution}\"features\": [\n{features}\n]\n}}\n"
    )
}

/// Feature with plain texts and numbers as properties, since layers know no lists.
fn feature(table: &Table, row: &Row, style: &Style) -> Value {
    let words = |cell: &Cell| cell_text(cell, 0, Language::default(), false).words();
    let properties = values(table, row).map(|cell| match &*cell {
        Cell::Term(_) | Cell::List(_) if style.labels => words(&cell).into(),
        Cell::List(_) => plain(&cell).into(),
        _ => value(&cell),
    });
    let names = if style.labels { names(table, label) } else { keys(table) };
    let properties: Map<_, _> = names.into_iter().zip(properties).collect();
    let mut feature = json!({ "type": "Feature" });
    if let Some(place) = keys(table).iter().position(|key| key == "id") {
        feature["id"] = values(table, row).nth(place).map(|id| value(&id)).into();
    }
    feature["geometry"] = row.geometry.as_ref().map(shape).into();
    feature["properties"] = properties.into();
    feature
}

fn shape(geometry: &Geometry) -> Value {
    let (kind, coordinates): (_, Value) = match geometry {
        Geometry::Point(place) => ("Point", position(*place).into()),
        Geometry::Area(polygons) => match &**polygons {
            [only] => ("Polygon", rings(only).into()),
            several => ("MultiPolygon", several.iter().map(rings).collect()),
        },
    };
    json!({ "type": kind, "coordinates": coordinates })
}

/// Rings of a polygon, which run as the format asks already: the outer one counter-clockwise.
fn rings(polygon: &Polygon) -> Vec<Vec<[f64; 2]>> {
    polygon.iter().map(|ring: &Ring| ring.closed().map(position).collect()).collect()
}

fn position(Coordinates { longitude, latitude }: Coordinates) -> [f64; 2] {
    [longitude, latitude]
}

#[cfg(test)]
mod tests {
    use super::{Style, layer};
    use crate::i18n::Localized;
    use crate::model::{Coordinates, Source};
    use crate::render::records::tests::{STYLE, towns};
    use crate::report::Geometry;

    fn source(publisher: &str) -> Source {
        let [publisher, licence] = [publisher, "free"].map(|it| Localized::new(it, it));
        Source { publisher, licence: Some(licence), attribution: true, ..Source::default() }
    }

    fn features(style: Style) -> serde_json::Value {
        let mut report = towns();
        let place = Coordinates { longitude: 7.67, latitude: 51.3 };
        report.records.rows[0].geometry = Some(Geometry::Point(place));
        report.sources = ["BKG", "Destatis"].map(source).to_vec();
        serde_json::from_str(&layer(&report, &style)).unwrap()
    }

    #[test]
    fn properties_are_plain() {
        let collection = features(STYLE);
        assert_eq!(collection["attribution"], "BKG:  (free), ; Destatis:  (free), ");
        let first = &collection["features"][0];
        assert_eq!(first["id"], "altena");
        assert_eq!(first["properties"]["close"], "size market");
        assert_eq!(first["properties"]["size"], "small");
        assert!(collection["features"][1]["geometry"].is_null());
    }

    #[test]
    fn properties_have_labels_where_these_are_asked_for() {
        let collection = features(Style { labels: true, ..STYLE });
        let first = &collection["features"][0]["properties"];
        assert_eq!(first["Size 2014"], "klein");
        assert_eq!(first["id"], "altena");
    }
}
