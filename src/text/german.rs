use super::Texts;

/// The interface in German.
pub static GERMAN: Texts = Texts {
    welcome: "\
Wie acht Kommunen in NRW Geflüchtete aufnehmen, unterbringen und integrieren.
  quartier match iserlohn                welche der acht am ähnlichsten sind
  quartier show altena                   was über Altena bekannt ist
  quartier recommendations --for altena  was empfohlen wurde, und von wem
Alle Befehle: quartier --help. Was sich abfragen lässt: quartier indicators.
",
    thousands_separator: '.',
    decimal_point: ',',
    yes: "ja",
    no: "nein",
    mark_explanation: "~ eigene Berechnung oder Schätzung, kein veröffentlichter Wert",
    highest_explanation: "höchster Wert der Zeile",
    not_named_on_map: "Aus Platzmangel ohne Namen",

    applies_to: "Gilt für",
    attribute: "Merkmal",
    basis: "Schwelle nach",
    because: "Wert von",
    calculated_from: "Formel",
    client: "Auftraggeber",
    column: "Spalte",
    date: "Stand",
    dimension: "Merkmal",
    distance: "Abstand",
    file: "Datei",
    given: "Vorgabe",
    indicator: "Indikator",
    institute: "Institut",
    kind: "Art",
    level: "Klasse",
    licence: "Lizenz",
    meaning: "Bedeutung",
    message: "Meldung",
    place: "Stelle",
    note: "Hinweis",
    median: "Median",
    percentile: "Perzentil",
    rank: "Rang",
    rule: "Regel",
    says_who: "Wer sagt es",
    severity: "Schwere",
    similarity: "Ähnlichkeit",
    source: "Quelle",
    status: "Status",
    statement: "Aussage",
    unit: "Einheit",
    value: "Wert",
    weight: "Gewicht",
    year: "Jahr",

    examples: "Beispiele",
    attribution: "Bei Weitergabe der Zahlen zu nennen",
    figures: "Zahlen",
    findings: "Befunde",
    findings_that_apply: "Zutreffende Befunde",
    levels: "Klassen",
    not_known: "Was nicht bekannt ist",
    terms: "Begriffe",
    recommendations: "Empfehlungen und Aussagen des Landes",
    recommendations_that_apply: "Zutreffende Empfehlungen und Aussagen des Landes",
    sources: "Quellen",

    attribution_of_derived: "Abgeleitete und geschätzte Werte: eigene Berechnung auf dieser \
                             Grundlage.",
    everywhere: "alle",
    given_values: "den angegebenen Werten",
    left_out: "Ohne Wert und daher nicht berücksichtigt",
    matching_choice: "Die Merkmale sind die, nach denen die Studie ihre Fälle ausgewählt hat; \
                      Indikatoren und Gewichte hat dieses Projekt gewählt.",
    partly_confirmed: "nur teilweise bestätigt",
    percentile_explained: "Perzentil: Anteil der Kommunen mit niedrigerem Wert, die mit gleichem \
                           Wert zur Hälfte mitgezählt; Kommunen ohne Wert bleiben unberücksichtigt. \
                           Mediane und Perzentile sind eigene Berechnungen.",
    position_among_all: "Stellung unter allen {count} Kommunen",
    position_among_case_studies: "Stellung unter den {count} Fallstudien",
    similarity_explained: "Ähnlichkeit: 100 % abzüglich des Abstands der beiden Perzentile unter \
                           allen Kommunen, gemittelt über die Indikatoren eines Merkmals, dann \
                           gewichtet über die Merkmale.",
    similarity_to: "Ähnlichkeit mit",

    no_difference: "kein Unterschied",
    more_hits: "weitere; --limit N gibt sie aus",
    no_hit: "nichts gefunden",
    errors: "Fehler",
    warnings: "Warnungen",
    no_fact: "kein Fakt entspricht der Auswahl",
    no_municipality: "keine Kommune entspricht der Auswahl",
    nothing_documented: "zu {town} ist nichts dokumentiert",
    no_statement: "nichts entspricht der Auswahl",
    undecided: "weitere treffen womöglich zu, je nach Klassen, die nicht angegeben sind",

    case_study: "Fallstudie",
    named_place: "hervorgehoben",
    other_municipality: "andere Kommune",
    outline: "Umriss",
    similar_case_study: "ähnlichste Fallstudie",
    marker: "Markierung",

    error: "Fehler",
    warning: "Warnung",
    official: "amtlich",
    derived: "abgeleitet",
    estimate: "Schätzung",
    report: "Gutachten",
    minister: "Minister",
    ministry: "Ministerium",
    fact: "Fakt",
    entry: "Quelle",
    finding: "Befund",
    recommendation: "Empfehlung",
    commitment: "Zusage",
    appeal: "Appell",
    instrument: "Instrument",
};
