//! Maps drawn small enough to be read in a test.

use super::{Area, Map, Marker, Pictures, Place, Point, Shade, Shades, Style, draw};
use crate::{report::Table, text::ENGLISH};

const SQUARE: [(f64, f64); 4] = [(0.0, 0.0), (0.0, 8.0), (8.0, 8.0), (8.0, 0.0)];

fn map(places: &[(f64, f64, &str, Marker)]) -> Map {
    let place = |(x, y, name, marker): &(f64, f64, &str, Marker)| Place {
        point: Point { x: *x, y: *y },
        name: (*name).to_owned(),
        marker: *marker,
    };
    Map {
        rings: vec![SQUARE.map(|(x, y)| Point { x, y }).into()],
        places: places.iter().map(place).collect(),
        key: vec![(Marker::Emphasised, "this".into()), (Marker::Main, "town".into())],
        ..Map::default()
    }
}

fn drawn(map: &Map, (width, height): (usize, usize), pictures: Pictures) -> Vec<String> {
    let style = Style { width, height, pictures, ..Style::document(&ENGLISH) };
    draw(map, &style).lines().map(ToOwned::to_owned).collect()
}

#[test]
fn a_square_is_square_and_its_towns_are_named() {
    let map = map(&[(4.0, 4.2, "Aue", Marker::Main), (1.5, 1.5, "Hof", Marker::Emphasised)]);
    let braille = [
        "⡏⠉⠉⠉⠉⠉⠉⠉⠉⢹",
        "⡇   Aue  ⢸",
        "⡇    ●   ⢸",
        "⡇ ◆ Hof  ⢸",
        "⣇⣀⣀⣀⣀⣀⣀⣀⣀⣸",
        "",
        "◆ this   ● town",
    ];
    assert_eq!(drawn(&map, (20, 9), Pictures::Unicode), braille);
    let ascii = [
        ":'''''''':",
        ":   Aue  :",
        ":    o   :",
        ": * Hof  :",
        ":........:",
        "",
        "* this   o town",
    ];
    assert_eq!(drawn(&map, (20, 9), Pictures::Ascii), ascii);
}

#[test]
fn what_shares_a_place_is_named_as_far_as_there_is_room() {
    let here = |name| (4.0, 4.0, name, Marker::Main);
    let map = map(&[here("Weit und breit"), here("Ob"), here("Bo"), here("Zu")]);
    let lines = drawn(&map, (13, 9), Pictures::Unicode);
    assert!(lines.iter().all(|line| line.chars().count() <= 13), "{lines:?}");
    let lines = lines.concat();
    assert!(lines.contains("Ob") && lines.contains("Bo") && lines.contains("Zu"));
    assert!(lines.contains("Not named") && lines.contains("breit"), "{lines}");
}

#[test]
fn a_crowd_leaves_the_names_to_the_important() {
    let mut places: Vec<_> =
        (0..80).map(|n| (f64::from(n % 8), f64::from(n / 10), "minor", Marker::Minor)).collect();
    places.push((4.0, 4.0, "main", Marker::Main));
    let text = drawn(&map(&places), (40, 24), Pictures::Unicode).concat();
    assert!(text.contains("main") && !text.contains("minor") && text.contains('·'));
    let named = |minors: usize| {
        let places = vec![(4.0, 4.0, "minor", Marker::Minor); minors];
        drawn(&map(&places), (40, 24), Pictures::Unicode).concat().contains("minor")
    };
    assert!(named(24) && !named(25));
}

#[test]
fn the_important_are_named_even_where_minor_ones_stand_close() {
    let around = [(3.2, 4.0), (5.0, 4.0), (6.0, 4.0), (4.0, 5.0), (4.0, 3.0)];
    let minor = |(x, y): (f64, f64)| (x, y, "minor", Marker::Minor);
    let mut places: Vec<_> = around.into_iter().map(minor).collect();
    places.push((4.0, 4.0, "main", Marker::Main));
    let text = drawn(&map(&places), (22, 9), Pictures::Unicode).join("\n");
    assert!(text.contains("main") && !text.contains("Not named"), "{text}");
}

#[test]
fn areas_are_filled_by_their_shade() {
    let area = |(x, y): (f64, f64), (width, height): (f64, f64), shade| Area {
        name: String::new(),
        rings: vec![
            [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
                .map(|(x, y)| Point { x, y })
                .into(),
        ],
        shade,
    };
    let shades = Shades {
        title: "Height".into(),
        key: vec![(Shade::Class(0), "low".into()), (Shade::Unknown, "missing".into())],
        table: Table::default(),
    };
    let areas = vec![
        area((0.0, 0.0), (4.0, 8.0), Shade::Class(0)),
        area((4.0, 0.0), (4.0, 4.0), Shade::Class(4)),
        area((4.0, 4.0), (4.0, 4.0), Shade::Unknown),
        area((1.0, 1.0), (0.01, 0.01), Shade::Class(2)),
    ];
    let map = Map { areas, shades: Some(shades), ..map(&[(6.0, 2.0, "Aue", Marker::Emphasised)]) };
    let mut lines = drawn(&map, (24, 24), Pictures::Ascii);
    let (low, missing, high) = (".".repeat(11), "?".repeat(12), "@".repeat(12));
    for (row, line) in lines.iter().take(12).enumerate() {
        let right = match row {
            0..6 => &*missing,
            8 => "@@@@ * Aue @",
            _ => &high,
        };
        assert_eq!(line, &format!(":{low}{right}"), "{lines:#?}");
    }
    let below = lines.split_off(12).join(" ").replace('\u{a0}', " ");
    let below = below.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(below.starts_with("Height: . low ? missing * this"), "{below}");
    assert!(below.contains("1 of 4 municipalities"), "{below}");
}

#[test]
fn whatever_lies_on_it_a_map_can_be_drawn() {
    let style = (40, 12);
    assert_eq!(drawn(&Map::default(), style, Pictures::Unicode), Vec::<String>::new());
    let alone = Map { rings: Vec::new(), ..map(&[(1.0, 1.0, "Alone", Marker::Main)]) };
    assert_eq!(drawn(&alone, style, Pictures::Unicode), ["● Alone", "", "● town"]);
    for wild in [f64::MAX, f64::MIN, f64::NAN, f64::INFINITY, 5e-324] {
        let map = map(&[(wild, 0.0, "x", Marker::Main), (0.0, wild, "y", Marker::Main)]);
        assert!(drawn(&map, style, Pictures::Unicode).len() <= 12);
    }
}
