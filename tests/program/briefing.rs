//! Briefings fit on a page and hold together: every number in brackets is a source, every source
//! is named, and nothing is left to fill in.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{Ask, facts, for_each, ids, quartier, text};

/// The numbers that stand in escaped brackets.
fn numbers(text: &str) -> BTreeSet<usize> {
    let parts = text.split("\\[").skip(1);
    parts.filter_map(|part| part.split_once("\\]")?.0.parse().ok()).collect()
}

/// Those that have been read line by line, and some of every sort beside them.
fn towns() -> impl Iterator<Item = String> {
    let read = ["iserlohn", "werdohl", "koeln", "nordkirchen", "wetter-ruhr"].map(str::to_owned);
    ids().into_iter().step_by(23).chain(read)
}

#[test]
fn every_number_is_a_source_and_every_source_is_named() {
    for town in towns() {
        for (language, heading) in HEADINGS {
            for extent in ["", "--full"] {
                let text = quartier(&format!("briefing {town} --lang {language} {extent}")).text();
                let (body, sources) = text.split_once(heading).expect("a list of sources");
                let listed = sources.lines().filter(|line| !line.is_empty()).count();
                assert_eq!(numbers(body), (1..=listed).collect(), "{town}");
                assert!(!text.contains("{}") && !text.contains("  - **: "), "{town}: {text}");
                for line in text.lines() {
                    assert_eq!(line.trim_end(), line, "{town}: {line:?}");
                    let is_row = line.starts_with('|');
                    assert!(is_row || !line.trim_start().contains("  "), "{town}: {line:?}");
                }
            }
        }
    }
}

/// The headings of the lists of sources, by language.
const HEADINGS: [(&str, &str); 2] = [("en", "\n## Sources\n"), ("de", "\n## Quellen\n")];

/// What a sheet of A4 holds, beside the sources in small type.
const WORDS: usize = 520;
const LINES: usize = 70;

#[test]
fn a_briefing_on_any_municipality_is_a_page() {
    for_each(&ids(), |town| {
        for (language, heading) in HEADINGS {
            let question = format!("briefing {town} --lang {language}");
            let document = quartier(&question).text();
            let (page, _) = document.split_once(heading).expect("a list of sources");
            let screen = quartier(&format!("{question} --format table")).text();
            let heading = heading.replace("## ", "");
            let (screen, _) = screen.split_once(&heading).expect("a list of sources");
            for text in [page, screen] {
                let words = text.split_whitespace().count();
                assert!(words <= WORDS, "{question}: {words} words\n{text}");
            }
            let lines = screen.trim_end().lines().count();
            assert!(lines <= LINES, "{question}: {lines} lines\n{screen}");
            assert!(screen.lines().all(|line| line.chars().count() <= 80), "{screen}");

            let sections: Vec<&str> = page.split("\n## ").collect();
            let [_, classes, cases, recommended, cautions] = &*sections else {
                panic!("{question}: {page}");
            };
            let items = |section: &str, start| {
                section.lines().filter(|line| line.starts_with(start)).count()
            };
            assert_eq!(items(classes, "- **"), 4, "{question}: {page}");
            assert_eq!(items(cases, "- **"), 3, "{question}: {page}");
            assert_eq!(items(cases, "  - **"), 8, "{question}: {page}");
            let pointer = format!(" – `quartier recommendations {town}`\n");
            assert_eq!(items(recommended, "- "), 3, "{question}: {page}");
            assert!(recommended.contains(&pointer), "{question}: {page}");
            let cautions = items(cautions, "- ");
            assert!((2..=3).contains(&cautions), "{question}: {page}");
        }
    });
}

/// The key facts by town and field, as they stand in the data.
fn key_facts() -> BTreeMap<(String, String), String> {
    let key = |fact: &toml::Table| {
        let id = fact["id"].as_str().unwrap();
        let (town, _) = id.split_once('-').unwrap();
        let key = fact.get("key")?.as_str().unwrap();
        let short = fact.get("short").map_or(&fact["text"]["en"], |short| &short["en"]);
        Some(((town.to_owned(), key.to_owned()), short.as_str().unwrap().to_owned()))
    };
    facts().iter().filter_map(key).collect()
}

/// The fields take turns; of each speaks the town that has said least, first of the field.
fn expected(nearest: &[String]) -> Vec<String> {
    let key_facts = key_facts();
    let mut told: Vec<(String, String)> = Vec::new();
    for turn in 0.. {
        let field = ["accommodation", "governance", "volunteering", "neighbourhood"][turn % 4];
        let left = nearest.iter().map(|town| (town.clone(), field.to_owned()));
        let left = left.filter(|it| key_facts.contains_key(it) && !told.contains(it));
        told.extend(left.min_by_key(|it| told.iter().filter(|(town, _)| *town == it.0).count()));
        if told.len() == 6 {
            break;
        }
    }
    for field in ["costs", "conflict"] {
        told.push((nearest[0].clone(), field.to_owned()));
    }
    told.iter().map(|it| key_facts[it].clone()).collect()
}

#[test]
fn a_briefing_tells_the_key_facts_of_fields_and_towns_in_turn() {
    for town in towns() {
        let nearest = quartier(&format!("match {town} --top 3")).records();
        let nearest: Vec<String> = nearest.iter().map(|it| text(it, "id").to_owned()).collect();
        let page = quartier(&format!("briefing {town}")).told();
        for fact in expected(&nearest) {
            assert!(page.contains(&fact), "{town}: {fact}\n{page}");
        }
    }
}

#[test]
fn fields_can_be_chosen_and_one_without_key_facts_gives_its_newest() {
    let deeds = |options: &str| -> Vec<String> {
        let page = quartier(&format!("briefing werdohl {options}")).text();
        let deeds = page.lines().filter_map(|line| line.strip_prefix("  - **"));
        deeds.map(str::to_owned).collect()
    };
    let fields = |options: &str| -> Vec<String> {
        let deeds = deeds(options);
        let fields = deeds.iter().map(|it| it.split_once(" (").unwrap().0.to_owned());
        fields.collect()
    };
    let count = |fields: &[String], field: &str| fields.iter().filter(|it| *it == field).count();
    let chosen = fields("--field accommodation,Kosten");
    assert_eq!(chosen.len(), 7, "{chosen:?}");
    assert_eq!(count(&chosen, "Accommodation"), 3);
    assert_eq!(count(&chosen, "Costs"), 3);
    assert_eq!(count(&chosen, "Conflict"), 1);

    let received = deeds("--field reception");
    let received: Vec<_> = received.iter().filter(|it| it.starts_with("Reception")).collect();
    assert_eq!(received.len(), 6, "{received:?}");
    // Of each town the last to begin among those that are confirmed.
    for town in ["altena", "muelheim", "bergheim"] {
        let mut known = quartier(&format!("facts {town} --field reception --sort date")).records();
        known.retain(|it| text(it, "confidence") == "high" && it["from"].is_string());
        let newest = text(known.last().unwrap(), "text");
        let is_told = |it: &&String| it.replace('\\', "").contains(newest);
        assert!(received.iter().copied().any(|it| is_told(&it)), "{newest}: {received:?}");
    }
}

#[test]
fn programs_get_all_of_it() {
    let sections = [
        "profile",
        "level",
        "figure",
        "nearest",
        "comparison",
        "finding",
        "recommendation",
        "fact",
        "caution",
        "attribution",
    ];
    for town in towns() {
        let records = quartier(&format!("briefing {town}")).records();
        for section in sections {
            assert!(records.iter().any(|it| it["section"] == section), "{town}: {section}");
        }
        let nearest = records.iter().filter(|it| it["section"] == "nearest");
        let nearest: BTreeSet<_> = nearest.map(|it| text(it, "town")).collect();
        assert_eq!(nearest.len(), 3, "{town}");
        assert!(!nearest.contains(&*town), "{town}");
        // What people read on the page is among it.
        let page = quartier(&format!("briefing {town}")).told();
        let told = records.iter().filter(|it| ["fact", "example"].contains(&text(it, "section")));
        let told: BTreeSet<_> = told.map(|it| text(it, "key")).collect();
        for fact in facts() {
            let short = fact.get("short").map_or(&fact["text"]["en"], |short| &short["en"]);
            if page.contains(short.as_str().unwrap()) {
                let id = fact["id"].as_str().unwrap();
                assert!(told.contains(id), "{town}: {id}");
            }
        }
    }
}
