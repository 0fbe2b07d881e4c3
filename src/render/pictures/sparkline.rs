//! How numbers went on, a character each.

use super::{length, nearest};
use crate::render::Pictures;

/// Longer series are told by their first and last number only.
const LONGEST: usize = 40;
pub(super) const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// A character for each value, from the lowest to the highest of them; a blank, at which no
/// line is broken, where one is missing. Nothing where it cannot be drawn.
pub(in crate::render) fn draw(values: &[Option<f64>], pictures: Pictures) -> String {
    if pictures != Pictures::Unicode || values.len() > LONGEST {
        return String::new();
    }
    let known = || values.iter().flatten().copied();
    let least = known().fold(f64::INFINITY, f64::min);
    let most = known().fold(f64::NEG_INFINITY, f64::max);
    // Halves, as numbers from one end of the range to the other are too large to subtract.
    let half_range = most / 2.0 - least / 2.0;
    let top = LEVELS.len() - 1;
    let level = |value: f64| {
        let part = if half_range > 0.0 { (value / 2.0 - least / 2.0) / half_range } else { 0.5 };
        LEVELS.get(nearest(part * length(top)).min(top)).copied().unwrap_or(' ')
    };
    values.iter().map(|value| value.map_or('\u{a0}', level)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Pictures, draw};

    fn drawn(values: &[Option<f64>]) -> String {
        draw(values, Pictures::Unicode)
    }

    #[test]
    fn the_lowest_value_is_the_lowest_block() {
        let values = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0].map(Some);
        assert_eq!(drawn(&values), "▁▂▃▄▅▆▇█");
        assert_eq!(drawn(&[Some(-3.0), Some(0.0), Some(3.0)]), "▁▅█");
    }

    #[test]
    fn a_missing_value_leaves_a_gap() {
        assert_eq!(drawn(&[Some(2.0), None, Some(1.0)]), "█\u{a0}▁");
        assert_eq!(drawn(&[]), "");
    }

    #[test]
    fn a_series_without_change_is_a_line() {
        assert_eq!(drawn(&[Some(7.0), Some(7.0)]), "▅▅");
        assert_eq!(drawn(&[Some(f64::MIN), Some(f64::MAX)]), "▁█");
    }
}
