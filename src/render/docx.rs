//! Format `docx`: a page as a document for word processors, on A4.

use std::io::{Cursor, Write};

use anyhow::Result;
use maud::{Markup, PreEscaped, html};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{
    Style,
    column::{Column, total},
    inline::{Piece, entry, pieces},
    page::{Page, Part},
};
use crate::{
    model::Source,
    report::{Alignment, Item, Report, Text},
    text::keep_number_with_unit,
};

/// Letters of a table in a line of an upright page; a wider one takes landscape pages.
const UPRIGHT: usize = 100;

/// Page as a document for Word.
///
/// # Errors
/// It cannot be packed.
pub fn document(report: &Report, style: &Style) -> Result<Vec<u8>> {
    let page = Page::of_document(report, style);
    let is_wide = |part: &Part<'_>| match part {
        Part::Table(columns, _) => total(columns, |it| it.least) > UPRIGHT,
        _ => false,
    };
    // In twentieths of a point.
    let (room, size) = if page.parts.iter().any(is_wide) {
        (14798, r#"w:w="16838" w:h="11906" w:orient="landscape""#)
    } else {
        (9866, r#"w:w="11906" w:h="16838""#)
    };
    let document = Document { report, room };
    let body = html! { @for part in &page.parts { (document.part(part)) } }.into_string();
    let body = include_str!("docx/document.xml").replace("SIZE", size).replace("BODY", &body);
    let language = report.language.of("en-GB", "de-DE");
    let styles = include_str!("docx/styles.xml").replace("LANGUAGE", language);
    let title = html! { (page.title) }.into_string();
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
}

impl Document<'_> {
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
            Part::Table(columns, _) | Part::Map(_, columns) => self.table(columns),
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
            Part::Sources(sources) => html! {
                @for (source, number) in sources.iter().zip(1..) {
                    (paragraph("Source", &html! {
                        w:bookmarkStart w:id=(number) w:name={ "source-" (number) } {}
                        (self.entry(source))
                        w:bookmarkEnd w:id=(number) {}
                    }))
                }
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

    fn table(&self, columns: &[Column<'_>]) -> Markup {
        let widths = widths(columns, self.room);
        let cell = |column: &Column<'_>, width: usize, content: &Markup| {
            let style = match column.header.alignment {
                Alignment::Left => "Cell",
                Alignment::Right | Alignment::Decimal => "Number",
                Alignment::Picture => "Picture",
            };
            html! {
                w:tc { w:tcPr { w:tcW w:w=(width) w:type="dxa" {} } (paragraph(style, content)) }
            }
        };
        let row = |head: Markup, content: &dyn Fn(&Column<'_>) -> Markup| {
            html! {
                w:tr {
                    w:trPr { w:cantSplit {} (head) }
                    @for (it, width) in columns.iter().zip(&widths) { (cell(it, *width, &content(it))) }
                }
            }
        };
        html! {
            w:tbl {
                (PreEscaped(include_str!("docx/table.xml")))
                w:tblGrid { @for width in &widths { w:gridCol w:w=(width) {} } }
                (row(html! { w:tblHeader {} }, &|column| self.text(&column.label, "Strong")))
                @for at in 0..columns.first().map_or(0, |column| column.cells.len()) {
                    (row(html! {}, &|column| self.text(&column.cells[at], "")))
                }
            }
            // Two tables without a paragraph between them would be one.
            (paragraph("Note", &html! {}))
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
            @for piece in pieces(text, self.report, "\u{a0}") {
                @match piece {
                    Piece::Words(words) => (run(&keep_number_with_unit(&words), style)),
                    Piece::Sources(numbers) => @for number in numbers {
                        w:hyperlink w:anchor={ "source-" (number) } w:history="1" {
                            (run(&format!("[{number}]"), "Hyperlink"))
                        }
                    },
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

/// Widths of columns in so much room: what each needs at least, and a share of the rest by how
/// much more it would take.
fn widths(columns: &[Column<'_>], room: usize) -> Vec<usize> {
    /// Letters beyond which a column gets no wider.
    const WIDEST: usize = 60;

    // In twentieths of a point: the margins of a cell and its letters.
    let of = |letters: usize| 150 + 95 * letters;
    let more = |it: &Column<'_>| of(it.natural.min(WIDEST)).saturating_sub(of(it.least));
    let least: usize = columns.iter().map(|it| of(it.least)).sum();
    let all_more: usize = columns.iter().map(more).sum();
    let rest = room.saturating_sub(least).min(all_more);
    columns.iter().map(|it| of(it.least) + more(it) * rest / all_more.max(1)).collect()
}
