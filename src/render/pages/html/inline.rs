//! Running text in which addresses and the numbers of sources are links, and the words that were
//! looked for are made out.

use maud::{Markup, html};

use super::Html;
use crate::{
    folding::fold,
    render::{pages::source::address, wrapping::bound},
};

impl Html<'_> {
    pub fn text(&self, text: &str) -> Markup {
        html! {
            @for piece in bound(text).split_inclusive([' ', '\u{a0}', '\n']) {
                @match address(piece) {
                    Some((address, rest)) => { a href=(address) { (address) } (rest) },
                    None => (self.cited(piece)),
                }
            }
        }
    }

    /// A word in which the number of a source leads to it: `2022 [1][3]`.
    fn cited(&self, word: &str) -> Markup {
        html! {
            @for piece in word.split_inclusive(']') {
                @match self.number(piece) {
                    Some((before, number)) => {
                        (self.made_out(before)) a href={ "#source-" (number) } { "[" (number) "]" }
                    },
                    None => (self.made_out(piece)),
                }
            }
        }
    }

    /// The number of a source at the end of a text, and what stands before it.
    fn number<'t>(&self, text: &'t str) -> Option<(&'t str, &'t str)> {
        let (before, number) = text.strip_suffix(']')?.rsplit_once('[')?;
        let is_listed = |number: usize| (1..=self.sources).contains(&number);
        let is_number = number.starts_with(|c: char| matches!(c, '1'..='9'));
        (is_number && number.parse().is_ok_and(is_listed)).then_some((before, number))
    }

    fn made_out(&self, word: &str) -> Markup {
        let letters = word.trim_end();
        let is_wanted = self.highlight.iter().any(|wanted| fold(letters).contains(&**wanted));
        html! {
            @if is_wanted {
                mark { (letters) } (word.strip_prefix(letters).unwrap_or_default())
            } @else {
                (word)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Html;
    use crate::{render::Style, text::ENGLISH};

    #[test]
    fn addresses_numbers_of_sources_and_wanted_words_are_made_out() {
        let style = Style::document(&ENGLISH);
        let highlight = ["wohn".to_owned()];
        let html = Html {
            style: &style,
            title: "",
            is_titled: true,
            has_parts: false,
            highlight: &highlight,
            sources: 2,
        };
        let link = |to, text| format!("<a href=\"{to}\">{text}</a>");
        let source = link("#source-2", "[2]");
        let address = link("https://a.b/?c&amp;d", "https://a.b/?c&amp;d");
        for (text, expected) in [
            ("a < b & \"c\"", "a &lt; b &amp; &quot;c&quot;".to_owned()),
            ("so [2], not [3] or [0] [x]", format!("so {source}, not [3] or [0] [x]")),
            ("so [02][2]", format!("so [02]{source}")),
            ("see https://a.b/?c&d.", format!("see {address}.")),
            ("javascript:a", "javascript:a".to_owned()),
            ("die Wohnung [2]", format!("die <mark>Wohnung</mark> {source}")),
            ("5 % (Wohnung)", "5\u{a0}% <mark>(Wohnung)</mark>".to_owned()),
        ] {
            assert_eq!(html.text(text).into_string(), expected);
        }
    }
}
