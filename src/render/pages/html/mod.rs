//! A page for the browser, the printer and whoever has it read aloud: one file that needs no
//! other. Nothing of a report becomes markup, as maud escapes whatever it is given.

mod inline;
mod map;
mod pictures;
mod table;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{
    Column, Medium, parts,
    source::{authors, imprint},
    value::{ends, numbers, readable},
};
use crate::{
    render::{Format, Purpose, Style},
    report::{Block, Citation, Item, Map, Report, Series},
};

pub const HTML: Format = Format {
    name: "html",
    endings: &["html", "htm"],
    purpose: Purpose::Document,
    is_binary: false,
    render: |report, style| Ok(page(report, style).into_string().into_bytes()),
};

/// How the page looks, on a screen and on paper.
const LOOK: PreEscaped<&str> = PreEscaped(include_str!("page.css"));

fn page(report: &Report, style: &Style) -> Markup {
    let page = Html::of(report, style);
    html! {
        (DOCTYPE) "\n"
        html lang=(style.texts.language) {
            head { "\n"
                meta charset="utf-8"; "\n"
                // Nothing is loaded and nothing runs, whoever changes the file later.
                meta http-equiv="Content-Security-Policy"
                    content="default-src 'none'; style-src 'unsafe-inline'"; "\n"
                meta name="viewport" content="width=device-width, initial-scale=1"; "\n"
                meta name="color-scheme" content="light dark"; "\n"
                meta name="generator" content={ "quartier " (env!("CARGO_PKG_VERSION")) }; "\n"
                title { (page.title) } "\n"
                style { "\n" (LOOK) }
            } "\n"
            body {
                main { "\n"
                    @if !page.is_titled { h1 { (page.title) } "\n" }
                    @for part in parts(report, style, &page) { (part) "\n" }
                }
            } "\n"
        } "\n"
    }
}

struct Html<'a> {
    style: &'a Style,
    /// What the whole is called.
    title: &'a str,
    /// Whether it begins with that.
    is_titled: bool,
    /// Whether it has other titles, which are headings of its parts, and theirs are one lower.
    has_parts: bool,
    /// The words to make out, folded.
    highlight: &'a [String],
    /// How many sources it can cite by number.
    sources: usize,
}

impl<'a> Html<'a> {
    fn of(report: &'a Report, style: &'a Style) -> Self {
        let titles = report.page.iter().filter_map(|block| match block {
            Block::Title(title) => Some(title),
            _ => None,
        });
        let titles: Vec<_> = titles.collect();
        let own = match (titles.as_slice(), report.page.first()) {
            ([title], Some(Block::Title(_))) => Some(title.as_str()),
            _ => None,
        };
        Self {
            style,
            title: own.unwrap_or(report.title),
            is_titled: own.is_some(),
            has_parts: own.is_none() && !titles.is_empty(),
            highlight: &report.highlight,
            sources: report.sources.as_ref().map_or(0, Vec::len),
        }
    }

    /// A source whose title leads to it.
    fn citation(&self, source: &Citation) -> Markup {
        html! {
            (source.id) " – " (authors(source, self.style))
            cite { a href=(source.url) { (source.title) } } ". " (imprint(source, self.style))
        }
    }
}

impl Medium for Html<'_> {
    type Part = Markup;

    fn heading(&self, heading: &str, level: usize) -> Markup {
        match level + usize::from(self.has_parts) {
            1 => html! { h1 { (self.text(heading)) } },
            2 => html! { h2 { (self.text(heading)) } },
            _ => html! { h3 { (self.text(heading)) } },
        }
    }

    fn paragraph(&self, text: &str) -> Markup {
        html! { p { (self.text(text)) } }
    }

    fn terms(&self, terms: &[(String, String)]) -> Markup {
        html! {
            dl {
                @for (term, meaning) in terms {
                    div { dt { (self.text(term)) } " " dd { (self.text(meaning)) } } "\n"
                }
            }
        }
    }

    fn items(&self, items: &[Item]) -> Markup {
        html! {
            ul { "\n"
                @for Item { label, text, command, details } in items {
                    li {
                        @if !label.is_empty() { strong { (self.text(label)) ":" } " " }
                        (self.text(text))
                        @if let Some(command) = command {
                            " " (self.style.pictures.arrow()) " " code { (command) }
                        }
                        @if !details.is_empty() { (self.items(details)) }
                    } "\n"
                }
            }
        }
    }

    fn table(&self, columns: &[Column<'_>], heading: Option<&str>) -> Markup {
        self.table_of(columns, heading.unwrap_or(self.title))
    }

    fn citations(&self, sources: &[Citation]) -> Markup {
        html! {
            ul.sources { "\n" @for source in sources { li { (self.citation(source)) } "\n" } }
        }
    }

    fn map(&self, map: &Map, places: &[Column<'_>]) -> Markup {
        html! { (map::draw(map, self.title, self.style)) "\n" (self.table(places, None)) }
    }

    fn series(&self, list: &[Series]) -> Markup {
        let course = |series: &Series| {
            let values: Vec<_> = series.cells.iter().map(|it| readable(it, self.style)).collect();
            pictures::line(&numbers(series), &values.join(", "))
        };
        html! {
            dl {
                @for series in list {
                    div {
                        dt { (self.text(&series.label)) } " "
                        dd { (course(series)) " " (ends(series, self.style)) }
                    } "\n"
                }
            }
        }
    }

    fn notes(&self, notes: &[String]) -> Markup {
        html! {
            div.notes { "\n" @for note in notes { (self.paragraph(note)) "\n" } }
        }
    }

    fn sources(&self, sources: &[Citation]) -> Markup {
        html! {
            h2 { (self.style.texts.sources) } "\n"
            ol.sources { "\n"
                @for (source, number) in sources.iter().zip(1..) {
                    li id={ "source-" (number) } { (self.citation(source)) } "\n"
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Html, Medium, Style};
    use crate::text::ENGLISH;

    #[test]
    fn headings_are_one_lower_in_parts_and_terms_stand_before_their_meaning() {
        let style = Style::document(&ENGLISH);
        let html = |has_parts| Html {
            style: &style,
            title: "",
            is_titled: true,
            has_parts,
            highlight: &[],
            sources: 0,
        };
        let heading = |has_parts, level| html(has_parts).heading("A", level).into_string();
        assert_eq!([1, 2].map(|it| heading(false, it)), ["<h1>A</h1>", "<h2>A</h2>"]);
        assert_eq!([1, 2].map(|it| heading(true, it)), ["<h2>A</h2>", "<h3>A</h3>"]);
        let terms = html(false).terms(&[("a".to_owned(), "b".to_owned())]).into_string();
        assert!(terms.starts_with("<dl><div><dt>a</dt> <dd>b</dd></div>"), "{terms}");
    }
}
