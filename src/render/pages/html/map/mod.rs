//! A map as a drawing: lines, places with marker and name, and what the markers mean.

mod names;
mod shades;
#[cfg(test)]
mod tests;

use maud::{Markup, html};

use self::names::{Anchor, Label, labels};
use super::pictures::rounded;
use crate::{
    render::{Style, pictures::Range},
    report::{Map, Marker, Place, Point},
};

/// In units of the drawing, which a phone shows a little smaller and a screen a little larger
/// than pixels, so that names can be read on both.
const WIDTH: f64 = 440.0;
const MARGIN: f64 = 10.0;

/// The map, what its markers mean and whose work it is; nothing if there is nothing on it.
pub fn draw(map: &Map, name: &str, style: &Style) -> Markup {
    let Some(frame) = Frame::of(map) else {
        return html! {};
    };
    let mut places: Vec<_> = map.places.iter().collect();
    places.sort_by_key(|place| place.marker);
    let spots: Vec<_> = places.iter().map(|place| (*place, frame.spot(place.point))).collect();
    let (labels, unnamed) = labels(&spots, WIDTH);
    html! {
        figure.map { "\n"
            svg role="img" aria-label=(told(map, name))
                viewBox={ "0 0 " (WIDTH) " " (rounded(frame.height)) } { "\n"
                @if map.shades.is_some() { (shades::patterns()) "\n" }
                @for area in &map.areas { (shades::area(area, map, &frame)) "\n" }
                @for ring in &map.rings { path.outline d=(frame.path(ring)) {} "\n" }
                // The most important lie on top.
                @for (place, (x, y)) in spots.iter().rev() {
                    g transform={ "translate(" (rounded(*x)) " " (rounded(*y)) ")" } {
                        (marker(place.marker))
                    } "\n"
                }
                @for label in &labels { (written(label)) "\n" }
            } "\n"
            figcaption { "\n"
                @if let Some(shades) = &map.shades { (shades::key(shades)) "\n" }
                @if !places.is_empty() { (key(map)) "\n" }
                @if !unnamed.is_empty() {
                    p { (style.texts.not_named_on_map) ": " (unnamed.join(", ")) } "\n"
                }
                @if let Some(credit) = &map.credit { p { (credit) } "\n" }
            } "\n"
        }
    }
}

/// The important places with what their markers mean, for whoever cannot see them.
fn told(map: &Map, name: &str) -> String {
    let meant = |place: &Place| {
        let (_, meaning) = map.key.iter().find(|(marker, _)| *marker == place.marker)?;
        Some(format!("{} ({meaning})", place.name))
    };
    let important = map.places.iter().filter(|place| place.marker != Marker::Minor);
    let told = map.shades.iter().map(shades::told).chain(important.filter_map(meant));
    let told: Vec<_> = told.collect();
    if told.is_empty() { name.to_owned() } else { format!("{name}: {}", told.join(", ")) }
}

fn key(map: &Map) -> Markup {
    let present = |marker: Marker| map.places.iter().any(|place| place.marker == marker);
    html! {
        ul {
            @for (sign, meaning) in map.key.iter().filter(|(marker, _)| present(*marker)) {
                li {
                    svg viewBox="-8 -8 16 16" aria-hidden="true" { (marker(*sign)) } " " (meaning)
                }
            }
        }
    }
}

fn written(Label { text, spot: (x, y), anchor, is_important, .. }: &Label<'_>) -> Markup {
    let anchor = match anchor {
        Anchor::Start => None,
        Anchor::Middle => Some("middle"),
        Anchor::End => Some("end"),
    };
    html! {
        text.important[*is_important] x=(rounded(*x)) y=(rounded(*y)) text-anchor=[anchor] {
            (text)
        }
    }
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

/// How the plane of a map lies in the drawing.
struct Frame {
    height: f64,
    /// Units of the drawing in one of the plane.
    scale: f64,
    /// The upper left corner on the plane.
    corner: Point,
}

impl Frame {
    /// In which all that is on the map is as large as may be; none if nothing is.
    fn of(map: &Map) -> Option<Self> {
        let rings = map.rings.iter().chain(map.areas.iter().flat_map(|area| &area.rings));
        let corners = rings.flatten().copied();
        let points = corners.chain(map.places.iter().map(|place| place.point));
        points.clone().next()?;
        let (west, east) = Range::of(points.clone().map(|point| point.x)).ends();
        let (south, north) = Range::of(points.map(|point| point.y)).ends();
        let inner = WIDTH - 2.0 * MARGIN;
        let extent = (east - west).max(north - south);
        let scale = if extent > 0.0 { inner / extent } else { 0.0 };
        let aside = (inner - (east - west) * scale) / 2.0;
        let west = if scale > 0.0 { west - aside / scale } else { west };
        Some(Self {
            height: (north - south) * scale + 2.0 * MARGIN,
            scale,
            corner: Point { x: west, y: north },
        })
    }

    fn spot(&self, point: Point) -> (f64, f64) {
        let x = (point.x - self.corner.x) * self.scale + MARGIN;
        (x, (self.corner.y - point.y) * self.scale + MARGIN)
    }

    /// A line that closes itself.
    fn path(&self, ring: &[Point]) -> String {
        let corner = |point: &Point| {
            let (x, y) = self.spot(*point);
            format!("{} {}", rounded(x), rounded(y))
        };
        format!("M{}Z", ring.iter().map(corner).collect::<Vec<_>>().join("L"))
    }
}
