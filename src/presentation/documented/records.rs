//! Facts as records for programs.

use super::Documented;
use crate::{
    presentation::{Context, citation},
    report::{Cell, Columns, Table},
    vocabulary::Date,
};

/// A record for each fact.
pub fn records(facts: &[Documented<'_>], context: &Context) -> Table {
    let language = context.language;
    let text = |text| context.cell(text);
    let day = |date: Option<Date>| Cell::optional(date.map(|date| date.to_string()));
    let columns = Columns::<Documented<'_>>::new()
        .for_programs("id", |it| Cell::text(&it.fact.id))
        .for_programs("subject", |it| Cell::text(it.subject))
        .for_programs("field", |it| Cell::text(&it.fact.field))
        .for_programs("topic", |it| Cell::text(&it.fact.topic))
        .for_programs("title", |it| Cell::text(it.topic_label()))
        .for_programs("text", |it| Cell::text(it.fact.text.get(language)))
        .for_programs("value", Documented::value)
        .for_programs("unit", |it| text(it.fact.unit.as_ref()))
        .for_programs("as_of", |it| {
            Cell::optional(it.fact.as_of.as_ref().map(|moment| moment.text(language)))
        })
        .for_programs("from", move |it| day(it.fact.as_of.as_ref().and_then(|moment| moment.from)))
        .for_programs("until", move |it| {
            day(it.fact.as_of.as_ref().and_then(|moment| moment.until))
        })
        .for_programs("confidence", |it| Cell::text(it.fact.confidence.as_str()))
        .for_programs("note", |it| text(it.fact.note.as_ref()))
        .for_programs("fields", |it| Cell::list(it.fact.fields().map(ToString::to_string)))
        .for_programs("key", |it| Cell::optional(it.fact.key.as_ref()))
        .for_programs("short", |it| text(it.fact.short.as_ref()));
    Table::cited(columns, facts.iter().copied(), |it| citation::names(it.sources()))
}
