//! `quartier export`: the bundled dataset as files, to read or as a start for one's own.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::Command;
use crate::{
    dataset::Dataset,
    output,
    presentation::Context,
    report::{Cell, Columns, Report, Table},
    text::{Texts, Value},
};

#[derive(Debug, Args)]
pub struct ExportArgs {
    #[arg(value_name = Value::Folder)]
    folder: PathBuf,
}

impl Command for ExportArgs {
    const NAME: &'static str = "export";
    const ALIASES: &'static [&'static str] = &["exportiere", "exportieren"];
    const NEEDS_DATA: bool = false;

    fn title(texts: &Texts) -> &'static str {
        texts.exported_files
    }

    /// Writes the files and lists them.
    fn report(&self, context: &Context) -> Result<Report> {
        let files: Vec<_> = Dataset::bundled_files().collect();
        output::to_folder(files.iter().copied(), &self.folder)?;
        let columns =
            Columns::<(&str, &str)>::new()
                .for_everyone("file", context.texts.file, |(path, _)| Cell::text(*path));
        Ok(Report::of(Table::of(columns, files)))
    }
}
