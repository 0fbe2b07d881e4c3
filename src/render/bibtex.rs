use biblatex::{Bibliography, Chunk, Entry, EntryType, Spanned};

use crate::report::{Citation, Report};

/// The sources as BibTeX. What they print of their date is kept as a note where it is no date.
pub(super) fn render(report: &Report) -> String {
    let mut bibliography = Bibliography::new();
    for citation in report.sources.iter().flatten() {
        bibliography.insert(entry(citation));
    }
    bibliography.to_bibtex_string()
}

fn entry(citation: &Citation) -> Entry {
    let mut entry = Entry::new(citation.id.clone(), EntryType::Misc);
    let mut set = |key: &str, text: Chunk| entry.set(key, vec![Spanned::detached(text)]);
    // As it is written, so that no style changes a capital letter of a German title.
    set("title", Chunk::Verbatim(citation.title.clone()));
    set("publisher", Chunk::Verbatim(citation.publisher.clone()));
    set("url", Chunk::Normal(citation.url.clone()));
    if let Some(year) = citation.issued.first() {
        set("year", Chunk::Normal(year.to_string()));
    } else if let Some(date) = &citation.date {
        set("note", Chunk::Normal(date.clone()));
    }
    if let Some(month) = citation.issued.get(1) {
        set("month", Chunk::Normal(month.to_string()));
    }
    entry
}
