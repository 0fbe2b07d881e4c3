//! What several municipalities did or met with in a field, side by side.

use anyhow::Result;

use crate::{
    dataset::Municipality,
    distinct::distinct,
    presentation::{
        Context,
        documented::{self, Documented, Documents},
    },
    query::Gazetteer,
    report::{Block, Cell, Columns, Report, Table, TableColumn},
    text::filled,
};

/// The facts of these fields, a column for each municipality, a row for each topic or more.
pub fn report(
    fields: &[String],
    towns: &[&Municipality],
    gazetteer: &Gazetteer<'_>,
    context: &Context,
) -> Result<Report> {
    let documents = Documents::load(gazetteer.case_studies(), context)?;
    let fields = fields.iter().map(|field| documents.field(field));
    let fields: Vec<String> = fields.collect::<Result<_, _>>()?;
    let of_town = |town: &&Municipality| {
        let facts = documents.on(town.id()).into_iter();
        let facts = facts.filter(|it| fields.iter().any(|field| it.fact.is_in(field)));
        facts.map(|it| it.under(&fields)).collect::<Vec<_>>()
    };
    let by_town: Vec<Vec<Documented<'_>>> = towns.iter().map(of_town).collect();
    let facts: Vec<Documented<'_>> = by_town.iter().flatten().copied().collect();

    let labels = fields.iter().map(|field| documents.field_label(field));
    let labels = labels.collect::<Vec<_>>().join(", ");
    let mut report = Report::of(documented::records(&facts, context));
    for (town, _) in towns.iter().zip(&by_town).filter(|(_, facts)| facts.is_empty()) {
        let what = format!("{} ({labels})", town.name());
        report.remarks.push(filled(context.texts.nothing_documented, &[&what]));
    }
    if facts.is_empty() {
        report.remarks.extend(documents.notes_on(&fields));
    } else {
        report.page = vec![Block::Title(labels), Block::Table(table(&by_town, towns, context))];
        report.notes = documents.field_notes(&facts);
    }
    report.cite(facts.iter().flat_map(Documented::sources));
    Ok(report)
}

/// The facts on one topic, of each municipality the one at this place.
struct Row<'a, 'd> {
    topic: Option<String>,
    facts: Vec<Option<&'a Documented<'d>>>,
}

fn table(by_town: &[Vec<Documented<'_>>], towns: &[&Municipality], context: &Context) -> Table {
    let topics = distinct(by_town.iter().flatten(), |a, b| a.fact.topic == b.fact.topic);
    let rows = topics.into_iter().flat_map(|topic| rows(topic, by_town));
    let mut columns = Columns::<Row<'_, '_>>::new()
        .for_people(context.texts.topic, |row| Cell::text(row.topic.clone().unwrap_or_default()));
    columns = columns.with_all(towns.iter().enumerate().map(|(place, town)| {
        TableColumn::new(town.id(), town.name(), move |row: &Row<'_, '_>| {
            match (row.facts.get(place).copied().flatten(), &row.topic) {
                (Some(fact), _) => Cell::text(dated(fact, context)),
                (None, Some(_)) => Cell::MISSING,
                (None, None) => Cell::text(""),
            }
        })
    }));
    Table::of(columns, rows)
}

/// The rows of a topic, as many as one of the municipalities has facts on it.
fn rows<'a, 'd>(topic: &Documented<'_>, by_town: &'a [Vec<Documented<'d>>]) -> Vec<Row<'a, 'd>> {
    let on_topic = |facts: &'a Vec<Documented<'d>>| {
        facts.iter().filter(|it| it.fact.topic == topic.fact.topic).collect::<Vec<_>>()
    };
    let on_topic: Vec<_> = by_town.iter().map(on_topic).collect();
    let most = on_topic.iter().map(Vec::len).max().unwrap_or(0);
    let row = |place: usize| Row {
        topic: (place == 0).then(|| topic.topic_label()),
        facts: on_topic.iter().map(|facts| facts.get(place).copied()).collect(),
    };
    (0..most).map(row).collect()
}

/// What it says, behind the time for which it holds.
fn dated(fact: &Documented<'_>, context: &Context) -> String {
    match &fact.fact.as_of {
        Some(moment) => format!("{}: {}", moment.text(context.language), fact.statement()),
        None => fact.statement(),
    }
}
