//! What is wrong with the command line.

messages! {
    unknown_option(option, hint) {
        "there is no option `{option}` here{hint}",
        "hier gibt es keine Option `{option}`{hint}"
    }
    its_help(command) {
        "`quartier help {command}` lists what it takes",
        "`quartier help {command}` nennt, was der Befehl annimmt"
    }
    one_too_many(word, hint) {
        "`{word}` is one word too many{hint}",
        "`{word}` ist ein Wort zu viel{hint}"
    }
    unknown_value(value, option, hint) {
        "`{value}` is no value for `{option}`{hint}",
        "`{value}` ist kein Wert für `{option}`{hint}"
    }
    unfit_value(value, option, reason) {
        "`{value}` is no value for `{option}`: {reason}",
        "`{value}` ist kein Wert für `{option}`: {reason}"
    }
    value_needed(option, hint) { "`{option}` needs a value{hint}", "`{option}` braucht einen Wert{hint}" }
    takes_no_value(option, value) {
        "`{option}` takes no value, not even `{value}`",
        "`{option}` nimmt keinen Wert an, auch nicht `{value}`"
    }
    exclude_each_other(option, other) {
        "`{option}` does not go with {other}",
        "`{option}` verträgt sich nicht mit {other}"
    }
    is_missing(name, hint) { "{name} is missing{hint}", "es fehlt: {name}{hint}" }
    as_in(command) { "as in `{command}`", "etwa `{command}`" }
    not_unicode(written) {
        "`{written}` is not Unicode text (UTF-8)",
        "`{written}` ist kein Unicode-Text (UTF-8)"
    }
    not_understood() {
        "this cannot be understood; `quartier help` explains what can",
        "das ist nicht zu verstehen; `quartier help` erklärt, was geht"
    }
    no_result_for_a_file() {
        "nothing but a command’s result goes to a file: name a command, as in `quartier list --output FILE`",
        "in eine Datei kommt nur das Ergebnis eines Befehls: nennen Sie einen, etwa `quartier list --output DATEI`"
    }
    whole_number_from(first) {
        "it has to be a whole number from {first}",
        "es muss eine ganze Zahl ab {first} sein"
    }
    calendar_date() {
        "it has to be a date of the calendar: 2015, 2015-09, 2015-09-15, 09/2015 or 15.09.2015",
        "es muss ein Datum des Kalenders sein: 2015, 2015-09, 2015-09-15, 09/2015 oder 15.09.2015"
    }
}
