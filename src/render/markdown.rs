//! Format `markdown`: a page in `CommonMark` with tables.

use super::column::{Column, rows};
use super::inline::{address, entry, pieces};
use super::page::{Part, of_document};
use super::{Style, map_terminal};
use crate::i18n::{join, joined};
use crate::model::Source;
use crate::report::{Item, Report, Text};

/// Page in `CommonMark`.
pub fn page(report: &Report, style: &Style) -> String {
    let markdown = Markdown { report, style };
    join(of_document(report, style).iter().map(|part| markdown.part(part)), "\n")
}

struct Markdown<'a> {
    report: &'a Report,
    style: &'a Style,
}

impl Markdown<'_> {
    fn part(&self, part: &Part<'_>) -> String {
        match part {
            Part::Heading(level, text) => format!("{} {}\n", "#".repeat(*level), escape(text)),
            Part::Paragraph(text) => self.paragraph(text),
            Part::Terms(terms) => {
                terms.iter().map(|(term, text)| self.line(term, text, 0)).collect()
            }
            Part::Items(items) => self.items(items, 0),
            Part::Table(columns, _) => self.table(columns),
            Part::Map(map, columns) => {
                // There are no other pictures.
                let drawing = map_terminal::draw(map, self.report.language, self.style);
                format!("```text\n{drawing}```\n\n{}", self.table(columns))
            }
            Part::Notes(notes) => join(notes.iter().map(|it| self.paragraph(it)), "\n"),
            Part::Citations(sources) => {
                let line = |it: &Source| {
                    let entry = self.entry(it, &format!("(<{}>)", it.url));
                    format!("- {} – {entry}\n", escape(&it.id))
                };
                sources.iter().map(line).collect()
            }
            Part::Sources(sources) => {
                let lines = sources.iter().zip(1..).map(|(it, number)| {
                    let entry = self.entry(it, &format!("[{number}]"));
                    (format!("{number}. {entry}\n"), format!("[{number}]: <{}>\n", it.url))
                });
                let (entries, addresses): (String, String) = lines.unzip();
                entries + "\n" + &addresses
            }
        }
    }

    fn paragraph(&self, text: &Text) -> String {
        block(&self.text(text)) + "\n"
    }

    fn items(&self, items: &[Item], depth: usize) -> String {
        let item =
            |it: &Item| self.line(&it.label, &it.text, depth) + &self.items(&it.details, depth + 1);
        items.iter().map(item).collect()
    }

    fn line(&self, label: &Text, text: &Text, depth: usize) -> String {
        let (margin, label, text) = ("  ".repeat(depth), self.text(label), self.text(text));
        match (&*label, &*text) {
            ("", text) => format!("{margin}- {}\n", block(text)),
            (label, "") => format!("{margin}- **{label}**:\n"),
            (label, text) => format!("{margin}- **{label}**: {text}\n"),
        }
    }

    fn table(&self, columns: &[Column<'_>]) -> String {
        let row = |cell: &dyn Fn(&Column<'_>) -> String| {
            let cells: String = columns.iter().map(|it| format!(" {} |", cell(it))).collect();
            format!("|{cells}\n")
        };
        let rule = |it: &Column<'_>| if it.is_right() { "---:" } else { "---" }.to_owned();
        let rows = (0..rows(columns)).map(|at| row(&|it| self.text(&it.cells[at])));
        row(&|it| self.text(&it.label)) + &row(&rule) + &rows.collect::<String>()
    }

    fn entry(&self, source: &Source, target: &str) -> String {
        let [before, title, after] = entry(source, self.report.language).map(|it| escape(&it));
        let title = if source.url.is_empty() { title } else { format!("[{title}]{target}") };
        before + &title + &after
    }

    /// Text with sources by number, `([1], [3])`, each a link.
    fn text(&self, text: &Text) -> String {
        let piece = |(words, numbers): (String, Vec<usize>)| {
            let sources = joined(numbers.iter().map(|it| format!("[{it}]")), ", ");
            escape(&words) + &sources.map(|it| format!("({it})")).unwrap_or_default()
        };
        pieces(text, self.report, " ").into_iter().map(piece).collect()
    }
}

/// Escaped text as a block of its own, whose beginning makes no list or rule of it.
fn block(escaped: &str) -> String {
    let escaped = escaped.trim_start();
    let (number, rest) = escaped.split_at(escaped.bytes().take_while(u8::is_ascii_digit).count());
    let bullets = if number.is_empty() { ['-', '+'] } else { ['.', ')'] };
    let is_bullet = |after: &str| after.is_empty() || after.starts_with([' ', '-']);
    let mark = if rest.strip_prefix(bullets).is_some_and(is_bullet) { "\\" } else { "" };
    format!("{number}{mark}{rest}")
}

/// Text in which nothing is markup but addresses, which are links.
fn escape(text: &str) -> String {
    let words = text.split(' ').map(|word| match address(word) {
        Some((address, rest)) if !address.contains(['|', '<', '>', '\n', '\r']) => {
            format!("<{address}>{rest}")
        }
        _ => escape_word(word),
    });
    join(words, " ")
}

fn escape_word(word: &str) -> String {
    let mut escaped = String::new();
    for (position, c) in word.char_indices() {
        // The name of a character, such as `&amp;`, ends in a semicolon.
        let is_name = c == '&' && word[position..].contains(';');
        let is_markup = is_name || "\\|*_`<>[]#~".contains(c);
        escaped.extend(is_markup.then_some('\\'));
        escaped.push(if matches!(c, '\n' | '\r') { ' ' } else { c });
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{block, escape};

    #[test]
    fn no_character_is_taken_for_markup() {
        for (text, escaped) in [
            ("a|b <c> [d] R&D &amp;", "a\\|b \\<c\\> \\[d\\] R&D \\&amp;"),
            ("see https://a.b/c?d=1&e_f, or", "see <https://a.b/c?d=1&e_f>, or"),
        ] {
            assert_eq!(escape(text), escaped);
        }
        for (text, escaped) in [
            ("- a", "\\- a"),
            ("---", "\\---"),
            ("16. a", "16\\. a"),
            ("# a", "\\# a"),
            ("    a", "a"),
            ("-5.2 a", "-5.2 a"),
            ("2.5 a", "2.5 a"),
        ] {
            assert_eq!(block(&escape(text)), escaped);
        }
    }
}
