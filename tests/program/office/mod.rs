//! Workbooks and CSV for spreadsheets, read by programs that others have written: what they hold
//! is what the same question answers in JSON.

mod others;
mod sheets;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use calamine::{Data, Reader, Xlsx, open_workbook};
use tempfile::TempDir;

use crate::support::{Answer, Ask, quartier};

/// Questions whose columns are the same for people and programs.
const QUESTIONS: [&str; 14] = [
    "list",
    "list --all --columns all",
    "list --all --columns name,rent_cap_2014,population_change_2014 --period latest",
    "show altena muenster",
    "compare altena dortmund --with state",
    "compare altena bergheim --field reception",
    "stats",
    "match iserlohn",
    "match werdohl --explain --period across",
    "briefing werdohl",
    "recommendations",
    "facts",
    "sources",
    "indicators",
];

/// What a spreadsheet makes of a file.
struct Book {
    sheets: Vec<(String, Vec<Vec<Data>>)>,
}

impl Book {
    fn open(file: &Path) -> Self {
        let mut book: Xlsx<_> = open_workbook(file).expect("a workbook");
        let names = book.sheet_names();
        let mut sheet = |name: &String| {
            let formulas = book.worksheet_formula(name).expect("a sheet");
            assert!(formulas.cells().all(|(.., formula)| formula.is_empty()), "{name}");
            let rows = book.worksheet_range(name).expect("a sheet");
            (name.clone(), rows.rows().map(<[Data]>::to_vec).collect())
        };
        Self { sheets: names.iter().map(&mut sheet).collect() }
    }

    fn names(&self) -> Vec<&str> {
        self.sheets.iter().map(|(name, _)| &**name).collect()
    }

    /// The rows of a sheet below its header.
    fn rows(&self, sheet: usize) -> &[Vec<Data>] {
        &self.sheets[sheet].1[1..]
    }

    fn header(&self, sheet: usize) -> Vec<String> {
        self.sheets[sheet].1[0].iter().map(ToString::to_string).collect()
    }
}

/// A folder with the answer to a question in a file of this name.
fn written(question: &str, name: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    let said = quartier(question).arg("--output").arg(&file).answer();
    assert_eq!(said.code, Some(0), "{question}: {}", said.stderr);
    (folder, file)
}

fn workbook(question: &str) -> Book {
    let (_folder, file) = written(question, "answer.xlsx");
    Book::open(&file)
}

#[test]
fn a_workbook_is_for_files_only_and_always_the_same() {
    let file = |pause| {
        std::thread::sleep(std::time::Duration::from_secs(pause));
        let (_folder, file) = written("list --all", "a.xlsx");
        fs::read(file).unwrap()
    };
    assert!(file(0) == file(2), "the time is in it");
    let Answer { code, stdout, .. } = quartier("list").args(["--format", "XLSX"]).piped();
    assert_eq!((code, stdout.starts_with("PK")), (Some(0), true), "a pipe takes it");
}

/// The ways to hear what is no text.
trait Piped {
    fn piped(&mut self) -> Answer;
}

impl Piped for Command {
    fn piped(&mut self) -> Answer {
        let output = self.output().expect("it runs");
        let [stdout, stderr] =
            [output.stdout, output.stderr].map(|it| String::from_utf8_lossy(&it).into_owned());
        Answer { code: output.status.code(), stdout, stderr }
    }
}
