use unicode_width::UnicodeWidthStr;

use super::{
    Pictures, Style,
    page::{arrow, readable},
    prose::Prose,
    scale::{length, nearest},
};
use crate::report::{Cell, Content, Series};

/// Cells between label, course and figures.
const GAP: usize = 2;
/// Longer series are told by their first and last number only.
const LONGEST: usize = 40;
const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// What a series looks like: its course if it can be drawn, and how it began and ended.
pub(super) struct Drawn<'a> {
    pub(super) label: &'a str,
    pub(super) course: String,
    pub(super) ends: String,
}

/// A series as people read it.
pub(super) fn draw<'a>(series: &'a Series, style: &Style) -> Drawn<'a> {
    let values: Vec<_> = series.cells.iter().map(value).collect();
    let course = style.pictures == Pictures::Unicode && values.len() <= LONGEST;
    let mut known = series.cells.iter().filter(|cell| value(cell).is_some());
    let first = known.next();
    let ends = first.into_iter().chain(known.next_back()).map(|cell| readable(cell, style));
    let arrow = format!(" {} ", arrow(style.pictures));
    Drawn {
        label: &series.label,
        course: if course { sparkline(&values) } else { String::new() },
        ends: ends.collect::<Vec<_>>().join(&arrow),
    }
}

/// Each series in a line, their courses below each other.
pub(super) fn lines(list: &[Series], style: &Style) -> String {
    let drawn: Vec<_> = list.iter().map(|series| draw(series, style)).collect();
    let width = |texts: fn(&Drawn<'_>) -> usize| drawn.iter().map(texts).max().unwrap_or(0);
    let (label, course) = (width(|it| it.label.width()), width(|it| it.course.width()));
    let gap = |taken: usize, room: usize| {
        let gap = if room == 0 { 0 } else { room - taken + GAP };
        // No line is broken here, as long as there is room.
        "\u{a0}".repeat(gap)
    };
    let line = |it: &Drawn<'_>| {
        let after_label = gap(it.label.width(), label);
        let after_course = gap(it.course.width(), course);
        let line = format!("{}{after_label}{}{after_course}{}", it.label, it.course, it.ends);
        Prose::new(style, &[]).paragraph(&line)
    };
    drawn.iter().map(line).collect()
}

fn value(cell: &Cell) -> Option<f64> {
    match cell.content {
        Content::Number { value, .. } => Some(value),
        _ => None,
    }
}

/// A character for each value, from the lowest to the highest of them; a blank, at which no
/// line is broken, where one is missing.
fn sparkline(values: &[Option<f64>]) -> String {
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
    use super::sparkline;

    #[test]
    fn the_lowest_value_is_the_lowest_block() {
        let values = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0].map(Some);
        assert_eq!(sparkline(&values), "▁▂▃▄▅▆▇█");
        assert_eq!(sparkline(&[Some(-3.0), Some(0.0), Some(3.0)]), "▁▅█");
    }

    #[test]
    fn a_missing_value_leaves_a_gap() {
        assert_eq!(sparkline(&[Some(2.0), None, Some(1.0)]), "█\u{a0}▁");
        assert_eq!(sparkline(&[]), "");
    }

    #[test]
    fn a_series_without_change_is_a_line() {
        assert_eq!(sparkline(&[Some(7.0), Some(7.0)]), "▅▅");
        assert_eq!(sparkline(&[Some(f64::MIN), Some(f64::MAX)]), "▁█");
    }
}
