//! The help in German.

mod documents;
mod municipalities;

use super::{Argument, Help, Value, arg, topics};

pub static GERMAN: Help = Help {
    about: "Wie acht Kommunen in Nordrhein-Westfalen Geflüchtete aufnehmen, unterbringen und \
            integrieren: Zahlen und belegte Fakten, jeweils mit Quelle. Was das Gutachten von 2016 \
            ergab, ist aus der Pressemitteilung des Landes bekannt.",
    usage: "quartier BEFEHL [ARGUMENTE] [OPTIONEN]",
    more: &[
        ("help BEFEHL", "was ein Befehl annimmt, mit Beispielen"),
        ("help ausgabe", "Excel, QGIS, Druck, Dateien, Sprache, Quellen"),
        ("help filter", "welche Kommunen: Klassen, Kreise, Bedingungen"),
        ("help ausdrücke", "die Sprache der Bedingungen und berechneten Spalten"),
        ("help orte", "wie sich eine Kommune nennen lässt"),
        ("help datensatz", "eine eigene Studie: Dateien und Felder"),
        ("--version", "Version des Programms und seiner Daten"),
    ],
    other_names: "Auch deutsche Namen gehen: liste, zeige, vergleiche, suche, karte, hilfe …\n",
    more_of_command: "\
Formate, Dateien, Sprache, Quellen: quartier help ausgabe. Mehr zur Auswahl: \
quartier help filter, quartier help ausdrücke, quartier help orte.",

    usage_heading: "Aufruf",
    commands_heading: "Befehle",
    arguments_heading: "Argumente",
    options_heading: "Optionen",
    filters_heading: "Filter",
    output_heading: "Ausgabe",
    formats_heading: "Formate",
    examples_heading: "Beispiele",
    more_heading: "Mehr",
    any_options: "[OPTIONEN]",

    manual: "Handbuch zu quartier",
    name_heading: "Bezeichnung",
    synopsis_heading: "Übersicht",
    description_heading: "Beschreibung",
    see_also_heading: "Siehe auch",

    version: "quartier {}\nDaten {} vom {}\n",
    version_without_data: "quartier {}\nDaten nicht lesbar\n",

    value,
    level: arg("level", "{}: {}"),
    across: "; across: die Kommune heute, die Fallkommunen wie damals",
    times: "Eine Klasse beruht auf den Zahlen einer Zeit: {}. ",
    commands: &[municipalities::COMMANDS, documents::COMMANDS],
    shared: SHARED,
    formats: &[
        ("table", "eine Tabelle für Menschen, dem Terminal angepasst"),
        ("tsv", "Werte, durch Tabulatoren getrennt"),
        ("csv", "Werte, durch Kommas getrennt (RFC 4180)"),
        ("excel-csv", "CSV für deutsche Tabellenprogramme: Semikolon, Dezimalkomma"),
        ("xlsx", "eine Excel-Mappe, mit einem Blatt der Quellen"),
        ("json", "eine JSON-Liste"),
        ("jsonl", "ein JSON-Objekt je Zeile"),
        ("geojson", "Flächen oder Punkte für QGIS (RFC 7946)"),
        ("markdown", "Markdown, zum Einfügen in ein Dokument"),
        ("html", "eine Seite für den Browser, zum Drucken oder Verschicken"),
        ("bibtex", "die Quellen dessen, was ausgegeben würde, als BibTeX"),
        ("csl-json", "die Quellen dessen, was ausgegeben würde, als CSL-JSON"),
    ],
    environment: &[
        ("QUARTIER_LANG", "die Sprache, wie --lang; sonst die des Systems"),
        ("QUARTIER_DATA", "der Ordner eines anderen Datensatzes, wie --data"),
        ("QUARTIER_PAGER, PAGER", "wodurch lange Ausgaben gehen; leer: durch nichts"),
        ("NO_COLOR, CLICOLOR_FORCE", "wenn nicht leer: keine Farbe; Farbe auch in Pipes"),
        ("COLUMNS, LINES", "wie breit und hoch der Bildschirm ist"),
        ("TERM", "dumb: keine Farbe, keine Zeichnungen, kein Blättern"),
    ],
    environment_heading: "Umgebungsvariablen",
    exit: &[
        ("0", "erledigt, auch wenn nichts gefunden wird oder die Pipe sich schließt"),
        ("1", "Daten oder System haben versagt: fehlerhafte Daten, volle Platte"),
        ("2", "der Aufruf ist falsch: unbekannte Option, Kommune oder Spalte"),
    ],
    exit_heading: "Rückgabewert",
    output: topics::output::GERMAN,
    filters: topics::filters::GERMAN,
    towns: topics::towns::GERMAN,
    dataset: topics::dataset::GERMAN,
    expressions: topics::expressions::GERMAN,
};

const SHARED: &[Argument] = &[
    arg("all", "Unter allen Kommunen, nicht nur den Fallkommunen"),
    arg("limit", "Höchstens so viele ausgeben"),
    arg("period", "Zahlen welcher Zeit: {} (Vorgabe: {})"),
    arg("district", "Nur aus diesen Kreisen"),
    arg("region", "Nur aus diesen Regierungsbezirken"),
    arg("expression", "Nur wo dies gilt, z. B. `vacancy_2011 >= 5`"),
    arg("format", "In welcher Form: eines der Formate unten"),
    arg("output", "In eine Datei, ganz oder gar nicht; `-` ist die Standardausgabe"),
    arg("no_header", "Ohne die Zeile der Überschriften (tsv, csv, excel-csv)"),
    arg("points", "Punkte anstelle von Flächen (geojson)"),
    arg("no_pager", "Lange Ausgaben auf einmal statt Seite für Seite"),
    arg("cite", "Die Quellen dessen nennen, was ausgegeben wird"),
    arg("lang", "Sprache: de oder en"),
    arg("data", "Aus dem Datensatz in diesem Ordner statt dem mitgelieferten"),
    arg("color", "Farbe: auto (auf einem Terminal; Vorgabe), always (immer) oder never (nie)"),
    arg("help", "Hilfe ausgeben"),
    arg("version", "Die Version des Programms und seiner Daten ausgeben"),
];

fn value(value: Value) -> &'static str {
    match value {
        Value::Author => "WER",
        Value::Class => "KLASSE",
        Value::Column | Value::Columns | Value::Grouping | Value::Numbers => "SPALTE",
        Value::Command => "BEFEHL",
        Value::Condition => "AUSDRUCK",
        Value::Confidence => "GRAD",
        Value::Count => "ZAHL",
        Value::Date => "DATUM",
        Value::District | Value::Region | Value::Schema => "NAME",
        Value::Documented | Value::Town | Value::Towns => "KOMMUNE",
        Value::Field => "FELD",
        Value::File => "DATEI",
        Value::Folder => "ORDNER",
        Value::Form | Value::Format => "FORMAT",
        Value::Key => "SCHLÜSSEL",
        Value::Kind => "ART",
        Value::Language => "SPRACHE",
        Value::Likeness => "SPALTE=WERT",
        Value::Neighbours => "WEM",
        Value::Order => "FOLGE",
        Value::Period => "ZEIT",
        Value::Shell => "SHELL",
        Value::Source => "QUELLE",
        Value::Statement => "ID|KOMMUNE",
        Value::Text => "TEXT",
        Value::Topic => "BEFEHL|THEMA",
        Value::Weight => "MERKMAL=ZAHL",
        Value::When => "WANN",
    }
}
