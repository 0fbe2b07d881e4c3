//! The sources as `BibTeX`.

use super::note;
use crate::{
    render::{Format, Purpose},
    report::{Citation, Writer},
};

pub const BIBTEX: Format = Format {
    name: "bibtex",
    endings: &["bib", "bibtex"],
    purpose: Purpose::Bibliography,
    is_binary: false,
    render: |report, _| {
        let entries: Vec<_> = report.sources.iter().flatten().map(entry).collect();
        Ok(entries.join("\n").into_bytes())
    },
};

/// An entry with the fields that have a value.
fn entry(citation: &Citation) -> String {
    let authors: Vec<String> = citation.authors.iter().map(name).collect();
    let issued = |part| citation.issued.get(part).map_or_else(String::new, u16::to_string);
    let publisher = format!("{{{}}}", escape(&citation.publisher));
    let fields = [
        ("author", authors.join(" and ")),
        // In braces of its own, so that no style changes a capital letter of a German title.
        ("title", format!("{{{}}}", escape(&citation.title))),
        ("publisher", publisher.clone()),
        // What BibTeX's own styles print of an entry of this kind; reference managers read the other.
        ("howpublished", publisher),
        ("year", issued(0)),
        ("month", issued(1)),
        ("note", escape(note(citation).unwrap_or_default())),
        ("url", address(&citation.url)),
        ("urldate", day(&citation.checked)),
        ("langid", language(citation.language.as_deref().unwrap_or_default()).to_owned()),
    ];
    let mut entry = format!("@misc{{{},\n", citation.id);
    for (key, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        entry.extend(["  ", key, " = {", value, "},\n"]);
    }
    entry + "}\n"
}

/// Year, month and day as ISO 8601 has them.
fn day(parts: &[u16]) -> String {
    parts.iter().map(|part| format!("{part:02}")).collect::<Vec<_>>().join("-")
}

fn name(author: &Writer) -> String {
    match author {
        Writer::Person { family, given } => format!("{}, {}", escape(family), escape(given)),
        // In braces, so that no part of it is taken for a given name.
        Writer::Whole(name) => format!("{{{}}}", escape(name)),
        Writer::Others => "others".to_owned(),
    }
}

/// The language as `babel` calls it.
fn language(code: &str) -> &str {
    match code {
        "de" => "ngerman",
        "en" => "english",
        other => other,
    }
}

/// The text so that TeX prints it as it is. A brace that is written as a brace would have to be
/// closed.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("{\\textbackslash}"),
            '{' => escaped.push_str("{\\textbraceleft}"),
            '}' => escaped.push_str("{\\textbraceright}"),
            '^' => escaped.push_str("{\\textasciicircum}"),
            '~' => escaped.push_str("{\\textasciitilde}"),
            '&' | '%' | '$' | '#' | '_' => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
    escaped
}

/// The address, which TeX prints as it is; what cannot stand in one is written by its number.
fn address(url: &str) -> String {
    let foreign = ['{', '}', '\\', '^', '`', '|', '<', '>', '"', ' '];
    foreign
        .into_iter()
        .fold(url.to_owned(), |address, c| address.replace(c, &format!("%{:02X}", u32::from(c))))
}

#[cfg(test)]
mod tests {
    use super::{address, escape};

    #[test]
    fn no_sign_of_tex_is_left() {
        assert_eq!(escape("R&D 5% {a_b"), "R\\&D 5\\% {\\textbraceleft}a\\_b");
        assert_eq!(
            escape("a\\b^~}"),
            "a{\\textbackslash}b{\\textasciicircum}{\\textasciitilde}{\\textbraceright}"
        );
        assert_eq!(
            address("https://a.b/~c/{d}?e=f&g#h%20\\"),
            "https://a.b/~c/%7Bd%7D?e=f&g#h%20%5C"
        );
    }
}
