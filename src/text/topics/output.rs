//! Formats, files, language and the rest that is the same for every command.

use super::super::help::Topic;

pub const ENGLISH: Topic = Topic {
    about: "Output: how to print, where to, in which language, and from which data",
    after: "\
Without --format a terminal gets a table, a pipe or a file tsv, a briefing there \
Markdown. The ending of the file chooses the format, too: --output towns.xlsx. \
Keys, classes and order are the same in every language; texts in tsv, csv, json … \
are German only if --lang or QUARTIER_LANG says so.

~ stands before an own calculation or estimate, * behind a class that is close \
to a threshold, – for a value that is missing.",
    examples: &[],
};

pub const GERMAN: Topic = Topic {
    about: "Ausgabe: in welcher Form, wohin, in welcher Sprache und aus welchen Daten",
    after: "\
Ohne --format erhält ein Terminal eine Tabelle, eine Pipe oder Datei tsv, ein \
Kurzbericht dort Markdown. Auch die Endung der Datei bestimmt das Format: \
--output kommunen.xlsx. Schlüssel, Klassen und Reihenfolge sind in jeder Sprache \
gleich, Texte in tsv, csv, json … nur mit --lang oder QUARTIER_LANG deutsch.

~ steht vor eigenen Berechnungen und Schätzungen, * hinter einer Klasse knapp an \
der Schwelle, – für einen fehlenden Wert.",
    examples: &[],
};
