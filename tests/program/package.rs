//! The data package: the same as the commands print, with types and keys that others check.

use std::{fs, process::Command};

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{Ask, can_be_asked, quartier};

/// The tables, each with the question that it answers.
const TABLES: [(&str, &str); 6] = [
    ("municipalities", "list --all --columns all"),
    ("indicators", "indicators"),
    ("facts", "facts"),
    ("findings", "findings"),
    ("recommendations", "recommendations"),
    ("sources", "sources"),
];

fn package(options: &str) -> (TempDir, Value) {
    let folder = tempfile::tempdir().unwrap();
    let new = folder.path().join("package");
    quartier("export --as datapackage").args(options.split_whitespace()).arg(&new).text();
    let described = fs::read_to_string(new.join("datapackage.json")).unwrap();
    (folder, serde_json::from_str(&described).unwrap())
}

#[test]
fn its_tables_are_what_the_commands_print() {
    for language in ["", "--lang de"] {
        let (folder, described) = package(language);
        let resources = described["resources"].as_array().unwrap();
        assert_eq!(resources.len(), TABLES.len());
        for ((name, question), resource) in TABLES.iter().zip(resources) {
            let path = resource["path"].as_str().unwrap();
            assert_eq!(path, format!("{name}.csv"));
            let written = fs::read_to_string(folder.path().join("package").join(path)).unwrap();
            assert_eq!(written, quartier(&format!("{question} -f csv {language}")).text());
            let fields = resource["schema"]["fields"].as_array().unwrap();
            let names: Vec<_> = fields.iter().map(|it| it["name"].as_str().unwrap()).collect();
            assert_eq!(names.join(","), written.lines().next().unwrap());
        }
    }
}

#[test]
fn it_tells_units_sources_and_licences() {
    let (_folder, described) = package("");
    let fields = described["resources"][0]["schema"]["fields"].as_array().unwrap();
    let field = |name: &str| fields.iter().find(|it| it["name"] == name).unwrap();
    assert_eq!(field("vacancy_2022")["unit"], "%");
    assert_eq!(field("vacancy_2022")["type"], "number");
    assert_eq!(field("ags")["type"], "string");
    assert_eq!(field("independent_city")["type"], "boolean");
    assert_eq!(described["sources"].as_array().unwrap().len(), quartier("sources").rows().len());
    let licences = described["licenses"].as_array().unwrap();
    assert!(licences.iter().any(|it| it["title"] == "dl-de/by-2-0"));
}

#[test]
fn frictionless_finds_it_valid() {
    let mut frictionless = Command::new("python3");
    frictionless.args(["-c", "import frictionless"]);
    if !can_be_asked("frictionless", frictionless.output().is_ok_and(|it| it.status.success())) {
        return;
    }
    for options in ["", "--data tests/own-study"] {
        let (folder, _) = package(options);
        let described = folder.path().join("package/datapackage.json");
        let validate = || {
            let mut command = Command::new("python3");
            command.args(["-m", "frictionless", "validate"]).arg(&described).answer()
        };
        let answer = validate();
        assert_eq!(answer.code, Some(0), "{options}: {}{}", answer.stdout, answer.stderr);
        let sources = folder.path().join("package/sources.csv");
        let first = fs::read_to_string(&sources).unwrap().lines().next().unwrap().to_owned();
        fs::write(&sources, first + "\r\n").unwrap();
        assert_eq!(validate().code, Some(1), "{options}: findings without their sources");
    }
}
