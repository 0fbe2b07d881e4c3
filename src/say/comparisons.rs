//! What is wrong where municipalities are matched, compared or counted.

messages! {
    unknown_dimension(name, hint) {
        "unknown dimension `{name}`{hint}",
        "unbekannte Dimension `{name}`{hint}"
    }

    no_weight(written, hint) {
        "a weight is a number of 0 or more, not `{written}`{hint}",
        "ein Gewicht ist eine Zahl ab 0, nicht `{written}`{hint}"
    }

    no_weight_above_zero() {
        "one dimension at least needs a weight above 0",
        "mindestens eine Dimension braucht ein Gewicht über 0"
    }

    not_matched_by(name, hint) {
        "nothing is matched by `{name}`{hint}",
        "nach `{name}` wird nicht verglichen{hint}"
    }

    not_of_form(written, form) {
        "`{written}` is not of the form {form}",
        "`{written}` hat nicht die Form {form}"
    }

    dimension_and_number() { "DIMENSION=NUMBER", "DIMENSION=ZAHL" }

    column_and_value() { "COLUMN=VALUE", "SPALTE=WERT" }

    given_twice(name) { "`{name}` is given twice", "`{name}` ist zweimal angegeben" }

    no_value_of(column, wanted, written, hint) {
        "`{column}` is {wanted}, not `{written}`{hint}",
        "`{column}` ist {wanted}, nicht `{written}`{hint}"
    }

    yes_or_no() { "yes or no", "ja oder nein" }

    a_percentage() { "a number from 0 to 100", "eine Zahl von 0 bis 100" }

    zero_or_more() { "0 or more", "0 oder mehr" }

    a_number() { "a number", "eine Zahl" }

    nothing_beside(town) {
        "nothing to compare {town} with – name a second municipality, or medians: `--with district,state,peers`",
        "{town} allein lässt sich nicht vergleichen – es fehlt eine zweite Kommune, oder Mediane: `--with district,state,peers`"
    }

    name_a_municipality() {
        "name a municipality, or filters that take one",
        "es fehlt eine Kommune, oder Filter, die eine auswählen"
    }

    name_two_municipalities() {
        "name at least two municipalities, or filters that take two",
        "es fehlen mindestens zwei Kommunen, oder Filter, die zwei auswählen"
    }

    other_classes(one, other) {
        "there is no one median for `--with peers`: {one} and {other} have different classes; \
         name one of them, or compare them `--with state`",
        "für `--with peers` gibt es keinen gemeinsamen Median: {one} und {other} haben verschiedene Klassen; \
         nur eine nennen, oder beide vergleichen mit `--with state`"
    }

    other_districts(one, other, district, other_district) {
        "there is no one median for `--with district`: {one} and {other} have different districts, \
         {district} and {other_district}; name one of them, or compare them `--with state`",
        "für `--with district` gibt es keinen gemeinsamen Median: {one} und {other} liegen in verschiedenen \
         Kreisen, {district} und {other_district}; nur eine nennen, oder beide vergleichen mit `--with state`"
    }

    no_peers(town, dimension) {
        "`peers` have the same classes, but {town} has none in `{dimension}`, as a value is missing",
        "`peers` haben dieselben Klassen, doch {town} hat keine in `{dimension}`, da ein Wert fehlt"
    }

    not_grouped_by(name, hint) {
        "nothing is grouped by `{name}`{hint}",
        "nach `{name}` wird nicht gruppiert{hint}"
    }

    unknown_key(key, all) {
        "unknown key `{key}`; there are {all}",
        "unbekannter Schlüssel `{key}`; es gibt {all}"
    }

    only_values_grouped(by) {
        "only values are grouped: name a column, as in `quartier stats vacancy --by {by}`; \
         without one, filters say of which municipalities levels are counted",
        "gruppiert werden nur Werte: eine Spalte nennen, wie in `quartier stats vacancy --by {by}`; \
         ohne Spalte sagen Filter, von welchen Kommunen Klassen gezählt werden"
    }

    holds_no_numbers(column, way_on) {
        "`{column}` holds no numbers; {way_on}",
        "`{column}` enthält keine Zahlen; {way_on}"
    }

    stats_counts_levels(column) {
        "`quartier stats` counts levels, and `--by {column}` groups by them",
        "`quartier stats` zählt Klassen, und `--by {column}` gruppiert nach ihnen"
    }

    list_counts(column) {
        "`quartier list --all --where '{column} = yes' --count` counts",
        "`quartier list --all --where '{column} = yes' --count` zählt"
    }

    indicators_lists_numbers() {
        "`quartier indicators` lists columns that do",
        "`quartier indicators` zählt Spalten auf, die welche enthalten"
    }
}
