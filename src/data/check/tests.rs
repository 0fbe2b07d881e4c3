//! Faults of a small dataset, each at its place.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::{Problem, check};
use crate::cli;
use crate::data::Files;
use crate::i18n::Language;
use crate::model::DimensionsFile;

/// Dataset to which the faults are made.
const STUDY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/own-study");

#[derive(Deserialize)]
struct Faults {
    fault: Vec<Fault>,
}

/// Changes to the files, and the problems that they cause.
#[derive(Deserialize)]
struct Fault {
    changes: Vec<Change>,
    problems: Vec<String>,
}

#[derive(Deserialize)]
struct Change {
    file: String,
    from: String,
    to: String,
}

/// Copy of the dataset with changes.
fn changed(changes: &[Change]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("facts")).unwrap();
    for part in ["", "facts"] {
        for entry in fs::read_dir(Path::new(STUDY).join(part)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, folder.path().join(part).join(path.file_name().unwrap())).unwrap();
            }
        }
    }
    for Change { file, from, to } in changes {
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap_or_default();
        assert!(text.contains(from), "{file}: {from}");
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
    }
    folder
}

fn problems(folder: &Path) -> Vec<Problem> {
    check(&Files::Folder(folder.to_owned()))
}

fn in_words(problem: &Problem, language: Language) -> String {
    format!("{}: {}", problem.position(), problem.message.get(language))
}

#[test]
fn every_kind_of_fault_is_found_at_its_place() {
    let cases: Faults = toml::from_str(include_str!("../../../tests/faults.toml")).unwrap();
    let mut wrong = Vec::new();
    for Fault { changes, problems } in cases.fault {
        let folder = changed(&changes);
        let found = self::problems(folder.path());
        let words: Vec<_> = found.iter().map(|it| in_words(it, Language::English)).collect();
        if words != problems {
            let changes = changes.iter().map(|it| format!("{}: {} → {}", it.file, it.from, it.to));
            wrong.push(format!(
                "{:#?}\nexpected {problems:#?}\nfound {words:#?}",
                changes.collect::<Vec<_>>()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn files_that_cannot_be_read_are_told_once() {
    let told = |folder: &Path| -> Vec<String> {
        problems(folder).iter().map(|it| in_words(it, Language::English)).collect()
    };
    let folder = changed(&[]);
    fs::write(folder.path().join("reference.csv"), b"id,ags\nM\xfcnster,1\n").unwrap();
    assert_eq!(told(folder.path()), ["reference.csv:2:2: the file is not UTF-8"]);
    let folder = changed(&[]);
    fs::remove_file(folder.path().join("sources.toml")).unwrap();
    assert_eq!(told(folder.path()), ["sources.toml: there is no such file"]);
    let nowhere = folder.path().join("nowhere");
    assert_eq!(problems(&nowhere)[0].message.en, "there is no such folder");
}

#[test]
fn a_bracket_too_many_is_told_at_once() {
    let areas =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/data/areas.toml")).unwrap();
    let folder = changed(&[]);
    let many = format!("rings = [[{}", "[inf, 1.0], ".repeat(20_000));
    for (from, to) in [
        ("rings = [[", "rings = [[["),
        ("rings = [[", "rings = ["),
        ("]]\n", "]\n"),
        ("rings = [[", &many),
    ] {
        let areas = areas.replacen("bkg-vg250", "register", 1).replacen(from, to, 1);
        fs::write(folder.path().join("areas.toml"), areas).unwrap();
        let start = std::time::Instant::now();
        assert_eq!(problems(folder.path()).len(), 1, "{to}");
        assert!(start.elapsed().as_secs() < 1, "{to}: {:?}", start.elapsed());
    }
}

#[test]
fn of_much_that_is_wrong_no_more_than_a_thousand_are_told() {
    let names = |end| (0..40_000).map(|n| format!("n{n}{end}")).collect::<String>();
    for (file, text) in [
        ("reference.csv", names(",")),
        ("reference.csv", "a,".repeat(40_000)),
        ("sources.toml", "[[source]]\n".repeat(40_000)),
        ("sources.toml", " ".repeat((8 << 20) + 1)),
        ("study.toml", format!("format = 2\n{}", names(" = 1\n"))),
    ] {
        let folder = changed(&[]);
        fs::write(folder.path().join(file), &text).unwrap();
        assert!((1..=1000).contains(&problems(folder.path()).len()), "{file}: {text:.50}");
    }
    let [file, from] = ["municipalities.toml", "boats_2020 = 40"].map(str::to_owned);
    let change = Change { to: names(" = 1, ") + &from, file, from };
    assert_eq!(problems(changed(&[change]).path()).len(), 1000);
}

#[test]
fn the_bundled_data_are_sound() {
    let problems = check(&Files::Bundled);
    let words: Vec<_> = problems.iter().map(|it| in_words(it, Language::English)).collect();
    assert_eq!(words, [""; 0]);
}

#[test]
fn no_dimension_can_be_called_like_an_option() {
    let known = || super::columns::OPTIONS.split(' ').chain(super::columns::TAKEN.split(' '));
    let mut unknown = option_names();
    unknown.retain(|name| !known().any(|it| it == name));
    assert_eq!(unknown, [""; 0]);
}

/// Names of all options, which no dimension of a dataset can have.
fn option_names() -> Vec<String> {
    let mut program = cli::definition(&DimensionsFile::default(), Language::English);
    program.build();
    let all = program.get_subcommands().flat_map(clap::Command::get_arguments);
    let names = all.flat_map(|arg| arg.get_long_and_visible_aliases().unwrap_or_default());
    names.map(str::to_owned).chain([cli::PERIOD.to_owned(), cli::POINTS.to_owned()]).collect()
}
