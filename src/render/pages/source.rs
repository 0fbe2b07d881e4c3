//! What is printed of a source around its title, and the link that a terminal can follow (OSC 8).

use crate::{render::Style, report::Citation};

/// Who wrote a source, as it stands before its title.
pub fn authors(source: &Citation, style: &Style) -> String {
    let names = source.authors.iter().map(|author| author.name(style.texts.and_others));
    let names: Vec<String> = names.collect();
    if names.is_empty() { String::new() } else { format!("{}: ", names.join(", ")) }
}

/// What stands behind the title of a source: publisher, date and licence.
pub fn imprint(source: &Citation, style: &Style) -> String {
    let mut text = source.publisher.clone();
    if let Some(date) = &source.date {
        text = format!("{text}, {date}");
    }
    match &source.licence {
        Some(licence) => format!("{text}. {}: {licence}.", style.texts.licence),
        None => text + ".",
    }
}

/// The address that a word of a text is, and what stands behind it, such as a full stop.
pub fn address(word: &str) -> Option<(&str, &str)> {
    let address = word.trim_end().trim_end_matches([',', '.', ';', ')']);
    let is_address = address.starts_with("http://") || address.starts_with("https://");
    is_address.then(|| word.split_at(address.len()))
}

/// The wrapped text with the title behind `label` made a link, line by line, so that no
/// terminal underlines an indent.
pub fn linked(wrapped: &str, label: &str, title: &str, url: &str) -> String {
    // Wrapping changes nothing but blanks.
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let (label, rest) = split_before_letter(wrapped, letters(label));
    let (title, rest) = split_before_letter(rest, letters(title));
    let link = |line: &str| match line.trim_start().trim_end_matches('\n') {
        "" => line.to_owned(),
        text => line.replacen(text, &format!("\u{1b}]8;;{url}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\"), 1),
    };
    let title: String = title.split_inclusive('\n').map(link).collect();
    format!("{label}{title}{rest}")
}

/// The text in two, the second beginning with a letter before which there are so many.
fn split_before_letter(text: &str, letters: usize) -> (&str, &str) {
    let mut starts = text.char_indices().filter(|(_, c)| !c.is_whitespace());
    text.split_at(starts.nth(letters).map_or(text.len(), |(start, _)| start))
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
