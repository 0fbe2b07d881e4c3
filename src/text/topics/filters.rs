//! How municipalities are chosen, in every command that chooses them.

use super::super::help::Topic;

pub const ENGLISH: Topic = Topic {
    about: "\
Filters: which municipalities. Several filters narrow the choice; several values \
of one, with commas between them, widen it. Without --all the choice is among the \
case studies; stats counts all, with --cases only these.",
    after: "\
Classes, columns and districts can be written by their id or by the label that \
is printed, in English or German, in any case: --size small or --size klein.

A class rests on the figures of a time: {}. What \
--where and --sort use is shown as well. What can stand in --where: \
quartier help expressions. Columns: quartier indicators.",
    examples: &[
        "quartier list --all --size small,medium --market tight",
        "quartier list --all --district 'Märkischer Kreis' --period latest",
        "quartier stats --region Arnsberg --where 'foreigners_2011 >= 8'",
    ],
};

pub const GERMAN: Topic = Topic {
    about: "\
Filter: welche Kommunen. Mehrere Filter engen die Auswahl ein; mehrere Werte \
eines Filters, durch Kommas getrennt, weiten sie aus. Ohne --all wird unter den \
Fallkommunen gewählt; stats zählt alle, mit --cases nur diese.",
    after: "\
Klassen, Spalten und Kreise lassen sich mit ihrem Kürzel oder mit dem Namen \
schreiben, der ausgegeben wird, deutsch oder englisch, groß oder klein: \
--size klein oder --size small.

Eine Klasse beruht auf den Zahlen einer Zeit: {}. \
Was --where und --sort verwenden, wird mit ausgegeben. Was in --where stehen \
kann: quartier help ausdrücke. Spalten: quartier indicators.",
    examples: &[
        "quartier list --all --size klein,mittel --market angespannt",
        "quartier list --all --district 'Märkischer Kreis' --period latest",
        "quartier stats --region Arnsberg --where 'foreigners_2011 >= 8'",
    ],
};
