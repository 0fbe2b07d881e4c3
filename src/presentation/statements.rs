//! Findings and recommendations: where they apply, and how they are told.

use anyhow::{Context as _, Result};

use super::{Context, wording::in_words};
use crate::{
    dataset::{Statement, StatementKind},
    expression::Condition,
    query::{LevelChoice, applies_to},
    report::{Audience, Cell, Columns, Holds, Table, TableColumn},
    schema::Schema,
    vocabulary::Language,
};

/// Where a statement applies; everywhere if there is no condition.
///
/// # Errors
/// The condition is not a valid expression.
pub fn condition<'a>(statement: &Statement, schema: &'a Schema) -> Result<Option<Condition<'a>>> {
    let condition = statement.applies.as_deref();
    condition
        .map(|text| Condition::parse(text, schema))
        .transpose()
        .with_context(|| format!("study.toml: where `{}` applies", statement.id))
}

/// The statements that apply to a municipality of these levels.
///
/// # Errors
/// A condition is not a valid expression.
pub fn applying<'s>(
    statements: &'s [Statement],
    levels: &[LevelChoice],
    schema: &Schema,
) -> Result<Vec<&'s Statement>> {
    let mut taken = Vec::new();
    for statement in statements {
        let condition = condition(statement, schema)?;
        if condition.is_none_or(|condition| applies_to(&condition, levels) == Some(true)) {
            taken.push(statement);
        }
    }
    Ok(taken)
}

/// What a reader has to know of a statement, with its title.
pub fn note(statement: &Statement, context: &Context) -> Option<String> {
    let note = statement.note.as_ref()?.get(context.language);
    Some(format!("{}: {note}", statement.title.get(context.language)))
}

/// What kind of statement it is.
pub fn kind(statement: &Statement, context: &Context) -> Cell {
    Cell::term(statement.kind.as_str(), context.texts.statement_kind(statement.kind))
}

/// Who makes it.
pub fn author(statement: &Statement, context: &Context) -> Cell {
    let author = statement.attributed_to;
    Cell::term(author.as_str(), context.texts.author(author))
}

/// Where it applies, if that is not everywhere.
pub fn applies(statement: &Statement, schema: &Schema, context: &Context) -> Cell {
    let condition = statement.applies.as_deref();
    condition.map(|it| Cell::term(it, in_words(it, schema, context))).unwrap_or_default()
}

/// What a reader has to know of a statement and its examples.
fn both_notes(statement: &Statement, language: Language) -> Option<String> {
    let notes = [&statement.note, &statement.note_on_examples].into_iter().flatten();
    let notes: Vec<&str> = notes.map(|note| note.get(language)).collect();
    (!notes.is_empty()).then(|| notes.join(" "))
}

/// The statements as a table. Who says so and what kind it is are always there, but what is the
/// same for all of them would only cost people room.
pub fn table(statements: &[&Statement], schema: &Schema, context: &Context) -> Table {
    let Context { texts, language, .. } = *context;
    let said = |it: &&Statement| {
        Cell::text(format!("{}: {}", it.title.get(language), it.text.get(language)))
    };
    let all_findings = statements.iter().all(|it| it.kind == StatementKind::Finding);
    let kind_audience = if all_findings { Audience::Programs } else { Audience::Everyone };
    let kind = TableColumn::new("kind", texts.kind, |it: &&Statement| kind(it, context))
        .seen_by(kind_audience);
    let mut columns = Columns::<&Statement>::new()
        .for_programs("id", |it| Cell::text(&it.id))
        .with(kind)
        .for_everyone("attributed_to", texts.says_who, |it| author(it, context))
        .for_programs("addressee", |it| {
            it.addressee.as_deref().map(|addressee| context.word(addressee)).unwrap_or_default()
        })
        .for_programs("title", |it| Cell::text(it.title.get(language)))
        .for_programs("text", |it| Cell::text(it.text.get(language)))
        .for_programs("applies", |it| applies(it, schema, context))
        .for_programs("note", |it| Cell::optional(both_notes(it, language)))
        .for_programs("examples", |it| Cell::list(it.examples.iter().map(ToString::to_string)))
        .holding(Holds::List)
        .for_people(texts.statement, said)
        .for_people(texts.source, |it| Cell::text(it.source.as_str()));
    if statements.iter().any(|it| it.applies.is_some()) {
        columns = columns.for_people(texts.applies_to, |it| match applies(it, schema, context) {
            Cell::MISSING => Cell::text(texts.everywhere),
            condition => condition,
        });
    }
    Table::cited(columns, statements.iter().copied(), |it| vec![it.source.to_string()])
}
