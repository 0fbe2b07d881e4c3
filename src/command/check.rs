//! `quartier check`: everything that is wrong with a dataset.

use std::path::PathBuf;

use super::Context;
use crate::data::check::check;
use crate::data::{Files, Problem};
use crate::report::{Block, Cell, Columns, Report, Table};
use crate::text::visible;

/// Check a dataset: every fault with file, line and column
///
/// Examples:
///   Check the bundled dataset
///     quartier check
///   Check one of your own
///     quartier check my-study
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Folder of the dataset; without it the one of --data, or the bundled one
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    folder: Option<PathBuf>,
}

impl Args {
    /// Answer of the command; it fails if anything is wrong.
    pub fn report(&self, cx: &Context) -> Report {
        let language = cx.language;
        let files = self.folder.clone().map_or_else(|| cx.dataset.files.clone(), Files::Folder);
        let [en, de] = if let Files::Folder(folder) = &files {
            [folder; 2].map(|it| visible(&it.display().to_string()))
        } else {
            ["the bundled dataset", "der mitgelieferte Datensatz"].map(str::to_owned)
        };
        let problems = check(&files);
        let faults = problems.len();
        let title = t!(language, "Check of the dataset", "Prüfung des Datensatzes");
        let columns = Columns::<Problem>::new(language)
            .for_people(["Place", "Stelle"], |it| visible(&it.position()))
            .for_programs("file", |it| visible(&it.file))
            .for_programs("line", |it| it.place.map(|place| Cell::whole(place.0)))
            .for_programs("column", |it| it.place.map(|place| Cell::whole(place.1)))
            .for_everyone("message", ["Message", "Meldung"], |it| {
                visible(it.message.get(language))
            });
        let mut report = Report::of_table(title, language, Table::of(columns, problems));
        if faults == 0 {
            let sentence = t!(language, "{en}: no faults", "{de}: keine Fehler");
            report.page = vec![Block::paragraph(sentence)];
        } else {
            report.failure = Some(tr!("{en}: faults: {faults}", "{de}: {faults} Fehler"));
        }
        report
    }
}
