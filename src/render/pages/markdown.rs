//! A page in `CommonMark` with tables, to paste into a document.

mod escaping;

use anyhow::Result;

use self::escaping::{block, escape};
use super::{
    Course, Medium, Sheet,
    source::{authors, imprint},
};
use crate::{
    render::{
        Format, Pictures, Purpose, Style,
        pictures::{bar, map},
    },
    report::{Alignment, Citation, Item, Map, Report},
};

pub const MARKDOWN: Format = Format {
    name: "markdown",
    help: "Markdown, to paste into a document",
    endings: &["md", "markdown"],
    purpose: Purpose::Document,
    is_binary: false,
    render,
};

#[expect(clippy::unnecessary_wraps, reason = "other formats can fail")]
fn render(report: &Report, style: &Style) -> Result<Vec<u8>> {
    Ok(super::written(report, style, &Markdown { style }).into_bytes())
}

struct Markdown<'a> {
    style: &'a Style,
}

impl Medium for Markdown<'_> {
    fn title(&self, title: &str) -> String {
        format!("# {}\n", escape(title))
    }

    fn heading(&self, heading: &str) -> String {
        format!("## {}\n", escape(heading))
    }

    fn paragraphs(&self, texts: &[&str]) -> String {
        texts.iter().map(|text| block(text) + "\n").collect::<Vec<_>>().join("\n")
    }

    fn terms(&self, terms: &[(String, String)]) -> String {
        let term = |(term, meaning): &(String, String)| {
            format!("- **{}**: {}\n", escape(term), escape(meaning))
        };
        terms.iter().map(term).collect()
    }

    fn items(&self, items: &[Item], depth: usize) -> String {
        let margin = "  ".repeat(depth);
        let mut text = String::new();
        for item in items {
            text.extend([&margin, "- "]);
            match (&*item.label, &*item.text) {
                ("", statement) => text.push_str(&block(statement)),
                (label, "") => text.extend(["**", &escape(label), "**:"]),
                (label, statement) => {
                    text.extend(["**", &escape(label), "**: ", &escape(statement)]);
                }
            }
            if let Some(command) = &item.command {
                text.extend([" – `", command, "`"]);
            }
            text.push('\n');
            text.push_str(&self.items(&item.details, depth + 1));
        }
        text
    }

    fn table(&self, sheet: &Sheet<'_>) -> String {
        let columns = || sheet.columns.iter();
        let mut text = line(columns().map(|column| escape(&column.label)));
        text.push_str(&line(columns().map(|column| match column.alignment {
            Alignment::Left | Alignment::Picture => "---",
            Alignment::Right | Alignment::Decimal => "---:",
        })));
        for row in sheet.rows() {
            let texts =
                row.map(|(column, cell)| escape(&column.text(cell, 2 * bar::LEAST, self.style)));
            text.push_str(&line(texts));
        }
        text
    }

    fn citations(&self, sources: &[Citation]) -> String {
        sources.iter().map(|source| self.citation(source, "-")).collect()
    }

    fn numbered_sources(&self, heading: &str, sources: &[Citation]) -> String {
        let numbered = sources.iter().zip(1..);
        let entry = |(source, number)| self.citation(source, &format!("{number}."));
        self.heading(heading) + "\n" + &numbered.map(entry).collect::<String>()
    }

    /// The map as it stands, as the format allows no other picture, and what it shows as a table.
    fn map(&self, map: &Map, places: &Sheet<'_>) -> String {
        let places = self.table(places);
        if self.style.pictures == Pictures::Words {
            return places;
        }
        let drawing = map::draw(map, &Style { color: false, ..*self.style });
        format!("```text\n{drawing}```\n\n{places}")
    }

    fn series(&self, courses: &[Course<'_>]) -> String {
        let line = |Course { label, line, ends }: &Course<'_>| {
            let gap = if line.is_empty() { "" } else { " " };
            format!("- **{}**: {line}{gap}{}\n", escape(label), escape(ends))
        };
        courses.iter().map(line).collect()
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

fn line(cells: impl Iterator<Item = impl AsRef<str>>) -> String {
    let mut text = String::from("|");
    for cell in cells {
        text.extend([" ", cell.as_ref(), " |"]);
    }
    text + "\n"
}
