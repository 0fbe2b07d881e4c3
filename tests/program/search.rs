//! What a search finds, in what order, and that it can be shown.

use crate::support::{Ask, Record, facts, for_each, quartier, text};

fn hits(word: &str) -> Vec<Record> {
    quartier("search --limit 500").arg(word).records()
}

#[test]
fn what_a_search_finds_can_be_shown() {
    for hit in hits("housing") {
        let command = text(&hit, "command");
        let shown = quartier(command.strip_prefix("quartier ").unwrap()).records();
        assert_eq!(shown.len(), 1, "{command}");
        assert_eq!(shown[0]["id"], hit["id"], "{command}");
    }
}

#[test]
fn keywords_find_what_its_text_does_not_say() {
    // Each is a process of its own: the last ones stand for all.
    let last = |fact: &toml::Table| {
        let keyword = fact.get("keywords")?.as_array()?.last()?.as_str()?;
        Some((fact["id"].as_str()?.to_owned(), keyword.to_owned()))
    };
    let keywords: Vec<(String, String)> = facts().iter().filter_map(last).collect();
    assert!(keywords.len() > 20, "{keywords:?}");
    for_each(&keywords, |(id, keyword)| {
        assert!(hits(keyword).iter().any(|hit| hit["id"] == **id), "{keyword}: {id}");
    });
}

#[test]
fn whole_words_come_before_parts() {
    let hits = hits("Protest");
    let facts = quartier("facts").records();
    let is_part = |hit: &Record| {
        let fact = facts.iter().find(|fact| fact["id"] == hit["id"]);
        fact.is_some_and(|fact| text(fact, "text").contains("Protestant"))
    };
    let part = hits.iter().position(is_part);
    let of_conflict = quartier("facts --field conflict").records();
    let is_conflict = |hit: &&Record| of_conflict.iter().any(|it| it["id"] == hit["id"]);
    let whole = hits.iter().take_while(is_conflict).count();
    assert!(whole > 4, "{whole}");
    assert!(part.is_none_or(|part| part >= whole), "{part:?} {whole}");
}
