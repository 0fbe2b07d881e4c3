//! `quartier export`: the bundled dataset as files, to read or as a start for one's own.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::Context;
use crate::{
    dataset::Dataset,
    output,
    report::{Cell, Header, Report, Row, Table},
};

/// Where to write.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The folder to write to; it must be new or empty
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

/// Writes the files and lists them.
///
/// # Errors
/// The folder is not empty, or a file cannot be written.
pub fn report(args: &ExportArgs, context: &Context) -> Result<Report> {
    let files: Vec<_> = Dataset::bundled_files().collect();
    output::to_folder(files.iter().copied(), &args.folder)?;
    let rows = files.iter().map(|(path, _)| Row::new(vec![Cell::text(*path)]));
    Ok(Report::of(Table {
        headers: vec![Header::new("file", context.texts.file)],
        rows: rows.collect(),
        ..Table::default()
    }))
}
