//! What openpyxl and `LibreOffice` make of the files, where they are installed. With
//! `QUARTIER_REQUIRE=openpyxl,libreoffice` they have to be.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use calamine::{Data, DataType};

use super::{Book, written};
use crate::support::{Ask, Record, can_be_asked, quartier};

const QUESTIONS: [&str; 5] =
    ["list --all --columns all", "match iserlohn --explain", "show altena", "facts", "map"];

/// Whether the program can be started.
fn is_there(name: &str, command: &mut Command) -> bool {
    can_be_asked(name, command.output().is_ok_and(|output| output.status.success()))
}

#[test]
fn openpyxl_reads_the_types_and_the_looks_of_every_cell() {
    if !is_there("openpyxl", Command::new("python3").args(["-c", "import openpyxl"])) {
        return;
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/office/xlsx.py");
    for question in QUESTIONS {
        let (_folder, workbook) = written(&format!("{question} --lang de"), "a.xlsx");
        let (_folder, json) = written(&format!("{question} --sources"), "a.json");
        let answer = Command::new("python3").arg(script).args([workbook, json]).answer();
        assert_eq!((answer.code, &*answer.stderr), (Some(0), ""), "{question}");
    }
}

fn has_libreoffice() -> bool {
    is_there("libreoffice", Command::new("soffice").arg("--version"))
}

/// What `LibreOffice` makes of a file when it saves it in another format.
fn converted(file: &Path, import: Option<&str>, format: &str) -> PathBuf {
    let folder = file.parent().unwrap();
    let out = folder.join("converted");
    // A profile of its own, as one that is in use would be locked.
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let mut command = Command::new("soffice");
    command.args([&profile, "--headless"]);
    command.args(import.map(|it| format!("--infilter={it}")));
    command.args(["--convert-to", format, "--outdir"]).arg(&out).arg(file);
    let answer = command.answer();
    let ending = format.split(':').next().unwrap();
    let result = out.join(file.file_name().unwrap()).with_extension(ending);
    assert!(result.exists(), "{answer:?}");
    result
}

/// The numbers of the records, in their order.
fn numbers(question: &str) -> Vec<f64> {
    let records: Vec<Record> = quartier(question).records();
    let values = records.iter().flat_map(Record::values);
    let mut numbers: Vec<_> = values.filter_map(serde_json::Value::as_f64).collect();
    numbers.sort_by(f64::total_cmp);
    numbers
}

/// The numbers on the first sheet behind the two keys, in their order.
fn numbers_on(book: &Book) -> Vec<f64> {
    let cells = book.rows(0).iter().flat_map(|row| row.iter().skip(2));
    let mut numbers: Vec<_> = cells.filter_map(Data::get_float).collect();
    numbers.sort_by(f64::total_cmp);
    numbers
}

const NUMBERS: &str =
    "list --all --columns population_2014,vacancy_2011,population_change_2014,rent_2022";

#[test]
fn libreoffice_in_german_reads_numbers_as_numbers() {
    /// Semicolons, quotes, UTF-8, from the first line, German, numbers recognised.
    const GERMAN: &str = "CSV:59,34,76,1,,1031,false,true";

    if !has_libreoffice() {
        return;
    }
    let (_folder, file) = written(&format!("{NUMBERS} --format excel-csv"), "a.csv");
    let book = Book::open(&converted(&file, Some(GERMAN), "xlsx"));
    assert_eq!(numbers_on(&book), numbers(NUMBERS));
}

#[test]
fn libreoffice_opens_workbooks_and_prints_them() {
    if !has_libreoffice() {
        return;
    }
    let (_folder, file) = written(NUMBERS, "a.xlsx");
    let book = Book::open(&converted(&file, None, "xlsx"));
    for (row, expected) in book.rows(0).iter().zip(quartier(NUMBERS).rows()) {
        assert_eq!(row[1], Data::String(expected[1].clone()), "AGS stay texts");
    }
    assert_eq!(numbers_on(&book), numbers(NUMBERS));
    let pdf = fs::read(converted(&file, None, "pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF"));
}
