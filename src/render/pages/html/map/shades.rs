//! Shaded areas: classes differ in lightness and in pattern, so that nobody needs colour to tell
//! them apart.

use maud::{Markup, html};

use super::Frame;
use crate::report::{Area, Map, Shade, Shades};

/// How wide and high a piece of a pattern is, in units of the drawing.
const PIECE: usize = 6;

/// How much of its colour each class has, the lowest first, and the lines across it.
const CLASSES: [(&str, &str); Shade::CLASSES] = [
    ("0.05", ""),
    ("0.25", "M3 2.5V3.5"),
    ("0.45", "M0 6L6 0"),
    ("0.7", "M0 6L6 0M0 0L6 6"),
    ("1", ""),
];

/// The patterns by which areas are filled.
pub fn patterns() -> Markup {
    html! {
        defs {
            @for (class, (part, lines)) in CLASSES.iter().enumerate() {
                pattern id=(name(class)) width=(PIECE) height=(PIECE)
                    patternUnits="userSpaceOnUse" {
                    rect.value width=(PIECE) height=(PIECE) fill-opacity=(part) {}
                    @if !lines.is_empty() { path.hatch d=(lines) {} }
                }
            }
        }
    }
}

/// An area with its name and what its shade means, which a pointer on it shows.
pub fn area(area: &Area, map: &Map, frame: &Frame) -> Markup {
    let path: String = area.rings.iter().map(|ring| frame.path(ring)).collect();
    let key = map.shades.iter().flat_map(|shades| &shades.key);
    let meaning = key.filter(|(shade, _)| *shade == area.shade).map(|(_, meaning)| meaning).next();
    html! {
        path.area fill=(fill(area.shade)) fill-rule="evenodd" d=(path) {
            title { (area.name) @if let Some(meaning) = meaning { ": " (meaning) } }
        }
    }
}

/// What is shown, and what each shade means.
pub fn key(Shades { title, key, .. }: &Shades) -> Markup {
    html! {
        p { (title) ":" } "\n"
        ul {
            @for (shade, meaning) in key {
                li {
                    svg viewBox="0 0 16 16" aria-hidden="true" {
                        rect.area width="16" height="16" fill=(fill(*shade)) {}
                    }
                    " " (meaning)
                }
            }
        }
    }
}

/// The same in words.
pub fn told(Shades { title, key, .. }: &Shades) -> String {
    let meanings: Vec<_> = key.iter().map(|(_, meaning)| &**meaning).collect();
    format!("{title}: {}", meanings.join(", "))
}

fn fill(shade: Shade) -> String {
    match shade {
        Shade::Class(class) => format!("url(#{})", name(class)),
        Shade::Unknown => "none".to_owned(),
    }
}

fn name(class: usize) -> String {
    format!("shade-{}", class + 1)
}
