//! A number as a bar beside those of its column.

use super::{Range, length, nearest};
use crate::render::Pictures;

/// How wide bars are where there is little room, and where there is much.
pub const LEAST: usize = 10;
pub const MOST: usize = 40;

/// Blocks from the smallest part of a cell to the whole of it. Such as end at the right have no
/// eighths.
const FROM_LEFT: &[&str] = &["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"];
const FROM_RIGHT: &[&str] = &["▐", "█"];
const ASCII: &[&str] = &["#"];

/// The bar of a value, no longer than so many cells. The bars of a column share a range that
/// has zero in it; where that lies in its midst, an axis is drawn. At the blanks in a bar no
/// line is broken.
pub fn draw(value: f64, range: Range, width: usize, pictures: Pictures) -> String {
    let part = |from, to| range.part(from, to).unwrap_or(0.0);
    let from_left = pictures.pick(FROM_LEFT, ASCII);
    if range.least >= 0.0 {
        return blocks(part(0.0, value) * length(width), width, from_left).concat();
    }
    let room = length(width.saturating_sub(1));
    let left = nearest(part(range.least, 0.0) * room);
    let right = width.saturating_sub(left + 1);
    let from_right = pictures.pick(FROM_RIGHT, ASCII);
    let [whole, rest] = blocks(part(value.min(0.0), 0.0) * room, left, from_right);
    let axis = pictures.pick('│', '|');
    let above = blocks(part(0.0, value.max(0.0)) * room, right, from_left).concat();
    format!("{:\u{a0}>left$}{axis}{above}", rest + &whole)
}

/// So many cells in whole blocks and the rest in a smaller one; nothing only if they are none.
fn blocks(cells: f64, room: usize, sizes: &[&str]) -> [String; 2] {
    let parts = nearest(cells * length(sizes.len())).max(usize::from(cells > 0.0));
    let parts = parts.min(room * sizes.len());
    let whole = sizes.last().copied().unwrap_or_default().repeat(parts / sizes.len());
    let rest = (parts % sizes.len()).checked_sub(1).and_then(|size| sizes.get(size));
    [whole, rest.copied().unwrap_or_default().to_owned()]
}

#[cfg(test)]
mod tests {
    use super::{Pictures, Range, draw};

    fn bars(values: &[f64], width: usize, pictures: Pictures) -> Vec<String> {
        let range = Range::of(values.iter().copied().chain([0.0]));
        let bar = |value: &f64| draw(*value, range, width, pictures).replace('\u{a0}', " ");
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
