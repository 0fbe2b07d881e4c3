//! Numbers as small drawings beside the text that says the same.

use maud::{Markup, html};

use crate::render::pictures::{Range, length, percentile};

/// A percentile as a place between the lowest and the highest of all, the median marked.
pub fn percentile(percent: f64) -> Markup {
    let x = percent.clamp(0.0, 100.0);
    html! {
        svg.percentile viewBox="-5 -6 110 12" aria-hidden="true" {
            path.axis d="M0-4V4M0 0H100M50-4V4M100-4V4" {}
            circle.value cx=(rounded(x)) r="4" {}
        }
        " " span.percent { (percentile::number(percent)) }
    }
}

/// A bar on the scale that a column shares; the number stands in another column.
pub fn bar(value: f64, range: Range) -> Markup {
    let place = |value| 100.0 * range.place(value).unwrap_or(0.0);
    let (zero, end) = (place(0.0), place(value));
    html! {
        svg.bar viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
            rect.value x=(rounded(zero.min(end))) y="1" height="8"
                width=(rounded((end - zero).abs())) {}
            @if zero > 0.0 { path.axis d={ "M" (rounded(zero)) " 0V10" } {} }
        }
    }
}

/// How many there are in each of several ranges, a column each.
pub fn histogram(counts: &[usize]) -> Markup {
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    let texts: Vec<_> = counts.iter().map(ToString::to_string).collect();
    html! {
        svg.histogram role="img" aria-label=(texts.join(", "))
            viewBox={ "0 0 " (10 * counts.len().max(1)) " 40" } {
            path.axis d={ "M0 39.5H" (10 * counts.len()) } {}
            @for (place, count) in counts.iter().enumerate() {
                @let height = 39.0 * length(*count) / length(most);
                rect.value x=(10 * place + 1) width="8"
                    y=(rounded(39.0 - height)) height=(rounded(height)) {}
            }
        }
    }
}

/// How numbers went on, as a line with gaps where one is missing.
pub fn line(values: &[Option<f64>], alternative: &str) -> Markup {
    const HEIGHT: f64 = 36.0;

    let range = Range::of(values.iter().flatten().copied());
    let point = |(place, value): (usize, &Option<f64>)| {
        let part = range.place((*value)?).unwrap_or(0.5);
        Some((12 * place + 4, rounded(HEIGHT * (1.0 - part) + 4.0)))
    };
    let points: Vec<_> = values.iter().enumerate().map(point).collect();
    let runs = points.split(Option::is_none).filter(|run| !run.is_empty());
    let path = runs.map(|run| {
        let points: Vec<_> = run.iter().flatten().map(|(x, y)| format!("{x} {y}")).collect();
        format!("M{}", points.join("L"))
    });
    html! {
        svg.line role="img" aria-label=(alternative)
            viewBox={ "0 0 " (12 * values.len()) " 44" } {
            path.course d=(path.collect::<String>()) {}
            @for (x, y) in points.iter().flatten() { circle.value cx=(x) cy=(y) r="2.5" {} }
        }
    }
}

/// A length to a tenth of a unit, which is finer than any screen.
pub fn rounded(length: f64) -> String {
    let text = format!("{length:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::{bar, histogram, line, percentile};
    use crate::render::pictures::Range;

    #[test]
    fn a_line_has_a_gap_where_a_number_is_missing() {
        let drawn = line(&[Some(1.0), Some(3.0), None, Some(2.0)], "1, 3, –, 2").into_string();
        assert!(drawn.contains(r#"d="M4 40L16 4M40 22""#), "{drawn}");
        assert_eq!(drawn.matches("<circle").count(), 3);
        assert!(drawn.contains(r#"aria-label="1, 3, –, 2""#), "{drawn}");
    }

    #[test]
    fn no_number_is_too_large_or_too_small_to_draw() {
        for value in [0.0, f64::MAX, f64::MIN, f64::MIN_POSITIVE] {
            let drawn = [
                bar(value, Range::of([value, 0.0])),
                percentile(value),
                line(&[Some(value)], "1"),
                line(&[Some(f64::MIN), Some(value), Some(f64::MAX)], "3"),
            ];
            for drawn in drawn.map(maud::PreEscaped::into_string) {
                assert!(!drawn.contains("NaN") && !drawn.contains("inf"), "{drawn}");
            }
        }
        assert!(histogram(&[]).into_string().contains(r#"viewBox="0 0 10 40""#));
        assert!(histogram(&[0, 0]).into_string().contains(r#"height="0""#));
    }
}
