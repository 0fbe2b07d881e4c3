//! How municipalities are chosen, in every command that chooses them.

pub const ENGLISH_ABOUT: &str = "\
Filters: which municipalities. Several filters narrow the choice; several values \
of one, with commas between them, widen it. Without --all the choice is among the \
case studies.";

pub const ENGLISH: &str = "\
Classes, columns and districts can be written by their id or by the label that
is printed, in English or German, in any case: --size small or --size klein.

A class rests on the figures of a period: study is the time before the surge of
2015, latest is 2022/23. size_study and size_latest name both, whatever the
period. What --where and --sort use is shown as well.

Examples:
  quartier list --all --size small,medium --market tight
  quartier list --all --district 'Märkischer Kreis' --period latest
  quartier stats --region Arnsberg --where 'foreigners_2011 >= 8'
What can stand in --where: quartier help expressions. Columns: quartier indicators.";

pub const GERMAN_ABOUT: &str = "\
Filter: welche Kommunen. Mehrere Filter engen die Auswahl ein; mehrere Werte \
eines Filters, durch Kommas getrennt, weiten sie aus. Ohne --all wird unter den \
Fallkommunen gewählt.";

pub const GERMAN: &str = "\
Klassen, Spalten und Kreise lassen sich mit ihrem Kürzel oder mit dem Namen
schreiben, der ausgegeben wird, deutsch oder englisch, groß oder klein:
--size klein oder --size small.

Eine Klasse beruht auf den Zahlen einer Zeit: study ist die Zeit vor der starken
Zuwanderung von 2015, latest ist 2022/23. size_study und size_latest nennen
beide, unabhängig von --period. Was --where und --sort verwenden, wird mit
ausgegeben.

Beispiele:
  quartier list --all --size klein,mittel --market angespannt
  quartier list --all --district 'Märkischer Kreis' --period latest
  quartier stats --region Arnsberg --where 'foreigners_2011 >= 8'
Was in --where stehen kann: quartier hilfe ausdrücke. Spalten: quartier
indikatoren.";
