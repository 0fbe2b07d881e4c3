//! From what is printed to the entries of the bibliography.

use anyhow::Result;

use super::Context;
use crate::{
    dataset::{Municipality, Source},
    distinct::{distinct, distinct_by_key},
    report::{Block, Citation, Report, Writer},
    schema::{Column, Provenance, Schema, Variable},
    vocabulary::{Date, Language, Localized, SourceId},
};

/// The sources of what a column holds for a municipality: of a level, those of its rule and of
/// the figures behind it.
pub fn sources_of<'a>(
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

/// The sources of what a column holds for any municipality.
pub fn sources_of_any<'a>(column: &'a Column, schema: &'a Schema) -> Vec<&'a SourceId> {
    let of = |provenance: &'a Provenance| provenance.iter().map(|(_, source)| source);
    match &column.variable {
        Variable::Identity(_) => Vec::new(),
        Variable::Level(levels) => {
            let rules = levels.dimension.levels.iter().flat_map(|level| &level.sources);
            std::iter::once(&levels.dimension.source).chain(rules).collect()
        }
        Variable::Figure(figures) => match &figures.observation.computed {
            None => of(&figures.observation.source).collect(),
            Some(formula) => formula
                .inputs()
                .into_iter()
                .filter_map(|input| schema.find(input)?.figures())
                .flat_map(|input| of(&input.observation.source))
                .collect(),
        },
    }
}

/// Each source once, by its short name, in the order in which they first appear.
pub fn names<'a>(sources: impl IntoIterator<Item = &'a SourceId>) -> Vec<String> {
    distinct(sources, |a, b| a == b).into_iter().map(ToString::to_string).collect()
}

/// Looks up the sources that a report cites, each once, where they are to be listed; those of its
/// records, too, where these are read: they may tell more than the page.
///
/// # Errors
/// The bibliography cannot be read, or lacks one of them.
pub fn resolve(report: &mut Report, reads_records: bool, context: &Context) -> Result<()> {
    if !context.cite && !report.lists_sources {
        return Ok(());
    }
    let bibliography = context.dataset.bibliography()?;
    if reads_records {
        let named = report.records.rows.iter().flat_map(|row| &row.sources);
        let id = |name: &String| {
            let mut ids = bibliography.ids();
            ids.find(|id| id.as_str() == name).cloned()
        };
        let ids = distinct_by_key(named, |name| *name).into_iter().filter_map(id);
        report.cited.extend(ids);
    }
    let cited = distinct(&report.cited, |a, b| a == b).into_iter();
    let entries = cited.map(|id| Ok(citation(bibliography.get(id)?, context)));
    report.sources = Some(entries.collect::<Result<_>>()?);
    Ok(())
}

/// The entry as it is printed.
pub fn citation(source: &Source, context: &Context) -> Citation {
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

/// Who has to be named where figures are passed on, under a heading.
pub fn attributions(texts: Vec<String>, context: &Context) -> Vec<Block> {
    if texts.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading(context.texts.attribution.to_owned())];
    blocks.extend(texts.into_iter().map(Block::Paragraph));
    blocks.push(Block::Paragraph(context.texts.attribution_of_derived.to_owned()));
    blocks
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
