//! A page in `CommonMark` with tables, to paste into a document.

mod escaping;

use self::escaping::{block, escape};
use super::{
    Column, Medium, outlined,
    source::{authors, imprint},
    value::Course,
    written,
};
use crate::{
    render::{
        Format, Purpose, Style,
        pictures::{bar, map},
    },
    report::{Alignment, Citation, Item, Map, Series},
};

pub const MARKDOWN: Format = Format {
    name: "markdown",
    endings: &["md", "markdown"],
    purpose: Purpose::Document,
    is_binary: false,
    render: |report, style| Ok(written(report, style, &Markdown { style }).into_bytes()),
};

struct Markdown<'a> {
    style: &'a Style,
}

impl Medium for Markdown<'_> {
    type Part = String;

    fn heading(&self, heading: &str, level: usize) -> String {
        format!("{} {}\n", "#".repeat(level), escape(heading))
    }

    fn paragraph(&self, text: &str) -> String {
        block(text) + "\n"
    }

    fn terms(&self, terms: &[(String, String)]) -> String {
        let term = |(term, meaning): &(String, String)| {
            format!("- **{}**: {}\n", escape(term), escape(meaning))
        };
        terms.iter().map(term).collect()
    }

    fn items(&self, items: &[Item]) -> String {
        outlined(items, 0, &item)
    }

    fn table(&self, columns: &[Column<'_>], _: Option<&str>) -> String {
        let rule = columns.iter().map(|column| match column.alignment {
            Alignment::Left | Alignment::Picture => "---",
            Alignment::Right | Alignment::Decimal => "---:",
        });
        let mut text = line(columns.iter().map(|column| escape(&column.label))) + &line(rule);
        let texts: Vec<_> =
            columns.iter().map(|column| column.texts(2 * bar::LEAST, self.style)).collect();
        for row in 0..texts.first().map_or(0, Vec::len) {
            let cells = texts.iter().filter_map(|column| column.get(row));
            text.push_str(&line(cells.map(|cell| escape(cell))));
        }
        text
    }

    fn citations(&self, sources: &[Citation]) -> String {
        sources.iter().map(|source| self.citation(source, "-")).collect()
    }

    /// The map as it stands, as the format allows no other picture, and what it shows as a table.
    fn map(&self, map: &Map, places: &[Column<'_>]) -> String {
        let drawing = map::draw(map, &Style { color: false, ..*self.style });
        format!("```text\n{drawing}```\n\n{}", self.table(places, None))
    }

    fn series(&self, list: &[Series]) -> String {
        let term = |series| {
            let Course { label, line, ends } = Course::of(series, self.style);
            let gap = if line.is_empty() { "" } else { " " };
            (label.to_owned(), format!("{line}{gap}{ends}"))
        };
        self.terms(&list.iter().map(term).collect::<Vec<_>>())
    }

    fn notes(&self, notes: &[String]) -> String {
        notes.iter().map(|note| self.paragraph(note)).collect::<Vec<_>>().join("\n")
    }

    fn sources(&self, sources: &[Citation]) -> String {
        let numbered = sources.iter().zip(1..);
        let list = numbered.map(|(it, number)| self.citation(it, &format!("{number}.")));
        format!("{}\n{}", self.heading(self.style.texts.sources, 2), list.collect::<String>())
    }
}

impl Markdown<'_> {
    fn citation(&self, source: &Citation, bullet: &str) -> String {
        let (id, title) = (escape(&source.id), escape(&source.title));
        let authors = escape(&authors(source, self.style));
        let imprint = escape(&imprint(source, self.style));
        format!("{bullet} {id} – {authors}[{title}](<{}>). {imprint}\n", source.url)
    }
}

fn item(Item { label, text, command, .. }: &Item, depth: usize) -> String {
    let margin = "  ".repeat(depth);
    let text = match (&**label, &**text) {
        ("", text) => block(text),
        (label, "") => format!("**{}**:", escape(label)),
        (label, text) => format!("**{}**: {}", escape(label), escape(text)),
    };
    let command = command.as_ref().map(|command| format!(" – `{command}`")).unwrap_or_default();
    format!("{margin}- {text}{command}\n")
}

fn line(cells: impl Iterator<Item = impl AsRef<str>>) -> String {
    let mut text = String::from("|");
    for cell in cells {
        text.extend([" ", cell.as_ref(), " |"]);
    }
    text + "\n"
}
