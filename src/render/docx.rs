//! Format `docx`: a page as a document for word processors, on A4.

use std::io::{Cursor, Write};

use anyhow::Result;
use maud::{Markup, PreEscaped, html};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Style;
use super::column::{self, Column, rows, total};
use super::inline::{entry, pieces};
use super::page::{Part, of_document};
use crate::model::Source;
use crate::report::{Alignment, Item, Report, Text};
use crate::text::keep_number_with_unit;

/// Letters of a table in a line of an upright page; a wider one takes landscape pages.
const UPRIGHT: usize = 100;
/// Letters of a text that wants the room of others.
const PROSE: usize = 60;

/// Page as a document for Word.
///
/// # Errors
/// Packing fails.
pub fn document(report: &Report, style: &Style) -> Result<Vec<u8>> {
    let parts = of_document(report, style);
    let is_wide =
        |part: &Part<'_>| matches!(part, Part::Table(it, _) if total(it, |it| it.least) > UPRIGHT);
    // In twentieths of a point.
    let (room, size) = if parts.iter().any(is_wide) {
        (15638, r#"w:w="16838" w:h="11906" w:orient="landscape""#)
    } else {
        (10706, r#"w:w="11906" w:h="16838""#)
    };
    let document = Document { report, room, size };
    let body = include_str!("docx/document.xml").replace("BODY", &document.body(&parts));
    let language = report.language.of("en-GB", "de-DE");
    let styles = include_str!("docx/styles.xml").replace("LANGUAGE", language);
    let title = html! { (report.title) }.into_string();
    let properties = include_str!("docx/core.xml").replace("TITLE", &title);
    let files: [(&str, &str); 8] = [
        ("[Content_Types].xml", include_str!("docx/content_types.xml")),
        ("_rels/.rels", include_str!("docx/package.rels")),
        ("docProps/core.xml", &properties),
        ("word/document.xml", &body),
        ("word/_rels/document.xml.rels", include_str!("docx/document.rels")),
        ("word/styles.xml", &styles),
        ("word/numbering.xml", include_str!("docx/numbering.xml")),
        ("word/footer.xml", include_str!("docx/footer.xml")),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        archive.start_file(name, SimpleFileOptions::default())?;
        archive.write_all(content.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

struct Document<'a> {
    report: &'a Report,
    /// Width of a page within its margins.
    room: usize,
    /// Size of a page, as attributes.
    size: &'a str,
}

impl Document<'_> {
    /// Parts, of which two tables in a row stand beside each other, and the sources, which are the
    /// last, in two columns.
    fn body(&self, mut parts: &[Part<'_>]) -> String {
        let columns = if matches!(parts.last(), Some(Part::Sources(_))) { 2 } else { 1 };
        let mut body = String::new();
        while let [part, ..] = parts {
            let (next, taken) = match parts {
                [Part::Table(left, _), Part::Table(right, _), ..] => (self.beside(left, right), 2),
                _ => (self.part(part), 1),
            };
            body.push_str(&next.into_string());
            parts = &parts[taken..];
        }
        body + &self.section(columns).into_string()
    }

    /// End of the pages whose text is in so many columns.
    fn section(&self, columns: usize) -> Markup {
        let section = include_str!("docx/section.xml").replace("SIZE", self.size);
        PreEscaped(section.replace("COLUMNS", &columns.to_string()))
    }

    fn part(&self, part: &Part<'_>) -> Markup {
        match part {
            Part::Heading(level, text) => {
                paragraph(["Title", "Heading1", "Heading2"][level - 1], &run(text, ""))
            }
            Part::Paragraph(text) => paragraph("Normal", &self.text(text, "")),
            Part::Terms(terms) => html! {
                @for (term, text) in terms { (paragraph("Term", &self.labelled(term, text))) }
            },
            Part::Items(items) => self.items(items, "ListBullet"),
            // No map is drawn: its table says what it shows.
            Part::Table(columns, _) | Part::Map(_, columns) => self.table(columns, self.room),
            Part::Notes(notes) => html! {
                @for note in notes { (paragraph("Note", &self.text(note, ""))) }
            },
            Part::Citations(sources) => html! {
                @for source in *sources {
                    (paragraph("Normal", &html! {
                        (run(&format!("{} – ", source.id), "")) (self.entry(source))
                    }))
                }
            },
            // One after another, which takes the least room.
            Part::Sources(sources) => html! {
                w:p { w:pPr { w:pStyle w:val="Gap" {} w:keepNext {} (self.section(1)) } }
                (paragraph("Source", &html! {
                    @for (source, number) in sources.iter().zip(1..) {
                        w:bookmarkStart w:id=(number) w:name={ "source-" (number) } {}
                        (run(&format!("[{number}] "), "Strong")) (self.entry(source)) (run(" ", ""))
                        w:bookmarkEnd w:id=(number) {}
                    }
                }))
            },
        }
    }

    fn items(&self, items: &[Item], style: &str) -> Markup {
        html! {
            @for item in items {
                (paragraph(style, &self.labelled(&item.label, &item.text)))
                (self.items(&item.details, "ListBullet2"))
            }
        }
    }

    fn labelled(&self, label: &Text, text: &Text) -> Markup {
        html! {
            @if !label.is_empty() { (self.text(label, "Strong")) (run(": ", "Strong")) }
            (self.text(text, ""))
        }
    }

    /// Two tables, the second as narrow as may be.
    fn beside(&self, left: &[Column<'_>], right: &[Column<'_>]) -> Markup {
        const GAP: usize = 120;

        let taken: usize = widths(right, 0).iter().sum();
        let room = self.room.saturating_sub(taken + GAP);
        html! {
            w:tbl {
                (PreEscaped(include_str!("docx/beside.xml")))
                w:tblGrid { w:gridCol w:w=(room + GAP) {} w:gridCol w:w=(taken) {} }
                w:tr {
                    w:tc { w:tcPr { w:tcW w:w=(room + GAP) w:type="dxa" {} } (self.table(left, room)) }
                    w:tc { w:tcPr { w:tcW w:w=(taken) w:type="dxa" {} } (self.table(right, taken)) }
                }
            }
            (paragraph("Gap", &html! {}))
        }
    }

    fn table(&self, columns: &[Column<'_>], room: usize) -> Markup {
        let widths = widths(columns, room);
        let row = |is_head: bool, content: &dyn Fn(&Column<'_>) -> Markup| {
            html! {
                w:tr {
                    w:trPr { w:cantSplit {} @if is_head { w:tblHeader {} } }
                    @for (column, width) in columns.iter().zip(&widths) {
                        @let style = match column.header.alignment {
                            Alignment::Right | Alignment::Decimal => "Number",
                            Alignment::Picture if !is_head => "Picture",
                            _ => "Cell",
                        };
                        w:tc {
                            w:tcPr { w:tcW w:w=(width) w:type="dxa" {} }
                            (paragraph(style, &content(column)))
                        }
                    }
                }
            }
        };
        html! {
            w:tbl {
                (PreEscaped(include_str!("docx/table.xml")))
                w:tblGrid { @for width in &widths { w:gridCol w:w=(width) {} } }
                (row(true, &|column| self.text(&column.label, "Strong")))
                @for at in 0..rows(columns) {
                    (row(false, &|column| self.text(&column.cells[at], "")))
                }
            }
            // Two tables without a paragraph between them would be one.
            (paragraph("Gap", &html! {}))
        }
    }

    fn entry(&self, source: &Source) -> Markup {
        let [before, title, after] = entry(source, self.report.language);
        // Quotes would end the address.
        let link = format!("HYPERLINK \"{}\"", source.url.replace('"', "%22"));
        html! {
            (run(&before, ""))
            @if source.url.is_empty() { (run(&title, "")) }
            @else { w:fldSimple w:instr=(link) { (run(&title, "Hyperlink")) } }
            (run(&after, ""))
        }
    }

    /// Text in a style, in which the numbers of sources lead to these.
    fn text(&self, text: &Text, style: &str) -> Markup {
        html! {
            @for (words, numbers) in pieces(text, self.report, "\u{a0}") {
                (run(&keep_number_with_unit(&words), style))
                @for number in numbers {
                    w:hyperlink w:anchor={ "source-" (number) } w:history="1" {
                        (run(&format!("[{number}]"), "Cited"))
                    }
                }
            }
        }
    }
}

fn paragraph(style: &str, content: &Markup) -> Markup {
    html! { w:p { w:pPr { w:pStyle w:val=(style) {} } (content) } }
}

/// Text in one style of characters.
fn run(text: &str, style: &str) -> Markup {
    html! {
        @if !text.is_empty() {
            w:r {
                @if !style.is_empty() { w:rPr { w:rStyle w:val=(style) {} } }
                w:t xml:space="preserve" { (text) }
            }
        }
    }
}

/// Widths of columns, in twentieths of a point: margins and letters. Beside prose the names of the
/// rows get no more than they need.
fn widths(columns: &[Column<'_>], room: usize) -> Vec<usize> {
    /// Letters beyond which a column gets no wider.
    const WIDEST: usize = 100;

    let has_prose = columns.iter().any(|it| it.natural > PROSE);
    let needs = columns.iter().enumerate().map(|(place, it)| {
        let natural = if place == 0 && has_prose { it.least } else { it.natural.min(WIDEST) };
        (200 + 80 * it.least, 200 + 80 * natural)
    });
    column::widths(&needs.collect::<Vec<_>>(), room)
}
