//! The program for Windows, under wine, on a German system.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{fs, thread};

use super::can_be_asked;
use crate::support::{Answer, Ask, docx, read, workbook};

/// `cargo build --release --target x86_64-pc-windows-gnu` builds it.
const PROGRAM: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/target/x86_64-pc-windows-gnu/release/quartier.exe");

/// Library that old versions of wine lack.
const RANDOM: &str = "\
#include <windows.h>
#include <ntsecapi.h>
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T length) {
    return RtlGenRandom(bytes, length);
}
";

/// Folder with the program, and a Windows of its own.
struct Windows(tempfile::TempDir);

impl Windows {
    fn new() -> Self {
        let windows = Self(tempfile::tempdir().unwrap());
        fs::copy(PROGRAM, windows.path().join("quartier.exe")).unwrap();
        let mut compiler = Command::new("x86_64-w64-mingw32-gcc")
            .args(["-shared", "-x", "c", "-", "-ladvapi32", "-o"])
            .arg(windows.path().join("bcryptprimitives.dll"))
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        compiler.stdin.take().unwrap().write_all(RANDOM.as_bytes()).unwrap();
        assert!(compiler.wait().unwrap().success());
        windows
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn wine(&self, program: &str) -> Command {
        let mut wine = Command::new("wine");
        wine.arg(program).current_dir(self.path());
        wine.env("WINEPREFIX", self.path().join("wine")).env("WINEDEBUG", "-all");
        // Where no locale of Germany is installed, wine needs one that knows umlauts.
        wine.env_remove("LC_ALL").env("LANG", "de_DE.UTF-8").env("LC_CTYPE", "C.UTF-8");
        wine
    }

    /// Answer to a question, its words apart by blanks.
    fn ask(&self, question: &str) -> Answer {
        self.wine("quartier.exe").args(question.split_whitespace()).answer()
    }

    /// What it says of what it did, when all goes well.
    fn said(&self, question: &str) -> String {
        let answer = self.ask(question);
        assert_eq!(answer.code, Some(0), "{question}: {}", answer.stderr);
        answer.stderr.replace('\r', "")
    }

    fn bytes(&self, file: &str) -> Vec<u8> {
        fs::read(self.path().join(file)).unwrap()
    }
}

impl Drop for Windows {
    fn drop(&mut self) {
        let server = Command::new("wineserver")
            .arg("-k")
            .env("WINEPREFIX", self.0.path().join("wine"))
            .status();
        assert!(server.is_ok() || thread::panicking());
    }
}

fn is_there() -> bool {
    let has_wine = Command::new("wine").arg("--version").output().is_ok();
    let has_compiler = Command::new("x86_64-w64-mingw32-gcc").arg("--version").output().is_ok();
    can_be_asked("wine", has_wine && has_compiler && Path::new(PROGRAM).exists())
}

#[test]
fn it_speaks_german_and_writes_whatever_an_office_opens() {
    if !is_there() {
        return;
    }
    let windows = Windows::new();
    assert!(windows.ask("hilfe").stdout.contains("kurzbericht"));
    assert!(windows.ask("ähnlich münster -f text").stdout.contains("Bielefeld"));
    fs::create_dir(windows.path().join("rat")).unwrap();
    for (file, question) in [
        ("werdohl.html", "kurzbericht werdohl"),
        ("werdohl.docx", "kurzbericht werdohl"),
        ("liste.xlsx", "liste --alle"),
        ("karte.geojson", "karte --alle"),
    ] {
        let said = windows.said(&format!(r"{question} -o rat\{file}"));
        assert!(said.contains(&format!(r"geschrieben: rat\{file}")), "{said}");
        let said = windows.said(&format!(r"{question} -o rat\{file}"));
        assert!(said.contains("(ersetzt)"), "{said}");
    }
    read("html", &windows.bytes("rat/werdohl.html")).unwrap();
    docx(&windows.bytes("rat/werdohl.docx")).unwrap();
    assert_eq!(workbook(&windows.bytes("rat/liste.xlsx")).unwrap()[0].1.len(), 397);
    read("geojson", &windows.bytes("rat/karte.geojson")).unwrap();
}

#[test]
fn it_writes_and_checks_folders_by_their_names_with_backslashes() {
    if !is_there() {
        return;
    }
    let windows = Windows::new();
    fs::create_dir(windows.path().join("daten")).unwrap();
    windows.said(r"exportiere daten\eigene");
    windows.said(r"prüfe daten\eigene");
    let file = windows.path().join("daten/eigene/fields.toml");
    fs::write(&file, fs::read_to_string(&file).unwrap().replacen("id =", "it =", 1)).unwrap();
    let answer = windows.ask(r"prüfe daten\eigene -f text");
    assert_eq!(answer.code, Some(1), "{answer:?}");
    assert!(answer.stdout.contains("fields.toml:"), "{answer:?}");
    windows.said(r"exportiere daten\seiten --als site");
    assert!(windows.path().join("daten/seiten/de/briefing/werdohl.html").exists());
}

#[test]
fn a_file_that_another_program_has_open_stays_as_it_is() {
    if !is_there() {
        return;
    }
    let windows = Windows::new();
    let mut other = windows.wine("cmd");
    other.args(["/c", "pause > offen.html"]).stdin(Stdio::piped()).stderr(Stdio::null());
    let mut other = other.spawn().unwrap();
    while !windows.path().join("offen.html").exists() {
        thread::sleep(Duration::from_millis(50));
    }
    let answer = windows.ask("kurzbericht werdohl -o offen.html");
    assert_eq!(answer.code, Some(1), "{answer:?}");
    assert!(answer.stderr.contains("in einem anderen Programm geöffnet"), "{answer:?}");
    drop(other.stdin.take());
    other.wait().unwrap();
}
