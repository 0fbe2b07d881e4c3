//! What stands where something else is expected: what is there, what should be, and what is
//! missing. What is expected and what is found are in the nominative.

messages! {
    instead(expected, found) {
        "{expected} is expected here, not {found}",
        "hier erwartet: {expected} – nicht {found}"
    }

    // What is expected.
    whole_number(least, most) {
        "a whole number from {least} to {most}, without quotes,",
        "eine ganze Zahl von {least} bis {most} ohne Anführungszeichen"
    }
    plain_number() {
        "a number without quotes, such as 5.5,",
        "eine Zahl ohne Anführungszeichen, etwa 5.5"
    }
    quoted_text(text) {
        "a text in quotes, \"{text}\",",
        "ein Text in Anführungszeichen, \"{text}\""
    }
    true_or_false() {
        "true or false, without quotes,",
        "true oder false, ohne Anführungszeichen"
    }
    list_of_one(text) {
        "a list in brackets, [\"{text}\"],",
        "eine Liste in eckigen Klammern, [\"{text}\"]"
    }
    list_of_parts() {
        "a list in brackets, [ … ], or of parts, each under [[ … ]],",
        "eine Liste in eckigen Klammern, [ … ], oder aus Abschnitten, jeder unter [[ … ]]"
    }
    keys_with_values(keys) {
        "keys with values, {{ {keys} = … }},",
        "Schlüssel mit Werten, {{ {keys} = … }}"
    }
    one_of(words) { "one of {words}", "eines von {words}" }
    value_of(key) { "a value, {{ {key} = … }}", "ein Wert, {{ {key} = … }}" }
    value_of_fact() {
        "a number such as 5.5, a text in quotes, true or false",
        "eine Zahl wie 5.5, ein Text in Anführungszeichen, true oder false"
    }
    value_of_figure() {
        "a number such as 5.5, true or false, without quotes,",
        "eine Zahl wie 5.5, true oder false, ohne Anführungszeichen"
    }
    text_in_both_languages() {
        "a text in quotes, or {{ en = \"…\", de = \"…\" }},",
        "ein Text in Anführungszeichen oder {{ en = \"…\", de = \"…\" }}"
    }
    figures_by_columns() { "figures by their columns", "Zahlen unter den Namen ihrer Spalten" }

    // What is found.
    the_text(text) { "the text \"{text}\"", "der Text \"{text}\"" }
    the_number(number) { "the number {number}", "die Zahl {number}" }
    the_date(date) {
        "the date {date} without quotes",
        "das Datum {date} ohne Anführungszeichen"
    }
    some_list() { "a list [ … ]", "eine Liste [ … ]" }
    some_keys() { "keys with values {{ … }}", "Schlüssel mit Werten {{ … }}" }
    text_found(text) { "the text `{text}`", "der Text `{text}`" }
    list_found() { "a list", "eine Liste" }
    keys_found() { "keys with values", "Schlüssel mit Werten" }
    a_word() { "a word", "ein Wort" }
    the_word(word) { "the word \"{word}\"", "das Wort \"{word}\"" }
    more_than_a_word() { "more than a word", "mehr als ein Wort" }
    what_stands_here() { "what stands here", "was hier steht" }

    // Keys and words.
    missing_key(key) { "the key `{key}` is missing here", "hier fehlt der Schlüssel `{key}`" }
    key_twice(key) { "the key `{key}` stands twice", "der Schlüssel `{key}` steht zweimal da" }
    no_such_key(key, hint, known) {
        "unknown key `{key}`{hint} Keys here: {known}",
        "unbekannter Schlüssel `{key}`{hint} Schlüssel hier: {known}"
    }
    no_such_word(word, hint, known) {
        "unknown word `{word}`{hint} Words here: {known}",
        "unbekanntes Wort `{word}`{hint} Wörter hier: {known}"
    }
    list_by_name(name) {
        "each entry of this list begins with a line [[{name}]]",
        "jeder Eintrag dieser Liste beginnt mit einer Zeile [[{name}]]"
    }
}
