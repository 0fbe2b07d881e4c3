//! What is wrong with an expression.

messages! {
    // What is missing: parts of the first three messages.

    ends_before(expected) {
        "the expression ends before {expected}",
        "am Ende des Ausdrucks fehlt {expected}"
    }

    expected_after(expected, before) {
        "expected {expected} after `{before}`",
        "nach `{before}` fehlt {expected}"
    }

    in_takes_list(expected, before) {
        "`in` takes {expected}: `{before} in (…, …)`",
        "zu `in` gehört {expected}: `{before} in (…, …)`"
    }

    a_comparison() {
        "a comparison such as `vacancy_2011 >= 5`",
        "ein Vergleich wie `vacancy_2011 >= 5`"
    }

    an_operator() {
        "a comparison (= != < <= > >= ~)",
        "ein Vergleichszeichen (= != < <= > >= ~)"
    }

    a_list() { "a list of values in parentheses", "eine Liste von Werten in Klammern" }

    a_value_to_compare_with() { "a value to compare with", "ein Wert, mit dem verglichen wird" }

    a_value_to_calculate_with() { "a value to calculate with", "ein Wert, mit dem gerechnet wird" }

    a_value_of_the_list() { "a value of the list", "ein Wert der Liste" }

    the_lowest_value() { "the lowest value", "der kleinste Wert" }

    the_highest_value() { "the highest value", "der größte Wert" }

    and_with_highest() { "`and` with the highest value", "`and` mit dem größten Wert" }

    missing() { "`missing`", "`missing`" }

    a_closing_parenthesis() { "a closing `)`", "eine schließende `)`" }

    a_column() { "a column", "eine Spalte" }

    a_column_or_calculation() {
        "a column or what is calculated from some",
        "eine Spalte oder was aus Spalten berechnet wird"
    }

    a_name() { "a name", "ein Name" }

    // How it is written.

    nested_too_deep(most) {
        "nested more than {most} deep",
        "mehr als {most} Ebenen verschachtelt"
    }

    between_takes_two(before, least) {
        "`between` takes two values: `{before} between {least} and …`",
        "zu `between` gehören zwei Werte: `{before} between {least} and …`"
    }

    is_not(operand) {
        "`is not` is written `not {operand} is missing`",
        "statt `is not` heißt es `not {operand} is missing`"
    }

    is_asks_for_nothing(operand) {
        "`is` asks for no value at all: `{operand} is missing`",
        "`is` fragt nur danach, ob ein Wert fehlt: `{operand} is missing`"
    }

    written_with_blanks(foreign, own) {
        "`{foreign}` is written `{own}`, with a blank on either side",
        "statt `{foreign}` heißt es `{own}`, mit je einem Leerzeichen davor und dahinter"
    }

    is_written(foreign, own) {
        "`{foreign}` is written `{own}`",
        "statt `{foreign}` heißt es `{own}`"
    }

    contains_is_written(foreign, operand) {
        "`{foreign}` is written `~`: `{operand} ~ …`",
        "statt `{foreign}` heißt es `~`: `{operand} ~ …`"
    }

    not_comes_first(operand, relation) {
        "`not` stands before it all: `not {operand} {relation}`",
        "`not` steht vor dem Ganzen: `not {operand} {relation}`"
    }

    lone_exclamation_mark() {
        "`!` alone is no comparison – write `!=` or `not`",
        "`!` allein ist kein Vergleich – es heißt `!=` oder `not`"
    }

    text_not_closed(quote) {
        "the text is not closed: {quote} is missing",
        "der Text hat kein Ende: es fehlt {quote}"
    }

    closes_nothing() { "`)` closes nothing", "`)` schließt nichts" }

    comma_in_text() {
        "a text with a comma stands in quotes; a list is written `size in (small, large)`",
        "ein Text mit Komma steht in Anführungszeichen; eine Liste heißt `size in (small, large)`"
    }

    sign_without_value(sign) {
        "`{sign}` has no value before it or none behind it",
        "vor oder hinter `{sign}` fehlt ein Wert"
    }

    unexpected(text) { "unexpected `{text}`", "hier passt `{text}` nicht" }

    signs_apart(spaced) {
        "the signs + - * / stand between blanks: {spaced}",
        "die Zeichen + - * / stehen zwischen Leerzeichen: {spaced}"
    }

    stands_alone(word, instead) {
        "`{word}` stands alone – {instead}",
        "`{word}` steht allein – {instead}"
    }

    joined_by(word) {
        "comparisons are joined by `{word}`",
        "Vergleiche verbindet `{word}`"
    }

    written_in_one(number) {
        "a number is written in one: {number}",
        "eine Zahl wird ohne Leerzeichen geschrieben: {number}"
    }

    without_unit() {
        "a number is written without its unit, comparisons are joined by `and` or `or`",
        "eine Zahl steht ohne ihre Einheit, Vergleiche verbindet `and` oder `or`"
    }

    join_or_quote() {
        "join comparisons with `and` or `or`, put a value of several words in quotes",
        "Vergleiche verbindet `and` oder `or`, ein Wert aus mehreren Wörtern steht in Anführungszeichen"
    }

    unknown_function(name) {
        "`{name}(…)` is not known; there are percentile(column) and rank(column)",
        "`{name}(…)` ist unbekannt; es gibt percentile(column) und rank(column)"
    }

    of_one_column(name) {
        "`{name}` is of one column",
        "`{name}` gehört zu einer einzigen Spalte"
    }

    means_something_else(name) {
        "`{name}` already means something else",
        "`{name}` hat schon eine andere Bedeutung"
    }

    no_name(name) {
        "`{name}` is no name: a letter, then letters, digits and `_`",
        "`{name}` ist kein Name: erst ein Buchstabe, dann Buchstaben, Ziffern und `_`"
    }

    // What it compares.

    a_text() { "a text", "ein Text" }

    a_class() { "a class", "eine Klasse" }

    not_a_number(column, sort) {
        "`{column}` is {sort}, no number",
        "`{column}` ist {sort}, keine Zahl"
    }

    compared_with_number(column, sort, other) {
        "`{column}` is {sort}, `{other}` a number",
        "`{column}` ist {sort}, `{other}` eine Zahl"
    }

    not_alike(column, sort, other, other_sort) {
        "`{column}` is {sort}, the column `{other}` {other_sort}; the word itself stands in quotes",
        "`{column}` ist {sort}, die Spalte `{other}` {other_sort}; das Wort selbst steht in Anführungszeichen"
    }

    column_expected(text) {
        "{text} stands where a column is expected",
        "wo {text} steht, gehört eine Spalte hin"
    }

    unknown_column_of_signs(name, apart) {
        "unknown column `{name}`; {apart}",
        "unbekannte Spalte `{name}`; {apart}"
    }

    equality_and_contains(column) {
        "`~` looks into texts; `{column}` is compared with `=`",
        "`~` sucht in Texten; `{column}` wird mit `=` verglichen"
    }

    number_and_contains(name) {
        "`~` looks into texts; `{name}` is a number",
        "`~` sucht in Texten; `{name}` ist eine Zahl"
    }

    no_level(dimension, known, written, hint) {
        "`{dimension}` is {known}, not `{written}`{hint}",
        "`{dimension}` ist {known}, nicht `{written}`{hint}"
    }

    yes_or_no_column(column) { "`{column}` is yes or no", "`{column}` ist ja oder nein" }

    sign_in_value(sign) {
        "`{sign}` stands in the value – a comparison stands before it",
        "`{sign}` steht im Wert – ein Vergleichszeichen steht davor"
    }

    nothing_to_find() { "nothing to look for", "nichts zu suchen" }

    no_patterns(sign, rewritten) {
        "`~` means “contains” and knows no patterns (`{sign}`) – write {rewritten}",
        "`~` heißt „enthält“ und kennt keine Muster (`{sign}`) – stattdessen {rewritten}"
    }

    only_equality(sign, column, sort) {
        "`{sign}` does not apply: `{column}` is {sort} – use `=` or `!=`",
        "`{sign}` passt nicht: `{column}` ist {sort} – möglich sind `=` und `!=`"
    }

    asked_for_by_missing(name) {
        "what is not known is asked for by `{name} is missing`",
        "nach Unbekanntem fragt `{name} is missing`"
    }

    needs_number(name, written, hint) {
        "`{name}` needs a number, not `{written}`{hint}",
        "`{name}` braucht eine Zahl, nicht `{written}`{hint}"
    }

    no_number_here(written, hint) {
        "`{written}` is no number here{hint}",
        "`{written}` ist hier keine Zahl{hint}"
    }

    one_or_several(written, apart) {
        "`{written}` can be one number or several – write {apart} for several",
        "`{written}` kann eine Zahl sein oder mehrere – für mehrere {apart} schreiben"
    }

    one_or_several_numbers(written, apart, one) {
        "`{written}` can be one number or several – write {apart} for several, {one} for one",
        "`{written}` kann eine Zahl sein oder mehrere – für mehrere {apart} schreiben, für eine {one}"
    }

    write_number(number) { " – write {number}", " – zu schreiben als {number}" }

    write_either(thousands, decimal) {
        ", which can be read in two ways – write {thousands} or {decimal}",
        ", was sich auf zwei Arten lesen lässt – zu schreiben als {thousands} oder {decimal}"
    }

    one_of_two(thousands, decimal) { "{thousands} or {decimal}", "{thousands} oder {decimal}" }

    different_bases(one, other, base, other_base, way_on) {
        "`{one}` and `{other}` cannot be compared: they rest on different bases ({base} and {other_base}); {way_on}",
        "`{one}` und `{other}` sind nicht vergleichbar: sie beruhen auf verschiedenen Grundlagen ({base} und {other_base}); {way_on}"
    }

    comparable_pair(one, other) { "{one} and {other} would do", "möglich sind {one} und {other}" }

    only_percentiles() {
        "only their percentiles can be compared",
        "vergleichbar sind nur ihre Perzentile"
    }
}
