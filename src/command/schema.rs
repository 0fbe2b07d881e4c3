//! `quartier schema`: JSON Schemas of what the commands print and of the files of a dataset.

use anyhow::Result;
use clap::Args;
use serde_json::Value;

use super::{COMMANDS, Command};
use crate::{
    dataset::{
        TABLE,
        schemas::{FILES, FileSchema},
    },
    presentation::{Context, columns, json_schema},
    report::{Cell, Columns, Mark, Report, Shape, Table, TableColumn},
    say,
    schema::Identity,
    suggestion::Suggestion,
    text::{Texts, Value as Takes},
    usage_error::UsageError,
};

#[derive(Debug, Args)]
pub struct SchemaArgs {
    #[arg(value_name = Takes::Schema)]
    name: Option<String>,
}

impl Command for SchemaArgs {
    const NAME: &'static str = "schema";
    const ALIASES: &'static [&'static str] = &["schemas", "schemata"];
    const IS_JSON: bool = true;

    fn title(texts: &Texts) -> &'static str {
        texts.schema
    }

    fn shapes(_: &Context) -> Result<Vec<Shape>> {
        Ok(Vec::new())
    }

    fn report(&self, context: &Context) -> Result<Report> {
        let document = if let Some(name) = &self.name {
            schema(name, context)?.ok_or_else(|| unknown(name))?
        } else {
            let mut schemas = Vec::new();
            for name in names() {
                schemas.extend(schema(name, context)?.map(|it| (name, it)));
            }
            json_schema::all(schemas)
        };
        Ok(Report { document: Some(document), ..Report::default() })
    }
}

/// Of what there are schemas.
fn names() -> impl Iterator<Item = &'static str> {
    let commands = COMMANDS.iter().map(|command| command.name);
    commands.chain(FILES.iter().map(|file| file.name)).chain([TABLE])
}

/// The schema of what a command of this name prints, or of a file of this name.
fn schema(name: &str, context: &Context) -> Result<Option<Value>> {
    if let Some(command) = COMMANDS.iter().find(|command| command.is_called(name)) {
        let shapes = command.shapes(context)?;
        let schema = || json_schema::of_records(command.name, &shapes, context);
        return Ok((!shapes.is_empty()).then(schema));
    }
    if name == TABLE {
        return Ok(Some(reference(context)?));
    }
    let file = FILES.iter().find(|file| file.is_of(name));
    Ok(file.map(FileSchema::schema))
}

/// The schema of the lines of the table, as a reader of CSV finds them that knows numbers.
fn reference(context: &Context) -> Result<Value> {
    let schema = context.schema()?;
    let column = |column| columns::column(column, context);
    let identity = columns::known(&Identity::ALL, &schema).into_iter().map(column);
    let marks = Mark::OF_FIGURES.map(|mark| TableColumn::new(mark.key(), "", |_| Cell::MISSING));
    let stated = schema.figures().filter(|(_, it)| it.observation.computed.is_none());
    let constant = Identity::ALL.len() + marks.len();
    let columns = Columns::new().with_all(identity).with_all(marks);
    let columns = columns.with_all(stated.map(|(it, _)| column(it)));
    let shape = Shape::of_choice(Table::of(columns, []), constant);
    Ok(json_schema::of_records(TABLE, &[shape], context))
}

fn unknown(name: &str) -> UsageError {
    let hint = Suggestion::of(name, names());
    UsageError::new(say::unknown_schema(
        name,
        hint.or(say::schemas_there_are(names().collect::<Vec<_>>().join(", "))),
    ))
}
