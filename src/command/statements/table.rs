use crate::{
    command::{Context, wording::in_words},
    dataset::{Statement, StatementKind},
    report::{Cell, Header, Row, Table},
    schema::Schema,
    vocabulary::Language,
};

/// What a reader has to know of a statement, with its title.
pub(in crate::command) fn note(statement: &Statement, context: &Context) -> Option<String> {
    let note = statement.note.as_ref()?.get(context.language);
    Some(format!("{}: {note}", statement.title.get(context.language)))
}

/// What a reader has to know of a statement and its examples.
fn both_notes(statement: &Statement, language: Language) -> Option<String> {
    let notes = [&statement.note, &statement.note_on_examples].into_iter().flatten();
    let notes: Vec<&str> = notes.map(|note| note.get(language)).collect();
    (!notes.is_empty()).then(|| notes.join(" "))
}

/// The statements as a table. Who says so and what kind it is are always there, but what is the
/// same for all of them would only cost people room.
pub(in crate::command) fn table(
    statements: &[&Statement],
    schema: &Schema,
    context: &Context,
) -> Table {
    let texts = context.texts;
    let all_findings = statements.iter().all(|it| it.kind == StatementKind::Finding);
    let everywhere = statements.iter().all(|it| it.applies.is_none());
    let mut headers = vec![
        Header::for_programs("id"),
        if all_findings { Header::for_programs("kind") } else { Header::new("kind", texts.kind) },
        Header::new("attributed_to", texts.says_who),
        Header::for_programs("addressee"),
        Header::for_programs("title"),
        Header::for_programs("text"),
        Header::for_programs("applies"),
        Header::for_programs("note"),
        Header::for_programs("examples"),
        Header::for_people(texts.statement),
        Header::for_people(texts.source),
    ];
    if !everywhere {
        headers.push(Header::for_people(texts.applies_to));
    }
    let rows = statements.iter().map(|statement| {
        let mut row = row(statement, context);
        if !everywhere {
            let condition = statement.applies.as_deref();
            let words = condition.map(|condition| in_words(condition, schema, context));
            row.cells.push(Cell::text(words.as_deref().unwrap_or(texts.everywhere)));
        }
        row
    });
    Table { rows: rows.collect(), headers, marks: Vec::new(), cited: true }
}

fn row(statement: &Statement, context: &Context) -> Row {
    let texts = context.texts;
    let language = context.language;
    let (title, text) = (statement.title.get(language), statement.text.get(language));
    Row::new(vec![
        Cell::text(&statement.id),
        Cell::term(statement.kind.as_str(), texts.statement_kind(statement.kind)),
        Cell::term(statement.attributed_to.as_str(), texts.author(statement.attributed_to)),
        Cell::optional(statement.addressee.as_deref()),
        Cell::text(title),
        Cell::text(text),
        Cell::optional(statement.applies.as_ref()),
        Cell::optional(both_notes(statement, language)),
        Cell::list(statement.examples.iter().map(ToString::to_string)),
        Cell::text(format!("{title}: {text}")),
        Cell::text(statement.source.as_str()),
    ])
    .cited(vec![statement.source.to_string()])
}
