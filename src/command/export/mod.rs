//! `quartier export`: the bundled dataset as files, to read or as a start for one's own.

mod package;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::Command;
use crate::{
    dataset::{Dataset, schemas::FILES},
    language::Language,
    output,
    presentation::Context,
    report::{Cell, Columns, Report, Shape, Table},
    template,
    text::{Texts, Value},
};

#[derive(Debug, Args)]
pub struct ExportArgs {
    #[arg(value_name = Value::Folder)]
    folder: PathBuf,
    #[arg(long)]
    empty: bool,
    #[arg(long = "as", value_enum, conflicts_with = "empty", ignore_case = true, value_name = Value::Form)]
    form: Option<Form>,
}

/// As what the dataset is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    Datapackage,
}

impl Command for ExportArgs {
    const NAME: &'static str = "export";
    const ALIASES: &'static [&'static str] = &["exportiere", "exportieren"];
    const NEEDS_DATA: bool = false;

    fn title(texts: &Texts) -> &'static str {
        texts.exported_files
    }

    fn shapes(context: &Context) -> Result<Vec<Shape>> {
        Ok(vec![Shape::of(table([], context))])
    }

    /// Writes the files and lists them.
    fn report(&self, context: &Context) -> Result<Report> {
        let files = match self.form {
            Some(Form::Datapackage) => package::files(context)?,
            None if self.empty => with_schemas(skeleton())?,
            None => with_schemas(bundled())?,
        };
        output::to_folder(files.iter().map(|(path, text)| (&**path, &**text)), &self.folder)?;
        Ok(Report::of(table(files.iter().map(|(path, _)| &**path), context)))
    }
}

/// Paths with what is to stand there.
type Files = Vec<(String, String)>;

fn bundled() -> Files {
    Dataset::bundled_files().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

fn skeleton() -> Files {
    template::files(Language::spoken()).map(|(path, text)| (path.to_owned(), text)).collect()
}

/// The files with their schemas beside them, to which the first line of each leads an editor.
fn with_schemas(files: Files) -> Result<Files> {
    let mut all = Vec::new();
    for (path, text) in files {
        let Some(schema) = FILES.iter().find(|schema| schema.is_of(&path)) else {
            all.push((path, text));
            continue;
        };
        let up = if path.contains('/') { ".." } else { "." };
        let text = format!("#:schema {up}/{}\n{text}", schema.path());
        all.push((path, text));
    }
    for schema in &FILES {
        all.push((schema.path(), serde_json::to_string_pretty(&schema.schema())? + "\n"));
    }
    Ok(all)
}

fn table<'f>(files: impl IntoIterator<Item = &'f str>, context: &Context) -> Table {
    let columns = Columns::<&str>::new();
    Table::of(columns.for_everyone("file", context.texts.file, |it| Cell::text(*it)), files)
}
