//! Pages for the browser, as a browser's reader of HTML understands them.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};

use crate::support::{Ask, changed, for_each, quartier, reference};

/// Every command that prints something, with what has pictures in it.
pub const QUESTIONS: [&str; 22] = [
    "list --sources",
    "list --all --count",
    "list --columns all --limit 3",
    "list --columns name --bars population_change_2014",
    "show altena",
    "show altena,dortmund",
    "compare altena,dortmund,werdohl --with state",
    "compare altena muenster --field reception",
    "stats",
    "stats vacancy,rent --by size",
    "match iserlohn --explain",
    "briefing werdohl",
    "map iserlohn",
    "map --all",
    "findings --examples",
    "recommendations altena",
    "facts --field volunteering",
    "search wohnung kümmerer",
    "indicators",
    "indicators vacancy_2011",
    "sources ntv17 gv-isys",
    "study",
];

fn page(question: &str) -> Html {
    let text = quartier(question).args(["--format", "html"]).text();
    let page = Html::parse_document(&text);
    assert!(page.errors.is_empty(), "{question}: {:?}", page.errors);
    page
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

fn number(element: ElementRef<'_>, attribute: &str) -> f64 {
    element.attr(attribute).unwrap().parse().unwrap()
}

#[test]
fn every_answer_is_a_page_that_needs_nothing_else() {
    for_each(&QUESTIONS, |question| {
        for language in ["en", "de"] {
            let page = page(&format!("{question} --lang {language}"));
            assert_eq!(page.root_element().attr("lang"), Some(language), "{question}");
            let [titles, headings] = ["title", "h1"].map(|name| all(&page, name));
            assert_eq!((titles.len(), headings.len()), (1, 1), "{question}");
            assert_eq!(text(titles[0]), text(headings[0]).replace('\u{a0}', " "), "{question}");

            let forbidden =
                "script, link, img, iframe, object, form, base, [src], [style], [onload]";
            assert!(all(&page, forbidden).is_empty(), "{question}");
            let ids: BTreeSet<_> =
                all(&page, "[id]").into_iter().map(|it| it.attr("id").unwrap()).collect();
            for link in all(&page, "[href]") {
                let address = link.attr("href").unwrap();
                let is_known = match address.strip_prefix('#') {
                    Some(id) => ids.contains(id),
                    None => address.starts_with("https://") || address.starts_with("http://"),
                };
                assert!(link.value().name() == "a" && is_known, "{question}: {address}");
            }
        }
    });
}

#[test]
fn whoever_cannot_see_is_told_the_same() {
    for_each(&QUESTIONS, |question| {
        let page = page(question);
        for picture in all(&page, "svg") {
            let is_told = picture.attr("role") == Some("img")
                && picture.attr("aria-label").is_some_and(|it| !it.is_empty());
            assert!(is_told || picture.attr("aria-hidden") == Some("true"), "{question}");
        }
        for header in all(&page, "th") {
            assert!(matches!(header.attr("scope"), Some("col" | "row")), "{question}");
            assert!(!text(header).is_empty(), "{question}");
        }
    });
}

#[test]
fn a_page_is_the_same_on_every_terminal() {
    for question in ["briefing werdohl --lang en", "map iserlohn", "stats"] {
        let ask = || {
            let mut command = quartier(question);
            command.args(["--format", "html"]);
            command
        };
        let page = ask().text();
        assert_eq!(ask().env("COLUMNS", "60").env("LINES", "100").text(), page);
        assert_eq!(ask().env("TERM", "dumb").env("LC_ALL", "C").text(), page);
        assert_eq!(ask().args(["--color", "always"]).text(), page);
        let folder = tempfile::tempdir().unwrap();
        for ending in ["html", "htm"] {
            let file = folder.path().join(format!("page.{ending}"));
            assert_eq!(quartier(question).arg("--output").arg(&file).text(), "");
            assert_eq!(std::fs::read_to_string(file).unwrap(), page);
        }
    }
}

#[test]
fn nothing_of_the_data_becomes_markup() {
    const SCRIPT: &str = "<script>alert('a')</script>";
    const PICTURE: &str = "\\\"><img src=x onerror=alert(1)>&amp;";

    let folder = changed(&[
        ("study.toml", "Boats and places", SCRIPT),
        ("sources.toml", "Survey of boats", PICTURE),
        ("municipalities.toml", "name = \"Seehausen\"", "name = \"See</title><b>hausen\""),
        (
            "facts/seehausen.toml",
            "The harbour has 50 berths.",
            "see javascript:alert(1) https://a.b/\\\"onclick=\\\"x <i>",
        ),
    ]);
    let ask = |question: &str| {
        let text =
            quartier(question).args(["--format", "html", "--data"]).arg(folder.path()).text();
        let page = Html::parse_document(&text);
        assert!(page.errors.is_empty(), "{question}: {:?}", page.errors);
        assert!(all(&page, "script, img, b, i, [onclick], [onerror]").is_empty(), "{question}");
        for link in all(&page, "[href]") {
            assert!(link.attr("href").unwrap().starts_with("http"), "{question}");
        }
        text_of(&page)
    };
    assert!(ask("study").contains(SCRIPT));
    assert!(ask("sources").contains("\"><img src=x onerror=alert(1)>&amp;"));
    assert!(ask("show seehausen").contains("See</title><b>hausen"));
    assert!(ask("map").contains("See</title><b>hausen"));
    assert!(ask("facts").contains("see javascript:alert(1) https://a.b/\"onclick=\"x <i>"));

    let folder = changed(&[("sources.toml", "https://example.org/survey", "javascript:alert(1)")]);
    let refused = quartier("sources --format html --data").arg(folder.path()).answer();
    assert_eq!((refused.code, &*refused.stdout), (Some(1), ""));
}

fn text_of(page: &Html) -> String {
    text(page.root_element()).replace('\u{a0}', " ")
}

#[test]
fn bars_are_as_long_as_their_numbers() {
    let column = "population_change_2014";
    let values: Vec<f64> = quartier("list --columns population_change_2014")
        .records()
        .iter()
        .map(|record| record[column].as_f64().unwrap())
        .collect();
    let page = page("list --columns name --bars population_change_2014");
    let bars = all(&page, "svg.bar rect");
    assert_eq!(bars.len(), values.len());
    let least = values.iter().copied().fold(0.0, f64::min);
    let most = values.iter().copied().fold(0.0, f64::max);
    for (bar, value) in bars.into_iter().zip(values) {
        let drawn = number(bar, "width") / 100.0 * (most - least);
        assert!((drawn - value.abs()).abs() < 0.01, "{value} is drawn as {drawn}");
        let start = if value < 0.0 { value } else { 0.0 };
        let drawn = number(bar, "x") / 100.0 * (most - least) + least;
        assert!((drawn - start).abs() < 0.01, "{start} is drawn as {drawn}");
    }
}

#[test]
fn all_municipalities_are_on_the_map_where_they_lie() {
    let page = page("map --all");
    let places = |selector| all(&page, selector).len();
    assert_eq!(places(".map > svg circle"), reference().len() + 8);
    assert_eq!(places(".map > svg circle.marker"), 8);

    // Two towns at the ends of the state, by their order from west to east and from north to south.
    let page = self::page("map aachen,minden,siegen");
    let spot = |place: usize| {
        let place = all(&page, ".map > svg > g")[place];
        let moved = place.attr("transform").unwrap();
        let (x, y) = moved.trim_matches(|c: char| !c.is_ascii_digit()).split_once(' ').unwrap();
        (x.parse::<f64>().unwrap(), y.parse::<f64>().unwrap())
    };
    // Drawn last, as they are the most important.
    let mut spots = [spot(8), spot(9), spot(10)];
    spots.sort_by(|a, b| a.0.total_cmp(&b.0));
    let [aachen, siegen, minden] = spots;
    assert!(minden.1 < siegen.1 && minden.1 < aachen.1, "{spots:?}");
}
