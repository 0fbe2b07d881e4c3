//! Layers for maps that others draw: the areas measured a second time.

use std::collections::BTreeSet;
use std::f64::consts::PI;

use serde_json::Value;

use crate::support::{Ask, STUDY, quartier};

type Position = [f64; 2];

fn layer(question: &str) -> Value {
    serde_json::from_str(&quartier(question).args(["--format", "geojson"]).text()).unwrap()
}

fn features(layer: &Value) -> &Vec<Value> {
    layer["features"].as_array().unwrap()
}

/// Polygons of a feature, each by its rings.
fn polygons(feature: &Value) -> Vec<Vec<Vec<Position>>> {
    let coordinates = feature["geometry"]["coordinates"].clone();
    match feature["geometry"]["type"].as_str() {
        Some("Polygon") => vec![serde_json::from_value(coordinates).unwrap()],
        Some("MultiPolygon") => serde_json::from_value(coordinates).unwrap(),
        _ => panic!("no area: {feature}"),
    }
}

/// Area within a ring in km², negative if it runs clockwise, with its sides as straight lines
/// on Lambert's cylindrical equal-area projection of the ellipsoid (WGS84).
fn area(ring: &[Position]) -> f64 {
    const RADIUS: f64 = 6378.137;
    const ECCENTRICITY: f64 = 0.081_819_190_842_6;

    let projected = |[longitude, latitude]: Position| {
        let sine = (latitude * PI / 180.0).sin();
        let part = ECCENTRICITY * sine;
        let width = sine / (1.0 - part * part) + part.atanh() / ECCENTRICITY;
        let height = (1.0 - ECCENTRICITY * ECCENTRICITY) * width / 2.0;
        (RADIUS * longitude * PI / 180.0, RADIUS * height)
    };
    let trapezia = ring.windows(2).map(|side| {
        let ((x, y), (next_x, next_y)) = (projected(side[0]), projected(side[1]));
        (x - next_x) * (y + next_y) / 2.0
    });
    trapezia.sum()
}

#[test]
fn every_municipality_has_an_area_and_all_make_the_state() {
    let layer = layer("list --all --columns ags,area_km2_2023");
    let mut known = BTreeSet::new();
    let mut sum = 0.0;
    for feature in features(&layer) {
        known.insert(feature["properties"]["ags"].as_str().unwrap().to_owned());
        let mut of_feature = 0.0;
        for rings in polygons(feature) {
            assert!(area(&rings[0]) > 0.0, "clockwise: {feature}");
            assert!(rings[1..].iter().all(|hole| area(hole) < 0.0), "counter-clockwise: {feature}");
            of_feature += rings.iter().map(|ring| area(ring)).sum::<f64>();
        }
        // Simplified boundaries cut corners.
        let stated = feature["properties"]["area_km2_2023"].as_f64().unwrap();
        assert!(
            (of_feature / stated - 1.0).abs() < 0.25,
            "{of_feature} km²: {}",
            feature["properties"]
        );
        sum += of_feature;
    }
    assert_eq!((features(&layer).len(), known.len()), (396, 396));
    assert!((sum / 34_100.0 - 1.0).abs() < 0.002, "{sum} km²");
}

#[test]
fn each_lies_where_its_point_is() {
    let areas = layer("list --all --columns id,latitude,longitude");
    let points = layer("list --all --points --columns id,latitude,longitude");
    let mut outside = 0;
    for (area, point) in features(&areas).iter().zip(features(&points)) {
        assert_eq!(area["properties"], point["properties"]);
        let place: Position =
            serde_json::from_value(point["geometry"]["coordinates"].clone()).unwrap();
        let stated =
            ["longitude", "latitude"].map(|key| point["properties"][key].as_f64().unwrap());
        assert_eq!(place, stated);
        outside += usize::from(!polygons(area).iter().any(|it| is_within(place, &it[0])));
    }
    // An area that is simplified can lose the place of its municipality.
    assert!(outside <= 2, "{outside}");
}

/// Whether a ray to the east crosses the ring an odd number of times.
fn is_within(place: Position, ring: &[Position]) -> bool {
    let crossed = ring.windows(2).filter(|side| {
        let (from, to) = (side[0], side[1]);
        let part = (place[1] - from[1]) / (to[1] - from[1]);
        (from[1] > place[1]) != (to[1] > place[1]) && place[0] < from[0] + part * (to[0] - from[0])
    });
    crossed.count() % 2 == 1
}

#[test]
fn whoever_made_areas_and_figures_is_named() {
    let credit =
        |question: &str| layer(question)["attribution"].as_str().unwrap_or_default().to_owned();
    let areas = credit("list --columns name");
    for part in ["GeoBasis-DE / BKG", "dl-de/by-2-0", "https://"] {
        assert!(areas.contains(part), "{areas}");
    }
    for question in ["list --columns name,vacancy_2022", "map --shade vacancy_2022", "match altena"]
    {
        assert!(credit(question).len() > areas.len(), "{question} names no source of figures");
    }
    assert!(!credit("list --points --columns name,vacancy_2022").contains("BKG"));
    assert!(layer("list").get("crs").is_none(), "RFC 7946 knows WGS84 only");
}

#[test]
fn properties_have_german_labels_only_where_the_command_line_says_so() {
    let keys = |layer: &Value| {
        let properties = features(layer)[0]["properties"].as_object().unwrap().keys();
        properties.cloned().collect::<Vec<_>>().join(" ")
    };
    assert!(keys(&layer("list --lang de")).contains("Größe 2014"));
    let mut german = quartier("list --format geojson");
    let german = serde_json::from_str(&german.env("QUARTIER_LANG", "de").text()).unwrap();
    assert_eq!(keys(&german), keys(&layer("list")));
}

#[test]
fn an_area_that_is_not_known_is_null() {
    let mut question = quartier("list --format geojson --data");
    let layer: Value = serde_json::from_str(&question.arg(STUDY).text()).unwrap();
    let of = |id: &str| features(&layer).iter().find(|it| it["properties"]["id"] == id).unwrap();
    assert!(of("bergdorf")["geometry"].is_null());
    // A hole stays one, an island is a polygon of its own.
    assert_eq!(polygons(of("seehausen")).iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
}
