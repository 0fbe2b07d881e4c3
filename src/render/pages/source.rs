//! What is printed of a source around its title, and the link that a terminal can follow (OSC 8).

use crate::{
    render::Style,
    report::{Citation, Writer},
};

/// Who wrote a source, as it stands before its title.
pub fn authors(source: &Citation, style: &Style) -> String {
    let name = |author: &Writer| match author {
        Writer::Person { family, given } => format!("{given} {family}"),
        Writer::Whole(name) => name.clone(),
        Writer::Others => style.texts.and_others.to_owned(),
    };
    let names: Vec<String> = source.authors.iter().map(name).collect();
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

/// The wrapped text with the title behind `label` made a link, line by line, so that no
/// terminal underlines an indent.
pub fn linked(wrapped: &str, label: &str, title: &str, url: &str) -> String {
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
