//! A table with headers for its columns and rows, which a narrow screen can move by itself.

use maud::{Markup, html};

use super::{Html, pictures};
use crate::{
    render::pages::{Column, value::readable},
    report::{Alignment, Content},
};

/// In a column of longer texts lines are to be long enough to read.
const PROSE: usize = 60;
/// How many letters fit on a line of paper.
const PAPER: usize = 110;
/// Longer words give way on paper.
const LONGEST_WORD: usize = 20;

impl Html<'_> {
    pub fn table_of(&self, columns: &[Column<'_>], name: &str) -> Markup {
        let columns: Vec<_> = columns.iter().map(|column| self.written(column)).collect();
        let rows = columns.first().map_or(0, |it| it.texts.len());
        // Nothing may be cut off: a record of too many columns is printed as a paragraph.
        let is_wide = columns.iter().map(Written::least).sum::<usize>() > PAPER;
        html! {
            div.table.wide[is_wide] role="group" tabindex="0" aria-label=(name) {
                table { "\n"
                    thead { tr { @for it in &columns { (self.header(it)) } } } "\n"
                    tbody { "\n"
                        @for row in 0..rows {
                            tr {
                                @for (place, it) in columns.iter().enumerate() {
                                    (self.cell(it, row, place == 0, is_wide))
                                }
                            } "\n"
                        }
                    }
                }
            }
        }
    }

    fn written<'c>(&self, column: &'c Column<'_>) -> Written<'c> {
        let texts: Vec<_> = column.cells.iter().map(|cell| readable(cell, self.style)).collect();
        let is_prose = texts.iter().any(|text| text.chars().count() > PROSE);
        let class = match column.alignment {
            Alignment::Left => is_prose.then_some("prose"),
            Alignment::Right | Alignment::Decimal => Some("number"),
            Alignment::Picture => Some("picture"),
        };
        let point = self.style.texts.decimal_point;
        let tail = match column.alignment {
            Alignment::Decimal => texts.iter().map(|text| tail(text, point)).max(),
            _ => None,
        };
        Written { column, class, tail: tail.unwrap_or_default(), texts }
    }

    fn header(&self, Written { column, class, .. }: &Written<'_>) -> Markup {
        html! {
            @if column.label.is_empty() {
                // What says nothing is no header.
                td {}
            } @else {
                th class=[class] scope="col" { (self.text(&column.label)) }
            }
        }
    }

    /// A cell of a column, the first of which tells the row; with its label where it may stand
    /// without the others of its column.
    fn cell(&self, of: &Written<'_>, row: usize, is_first: bool, is_wide: bool) -> Markup {
        let (Some(cell), Some(text)) = (of.column.cells.get(row), of.texts.get(row)) else {
            return html! {};
        };
        let content = match &cell.content {
            Content::Bar(value) => pictures::bar(*value, of.column.bars),
            Content::Percentile(percent) => pictures::percentile(*percent),
            Content::Histogram(counts) => pictures::histogram(counts),
            _ if cell.highest => html! { strong { (text) } },
            _ => self.text(text),
        };
        let label = is_wide.then_some(&of.column.label);
        let tail = of.lacking(text, self.style.texts.decimal_point);
        html! {
            @if is_first && !text.is_empty() {
                th class=[of.class] scope="row" data-label=[label] { (content) }
            } @else {
                td class=[of.class] data-label=[label] data-tail=[tail] { (content) }
            }
        }
    }
}

/// A column whose cells are written.
struct Written<'a> {
    column: &'a Column<'a>,
    class: Option<&'static str>,
    texts: Vec<String>,
    /// How much stands behind the decimal points, with them, where these are to be below each
    /// other.
    tail: usize,
}

impl Written<'_> {
    /// The width below which it cannot go, in letters, with the gap to the next.
    fn least(&self) -> usize {
        const GAP: usize = 2;

        let word = |text: &str| text.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
        let width = |text: &String| match self.column.alignment {
            Alignment::Left => word(text).min(LONGEST_WORD),
            _ => text.chars().count(),
        };
        let label = word(&self.column.label).min(LONGEST_WORD);
        self.texts.iter().map(width).max().unwrap_or(0).max(label) + GAP
    }

    /// What takes as much room as a text lacks behind its decimal point.
    fn lacking(&self, text: &str, point: char) -> Option<String> {
        let own = tail(text, point);
        let digits = self.tail.checked_sub(own.max(1)).filter(|_| self.tail > own)?;
        let point = if own == 0 { point.to_string() } else { String::new() };
        Some(point + &"0".repeat(digits))
    }
}

fn tail(text: &str, point: char) -> usize {
    text.find(point).map_or(0, |start| text.len() - start)
}

#[cfg(test)]
mod tests {
    use super::{Column, Html};
    use crate::{
        render::Style,
        report::{Alignment, Cell, Columns, Report, Table},
        text::ENGLISH,
    };

    /// A table of so many columns of this label, in each of which stands this text.
    fn drawn(columns: usize, label: &str, text: &str, alignment: Alignment) -> String {
        let style = Style::document(&ENGLISH);
        let with = |columns: Columns<'static, String>, place: usize| {
            let text = |it: &String| Cell::text(it);
            columns.for_everyone(format!("key_{place}"), label, text).aligned(alignment)
        };
        let table = Table::of((0..columns).fold(Columns::new(), with), [text.to_owned()]);
        let html = Html {
            style: &style,
            title: "",
            is_titled: true,
            has_parts: false,
            highlight: &[],
            sources: 0,
        };
        let report = Report::default();
        html.table_of(&Column::all(&table, &report, &style), "Towns").into_string()
    }

    #[test]
    fn what_is_too_wide_for_paper_is_printed_as_paragraphs() {
        let is_wide = |columns, label: &str, text: &str, alignment| {
            drawn(columns, label, text, alignment).contains(r#"class="table wide""#)
        };
        let [word, long] = [20, 50].map(|letters| "a".repeat(letters));
        let digits = "1 2 3 4 5 6 7 8 9 10";
        // Each column takes 20 letters and a gap of 2, and 110 fit; a longer word gives way, the
        // blanks in a number do not.
        for (label, text, alignment) in [
            ("Label", &*word, Alignment::Left),
            ("Label", &long, Alignment::Left),
            (&word, "text", Alignment::Left),
            (&long, "text", Alignment::Left),
            ("Label", digits, Alignment::Right),
        ] {
            let wide = [5, 6].map(|columns| is_wide(columns, label, text, alignment));
            assert_eq!(wide, [false, true], "{label}: {text}");
        }
        assert!(!is_wide(6, "Label", "many short words, more than 20 letters", Alignment::Left));
    }

    #[test]
    fn only_longer_texts_have_lines_of_their_own_length() {
        let is_prose = |letters| {
            drawn(1, "Label", &"a".repeat(letters), Alignment::Left).contains(r#"class="prose""#)
        };
        assert_eq!([60, 61, 62].map(is_prose), [false, true, true]);
    }
}
