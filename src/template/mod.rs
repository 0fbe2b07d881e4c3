//! The start of an own study: a dataset with one of everything, each field with what it means in
//! front of it. What may be left out stands there as a comment.

mod places;

use std::collections::BTreeSet;

use textwrap::Options;

use crate::{dataset::schemas, language::Language, text::Fields};
use places::{Place, Written};

/// The files, in the order in which somebody writes them.
const FILES: [(&str, &str); 11] = [
    ("sources.toml", include_str!("files/sources.toml")),
    ("indicators.toml", include_str!("files/indicators.toml")),
    ("dimensions.toml", include_str!("files/dimensions.toml")),
    ("municipalities.toml", include_str!("files/municipalities.toml")),
    ("reference.csv", include_str!("files/reference.csv")),
    ("study.toml", include_str!("files/study.toml")),
    ("fields.toml", include_str!("files/fields.toml")),
    ("facts/study.toml", include_str!("files/facts/study.toml")),
    ("facts/musterstadt.toml", include_str!("files/facts/musterstadt.toml")),
    ("outline.toml", include_str!("files/outline.toml")),
    ("areas.toml", include_str!("files/areas.toml")),
];

/// How wide a line of a comment is.
const WIDTH: usize = 80;

/// The files of the dataset, with comments in a language: their paths and what stands in them.
pub fn files(language: Language) -> impl Iterator<Item = (&'static str, String)> {
    FILES.into_iter().map(move |(path, text)| (path, explained(path, text, language, WIDTH)))
}

/// What each field of each file means, with an example, in lines of a width.
pub fn fields(language: Language, width: usize) -> String {
    let tables = FILES.into_iter().filter(|(path, _)| *path != "facts/study.toml");
    let told = tables.map(|(path, text)| {
        let text = explained(path, text, language, width.min(WIDTH).saturating_sub(2));
        let lines = text
            .lines()
            .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("  {line}\n") });
        format!("{path}\n{}", lines.collect::<String>())
    });
    told.collect::<Vec<_>>().join("\n")
}

/// A file with what its fields mean, each where it first stands.
fn explained(path: &str, text: &str, language: Language, width: usize) -> String {
    let Some(file) = schemas::FILES.iter().find(|file| file.is_of(path)) else {
        return text.to_owned();
    };
    let schema = file.schema();
    let mut told = BTreeSet::new();
    let mut written = comment(&meaning(&Place::root(&schema, file.name), language), width);
    written.push('\n');
    let mut table = Place::root(&schema, file.name);
    for line in text.lines() {
        let place = match Written::of(line) {
            Written::Table(path) => {
                let place = Place::at(&schema, file.name, &path);
                table = place.as_ref().map_or(table, Place::within);
                place
            }
            Written::Key(key) => table.field(key),
            Written::Nothing => None,
        };
        if let Some(place) = place.filter(|place| told.insert(place.name.clone())) {
            written += &comment(&meaning(&place, language), width);
        }
        written += line;
        written.push('\n');
    }
    written
}

/// What a field means, and whether it may be left out.
fn meaning(place: &Place<'_>, language: Language) -> String {
    let fields = Fields::of(language);
    let text = fields.meaning(&place.name).unwrap_or(place.description);
    let text = text.trim_end_matches('.').replace('\n', " ");
    if place.is_required { text } else { format!("{text} ({})", fields.optional) }
}

/// A text as a comment.
fn comment(text: &str, width: usize) -> String {
    let options = Options::new(width).initial_indent("# ").subsequent_indent("# ");
    textwrap::fill(text, options) + "\n"
}

#[cfg(test)]
mod tests;
