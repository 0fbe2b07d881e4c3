//! All that is known of a municipality, and what explains the terms.

use super::position;
use crate::{
    presentation::{
        Context,
        certainty::unpublished,
        citation, columns,
        documented::{self, Documented, by_field},
        dossier::{Dossier, Known},
        series, statements,
    },
    report::{Alignment, Block, Cell, Columns, Report, Table},
    schema::{Column, Figures},
    text::filled,
    vocabulary::SourceId,
};

/// Cites the sources of everything on the page, in its order.
pub fn cite(dossier: &Dossier<'_>, definitions: &[Documented<'_>], report: &mut Report) {
    let schema = dossier.known.schema;
    let classes = dossier.classes.iter().map(|class| class.column);
    let changed = dossier.changes.iter().filter(|change| change.cause.is_some());
    let changed = changed.flat_map(|change| [change.then.column, change.now.column]);
    for column in
        classes.chain(changed).chain(schema.figures_newest_first().map(|(column, _)| column))
    {
        report.cite(citation::sources_of(dossier.town, column, schema));
    }
    for column in position::latest(dossier) {
        report.cite(citation::sources_of_any(column, schema));
    }
    report.cite(dossier.statements().map(|statement| &statement.source));
    report.cite(dossier.facts.iter().chain(definitions).flat_map(Documented::sources));
}

/// All that is known of a municipality, and what explains the terms.
pub fn page(dossier: &Dossier<'_>, definitions: &[Documented<'_>]) -> Vec<Block> {
    let Dossier { town, known: Known { schema, study, documents, context, .. }, .. } = dossier;
    let texts = context.texts;
    let mut page = vec![
        Block::Title(town.name().to_string()),
        Block::Terms(dossier.identity()),
        Block::Heading(texts.levels.to_owned()),
        Block::Table(dossier.class_table(|column| columns::label(column, context), false)),
        Block::Terms(dossier.rules(cited)),
    ];
    page.extend(dossier.note_on_levels().map(Block::Paragraph));
    page.extend(dossier.then_and_now(|_| String::new(), cited));
    page.push(Block::Heading(texts.figures.to_owned()));
    let series = series::of(town, schema, context);
    if !series.is_empty() {
        page.push(Block::Series(series));
    }
    page.push(Block::Table(figure_table(dossier)));
    let columns = schema.figures_newest_first().map(|(column, _)| column);
    page.extend(unpublished(columns, &[town], context));
    page.extend(standing(dossier));
    for (title, statements) in [
        (texts.findings_that_apply, &dossier.findings),
        (texts.recommendations_that_apply, &dossier.recommendations),
    ] {
        if statements.is_empty() {
            continue;
        }
        page.push(Block::Heading(title.to_owned()));
        page.push(Block::Table(statements::table(statements, schema, context)));
        let notes = statements.iter().filter_map(|it| statements::note(it, context));
        page.extend(notes.map(Block::Paragraph));
    }
    page.extend(dossier.applied_by().map(Block::Paragraph));
    let note = study.study.notes.recommendations.as_ref();
    page.extend(note.map(|note| Block::Paragraph(context.text(note))));
    page.extend(by_field(&dossier.facts));
    page.extend(documents.field_notes(&dossier.facts).into_iter().map(Block::Paragraph));
    page.extend(documented::terms(definitions, context));
    page
}

/// The short names of sources behind what they say.
fn cited(sources: &[SourceId]) -> String {
    let names = citation::names(sources).into_iter();
    names.fold(String::new(), |text, name| format!("{text} [{name}]"))
}

fn figure_table(dossier: &Dossier<'_>) -> Table {
    type Figured<'k> = (&'k Column, &'k Figures);
    let town = dossier.town;
    let Known { schema, context, .. } = dossier.known;
    let texts = context.texts;
    let columns = Columns::<Figured<'_>>::new()
        .for_people(texts.indicator, |(_, figures)| Cell::text(indicator(figures, context)))
        .for_people(texts.date, |(_, figures)| columns::date(figures.observation.date, context))
        .for_people(texts.value, |(column, _)| columns::cell(town, column, context))
        .aligned(Alignment::Right)
        .for_people(texts.status, |(_, figures)| {
            Cell::text(town.figure(figures).map_or("", |figure| texts.status(figure.status)))
        })
        .for_people(texts.source, |(column, _)| {
            Cell::text(citation::names(citation::sources_of(town, column, schema)).join(", "))
        });
    Table::of(columns, schema.figures_newest_first())
}

/// The indicator with its unit; the date stands beside it.
fn indicator(figures: &Figures, context: &Context) -> String {
    let own = figures.observation.label.as_ref();
    let label = own.unwrap_or(&figures.indicator.label).get(context.language);
    match figures.symbol() {
        Some(unit) => format!("{label} ({})", unit.get(context.language)),
        None => label.to_owned(),
    }
}

/// Where the latest figures stand among those of all municipalities.
fn standing(dossier: &Dossier<'_>) -> Vec<Block> {
    let Known { standings, context, .. } = dossier.known;
    let texts = context.texts;
    let columns = position::figures(dossier)
        .for_people(texts.median, |it| standings.median(it).unwrap_or_default())
        .aligned(Alignment::Right)
        .for_people(texts.percentile, |it| position::percentile(dossier, it))
        .aligned(Alignment::Right);
    let table = Table::of(columns, position::latest(dossier));
    if table.rows.is_empty() {
        return Vec::new();
    }
    let title = if standings.has_others {
        texts.position_among_all
    } else {
        texts.position_among_case_studies
    };
    vec![
        Block::Heading(filled(title, &[&standings.count().to_string()])),
        Block::Table(table),
        Block::Paragraph(texts.position_explained.to_owned()),
    ]
}
