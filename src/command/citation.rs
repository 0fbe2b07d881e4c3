//! From what is printed to the entries of the bibliography.

use anyhow::Result;

use crate::{
    command::Context,
    dataset::{Bibliography, Municipality, Source},
    report::{Citation, Writer},
    schema::{Column, Schema, Variable},
    vocabulary::{Date, Language, Localized, SourceId},
};

/// The sources of what a column holds for a municipality: of a level, those of its rule and of
/// the figures behind it.
pub(super) fn sources_of<'a>(
    town: &Municipality,
    column: &'a Column,
    schema: &'a Schema,
) -> Vec<&'a SourceId> {
    match &column.variable {
        Variable::Identity(_) => Vec::new(),
        Variable::Figure(figures) => figures.sources(town, schema),
        Variable::Level(levels) => {
            let level = town.level(levels.slot);
            let level = level.and_then(|position| levels.dimension.levels.get(position));
            level.map_or_else(Vec::new, |level| level.sources.iter().collect())
        }
    }
}

/// Each source once, by its short name, in the order in which they first appear.
pub(super) fn distinct<'a>(sources: impl IntoIterator<Item = &'a SourceId>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for source in sources {
        if !names.iter().any(|name| name == source.as_str()) {
            names.push(source.to_string());
        }
    }
    names
}

/// The entries of the bibliography for these sources, each once.
pub(super) fn citations<'a>(
    sources: impl IntoIterator<Item = &'a SourceId>,
    context: &Context,
) -> Result<Vec<Citation>> {
    let bibliography: Bibliography = context.dataset.bibliography()?;
    let mut cited: Vec<&SourceId> = Vec::new();
    for source in sources {
        if !cited.contains(&source) {
            cited.push(source);
        }
    }
    let sources = cited.into_iter().map(|id| bibliography.get(id));
    sources.map(|source| Ok(citation(source?, context))).collect()
}

/// The entry as it is printed.
pub(super) fn citation(source: &Source, context: &Context) -> Citation {
    let language = context.language;
    let text = |text: &Localized| text.get(language).to_owned();
    Citation {
        id: source.id.to_string(),
        authors: source.authors.iter().map(|name| author(name)).collect(),
        title: text(&source.title),
        publisher: text(&source.publisher),
        date: source.date.as_ref().map(|date| readable_date(date.get(language), language)),
        issued: source.issued.map(Date::parts).unwrap_or_default(),
        circa: source.circa,
        language: source.language.as_ref().map(ToString::to_string),
        checked: source.checked.map(Date::parts).unwrap_or_default(),
        licence: source.licence.as_ref().map(text),
        url: source.url.to_string(),
    }
}

fn author(written: &str) -> Writer {
    match written.split_once(',') {
        Some((family, given)) => {
            Writer::Person { family: family.trim().to_owned(), given: given.trim().to_owned() }
        }
        None if written == "others" => Writer::Others,
        None => Writer::Whole(written.to_owned()),
    }
}

/// A date as people write it, or the words that stand for one.
fn readable_date(text: &str, language: Language) -> String {
    text.parse::<Date>().map_or_else(|_| text.to_owned(), |date| date.readable(language))
}
