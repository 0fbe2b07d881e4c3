//! What may be meant by words that the command line does not take.

messages! {
    unknown_command(word, hint) {
        "there is no command `{word}`{hint}",
        "es gibt keinen Befehl `{word}`{hint}"
    }
    lists_commands() {
        "`quartier help` lists the commands",
        "`quartier help` nennt die Befehle"
    }
    lists_towns() {
        "`quartier list` lists the case studies, `quartier list --all` all municipalities",
        "`quartier list` führt die Fallkommunen auf, `quartier list --all` alle Kommunen"
    }
    lists_all_towns() {
        "all municipalities are listed by `quartier list --all`",
        "alle Kommunen führt `quartier list --all` auf"
    }
    order_behind_column() {
        "an order stands behind its column, in quotes: `quartier list --sort 'population_2014 desc'`",
        "eine Reihenfolge steht hinter ihrer Spalte, in Anführungszeichen: `quartier list --sort 'population_2014 desc'`"
    }
    no_command_but(phrase, meanings) {
        "`{phrase}` is not a command but {meanings}",
        "`{phrase}` ist kein Befehl, sondern {meanings}"
    }
    means(phrase, meanings) { "`{phrase}` is {meanings}", "`{phrase}` ist {meanings}" }
    means_level(dimension, option, level) {
        "a level of {dimension}: `quartier list --{option} {level}` (several with commas)",
        "eine Klasse des Merkmals {dimension}: `quartier list --{option} {level}` (mehrere mit Kommas)"
    }
    means_town_of_list(id) { "a municipality: `quartier show {id}`", "eine Kommune: `quartier show {id}`" }
    means_town(id) {
        "a municipality: `quartier show {id}`, `quartier match {id}` or `quartier briefing {id}`",
        "eine Kommune: `quartier show {id}`, `quartier match {id}` oder `quartier briefing {id}`"
    }
    means_district(name) {
        "a district: `quartier list --district {name}`",
        "ein Kreis: `quartier list --district {name}`"
    }
    means_region(name) {
        "a region: `quartier list --region {name}`",
        "ein Regierungsbezirk: `quartier list --region {name}`"
    }
    means_field(id) {
        "a field of facts: `quartier facts --field {id}`",
        "ein Themenfeld: `quartier facts --field {id}`"
    }
    means_column(name) {
        "a column: `quartier indicators {name}`",
        "eine Spalte: `quartier indicators {name}`"
    }
    means_column_of_list(name) {
        "a column: `quartier list --columns +{name}`",
        "eine Spalte: `quartier list --columns +{name}`"
    }
}
