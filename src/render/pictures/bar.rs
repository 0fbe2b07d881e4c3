//! A number as a bar beside those of its column.

use super::{length, nearest};
use crate::render::Pictures;

/// How wide bars are where there is little room, and where there is much.
pub const LEAST: usize = 10;
pub const MOST: usize = 40;

/// Blocks from one eighth of a cell to seven.
const EIGHTHS: [char; 8] = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/// The range that the bars of a column share. It begins at zero, which lies in its midst where
/// some values are negative.
pub struct Extent {
    least: f64,
    most: f64,
}

impl Extent {
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let start = Self { least: 0.0, most: 0.0 };
        values.into_iter().fold(start, |Self { least, most }, value| Self {
            least: least.min(value),
            most: most.max(value),
        })
    }

    /// The bar of a value, no longer than so many cells. At the blanks in it no line is broken.
    pub fn bar(&self, value: f64, width: usize, pictures: Pictures) -> String {
        let full = pictures == Pictures::Unicode;
        // Halves, as numbers from one end of the range to the other are too large to subtract.
        let half_range = self.most / 2.0 - self.least / 2.0;
        let part = |value: f64| if half_range > 0.0 { value / 2.0 / half_range } else { 0.0 };
        let bar = if self.least < 0.0 {
            let room = length(width.saturating_sub(1));
            let left = nearest(part(-self.least) * room);
            let right = width.saturating_sub(left + 1);
            let axis = if full { '│' } else { '|' };
            let below = before_axis(part((-value).max(0.0)) * room, left, full);
            format!("{below}{axis}{}", after_axis(part(value.max(0.0)) * room, right, full))
        } else {
            after_axis(part(value) * length(width), width, full)
        };
        bar.replace(' ', "\u{a0}")
    }
}

/// A bar that begins at the left, in eighths of a cell, at least one of them if it is not zero.
fn after_axis(cells: f64, room: usize, full: bool) -> String {
    if !full {
        return "#".repeat(whole(cells, 1).min(room));
    }
    let eighths = whole(cells, 8).min(8 * room);
    let mut bar = "█".repeat(eighths / 8);
    bar.extend(EIGHTHS.get(eighths % 8).filter(|block| **block != ' '));
    bar
}

/// A bar that ends at the right, in halves of a cell: there are no eighths on that side.
fn before_axis(cells: f64, room: usize, full: bool) -> String {
    let halves = if full { whole(cells, 2) } else { 2 * whole(cells, 1) };
    let halves = halves.min(2 * room);
    let bar = if full { "█" } else { "#" }.repeat(halves / 2);
    let half = if halves % 2 == 1 { "▐" } else { "" };
    let blank = room - halves.div_ceil(2);
    format!("{}{half}{bar}", " ".repeat(blank))
}

/// The length in parts of a cell; none only if it is nothing.
fn whole(cells: f64, parts: usize) -> usize {
    nearest(cells * length(parts)).max(usize::from(cells > 0.0))
}

#[cfg(test)]
mod tests {
    use super::{Extent, Pictures};

    fn bars(values: &[f64], width: usize, pictures: Pictures) -> Vec<String> {
        let extent = Extent::of(values.iter().copied());
        let bar = |value: &f64| extent.bar(*value, width, pictures).replace('\u{a0}', " ");
        values.iter().map(bar).collect()
    }

    #[test]
    fn the_largest_value_fills_the_width() {
        let values = [80.0, 40.0, 13.0, 0.01, 0.0];
        assert_eq!(bars(&values, 10, Pictures::Unicode), ["██████████", "█████", "█▋", "▏", ""]);
        assert_eq!(bars(&values, 10, Pictures::Ascii), ["##########", "#####", "##", "#", ""]);
    }

    #[test]
    fn negative_values_stand_on_the_other_side_of_zero() {
        let values = [-5.0, 10.0, -2.0, 0.0];
        let drawn = ["█████│", "     │██████████", "   ██│", "     │"];
        assert_eq!(bars(&values, 16, Pictures::Unicode), drawn);
        let drawn = ["#####|", "     |##########", "   ##|", "     |"];
        assert_eq!(bars(&values, 16, Pictures::Ascii), drawn);
        assert_eq!(bars(&[-1.0, -0.5], 4, Pictures::Unicode), ["███│", " ▐█│"]);
    }

    #[test]
    fn no_value_is_too_large_or_too_small() {
        for value in [f64::MAX, f64::MIN, f64::MIN_POSITIVE, 0.0, 5e-324] {
            for width in 0..12 {
                for bar in bars(&[value, -f64::MAX, f64::MAX], width, Pictures::Unicode) {
                    assert!(bar.chars().count() <= width.max(1), "{value} {width} {bar}");
                }
            }
        }
    }
}
