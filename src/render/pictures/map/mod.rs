//! A map drawn with characters, its places marked and named.

mod canvas;
mod frame;
mod raster;

use unicode_width::UnicodeWidthStr;

use self::{
    canvas::{Canvas, Ink},
    frame::Frame,
};
use crate::{
    render::{Pictures, Style, wrapping::wrapped},
    report::{Map, Marker, Place},
};

/// Among more places than this only the important ones are named.
pub const MOST_NAMED: usize = 24;

/// The map as lines of text, below it what its markers mean; nothing if there is nothing on it.
pub fn draw(map: &Map, style: &Style) -> String {
    let key = key(map, style);
    let Some(frame) = Frame::of(map, style, key.lines().count()) else {
        return String::new();
    };
    let mut canvas = Canvas::new(frame.columns, frame.rows, style.pictures);
    for ring in &map.rings {
        for (from, to) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            canvas.draw_line(frame.dot(*from), frame.dot(*to));
        }
    }
    let mut places: Vec<_> = map.places.iter().collect();
    places.sort_by_key(|place| place.marker);
    for place in &places {
        let ink = if place.marker == Marker::Minor { Ink::Dot } else { Ink::Text };
        canvas.mark(frame.cell(place.point), ink(glyph(place.marker, style.pictures)));
    }
    let unnamed = name(&mut canvas, &frame, &places);
    let mut text = canvas.text(style.color);
    if !key.is_empty() {
        text.extend(["\n", &key]);
    }
    if !unnamed.is_empty() {
        let line = format!("{}: {}", style.texts.not_named_on_map, unnamed.join(", "));
        text.push_str(&wrapped(&line, 0, style));
    }
    text
}

/// Writes the names, those of the important places first, as many as there is room for; the
/// important ones for which there is none are the result.
fn name<'a>(canvas: &mut Canvas<'a>, frame: &Frame, places: &[&'a Place]) -> Vec<&'a str> {
    let is_crowded = places.len() > MOST_NAMED;
    let mut unnamed = Vec::new();
    for place in places {
        let spot = frame.cell(place.point);
        let is_minor = place.marker == Marker::Minor;
        // Its marker may have given way to another name.
        let is_gone = matches!(canvas.ink(spot), Ink::Blank | Ink::Text(""));
        if is_minor && (is_crowded || is_gone) {
            continue;
        }
        if canvas.name(spot, &place.name).is_none() && !is_minor {
            unnamed.push(&*place.name);
        }
    }
    unnamed
}

/// Markers and what they mean, then whose work the lines are: in a line or, where that is too
/// short, in two paragraphs, with each marker beside its meaning.
fn key(map: &Map, style: &Style) -> String {
    let present = |marker: Marker| map.places.iter().any(|place| place.marker == marker);
    let markers = map.key.iter().filter(|(marker, _)| present(*marker));
    let meaning = |(marker, meaning): &(Marker, String)| {
        format!("{} {meaning}", glyph(*marker, style.pictures)).replace(' ', "\u{a0}")
    };
    let markers = markers.map(meaning).collect::<Vec<_>>().join("   ");
    let paragraphs = [markers].into_iter().chain(map.credit.clone());
    let mut paragraphs: Vec<_> = paragraphs.filter(|it| !it.is_empty()).collect();
    let line = paragraphs.join("   ");
    if line.width() <= style.width {
        paragraphs = vec![line];
    }
    paragraphs.iter().map(|text| wrapped(text, 0, style)).collect()
}

/// Markers differ in shape, so that nobody needs colour to tell them apart.
fn glyph(marker: Marker, pictures: Pictures) -> &'static str {
    match marker {
        Marker::Emphasised => pictures.pick("◆", "*"),
        Marker::Nearest => pictures.pick("★", "#"),
        Marker::Near => pictures.pick("☆", "%"),
        Marker::Main => pictures.pick("●", "o"),
        Marker::Minor => pictures.pick("·", "+"),
    }
}

#[cfg(test)]
mod tests;
