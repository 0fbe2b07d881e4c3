//! Layout of maps, drawn with characters or as SVG: scale, and where names stand.

use unicode_width::UnicodeWidthStr;

use super::picture::Range;
use crate::number::count;
use crate::report::{Map, Marker, Place, Point};

/// Number of places beyond which only the important ones are named.
const MOST_NAMED: usize = 24;
/// Letters from the middle of a marker to its name, and to its side.
const GAP: f64 = 1.5;
const HALF: f64 = 0.5;
/// Letters to keep free before and behind a name.
const ROOM: f64 = 1.0;

/// Position of the plane of a map in a drawing.
pub struct Frame {
    /// Height of all that is on the map.
    pub height: f64,
    scale: f64,
    /// Upper left corner on the plane.
    corner: Point,
    /// Room to the left of it.
    left: f64,
}

impl Frame {
    /// Frame in which all that is on a map is as large as may be, in the middle of so much room;
    /// `None` if nothing is.
    pub fn of(map: &Map, (width, height): (f64, f64)) -> Option<Self> {
        let rings = map.rings.iter().chain(map.areas.iter().flat_map(|area| &area.rings));
        let points = rings.flatten().copied().chain(map.places.iter().map(|place| place.point));
        let x = Range::of(points.clone().map(|(x, _)| x));
        let y = Range::of(points.map(|(_, y)| y));
        let extent = (x.most - x.least, y.most - y.least);
        let scale = (width / extent.0).min(height / extent.1);
        let scale = if scale.is_finite() { scale } else { 0.0 };
        (x.least <= x.most).then(|| Self {
            height: extent.1 * scale,
            scale,
            corner: (x.least, y.most),
            left: (width - extent.0 * scale) / 2.0,
        })
    }

    /// Position of a point in the drawing.
    pub fn spot(&self, (x, y): Point) -> Point {
        let (left, top) = self.corner;
        ((x - left) * self.scale + self.left, (top - y) * self.scale)
    }

    /// Positions of the corners of a ring.
    pub fn ring(&self, ring: &[Point]) -> Vec<Point> {
        ring.iter().map(|point| self.spot(*point)).collect()
    }
}

/// Name with its position.
pub struct Label<'a> {
    /// Place.
    pub place: &'a Place,
    /// Left end of the name.
    pub start: f64,
    /// Right end of the name.
    pub end: f64,
    /// Height of its marker.
    pub y: f64,
    /// True if it stands to the left of its marker.
    pub is_left: bool,
}

/// Names of places, to the right of their markers, else to the left, in a drawing of such a
/// width, and those important ones for which there is no room; all is measured in letters and
/// lines.
pub fn labels<'a>(places: &[(&'a Place, Point)], width: f64) -> (Vec<Label<'a>>, Vec<&'a str>) {
    let is_crowded = places.len() > MOST_NAMED;
    let shown = places.iter().filter(|(it, _)| !is_crowded || it.marker != Marker::Minor);
    let mut taken: Vec<_> = shown.clone().map(|(_, (x, y))| (x - HALF, x + HALF, *y)).collect();
    let (mut labels, mut unnamed) = (Vec::new(), Vec::new());
    for (place, (x, y)) in shown {
        let length = count(place.name.width());
        let is_free = |(start, end, _): &(f64, f64, bool)| {
            let meets = |(from, to, other): &(f64, f64, f64)| {
                (other - y).abs() < 1.0 && *from < end + ROOM && *start < to + ROOM
            };
            *start >= 0.0 && *end <= width && !taken.iter().any(meets)
        };
        let sides = [(x + GAP, x + GAP + length, false), (x - GAP - length, x - GAP, true)];
        if let Some((start, end, is_left)) = sides.into_iter().find(is_free) {
            taken.push((start, end, *y));
            labels.push(Label { place, start, end, y: *y, is_left });
        } else if place.marker != Marker::Minor {
            unnamed.push(&*place.name);
        }
    }
    (labels, unnamed)
}

/// Places with their positions, the most important first.
pub fn places<'a>(map: &'a Map, frame: &Frame) -> Vec<(&'a Place, Point)> {
    let mut places: Vec<_> = map.places.iter().map(|it| (it, frame.spot(it.point))).collect();
    places.sort_by_key(|(place, _)| place.marker);
    places
}

#[cfg(test)]
mod tests {
    use super::labels;
    use crate::report::{Marker, Place};

    fn place(name: &str, marker: Marker) -> Place {
        Place { point: (0.0, 0.0), name: name.to_owned(), marker }
    }

    #[test]
    fn a_name_stands_at_the_right_at_the_left_or_nowhere() {
        let [named, other] = ["Name", "Other"].map(|name| place(name, Marker::Main));
        let first = |spots: &[(f64, f64)]| {
            let mut places: Vec<_> = spots.iter().map(|spot| (&other, *spot)).collect();
            places[0].0 = &named;
            let (labels, _) = labels(&places, 20.0);
            labels.iter().find(|it| it.place.name == "Name").map(|it| it.start)
        };
        assert_eq!(first(&[(5.5, 0.0)]), Some(7.0));
        assert_eq!(first(&[(15.5, 0.0)]), Some(10.0), "not beyond the edge");
        assert_eq!(first(&[(9.5, 0.0), (15.5, 0.0)]), Some(4.0), "with a blank before the next");
        assert_eq!(first(&[(9.5, 0.0), (16.5, 0.0)]), Some(11.0));
        assert_eq!(first(&[(9.5, 0.0), (11.5, 1.0)]), Some(11.0), "beside other lines");
        assert_eq!(first(&[(9.5, 0.0), (11.5, 0.0), (7.5, 0.0)]), None);
    }

    #[test]
    fn among_many_only_the_important_are_named() {
        let [main, minor] = [Marker::Main, Marker::Minor].map(|marker| place("Name", marker));
        let mut places = vec![(&main, (6.5, 0.0)); 3];
        places.extend(vec![(&minor, (12.5, 3.0)); 30]);
        let (named, unnamed) = labels(&places, 20.0);
        assert_eq!((named.len(), unnamed.len()), (2, 1));
    }
}
