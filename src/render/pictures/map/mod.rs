//! A map drawn with characters, its places marked and named.

mod frame;
mod labels;
mod raster;

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr;

use self::{frame::Frame, labels::Board, raster::Raster};
use crate::{
    render::{Pictures, Style, wrapping::wrapped},
    report::{Map, Marker, Place},
};

/// Among more places than this only the important ones are named.
const MOST_NAMED: usize = 24;

const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const PLAIN: &str = "\u{1b}[0m";

/// The map as lines of text, below it what its markers mean; nothing if there is nothing on it.
pub(in crate::render) fn draw(map: &Map, style: &Style) -> String {
    let key = key(map, style);
    let Some(frame) = Frame::of(map, style, key.lines().count()) else {
        return String::new();
    };
    let mut sketch = Sketch::new(frame, map, style);
    let unnamed = sketch.name();
    let mut text = sketch.text(style);
    if !key.is_empty() {
        text.push('\n');
        text.push_str(&key);
    }
    if !unnamed.is_empty() {
        let line = format!("{}: {}", style.texts.not_named_on_map, unnamed.join(", "));
        text.push_str(&paragraph(&line, style));
    }
    text
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
    let mut paragraphs: Vec<_> = [markers].into_iter().chain(map.credit.clone()).collect();
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    let line = paragraphs.join("   ");
    if line.width() <= style.width {
        paragraphs = vec![line];
    }
    paragraphs.iter().map(|text| paragraph(text, style)).collect()
}

fn paragraph(text: &str, style: &Style) -> String {
    wrapped(text, style.width, 0) + "\n"
}

/// Markers differ in shape, so that nobody needs colour to tell them apart.
fn glyph(marker: Marker, pictures: Pictures) -> char {
    match (marker, pictures == Pictures::Unicode) {
        (Marker::Emphasised, true) => '◆',
        (Marker::Nearest, true) => '★',
        (Marker::Near, true) => '☆',
        (Marker::Main, true) => '●',
        (Marker::Minor, true) => '·',
        (Marker::Emphasised, false) => '*',
        (Marker::Nearest, false) => '#',
        (Marker::Near, false) => '%',
        (Marker::Main, false) => 'o',
        (Marker::Minor, false) => '+',
    }
}

/// A map on its way to text.
struct Sketch<'a> {
    frame: Frame,
    raster: Raster,
    board: Board,
    /// What lies over the lines, row by row: by column a marker or a name.
    over: Vec<BTreeMap<usize, Label>>,
    /// The places, the important ones first.
    places: Vec<&'a Place>,
    /// Whether there are so many that only the important ones are named.
    crowded: bool,
}

/// A marker or a name.
#[derive(Clone)]
struct Label {
    text: String,
    /// Whether it is a marker of little weight, which does not push back the lines.
    is_minor: bool,
}

impl<'a> Sketch<'a> {
    /// The lines and the markers.
    fn new(frame: Frame, map: &'a Map, style: &Style) -> Self {
        let Frame { columns, rows, .. } = frame;
        let mut places: Vec<_> = map.places.iter().collect();
        places.sort_by_key(|place| place.marker);
        let mut sketch = Self {
            raster: Raster::new(columns, rows, style.pictures),
            board: Board::new(columns, rows),
            over: vec![BTreeMap::new(); rows],
            crowded: places.len() > MOST_NAMED,
            frame,
            places,
        };
        for ring in &map.rings {
            let next = ring.iter().cycle().skip(1);
            for (from, to) in ring.iter().zip(next) {
                sketch.raster.line(sketch.frame.dot(*from), sketch.frame.dot(*to));
            }
        }
        for row in 0..rows {
            for column in 0..columns {
                if sketch.raster.glyph(column, row).is_some() {
                    sketch.board.line(column, row);
                }
            }
        }
        for place in &sketch.places {
            let (column, row) = sketch.frame.cell(place.point);
            let is_minor = place.marker == Marker::Minor;
            if is_minor {
                sketch.board.minor(column, row);
            } else {
                sketch.board.marker(column, row);
            }
            if let Some(over) = sketch.over.get_mut(row) {
                let text = glyph(place.marker, style.pictures).to_string();
                over.entry(column).or_insert(Label { text, is_minor });
            }
        }
        sketch
    }

    /// Writes the names, as many as there is room for; the important ones for which there is
    /// none are the result.
    fn name(&mut self) -> Vec<&'a str> {
        let mut unnamed = Vec::new();
        for place in &self.places {
            let is_minor = place.marker == Marker::Minor;
            if is_minor && self.crowded {
                break;
            }
            let (column, row) = self.frame.cell(place.point);
            if is_minor && self.is_covered(column, row) {
                continue;
            }
            let width = place.name.width();
            let start = self.board.label(column, row, width);
            let over = start.and_then(|start| Some((self.over.get_mut(start.row)?, start.column)));
            match over {
                Some((over, start)) => {
                    let covered = start.saturating_sub(1)..=start + width;
                    over.retain(|column, _| !covered.contains(column));
                    over.insert(start, Label { text: place.name.clone(), is_minor: false });
                }
                None if is_minor => {}
                None => unnamed.push(&*place.name),
            }
        }
        unnamed
    }

    /// Whether the marker that was here has given way to a name.
    fn is_covered(&self, column: usize, row: usize) -> bool {
        self.over.get(row).is_none_or(|over| !over.contains_key(&column))
    }

    fn text(&self, style: &Style) -> String {
        let rows: Vec<_> = (0..self.frame.rows).map(|row| self.row(row)).collect();
        let indent = rows.iter().filter_map(|row| row.iter().position(|cell| *cell != Ink::Blank));
        let indent = indent.min().unwrap_or(0);
        let mut text = String::new();
        for row in rows {
            let row = row.get(indent..).unwrap_or_default();
            let end = row.iter().rposition(|cell| *cell != Ink::Blank).map_or(0, |last| last + 1);
            write(&mut text, row.get(..end).unwrap_or_default(), style.color);
            text.push('\n');
        }
        text
    }

    /// A row, cell by cell; before and after a name stands a blank.
    fn row(&self, row: usize) -> Vec<Ink<'_>> {
        let line = |column| self.raster.glyph(column, row).map_or(Ink::Blank, Ink::Line);
        let mut cells: Vec<_> = (0..self.frame.columns).map(line).collect();
        let texts = || self.over.get(row).into_iter().flatten();
        let mut set = |column: usize, ink| {
            if let Some(cell) = cells.get_mut(column) {
                *cell = ink;
            }
        };
        for (column, Label { text, .. }) in texts().filter(|(_, label)| !label.is_minor) {
            set(column.wrapping_sub(1), Ink::Blank);
            set(column + text.width(), Ink::Blank);
        }
        for (column, Label { text, is_minor }) in texts() {
            set(*column, if *is_minor { Ink::Dot(text) } else { Ink::Text(text) });
            (1..text.width()).for_each(|cell| set(column + cell, Ink::Text("")));
        }
        cells
    }
}

/// What a cell shows.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Ink<'a> {
    Blank,
    Line(char),
    /// A marker of little weight.
    Dot(&'a str),
    /// A marker or a name; the cells that it goes on to have an empty text.
    Text(&'a str),
}

/// Writes cells, where there is colour names bold and lines dim.
fn write(text: &mut String, cells: &[Ink<'_>], color: bool) {
    let mut weight = PLAIN;
    for cell in cells {
        let wanted = match cell {
            Ink::Blank => weight,
            Ink::Line(_) => DIM,
            Ink::Dot(_) => PLAIN,
            Ink::Text(_) => BOLD,
        };
        if color && wanted != weight {
            if weight != PLAIN {
                text.push_str(PLAIN);
            }
            text.push_str(wanted);
            weight = wanted;
        }
        match cell {
            Ink::Blank => text.push(' '),
            Ink::Line(glyph) => text.push(*glyph),
            Ink::Dot(name) | Ink::Text(name) => text.push_str(name),
        }
    }
    if weight != PLAIN {
        text.push_str(PLAIN);
    }
}

#[cfg(test)]
mod tests;
