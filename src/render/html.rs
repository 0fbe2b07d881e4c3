//! Format `html`: a page for browser and printer that needs no other file. Nothing of a report
//! becomes markup, as maud escapes whatever it is given.

use maud::{Markup, html};

use super::column::{Column, rows, total};
use super::inline::{address, entry, pieces, screen_text};
use super::page::{Part, of_document};
use super::{Style, map_svg};
use crate::i18n::Language;
use crate::model::Source;
use crate::report::{Alignment, Item, Link, Report, Text};
use crate::text::keep_number_with_unit;

/// Letters of a text that is given lines long enough to read.
const PROSE: usize = 60;
/// Letters on a line of paper.
const PAPER: usize = 110;

/// Page for browser and printer.
pub fn page(report: &Report, style: &Style) -> String {
    let html = Html { report };
    let (mut topic, mut parts) = (&*report.title, String::new());
    for part in &of_document(report, style) {
        if let Part::Heading(_, text) = part {
            topic = text;
        }
        parts += &html! { (html.part(part, topic)) "\n" }.into_string();
    }
    // Nothing is loaded and nothing runs, whoever changes the file later. No text has a comment.
    include_str!("html/page.html")
        .replace("<!--LANGUAGE-->", report.language.code())
        .replace("<!--VERSION-->", env!("CARGO_PKG_VERSION"))
        .replace("<!--STYLE-->", include_str!("html/style.css"))
        .replace("<!--TITLE-->", &html! { (report.title) }.into_string())
        .replace("<!--LINKS-->", &html.links().into_string())
        .replace("<!--PARTS-->", &parts)
}

struct Html<'a> {
    report: &'a Report,
}

impl Html<'_> {
    /// Links to the other pages of a website.
    fn links(&self) -> Markup {
        html! {
            @if !self.report.links.is_empty() {
                nav { "\n"
                    @for row in &self.report.links {
                        ul {
                            @for Link { label, address, language, is_here } in row {
                                @let code = language.map(Language::code);
                                li {
                                    a href=(address) hreflang=[code] lang=[code]
                                        aria-current=[is_here.then_some("page")] { (label) }
                                } "\n"
                            }
                        } "\n"
                    }
                } "\n"
            }
        }
    }

    /// Part below the heading of a topic.
    fn part(&self, part: &Part<'_>, topic: &str) -> Markup {
        match part {
            Part::Heading(1, text) => html! { h1 { (words(text)) } },
            Part::Heading(2, text) => html! { h2 { (self.name(text)) } },
            Part::Heading(_, text) => html! { h3 { (self.name(text)) } },
            Part::Paragraph(text) => html! { p { (self.linked(text)) } },
            Part::Terms(terms) => html! {
                dl {
                    @for (term, text) in terms {
                        div { dt { (self.text(term)) } " " dd { (self.text(text)) } } "\n"
                    }
                }
            },
            Part::Items(items) => self.items(items),
            Part::Table(columns, _) => self.table(columns, topic),
            Part::Map(map, columns) => html! {
                (map_svg::draw(map, topic, self.report.language)) "\n"
                // A legend says what the table of shades does.
                @if map.shades.is_none() && !columns.is_empty() {
                    (self.table(columns, topic))
                }
            },
            Part::Notes(notes) => {
                html! { div.notes { @for it in notes { p { (self.text(it)) } "\n" } } }
            }
            Part::Citations(sources) => html! {
                ul.sources { "\n"
                    @for source in *sources { li { (source.id) " – " (self.entry(source)) } "\n" }
                }
            },
            Part::Sources(sources) => html! {
                ol.sources { "\n"
                    @for (source, number) in sources.iter().zip(1..) {
                        li id={ "source-" (number) } { (self.entry(source)) } "\n"
                    }
                }
            },
        }
    }

    fn items(&self, items: &[Item]) -> Markup {
        html! {
            ul { "\n"
                @for Item { label, text, details } in items {
                    li {
                        @if !label.is_empty() { strong { (self.text(label)) ":" } " " }
                        (self.linked(text))
                        @if !details.is_empty() { (self.items(details)) }
                    } "\n"
                }
            }
        }
    }

    /// Table that a narrow screen moves by itself; one that is too wide for paper is printed as
    /// paragraphs.
    fn table(&self, columns: &[Column<'_>], topic: &str) -> Markup {
        let is_wide = total(columns, |it| it.least) > PAPER;
        let classes: Vec<_> = columns.iter().map(class).collect();
        html! {
            div.table.wide[is_wide] role="group" tabindex="0" aria-label=(topic) {
                table { "\n"
                    thead { tr {
                        @for (it, class) in columns.iter().zip(&classes) {
                            @if it.label.is_empty() { td {} }
                            @else { th class=[class] scope="col" { (self.linked(&it.label)) } }
                        }
                    } } "\n"
                    tbody { "\n"
                        @for row in 0..rows(columns) {
                            tr {
                                @for (position, (it, class)) in columns.iter().zip(&classes).enumerate() {
                                    @let label = is_wide.then(|| screen_text(&it.label));
                                    @let cell = &it.cells[row];
                                    @if position == 0 && !cell.is_empty() {
                                        th class=[class] scope="row" { (self.linked(cell)) }
                                    } @else if *class == Some("picture") {
                                        td.picture data-label=[label] { (picture(cell)) }
                                    } @else {
                                        td class=[class] data-label=[label] { (self.text(cell)) }
                                    }
                                }
                            } "\n"
                        }
                    }
                }
            }
        }
    }

    fn entry(&self, source: &Source) -> Markup {
        let language = self.report.language;
        let foreign = source.language.as_deref().filter(|code| *code != language.code());
        let [before, title, after] = entry(source, language);
        html! {
            (before)
            cite lang=[foreign] {
                @if source.url.is_empty() { (title) } @else { a href=(source.url) { (title) } }
            }
            (after)
        }
    }

    /// Text in which names lead to their pages.
    fn linked(&self, text: &Text) -> Markup {
        self.inline(text, |words| self.name(words))
    }

    /// Words that lead to the page on what they name, if there is one.
    fn name(&self, words: &str) -> Markup {
        match self.report.addresses.get(words) {
            Some(address) => html! { a href=(address) { (words) } },
            None => self::words(words),
        }
    }

    fn text(&self, text: &Text) -> Markup {
        self.inline(text, words)
    }

    /// Text in which the numbers of sources lead to these.
    fn inline(&self, text: &Text, written: impl Fn(&str) -> Markup) -> Markup {
        html! {
            @for (words, numbers) in pieces(text, self.report, "\u{a0}") {
                (written(&words))
                @for number in numbers {
                    a.cited href={ "#source-" (number) } { "[" (number) "]" }
                }
            }
        }
    }
}

/// Words in which addresses are links.
fn words(words: &str) -> Markup {
    html! {
        @for word in keep_number_with_unit(words).split_inclusive([' ', '\u{a0}']) {
            @match address(word) {
                Some((address, rest)) => { a href=(address) { (address) } (rest) },
                None => (word),
            }
        }
    }
}

fn class(column: &Column<'_>) -> Option<&'static str> {
    match column.header.alignment {
        Alignment::Right | Alignment::Decimal => Some("number"),
        Alignment::Picture => Some("picture"),
        Alignment::Left => (column.unbroken > PROSE).then_some("prose"),
    }
}

/// Picture that nobody hears, with its number behind it.
fn picture(cell: &Text) -> Markup {
    let text = cell.words();
    let drawing = text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '<' | '>'));
    html! { span aria-hidden="true" { (drawing) } (text[drawing.len()..]) }
}
