//! A page on a terminal.

use anyhow::Result;
use unicode_width::UnicodeWidthStr;

use super::{
    Course, Medium, Sheet, grid,
    source::{authors, imprint, linked},
};
use crate::{
    folding::fold,
    render::{Format, Pictures, Purpose, Style, pictures::map, wrapping::wrapped},
    report::{Citation, Item, Map, Report, sentence},
};

pub(crate) const TABLE: Format = Format {
    name: "table",
    help: "A table for people, fitted to the terminal",
    endings: &["txt"],
    purpose: Purpose::Screen,
    is_binary: false,
    render,
};

/// Cells before the lines that go on, and between what stands beside each other in them.
const INDENT: usize = 2;

#[expect(clippy::unnecessary_wraps, reason = "other formats can fail")]
fn render(report: &Report, style: &Style) -> Result<Vec<u8>> {
    let terminal = Terminal { style, highlight: &report.highlight };
    let mut text = super::written(report, style, &terminal);
    let fills_screen = report.records.rows.len() > style.height;
    if let Some(tally) = report.tally.as_ref().filter(|_| fills_screen) {
        text.extend(["\n", &terminal.paragraphs(&[tally])]);
    }
    Ok(text.into_bytes())
}

struct Terminal<'a> {
    style: &'a Style,
    /// The words to make out, folded.
    highlight: &'a [String],
}

impl Medium for Terminal<'_> {
    fn title(&self, title: &str) -> String {
        let lines = self.wrap(title, 0);
        lines.lines().map(|line| self.style.bold(line) + "\n").collect()
    }

    fn heading(&self, heading: &str) -> String {
        self.title(heading)
    }

    fn paragraphs(&self, texts: &[&str]) -> String {
        texts.iter().map(|text| self.wrap(text, 0) + "\n").collect()
    }

    /// Terms at the left, what they mean beside them.
    fn terms(&self, terms: &[(String, String)]) -> String {
        let indent = terms.iter().map(|(term, _)| term.width()).max().unwrap_or(0) + INDENT;
        let line = |(term, meaning): &(String, String)| {
            let gap = " ".repeat(indent.saturating_sub(term.width()));
            self.wrap(&format!("{term}{gap}{meaning}"), indent) + "\n"
        };
        terms.iter().map(line).collect()
    }

    /// Each statement behind what it is about, then the command that shows it whole and what
    /// belongs to it.
    /// Each statement behind what it is about, then the command that shows it whole and what
    /// belongs to it.
    fn items(&self, items: &[Item], depth: usize) -> String {
        let margin = depth * INDENT;
        let mut text = String::new();
        let inner = " ".repeat(margin + INDENT);
        for item in items {
            let label = match &*item.label {
                "" => "–".to_owned(),
                label => self.style.bold(&format!("{label}:")),
            };
            let line = format!("{}{label} {}", " ".repeat(margin), item.text);
            text.push_str(&self.highlighted(&self.wrap(line.trim_end(), margin + INDENT)));
            text.push('\n');
            if let Some(command) = &item.command {
                text.extend([&inner, self.style.pictures.arrow(), " ", command, "\n"]);
            }
            text.push_str(&self.items(&item.details, depth + 1));
        }
        text
    }

    fn table(&self, sheet: &Sheet<'_>) -> String {
        grid::draw(sheet, self.style)
    }

    fn citations(&self, sources: &[Citation]) -> String {
        sources.iter().map(|source| self.citation(source, "")).collect()
    }

    fn numbered_sources(&self, heading: &str, sources: &[Citation]) -> String {
        let numbered = sources.iter().zip(1..);
        let entry = |(source, number)| self.citation(source, &format!("[{number}] "));
        self.heading(heading) + &numbered.map(entry).collect::<String>()
    }

    fn map(&self, map: &Map, places: &Sheet<'_>) -> String {
        match self.style.pictures {
            Pictures::Words => self.table(places),
            _ => map::draw(map, self.style),
        }
    }

    /// Each series in a line, their courses below each other.
    fn series(&self, courses: &[Course<'_>]) -> String {
        let label = courses.iter().map(|it| it.label.width()).max().unwrap_or(0);
        let drawn = courses.iter().map(|it| it.line.width()).max().unwrap_or(0);
        let gap = |text: &str, room: usize| {
            let gap = if room == 0 { 0 } else { room - text.width() + INDENT };
            // No line is broken here, as long as there is room.
            "\u{a0}".repeat(gap)
        };
        let line = |it: &Course<'_>| {
            let (behind_label, behind_line) = (gap(it.label, label), gap(&it.line, drawn));
            let line = format!("{}{behind_label}{}{behind_line}{}", it.label, it.line, it.ends);
            self.wrap(&line, 0) + "\n"
        };
        courses.iter().map(line).collect()
    }
}

impl Terminal<'_> {
    /// A source with its address on a line of its own, where a terminal can find it, or behind
    /// its title, where the terminal knows links.
    fn citation(&self, source: &Citation, number: &str) -> String {
        let indent = number.width().max(INDENT);
        let label = format!("{number}{} – {}", source.id, authors(source, self.style));
        let imprint = imprint(source, self.style);
        let body = self.wrap(&format!("{label}{} {imprint}", sentence(&source.title)), indent);
        if self.style.links {
            linked(&body, &label, &source.title, &source.url) + "\n"
        } else {
            format!("{body}\n{}{}\n", " ".repeat(indent), source.url)
        }
    }

    fn wrap(&self, text: &str, indent: usize) -> String {
        wrapped(text, self.style.width, indent)
    }

    /// The text with the words made out that were looked for.
    fn highlighted(&self, text: &str) -> String {
        if self.highlight.is_empty() {
            return text.to_owned();
        }
        let word = |word: &str| {
            let folded = fold(word);
            let is_wanted = self.highlight.iter().any(|wanted| folded.contains(&**wanted));
            if is_wanted { self.style.underlined(word) } else { word.to_owned() }
        };
        text.split_inclusive([' ', '\n'])
            .map(|piece| {
                let bare = piece.trim_end();
                word(bare) + piece.strip_prefix(bare).unwrap_or_default()
            })
            .collect()
    }
}
