//! Answers as the programs of others read them, where these are installed: `LibreOffice`,
//! `openpyxl`, a browser, man and mandoc.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use calamine::{Data, DataType};

use super::can_be_asked;
use crate::{
    questions::QUESTIONS,
    support::{Ask, quartier, workbook},
};

const NUMBERS: &str = "list --all --columns name,ags,population_2014,vacancy_2011,rent_2022";

/// Whether a program can be started.
fn is_there(name: &str, command: &mut Command) -> bool {
    can_be_asked(name, command.output().is_ok_and(|output| output.status.success()))
}

/// File of another format that `LibreOffice` makes of one, if it can read it.
fn converted(file: &Path, format: &str) -> Option<PathBuf> {
    let folder = file.parent().unwrap();
    // A profile of its own, as one that is in use would be locked.
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let mut command = Command::new("soffice");
    command.args([&profile, "--headless", "--convert-to", format, "--outdir"]);
    command.arg(folder.join("converted")).arg(file).answer();
    let result = folder.join("converted").join(file.file_name().unwrap()).with_extension(format);
    result.exists().then_some(result)
}

/// File with the answer to a question.
fn written(folder: &Path, name: &str, question: &str) -> PathBuf {
    let path = folder.join(name);
    quartier(question).arg("--output").arg(&path).text();
    path
}

#[test]
fn libreoffice_opens_workbooks() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("known.csv"), "1,2\n").unwrap();
    let has_calc = converted(&folder.path().join("known.csv"), "xlsx").is_some();
    if !can_be_asked("libreoffice-calc", has_calc) {
        return;
    }
    let book = converted(&written(folder.path(), "numbers.xlsx", NUMBERS), "xlsx").unwrap();
    let book = workbook(&fs::read(book).unwrap()).unwrap();
    for (row, expected) in book[0].1[1..].iter().zip(quartier(NUMBERS).rows()) {
        assert_eq!(row[1], Data::String(expected[1].clone()), "an AGS stays a text");
        for (cell, number) in row[2..5].iter().zip(&expected[2..]) {
            assert_eq!(cell.get_float(), number.parse().ok(), "{row:?} {expected:?}");
        }
    }
}

#[test]
fn libreoffice_opens_documents() {
    if !is_there("libreoffice", Command::new("soffice").arg("--version")) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for (name, question, most) in [
        ("briefing.docx", "briefing werdohl --lang de", 2),
        ("list.docx", "list", 2),
        ("facts.docx", "facts altena", 12),
        ("show.docx", "show dortmund --full --lang de", 40),
    ] {
        let pdf = converted(&written(folder.path(), name, question), "pdf").expect(question);
        let sheets = sheets(&fs::read(pdf).unwrap());
        assert!((1..=most).contains(&sheets), "{question} takes {sheets} sheets");
    }
}

/// Number of pages of a PDF.
fn sheets(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.matches("/Type/Page\n").count()
        + text.matches("/Type/Page/").count()
        + text.matches("/Type /Page\n").count()
}

#[test]
fn openpyxl_reads_the_types_and_the_looks_of_every_cell() {
    if !is_there("openpyxl", Command::new("python3").args(["-c", "import openpyxl"])) {
        return;
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/office/xlsx.py");
    let folder = tempfile::tempdir().unwrap();
    for question in [NUMBERS, "list", "match iserlohn --explain", "indicators"] {
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
