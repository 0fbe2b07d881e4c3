//! Numbers drawn with characters. No line is broken within a picture: its blanks are no-break
//! spaces.

use crate::number::count;

/// Parts of a block, from none to all but the last.
const FROM_LEFT: &[&str] = &["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
/// Parts that end at the right; there are no eighths of these.
const FROM_RIGHT: &[&str] = &["", "▐"];

/// Lowest and highest of some numbers.
#[derive(Debug, Clone, Copy)]
pub struct Range {
    pub least: f64,
    pub most: f64,
}

impl Range {
    /// Range of these numbers.
    pub fn of(numbers: impl IntoIterator<Item = f64>) -> Self {
        let empty = Self { least: f64::INFINITY, most: f64::NEG_INFINITY };
        let wider = |it: Self, by| Self { least: it.least.min(by), most: it.most.max(by) };
        numbers.into_iter().fold(empty, wider)
    }

    /// Part of the range that lies between two numbers; `None` if it has no extent.
    pub fn part(self, from: f64, to: f64) -> Option<f64> {
        // Halves, as the distance of the ends may be no number.
        let half = |from: f64, to: f64| to / 2.0 - from / 2.0;
        let whole = half(self.least, self.most);
        (whole > 0.0).then(|| half(from, to) / whole)
    }
}

/// Nearest whole number of cells; 0 for what is negative or no number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the conversion stops at the ends of the range, as it should"
)]
pub fn nearest(length: f64) -> usize {
    length.round() as usize
}

/// Bar of a value, at most `width` columns long, in a range that contains zero; with an axis
/// where the range has negative numbers.
pub fn bar(value: f64, range: Range, width: usize) -> String {
    let part = |from, to| range.part(from, to).unwrap_or(0.0);
    if range.least >= 0.0 {
        return blocks(part(0.0, value) * count(width), width, FROM_LEFT).concat();
    }
    let room = count(width.saturating_sub(1));
    let left = nearest(part(range.least, 0.0) * room);
    let [whole, rest] = blocks(part(value.min(0.0), 0.0) * room, left, FROM_RIGHT);
    let right = width.saturating_sub(left + 1);
    let above = blocks(part(0.0, value.max(0.0)) * room, right, FROM_LEFT).concat();
    format!("{:\u{a0}>left$}│{above}", rest + &whole)
}

/// A length as whole blocks and a smaller one for the rest; empty only if it is zero.
fn blocks(length: f64, room: usize, sizes: &[&str]) -> [String; 2] {
    let parts = nearest(length * count(sizes.len())).max(usize::from(length > 0.0));
    let parts = parts.min(room * sizes.len());
    ["█".repeat(parts / sizes.len()), sizes[parts % sizes.len()].to_owned()]
}

/// Percentile as a place on a line on which the median is marked, with its number:
/// `├─────────┼─●───────┤ 63`; the number alone where nothing is drawn.
pub fn percentile(percent: f64, is_drawn: bool) -> String {
    let percent = percent.clamp(0.0, 100.0);
    // Nothing has all others below it or above it.
    let number = match percent {
        low if low > 0.0 && low < 0.5 => "<1".to_owned(),
        high if (99.5..100.0).contains(&high) => ">99".to_owned(),
        other => format!("{:.0}", other.round()),
    };
    if !is_drawn {
        return number;
    }
    let place = 1 + nearest(percent / 100.0 * 18.0);
    let line = "├─────────┼─────────┤".chars().enumerate();
    let line: String = line.map(|(at, c)| if at == place { '●' } else { c }).collect();
    format!("{line}{number:\u{a0}>4}")
}

#[cfg(test)]
mod tests {
    use super::{Range, bar, percentile};

    fn bars(values: &[f64], width: usize) -> Vec<String> {
        let range = Range::of(values.iter().copied().chain([0.0]));
        let bar = |value: &f64| bar(*value, range, width).replace('\u{a0}', " ");
        values.iter().map(bar).collect()
    }

    #[test]
    fn bars_share_a_scale_and_stand_on_both_sides_of_zero() {
        let values = [80.0, 40.0, 13.0, 0.01, 0.0];
        assert_eq!(bars(&values, 10), ["██████████", "█████", "█▋", "▏", ""]);
        let drawn = ["█████│", "     │██████████", "   ██│", "     │"];
        assert_eq!(bars(&[-5.0, 10.0, -2.0, 0.0], 16), drawn);
    }

    #[test]
    fn no_value_is_too_large_or_too_small_for_a_bar() {
        for value in [f64::MAX, f64::MIN, f64::MIN_POSITIVE, 0.0] {
            for width in 0..12 {
                for bar in bars(&[value, -f64::MAX, f64::MAX], width) {
                    assert!(bar.chars().count() <= width.max(1), "{value} {width} {bar}");
                }
            }
        }
    }

    #[test]
    fn a_percentile_is_a_place_on_a_line() {
        let drawn = |percent| percentile(percent, true).replace('\u{a0}', " ");
        assert_eq!(drawn(0.0), "├●────────┼─────────┤   0");
        assert_eq!(drawn(50.0), "├─────────●─────────┤  50");
        assert_eq!(drawn(99.9), "├─────────┼────────●┤ >99");
        assert_eq!(drawn(1e300), "├─────────┼────────●┤ 100");
        assert_eq!(percentile(12.5, false), "13");
    }
}
