//! Page of a report where it is read: on a terminal, in a pipe, by a screen reader.

use super::column::{Column, longest, rows, total};
use super::inline::{entry, screen_text, without_commands};
use super::page::{self, Part};
use super::{Style, grid, map_terminal};
use crate::i18n::join;
use crate::model::Source;
use crate::report::{Item, Report, Text};
use crate::text::wrap;

/// Blanks before lines that go on.
const INDENT: usize = 2;
/// Lines of notes below a page.
const NOTE_LINES: usize = 5;

struct Screen<'a> {
    report: &'a Report,
    style: &'a Style,
    /// True for text that is read line by line: no columns beside each other, no commands.
    is_linear: bool,
}

/// Page on a terminal, or as linear text, for pipes and screen readers: without colours, drawings
/// and hints.
pub fn write(report: &Report, style: &Style, is_linear: bool) -> String {
    let linear = Style { width: 80, color: false, pictures: false, ..*style };
    let style = if is_linear { &linear } else { style };
    let screen = Screen { report, style, is_linear };
    let page = page::of(report, style, Some(if is_linear { usize::MAX } else { style.width }));
    let mut parts: Vec<String> = page.iter().map(|part| screen.part(part)).collect();
    if !is_linear {
        parts.push(report.hints.iter().map(|hint| screen.paragraph(hint)).collect());
    }
    if report.lists_sources {
        parts.extend(page::sources(report).iter().map(|part| screen.part(part)));
    } else {
        parts.extend(screen.lookup(&page));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

impl Screen<'_> {
    fn part(&self, part: &Part<'_>) -> String {
        match part {
            Part::Heading(_, heading) => self.lines(&self.bold(heading), 0),
            Part::Paragraph(text) => self.paragraph(text),
            Part::Terms(terms) => self.terms(terms),
            Part::Items(items) => self.items(items, 0),
            Part::Table(columns, left_out) => self.table(columns, left_out),
            Part::Citations(sources) | Part::Sources(sources) => {
                sources.iter().map(|it| self.citation(it)).collect()
            }
            Part::Map(map, _) => map_terminal::draw(map, self.report.language, self.style),
            Part::Notes(notes) => self.notes(notes),
        }
    }

    fn paragraph(&self, text: &Text) -> String {
        self.lines(&self.text(text), 0)
    }

    /// Terms at the left, their meanings beside them, or behind them where a term is long.
    fn terms(&self, terms: &[(Text, Text)]) -> String {
        let terms: Vec<_> =
            terms.iter().map(|(term, text)| (self.text(term), self.text(text))).collect();
        let room = longest(terms.iter().map(|(term, _)| term)) + INDENT;
        let is_beside = !self.is_linear && room <= self.style.width / 2;
        let line = |(term, text): &(String, String)| {
            if is_beside {
                let blanks = " ".repeat(room - longest([term]));
                let term = (self.bold(term) + &blanks).replace(' ', "\u{a0}");
                self.lines(&(term + text), room)
            } else {
                self.lines(&format!("{}: {text}", self.bold(term)), INDENT)
            }
        };
        terms.iter().map(line).collect()
    }

    fn items(&self, items: &[Item], depth: usize) -> String {
        let margin = " ".repeat(depth * INDENT);
        let item = |item: &Item| {
            let label = match &*self.text(&item.label) {
                "" => "–".to_owned(),
                label => self.bold(&format!("{label}:")),
            };
            let line = format!("{margin}{label} {}", self.text(&item.text));
            self.lines(line.trim_end(), margin.len() + INDENT)
                + &self.items(&item.details, depth + 1)
        };
        items.iter().map(item).collect()
    }

    fn table(&self, columns: &[Column<'_>], left_out: &[&str]) -> String {
        if self.is_linear && total(columns, |it| it.natural) > self.style.width {
            return self.records(columns);
        }
        let (labels, body) = grid::lines(columns, self.style.width);
        let width = longest(labels.iter().chain(&body));
        let rule = if self.style.pictures { "─" } else { "-" };
        let rule = (!self.is_linear).then(|| rule.repeat(width));
        let labels = labels.iter().map(|line| self.bold(line));
        let mut text = join(labels.chain(rule).chain(body), "\n") + "\n";
        if !left_out.is_empty() {
            let names = left_out.join(", ");
            let line = t!(
                self.report.language,
                "left out: {names}; `-o FILE.xlsx` or a wider terminal shows them",
                "ausgelassen: {names}; `-o DATEI.xlsx` oder ein breiteres Terminal zeigt sie"
            );
            text.push_str(&self.lines(&line, 0));
        }
        text
    }

    /// Table as paragraphs, with a line for each value.
    fn records(&self, columns: &[Column<'_>]) -> String {
        let value = |column: &Column<'_>, row: usize| {
            let (label, value) = (self.text(&column.label), self.text(&column.cells[row]));
            match (&*label, &*value) {
                (_, "") => String::new(),
                ("", value) => self.lines(value, INDENT),
                (label, value) => self.lines(&format!("{label}: {value}"), INDENT),
            }
        };
        let record = |row| columns.iter().map(|column| value(column, row)).collect::<String>();
        join((0..rows(columns)).map(record), "\n")
    }

    /// Source with its address on a line of its own.
    fn citation(&self, source: &Source) -> String {
        let entry = entry(source, self.report.language).concat();
        let address =
            if source.url.is_empty() { String::new() } else { format!("  {}\n", source.url) };
        self.lines(&format!("{} – {entry}", source.id), INDENT) + &address
    }

    /// Line that says how the sources in brackets are looked up.
    fn lookup(&self, page: &[Part<'_>]) -> Option<String> {
        let mut texts = page.iter().flat_map(Part::texts);
        let id = texts.find_map(|text| text.sources().next())?;
        let line = t!(
            self.report.language,
            "[{id}] is a source: `quartier sources {id}`; `--sources` lists all",
            "[{id}] ist eine Quelle: `quartier quellen {id}`; `--quellen` nennt alle"
        );
        Some(self.lines(&line, 0))
    }

    /// Notes as far as they fit into few lines.
    fn notes(&self, notes: &[Text]) -> String {
        let mut room = NOTE_LINES;
        let fits = |note: &String| {
            room.checked_sub(note.lines().count()).map(|left| room = left).is_some()
        };
        notes.iter().map(|note| self.paragraph(note)).filter(fits).collect()
    }

    fn text(&self, text: &Text) -> String {
        if self.is_linear { screen_text(&without_commands(text)) } else { screen_text(text) }
    }

    /// Text in bold, word by word, so that lines can be broken anywhere.
    fn bold(&self, text: &str) -> String {
        if !self.style.color {
            return text.to_owned();
        }
        let word = |piece: &str| match piece.trim_end_matches([' ', '\u{a0}']) {
            "" => piece.to_owned(),
            word => format!("\u{1b}[1m{word}\u{1b}[0m{}", &piece[word.len()..]),
        };
        text.split_inclusive([' ', '\u{a0}']).map(word).collect()
    }

    /// Wrapped lines, all but the first indented.
    fn lines(&self, text: &str, indent: usize) -> String {
        wrap(text, indent, self.style.width) + "\n"
    }
}
