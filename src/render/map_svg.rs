//! Map as a drawing (SVG): lines, areas, places with marker and name, and what these mean.

use maud::{Markup, PreEscaped, html};

use super::map::{Frame, Label, labels, places};
use crate::i18n::{Language, join};
use crate::report::{Map, Marker, Point, Shade};

/// Width in units that are about a pixel on telephones and screens alike.
const WIDTH: f64 = 480.0;
const MARGIN: f64 = 10.0;
const INNER: f64 = WIDTH - 2.0 * MARGIN;
/// Measures of a letter and a line of the names.
const LETTER: f64 = 7.4;
const LINE: f64 = 13.0;

/// Map with the meaning of its markers and shades; empty if nothing is on it.
pub fn draw(map: &Map, title: &str, language: Language) -> Markup {
    let Some(frame) = Frame::of(map, (INNER, INNER)) else { return html! {} };
    let places = places(map, &frame);
    let in_letters = |(place, (x, y)): &(_, _)| (*place, (x / LETTER, y / LINE));
    let (labels, unnamed) =
        labels(&places.iter().map(in_letters).collect::<Vec<_>>(), INNER / LETTER);
    let height = length(frame.height + 2.0 * MARGIN);
    let path = |ring: &Vec<Point>| {
        let corner = |(x, y)| format!("{} {}", length(x), length(y));
        format!("M{}Z", join(frame.ring(ring).into_iter().map(corner), "L"))
    };
    let swatch = |shade| html! { rect.area width="16" height="16" fill=(fill(shade)) {} };
    html! {
        figure.map { "\n"
            svg role="img" aria-label=(title)
                viewBox={ "-" (MARGIN) " -" (MARGIN) " " (WIDTH) " " (height) } { "\n"
                @if map.shades.is_some() { (PreEscaped(include_str!("patterns.svg"))) }
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
                        x=(length(LETTER * if *is_left { end } else { start })) y=(length(LINE * y + 4.5))
                        text-anchor=[is_left.then_some("end")] { (place.name) }
                    "\n"
                }
            } "\n"
            figcaption { "\n"
                @if let Some(shades) = &map.shades {
                    p { (shades.title) ":" } "\n"
                    (signs(&shades.key, "0 0 16 16", swatch))
                }
                @if !map.key.is_empty() { (signs(&map.key, "-8 -8 16 16", marker)) }
                @if !unnamed.is_empty() {
                    p { (language.of("not named", "ohne Namen")) ": " (unnamed.join(", ")) } "\n"
                }
                @if let Some(credit) = &map.credit { p { (credit) } "\n" }
            } "\n"
        }
    }
}

/// Signs, each drawn in such a view, with their meanings.
fn signs<T: Copy>(key: &[(T, String)], view: &str, draw: impl Fn(T) -> Markup) -> Markup {
    html! {
        ul {
            @for (sign, meaning) in key {
                li { svg viewBox=(view) aria-hidden="true" { (draw(*sign)) } " " (meaning) }
            }
        } "\n"
    }
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

fn fill(shade: Shade) -> String {
    shade.map_or_else(|| "url(#shade-unknown)".to_owned(), |class| format!("url(#shade-{class})"))
}

/// Length to a tenth of a unit, which is finer than any screen.
fn length(length: f64) -> String {
    let text = format!("{length:.1}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}
