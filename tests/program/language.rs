//! The language of answers.

use std::collections::BTreeSet;

use crate::questions::QUESTIONS;
use crate::support::{Ask, Record, elements, english_words, for_each, quartier, text};

#[test]
fn a_german_answer_has_no_english_sentence() {
    let sources = quartier("sources --lang de").records();
    let titles: Vec<&str> = sources.iter().map(|source| text(source, "title")).collect();
    for_each(&QUESTIONS, |question| {
        for format in ["table", "html"] {
            // Nothing is wrapped, so that titles are in one piece.
            let mut asked = quartier(question);
            asked.args(["--lang", "de", "--format", format]).env("COLUMNS", "1000");
            let mut answer = asked.text();
            if format == "html" {
                answer = elements(&answer).unwrap().pop().unwrap().text;
            }
            answer = answer.replace('\u{a0}', " ");
            for title in &titles {
                answer = answer.replace(title, "");
            }
            // Conditions of rules stand as they can be typed.
            for line in
                answer.lines().filter(|line| !line.contains("_20") && !line.contains("\\_20"))
            {
                let words = english_words(line).into_iter().map(str::to_lowercase);
                // A word alone may be a name, or German as in zur Not.
                let words: BTreeSet<String> = words.collect();
                assert!(words.len() < 2, "{question} -f {format}: {words:?} in {line}");
            }
        }
    });
}

#[test]
fn programs_get_german_only_where_it_is_asked_for() {
    for question in ["facts altena", "indicators", "stats vacancy --by size", "match iserlohn"] {
        let json =
            |name, value| quartier(question).args(["--format", "json"]).env(name, value).text();
        let english = quartier(question).args(["--format", "json"]).text();
        let german = quartier(question).args(["--format", "json", "--lang", "de"]).text();
        assert_eq!(json("LC_ALL", "de_DE.UTF-8"), english, "{question}");
        assert_eq!(json("QUARTIER_LANG", "de"), german, "{question}");
        let keys = |records: &str| {
            let records: Vec<Record> = serde_json::from_str(records).unwrap();
            records.into_iter().map(|it| it.keys().cloned().collect()).collect::<Vec<Vec<_>>>()
        };
        assert_eq!(keys(&english), keys(&german), "{question}");
    }
}

/// Names of commands and options, in English and German, on a line that shows that both mean
/// the same.
const ALIASES: [(&str, &str); 46] = [
    ("list --columns name,rent", "liste --spalten name,rent"),
    ("list --sort -rent", "liste --sortierung -rent"),
    ("list --limit 3", "liste --anzahl 3"),
    ("list --count", "liste --zählen"),
    ("list --count", "liste --zaehlen"),
    ("list --bars rent -f html", "liste --balken rent -f html"),
    ("list --all --limit 9", "liste --alle --anzahl 9"),
    ("list --size small", "liste --größe klein"),
    ("list --size small", "liste --groesse klein"),
    ("list --market tight", "liste --markt angespannt"),
    ("list --experience much", "liste --erfahrung hoch"),
    ("list --all --district Soest", "liste --alle --kreis Soest"),
    ("list --all --region Detmold", "liste --alle --bezirk Detmold"),
    ("list --where rent>6", "liste --wo rent>6"),
    ("list --period latest", "liste --zeit heute"),
    ("list --format json", "liste --format json"),
    ("list --no-header", "liste --ohne-kopf"),
    ("list --sources", "liste --quellen"),
    ("list --quiet", "liste --still"),
    ("list --lang de -f csv", "liste --sprache de -f csv"),
    ("list --color never", "liste --farbe nie"),
    ("list --data tests/own-study", "liste --daten tests/own-study"),
    ("list -f geojson --points", "liste -f geojson --punkte"),
    ("show altena --full", "zeige altena --voll"),
    ("compare altena muenster --diff", "vergleiche altena muenster --unterschiede"),
    ("compare werdohl --with state", "vergleiche werdohl --mit state"),
    ("stats vacancy --by size", "statistik vacancy --nach size"),
    ("stats --cases", "statistik --fälle"),
    ("stats --cases", "statistik --faelle"),
    ("match iserlohn --explain", "ähnlich iserlohn --erklären"),
    ("match iserlohn --explain", "aehnlich iserlohn --erklaeren"),
    ("match iserlohn --weight market=2", "ähnlich iserlohn --gewicht market=2"),
    ("briefing werdohl", "kurzbericht werdohl"),
    ("map --shade vacancy", "karte --färbung vacancy"),
    ("map --shade vacancy", "karte --faerbung vacancy"),
    ("facts --field costs", "fakten --feld Kosten"),
    ("facts --source lwl", "fakten --quelle lwl"),
    (
        "facts altena --since 2015 --until 2016 --began",
        "fakten altena --seit 2015 --bis 2016 --begonnen",
    ),
    ("facts --confidence medium", "fakten --beleg mittel"),
    ("search ehrenamt", "suche ehrenamt"),
    ("findings --examples", "befunde --beispiele"),
    ("recommendations --kind appeal", "empfehlungen --art appeal"),
    ("recs --said-by minister", "empfehlungen --von minister"),
    ("indicators", "indikatoren"),
    ("study", "studie"),
    ("check tests/own-study", "prüfe tests/own-study"),
];

#[test]
fn german_names_mean_what_english_ones_do() {
    for_each(&ALIASES, |(english, german)| {
        let answer = quartier(english).answer();
        assert_eq!(answer.code, Some(0), "{english}: {}", answer.stderr);
        assert_eq!(quartier(german).answer(), answer, "{german}");
    });
    assert_eq!(quartier("quellen pr").text(), quartier("sources pr").text());
    assert_eq!(quartier("schema study.toml").text(), quartier("schema study.toml").text());
    let folder = tempfile::tempdir().unwrap();
    quartier("exportiere --leer neu").current_dir(&folder).text();
    assert!(folder.path().join("neu/study.toml").exists());
}

#[test]
fn the_pages_language_is_that_of_the_environment() {
    let german = quartier("list --help --lang de").text();
    let set = |name: &str, value: &str| quartier("list --help").env(name, value).text();
    assert_eq!(set("QUARTIER_LANG", "de"), german);
    assert_eq!(set("LC_ALL", "de_DE.UTF-8"), german);
    assert_eq!(quartier("--lang=DE help list").text(), german);
    let english = quartier("list --help").text();
    assert_eq!(set("LC_ALL", "fr_FR.UTF-8"), english);
    assert_ne!(english, german);
    let answer = quartier("list").env("QUARTIER_LANG", "xx").answer();
    assert_eq!((answer.code, &*answer.stdout), (Some(2), ""));
    assert!(answer.stderr.contains("QUARTIER_LANG"), "{}", answer.stderr);
}
