//! How many there are in each of several ranges, a character a range.

use super::{length, nearest, sparkline};
use crate::render::Pictures;

/// From few to many, where there are no blocks.
const DENSITIES: [char; 8] = ['.', ':', '-', '=', '+', '*', '#', '@'];

/// A character for each count, as high as its share of the largest; a blank, at which no line is
/// broken, only where there is none. Nothing where it cannot be drawn.
pub fn draw(counts: &[usize], pictures: Pictures) -> String {
    let levels = match pictures {
        Pictures::Unicode => sparkline::LEVELS,
        Pictures::Ascii => DENSITIES,
        Pictures::Words => return String::new(),
    };
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    let level = |count: usize| {
        let height = nearest(length(count) / length(most) * length(levels.len()));
        levels.get(height.max(1) - 1).copied().unwrap_or('\u{a0}')
    };
    counts.iter().map(|count| if *count == 0 { '\u{a0}' } else { level(*count) }).collect()
}

#[cfg(test)]
mod tests {
    use super::{Pictures, draw};

    #[test]
    fn the_largest_count_is_the_highest_block() {
        assert_eq!(draw(&[1, 40, 20, 0, 10], Pictures::Unicode), "▁█▄\u{a0}▂");
        assert_eq!(draw(&[1, 40, 20, 0, 10], Pictures::Ascii), ".@=\u{a0}:");
    }

    #[test]
    fn nothing_is_drawn_of_nothing_or_in_words() {
        assert_eq!(draw(&[], Pictures::Unicode), "");
        assert_eq!(draw(&[0, 0], Pictures::Unicode), "\u{a0}\u{a0}");
        assert_eq!(draw(&[1, 2], Pictures::Words), "");
    }
}
