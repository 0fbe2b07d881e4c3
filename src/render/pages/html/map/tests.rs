//! Drawings whose coordinates were worked out by hand: the drawing is 440 wide with a margin of
//! 10 at each side, so that 6 on the plane are 420 in it, and 1 is 70.

use super::draw;
use crate::{
    render::Style,
    report::{Area, Map, Marker, Place, Point, Shade, Shades, Table},
    text::ENGLISH,
};

fn drawn(map: &Map) -> String {
    draw(map, "Towns", &Style::document(&ENGLISH)).into_string()
}

fn place(x: f64, y: f64, name: &str, marker: Marker) -> Place {
    Place { point: Point { x, y }, name: name.to_owned(), marker }
}

/// A rectangle whose lower left corner is far from the origin.
fn rectangle(width: f64, height: f64) -> Vec<Point> {
    let corners = [(0.0, 0.0), (0.0, height), (width, height), (width, 0.0)];
    corners.map(|(x, y)| Point { x: 1000.0 + x, y: 500.0 + y }).into()
}

fn of(rings: Vec<Vec<Point>>, places: Vec<Place>) -> Map {
    let meanings = [
        (Marker::Emphasised, "this"),
        (Marker::Main, "town"),
        (Marker::Near, "alike"),
        (Marker::Minor, "other"),
    ];
    let key = meanings.map(|(marker, meaning)| (marker, meaning.to_owned())).into();
    Map { rings, places, key, ..Map::default() }
}

#[track_caller]
fn has(drawn: &str, parts: &[&str]) {
    for part in parts {
        assert!(drawn.contains(part), "{part} is not in {drawn}");
    }
}

#[test]
fn a_map_is_as_large_as_may_be_and_keeps_its_proportions() {
    let wide = drawn(&of(vec![rectangle(6.0, 3.0)], Vec::new()));
    has(&wide, &[r#"viewBox="0 0 440 230""#, r#"d="M10 220L10 10L430 10L430 220Z""#]);
    let aue = place(1001.0, 502.0, "Aue", Marker::Main);
    let high = drawn(&of(vec![rectangle(3.0, 6.0)], vec![aue]));
    // In the middle: 105 are free at either side.
    has(&high, &[r#"viewBox="0 0 440 440""#, r#"d="M115 430L115 10L325 10L325 430Z""#]);
    has(&high, &[r#""translate(185 290)""#, r#"x="194" y="294.5""#]);
}

#[test]
fn a_place_alone_can_be_drawn_and_nothing_is_not() {
    let alone = drawn(&of(Vec::new(), vec![place(1000.0, 500.0, "Aue", Marker::Main)]));
    has(&alone, &[r#"viewBox="0 0 440 20""#, r#""translate(10 10)""#, r#"x="19" y="14.5""#]);
    assert_eq!(drawn(&Map::default()), "");
}

#[test]
fn markers_and_names_say_what_is_important() {
    let places = vec![
        place(1001.0, 501.0, "Aue", Marker::Main),
        place(1006.0, 503.0, "Hof", Marker::Emphasised),
        place(1003.0, 502.0, "Zell", Marker::Minor),
    ];
    let map = drawn(&of(vec![rectangle(6.0, 3.0)], places));
    has(&map, &[r#"aria-label="Towns: Aue (town), Hof (this)""#]);
    has(&map, &[r#"<text class="important" x="89" y="154.5">Aue</text>"#]);
    has(&map, &[r#"<text class="important" x="421" y="14.5" text-anchor="end">Hof</text>"#]);
    has(&map, &[r#"<text class="" x="229" y="84.5">Zell</text>"#]);
    has(&map, &[r#"<circle class="marker" r="4.5">"#, r#"<circle class="minor" r="1.6">"#]);
    has(&map, &["</svg> this</li>", "</svg> town</li>", "</svg> other</li>"]);
    assert!(!map.contains("alike"), "what nothing on the map is needs no explanation: {map}");
    let minor = drawn(&of(Vec::new(), vec![place(0.0, 0.0, "Zell", Marker::Minor)]));
    has(&minor, &[r#"aria-label="Towns""#]);
}

#[test]
fn an_area_has_the_pattern_and_the_meaning_of_its_class() {
    let area = |name: &str, rings, shade| Area { name: name.to_owned(), rings, shade };
    let shades = Shades {
        title: "Height".into(),
        key: vec![(Shade::Class(1), "low".into()), (Shade::Unknown, "missing".into())],
        table: Table::default(),
    };
    let areas = vec![
        area("Aue", vec![rectangle(6.0, 3.0), rectangle(3.0, 3.0)], Shade::Class(1)),
        area("Hof", vec![rectangle(6.0, 3.0)], Shade::Unknown),
    ];
    let map = drawn(&Map { areas, shades: Some(shades), ..of(Vec::new(), Vec::new()) });
    let path = "M10 220L10 10L430 10L430 220Z";
    let within = "M10 220L10 10L220 10L220 220Z";
    has(&map, &[r#"aria-label="Towns: Height: low, missing""#, r#"<pattern id="shade-2""#]);
    has(&map, &[&format!(r#"fill="url(#shade-2)" fill-rule="evenodd" d="{path}{within}""#)]);
    has(&map, &[&format!(r#"fill="none" fill-rule="evenodd" d="{path}""#)]);
    has(&map, &["<title>Aue: low</title>", "<title>Hof: missing</title>", "<p>Height:</p>"]);
}
