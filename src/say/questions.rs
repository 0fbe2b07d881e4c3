//! What is wrong with a question.

messages! {
    error() { "error", "Fehler" }

    did_you_mean(nearest) { "did you mean `{nearest}`?", "meinten Sie `{nearest}`?" }

    there_are(all) { "there are {all}", "es gibt {all}" }

    unknown_language(written) {
        "QUARTIER_LANG is `{written}`, not en or de",
        "QUARTIER_LANG ist `{written}`, nicht en oder de"
    }

    unknown_ending(ending, endings) {
        "no format is known by the ending `{ending}`; there are {endings}, or name one with --format",
        "zur Endung `{ending}` ist kein Format bekannt; es gibt {endings}, oder --format nennt eines"
    }

    not_for_terminals(format) {
        "{format} is no text that a terminal could show: write it to a file with `--output FILE`",
        "{format} ist kein Text, den ein Terminal zeigen könnte: mit `--output DATEI` in eine Datei schreiben"
    }

    no_layer(command) {
        "geojson shows municipalities, and `{command}` prints none here; `list`, `show`, `match`, `briefing` and `map` do",
        "geojson zeigt Kommunen, und `{command}` gibt hier keine aus; das tun `list`, `show`, `match`, `briefing` und `map`"
    }

    points_of(format) {
        "`--points` goes with geojson, not with {format}: add `--format geojson`",
        "`--points` gehört zu geojson, nicht zu {format}: `--format geojson` ergänzen"
    }

    // Columns.

    unknown_column(name, hint) {
        "unknown column `{name}`{hint}",
        "unbekannte Spalte `{name}`{hint}"
    }

    ambiguous_column(name, columns) {
        "`{name}` is ambiguous: {columns}",
        "`{name}` ist mehrdeutig: {columns}"
    }

    column_of_other_years(name, known) {
        "unknown column `{name}`; of other years there are {known}",
        "unbekannte Spalte `{name}`; aus anderen Jahren gibt es {known}"
    }

    indicators_lists_columns() {
        "`quartier indicators` lists them",
        "`quartier indicators` zählt sie auf"
    }

    needs_name(expression) {
        "what is calculated needs a name: `{expression} as NAME`",
        "was berechnet wird, braucht einen Namen: `{expression} as NAME`"
    }

    called_alike(name) {
        "two columns are called `{name}`",
        "zwei Spalten heißen `{name}`"
    }

    no_numbers(column) {
        "`{column}` holds no numbers to draw; `quartier indicators` lists columns that do",
        "`{column}` enthält keine Zahlen zum Zeichnen; `quartier indicators` zählt Spalten auf, die welche enthalten"
    }

    // Municipalities and areas.

    unknown_municipality(name, hint) {
        "unknown municipality `{name}`{hint}",
        "unbekannte Kommune `{name}`{hint}"
    }

    dataset_has(towns) { "the dataset has {towns}", "der Datensatz hat {towns}" }

    list_lists_municipalities() {
        "`quartier list --all` lists them",
        "`quartier list --all` zählt sie auf"
    }

    all_is_no_municipality(name) {
        "`{name}` is no municipality: they are named one by one; `quartier list --all` lists all",
        "`{name}` ist keine Kommune; Kommunen werden einzeln genannt, `quartier list --all` zählt alle auf"
    }

    ambiguous_municipality(name, candidates) {
        "`{name}` is ambiguous: {candidates}",
        "`{name}` ist mehrdeutig: {candidates}"
    }

    more(candidates, more) { "{candidates} and {more} more", "{candidates} und {more} weitere" }

    level_no_municipality(word, dimension, level) {
        "`{word}` is no municipality but a level, as in `quartier list --{dimension} {level}`",
        "`{word}` ist keine Kommune, sondern eine Klasse, wie in `quartier list --{dimension} {level}`"
    }

    several_municipalities(names, count) {
        "`{names}` are {count} municipalities; name a single one",
        "`{names}` sind {count} Kommunen; gefragt ist eine einzige"
    }

    unknown_district(name, hint) {
        "unknown district `{name}`{hint}",
        "unbekannter Kreis `{name}`{hint}"
    }

    unknown_region(name, hint) {
        "unknown region `{name}`{hint}",
        "unbekannter Regierungsbezirk `{name}`{hint}"
    }

    list_lists_areas(column) {
        "`quartier list --all --columns {column}` shows which there are",
        "`quartier list --all --columns {column}` zeigt, welche es gibt"
    }

    // Facts, statements, sources.

    unknown_field(name, hint) {
        "unknown field `{name}`{hint}",
        "unbekanntes Themenfeld `{name}`{hint}"
    }

    unknown_subject(name, hint) {
        "unknown municipality, field or fact `{name}`{hint}",
        "unbekannte Kommune, unbekanntes Themenfeld oder unbekannter Fakt `{name}`{hint}"
    }

    facts_lists_facts() {
        "`quartier facts --format tsv` lists all",
        "`quartier facts --format tsv` zählt alle auf"
    }

    span_ends_before(since, until) {
        "the span ends before it begins: --since {since} is later than --until {until}",
        "die Zeitspanne endet, bevor sie beginnt: --since {since} ist später als --until {until}"
    }

    later_than_data(since, edition) {
        "no fact can be known of the time since {since}: the data are of {edition}",
        "aus der Zeit seit {since} kann kein Fakt bekannt sein: die Daten sind vom {edition}"
    }

    one_municipality_at_a_time(command, commands) {
        "{command} are told for one municipality at a time: {commands}",
        "`{command}` gibt Auskunft für je eine Kommune: {commands}"
    }

    statement_of_other_kind(name, other) {
        "`{name}` is one of the {other}: `quartier {other} {name}`",
        "`{name}` gehört zu `{other}`: `quartier {other} {name}`"
    }

    unknown_statement(name, command, hint) {
        "`{name}` is neither one of the {command} nor a municipality{hint}",
        "`{name}` ist weder eine Aussage von `{command}` noch eine Kommune{hint}"
    }

    lists_statements(command) {
        "`quartier {command} --format tsv` lists the {command}, `quartier list --all` the municipalities",
        "`quartier {command} --format tsv` zählt diese Aussagen auf, `quartier list --all` die Kommunen"
    }

    unknown_source(id, hint) {
        "unknown source `{id}`{hint}",
        "unbekannte Quelle `{id}`{hint}"
    }

    unknown_schema(name, hint) {
        "there is no schema `{name}`{hint}",
        "es gibt kein Schema `{name}`{hint}"
    }
    schemas_there_are(names) {
        "there are those of {names}",
        "es gibt die von {names}"
    }
    only_as_json(command, format) {
        "`{command}` answers in JSON only, not as {format}: leave out `--format`",
        "`{command}` antwortet nur in JSON, nicht als {format}: lassen Sie `--format` weg"
    }
    sources_lists_sources() {
        "`quartier sources` lists them",
        "`quartier sources` zählt sie auf"
    }

    nothing_to_look_for() {
        "nothing to look for – name a word",
        "nichts zu suchen – es fehlt ein Wort"
    }

    no_operator(word) {
        "a search knows no `{word}`: all its words have to be there – search for each word that may be there",
        "die Suche kennt kein `{word}`: alle ihre Wörter müssen vorkommen – was nur vorkommen kann, einzeln suchen"
    }
}
