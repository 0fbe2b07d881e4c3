//! Where the latest figures of a municipality stand among those of all.

use std::rc::Rc;

use crate::{
    presentation::{
        citation, columns,
        dossier::{Dossier, Known},
    },
    report::{Alignment, Cell, Columns, Content},
    schema::Column,
};

/// The columns of the latest figures, so far as they are numbers and known of the municipality;
/// none if it is the only one, of which nothing can be said.
pub fn latest<'d>(dossier: &'d Dossier<'_>) -> Vec<&'d Column> {
    let Known { schema, standings, .. } = dossier.known;
    let mut last = None;
    let latest = schema.figures_newest_first().filter(move |(_, figures)| {
        let indicator = Rc::as_ptr(&figures.indicator);
        last.replace(indicator) != Some(indicator)
    });
    let columns = latest.map(|(column, _)| column);
    let is_known = |column: &&Column| standings.percentile(dossier.town, column).is_some();
    columns.filter(|_| standings.count() > 1).filter(is_known).collect()
}

/// Figures with their values.
pub fn figures<'d>(dossier: &'d Dossier<'_>) -> Columns<'d, &'d Column> {
    let Dossier { town, known: Known { context, .. }, .. } = dossier;
    Columns::<&Column>::new()
        .for_people(context.texts.indicator, |it| label(dossier, it))
        .for_people(context.texts.value, |it| columns::cell(town, it, context))
        .aligned(Alignment::Right)
}

/// What a figure is, with its sources where they are asked for: a column of their own would not
/// fit beside it on a narrow screen.
pub fn label(dossier: &Dossier<'_>, column: &Column) -> Cell {
    let Known { schema, context, .. } = dossier.known;
    let label = columns::label(column, context);
    let sources = citation::sources_of(dossier.town, column, schema);
    let sources = citation::names(sources.into_iter().filter(|_| context.cite)).into_iter();
    Cell::text(sources.fold(label, |text, name| format!("{text} [{name}]")))
}

/// The place of a figure on a line from the lowest to the highest of all.
pub fn percentile(dossier: &Dossier<'_>, column: &Column) -> Cell {
    let percentile = dossier.known.standings.percentile(dossier.town, column);
    percentile.map(|it| Content::Percentile(it).into()).unwrap_or_default()
}
