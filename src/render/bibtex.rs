//! Sources as `BibTeX` that biblatex and reference managers read.

use super::inline::date;
use crate::i18n::{Language, join};
use crate::model::{Source, SourceKind};
use crate::report::Report;

/// Entries of the sources of what would be printed.
pub fn entries(report: &Report) -> String {
    join(report.sources.iter().map(|it| entry(it, report.language)), "\n")
}

/// Entry with the fields that have a value.
fn entry(source: &Source, language: Language) -> String {
    let (kind, publisher) = match source.kind {
        SourceKind::Article => ("article", "journal"),
        SourceKind::Report => ("report", "institution"),
        SourceKind::Legislation => ("legislation", "howpublished"),
        SourceKind::Dataset => ("dataset", "publisher"),
        SourceKind::Online => ("online", "organization"),
    };
    let langid = source.language.as_deref().map(|code| match code {
        "de" => "ngerman",
        "en" => "english",
        other => other,
    });
    let title = escape(source.title.get(language));
    let fields = [
        ("author", Some(join(source.authors.iter().map(|it| name(it)), " and "))),
        // In braces of its own, so that no style changes a capital letter of a German title.
        ("title", (!source.described).then(|| format!("{{{title}}}"))),
        (publisher, Some(format!("{{{}}}", escape(source.publisher.get(language))))),
        ("date", source.issued.map(|it| it.to_string())),
        ("year", source.issued.map(|it| format!("{:04}", it.year))),
        ("month", source.issued.and_then(|it| it.month).map(|it| it.to_string())),
        ("note", Some(note(source, language))),
        ("url", Some(source.url.replace('{', "%7B").replace('}', "%7D"))),
        ("urldate", source.checked.map(|it| it.to_string())),
        ("langid", langid.map(str::to_owned)),
    ];
    let fields = fields.into_iter().filter_map(|(key, value)| Some((key, value?)));
    let fields = fields.filter(|(_, value)| !value.is_empty());
    let fields: String = fields.map(|(key, value)| format!("  {key} = {{{value}}},\n")).collect();
    // Keys that no other entry of a library has.
    let prefix = if &*source.id == "quartier" { "" } else { "quartier-" };
    format!("@{kind}{{{prefix}{},\n{fields}}}\n", source.id)
}

/// Description of a page without a title, and words for a date that is not exact.
fn note(source: &Source, language: Language) -> String {
    let title = source.title.get(language).trim_matches(['[', ']']).to_owned();
    let is_exact = source.issued.is_some() && !source.circa;
    let date = date(source, language).filter(|_| !is_exact);
    escape(&join(source.described.then_some(title).into_iter().chain(date), "; "))
}

fn name(author: &str) -> String {
    match author.split_once(',') {
        Some((family, given)) => format!("{}, {}", escape(family.trim()), escape(given.trim())),
        None if author == "others" => author.to_owned(),
        // In braces, so that no part of it is taken for a given name.
        None => format!("{{{}}}", escape(author)),
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
    use crate::i18n::Localized;
    use crate::model::{Date, Source, SourceId, SourceKind};
    use crate::report::Report;

    fn source() -> Source {
        let same = |text: &str| Localized::new(text, text);
        Source {
            id: SourceId("pr".to_owned()),
            kind: SourceKind::Article,
            authors: ["Hans, Nils", "R&D and Co", "others"].map(str::to_owned).into(),
            title: same("Der {50%}-Fall"),
            publisher: same("WAZ"),
            date: Some(same("2015")),
            issued: Date::try_from("2015-12-20".to_owned()).ok(),
            language: Some("de".to_owned()),
            checked: Date::try_from("2026-11-30".to_owned()).ok(),
            url: "https://example.org/{b}".to_owned(),
            ..Source::default()
        }
    }

    #[test]
    fn others_can_read_an_entry() {
        let described = Source {
            id: SourceId("x".to_owned()),
            kind: SourceKind::Online,
            title: Localized::new("[Bericht]", "[Bericht]"),
            described: true,
            circa: true,
            date: Some(Localized::new("ohne Datum", "ohne Datum")),
            ..source()
        };
        let report = Report { sources: vec![source(), described], ..Report::default() };
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
