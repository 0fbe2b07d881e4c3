//! `quartier schema`: the JSON Schema of a dataset's file.

use anyhow::{Result, bail};

use super::Context;
use crate::data::{FileSchema, SCHEMAS};
use crate::errors::UsageError;
use crate::report::{Columns, Report, Table};
use crate::text::Suggestion;

/// Print the JSON Schema of a file of a dataset
///
/// Examples:
///   Files that have a schema
///     quartier schema
///   The schema of one of them, for an editor
///     quartier schema dimensions.toml
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// File, such as sources.toml; without it the files are listed
    #[arg(value_name = "FILE")]
    file: Option<String>,
}

impl Args {
    /// Answer of the command.
    ///
    /// # Errors
    /// There is no such file.
    pub fn report(&self, cx: &Context) -> Result<Report> {
        let language = cx.language;
        let title = language.of("Schemas", "Schemata");
        let Some(file) = &self.file else {
            let columns = Columns::<&FileSchema>::new(language);
            let columns = columns.for_everyone("file", ["File", "Datei"], |it| it.name);
            return Ok(Report::of_table(title, language, Table::of(columns, &SCHEMAS)));
        };
        let Some(schema) = FileSchema::find(file) else {
            let hint = Suggestion::among(file, |_| SCHEMAS.iter().map(|it| it.name));
            let message = tr!("there is no schema of `{file}`", "es gibt kein Schema von `{file}`");
            bail!(UsageError(hint.after(&message)));
        };
        Ok(Report { json: Some(schema.schema()), ..Report::new(title, language) })
    }
}
