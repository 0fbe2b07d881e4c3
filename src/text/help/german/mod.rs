//! The help in German.

mod documents;
mod municipalities;

use super::{Argument, Help, arg, topics};

pub static GERMAN: Help = Help {
    about: "Wie acht Kommunen in Nordrhein-Westfalen Geflüchtete aufnehmen, unterbringen und \
            integrieren: Zahlen und belegte Fakten, jeweils mit Quelle. Was das Gutachten von 2016 \
            ergab, ist aus der Pressemitteilung des Landes bekannt.",
    usage: "quartier BEFEHL [ARGUMENTE] [OPTIONEN]",
    more_of_program: "\
Mehr:
  quartier help BEFEHL     was ein Befehl annimmt, mit Beispielen
  quartier help ausgabe    Excel, QGIS, Druck, Dateien, Sprache, Quellen
  quartier help filter     welche Kommunen: Klassen, Kreise, Bedingungen
  quartier help ausdrücke  die Sprache der Bedingungen und berechneten Spalten
  quartier help orte       wie sich eine Kommune nennen lässt
  quartier help datensatz  eine eigene Studie: Dateien und Felder
  quartier --version       Version des Programms und seiner Daten
Auch deutsche Namen gehen: liste, zeige, vergleiche, suche, karte, hilfe …",
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
    any_options: "[OPTIONEN]",

    version: "quartier {}\nDaten {} vom {}\n",
    version_without_data: "quartier {}\nDaten nicht lesbar\n",

    level: arg("level", "KLASSE", "{}: {}"),
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
    output: topics::output::GERMAN,
    filters: topics::filters::GERMAN,
    towns: topics::towns::GERMAN,
    dataset: topics::dataset::GERMAN,
    expressions: topics::expressions::GERMAN,
};

const SHARED: &[Argument] = &[
    arg("all", "", "Unter allen Kommunen, nicht nur den Fallkommunen"),
    arg("limit", "ZAHL", "Höchstens so viele ausgeben"),
    arg("period", "ZEIT", "Zahlen welcher Zeit: {} (Vorgabe: {})"),
    arg("district", "NAME", "Nur aus diesen Kreisen"),
    arg("region", "NAME", "Nur aus diesen Regierungsbezirken"),
    arg("expression", "AUSDRUCK", "Nur wo dies gilt, z. B. `vacancy_2011 >= 5`"),
    arg("format", "FORMAT", "In welcher Form: eines der Formate unten"),
    arg("output", "DATEI", "In eine Datei, ganz oder gar nicht; `-` ist die Standardausgabe"),
    arg("no_header", "", "Ohne die Zeile der Überschriften (tsv, csv, excel-csv)"),
    arg("points", "", "Punkte anstelle von Flächen (geojson)"),
    arg("no_pager", "", "Lange Ausgaben auf einmal statt Seite für Seite"),
    arg("cite", "", "Die Quellen dessen nennen, was ausgegeben wird"),
    arg("lang", "SPRACHE", "Sprache: de oder en"),
    arg("data", "ORDNER", "Aus dem Datensatz in diesem Ordner statt dem mitgelieferten"),
    arg(
        "color",
        "WANN",
        "Farbe: auto (auf einem Terminal; Vorgabe), always (immer) oder never (nie)",
    ),
    arg("help", "", "Hilfe ausgeben"),
    arg("version", "", "Die Version des Programms und seiner Daten ausgeben"),
];
