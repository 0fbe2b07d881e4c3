use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr;

use super::{
    Style,
    binding::{bound, released},
    page,
};
use crate::{
    folding::fold,
    report::{Citation, Item, sentence},
};

/// Cells between a term and its meaning, and before the lines that go on.
const INDENT: usize = 2;

/// Running text for a terminal.
pub(super) struct Prose<'a> {
    style: &'a Style,
    /// The words to make out, folded.
    highlight: &'a [String],
}

impl<'a> Prose<'a> {
    pub(super) fn new(style: &'a Style, highlight: &'a [String]) -> Self {
        Self { style, highlight }
    }

    /// The text in bold, where that can be shown.
    pub(super) fn bold(&self, text: &str) -> String {
        self.dressed(text, "1")
    }

    /// A title in bold, each of its lines.
    pub(super) fn heading(&self, title: &str) -> String {
        let lines = self.wrap(title, 0);
        lines.lines().map(|line| self.bold(line) + "\n").collect()
    }

    pub(super) fn paragraph(&self, text: &str) -> String {
        self.wrap(text, 0) + "\n"
    }

    /// Terms at the left, what they mean beside them.
    pub(super) fn terms(&self, terms: &[(String, String)]) -> String {
        let indent = terms.iter().map(|(term, _)| term.width()).max().unwrap_or(0) + INDENT;
        let line = |(term, meaning): &(String, String)| {
            let gap = " ".repeat(indent.saturating_sub(term.width()));
            self.wrap(&format!("{term}{gap}{meaning}"), indent) + "\n"
        };
        terms.iter().map(line).collect()
    }

    /// Each statement behind what it is about, then the command that shows it whole and what
    /// belongs to it.
    pub(super) fn items(&self, items: &[Item]) -> String {
        self.items_within(items, 0)
    }

    fn items_within(&self, items: &[Item], margin: usize) -> String {
        let mut text = String::new();
        let inner = " ".repeat(margin + INDENT);
        for item in items {
            let label = match &*item.label {
                "" => "–".to_owned(),
                label => self.bold(&format!("{label}:")),
            };
            let line = format!("{}{label} {}", " ".repeat(margin), item.text);
            text.push_str(&self.highlighted(&self.wrap(line.trim_end(), margin + INDENT)));
            text.push('\n');
            if let Some(command) = &item.command {
                text.extend([&inner, page::arrow(self.style.pictures), " ", command, "\n"]);
            }
            text.push_str(&self.items_within(&item.details, margin + INDENT));
        }
        text
    }

    /// Each source with its address on a line of its own, where a terminal can find it, or
    /// behind its title, where the terminal knows links.
    pub(super) fn citations(
        &self,
        sources: &[Citation],
        number: impl Fn(usize) -> String,
    ) -> String {
        let mut text = String::new();
        for (position, source) in sources.iter().enumerate() {
            let number = number(position);
            let indent = number.width().max(INDENT);
            let label = format!("{number}{} – {}", source.id, page::authors(source, self.style));
            let body =
                format!("{label}{} {}", sentence(&source.title), page::imprint(source, self.style));
            let body = self.wrap(&body, indent);
            if self.style.links {
                text.push_str(&linked(&body, &label, &source.title, &source.url));
                text.push('\n');
            } else {
                text.extend([&body, "\n", &" ".repeat(indent), &source.url, "\n"]);
            }
        }
        text
    }

    /// The text in lines of the style's width, all but the first indented; neither a long word is
    /// broken nor a number torn from what it counts.
    fn wrap(&self, text: &str, indent: usize) -> String {
        let indent = " ".repeat(indent);
        let options = Options::new(self.style.width)
            .subsequent_indent(&indent)
            .break_words(false)
            .word_splitter(WordSplitter::NoHyphenation);
        released(&textwrap::fill(&bound(text), options))
    }

    /// The text with the words made out that were looked for.
    fn highlighted(&self, text: &str) -> String {
        if self.highlight.is_empty() {
            return text.to_owned();
        }
        let word = |word: &str| {
            let folded = fold(word);
            let is_wanted = self.highlight.iter().any(|wanted| folded.contains(&**wanted));
            if is_wanted { self.dressed(word, "4") } else { word.to_owned() }
        };
        text.split_inclusive([' ', '\n'])
            .map(|piece| {
                let bare = piece.trim_end();
                word(bare) + piece.strip_prefix(bare).unwrap_or_default()
            })
            .collect()
    }

    fn dressed(&self, text: &str, code: &str) -> String {
        if self.style.color && !text.is_empty() {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}

/// The wrapped text with the title behind `label` made a link (OSC 8), line by line, so that no
/// terminal underlines an indent.
fn linked(wrapped: &str, label: &str, title: &str, url: &str) -> String {
    let count = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let from = count(label);
    let to = from + count(title);
    let (mut seen, mut inside) = (0, false);
    let mut text = String::new();
    for c in wrapped.chars() {
        if !c.is_whitespace() {
            seen += 1;
        }
        let belongs = seen > from && seen <= to && c != '\n';
        // A link begins and ends at a letter, not at the blanks of an indent.
        if belongs && !inside && !c.is_whitespace() {
            text.extend(["\u{1b}]8;;", url, "\u{1b}\\"]);
            inside = true;
        } else if inside && (!belongs || c == '\n') {
            text.push_str("\u{1b}]8;;\u{1b}\\");
            inside = false;
        }
        text.push(c);
    }
    if inside {
        text.push_str("\u{1b}]8;;\u{1b}\\");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::linked;

    #[test]
    fn a_title_is_a_link_on_each_of_its_lines() {
        let link = |text| format!("\u{1b}]8;;u\u{1b}\\{text}\u{1b}]8;;\u{1b}\\");
        let expected = format!("[1] x – {}\n    {}. Imprint", link("A long"), link("title"));
        assert_eq!(
            linked("[1] x – A long\n    title. Imprint", "[1] x – ", "A long title", "u"),
            expected
        );
    }
}
