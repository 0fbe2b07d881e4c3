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
