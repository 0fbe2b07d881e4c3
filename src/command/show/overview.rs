//! A municipality on a screen: who it is, its classes then and now, where its figures stand, what
//! applies to it, what is documented, and the commands that show more.

use super::position;
use crate::{
    dataset::{Author, Statement},
    presentation::{
        changes::Cause,
        citation,
        classes::Class,
        columns,
        dossier::{Dossier, Known},
        series,
    },
    report::{Alignment, Block, Cell, Columns, Item, Report, Table},
    schema::Column,
    text::filled,
};

/// What fits a screen.
pub fn page(dossier: &Dossier<'_>) -> Vec<Block> {
    let Dossier { town, known: Known { schema, context, .. }, .. } = dossier;
    let texts = context.texts;
    let identity = dossier.identity().into_iter().map(|(label, text)| format!("{label}: {text}"));
    let mut page = vec![
        Block::Title(town.name().to_string()),
        Block::Paragraph(identity.collect::<Vec<_>>().join("; ")),
        Block::Table(class_table(dossier)),
    ];
    page.extend(what_changed(dossier).map(|item| Block::Items(vec![item])));
    let series = series::of(town, schema, context);
    if !series.is_empty() {
        page.push(Block::Series(series));
    }
    let figures = figures(dossier);
    if !figures.is_empty() {
        page.push(Block::Table(figure_table(dossier, figures)));
    }
    let said = [
        statements(dossier, texts.findings_that_apply, &dossier.findings, "findings"),
        statements(dossier, texts.recommendations, &dossier.recommendations, "recommendations"),
    ];
    page.push(Block::Items(said.into_iter().flatten().chain([facts(dossier)]).collect()));
    page.push(Block::Terms(more(dossier)));
    page
}

/// Cites the sources of what stands on it.
pub fn cite(dossier: &Dossier<'_>, report: &mut Report) {
    let schema = dossier.known.schema;
    for (_, classes) in times(dossier) {
        for class in classes {
            for column in std::iter::once(class.column).chain(class.looks_at.iter().copied()) {
                report.cite(citation::sources_of(dossier.town, column, schema));
            }
        }
    }
    for column in figures(dossier) {
        report.cite(citation::sources_of(dossier.town, column, schema));
    }
    report.cite(dossier.statements().map(|statement| &statement.source));
}

/// The classes of each period under its name, those that are asked for alone where there is but
/// one.
fn times<'d, 'a>(dossier: &'d Dossier<'a>) -> Vec<(Option<&'d str>, Vec<&'d Class<'a>>)> {
    let Dossier { classes, changes, known: Known { context, .. }, .. } = dossier;
    let Some(first) = changes.first() else {
        return vec![(None, classes.iter().collect())];
    };
    vec![
        (Some(first.then.period_label(context)), changes.iter().map(|it| &it.then).collect()),
        (Some(first.now.period_label(context)), changes.iter().map(|it| &it.now).collect()),
    ]
}

/// A line of the table of classes.
enum Line<'d, 'a> {
    Period(&'d str),
    /// A figure that gave a level, behind the level itself if it is the first.
    Reason {
        class: Option<&'d Class<'a>>,
        column: &'a Column,
    },
}

/// Each class with the figures that gave it, period by period.
fn class_table(dossier: &Dossier<'_>) -> Table {
    let Dossier { town, known: Known { context, .. }, .. } = dossier;
    let texts = context.texts;
    let lines = times(dossier).into_iter().flat_map(|(period, classes)| {
        let reasons = classes.into_iter().flat_map(|class| {
            let columns = class.looks_at.iter().enumerate();
            columns.map(move |(place, column)| Line::Reason {
                class: (place == 0).then_some(class),
                column,
            })
        });
        period.map(Line::Period).into_iter().chain(reasons)
    });
    let figure = |line: &Line<'_, '_>, cell: &dyn Fn(&Column) -> Cell| match line {
        Line::Period(_) => Cell::text(""),
        Line::Reason { column, .. } => cell(column),
    };
    let columns = Columns::<Line<'_, '_>>::new()
        .for_people(texts.dimension, |line| {
            match line {
                // It is as long as a dimension's name, and not to be broken beside those.
                Line::Period(label) => Cell::text(label.replace(' ', "\u{a0}")),
                Line::Reason { class, .. } => {
                    Cell::text(class.map_or("", |it| it.dimension_label(context)))
                }
            }
        })
        .for_people(texts.level, |line| match line {
            Line::Reason { class: Some(class), .. } => columns::cell(town, class.column, context),
            _ => Cell::text(""),
        })
        .for_people(texts.because, move |line| figure(line, &|it| position::label(dossier, it)))
        .for_people(texts.value, move |line| figure(line, &|it| columns::cell(town, it, context)))
        .aligned(Alignment::Right)
        .kept_with_previous();
    Table::of(columns, lines)
}

/// Why classes of today are others than those of then.
fn what_changed(dossier: &Dossier<'_>) -> Option<Item> {
    let context = dossier.known.context;
    let changed = dossier.changes.iter().filter_map(|change| {
        let label = change.now.dimension_label(context);
        let reason = change.reason(context)?;
        let rule = change.about_rule.filter(|_| change.cause != Some(Cause::Figure));
        let rule = rule.map(|rule| format!(": {}", rule.get(context.language)));
        Some(format!("{label} – {reason}{}", rule.unwrap_or_default()))
    });
    let changed: Vec<_> = changed.collect();
    (!changed.is_empty()).then(|| Item::new(context.texts.what_changed, changed.join("; ")))
}

/// The columns of the latest figures that matter most; of all, if the data name none.
fn figures<'d>(dossier: &'d Dossier<'_>) -> Vec<&'d Column> {
    let all = position::latest(dossier);
    let matters = |column: &&Column| column.figures().is_some_and(|it| it.observation.headline);
    let most: Vec<_> = all.iter().copied().filter(matters).collect();
    if most.is_empty() { all } else { most }
}

/// Where these figures stand among those of all.
fn figure_table<'d>(dossier: &'d Dossier<'_>, figures: Vec<&'d Column>) -> Table {
    let Known { standings, context, .. } = dossier.known;
    let percentile = filled(context.texts.percentile_among, &[&standings.count().to_string()]);
    let columns = position::figures(dossier)
        .for_people(percentile, |it| position::percentile(dossier, it))
        .aligned(Alignment::Right);
    Table::of(columns, figures)
}

/// What the report says by its titles, how much the state says, and the command that shows all.
fn statements(
    dossier: &Dossier<'_>,
    label: &str,
    statements: &[&Statement],
    command: &str,
) -> Option<Item> {
    let context = dossier.known.context;
    let said = Author::ALL.into_iter().filter_map(|author| {
        let of_author = statements.iter().filter(|it| it.attributed_to == author);
        let titles: Vec<_> = of_author.map(|it| it.title.get(context.language)).collect();
        let name = context.texts.author(author);
        match (titles.len(), author) {
            (0, _) => None,
            (_, Author::Report) => Some(format!("{} ({name})", titles.join(", "))),
            (count, _) => Some(counted(name, count)),
        }
    });
    let item = Item::new(label, said.collect::<Vec<_>>().join("; "));
    let command = Some(command_on(dossier, command));
    (!statements.is_empty()).then_some(Item { command, ..item })
}

/// How many there are, behind what they are; no line is broken between them.
fn counted(label: &str, count: usize) -> String {
    format!("{label}\u{a0}{count}")
}

/// How many facts there are in each field.
fn facts(dossier: &Dossier<'_>) -> Item {
    let texts = dossier.known.context.texts;
    let counts = dossier
        .facts
        .chunk_by(|a, b| a.field == b.field)
        .filter_map(|of_field| Some(counted(&of_field.first()?.field_label(), of_field.len())));
    let counts: Vec<_> = counts.collect();
    if counts.is_empty() {
        return Item::new(
            texts.facts_by_field,
            filled(texts.nothing_documented, &[dossier.town.name()]),
        );
    }
    let label = format!("{} ({})", texts.facts_by_field, dossier.facts.len());
    Item { command: Some(command_on(dossier, "facts")), ..Item::new(label, counts.join(", ")) }
}

fn more(dossier: &Dossier<'_>) -> Vec<(String, String)> {
    let texts = dossier.known.context.texts;
    let show = format!("{} --full", command_on(dossier, "show"));
    vec![
        (command_on(dossier, "match"), texts.match_shows.to_owned()),
        (command_on(dossier, "briefing"), texts.briefing_shows.to_owned()),
        (show, texts.full_shows.to_owned()),
    ]
}

/// A command that tells something of the municipality, of the period that is asked for.
fn command_on(dossier: &Dossier<'_>, command: &str) -> String {
    let Dossier { town, known: Known { context, .. }, .. } = dossier;
    let period = context.period().filter(|_| context.times.own > 0 && command != "facts");
    let period = period.map(|it| format!(" --period {}", it.id)).unwrap_or_default();
    format!("quartier {command} {}{period}", town.id())
}
