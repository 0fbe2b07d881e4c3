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
    report::{Area, Map, Marker, Place, Point, Shade, Shades},
    text::filled,
};

/// Among more places than this only the important ones are named.
pub const MOST_NAMED: usize = 24;

/// The map as lines of text, below it what its markers mean; nothing if there is nothing on it.
pub fn draw(map: &Map, style: &Style) -> String {
    let key = shades(map, style) + &key(map, style);
    // There may be a line on areas that are too small to be drawn.
    let below = key.lines().count() + usize::from(map.shades.is_some());
    let Some(frame) = Frame::of(map, style, below) else {
        return String::new();
    };
    let mut canvas = Canvas::new(frame.columns, frame.rows, style.pictures);
    for ring in &map.rings {
        for (from, to) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            canvas.draw_line(frame.dot(*from), frame.dot(*to));
        }
    }
    let undrawn = shade(&mut canvas, &frame, &map.areas);
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
    if undrawn > 0 {
        let all = map.areas.len().to_string();
        let line = filled(style.texts.not_drawn_on_map, &[&undrawn.to_string(), &all]);
        text.push_str(&wrapped(&line, 0, style));
    }
    if !unnamed.is_empty() {
        let line = format!("{}: {}", style.texts.not_named_on_map, unnamed.join(", "));
        text.push_str(&wrapped(&line, 0, style));
    }
    text
}

/// Fills the areas; the number of those that are too small is the result.
fn shade(canvas: &mut Canvas<'_>, frame: &Frame, areas: &[Area]) -> usize {
    let pictures = canvas.pictures;
    let is_drawn = |area: &&Area| {
        let ring = |ring: &Vec<Point>| ring.iter().map(|point| frame.dot(*point)).collect();
        let rings: Vec<_> = area.rings.iter().map(ring).collect();
        canvas.fill(&rings, Ink::Shade(sign(area.shade, pictures)))
    };
    areas.len() - areas.iter().filter(is_drawn).count()
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

/// What the shades show, then each beside its meaning.
fn shades(map: &Map, style: &Style) -> String {
    let Some(Shades { title, key, .. }) = &map.shades else { return String::new() };
    let meaning = |(shade, meaning): &(Shade, String)| {
        format!("{} {meaning}", sign(*shade, style.pictures)).replace(' ', "\u{a0}")
    };
    let meanings = key.iter().map(meaning).collect::<Vec<_>>().join("   ");
    wrapped(&format!("{title}:   {meanings}"), 0, style)
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

/// Shades differ in how much of a cell they fill, in colour or without.
fn sign(shade: Shade, pictures: Pictures) -> &'static str {
    const UNICODE: [&str; Shade::CLASSES] = ["·", "░", "▒", "▓", "█"];
    const ASCII: [&str; Shade::CLASSES] = [".", ":", "+", "#", "@"];

    match shade {
        Shade::Class(class) => pictures.pick(UNICODE, ASCII).get(class).copied().unwrap_or("?"),
        Shade::Unknown => "?",
    }
}

#[cfg(test)]
mod tests;
