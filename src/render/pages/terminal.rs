//! A page on a terminal.

use unicode_width::UnicodeWidthStr;

use super::{
    Column, Medium, grid, outlined,
    source::{authors, imprint, linked},
    value::Course,
    written,
};
use crate::{
    folding::fold,
    render::{Format, Purpose, Style, pictures::map, wrapping::wrapped},
    report::{Citation, Item, Map, Series, sentence},
};

pub const TABLE: Format = Format {
    name: "table",
    endings: &["txt"],
    purpose: Purpose::Screen,
    is_binary: false,
    render: |report, style| {
        let terminal = Terminal { style, highlight: &report.highlight };
        let mut text = written(report, style, &terminal);
        let fills_screen = report.records.rows.len() > style.height;
        if let Some(tally) = report.tally.as_ref().filter(|_| fills_screen) {
            text.extend(["\n", &terminal.paragraph(tally)]);
        }
        Ok(text.into_bytes())
    },
};

/// Cells before the lines that go on, and between what stands beside each other in them.
const INDENT: usize = 2;

struct Terminal<'a> {
    style: &'a Style,
    /// The words to make out, folded.
    highlight: &'a [String],
}

impl Medium for Terminal<'_> {
    type Part = String;

    fn heading(&self, heading: &str, _: usize) -> String {
        wrapped(heading, 0, self.style).lines().map(|line| self.style.bold(line) + "\n").collect()
    }

    fn paragraph(&self, text: &str) -> String {
        wrapped(text, 0, self.style)
    }

    /// Terms at the left, what they mean beside them.
    fn terms(&self, terms: &[(String, String)]) -> String {
        let room = room(terms.iter().map(|(term, _)| &**term));
        let line = |(term, meaning): &(String, String)| {
            wrapped(&(filled(term, room, " ") + meaning), room, self.style)
        };
        terms.iter().map(line).collect()
    }

    fn items(&self, items: &[Item]) -> String {
        outlined(items, 0, &|item, depth| self.item(item, depth))
    }

    fn table(&self, columns: &[Column<'_>], _: Option<&str>) -> String {
        grid::draw(columns, self.style)
    }

    fn citations(&self, sources: &[Citation]) -> String {
        sources.iter().map(|source| self.citation(source, None)).collect()
    }

    fn map(&self, map: &Map, _: &[Column<'_>]) -> String {
        map::draw(map, self.style)
    }

    /// Each series in a line, their courses below each other.
    fn series(&self, list: &[Series]) -> String {
        let courses: Vec<_> = list.iter().map(|series| Course::of(series, self.style)).collect();
        let labels = room(courses.iter().map(|it| it.label));
        let lines = room(courses.iter().map(|it| &*it.line));
        let line = |it: &Course<'_>| {
            // No line is broken here, as long as there is room.
            let label = filled(it.label, labels, "\u{a0}");
            let line = filled(&it.line, lines, "\u{a0}");
            wrapped(&(label + &line + &it.ends), 0, self.style)
        };
        courses.iter().map(line).collect()
    }

    fn notes(&self, notes: &[String]) -> String {
        notes.iter().map(|note| self.paragraph(note)).collect()
    }

    fn sources(&self, sources: &[Citation]) -> String {
        let numbered = sources.iter().zip(1..);
        let list = numbered.map(|(source, number)| self.citation(source, Some(number)));
        self.heading(self.style.texts.sources, 2) + &list.collect::<String>()
    }
}

impl Terminal<'_> {
    /// The statement behind what it is about, then the command that shows it whole.
    fn item(&self, item: &Item, depth: usize) -> String {
        let margin = " ".repeat(depth * INDENT);
        let label = match &*item.label {
            "" => "–".to_owned(),
            label => self.style.bold(&format!("{label}:")),
        };
        let line = format!("{margin}{label} {}", item.text);
        let lines = wrapped(line.trim_end(), margin.len() + INDENT, self.style);
        let mut text = self.highlighted(&lines);
        if let Some(command) = &item.command {
            let indent = " ".repeat(INDENT);
            text.extend([&margin, &indent, self.style.pictures.arrow(), " ", command, "\n"]);
        }
        text
    }

    /// A source with its address on a line of its own, where a terminal can find it, or behind
    /// its title, where the terminal knows links.
    fn citation(&self, source: &Citation, number: Option<usize>) -> String {
        let number = number.map(|number| format!("[{number}] ")).unwrap_or_default();
        let indent = number.width().max(INDENT);
        let label = format!("{number}{} – {}", source.id, authors(source, self.style));
        let imprint = imprint(source, self.style);
        let body = format!("{label}{} {imprint}", sentence(&source.title));
        let body = wrapped(&body, indent, self.style);
        if self.style.links {
            linked(&body, &label, &source.title, &source.url)
        } else {
            format!("{body}{}{}\n", " ".repeat(indent), source.url)
        }
    }

    /// The text with the words made out that were looked for.
    fn highlighted(&self, text: &str) -> String {
        let piece = |piece: &str| {
            let word = piece.trim_end();
            if self.highlight.iter().any(|wanted| fold(word).contains(&**wanted)) {
                piece.replacen(word, &self.style.underlined(word), 1)
            } else {
                piece.to_owned()
            }
        };
        text.split_inclusive([' ', '\n']).map(piece).collect()
    }
}

/// How many cells such texts and a gap take; none if there are none.
fn room<'t>(texts: impl Iterator<Item = &'t str>) -> usize {
    match grid::longest(texts) {
        0 => 0,
        width => width + INDENT,
    }
}

/// The text filled up to so many cells.
fn filled(text: &str, room: usize, blank: &str) -> String {
    text.to_owned() + &blank.repeat(room.saturating_sub(text.width()))
}
