//! `quartier check`: whether a dataset is sound.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::Command;
use crate::{
    characters::visible,
    dataset::{
        Dataset, Folder,
        check::{Problem, Severity, check},
    },
    presentation::Context,
    report::{Cell, Columns, Holds, Report, Shape, Table},
    text::{Texts, Value},
};

#[derive(Debug, Args)]
pub struct CheckArgs {
    #[arg(value_name = Value::Folder)]
    folder: Option<PathBuf>,
}

impl Command for CheckArgs {
    const NAME: &'static str = "check";
    const ALIASES: &'static [&'static str] = &["prüfe", "pruefe", "prüfen", "pruefen"];
    const NEEDS_DATA: bool = false;

    fn title(texts: &Texts) -> &'static str {
        texts.check_of_data
    }

    fn shapes(context: &Context) -> Result<Vec<Shape>> {
        Ok(vec![Shape::of(Table::of(columns(context), []))])
    }

    /// Lists everything that is wrong with a dataset; the program fails if anything is an error.
    fn report(&self, context: &Context) -> Result<Report> {
        let own = self.folder.clone().map(|path| Dataset::Folder(Folder::new(path)));
        let dataset = own.unwrap_or_else(|| context.dataset.clone());
        // What else is said in an error is the result here, and in the language of results.
        context.language.speak();
        let problems = check(&dataset, &(context.option_names)())?;
        let count = |severity| problems.iter().filter(|it| it.severity == severity).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let texts = context.texts;
        let found = format!(
            "{}: {}: {errors}, {}: {warnings}",
            dataset.name(),
            texts.errors,
            texts.warnings
        );
        let mut report = Report::of(Table::of(columns(context), problems));
        if errors > 0 {
            report.failure = Some(found);
        } else {
            report.remarks.push(found);
        }
        Ok(report)
    }
}

fn columns(context: &Context) -> Columns<'_, Problem> {
    // Nothing that anyone has to edit has four thousand million lines.
    let whole = |number: Option<usize>| {
        let number = number.map(|number| u32::try_from(number).unwrap_or(u32::MAX));
        number.map(|number| Cell::number(number.into(), 0)).unwrap_or_default()
    };
    let severity = |it: &Problem| {
        let label = match it.severity {
            Severity::Error => context.texts.error,
            Severity::Warning => context.texts.warning,
        };
        Cell::term(it.severity.as_str(), label)
    };
    let texts = context.texts;
    Columns::<Problem>::new()
        .for_people(texts.place, |it| Cell::text(visible(&it.position())))
        .for_programs("file", |it| Cell::text(visible(&it.file)))
        .for_programs("line", move |it| whole(it.place.map(|(line, _)| line)))
        .holding(Holds::Number)
        .for_programs("column", move |it| whole(it.place.map(|(_, at)| at)))
        .holding(Holds::Number)
        .for_everyone("severity", texts.severity, severity)
        .for_everyone("message", texts.message, |it| Cell::text(visible(&it.message)))
}
