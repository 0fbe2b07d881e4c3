//! What people call that which records hold under a key, where no column says so itself.

/// The name in English.
pub fn english(key: &str) -> Option<&'static str> {
    found(key).map(|(english, _)| english)
}

/// The name in German.
pub fn german(key: &str) -> Option<&'static str> {
    found(key).map(|(_, german)| german)
}

fn found(key: &str) -> Option<(&'static str, &'static str)> {
    let named = HEADERS.iter().find(|(known, ..)| *known == key);
    named.map(|(_, english, german)| (*english, *german))
}

/// Keys with their names in English and German.
const HEADERS: &[(&str, &str, &str)] = &[
    ("addressee", "Addressed to", "Gerichtet an"),
    ("ags", "AGS", "AGS"),
    ("applies", "Condition", "Bedingung"),
    ("as_of", "Date", "Stand"),
    ("attributed_to", "Says who", "Von wem"),
    ("attribution", "Attribution", "Namensnennung"),
    ("authors", "Authors", "Verfasser"),
    ("base", "Basis", "Grundlage"),
    ("by", "Grouped by", "Gruppiert nach"),
    ("checked", "Last read", "Zuletzt gelesen"),
    ("circa", "Date concluded", "Datum erschlossen"),
    ("close", "Close to the threshold", "Knapp an der Schwelle"),
    ("column", "Column", "Spalte"),
    ("command", "Command", "Befehl"),
    ("confidence", "Confidence", "Verlässlichkeit"),
    ("count", "Number", "Anzahl"),
    ("date", "Date", "Stand"),
    ("derived", "Derived values", "Abgeleitete Werte"),
    ("dimension", "Dimension", "Merkmal"),
    ("dimension_similarity", "Similarity in it (%)", "Ähnlichkeit darin (%)"),
    ("distance", "Distance (%)", "Abstand (%)"),
    ("error_max", "Largest error", "Größter Fehler"),
    ("error_typical", "Typical error", "Mittlerer Fehler"),
    ("estimated", "Estimates", "Schätzungen"),
    ("examples", "Examples", "Beispiele"),
    ("field", "Field", "Themenfeld"),
    ("fields", "All fields", "Alle Themenfelder"),
    ("file", "File", "Datei"),
    ("formula", "Formula", "Formel"),
    ("from", "From", "Von"),
    ("group", "Group", "Gruppe"),
    ("highest", "Highest in", "Am höchsten in"),
    ("id", "ID", "Kennung"),
    ("indicator", "Indicator", "Indikator"),
    ("issued", "Issued", "Erschienen"),
    ("key", "Name", "Name"),
    ("kind", "Kind", "Art"),
    ("label", "Label", "Bezeichnung"),
    ("language", "Language", "Sprache"),
    ("left_out", "Left out", "Nicht berücksichtigt"),
    ("less_similar_pairs", "Less similar pairs (%)", "Weniger ähnliche Paare (%)"),
    ("licence", "Licence", "Lizenz"),
    ("line", "Line", "Zeile"),
    ("lowest", "Lowest in", "Am niedrigsten in"),
    ("max", "Maximum", "Maximum"),
    ("mean", "Mean", "Mittel"),
    ("median", "Median", "Median"),
    ("method", "Method", "Verfahren"),
    ("min", "Minimum", "Minimum"),
    ("missing", "Without value", "Ohne Wert"),
    ("name", "Name", "Name"),
    ("note", "Note", "Hinweis"),
    ("percentile", "Percentile (%)", "Perzentil (%)"),
    ("publisher", "Publisher", "Herausgeber"),
    ("q1", "First quartile", "1. Quartil"),
    ("q3", "Third quartile", "3. Quartil"),
    ("rank", "Rank", "Rang"),
    ("rule", "Rule", "Regel"),
    ("section", "Section", "Abschnitt"),
    ("short", "In short", "Kurzform"),
    ("similarity", "Similarity (%)", "Ähnlichkeit (%)"),
    ("sources", "Sources", "Quellen"),
    ("status", "Status", "Status"),
    ("subject", "About", "Betrifft"),
    ("text", "Text", "Text"),
    ("title", "Title", "Titel"),
    ("topic", "Topic", "Thema"),
    ("town", "Municipality", "Kommune"),
    ("town_indicator", "Its indicator", "Ihr Indikator"),
    ("town_percentile", "Its percentile (%)", "Ihr Perzentil (%)"),
    ("town_unit", "Its unit", "Ihre Einheit"),
    ("town_value", "Its value", "Ihr Wert"),
    ("unit", "Unit", "Einheit"),
    ("until", "Until", "Bis"),
    ("url", "Address", "Adresse"),
    ("value", "Value", "Wert"),
    ("via", "Read from", "Gelesen aus"),
    ("weak", "Weak", "Schwach"),
    ("weight", "Weight", "Gewicht"),
    ("weighted_mean", "Weighted mean", "Gewogenes Mittel"),
];
