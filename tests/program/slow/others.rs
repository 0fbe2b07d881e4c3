//! Answers as the programs of others read them, where these are installed: `LibreOffice`,
//! `openpyxl`, a browser, man and mandoc.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use calamine::{Data, DataType};

use super::can_be_asked;
use crate::questions::QUESTIONS;
use crate::support::{Ask, quartier, workbook};

const NUMBERS: &str = "list --all --columns name,ags,population_2014,vacancy_2011,rent_2022";

/// Whether a program can be started.
fn is_there(name: &str, command: &mut Command) -> bool {
    can_be_asked(name, command.output().is_ok_and(|output| output.status.success()))
}

/// Files of another format that `LibreOffice` makes of those in a folder that it can read.
fn converted(folder: &Path, format: &str) -> Vec<PathBuf> {
    // A profile of its own, as one that is in use would be locked.
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let mut command = Command::new("soffice");
    command.args([&profile, "--headless", "--convert-to", format, "--outdir"]);
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    command.arg(folder.join("converted")).args(files.filter(|it| it.is_file())).answer();
    let results = fs::read_dir(folder.join("converted")).into_iter().flatten();
    results.map(|file| file.unwrap().path()).collect()
}

/// File with the answer to a question, of the same name.
fn written(folder: &Path, question: &str, format: &str) -> PathBuf {
    let path = folder.join(format!("{question}.{format}"));
    quartier(question).arg("--output").arg(&path).text();
    path
}

#[test]
fn libreoffice_opens_workbooks() {
    let folder = tempfile::tempdir().unwrap();
    written(folder.path(), NUMBERS, "xlsx");
    let books = converted(folder.path(), "xlsx");
    if !can_be_asked("libreoffice-calc", !books.is_empty()) {
        return;
    }
    let book = workbook(&fs::read(&books[0]).unwrap()).unwrap();
    for (row, expected) in book[0].1[1..].iter().zip(quartier(NUMBERS).rows()) {
        assert_eq!(row[1], Data::String(expected[1].clone()), "an AGS stays a text");
        for (cell, number) in row[2..5].iter().zip(&expected[2..]) {
            assert_eq!(cell.get_float(), number.parse().ok(), "{row:?} {expected:?}");
        }
    }
}

/// Briefings that are among the longest.
fn briefings() -> impl Iterator<Item = String> {
    let towns =
        "koeln wuppertal rheda-wiedenbrueck hennef-sieg frechen aachen nieheim engelskirchen";
    towns.split(' ').map(|town| format!("briefing {town} --lang de"))
}

/// Asserts that a PDF has pages, and only one of a briefing.
fn is_short(pdf: &Path) {
    let (name, bytes) = (pdf.file_name().unwrap().to_string_lossy(), fs::read(pdf).unwrap());
    let text = String::from_utf8_lossy(&bytes);
    let marks = ["/Type/Page\n", "/Type/Page/", "/Type /Page\n"];
    let sheets: usize = marks.iter().map(|it| text.matches(it).count()).sum();
    assert!(sheets == 1 || (sheets > 1 && !name.starts_with("briefing")), "{name}: {sheets}");
}

#[test]
fn libreoffice_opens_documents_and_has_one_sheet_for_a_briefing() {
    if !is_there("libreoffice", Command::new("soffice").arg("--version")) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let others = ["list", "facts altena", "show dortmund --full --lang de"].map(String::from);
    let questions: Vec<_> = briefings().chain(others).collect();
    for question in &questions {
        written(folder.path(), question, "docx");
    }
    let documents = converted(folder.path(), "pdf");
    assert_eq!(documents.len(), questions.len());
    for pdf in documents {
        is_short(&pdf);
    }
}

#[test]
fn chromium_prints_a_briefing_on_one_sheet() {
    if !is_there("chromium", Command::new("chromium").arg("--version")) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for question in briefings() {
        let page = written(folder.path(), &question, "html");
        let pdf = page.with_extension("pdf");
        let mut browser = Command::new("chromium");
        browser.args(["--headless", "--no-sandbox", "--disable-gpu"]).arg(page);
        browser.arg(format!("--print-to-pdf={}", pdf.display())).answer();
        is_short(&pdf);
    }
}

#[test]
fn openpyxl_reads_the_types_and_the_looks_of_every_cell() {
    if !is_there("openpyxl", Command::new("python3").args(["-c", "import openpyxl"])) {
        return;
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/office/xlsx.py");
    let folder = tempfile::tempdir().unwrap();
    let others = ["list", "match iserlohn --explain", "indicators", "facts altena", "show altena"];
    for question in others.into_iter().chain([NUMBERS]) {
        let book = folder.path().join("a.xlsx");
        quartier(question).args(["--lang", "de", "--output"]).arg(&book).text();
        let answer = Command::new("python3").arg(script).arg(book).answer();
        assert_eq!((answer.code, &*answer.stderr), (Some(0), ""), "{question}");
    }
}

/// `tests/browser/pages.mjs` says what it takes; without that the test is left out.
#[test]
fn pages_are_valid_accessible_and_no_wider_than_a_phone() {
    if !can_be_asked("browser", env::var_os("QUARTIER_BROWSER_PACKAGES").is_some()) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/pages.mjs");
    let mut check = Command::new("node");
    check.arg(script);
    for question in QUESTIONS {
        for language in ["en", "de"] {
            let name = question.replace('/', "-");
            let file = folder.path().join(format!("{name} {language}.html"));
            quartier(question).args(["--lang", language, "--output"]).arg(&file).text();
            check.arg(file);
        }
    }
    let answer = check.answer();
    assert_eq!((answer.code, &*answer.stdout), (Some(0), ""), "{}", answer.stderr);
}

#[test]
fn man_and_mandoc_have_nothing_to_say() {
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("man1");
    quartier("man --all").arg(&pages).text();
    let pages: Vec<PathBuf> = fs::read_dir(pages).unwrap().map(|it| it.unwrap().path()).collect();
    assert!(pages.len() > 15, "{pages:?}");
    let has_man = is_there("man", Command::new("man").arg("--version"));
    let has_mandoc = can_be_asked("mandoc", Command::new("mandoc").output().is_ok());
    for page in pages {
        if has_man {
            let mut man = Command::new("man");
            man.args(["--warnings", "-E", "UTF-8", "-l"]).arg(&page);
            let answer = man.env("MANWIDTH", "80").env("LC_ALL", "C.UTF-8").answer();
            assert_eq!((answer.code, &*answer.stderr), (Some(0), ""), "{}", page.display());
            assert!(answer.stdout.len() > 300, "{}: {}", page.display(), answer.stdout);
        }
        if has_mandoc {
            let answer =
                Command::new("mandoc").args(["-T", "lint", "-W", "warning"]).arg(&page).answer();
            assert_eq!((&*answer.stdout, &*answer.stderr), ("", ""), "{}", page.display());
        }
    }
}
