//! From ids of sources to the entries of the bibliography, in one language.

use anyhow::Result;

use crate::context::Context;
use crate::errors::UsageError;
use crate::i18n::{Language, Localized};
use crate::model::{Source, SourceId, SourceKind};
use crate::report::{Block, Report};
use crate::text::{Suggestion, fold};

/// Id of the entry for the dataset itself.
pub const DATASET: &str = "quartier";

/// Fills in the entries of all sources that a report cites.
///
/// # Errors
/// The bibliography cannot be read, or lacks one of them.
pub fn resolve(report: &mut Report, cx: &Context) -> Result<()> {
    let entry = |id: &SourceId| match &**id {
        DATASET => dataset_source(cx),
        _ => cx.dataset.source(id).cloned(),
    };
    report.sources = report.cited_sources().iter().map(entry).collect::<Result<_>>()?;
    Ok(())
}

/// Source that a word names, in any case, if there is one.
///
/// # Errors
/// The bibliography cannot be read.
pub fn source_named<'d>(typed: &str, cx: &'d Context) -> Result<Option<&'d Source>> {
    let typed = fold(typed);
    Ok(cx.dataset.sources()?.iter().find(|source| fold(&source.id) == typed))
}

/// Source that a word names, in any case.
///
/// # Errors
/// There is none, or the bibliography cannot be read.
pub fn find_source<'d>(typed: &str, cx: &'d Context) -> Result<&'d Source> {
    let sources = cx.dataset.sources()?;
    source_named(typed, cx)?.ok_or_else(|| {
        let ids = sources.iter().map(|source| source.id.to_string());
        let hint = Suggestion::of(typed, ids)
            .or(tr!("`quartier sources` lists them", "`quartier quellen` zählt sie auf"));
        let message = tr!("unknown source `{typed}`", "unbekannte Quelle `{typed}`");
        UsageError(hint.after(&message)).into()
    })
}

/// Entry for the dataset itself, as which answers of the program are cited.
///
/// # Errors
/// The study cannot be read.
pub fn dataset_source(cx: &Context) -> Result<Source> {
    let study = cx.dataset.study()?;
    let (version, date) = (&study.dataset.version, study.dataset.date);
    let Localized { en, de } = &study.study.title;
    Ok(Source {
        id: SourceId(DATASET.to_owned()),
        kind: SourceKind::Dataset,
        title: tr!("Data on “{en}”, version {version}", "Daten zu „{de}“, Version {version}"),
        publisher: Localized::new(DATASET, DATASET),
        date: Some(Localized::new(date.to_string(), date.to_string())),
        issued: Some(date),
        ..Source::default()
    })
}

/// Lines that name sources where their licences ask for it, under a heading.
pub fn attributions(sources: &[&Source], language: Language) -> Vec<Block> {
    let lines: Vec<_> = sources.iter().filter_map(|it| it.attribution_text(language)).collect();
    if lines.is_empty() {
        return Vec::new();
    }
    let heading = language
        .of("To be named where figures are passed on", "Bei Weitergabe der Zahlen zu nennen");
    let computed = Block::paragraph(language.of(
        "Computed values: calculated by quartier on this basis.",
        "Berechnete Werte: eigene Berechnung auf dieser Grundlage.",
    ));
    let lines = lines.into_iter().map(Block::paragraph);
    std::iter::once(Block::heading(heading)).chain(lines).chain([computed]).collect()
}
