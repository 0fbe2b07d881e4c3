//! The help in German on the commands about what is written, and where.

use super::super::{Argument, Command, arg};

pub const COMMANDS: &[Command] = &[
    Command {
        name: "findings",
        about: "Befunde des Gutachtens laut Pressemitteilung des Landes",
        arguments: STATEMENTS,
        examples: &[
            ("Alle", "quartier findings"),
            ("Für große Städte, mit Beispielen", "quartier findings --size groß --examples"),
        ],
    },
    Command {
        name: "recommendations",
        about: "Empfehlungen des Gutachtens laut Pressemitteilung, dazu Aussagen des Landes \
                (kurz: recs)",
        arguments: &[
            arg(
                "kind",
                "Nur diese: recommendation (Empfehlung des Gutachtens); claim (Aussage), \
                 commitment (Zusage), appeal (Appell), instrument (Instrument) des Landes",
            ),
            STATEMENT,
            EXAMPLES,
            FOR,
            SAID_BY,
        ],
        examples: &[
            ("Was für eine Kommune gilt", "quartier recommendations altena"),
            ("Was das Gutachten selbst empfiehlt", "quartier recommendations --said-by report"),
        ],
    },
    Command {
        name: "facts",
        about: "Was belegt ist: Aussagen zu Kommunen, Programmen, Begriffen",
        arguments: &[
            arg(
                "names",
                "Kommunen, study, programme, definition, Themenfelder oder einzelne Fakten \
                 (Vorgabe: alle)",
            ),
            arg("field", "Nur aus diesen Themenfeldern, z. B. Wohnungsmarkt"),
            arg("since", "Nur was dann oder später gilt: 2015, 2015-09, 15.09.2015"),
            arg("until", "Nur was dann oder früher gilt"),
            arg("confidence", "Nur was bestätigt wurde: high (ganz), medium (zum Teil)"),
            arg("search", "Nur Fakten, in denen alle diese Wörter stehen"),
            arg(
                "sort",
                "Reihenfolge: field (nach Kommune und Feld; Vorgabe) oder date (nach Zeit)",
            ),
        ],
        examples: &[
            ("Was über eine Kommune belegt ist", "quartier facts altena"),
            ("Was es gekostet hat, ab 2015", "quartier facts --field Kosten --since 2015"),
        ],
    },
    Command {
        name: "search",
        about: "Fakten, Befunde, Empfehlungen und Quellen durchsuchen",
        arguments: &[
            arg("words", "Wörter, die alle vorkommen, deutsch oder englisch"),
            arg("limit", "Höchstens so viele ausgeben (Vorgabe: 20)"),
        ],
        examples: &[
            ("Wo beide Wörter stehen", "quartier search Miete Ehrenamtliche"),
            ("Die ersten fünf Stellen", "quartier search Kosten --limit 5"),
        ],
    },
    Command {
        name: "indicators",
        about: "Was sich abfragen lässt: Spalten, Bedeutung, Stand, Quelle",
        arguments: &[arg("names", "Spalten, Indikatoren oder Merkmale (Vorgabe: alle)")],
        examples: &[
            ("Alle Spalten", "quartier indicators"),
            ("Wie eine Zahl entstand und wie sicher sie ist", "quartier indicators vacancy_2011"),
        ],
    },
    Command {
        name: "sources",
        about: "Woher es stammt: Quellenverzeichnis mit Lizenzen",
        arguments: &[arg("ids", "Quellen, mit ihren Kürzeln (Vorgabe: alle)")],
        examples: &[
            ("Eine Quelle", "quartier sources wogv-2016"),
            ("Alle, für die Literaturverwaltung", "quartier sources --format bibtex"),
        ],
    },
    Command {
        name: "study",
        about: "Was die Studie ist, was von ihr bekannt ist und was nicht",
        arguments: &[],
        examples: &[
            ("Auf dem Bildschirm", "quartier study"),
            ("Auf Englisch", "quartier study --lang en"),
        ],
    },
    Command {
        name: "check",
        about: "Einen Datensatz prüfen: jeder Fehler mit Datei, Zeile, Spalte",
        arguments: &[arg(
            "folder",
            "Der Ordner des Datensatzes (Vorgabe: der von --data, sonst der mitgelieferte)",
        )],
        examples: &[
            ("Den mitgelieferten", "quartier check"),
            ("Einen eigenen", "quartier check meine-studie"),
        ],
    },
    Command {
        name: "export",
        about: "Den mitgelieferten Datensatz in einen Ordner schreiben",
        arguments: &[
            arg("folder", "Der Zielordner; er muss neu oder leer sein"),
            arg(
                "form",
                "datapackage: Tabellen als CSV mit einer datapackage.json (Frictionless), für Statistikprogramme und Archive; mit --data die des eigenen Datensatzes",
            ),
            arg(
                "empty",
                "Nicht den mitgelieferten, sondern einen kleinen aus erfundenen Daten zum Überschreiben, mit Erläuterungen",
            ),
        ],
        examples: &[
            ("Zum Lesen oder als Anfang eines eigenen", "quartier export meine-studie"),
            ("Eine eigene Studie, zum Überschreiben", "quartier export --empty eigene-studie"),
            ("Für R, Python, DuckDB", "quartier export --as datapackage paket"),
        ],
    },
    Command {
        name: "schema",
        about: "JSON-Schemata dessen, was die Befehle ausgeben, und der Dateien eines Datensatzes",
        arguments: &[arg(
            "name",
            "Ein Befehl (list) oder eine Datei eines Datensatzes (dimensions.toml); sonst alle in einem Dokument",
        )],
        examples: &[
            ("Was in einem Datensatz von list steht", "quartier schema list"),
            ("Was ein Editor von einer Datei wissen muss", "quartier schema dimensions.toml"),
        ],
    },
    Command {
        name: "completions",
        about: "Was eine Shell ausführt, um Befehle, Kommunen, Spalten … zu ergänzen",
        arguments: &[arg("shell", "Die Shell: bash, zsh, fish oder powershell")],
        examples: &[
            ("Für bash, als Datei", "quartier completions bash --output quartier"),
            ("Für zsh, als Datei", "quartier completions zsh --output _quartier"),
        ],
    },
    Command {
        name: "man",
        about: "Das Handbuch, zum Programm oder zu einem Befehl",
        arguments: &[arg("command", "Ein Befehl (Vorgabe: das Programm)")],
        examples: &[
            ("Als Datei zum Installieren", "quartier man --output quartier.1"),
            ("Zu einem Befehl, auf Deutsch", "quartier man list --lang de"),
        ],
    },
    Command {
        name: "help",
        about: "Hilfe zu einem Befehl oder Thema",
        arguments: &[arg("words", "Ein Befehl oder ausgabe, filter, ausdrücke, orte, datensatz")],
        examples: &[
            ("Zu einem Befehl", "quartier help liste"),
            ("Zu dem, was überall gleich ist", "quartier help ausgabe"),
        ],
    },
];

const STATEMENTS: &[Argument] = &[STATEMENT, EXAMPLES, FOR, SAID_BY];
const STATEMENT: Argument = arg(
    "names",
    "Einzelne Aussagen, mit ihrer ID, oder die Kommune, für die sie gelten (Vorgabe: alle)",
);
const EXAMPLES: Argument = arg("examples", "Zu jeder die belegten Beispiele zeigen");
const FOR: Argument = arg("town", "Nur was für diese Kommune gilt");
const SAID_BY: Argument =
    arg("said_by", "Nur was diese sagen: report (Gutachten), minister, ministry (Ministerium)");
