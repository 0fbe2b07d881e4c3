//! What is wrong with a number, a date, a name or another value, wherever it is written.

messages! {
    // Numbers.
    number_missing() { "a number is missing, such as 5.5", "eine Zahl fehlt, etwa 5.5" }
    point_not_comma(right, written) {
        "a number has a point, not a comma: {right}, not {written}",
        "eine Zahl hat einen Punkt, kein Komma: {right}, nicht {written}"
    }
    one_or_other(one, other) { "{one} or {other}", "{one} oder {other}" }
    no_number(written) {
        "a number such as 5.5 is expected, not `{written}`",
        "eine Zahl wie 5.5 wird erwartet, nicht `{written}`"
    }
    inexact(written, nearest) {
        "`{written}` cannot be held exactly; the nearest is {nearest}",
        "`{written}` lässt sich nicht genau speichern; am nächsten kommt {nearest}"
    }
    too_many_decimals() { "at most 9 decimal places", "höchstens 9 Nachkommastellen" }

    // Texts and names.
    empty_text() { "the text is empty", "der Text ist leer" }
    text_too_long(most) {
        "the text has more than {most} characters",
        "der Text hat mehr als {most} Zeichen"
    }
    tab_in_text() {
        "the text has a tab; a blank does as well",
        "der Text enthält einen Tabulator; ein Leerzeichen genügt"
    }
    several_lines() {
        "the text goes on in a new line; a text is one line",
        "der Text geht in einer neuen Zeile weiter; ein Text ist eine Zeile"
    }
    unseen_in_text(code) {
        "the text has a character that cannot be seen ({code})",
        "der Text enthält ein unsichtbares Zeichen ({code})"
    }
    unseen_character(code) {
        "a character that cannot be seen ({code})",
        "ein unsichtbares Zeichen ({code})"
    }
    no_id(text) {
        "`{text}` is no id: small letters, digits, `-` and `_`, a letter or digit first",
        "`{text}` ist kein Kürzel: Kleinbuchstaben ohne Umlaute, Ziffern, `-` und `_`, am Anfang \
         ein Buchstabe oder eine Ziffer"
    }
    no_ags(text) {
        "`{text}` is no municipality key (AGS): eight digits, such as 05962004",
        "`{text}` ist kein Gemeindeschlüssel (AGS): acht Ziffern, etwa 05962004"
    }

    no_date(text) {
        "`{text}` is not a date (2015, 2015-10 or 2015-10-27, in the calendar)",
        "`{text}` ist kein Datum (2015, 2015-10 oder 2015-10-27, wie im Kalender)"
    }

    // Places.
    no_latitude(degrees) {
        "{degrees} is no latitude in degrees: from -90 to 90, such as 51.3",
        "{degrees} ist keine geografische Breite in Grad: von -90 bis 90, etwa 51.3"
    }
    no_longitude(degrees) {
        "{degrees} is no longitude in degrees: from -180 to 180, such as 7.67",
        "{degrees} ist keine geografische Länge in Grad: von -180 bis 180, etwa 7.67"
    }
    no_position() {
        "a position is [longitude, latitude], such as [7.67, 51.3]",
        "ein Ort ist [Länge, Breite], etwa [7.67, 51.3]"
    }
    corners_of_ring(least, most, found) {
        "a ring has {least} to {most} points [longitude, latitude], not {found}",
        "ein Ring hat {least} bis {most} Punkte [Länge, Breite], nicht {found}"
    }
    encloses_nothing() {
        "a ring encloses nothing: its points lie in a line",
        "ein Ring umschließt nichts: Seine Punkte liegen auf einer Linie"
    }
    first_ring_is_hole() {
        "the first ring runs clockwise, as only a hole does: its points belong in the opposite order",
        "der erste Ring läuft im Uhrzeigersinn wie sonst nur ein Loch: Seine Punkte gehören in die umgekehrte Reihenfolge"
    }
    no_ring() {
        "an area has at least one ring of points",
        "eine Fläche hat mindestens einen Ring aus Punkten"
    }

    // Addresses.
    wrong_address(fault) {
        "{fault}; an address is written as https://www.example.org/report.pdf",
        "{fault}; eine Adresse wird wie https://www.example.org/bericht.pdf geschrieben"
    }
    without_scheme() {
        "the address begins with neither https:// nor http://",
        "die Adresse beginnt weder mit https:// noch mit http://"
    }
    blank_in_address() {
        "the address has a blank, which is written %20",
        "die Adresse enthält ein Leerzeichen, das %20 geschrieben wird"
    }
    foreign_to_address(c) {
        "the address has a character that belongs to none, `{c}`",
        "die Adresse enthält ein Zeichen, das in keine gehört, `{c}`"
    }
    no_server(host) {
        "`{host}` in the address is no name of a server",
        "`{host}` in der Adresse ist kein Name eines Servers"
    }
}
