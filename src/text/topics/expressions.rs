//! The language of questions, explained to those who ask.

pub const ENGLISH: &str = "\
Expressions: the language of --where, computed columns and the rules in the data

Comparisons
  VALUE = VALUE          also != < <= > >=
  VALUE ~ TEXT           contains the text, in any spelling
  VALUE in (A, B)        is one of them; between numbers a blank follows \
                         the comma
  VALUE between A and B  from A to B, both included
  VALUE is missing       is not known
They are joined by `and`, `or`, `not` and parentheses; `and` binds closer than \
`or`.

Values
  5.5 or -2              a number, with a point and no thousands apart
  'Märkischer Kreis'     a text; one word needs no quotes
  small                  a class, by its id or its label
  vacancy_2022           a column; `vacancy` is that of its latest date
  percentile(COLUMN)     its percentile among all municipalities, 0 to 100
  rank(COLUMN)           its rank among all, 1 is the highest; ties share it
  VALUE + VALUE          also - * / and parentheses, with blanks around the \
                         signs, since `-` is also a letter of names

Computed columns
  quartier list --columns 'name, vacancy_2022 - vacancy_2011 as change'
The name is the key for programs; --sort and --bars take it. The values bear the \
mark of the least certain figure in them, and cite the sources of all.

What is missing satisfies no comparison, and `not` of that neither. What is \
calculated from it, or divided by zero, is missing.

A result is rounded once, halves up: sums and differences to the decimals of \
their most exact part, products and quotients to two, percentiles to one. The \
rounded value is printed, compared and sorted alike.

Refused, with what would do: columns counted on different bases, such as the \
census of 2022 and the yearly series; numbers that can be read in two ways, such \
as 100.000. Different dates can be compared.

Examples
  vacancy_2022 < vacancy_2011 and percentile(rent_2022) > 50
  size in (small, medium) and not trend = growing
  (population_2023 - population_2014) / population_2014 > 0.05
";

pub const GERMAN: &str = "\
Ausdrücke: die Sprache von --where, berechneten Spalten und Regeln der Daten

Vergleiche
  WERT = WERT            auch != < <= > >=
  WERT ~ TEXT            enthält den Text, in jeder Schreibweise
  WERT in (A, B)         ist eines davon; zwischen Zahlen folgt dem Komma ein \
                         Leerzeichen
  WERT between A and B   von A bis B, beide eingeschlossen
  WERT is missing        ist nicht bekannt
Sie werden mit `and` (und), `or` (oder), `not` (nicht) und Klammern verbunden; \
`and` bindet stärker als `or`.

Werte
  5.5 oder -2            eine Zahl, mit Punkt und ohne Tausendertrennung
  'Märkischer Kreis'     ein Text; ein Wort braucht keine Anführungszeichen
  klein                  eine Klasse, mit Kürzel oder Namen
  vacancy_2022           eine Spalte; `vacancy` ist die zum jüngsten Stand
  percentile(SPALTE)     Perzentil unter allen Kommunen, 0 bis 100
  rank(SPALTE)           Rang unter allen, 1 ist der höchste Wert; gleiche Werte \
                         teilen den besseren
  WERT + WERT            auch - * / und Klammern, die Zeichen zwischen \
                         Leerzeichen, denn `-` kommt auch in Namen vor

Berechnete Spalten
  quartier list --columns 'name, vacancy_2022 - vacancy_2011 as change'
Der Name ist der Schlüssel für Programme; --sort und --bars nehmen ihn. Die \
Werte sind wie die unsicherste Zahl darin gekennzeichnet und nennen die Quellen \
aller.

Was fehlt, erfüllt keinen Vergleich, auch nicht mit `not`. Was daraus oder durch \
Teilen durch null berechnet würde, fehlt.

Ein Ergebnis wird einmal gerundet, Hälften nach oben: Summen und Differenzen auf \
die Stellen ihres genauesten Teils, Produkte und Quotienten auf zwei, Perzentile \
auf eine. Der gerundete Wert wird gedruckt, verglichen und sortiert.

Abgelehnt, mit dem, was geht: Spalten auf verschiedener Basis, etwa der Zensus \
von 2022 und die Jahreswerte; Zahlen, die sich auf zwei Arten lesen lassen, wie \
100.000. Verschiedene Stände lassen sich vergleichen.

Beispiele
  vacancy_2022 < vacancy_2011 and percentile(rent_2022) > 50
  size in (klein, mittel) and not trend = wachsend
  (population_2023 - population_2014) / population_2014 > 0.05
";
