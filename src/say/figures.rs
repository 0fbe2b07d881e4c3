//! What is wrong with figures, their columns and the table that holds them.

messages! {
    // Columns.
    no_number_column(name) { "`{name}` is not a number", "`{name}` ist keine Zahl" }
    no_figures(name) { "no figures `{name}`", "keine Zahlen `{name}`" }
    of_dimension(id) { "dimension `{id}`", "Merkmal `{id}`" }
    source_or_formula() {
        "figures have either a source or a formula",
        "Zahlen haben entweder eine Quelle oder eine Formel"
    }
    rounded_to_0() {
        "figures cannot be rounded to 0",
        "Zahlen lassen sich nicht auf 0 runden"
    }
    not_stated(name) { "`{name}` is no stated figure", "`{name}` ist keine angegebene Zahl" }
    no_weighting(name) {
        "`{name}` is no figure to weight by; people or dwellings are",
        "`{name}` ist keine Zahl, nach der sich wiegen lässt; Einwohner oder Wohnungen sind es"
    }
    weight_below_0() {
        "a weight is a number of 0 or more",
        "ein Gewicht ist eine Zahl von 0 an"
    }

    // Figures.
    calculated(id) {
        "`{id}` is calculated, not stated",
        "`{id}` wird berechnet, nicht angegeben"
    }
    without_source(id, status) {
        "`{id}` is marked {status}, for which indicators.toml names no source",
        "`{id}` hat den Status `{status}`, für den indicators.toml keine Quelle nennt"
    }
    no_percentage(id, value) {
        "`{id}` is a percentage from 0 to 100, not {value}",
        "`{id}` ist ein Prozentsatz von 0 bis 100, nicht {value}"
    }
    no_count(id, value) {
        "`{id}` is a whole number from 0, such as 17270, not {value}",
        "`{id}` ist eine ganze Zahl von 0 an, etwa 17270, nicht {value}"
    }
    truth_not_number(id) {
        "`{id}` is true or false, not a number",
        "`{id}` ist true oder false, keine Zahl"
    }
    number_not_truth(id) {
        "`{id}` is a number such as 5.5, not true or false",
        "`{id}` ist eine Zahl wie 5.5, nicht true oder false"
    }
    figure_missing(name) {
        "there is no figure `{name}` here",
        "hier gibt es keine Zahl `{name}`"
    }
    derived_and_estimated(name) {
        "`{name}` is both derived and estimated",
        "`{name}` ist zugleich abgeleitet und geschätzt"
    }
    swapped_coordinates(latitude, longitude) {
        "latitude and longitude are swapped: the latitude is {longitude}, not {latitude}",
        "Breite und Länge sind vertauscht: Die Breite ist {longitude}, nicht {latitude}"
    }

    // The table.
    empty_table() { "the table is empty", "die Tabelle ist leer" }
    line_too_long() {
        "the line is longer than 65,535 bytes",
        "die Zeile ist länger als 65.535 Bytes"
    }
    unreadable_table() {
        "the table cannot be read; its cells are apart by commas",
        "die Tabelle lässt sich nicht lesen; ihre Zellen sind durch Kommas getrennt"
    }
    semicolons() {
        "the cells are apart by semicolons; save the table with commas",
        "die Zellen sind durch Semikolons getrennt; speichern Sie die Tabelle mit Kommas"
    }
    no_column(name) { "no column `{name}`", "keine Spalte `{name}`" }
    two_columns(name) { "two columns `{name}`", "zwei Spalten `{name}`" }
    cells_differ(found, expected) {
        "{found} cells instead of {expected}; a number has a point (5.5), and a cell with a comma \
         stands in quotes (\"Altena, Stadt\")",
        "{found} statt {expected} Zellen; eine Zahl hat einen Punkt (5.5), und eine Zelle mit \
         Komma steht in Anführungszeichen (\"Altena, Stadt\")"
    }
    cell_is_no_truth(cell) {
        "true or false is expected, not `{cell}`",
        "true oder false wird erwartet, nicht `{cell}`"
    }
}
