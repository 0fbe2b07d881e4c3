//! The help in German on the commands about municipalities.

use super::super::{Command, arg};

pub const COMMANDS: &[Command] = &[
    Command {
        name: "list",
        about: "Kommunen auflisten: gefiltert, sortiert, gewählte Spalten",
        arguments: &[
            arg(
                "columns",
                "Welche Spalten; `+SPALTE` ergänzt die üblichen, `all` gibt alle aus, \
                 `AUSDRUCK as NAME` berechnet eine",
            ),
            arg(
                "sort",
                "Wonach sortiert wird; `-SPALTE` oder `SPALTE desc`: das Höchste zuerst \
                 (Vorgabe: name)",
            ),
            arg("bars", "Eine Spalte mit Zahlen auch als Balken zeichnen"),
            arg("count", "Nur ausgeben, wie viele es sind"),
        ],
        examples: &[
            (
                "Kleine Kommunen mit viel Leerstand, der höchste zuerst",
                "quartier list --all --size klein --where 'vacancy >= 8' --sort -vacancy",
            ),
            (
                "Wie sich der Leerstand der acht von Zensus zu Zensus verändert hat",
                "quartier list --columns 'name, vacancy_2022 - vacancy_2011 as Differenz'",
            ),
            (
                "Alle Kommunen mit allen Spalten, als Tabelle für Excel",
                "quartier list --all --columns all --output kommunen.xlsx",
            ),
        ],
    },
    Command {
        name: "show",
        about: "Eine oder mehrere Kommunen zeigen, jede auf einem Bildschirm",
        arguments: &[
            arg("towns", "Kommunen, mit Name, Kürzel oder AGS"),
            arg("full", "Alles: auch Regeln, alle Zahlen, Fakten, Begriffe und Quellen"),
        ],
        examples: &[
            ("Eine der acht", "quartier show altena"),
            (
                "Alles, was über sie bekannt ist, als Markdown",
                "quartier show altena --full --format markdown",
            ),
        ],
    },
    Command {
        name: "compare",
        about: "Kommunen vergleichen, Merkmal für Merkmal",
        arguments: &[
            arg("towns", "Kommunen; ohne Angabe die, die den Filtern entsprechen"),
            arg("diff", "Nur Merkmale, in denen sie sich unterscheiden"),
            arg(
                "columns",
                "Welche Merkmale, in dieser Reihenfolge; auch `AUSDRUCK as NAME` oder `all` \
                 (Vorgabe: die wichtigsten; für Programme alle)",
            ),
            arg(
                "with",
                "Neben Medianen: district (ihres Kreises), state (des Landes), peers (der \
                 Kommunen gleicher Klassen); dann genügt eine Kommune",
            ),
            arg("field", "Was jede in diesem Themenfeld getan hat, z. B. Ehrenamt"),
        ],
        examples: &[
            (
                "Worin sich zwei Kommunen unterscheiden",
                "quartier compare altena nordkirchen --diff",
            ),
            ("Eine neben Kreis und Land", "quartier compare altena --with district,state"),
            (
                "Was zwei für das Ehrenamt getan haben",
                "quartier compare altena münster --field Ehrenamt",
            ),
        ],
    },
    Command {
        name: "stats",
        about: "Wie viele es sind und wie sich Werte verteilen",
        arguments: &[
            arg(
                "columns",
                "Spalten mit Zahlen; ohne Angabe, wie viele Kommunen welcher Klasse angehören",
            ),
            arg("by", "Gruppiert nach einem Merkmal, nach Kreis oder Regierungsbezirk"),
            arg(
                "sort",
                "Nach welchen Schlüsseln sortiert wird; `-SCHLÜSSEL` oder `SCHLÜSSEL desc`: das \
                 Höchste zuerst (Vorgabe: group)",
            ),
            arg("cases", "Unter den Fallkommunen, nicht unter allen"),
        ],
        examples: &[
            ("Wie viele Kommunen welcher Klasse angehören", "quartier stats"),
            (
                "Wie sich der Leerstand auf die Regierungsbezirke verteilt",
                "quartier stats vacancy --by region",
            ),
        ],
    },
    Command {
        name: "match",
        about: "Welche Fallkommunen am ähnlichsten sind, und warum",
        arguments: &[
            arg("town", "Kommune, mit Name, Kürzel oder AGS; entfällt mit --like"),
            arg("like", "Statt einer Kommune ein Ort mit diesen Werten"),
            arg("weight", "Wie viel ein Merkmal zählt (Vorgabe: jedes 1)"),
            arg("top", "Höchstens so viele ausgeben (Vorgabe: jede Fallkommune, 10 mit --all)"),
            arg("explain", "Jeden Indikator zeigen: beide Werte, Perzentile, deren Abstand"),
        ],
        examples: &[
            ("Welche der acht Iserlohn am ähnlichsten sind", "quartier match iserlohn"),
            (
                "Die ähnlichsten aller Kommunen; der Wohnungsmarkt zählt doppelt",
                "quartier match iserlohn --all --weight market=2",
            ),
            (
                "Was einem Ort mit diesen Werten ähnelt",
                "quartier match --like population_2014=30000,vacancy_2011=4.5",
            ),
        ],
    },
    Command {
        name: "briefing",
        about: "Eine Seite über eine Kommune, zur Vorlage im Rat",
        arguments: &[
            arg("town", "Kommune, mit Name, Kürzel oder AGS"),
            arg(
                "field",
                "Nur Fakten aus diesen Themenfeldern (Vorgabe: reihum Unterbringung, Steuerung, \
                 Ehrenamt und Quartiere, dazu je einer zu Kosten und Konflikten)",
            ),
            arg("full", "Mit allem, was hinter der Seite steht, als Anhang"),
            arg("facts", "Fakten im Anhang je Kommune und Themenfeld (Vorgabe: 1)"),
        ],
        examples: &[
            ("Auf dem Bildschirm, in einer Pipe als Markdown", "quartier briefing iserlohn"),
            ("Was es kostete, was misslang", "quartier briefing iserlohn --field kosten,konflikte"),
            ("Als Seite zum Drucken", "quartier briefing iserlohn --output iserlohn.html"),
        ],
    },
    Command {
        name: "map",
        about: "Zeigen, wo sie liegen oder wie sich eine Spalte verteilt",
        arguments: &[
            arg(
                "towns",
                "Kommunen, die hervorgehoben werden; zu einer einzelnen auch die ähnlichsten \
             Fallkommunen",
            ),
            arg(
                "shade",
                "Die Flächen aller Kommunen nach einer Spalte mit Zahlen oder `AUSDRUCK as NAME` tönen, in fünf gleich stark besetzten Klassen; Filter lassen die übrigen leer",
            ),
        ],
        examples: &[
            ("Die acht", "quartier map"),
            ("Wie sich der Leerstand im Land verteilt", "quartier map --shade vacancy"),
            (
                "Wo viele Wohnungen leer stehen, als Ebene für QGIS",
                "quartier map --all --where 'vacancy >= 8' --output leerstand.geojson",
            ),
        ],
    },
];
