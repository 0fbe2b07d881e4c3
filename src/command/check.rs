//! `quartier check`: whether a dataset is sound.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::Context;
use crate::{
    characters::visible,
    dataset::{
        Dataset,
        check::{Problem, Severity, check},
    },
    report::{Cell, Header, Report, Row, Table},
};

/// What to check.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The folder of the dataset [default: that of --data, else the bundled one]
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// Lists everything that is wrong with a dataset; the program fails if anything is an error. No
/// dimension may have one of the names in `taken`.
///
/// # Errors
/// The folder cannot be read.
pub fn report(args: &CheckArgs, taken: &[String], context: &Context) -> Result<Report> {
    let dataset = args.folder.clone().map_or_else(|| context.dataset.clone(), Dataset::Folder);
    let problems = check(&dataset, taken)?;
    let texts = context.texts;
    let mut report = Report::of(Table {
        headers: vec![
            Header::for_people(texts.place),
            Header::for_programs("file"),
            Header::for_programs("line"),
            Header::for_programs("column"),
            Header::new("severity", texts.severity),
            Header::new("message", texts.message),
        ],
        rows: problems.iter().map(|problem| row(problem, context)).collect(),
        ..Table::default()
    });
    let count = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let found = format!("{}: {errors}, {}: {warnings}", texts.errors, texts.warnings);
    if errors > 0 {
        report.failure = Some(format!("{}: {found}", dataset.name()));
    } else {
        report.remarks.push(format!("{}: {found}", dataset.name()));
    }
    Ok(report)
}

fn row(problem: &Problem, context: &Context) -> Row {
    // Nothing that anyone has to edit has four thousand million lines.
    let whole =
        |number: usize| Cell::number(f64::from(u32::try_from(number).unwrap_or(u32::MAX)), 0);
    let (line, column) = match problem.place {
        Some((line, column)) => (whole(line), whole(column)),
        None => (Cell::MISSING, Cell::MISSING),
    };
    let severity = match problem.severity {
        Severity::Error => context.texts.error,
        Severity::Warning => context.texts.warning,
    };
    Row::new(vec![
        Cell::text(visible(&problem.position())),
        Cell::text(visible(&problem.file)),
        line,
        column,
        Cell::term(problem.severity.as_str(), severity),
        Cell::text(visible(&problem.message)),
    ])
}
