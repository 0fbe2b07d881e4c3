//! The sources as `BibTeX`.

use anyhow::Result;

use crate::{
    render::{Format, Purpose, Style},
    report::{Citation, Report, Writer},
};

pub(in crate::render) const BIBTEX: Format = Format {
    name: "bibtex",
    help: "The sources of what would be printed, as BibTeX",
    endings: &["bib", "bibtex"],
    purpose: Purpose::Bibliography,
    is_binary: false,
    render,
};

#[expect(clippy::unnecessary_wraps, reason = "other formats can fail")]
fn render(report: &Report, _: &Style) -> Result<Vec<u8>> {
    let sources = report.sources.iter().flatten();
    Ok(sources.map(entry).collect::<Vec<_>>().join("\n").into_bytes())
}

/// What a source prints of its date is kept as a note where it is none, or was concluded from the
/// contents.
fn entry(citation: &Citation) -> String {
    let authors: Vec<String> = citation.authors.iter().map(name).collect();
    let note = citation.date.as_ref().filter(|_| citation.circa || citation.issued.is_empty());
    let publisher = format!("{{{}}}", escape(&citation.publisher));
    let fields = [
        ("author", (!authors.is_empty()).then(|| authors.join(" and "))),
        // In braces of its own, so that no style changes a capital letter of a German title.
        ("title", Some(format!("{{{}}}", escape(&citation.title)))),
        ("publisher", Some(publisher.clone())),
        // What BibTeX's own styles print of an entry of this kind; reference managers read the other.
        ("howpublished", Some(publisher)),
        ("year", citation.issued.first().map(ToString::to_string)),
        ("month", citation.issued.get(1).map(ToString::to_string)),
        ("note", note.map(|note| escape(note))),
        ("url", Some(address(&citation.url))),
        ("urldate", (!citation.checked.is_empty()).then(|| day(&citation.checked))),
        ("langid", citation.language.as_deref().map(language)),
    ];
    let mut entry = format!("@misc{{{},\n", citation.id);
    for (key, value) in fields {
        if let Some(value) = value {
            entry.extend(["  ", key, " = {", &value, "},\n"]);
        }
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
fn language(code: &str) -> String {
    match code {
        "de" => "ngerman",
        "en" => "english",
        other => other,
    }
    .to_owned()
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
