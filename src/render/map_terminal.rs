//! Map drawn with characters: lines as Braille dots, areas as shaded cells.

use super::Style;
use super::map::{Frame, labels, places};
use super::picture::nearest;
use crate::i18n::{Language, join, joined};
use crate::number::count;
use crate::report::{Area, Map, Marker, Point, Shade};
use crate::text::wrap;

/// Size beyond which a map is no easier to read.
const MOST_COLUMNS: usize = 120;
const MOST_ROWS: usize = 40;
/// Lines of a terminal for the command, a blank one and the prompt.
const ROWS_AROUND: usize = 3;
/// Dots of Braille that a cell is wide and high.
const WIDE: usize = 2;
const HIGH: usize = 4;
/// Character of Braille without dots; the dots are the bits of those behind it.
const BRAILLE: u32 = 0x2800;

/// Map as lines of text, below it the meaning of its markers; empty if nothing is on it.
pub fn draw(map: &Map, language: Language, style: &Style) -> String {
    let mut below = legend(map);
    let columns = style.width.min(MOST_COLUMNS);
    let rows = style.height.saturating_sub(ROWS_AROUND + below.len()).clamp(1, MOST_ROWS);
    let room = (count(columns * WIDE - 1), count(rows * HIGH - 1));
    let Some(frame) = Frame::of(map, room) else { return String::new() };
    let rows = (nearest(frame.height) / HIGH + 1).min(rows);
    let mut canvas = Canvas(vec![vec![' '; columns]; rows]);
    map.rings.iter().for_each(|ring| canvas.draw_ring(&frame.ring(ring)));
    let undrawn = map.areas.iter().filter(|area| !canvas.fill(area, &frame)).count();
    if undrawn > 0 {
        let all = map.areas.len();
        below.push(t!(
            language,
            "{undrawn} of {all} areas are too small to be drawn",
            "{undrawn} von {all} Gebieten sind zu klein, um gezeichnet zu werden"
        ));
    }
    let unnamed = canvas.mark_and_name(map, &frame);
    if !unnamed.is_empty() {
        let names = unnamed.join(", ");
        below.push(t!(language, "not named: {names}", "ohne Namen: {names}"));
    }
    let below: String = below.iter().map(|line| wrap(line, 0, style.width) + "\n").collect();
    if below.is_empty() { canvas.text() } else { canvas.text() + "\n" + &below }
}

/// Meanings of shades and markers, and whose work the lines are.
fn legend(map: &Map) -> Vec<String> {
    let sign = |sign: char, text: &str| format!("{sign} {text}").replace(' ', "\u{a0}");
    let shades = map.shades.iter().map(|shades| {
        let key = shades.key.iter().map(|(shade, text)| sign(shade_sign(*shade), text));
        format!("{}:   {}", shades.title, join(key, "   "))
    });
    let markers = map.key.iter().map(|(marker, text)| sign(marker_sign(*marker), text));
    shades.chain(joined(markers, "   ")).chain(map.credit.clone()).collect()
}

/// Markers differ in shape, so that nobody needs colour to tell them apart.
fn marker_sign(marker: Marker) -> char {
    match marker {
        Marker::Emphasised => '◆',
        Marker::Nearest => '★',
        Marker::Near => '☆',
        Marker::Main => '●',
        Marker::Minor => '·',
    }
}

/// Shades differ in how much of a cell they fill.
fn shade_sign(shade: Shade) -> char {
    shade.map_or('?', |class| ['·', '░', '▒', '▓', '█'][class])
}

/// Cells of a map, row by row.
struct Canvas(Vec<Vec<char>>);

impl Canvas {
    fn draw_ring(&mut self, spots: &[Point]) {
        for ((from_x, from_y), (to_x, to_y)) in sides(spots) {
            let (dx, dy) = (to_x - from_x, to_y - from_y);
            let steps = nearest(dx.abs().max(dy.abs())).max(1);
            for step in 0..=steps {
                let part = count(step) / count(steps);
                self.draw_dot(nearest(from_x + part * dx), nearest(from_y + part * dy));
            }
        }
    }

    fn draw_dot(&mut self, x: usize, y: usize) {
        let (column, row) = (x % WIDE, y % HIGH);
        // Braille counts the upper six dots by columns, then the lowest two.
        let dot = 1 << if row < 3 { 3 * column + row } else { 6 + column };
        if let Some(cell) = self.0.get_mut(y / HIGH).and_then(|row| row.get_mut(x / WIDE)) {
            *cell = char::from_u32(BRAILLE.max(u32::from(*cell)) | dot).unwrap_or(' ');
        }
    }

    /// Fills the cells whose middle lies in an area; false if there are none.
    fn fill(&mut self, area: &Area, frame: &Frame) -> bool {
        let middle = |cell: usize, dots: usize| (count(cell) + 0.5) * count(dots) - 0.5;
        let rings: Vec<_> = area.rings.iter().map(|ring| frame.ring(ring)).collect();
        let mut is_drawn = false;
        for (row, cells) in self.0.iter_mut().enumerate() {
            let crossings = crossings(&rings, middle(row, HIGH));
            for (column, cell) in cells.iter_mut().enumerate() {
                let x = middle(column, WIDE);
                if crossings.iter().filter(|crossing| **crossing < x).count() % 2 == 1 {
                    *cell = shade_sign(area.shade);
                    is_drawn = true;
                }
            }
        }
        is_drawn
    }

    /// Sets all markers and writes the names for which there is room; returns the others.
    fn mark_and_name<'m>(&mut self, map: &'m Map, frame: &Frame) -> Vec<&'m str> {
        let middle = |(x, y)| (count(nearest(x) / WIDE) + 0.5, count(nearest(y) / HIGH));
        let places = places(map, frame).into_iter().map(|(place, spot)| (place, middle(spot)));
        let places: Vec<_> = places.collect();
        // The most important lie on top; all but minor ones have a blank on either side.
        let important = places.iter().filter(|(place, _)| place.marker != Marker::Minor);
        let spot = |(x, row): (f64, f64)| (nearest(row), nearest(x - 0.5));
        for (row, column) in important.map(|(_, middle)| spot(*middle)) {
            self.write(row, column, " ");
        }
        for (place, middle) in places.iter().rev() {
            let (row, column) = spot(*middle);
            self.0[row][column] = marker_sign(place.marker);
        }
        let (labels, unnamed) = labels(&places, count(self.0[0].len()));
        for label in labels {
            self.write(nearest(label.y), nearest(label.start), &label.place.name);
        }
        unnamed
    }

    /// Writes a text with a blank on either side.
    fn write(&mut self, row: usize, start: usize, text: &str) {
        let text = format!(" {text} ");
        let cells = self.0[row].iter_mut().skip(start.saturating_sub(1));
        for (cell, letter) in cells.zip(text.chars().skip(usize::from(start == 0))) {
            *cell = letter;
        }
    }

    /// Rows as lines, without the blanks to the left of all.
    fn text(&self) -> String {
        let start = |row: &Vec<char>| row.iter().position(|cell| *cell != ' ');
        let indent = self.0.iter().filter_map(start).min().unwrap_or(0);
        let line = |row: &Vec<char>| {
            let line: String = row[indent..].iter().collect();
            line.trim_end_matches(' ').to_owned() + "\n"
        };
        self.0.iter().map(line).collect()
    }
}

/// Places where the sides of rings cross a horizontal line.
fn crossings(rings: &[Vec<Point>], y: f64) -> Vec<f64> {
    let crossing = |((from_x, from_y), (to_x, to_y)): (Point, Point)| {
        let crosses = (from_y > y) != (to_y > y);
        crosses.then(|| from_x + (y - from_y) / (to_y - from_y) * (to_x - from_x))
    };
    rings.iter().flat_map(|ring| sides(ring)).filter_map(crossing).collect()
}

/// Sides of a ring, each from one corner to the next.
fn sides(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}
