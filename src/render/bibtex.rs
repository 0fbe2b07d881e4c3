//! Sources as `BibTeX` that biblatex and reference managers read.

use crate::{
    model::SourceKind,
    report::{Citation, Report, Writer},
};

/// Entries of the sources of what would be printed.
pub fn entries(report: &Report) -> String {
    report.sources.iter().map(entry).collect::<Vec<_>>().join("\n")
}

/// Entry with the fields that have a value.
fn entry(citation: &Citation) -> String {
    let (kind, publisher) = match citation.kind {
        SourceKind::Article => ("article", "journal"),
        SourceKind::Report => ("report", "institution"),
        SourceKind::Legislation => ("legislation", "howpublished"),
        SourceKind::Dataset => ("dataset", "publisher"),
        SourceKind::Online => ("online", "organization"),
    };
    let language = citation.language.as_deref().map(|code| match code {
        "de" => "ngerman",
        "en" => "english",
        other => other,
    });
    let authors = citation.authors.iter().map(name).collect::<Vec<_>>().join(" and ");
    let (issued, is_titled) = (citation.issued, !citation.is_described);
    let fields = [
        ("author", Some(authors)),
        // In braces of its own, so that no style changes a capital letter of a German title.
        ("title", is_titled.then(|| format!("{{{}}}", escape(&citation.title)))),
        (publisher, Some(format!("{{{}}}", escape(&citation.publisher)))),
        ("date", issued.map(|it| it.to_string())),
        ("year", issued.map(|it| format!("{:04}", it.year))),
        ("month", issued.and_then(|it| it.month).map(|it| it.to_string())),
        ("note", Some(note(citation))),
        ("url", Some(citation.url.replace('{', "%7B").replace('}', "%7D"))),
        ("urldate", citation.checked.map(|it| it.to_string())),
        ("langid", language.map(str::to_owned)),
    ];
    let fields = fields.into_iter().filter_map(|(key, value)| Some((key, value?)));
    let fields = fields.filter(|(_, value)| !value.is_empty());
    let fields: String = fields.map(|(key, value)| format!("  {key} = {{{value}}},\n")).collect();
    // Keys that no other entry of a library has.
    let prefix = if citation.id == "quartier" { "" } else { "quartier-" };
    format!("@{kind}{{{prefix}{},\n{fields}}}\n", citation.id)
}

/// Description of a page without a title, and words for a date that is not exact.
fn note(citation: &Citation) -> String {
    let description = citation.is_described.then(|| citation.title.trim_matches(['[', ']']));
    let is_exact = citation.issued.is_some() && !citation.is_circa;
    let date = citation.date.as_deref().filter(|_| !is_exact);
    description.into_iter().chain(date).map(escape).collect::<Vec<_>>().join("; ")
}

fn name(author: &Writer) -> String {
    match author {
        Writer::Person { family, given } => format!("{}, {}", escape(family), escape(given)),
        // In braces, so that no part of it is taken for a given name.
        Writer::Whole(name) => format!("{{{}}}", escape(name)),
        Writer::Others => "others".to_owned(),
    }
}

/// Text that TeX prints as it is. A brace that is written as a brace would have to be closed.
fn escape(text: &str) -> String {
    let escape = |c| match c {
        '\\' => "{\\textbackslash}".to_owned(),
        '{' => "{\\textbraceleft}".to_owned(),
        '}' => "{\\textbraceright}".to_owned(),
        '^' => "{\\textasciicircum}".to_owned(),
        '~' => "{\\textasciitilde}".to_owned(),
        '&' | '%' | '$' | '#' | '_' => format!("\\{c}"),
        c => c.to_string(),
    };
    text.chars().map(escape).collect()
}

#[cfg(test)]
mod tests {
    use biblatex::{Bibliography, ChunksExt, EntryType};

    use super::{entries, escape};
    use crate::{
        model::SourceKind,
        report::{Citation, Report, Writer},
    };

    fn citation() -> Citation {
        let person =
            |family: &str| Writer::Person { family: family.to_owned(), given: "Nils".to_owned() };
        Citation {
            id: "pr".to_owned(),
            kind: SourceKind::Article,
            authors: vec![person("Hans"), Writer::Whole("R&D and Co".to_owned()), Writer::Others],
            title: "Der {50%}-Fall".to_owned(),
            is_described: false,
            publisher: "WAZ".to_owned(),
            date: Some("2015".to_owned()),
            issued: "2015-12-20".parse().ok(),
            is_circa: false,
            language: Some("de".to_owned()),
            checked: "2026-11-30".parse().ok(),
            licence: None,
            url: "https://example.org/{b}".to_owned(),
        }
    }

    #[test]
    fn others_can_read_an_entry() {
        let described = Citation {
            id: "x".to_owned(),
            kind: SourceKind::Online,
            title: "[Bericht]".to_owned(),
            is_described: true,
            is_circa: true,
            date: Some("ohne Datum".to_owned()),
            ..citation()
        };
        let report = Report { sources: vec![citation(), described], ..Report::default() };
        let text = entries(&report);
        let library = Bibliography::parse(&text).unwrap();
        let entry = library.get("quartier-pr").unwrap();
        assert_eq!(entry.entry_type, EntryType::Article);
        assert_eq!(entry.title().unwrap().format_verbatim(), "Der {50%}-Fall");
        assert_eq!(entry.author().unwrap().len(), 3);
        assert_eq!(entry.get("journal").unwrap().format_verbatim(), "WAZ");
        assert_eq!(entry.url().unwrap(), "https://example.org/%7Bb%7D");
        assert!(entry.date().is_ok() && entry.get("note").is_none());
        let entry = library.get("quartier-x").unwrap();
        assert!(entry.title().is_err(), "{text}");
        assert_eq!(entry.get("note").unwrap().format_verbatim(), "Bericht; ohne Datum");
    }

    #[test]
    fn no_sign_of_tex_is_left() {
        assert_eq!(escape("R&D 5% {a_b"), "R\\&D 5\\% {\\textbraceleft}a\\_b");
        assert_eq!(
            escape("a\\b^~}"),
            "a{\\textbackslash}b{\\textasciicircum}{\\textasciitilde}{\\textbraceright}"
        );
    }
}
