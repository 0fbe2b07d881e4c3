//! Facts as records for programs.

use super::Documented;
use crate::{
    presentation::{Context, citation},
    report::{Audience, Cell, Columns, Holds, Table, TableColumn},
    vocabulary::Date,
};

/// A record for each fact.
pub fn records(facts: &[Documented<'_>], context: &Context) -> Table {
    let language = context.language;
    let text = |text| context.cell(text);
    let day = |date: Option<Date>| Cell::optional(date.map(|date| date.to_string()));
    let key = |it: &Documented<'_>| {
        it.fact.key.as_ref().map(|id| it.field_term(id).into()).unwrap_or_default()
    };
    let key = TableColumn::new("key", context.texts.key_fact_of, key).seen_by(Audience::Programs);
    let columns = Columns::<Documented<'_>>::new()
        .for_programs("id", |it| Cell::text(&it.fact.id))
        .for_programs("subject", Documented::subject)
        .for_programs("field", |it| it.field_term(&it.fact.field).into())
        .for_programs("topic", |it| Cell::text(&it.fact.topic))
        .for_programs("title", |it| Cell::text(it.topic_label()))
        .for_programs("text", |it| Cell::text(it.fact.text.get(language)))
        .for_programs("value", Documented::value)
        .holding(Holds::Anything)
        .for_programs("unit", |it| text(it.fact.unit.as_ref()))
        .for_programs("as_of", |it| {
            Cell::optional(it.fact.as_of.as_ref().map(|moment| moment.text(language)))
        })
        .for_programs("from", move |it| day(it.fact.as_of.as_ref().and_then(|moment| moment.from)))
        .for_programs("until", move |it| {
            day(it.fact.as_of.as_ref().and_then(|moment| moment.until))
        })
        .for_programs("confidence", Documented::confidence)
        .for_programs("note", |it| text(it.fact.note.as_ref()))
        .for_programs("fields", |it| Cell::list(it.fact.fields().map(|id| it.field_term(id))))
        .holding(Holds::List)
        .with(key)
        .for_programs("short", |it| text(it.fact.short.as_ref()));
    Table::cited(columns, facts.iter().copied(), |it| citation::names(it.sources()))
}
