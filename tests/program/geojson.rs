//! Layers for maps that others draw: with readers that others have written, and the areas measured
//! a second time.

use std::{collections::BTreeSet, f64::consts::PI, process::Command};

use geojson::{Feature, FeatureCollection, GeometryValue, Position};
use serde_json::Value;

use crate::support::{Ask, Record, STUDY, can_be_asked, on_one_line, quartier};

fn layer(question: &str) -> FeatureCollection {
    quartier(question).args(["--format", "geojson"]).text().parse().expect("GeoJSON")
}

/// The polygons of a feature, each by its rings.
fn polygons(feature: &Feature) -> Vec<Vec<Vec<Position>>> {
    match &feature.geometry.as_ref().expect("a geometry").value {
        GeometryValue::Polygon { coordinates } => vec![coordinates.clone()],
        GeometryValue::MultiPolygon { coordinates } => coordinates.clone(),
        other => panic!("{}", other.type_name()),
    }
}

fn property<'f>(feature: &'f Feature, key: &str) -> &'f str {
    feature.property(key).and_then(Value::as_str).expect("a text")
}

/// The area within a ring in km², negative if it runs clockwise, with its sides as straight lines
/// on Lambert's cylindrical equal-area projection of the ellipsoid (WGS84).
fn area(ring: &[Position]) -> f64 {
    const RADIUS: f64 = 6378.137;
    const ECCENTRICITY: f64 = 0.081_819_190_842_6;

    let projected = |position: &Position| {
        let sine = (position[1] * PI / 180.0).sin();
        let part = ECCENTRICITY * sine;
        let width = sine / (1.0 - part * part) + part.atanh() / ECCENTRICITY;
        let height = (1.0 - ECCENTRICITY * ECCENTRICITY) * width / 2.0;
        (RADIUS * position[0] * PI / 180.0, RADIUS * height)
    };
    let sides = ring.iter().zip(&ring[1..]);
    let trapezia = sides.map(|(from, to)| {
        let ((x, y), (next_x, next_y)) = (projected(from), projected(to));
        (x - next_x) * (y + next_y) / 2.0
    });
    trapezia.sum()
}

#[test]
fn every_municipality_has_an_area_and_all_make_the_state() {
    let layer = layer("list --all --columns name");
    let mut known = BTreeSet::new();
    let mut sum = 0.0;
    for feature in &layer.features {
        known.insert(property(feature, "ags").to_owned());
        let polygons = polygons(feature);
        let mut of_feature = 0.0;
        for (exterior, holes) in polygons.iter().map(|it| it.split_first().unwrap()) {
            assert!(area(exterior) > 0.0, "counter-clockwise: {feature:?}");
            assert!(holes.iter().all(|hole| area(hole) < 0.0), "clockwise: {feature:?}");
            let rings = [exterior].into_iter().chain(holes);
            for ring in rings {
                assert!(ring.len() >= 4 && ring.first() == ring.last(), "closed: {feature:?}");
                of_feature += area(ring);
            }
        }
        // From the smallest to the largest municipality, with a margin.
        assert!((15.0..450.0).contains(&of_feature), "{of_feature} km²: {feature:?}");
        sum += of_feature;
    }
    assert_eq!((layer.features.len(), known.len()), (396, 396));
    assert!((sum / 34_100.0 - 1.0).abs() < 0.002, "{sum} km²");

    let all = layer.features.iter().flat_map(polygons).flatten().flatten().collect::<Vec<_>>();
    let extreme = |axis: usize, pick: fn(f64, f64) -> f64| {
        all.iter().map(|position| position[axis]).reduce(pick).unwrap()
    };
    let corners = [extreme(0, f64::min), extreme(1, f64::min)];
    let opposite = [extreme(0, f64::max), extreme(1, f64::max)];
    assert_eq!(layer.bbox.unwrap(), [corners, opposite].concat());
}

#[test]
fn each_lies_where_its_point_is() {
    let areas = layer("list --all");
    let points = layer("list --all --points --columns longitude,latitude");
    assert_eq!((areas.features.len(), points.features.len()), (396, 396));
    let mut outside = 0;
    for (area, point) in areas.features.iter().zip(&points.features) {
        assert_eq!(property(area, "id"), property(point, "id"));
        let GeometryValue::Point { coordinates } = &point.geometry.as_ref().unwrap().value else {
            panic!("no point: {point:?}");
        };
        let stated = ["longitude", "latitude"].map(|key| point.property(key).unwrap().as_f64());
        assert_eq!(stated, [Some(coordinates[0]), Some(coordinates[1])]);
        outside += usize::from(!polygons(area).iter().any(|it| is_within(coordinates, &it[0])));
    }
    // An area that is simplified can lose the place of its municipality.
    assert!(outside <= 2, "{outside}");
}

/// Whether a ray to the east crosses the ring an odd number of times.
fn is_within(place: &Position, ring: &[Position]) -> bool {
    let crossed = ring.iter().zip(&ring[1..]).filter(|(from, to)| {
        let part = (place[1] - from[1]) / (to[1] - from[1]);
        (from[1] > place[1]) != (to[1] > place[1]) && place[0] < from[0] + part * (to[0] - from[0])
    });
    crossed.count() % 2 == 1
}

#[test]
fn properties_are_the_records_of_json() {
    for question in [
        "list --all --columns all",
        "list --where vacancy_2011>3 --columns vacancy_2011",
        "list --sources --columns name,market,vacancy",
        "map iserlohn",
        "match iserlohn --explain",
        "show altena",
        "briefing werdohl",
    ] {
        let features = layer(question).features.into_iter();
        let properties: Vec<Record> =
            features.map(|it| it.properties.unwrap().into_iter().collect()).collect();
        assert!(!properties.is_empty(), "{question}");
        assert_eq!(properties, quartier(question).records(), "{question}");
    }
    let text = quartier("list --format geojson").text();
    assert!(text.contains(r#""properties":{"id":"altena","ags":"05962004","name":"Altena""#));
}

#[test]
fn whoever_made_the_areas_is_named() {
    let credit = |question: &str| {
        let members = layer(question).foreign_members.unwrap_or_default();
        assert!(!members.contains_key("crs"), "RFC 7946 knows WGS84 only");
        members.get("attribution").map(|credit| credit.as_str().unwrap().to_owned())
    };
    let english = credit("list").unwrap();
    for part in ["GeoBasis-DE / BKG", "simplified", "dl-de/by-2-0", "https://"] {
        assert!(english.contains(part), "{english}");
    }
    assert!(credit("list --lang de").unwrap().contains("vereinfacht"));
    assert_eq!(credit("list --points"), None, "no areas");
    let mut german = quartier("list --format geojson");
    assert!(german.env("LANG", "de_DE.UTF-8").text().contains("simplified"));

    let members = layer("list --sources --columns name,vacancy").foreign_members.unwrap();
    let sources = members["sources"].as_array().unwrap().iter();
    let ids: Vec<_> = sources.map(|it| it["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["zensus-2022", "bkg-vg250"]);
}

#[test]
fn what_prints_no_municipalities_says_what_does() {
    let folder = tempfile::tempdir().unwrap();
    let exported = folder.path().join("new");
    for question in [
        "compare altena dortmund",
        "stats",
        "findings",
        "recommendations",
        "facts altena",
        "search altena",
        "indicators",
        "sources",
        "study",
        "check",
        "list --count",
        &format!("export {}", exported.display()),
    ] {
        let answer = quartier(question).args(["--format", "geojson"]).answer();
        assert_eq!((answer.code, &*answer.stdout), (Some(2), ""), "{question}");
        let said = on_one_line(&answer.stderr);
        for word in ["geojson", "`list`", "`show`", "`match`", "`briefing`", "`map`"] {
            assert!(said.contains(word), "{question}: {said}");
        }
    }
    assert!(!exported.exists(), "nothing is done before it is refused");
    let answer = quartier("list --points").answer();
    assert_eq!(answer.code, Some(2));
    assert!(answer.stderr.contains("--format geojson"), "{}", answer.stderr);
}

#[test]
fn an_area_that_is_not_known_is_null_and_said() {
    let mut asked = quartier("list --format geojson --data");
    let answer = asked.arg(STUDY).answer();
    assert_eq!(answer.code, Some(0));
    assert!(answer.stderr.contains("bergdorf") && !answer.stderr.contains("seehausen"));
    assert!(answer.stderr.contains("--points"), "{}", answer.stderr);
    let layer: FeatureCollection = answer.stdout.parse().unwrap();
    let [mountain, lake] = &*layer.features else { panic!("{layer:?}") };
    assert_eq!((property(mountain, "id"), &mountain.geometry), ("bergdorf", &None));
    // A hole stays one, an island is a polygon of its own.
    let rings: Vec<_> = polygons(lake).iter().map(Vec::len).collect();
    assert_eq!(rings, [2, 1]);
    assert!(area(&polygons(lake)[0][1]) < 0.0);
    // Of a municipality that is not there nothing is said.
    assert!(!answer.stdout.contains("99000003"));
    assert_eq!(layer.bbox.unwrap(), [8.0, 53.8, 8.4, 54.2]);
}

#[test]
fn shapely_reads_the_areas() {
    let known = Command::new("python3").args(["-c", "import shapely"]).output();
    if !can_be_asked("shapely", known.is_ok_and(|it| it.status.success())) {
        return;
    }
    let file = tempfile::Builder::new().suffix(".geojson").tempfile().unwrap();
    quartier("list --all --output").arg(file.path()).text();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/office/geojson.py");
    let said = Command::new("python3").arg(script).arg(file.path()).text();
    assert!(said.starts_with("396 areas, 34"), "{said}");
}
