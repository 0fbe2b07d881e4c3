//! The JSON Schemas, by a validator that others have written: what the program answers and the
//! data themselves are as they say.

use std::{collections::BTreeMap, fs, path::Path};

use jsonschema::Validator;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{Ask, files, quartier};

/// Questions to each command whose records have all its keys, in all their variants.
const QUESTIONS: [&str; 33] = [
    "list",
    "list --all --columns all",
    "list --all --columns all --period latest --sources",
    "list --count",
    "list --all --limit 3 --size small",
    "show altena",
    "show iserlohn --full --period latest",
    "compare altena dortmund",
    "compare altena iserlohn --with district,state --sources",
    "compare altena bergheim --field reception",
    "stats",
    "stats rent_2022,vacancy_2011 --by size --sources",
    "match iserlohn",
    "match werdohl --explain --sources",
    "match iserlohn --all --period latest",
    "match werdohl --explain --period across",
    "briefing werdohl",
    "briefing altena --full --period across",
    "map",
    "map iserlohn --sources",
    "map --shade rent_2022 --sources",
    "findings",
    "recommendations --examples",
    "facts",
    "facts muenster --field volunteering",
    "search wohnen",
    "search nowhere-at-all",
    "indicators",
    "indicators vacancy",
    "sources",
    "study",
    "check",
    "check tests/faulty-study",
];

/// The schema of this name, which itself is a schema.
fn schema(name: &str) -> Value {
    let schema: Value = serde_json::from_str(&quartier("schema").args([name]).text()).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert!(jsonschema::meta::is_valid(&schema), "{name}");
    schema
}

fn validator(schema: &Value) -> Validator {
    jsonschema::validator_for(schema).unwrap()
}

/// What is wrong with something.
fn faults(validator: &Validator, value: &Value) -> Vec<String> {
    let faults = validator.iter_errors(value).take(3);
    faults.map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

#[test]
fn what_every_command_answers_is_as_its_schema_says() {
    let mut schemas = BTreeMap::new();
    for question in QUESTIONS {
        let command = question.split(' ').next().unwrap();
        let schema = schemas.entry(command).or_insert_with(|| validator(&schema(command)));
        let ask = |format: &str| quartier(question).args(["--format", format]).answer().stdout;
        let records: Value = serde_json::from_str(&ask("json")).unwrap();
        assert_eq!(faults(schema, &records), [""; 0], "{question}");
        let lines = ask("jsonl");
        let lines = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        assert_eq!(faults(schema, &lines.collect()), [""; 0], "{question} as lines");
    }
    let computed = "vacancy_2022 - vacancy_2011 as change";
    let records = quartier("list --format json --columns").arg(computed).text();
    assert_eq!(faults(&schemas["list"], &serde_json::from_str(&records).unwrap()), [""; 0]);
    let folder = tempfile::tempdir().unwrap();
    let records = quartier("export --format json").arg(folder.path().join("new")).text();
    let records = serde_json::from_str(&records).unwrap();
    assert_eq!(faults(&validator(&schema("export")), &records), [""; 0]);
}

#[test]
fn a_record_with_another_type_or_without_a_key_is_refused() {
    for question in ["facts altena", "sources", "match altena", "indicators rent", "stats"] {
        let command = question.split(' ').next().unwrap();
        let schema = validator(&schema(command));
        let records: Value =
            serde_json::from_str(&quartier(question).args(["--format", "json"]).text()).unwrap();
        for key in records[0].as_object().unwrap().keys() {
            let mut without = records.clone();
            without[0].as_object_mut().unwrap().remove(key);
            // Sources are there where they are asked for.
            let is_asked_for = key == "sources" && command == "stats";
            assert_eq!(schema.is_valid(&without), is_asked_for, "{question} without {key}");
            let mut other = records.clone();
            other[0][key] = json!({ "a": "b" });
            assert!(!schema.is_valid(&other), "{question} with another {key}");
        }
        let mut more = records.clone();
        more[0]["invented"] = json!(1);
        assert!(!schema.is_valid(&more), "{question} with an invented key");
    }
}

/// A TOML file as JSON.
fn toml(path: &Path) -> Value {
    serde_json::to_value(toml::from_str::<toml::Table>(&fs::read_to_string(path).unwrap()).unwrap())
        .unwrap()
}

fn exported(options: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    quartier("export").args(options.split_whitespace()).arg(folder.path()).text();
    folder
}

#[test]
fn the_first_line_of_each_file_leads_to_a_schema_that_it_fits() {
    for options in ["", "--empty", "--empty --lang de"] {
        let folder = exported(options);
        let mut count = 0;
        for path in files(folder.path()).iter().filter(|it| it.extension().unwrap() == "toml") {
            let text = fs::read_to_string(path).unwrap();
            let schema = text.lines().next().unwrap().strip_prefix("#:schema ").unwrap();
            let schema = fs::read_to_string(path.parent().unwrap().join(schema)).unwrap();
            let schema = validator(&serde_json::from_str(&schema).unwrap());
            let value = toml(path);
            assert_eq!(faults(&schema, &value), [""; 0], "{}", path.display());
            let mut more = value.clone();
            more["invented"] = json!(1);
            assert!(!schema.is_valid(&more), "{}", path.display());
            count += 1;
        }
        assert!(count > 8, "{options}");
        let told = quartier("check").arg(folder.path()).answer();
        assert!(told.stderr.ends_with("errors: 0, warnings: 0\n"), "{options}: {told:?}");
    }
}

#[test]
fn the_lines_of_the_table_are_as_their_schema_says() {
    let schema = validator(&schema("reference.csv"));
    let mut reader = csv::Reader::from_path("data/reference.csv").unwrap();
    let headers = reader.headers().unwrap().clone();
    let texts = ["id", "ags", "name", "derived", "estimated"];
    let line = |line: csv::StringRecord| {
        let cells = headers.iter().zip(line.iter()).map(|(key, cell)| {
            let number = cell.parse::<f64>().ok().filter(|_| !texts.contains(&key));
            let value = match (cell, number) {
                ("", _) => Value::Null,
                ("true" | "false", _) => json!(cell == "true"),
                (_, Some(number)) => json!(number),
                (text, None) => json!(text),
            };
            (key.to_owned(), value)
        });
        cells.collect::<Value>()
    };
    let lines: Value = reader.records().map(|it| line(it.unwrap())).collect();
    assert_eq!(lines.as_array().unwrap().len(), 388);
    assert_eq!(faults(&schema, &lines), [""; 0]);
}

#[test]
fn all_schemas_stand_in_one_document() {
    let all: Value = serde_json::from_str(&quartier("schema").text()).unwrap();
    assert!(jsonschema::meta::is_valid(&all));
    let names = all["$defs"].as_object().unwrap();
    for (name, embedded) in names {
        let mut alone = schema(name);
        alone["$id"] = format!("urn:quartier:schema:{name}").into();
        assert_eq!(*embedded, alone, "{name}");
    }
    // References lead to where they belong.
    let mut of_lists = all.clone();
    of_lists["$ref"] = json!("urn:quartier:schema:list");
    let records = serde_json::from_str(&quartier("list --format json").text()).unwrap();
    assert_eq!(faults(&validator(&of_lists), &records), [""; 0]);
    assert!(!validator(&of_lists).is_valid(&json!([{ "id": 1 }])));
}

/// The keys of a schema of records with their types, each in a line.
fn keys(name: &str, schema: &Value) -> Vec<String> {
    let record = &schema["$defs"]["record"];
    let shapes = record["anyOf"].as_array().cloned().unwrap_or_else(|| vec![record.clone()]);
    let mut lines = Vec::new();
    for shape in shapes {
        let required = shape["required"].as_array().unwrap();
        for (key, value) in shape["properties"].as_object().unwrap() {
            let sort = match &value["type"] {
                Value::Array(types) => {
                    types.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("|")
                }
                Value::String(only) => only.clone(),
                _ => "word|null".to_owned(),
            };
            let always = if required.contains(&json!(key)) { "always" } else { "asked" };
            lines.push(format!("{name}\t{key}\t{sort}\t{always}"));
        }
    }
    lines.sort();
    lines.dedup();
    lines
}

#[test]
fn no_key_of_a_record_goes_away_or_changes_its_type() {
    const RECORDED: &str = "tests/keys.tsv";

    let all: Value = serde_json::from_str(&quartier("schema").text()).unwrap();
    let known = all["$defs"].as_object().unwrap().iter();
    let records = known.filter(|(_, schema)| schema["type"] == "array");
    let now: Vec<String> = records.flat_map(|(name, schema)| keys(name, schema)).collect();
    let written = fs::read_to_string(RECORDED).unwrap();
    let recorded: Vec<&str> = written.lines().skip(1).collect();
    let gone: Vec<_> = recorded.iter().filter(|it| !now.iter().any(|now| now == *it)).collect();
    let new: Vec<_> = now.iter().filter(|it| !recorded.contains(&it.as_str())).collect();
    assert!(
        gone.is_empty(),
        "records lack what they had, or it has another type: {gone:#?}\n\
         Scripts rely on it. Restore it, or raise the major version in Cargo.toml, tell it in \
         CHANGELOG.md and take these lines out of {RECORDED}."
    );
    assert!(
        new.is_empty(),
        "records have something new. Add these lines to {RECORDED}, which keeps them from then \
         on, and tell them in CHANGELOG.md:\n{}",
        new.iter().map(|line| line.as_str()).collect::<Vec<_>>().join("\n")
    );
}
