//! Facts, findings, recommendations and sources, printed as their files have them.

use serde_json::{Map, Value, json};

use crate::support::{Ask, BUNDLED, Record, copy_of, file, files, on_one_line, quartier, text};

const LANGUAGES: [&str; 2] = ["en", "de"];

/// Records of a command by their ids, each once.
fn records(command: &str, language: &str) -> Map<String, Value> {
    let records = quartier(&format!("{command} --sources --lang {language}")).records();
    let number = records.len();
    let by_id = |it: Record| (text(&it, "id").to_owned(), it.into_iter().collect());
    let by_id: Map<_, _> = records.into_iter().map(by_id).collect();
    assert_eq!(by_id.len(), number);
    by_id
}

/// Text of the data in a language, or nothing.
fn localized(value: &Value, language: &str) -> Value {
    match value {
        Value::Object(both) => both[language].clone(),
        same => same.clone(),
    }
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

fn sources(entry: &Value) -> Value {
    [vec![entry["source"].clone()], list(&entry["also"])].concat().into()
}

fn page(command: &str, language: &str) -> String {
    on_one_line(&quartier(&format!("{command} --format text --lang {language}")).text())
}

#[test]
fn facts_are_printed_as_the_files_have_them() {
    let folder = std::path::Path::new(BUNDLED).join("facts");
    for language in LANGUAGES {
        let (records, page) = (records("facts", language), page("facts", language));
        let mut number = 0;
        for path in files(&folder) {
            let subject = file(path);
            for fact in list(&subject["fact"]) {
                let (id, record) = (&fact["id"], &records[fact["id"].as_str().unwrap()]);
                number += 1;
                assert_eq!(record["subject"], subject["subject"]);
                for key in ["text", "note", "unit", "short"] {
                    assert_eq!(record[key], localized(&fact[key], language), "{id}");
                }
                for key in ["field", "topic", "confidence", "key"] {
                    assert_eq!(record[key], fact[key], "{id}");
                }
                let (from, until) = (&fact["as_of"]["from"], &fact["as_of"]["until"]);
                let until = if until.is_null() { from } else { until };
                assert_eq!([&record["from"], &record["until"]], [from, until], "{id}");
                assert_eq!(record["value"].as_f64(), fact["value"].as_f64(), "{id}");
                assert_eq!(record["sources"], sources(&fact), "{id}");
                let said = localized(&fact["text"], language);
                assert!(page.contains(said.as_str().unwrap()), "{said}");
            }
        }
        assert_eq!((records.len(), number), (358, 358));
    }
}

#[test]
fn statements_are_printed_as_the_file_has_them() {
    let study = file("study.toml");
    for (command, key, number) in
        [("findings", "finding", 4), ("recommendations", "recommendation", 6)]
    {
        for language in LANGUAGES {
            let (records, page) = (records(command, language), page(command, language));
            let statements = list(&study[key]);
            assert_eq!((records.len(), statements.len()), (number, number));
            for statement in statements {
                let record = &records[statement["id"].as_str().unwrap()];
                for key in ["kind_label", "who", "title", "text", "note"] {
                    let said = localized(&statement[key], language);
                    assert_eq!(record[key], said, "{}", statement["id"]);
                    let said = said.as_str().unwrap_or_default();
                    let said = said.trim_start_matches(char::is_lowercase);
                    assert!(page.contains(said), "{said}");
                }
                assert_eq!(record["applies"], statement["applies"]);
                assert_eq!(record["examples"], json!(list(&statement["examples"])));
                assert_eq!(record["sources"], sources(&statement));
            }
        }
    }
}

#[test]
fn sources_are_printed_as_the_file_has_them() {
    let entries = list(&file("sources.toml")["source"]);
    for language in LANGUAGES {
        let (records, page) = (records("sources", language), page("sources", language));
        assert_eq!((records.len(), entries.len()), (387, 387));
        for entry in &entries {
            let record = &records[entry["id"].as_str().unwrap()];
            for key in ["title", "publisher", "date", "url", "licence", "issued", "language"] {
                assert_eq!(record[key], localized(&entry[key], language), "{}", entry["id"]);
            }
            assert!(page.contains(entry["url"].as_str().unwrap()), "{}", entry["id"]);
        }
    }
}

/// What a town did and met with is told in each field, the key fact of each once.
#[test]
fn each_town_has_one_key_fact_in_a_field() {
    let facts = quartier("facts").records();
    let mut keys: Vec<_> = facts.iter().filter(|it| !it["key"].is_null()).collect();
    let count = keys.len();
    assert!(count > 40, "{count}");
    keys.sort_by_key(|it| (text(it, "subject"), text(it, "key")));
    keys.dedup_by_key(|it| (text(it, "subject"), text(it, "key")));
    assert_eq!(keys.len(), count);
}

#[test]
fn people_read_where_only_part_is_confirmed() {
    for (question, phrase) in [
        ("facts --confidence medium", "(only partly confirmed)"),
        ("show bielefeld --full", "(only partly confirmed)"),
        ("search Volkening", "(only partly confirmed)"),
        ("facts --confidence medium --lang de", "(nur teilweise bestätigt)"),
        ("show bielefeld --full --lang de", "(nur teilweise bestätigt)"),
    ] {
        for format in ["text", "markdown"] {
            let answer = quartier(question).args(["--format", format]).text();
            assert!(on_one_line(&answer).contains(phrase), "{question} -f {format}: {answer}");
        }
    }
}

#[test]
fn nothing_says_that_the_report_was_read() {
    for (question, said) in [
        ("--help", "press release"),
        ("study", "The full text of the report was not available"),
        ("findings", "press release"),
        ("--help --lang de", "Pressemitteilung"),
        ("study --lang de", "Der Volltext des Gutachtens lag"),
        ("findings --lang de", "Pressemitteilung"),
    ] {
        let answer = on_one_line(&quartier(question).text());
        assert!(answer.contains(said), "{question}: {answer}");
    }
    for question in ["findings altena", "recommendations", "briefing altena --full", "study"] {
        let answer = on_one_line(&quartier(question).text());
        for said in [
            "the report says",
            "the report shows",
            "according to the report",
            "this project’s reading",
        ] {
            assert!(!answer.contains(said), "{question}: {said} in {answer}");
        }
    }
}

/// Example of the eight: what applies where, by the classes of the period that is asked for.
#[test]
fn a_statement_applies_where_its_condition_says() {
    for kind in ["finding", "recommendation"] {
        for statement in list(&file("study.toml")[kind]) {
            let Some(condition) = statement["applies"].as_str() else { continue };
            let mut question = quartier("list --all --columns id --where");
            let towns = question.arg(condition).rows();
            assert!(!towns.is_empty(), "{condition} applies nowhere");
            let command = if kind == "finding" { "findings" } else { "recommendations" };
            for town in ["altena", "dortmund", "werdohl"] {
                let printed = quartier(&format!("{command} {town}")).records();
                let is_printed = printed.iter().any(|it| it["id"] == statement["id"]);
                assert_eq!(is_printed, towns.iter().any(|it| it[0] == town), "{town} {condition}");
            }
        }
    }
}

#[test]
fn what_is_exported_is_what_is_bundled() {
    let folder = tempfile::tempdir().unwrap();
    let exported = folder.path().join("data");
    quartier("export").arg(&exported).text();
    for question in ["list --all --columns all", "facts", "study", "sources", "match iserlohn"] {
        let answer = quartier(question).text();
        assert_eq!(quartier(question).arg("--data").arg(&exported).text(), answer, "{question}");
    }
    let again = quartier("export").arg(&exported).answer();
    assert_eq!(again.code, Some(1), "{again:?}");
    // A dataset of one's own is exported in the place of the bundled one.
    let own =
        copy_of(BUNDLED, &[("municipalities.toml", "name = \"Altena\"", "name = \"Alteno\"")]);
    let copy = folder.path().join("own");
    quartier("export").arg(&copy).arg("--data").arg(own.path()).text();
    assert!(quartier("list --data").arg(&copy).text().contains("Alteno"));
    let checked = quartier("check").arg(&exported).answer();
    assert_eq!(checked.code, Some(0), "{checked:?}");
}
