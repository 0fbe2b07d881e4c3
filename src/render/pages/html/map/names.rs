//! Where names stand on a map, so that none covers another or a marker.

use unicode_width::UnicodeWidthStr;

use crate::{
    render::pictures::{length, map::MOST_NAMED},
    report::{Marker, Place},
};

/// How high a line of names is, and how wide a letter is at most times.
const LINE: f64 = 15.0;
const LETTER: f64 = 7.6;
/// From the middle of a place to its name.
const GAP: f64 = 9.0;

/// A name with the place of its line.
pub struct Label<'a> {
    pub text: &'a str,
    pub spot: (f64, f64),
    pub anchor: Anchor,
    pub is_important: bool,
    area: Area,
}

/// Which part of a name lies at its spot.
#[derive(Clone, Copy)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

#[derive(Clone, Copy)]
struct Area {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

/// The names of places, the most important first, for which there is room on a map of this
/// width, and those important ones for which there is none.
pub fn labels<'a>(
    places: &[(&'a Place, (f64, f64))],
    width: f64,
) -> (Vec<Label<'a>>, Vec<&'a str>) {
    let is_crowded = places.len() > MOST_NAMED;
    let mut labels: Vec<Label<'_>> = Vec::new();
    let mut unnamed = Vec::new();
    for (place, spot) in places {
        let is_important = place.marker != Marker::Minor;
        if is_crowded && !is_important {
            continue;
        }
        let is_free = |label: &Label<'_>| {
            let markers = places
                .iter()
                .filter(|(other, at)| at != spot && (other.marker != Marker::Minor || !is_crowded));
            let markers = markers.map(|(_, at)| Area::around(*at));
            let mut taken = markers.chain(labels.iter().map(|other| other.area));
            let is_within = label.area.left >= 0.0 && label.area.right <= width;
            is_within && !taken.any(|area| area.meets(label.area))
        };
        match candidates(&place.name, *spot, is_important).into_iter().find(is_free) {
            Some(label) => labels.push(label),
            None if is_important => unnamed.push(&*place.name),
            None => {}
        }
    }
    (labels, unnamed)
}

/// Where the name of a place can stand, the best first.
fn candidates(text: &str, (x, y): (f64, f64), is_important: bool) -> [Label<'_>; 4] {
    let width = length(text.width()) * LETTER;
    let label = |(x, y): (f64, f64), anchor| {
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        let area = Area { left, right: left + width, top: y - 0.8 * LINE, bottom: y + 0.2 * LINE };
        Label { text, spot: (x, y), anchor, is_important, area }
    };
    // A line of text stands on its spot rather than around it.
    let middle = y + 0.3 * LINE;
    [
        label((x + GAP, middle), Anchor::Start),
        label((x - GAP, middle), Anchor::End),
        label((x, y - GAP), Anchor::Middle),
        label((x, y + GAP + 0.6 * LINE), Anchor::Middle),
    ]
}

impl Area {
    /// That of a marker.
    fn around((x, y): (f64, f64)) -> Self {
        const HALF: f64 = 6.0;
        Self { left: x - HALF, right: x + HALF, top: y - HALF, bottom: y + HALF }
    }

    fn meets(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

#[cfg(test)]
mod tests {
    use super::{Label, labels};
    use crate::report::{Marker, Place, Point};

    const WIDTH: f64 = 400.0;

    fn place(name: &str, marker: Marker) -> Place {
        Place { point: Point { x: 0.0, y: 0.0 }, name: name.to_owned(), marker }
    }

    #[test]
    fn a_name_gives_way_to_markers_names_and_edges() {
        let place = place("Name", Marker::Main);
        let first = |spots: &[(f64, f64)]| {
            let places: Vec<_> = spots.iter().map(|spot| (&place, *spot)).collect();
            let (labels, unnamed) = labels(&places, WIDTH);
            assert!(unnamed.is_empty());
            for (position, label) in labels.iter().enumerate() {
                let mut before = labels.iter().take(position);
                assert!(before.all(|other| !other.area.meets(label.area)));
            }
            let (x, y) = spots[0];
            labels.first().map(|it| (it.spot.0 - x, it.spot.1 - y))
        };
        assert_eq!(first(&[(200.0, 50.0)]), Some((9.0, 4.5)), "to the right");
        assert_eq!(first(&[(390.0, 50.0)]), Some((-9.0, 4.5)), "not beyond the edge");
        assert_eq!(first(&[(200.0, 50.0), (220.0, 50.0)]), Some((-9.0, 4.5)));
        let beside = [(200.0, 50.0), (220.0, 50.0), (180.0, 50.0)];
        assert_eq!(first(&beside), Some((0.0, -9.0)), "above");
        let [place_itself, right, left] = beside;
        assert_eq!(first(&[place_itself, right, left, (200.0, 36.0)]), Some((0.0, 18.0)), "below");
    }

    #[test]
    fn a_name_gives_way_only_to_what_it_would_meet() {
        let place = place("Name", Marker::Main);
        let first = |other: (f64, f64)| {
            let spots = [(200.0, 50.0), other];
            labels(&spots.map(|spot| (&place, spot)), WIDTH).0[0].spot
        };
        // Its line reaches from 42.5 to 57.5, a marker 6 to each side.
        let [right, left] = [(209.0, 54.5), (191.0, 54.5)];
        for (other, expected) in [
            ((220.0, 36.5), right),
            ((220.0, 37.0), left),
            ((220.0, 63.0), left),
            ((220.0, 63.5), right),
            ((203.0, 50.0), right),
            ((203.5, 50.0), left),
            ((245.0, 50.0), left),
            ((245.4, 50.0), right),
        ] {
            assert_eq!(first(other), expected, "{other:?}");
        }
    }

    #[test]
    fn among_many_a_name_may_cover_the_markers_of_the_less_important() {
        let [main, minor] = [Marker::Main, Marker::Minor].map(|marker| place("Name", marker));
        let first = |minors: usize| {
            let mut places = vec![(&main, (200.0, 50.0)), (&main, (220.0, 50.0))];
            places.extend(vec![(&minor, (180.0, 50.0)); minors]);
            labels(&places, WIDTH).0[0].spot
        };
        assert_eq!(first(22), (200.0, 41.0), "above, with markers on either side");
        assert_eq!(first(23), (191.0, 54.5), "on the left");
    }

    #[test]
    fn an_important_name_without_room_is_told() {
        let [main, minor] = [Marker::Main, Marker::Minor].map(|marker| place("Name", marker));
        let crowd = |place| [(place, (200.0, 50.0)); 9];
        let named = |labels: &[Label<'_>]| labels.len();
        let (few, unnamed) = labels(&crowd(&minor), WIDTH);
        assert_eq!((named(&few), unnamed.len()), (2, 0));
        let (few, unnamed) = labels(&crowd(&main), WIDTH);
        assert_eq!((named(&few), unnamed.len()), (2, 7), "to the right and to the left");
        let (none, _) = labels(&[(&minor, (200.0, 50.0)); 25], WIDTH);
        assert_eq!(named(&none), 0, "among many only the important ones are named");
    }
}
