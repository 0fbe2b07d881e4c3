//! Map as a drawing (SVG): lines, areas, places with marker and name, and what these mean.

use maud::{Markup, html};

use super::map::{Frame, Label, Lettering, labels, places};
use crate::{
    i18n::Language,
    report::{Map, Marker, Point, Shade},
};

/// Width in units that are about a pixel on telephones and screens alike.
const WIDTH: f64 = 480.0;
const MARGIN: f64 = 10.0;
const INNER: f64 = WIDTH - 2.0 * MARGIN;
const NAMES: Lettering = Lettering { letter: 7.4, line: 13.0, gap: 9.0, half: 6.0, room: 2.0 };

/// Opacity of each shade, the lowest first, and the lines through it, by which they can be told
/// apart without colour.
const SHADES: [(&str, &str); Shade::CLASSES] = [
    ("0.05", ""),
    ("0.25", "M3 2.5V3.5"),
    ("0.45", "M0 6L6 0"),
    ("0.7", "M0 6L6 0M0 0L6 6"),
    ("1", ""),
];

/// Map with the meaning of its markers and shades; empty if nothing is on it.
pub fn draw(map: &Map, title: &str, language: Language) -> Markup {
    let Some(frame) = Frame::of(map, (INNER, INNER)) else { return html! {} };
    let places = places(map, &frame);
    let (labels, unnamed) = labels(&places, INNER, NAMES);
    let height = length(frame.height + 2.0 * MARGIN);
    let path = |ring: &Vec<Point>| {
        let corners = frame.ring(ring).into_iter();
        let corners = corners.map(|(x, y)| format!("{} {}", length(x), length(y)));
        format!("M{}Z", corners.collect::<Vec<_>>().join("L"))
    };
    html! {
        figure.map { "\n"
            svg role="img" aria-label=(description(map, title))
                viewBox={ "-" (MARGIN) " -" (MARGIN) " " (WIDTH) " " (height) } { "\n"
                @if map.shades.is_some() { (patterns()) "\n" }
                @for area in &map.areas {
                    path.area fill=(fill(area.shade)) fill-rule="evenodd"
                        d=(area.rings.iter().map(path).collect::<String>()) {
                        title { (area.name) (meaning(map, area.shade)) }
                    } "\n"
                }
                @for ring in &map.rings { path.outline d=(path(ring)) {} "\n" }
                // The most important lie on top.
                @for (place, (x, y)) in places.iter().rev() {
                    g transform={ "translate(" (length(*x)) " " (length(*y)) ")" } {
                        (marker(place.marker))
                        title { (place.name) }
                    } "\n"
                }
                @for Label { place, start, end, y, is_left } in &labels {
                    text.important[place.marker != Marker::Minor]
                        x=(length(if *is_left { *end } else { *start })) y=(length(y + 4.5))
                        text-anchor=[is_left.then_some("end")] { (place.name) }
                    "\n"
                }
            } "\n"
            figcaption { "\n"
                @if let Some(shades) = &map.shades {
                    p { (shades.title) ":" } "\n"
                    ul {
                        @for (shade, meaning) in &shades.key {
                            li {
                                svg viewBox="0 0 16 16" aria-hidden="true" {
                                    rect.area width="16" height="16" fill=(fill(*shade)) {}
                                }
                                " " (meaning)
                            }
                        }
                    } "\n"
                }
                ul {
                    @for (sign, meaning) in &map.key {
                        li { svg viewBox="-8 -8 16 16" aria-hidden="true" { (marker(*sign)) } " " (meaning) }
                    }
                } "\n"
                @if !unnamed.is_empty() {
                    p { (language.of("not named", "ohne Namen")) ": " (unnamed.join(", ")) } "\n"
                }
                @if let Some(credit) = &map.credit { p { (credit) } "\n" }
            } "\n"
        }
    }
}

/// Map in words: the shades, and the important places with the meaning of their markers.
fn description(map: &Map, title: &str) -> String {
    let shades = map.shades.iter().map(|shades| {
        let key = shades.key.iter().map(|(_, meaning)| &**meaning).collect::<Vec<_>>().join(", ");
        format!("{}: {key}", shades.title)
    });
    let important = map.places.iter().filter(|place| place.marker != Marker::Minor);
    let places = important.filter_map(|place| {
        let (_, meaning) = map.key.iter().find(|(marker, _)| *marker == place.marker)?;
        Some(format!("{} ({meaning})", place.name))
    });
    format!("{title}: {}", shades.chain(places).collect::<Vec<_>>().join(", "))
}

fn meaning(map: &Map, shade: Shade) -> String {
    let mut key = map.shades.iter().flat_map(|shades| &shades.key);
    key.find(|(other, _)| *other == shade).map(|(_, text)| format!(": {text}")).unwrap_or_default()
}

/// Markers differ in shape, so that nobody needs colour to tell them apart.
fn marker(marker: Marker) -> Markup {
    const STAR: &str = "M0-7.5L1.8-2.4 7.1-2.3 2.9.9 4.4 6.1 0 3-4.4 6.1-2.9.9-7.1-2.3-1.8-2.4Z";

    html! {
        @match marker {
            Marker::Emphasised => path.marker d="M0-7L7 0 0 7-7 0Z" {},
            Marker::Nearest => path.marker d=(STAR) {},
            Marker::Near => path.marker.hollow d=(STAR) {},
            Marker::Main => circle.marker r="4.5" {},
            Marker::Minor => circle.minor r="1.6" {},
        }
    }
}

fn patterns() -> Markup {
    html! {
        defs {
            @for (class, (opacity, lines)) in SHADES.iter().enumerate() {
                pattern id={ "shade-" (class) } width="6" height="6" patternUnits="userSpaceOnUse" {
                    rect.value width="6" height="6" fill-opacity=(opacity) {}
                    path.hatch d=(lines) {}
                }
            }
            pattern id="shade-unknown" width="6" height="6" patternUnits="userSpaceOnUse" {
                path.unknown d="M1.5 3H4.5M3 1.5V4.5" {}
            }
        }
    }
}

fn fill(shade: Shade) -> String {
    match shade {
        Shade::Class(class) => format!("url(#shade-{class})"),
        Shade::Unknown => "url(#shade-unknown)".to_owned(),
    }
}

/// Length to a tenth of a unit, which is finer than any screen.
fn length(length: f64) -> String {
    let text = format!("{length:.1}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}
