//! A percentile as a place on a line.

use super::{length, nearest};
use crate::render::Pictures;

/// A percentile as a place between the lowest and the highest of all, the median marked, with
/// the number behind it: `├─────────┼─●───────┤ 63`.
pub fn draw(percentile: f64, pictures: Pictures) -> String {
    let percentile = percentile.clamp(0.0, 100.0);
    let number = number(percentile);
    if pictures == Pictures::Words {
        return number;
    }
    let (line, place) =
        pictures.pick(("├─────────┼─────────┤", '●'), ("|---------+---------|", 'o'));
    let inner = line.chars().count() - 2;
    let at = 1 + nearest(percentile / 100.0 * length(inner - 1));
    let line = line.chars().enumerate().map(|(cell, c)| if cell == at { place } else { c });
    // Numbers of one digit, two and three end below each other; no line is broken here.
    format!("{}{number:\u{a0}>4}", line.collect::<String>())
}

/// A percentile in whole numbers, but not at the very ends: no value has all others below it, and
/// none has none, as half of its equals count.
pub fn number(percentile: f64) -> String {
    match percentile {
        low if low > 0.0 && low < 0.5 => "<1".to_owned(),
        high if (99.5..100.0).contains(&high) => ">99".to_owned(),
        // Halves go up as everywhere, not to the even number.
        other => format!("{:.0}", other.round()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Pictures, draw, number};

    #[test]
    fn a_percentile_is_a_place_on_a_line() {
        let drawn = |percentile| draw(percentile, Pictures::Unicode).replace('\u{a0}', " ");
        assert_eq!(drawn(0.0), "├●────────┼─────────┤   0");
        assert_eq!(drawn(50.0), "├─────────●─────────┤  50");
        assert_eq!(drawn(63.2), "├─────────┼─●───────┤  63");
        assert_eq!(drawn(99.9), "├─────────┼────────●┤ >99");
        assert_eq!(drawn(0.1), "├●────────┼─────────┤  <1");
        assert_eq!(drawn(100.0), "├─────────┼────────●┤ 100");
        assert_eq!(drawn(1e300), drawn(100.0));
    }

    #[test]
    fn halves_go_up_but_the_ends_are_for_nobody() {
        let told = [0.0, 0.1, 0.49, 0.5, 12.5, 62.49, 99.49, 99.5, 99.9, 100.0].map(number);
        assert_eq!(told, ["0", "<1", "<1", "1", "13", "62", "99", ">99", ">99", "100"]);
    }

    #[test]
    fn where_it_cannot_be_drawn_it_is_told() {
        assert_eq!(draw(63.2, Pictures::Ascii).replace('\u{a0}', " "), "|---------+-o-------|  63");
        assert_eq!(draw(63.2, Pictures::Words), "63");
    }
}
