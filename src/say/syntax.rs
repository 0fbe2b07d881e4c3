//! What is wrong with how a TOML file is written.

messages! {
    // Lists, parts and their names.
    brackets_of_list() {
        "two brackets stand on both sides of a list's name: [[source]]",
        "der Name einer Liste steht beiderseits in zwei eckigen Klammern: [[source]]"
    }
    brackets_of_part() {
        "a bracket stands on both sides of a part's name: [study]",
        "der Name eines Abschnitts steht beiderseits in einer eckigen Klammer: [study]"
    }
    endless_list() { "the list has no end: `]` is missing", "die Liste hat kein Ende: `]` fehlt" }
    endless_list_above() {
        "the list above has no end: `]` is missing",
        "die Liste darüber hat kein Ende: `]` fehlt"
    }
    endless_keys() {
        "the keys in braces have no end: `}}` is missing",
        "die Schlüssel in geschweiften Klammern haben kein Ende: `}}` fehlt"
    }
    list_without_beginning() {
        "`]` ends a list that does not begin: `[` is missing",
        "`]` beendet eine Liste, die nicht beginnt: `[` fehlt"
    }
    keys_without_beginning() {
        "`}}` ends keys that do not begin: `{{` is missing",
        "`}}` beendet Schlüssel, die nicht beginnen: `{{` fehlt"
    }
    too_deep() {
        "too many brackets stand within each other",
        "zu viele Klammern sind ineinander verschachtelt"
    }
    already_there(name, form) {
        "`{name}` already stands further up{form}",
        "`{name}` steht schon weiter oben{form}"
    }
    not_as_list(name) { ", not as a list: [[{name}]]", ", nicht als Liste: [[{name}]]" }

    // Commas.
    comma_between_elements() {
        "a comma is missing between two elements, or `]` at the end",
        "zwischen zwei Einträgen fehlt ein Komma oder am Ende `]`"
    }
    comma_between_keys() {
        "a comma is missing between two keys, or `}}` at the end",
        "zwischen zwei Schlüsseln fehlt ein Komma oder am Ende `}}`"
    }
    comma_between_pairs() {
        "a comma is missing between two keys: {{ en = \"…\", de = \"…\" }}",
        "zwischen zwei Schlüsseln fehlt ein Komma: {{ en = \"…\", de = \"…\" }}"
    }
    comma_too_many() { "a comma too many", "ein Komma zu viel" }

    // Keys.
    key_in_braces() {
        "a key is missing: {{ en = \"…\", de = \"…\" }}",
        "ein Schlüssel fehlt: {{ en = \"…\", de = \"…\" }}"
    }
    key_at_line() { "a key is missing: key = \"text\"", "ein Schlüssel fehlt: key = \"Text\"" }
    line_begins_with_key() {
        "a line begins with a key: key = \"text\"",
        "eine Zeile beginnt mit einem Schlüssel: key = \"Text\""
    }
    list_without_keys() {
        "a list in brackets has no keys: [\"…\", \"…\"]",
        "eine Liste in eckigen Klammern hat keine Schlüssel: [\"…\", \"…\"]"
    }
    key_without_quotes() {
        "a key has no quotes: key = \"text\"",
        "ein Schlüssel steht ohne Anführungszeichen: key = \"Text\""
    }
    letters_of_key(name) {
        "a key has only letters without accents, digits, `-` and `_`, not `{name}`",
        "ein Schlüssel hat nur Buchstaben ohne Umlaute und Akzente, Ziffern, `-` und `_`, \
         nicht `{name}`"
    }
    blanks_in_key(name) {
        "a key has no blanks, and `=` stands behind it: `{name}`",
        "ein Schlüssel hat keine Leerzeichen, und dahinter steht `=`: `{name}`"
    }
    equals_twice() { "`=` stands twice", "`=` steht zweimal da" }
    equals_not_colon(name) {
        "`=` stands between a key and its value, not `:`: {name} = \"text\"",
        "zwischen Schlüssel und Wert steht `=`, nicht `:`: {name} = \"Text\""
    }
    comment_sign() {
        "a comment begins with #, not with //",
        "ein Kommentar beginnt mit #, nicht mit //"
    }

    // Values.
    no_value(key) {
        "a value is missing: {key} = \"text\"",
        "ein Wert fehlt: {key} = \"Text\""
    }
    no_value_of_any_sort() {
        "a value is missing: key = \"text\", key = 5.5 or key = true",
        "ein Wert fehlt: key = \"Text\", key = 5.5 oder key = true"
    }
    value_ends_before() {
        "the value ends before this: a line has one key with one value, and a quote within a text \
         is written \\\"",
        "der Wert endet schon davor: In einer Zeile steht ein Schlüssel mit einem Wert, und ein \
         Anführungszeichen in einem Text wird \\\" geschrieben"
    }
    true_and_false(value) {
        "yes and no are written true and false, not {value}",
        "Ja und Nein werden true und false geschrieben, nicht {value}"
    }
    date_in_quotes(value) {
        "a date stands in quotes, as \"2015\", \"2015-10\" or \"2015-10-27\", not {value}",
        "ein Datum steht in Anführungszeichen, als \"2015\", \"2015-10\" oder \"2015-10-27\", \
         nicht {value}"
    }
    leading_zero(number, value) {
        "a number does not begin with 0: {number}, not {value}; what is no amount, such as an AGS, \
         stands in quotes: \"{value}\"",
        "eine Zahl beginnt nicht mit 0: {number}, nicht {value}; was keine Menge ist, etwa ein \
         AGS, steht in Anführungszeichen: \"{value}\""
    }
    only_digits(value) {
        "a number has only digits, and a point between them: 1500 or 5.5, not `{value}`",
        "eine Zahl hat nur Ziffern und dazwischen einen Punkt: 1500 oder 5.5, nicht `{value}`"
    }

    // Texts.
    text_in_quotes(value) {
        "a text stands in quotes: \"{value}\"",
        "ein Text steht in Anführungszeichen: \"{value}\""
    }
    endless_text() {
        "the text has no end: the quote behind it is missing",
        "der Text hat kein Ende: Das Anführungszeichen dahinter fehlt"
    }
    backslash() {
        "a backslash in a text is written twice: \"C:\\\\Users\"",
        "ein umgekehrter Schrägstrich in einem Text wird doppelt geschrieben: \"C:\\\\Users\""
    }
    character_by_number() {
        "a character is written as itself, not by this number",
        "ein Zeichen wird selbst geschrieben, nicht mit dieser Nummer"
    }
    carriage_return() {
        "the line ends with a carriage return alone (U+000D); a line feed ends it",
        "die Zeile endet nur mit einem Wagenrücklauf (U+000D); beendet wird sie von einem \
         Zeilenvorschub"
    }
}
