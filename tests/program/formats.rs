//! Every question in every format that it takes, as readers that others have written read it.

use std::collections::{BTreeMap, BTreeSet};

use calamine::{Data, DataType};
use serde_json::Value;

use crate::questions::{FORMATS, QUESTIONS, command, takes};
use crate::support::{
    Ask, Record, docx, elements, for_each, list, on_one_line, quartier, read, text, workbook,
};

/// Commands whose JSON has the shape of the thing, not of rows.
const SHAPED: [&str; 2] = ["show", "compare"];

#[test]
fn every_answer_can_be_read_and_programs_read_the_same_in_every_format() {
    for_each(&QUESTIONS, |question| {
        let mut answers = BTreeMap::new();
        for format in FORMATS.into_iter().filter(|format| takes(question, format)) {
            let answer = quartier(question).args(["--format", format]).bytes();
            read(format, &answer).unwrap_or_else(|error| panic!("{question} -f {format}: {error}"));
            answers.insert(format, answer);
        }
        if takes(question, "csv") && !SHAPED.contains(&command(question)) {
            let text = |format| str::from_utf8(&answers[format]).unwrap();
            assert_same(question, ["csv", "tsv", "json", "jsonl"].map(text));
        }
    });
}

/// The order, or the time of a file, could be another one.
#[test]
fn the_second_answer_is_the_first() {
    for format in ["tsv", "xlsx", "docx"] {
        for question in ["list --all", "match werdohl --explain", "facts altena"] {
            let ask = || quartier(question).args(["--format", format]).bytes();
            assert!(ask() == ask(), "{question} -f {format}");
        }
    }
}

fn assert_same(question: &str, [csv, tsv, json, jsonl]: [&str; 4]) {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
    let rows: Vec<Vec<String>> = rows.collect();
    let mut lines = tsv.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    assert_eq!(lines.next().unwrap(), header, "{question}");
    for (line, row) in lines.zip(&rows) {
        let row: Vec<String> = row.iter().map(|it| on_one_line(it)).collect();
        let line: Vec<String> = line.into_iter().map(on_one_line).collect();
        assert_eq!(line, row, "{question}");
    }
    let records: Vec<Record> = serde_json::from_str(json).unwrap();
    let of_lines = jsonl.lines().map(|line| serde_json::from_str(line).unwrap());
    assert_eq!(records, of_lines.collect::<Vec<Record>>(), "{question}");
    assert_eq!((records.len(), tsv.lines().count()), (rows.len(), rows.len() + 1), "{question}");
    for (record, row) in records.iter().zip(&rows) {
        assert_eq!(record.len(), header.len(), "{question}");
        for (key, written) in header.iter().zip(row) {
            let is_same = is_same(&cell(&record[key]), written);
            assert!(is_same, "{question} {key}: {record:?} {row:?}");
        }
    }
}

/// Value of JSON as a table writes it.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(cell).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

/// Whether two cells say the same: numbers are numbers, whatever zeros they end in.
fn is_same(a: &str, b: &str) -> bool {
    a == b || matches!((a.parse::<f64>(), b.parse::<f64>()), (Ok(a), Ok(b)) if a == b)
}

#[test]
fn a_format_that_a_command_does_not_take_is_refused_with_one_that_it_takes() {
    for (question, format, instead) in [
        ("briefing werdohl", "json", "show"),
        ("briefing werdohl", "tsv", "show"),
        ("study", "csv", ""),
        ("facts altena", "geojson", "list"),
        ("stats", "geojson", "map"),
        ("sources", "geojson", "match"),
    ] {
        let answer = quartier(question).args(["--format", format]).answer();
        assert_eq!((answer.code, &*answer.stdout), (Some(2), ""), "{question} -f {format}");
        assert!(answer.stderr.starts_with("error: "), "{question}: {}", answer.stderr);
        assert!(answer.stderr.contains(instead), "{question}: {}", answer.stderr);
    }
}

#[test]
fn a_town_and_an_attribute_are_objects() {
    let towns = quartier("show altena dortmund").records();
    let [altena, _] = &*towns else { panic!("{} objects", towns.len()) };
    assert_eq!((text(altena, "id"), text(altena, "ags")), ("altena", "05962004"));
    assert_eq!(altena["population_2014"], 17_270);
    assert_eq!(altena["classes"]["size"], serde_json::json!({"study": "small", "latest": "small"}));
    assert!(altena["close"]["study"].is_array() && altena["close"]["latest"].is_array());
    assert!(altena["facts"].as_array().unwrap().len() > 10);

    let question = "compare altena dortmund --columns population_2014,size --with state";
    let attributes = quartier(question).records();
    let [population, size] = &*attributes else { panic!("{} objects", attributes.len()) };
    assert_eq!(text(population, "key"), "population_2014");
    assert_eq!(population["values"]["altena"], 17_270);
    assert_eq!(size["values"]["dortmund"], "large");
    assert!(population["medians"]["state"]["count"].as_u64() >= Some(394));
}

/// Keys are promises: who changes one changes this file and CHANGELOG.
#[test]
fn keys_are_those_that_programs_know() {
    let known = include_str!("../keys.tsv").lines().skip(1);
    let known: Vec<(&str, &str)> = known.map(|line| line.split_once('\t').unwrap()).collect();
    assert!(known.len() > 15, "{known:?}");
    for_each(&known, |(question, keys)| {
        let (question, format) = question.split_once(" -f ").unwrap_or((question, "tsv"));
        let answer = quartier(question).args(["--format", format]).text();
        let printed = if format == "tsv" {
            answer.lines().next().unwrap().replace('\t', " ")
        } else {
            let first = answer.lines().next().unwrap();
            let first: serde_json::Map<String, Value> = serde_json::from_str(first).unwrap();
            first.keys().cloned().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(printed, *keys, "{question} -f {format}");
    });
}

#[test]
fn a_workbook_has_the_numbers_of_the_records() {
    const QUESTION: &str = "list --all --columns name,ags,population_2014,vacancy_2011,rent_2022";
    let book = workbook(&quartier(QUESTION).args(["--format", "xlsx"]).bytes()).unwrap();
    let names: BTreeSet<&str> = book.iter().map(|(name, _)| &**name).collect();
    assert!(names.contains("Sources"), "{names:?}");
    let rows = &book[0].1[1..];
    let printed = quartier(QUESTION).rows();
    assert_eq!(rows.len(), printed.len());
    for (row, cells) in rows.iter().zip(printed) {
        assert_eq!(row[0], Data::String(cells[0].clone()));
        assert_eq!(row[1], Data::String(cells[1].clone()), "an AGS stays a text");
        for (cell, number) in row[2..5].iter().zip(&cells[2..]) {
            assert_eq!(cell.get_float(), number.parse().ok(), "{row:?} {cells:?}");
        }
    }
    let german = quartier(QUESTION).args(["--lang", "de", "--format", "xlsx"]).bytes();
    let header = format!("{:?}", workbook(&german).unwrap()[0].1[0]);
    assert!(header.contains("Leerstandsquote 2011 (%)"), "{header}");
}

#[test]
fn a_document_has_its_title_its_figures_and_its_sources() {
    for question in ["briefing werdohl --lang de", "list --all --lang de", "facts altena --lang de"]
    {
        let document = docx(&quartier(question).args(["--format", "docx"]).bytes()).unwrap();
        let page = quartier(question).args(["--format", "html"]).text();
        let page = elements(&page).unwrap();
        let title = page.iter().find(|it| it.name == "h1").unwrap();
        let [document, title] =
            [&document, &title.text].map(|it| on_one_line(&it.replace('\u{a0}', " ")));
        assert!(document.contains(&title), "{question}: {title} in {document:.300}");
        assert!(document.contains("https://"), "{question} names no source");
    }
}

#[test]
fn a_page_needs_nothing_else_and_every_link_leads_somewhere() {
    for_each(&QUESTIONS, |question| {
        for language in ["en", "de"] {
            let page = quartier(question).args(["--format", "html", "--lang", language]).text();
            let page = elements(&page).unwrap_or_else(|error| panic!("{question}: {error}"));
            let named = |name: &str| page.iter().filter(|it| it.name == name).collect::<Vec<_>>();
            assert_eq!(named("html")[0].attribute("lang"), Some(language), "{question}");
            // Parts of pictures have titles, too.
            let [title, heading] = ["title", "h1"].map(|name| on_one_line(&named(name)[0].text));
            assert!(title == heading || question.starts_with("briefing"), "{question}: {title}");
            assert_eq!(named("h1").len(), 1, "{question}");
            let ids: Vec<&str> = page.iter().filter_map(|it| it.attribute("id")).collect();
            let once: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(ids.len(), once.len(), "{question}: an id stands twice");
            for element in &page {
                let is_loaded = ["script", "link", "img", "iframe", "base", "form"];
                assert!(!is_loaded.contains(&&*element.name), "{question}: {element:?}");
                assert_eq!(element.attribute("src"), None, "{question}");
                let Some(address) = element.attribute("href") else { continue };
                let is_known = match address.strip_prefix('#') {
                    Some(id) => once.contains(id),
                    None => address.starts_with("https://") || address.starts_with("http://"),
                };
                assert!(is_known, "{question}: {address}");
            }
            for picture in named("svg") {
                let is_told = picture.attribute("aria-label").is_some_and(|it| !it.is_empty());
                let is_hidden = picture.attribute("aria-hidden") == Some("true");
                assert!(is_told || is_hidden, "{question}: a picture says nothing");
            }
        }
    });
}

#[test]
fn an_answer_does_not_depend_on_the_terminal() {
    for question in ["briefing werdohl", "map iserlohn", "stats", "show altena", "list"] {
        let formats = ["markdown", "html", "table", "text", "tsv"];
        for format in formats.into_iter().filter(|format| takes(question, format)) {
            let ask = || {
                let mut command = quartier(question);
                command.args(["--format", format]);
                command
            };
            let plain = ask().text();
            // A table is as wide as COLUMNS says, and has the characters that a terminal knows.
            let mut settings = vec![("LANG", "de_DE.UTF-8"), ("VTE_VERSION", "6003")];
            if format != "table" {
                settings.extend([
                    ("COLUMNS", "57"),
                    ("LINES", "9"),
                    ("TERM", "dumb"),
                    ("LC_ALL", "C"),
                ]);
            }
            let other = ask().envs(settings).text();
            assert_eq!(other, plain, "{question} -f {format}");
        }
    }
}

#[test]
fn an_empty_answer_says_so() {
    for question in
        ["list --all --where population_2014<0", "facts altena --since 2090", "search zzzzz"]
    {
        let ask = |format| quartier(question).args(["--format", format]).text();
        for format in ["table", "text", "markdown", "html"] {
            assert!(!ask(format).trim().is_empty(), "{question} -f {format}");
        }
        assert_eq!(ask("json").trim(), "[]", "{question}");
        assert_eq!(ask("jsonl"), "", "{question}");
        assert_eq!(ask("csv").lines().count(), 1, "{question}");
    }
    let layer: BTreeMap<String, Value> =
        serde_json::from_str(&quartier("list --where id=x -f geojson").text()).unwrap();
    assert_eq!(layer["features"], serde_json::json!([]));
}

#[test]
fn asked_columns_are_exactly_what_is_printed() {
    let asked = "population_2014,name,close,size";
    for question in ["list", "list --sort -rent", "list --all --where vacancy>9 --market relaxed"] {
        let answer = quartier(&format!("{question} --columns {asked}")).text();
        assert_eq!(answer.lines().next(), Some(&*asked.replace(',', "\t")), "{question}");
    }
    let with_sources = quartier("list --columns name --sources").records();
    assert_eq!(with_sources[0].keys().collect::<Vec<_>>(), ["name", "sources"]);
    assert!(list(&with_sources[0], "sources").len() <= 1);
    let ids = quartier("list --columns id --no-header").text();
    assert_eq!(ids.lines().count(), 8);
    assert!(ids.lines().all(|it| !it.contains('\t')), "{ids}");
}
