//! Reports made by hand, in each format for people.

use super::{FORMATS, Style};
use crate::i18n::{Language, Localized};
use crate::model::{Source, SourceId};
use crate::report::{
    Alignment, Block, Cell, Columns, Item, Map, Marker, Place, Report, Table, TableColumn, Term,
    Text,
};

const TERMINAL: Style = Style {
    width: 60,
    height: 24,
    color: false,
    pictures: true,
    header: true,
    quiet: false,
    labels: false,
};

struct Town(&'static str, &'static str, f64, Option<f64>);

const TOWNS: [Town; 3] = [
    Town("Altena", "shrinking", 17_270.0, Some(10.4)),
    Town("Bergheim", "growing", 59_656.0, Some(3.15)),
    Town("Mülheim an der Ruhr", "stable", 167_108.0, None),
];

fn columns<'a>() -> Columns<'a, &'a Town> {
    let number = |key, label, cell: fn(&&Town) -> Cell| {
        TableColumn::new(key, label, cell).aligned(Alignment::Decimal)
    };
    Columns::new(Language::English)
        .for_programs("id", |it: &&Town| Cell::text(it.0))
        .with(
            TableColumn::new("name", "Name", |it: &&Town| Cell::text(it.0))
                .set(|it| it.is_whole = true),
        )
        .with(TableColumn::new("trend", "Population trend 2011–14", |it: &&Town| {
            Cell::from(Term::new(it.1, it.1)).close_if(it.0 == "Altena")
        }))
        .with(
            number("population", "Population 2014", |it| Cell::number(it.2, 0))
                .set(|it| it.is_optional = true),
        )
        .with(
            number("vacancy", "Vacancy 2011", |it| {
                it.3.map(|value| Cell::number(value, 1)).unwrap_or_default()
            })
            .set(|it| it.unit = Some("%".to_owned()))
            .set(|it| it.is_optional = true),
        )
}

fn source(id: &str, language: &str) -> Source {
    let same = |text: &str| Localized::new(text, text);
    Source {
        id: SourceId(id.to_owned()),
        authors: vec!["Land NRW".to_owned(), "others".to_owned()],
        title: same(&format!("Title of {id}")),
        publisher: same("Publisher"),
        date: Some(same("2016")),
        language: Some(language.to_owned()),
        licence: Some(same("dl-de/by-2-0")),
        url: format!("https://example.org/{id}?a=1&b=2"),
        ..Source::default()
    }
}

fn list() -> Report {
    let table = Table::of(columns(), &TOWNS);
    Report {
        notes: vec!["A note on the classes.".into()],
        hints: vec![Text::from("A profile: ").command("quartier show altena")],
        count: Some("3 of 396 municipalities".to_owned()),
        ..Report::of_table("Municipalities", Language::English, table)
    }
}

fn page() -> Report {
    let [pr, lwl] = ["pr", "lwl"].map(|id| SourceId(id.to_owned()));
    let item = Item {
        details: vec![Item::new("", Text::from("An example <b>").cite([&pr]))],
        ..Item::new("Housing (2015)", Text::from("Many flats stood empty.").cite([&pr, &lwl]))
    };
    let bars = Columns::new(Language::English)
        .for_people(["Name"; 2], |it: &&Town| Cell::text(it.0))
        .with(TableColumn::new("", "", |it: &&Town| Cell::Bar(it.2)).aligned(Alignment::Picture))
        .with(
            TableColumn::new("", "Percentile", |it: &&Town| Cell::Percentile(it.2 / 2000.0))
                .aligned(Alignment::Picture),
        );
    Report {
        page: vec![
            Block::Title("What Altena can learn".to_owned()),
            Block::paragraph(
                Text::from("It shrank").cite([&lwl]).then(": ").command("quartier facts altena"),
            ),
            Block::heading("Facts"),
            Block::Items(vec![item]),
            Block::Terms(vec![("District".into(), "Märkischer Kreis".into())]),
            Block::Table(Table::of(bars, &TOWNS)),
        ],
        sources: vec![source("lwl", "de"), source("pr", "en")],
        ..Report::new("Altena", Language::English)
    }
}

fn map() -> Report {
    let place = |x, y, name: &str, marker| Place { point: (x, y), name: name.to_owned(), marker };
    let corners = [(0.0, 0.0), (8.0, 1.0), (9.0, 6.0), (2.0, 7.0)];
    let map = Map {
        rings: vec![corners.to_vec()],
        places: vec![
            place(3.0, 4.0, "Altena", Marker::Emphasised),
            place(7.0, 4.0, "Bielefeld", Marker::Main),
            place(7.0, 5.0, "", Marker::Minor),
        ],
        key: vec![
            (Marker::Emphasised, "asked for".to_owned()),
            (Marker::Main, "case study".to_owned()),
        ],
        credit: Some("Outline: BKG".to_owned()),
        ..Map::default()
    };
    Report { page: vec![Block::Map(map)], ..list() }
}

fn bytes(report: &Report, name: &str, style: &Style) -> Vec<u8> {
    let format = FORMATS.iter().find(|format| format.name == name).unwrap();
    (format.render)(report, style).unwrap()
}

fn rendered(report: &Report, format: &str, style: &Style) -> String {
    String::from_utf8(bytes(report, format, style)).unwrap()
}

#[test]
fn a_table_fits_the_terminal_and_names_what_is_left_out() {
    let expected = "\
Name                 Population trend   Population
                     2011–14                  2014
──────────────────────────────────────────────────
Altena               shrinking*             17,270
Bergheim             growing                59,656
Mülheim an der Ruhr  stable                167,108
left out: Vacancy 2011; `-o FILE.xlsx` or a wider
terminal shows them

3 of 396 municipalities

* close to the threshold
A note on the classes.

A profile: quartier show altena
";
    assert_eq!(rendered(&list(), "table", &Style { width: 50, ..TERMINAL }), expected);
    let silent = Report { notes: Vec::new(), hints: Vec::new(), ..list() };
    let wide = rendered(&silent, "table", &Style { width: 80, quiet: true, ..TERMINAL });
    assert!(wide.contains("Population 2014  Vacancy 2011 (%)\n"), "{wide}");
    assert!(wide.contains(" 59,656              3.15\n"), "{wide}");
    assert!(wide.ends_with("\n3 of 396 municipalities\n"), "{wide}");
    let narrow = rendered(&list(), "table", &Style { width: 20, ..TERMINAL });
    assert!(narrow.contains("\nMülheim an der Ruhr  stable\n"), "long lines, not two tables");
}

#[test]
fn a_page_on_a_terminal_cites_by_id() {
    let expected = "\
What Altena can learn

It shrank [lwl]: quartier facts altena

Facts

Housing (2015): Many flats stood empty. [pr, lwl]
  – An example <b> [pr]

District  Märkischer Kreis

Name                                     Percentile
──────────────────────────────────────────────────────────────────
Altena               █▉                  ├──●──────┼─────────┤   9
Bergheim             ██████▍             ├─────●───┼─────────┤  30
Mülheim an der Ruhr  ██████████████████  ├─────────┼─────●───┤  84

";
    let wide = Style { width: 72, ..TERMINAL };
    let table = rendered(&page(), "table", &wide);
    let last = "[lwl] is a source: `quartier sources lwl`; `--sources` lists all\n";
    assert_eq!(table, format!("{expected}{last}"));
    let cited = rendered(&Report { lists_sources: true, ..page() }, "table", &wide);
    assert!(cited.starts_with(&format!("{expected}Sources\n\nlwl – ")), "{cited}");
    assert!(cited.contains("\n  https://example.org/pr?a=1&b=2\n"), "{cited}");
    let narrow = rendered(&page(), "table", &Style { width: 18, ..TERMINAL });
    assert!(narrow.contains("\nDistrict:\n  Märk"), "{narrow}");
    let colored = rendered(&page(), "table", &Style { color: true, ..wide });
    assert!(colored.contains("\u{1b}[1mHousing\u{1b}[0m"), "{colored}");
}

#[test]
fn linear_text_has_no_drawings_colours_or_commands() {
    let text = rendered(&page(), "text", &Style { color: true, ..TERMINAL });
    let expected = "\
It shrank [lwl]

Facts

Housing (2015): Many flats stood empty. [pr, lwl]
  – An example <b> [pr]

District: Märkischer Kreis

Name                 Percentile
Altena               9
";
    assert!(text.contains(expected), "{text}");
    assert!(!rendered(&list(), "text", &TERMINAL).contains("quartier show"));
}

#[test]
fn a_table_that_is_too_wide_for_linear_text_is_lines() {
    let long = |it: &&Town| Cell::text(format!("{} {}", it.1, "word ".repeat(20).trim_end()));
    let table = Table::of(columns().for_people(["Text"; 2], long), &TOWNS);
    let text = rendered(&Report::of_table("", Language::German, table), "text", &TERMINAL);
    let expected = "\
Name: Altena
Population trend 2011–14: shrinking*
Population 2014: 17.270
Vacancy 2011 (%): 10,40
Text: shrinking word ";
    assert!(text.starts_with(expected), "{text}");
    assert!(text.contains("\n\nName: Bergheim\n"), "{text}");
}

#[test]
fn an_empty_result_is_a_sentence() {
    let empty = || Report::of_table("", Language::German, Table::of(columns(), []));
    for format in ["table", "text", "markdown", "html"] {
        let text = rendered(&empty(), format, &TERMINAL);
        assert!(text.contains("Nichts gefunden."), "{text}");
        assert!(!text.contains("Name"), "{text}");
    }
}

#[test]
fn a_map_is_drawn_named_and_explained() {
    let table = rendered(&map(), "table", &TERMINAL);
    assert!(table.contains("◆ Altena ") && table.contains("● Bielefeld\n"), "{table}");
    assert!(table.contains("\n\n◆ asked for   ● case study\nOutline: BKG\n"), "{table}");
    assert!(!table.contains("threshold"), "no mark stands on the map: {table}");
    let text = rendered(&map(), "text", &TERMINAL);
    assert!(text.starts_with("Name  ") && !text.contains('◆'), "{text}");
    let html = rendered(&map(), "html", &TERMINAL);
    assert!(html.contains(">Bielefeld</text>") && html.contains("<table>"), "{html}");
}

#[test]
fn markdown_cites_by_number() {
    let notes = vec!["Land NRW: Title (dl-de/by-2-0), https://example.org/a_b".into()];
    let text = rendered(&Report { notes, ..page() }, "markdown", &TERMINAL);
    for part in [
        "# What Altena can learn\n\nIt shrank ([1])\n\n",
        "- **Housing (2015)**: Many flats stood empty. ([2], [1])\n  - An example \\<b\\> ([2])\n",
        "| Name |  | Percentile |\n| --- | --- | --- |\n| Altena | ██▏ | ├──●",
        "\n## Sources\n\n1. Land NRW, et al.: [Title of lwl][1]. Publisher, 2016. Licence: dl-de",
        "\n[1]: <https://example.org/lwl?a=1&b=2>\n[2]: <https://example.org/pr?a=1&b=2>\n",
        "\nLand NRW: Title (dl-de/by-2-0), <https://example.org/a_b>\n",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(rendered(&list(), "markdown", &TERMINAL).starts_with("# Municipalities\n\n| Name |"));
}

#[test]
fn html_cites_by_number_and_has_no_command() {
    let notes = vec!["Land NRW: Title (dl-de/by-2-0), https://example.org/a_b".into()];
    let text = rendered(&Report { notes, ..page() }, "html", &TERMINAL);
    for part in [
        "<html lang=\"en\">",
        "<h1>What Altena can learn</h1>\n<p>It shrank\u{a0}<a class=\"cited\" href=\"#source-1\">[1]</a></p>",
        "Many flats stood empty.",
        "An example &lt;b&gt;",
        "<th scope=\"row\">Altena</th>",
        "<li id=\"source-1\">Land NRW, et al.: <cite lang=\"de\"><a href=\"https://example.org/lwl?a=1&amp;b=2\">",
        "<a href=\"https://example.org/a_b\">https://example.org/a_b</a>",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(!text.contains("quartier facts") && text.matches("<h1>").count() == 1);
}

#[test]
fn docx_has_headings_tables_and_links() {
    let bytes = bytes(&page(), "docx", &TERMINAL);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let file = archive.by_name("word/document.xml").unwrap();
    let text = std::io::read_to_string(file).unwrap();
    for part in [
        "<w:pStyle w:val=\"Title\"></w:pStyle></w:pPr><w:r><w:t xml:space=\"preserve\">What",
        "<w:tblHeader></w:tblHeader>",
        "<w:hyperlink w:anchor=\"source-1\"",
        "w:name=\"source-1\"",
        "w:instr=\"HYPERLINK &quot;https://example.org/lwl?a=1&amp;b=2&quot;\"",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}
