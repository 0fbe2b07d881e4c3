//! How numbers went on, a character each.

use super::{Range, length, nearest};
use crate::render::Pictures;

/// Longer series are told by their first and last number only.
const LONGEST: usize = 40;
pub const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// A character for each value, from the lowest to the highest of them; a blank, at which no
/// line is broken, where one is missing. Nothing where it cannot be drawn.
pub fn draw(values: &[Option<f64>], pictures: Pictures) -> String {
    if pictures != Pictures::Unicode || values.len() > LONGEST {
        return String::new();
    }
    let range = Range::of(values.iter().flatten().copied());
    let top = LEVELS.len() - 1;
    let level = |value: f64| {
        let part = range.place(value).unwrap_or(0.5);
        LEVELS.get(nearest(part * length(top)).min(top)).copied().unwrap_or(' ')
    };
    values.iter().map(|value| value.map_or('\u{a0}', level)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Pictures, draw};

    #[test]
    fn the_lowest_value_is_the_lowest_block() {
        let drawn = |values: &[Option<f64>]| draw(values, Pictures::Unicode);
        assert_eq!(drawn(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0].map(Some)), "▁▂▃▄▅▆▇█");
        assert_eq!(drawn(&[Some(-3.0), Some(0.0), Some(3.0)]), "▁▅█");
        assert_eq!(drawn(&[Some(2.0), None, Some(1.0)]), "█\u{a0}▁");
        assert_eq!(drawn(&[Some(7.0), Some(7.0)]), "▅▅");
        assert_eq!(drawn(&[Some(f64::MIN), Some(f64::MAX)]), "▁█");
        assert_eq!(drawn(&[]), "");
        let lengths = [40, 41].map(|count| drawn(&vec![Some(1.0); count]).chars().count());
        assert_eq!(lengths, [40, 0], "what is longer is told by its ends");
    }
}
