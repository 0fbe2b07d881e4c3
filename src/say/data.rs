//! What is wrong with a dataset, though it is well written.

messages! {
    // Names and what they refer to.
    already_taken(name) {
        "`{name}` already means something else",
        "`{name}` bedeutet schon etwas anderes"
    }
    id_twice(id, file) {
        "the id `{id}` stands twice, before in {file}",
        "das Kürzel `{id}` steht zweimal da, vorher in {file}"
    }
    level_twice(id) { "the level `{id}` stands twice", "die Klasse `{id}` steht zweimal da" }
    column_twice(id) { "the column `{id}` stands twice", "die Spalte `{id}` steht zweimal da" }
    ags_twice(ags) { "the AGS {ags} stands twice", "der AGS {ags} steht zweimal da" }
    no_source(id) {
        "sources.toml lacks the source `{id}`",
        "in sources.toml fehlt die Quelle `{id}`"
    }
    no_municipality(id) {
        "there is no municipality `{id}`",
        "es gibt keine Kommune `{id}`"
    }
    no_fact(id) { "there is no fact `{id}`", "es gibt keinen Fakt `{id}`" }
    no_field(id) { "fields.toml lacks the field `{id}`", "in fields.toml fehlt das Feld `{id}`" }
    no_topic(id) { "fields.toml lacks the topic `{id}`", "in fields.toml fehlt das Thema `{id}`" }
    unused(id) { "nothing refers to `{id}`", "nichts verweist auf `{id}`" }

    // Facts and statements.
    subject_is_no_file(file) {
        "the subject is not the name of the file, `{file}`",
        "`subject` ist nicht der Name der Datei, `{file}`"
    }
    no_municipality_nor_field(subject) {
        "`{subject}` is neither a municipality nor a field",
        "`{subject}` ist weder eine Kommune noch ein Feld"
    }
    field_again(field) {
        "the fact belongs to the field `{field}` already",
        "der Fakt gehört schon zum Feld `{field}`"
    }
    not_in_field(key, known) {
        "the fact is not in the field `{key}`, but in {known}",
        "der Fakt gehört nicht zum Feld `{key}`, sondern zu {known}"
    }
    second_key_fact(field, other) {
        "the field `{field}` has the key fact `{other}` already",
        "das Feld `{field}` hat schon den Kernfakt `{other}`"
    }
    ends_before_it_begins(from, until) {
        "it begins ({from}) after it ends ({until})",
        "der Beginn ({from}) liegt nach dem Ende ({until})"
    }
    wrong_kind(list) {
        "a {list} cannot be of this kind",
        "ein Eintrag unter [[{list}]] kann nicht von dieser Art sein"
    }

    // Dimensions, rules and conditions.
    not_about_levels(column) {
        "`{column}` is not a dimension: a condition is on levels",
        "`{column}` ist kein Merkmal mit Klassen: Eine Bedingung fragt nach Klassen"
    }
    not_about_figures(column) {
        "`{column}` is a dimension: a rule is on figures",
        "`{column}` ist ein Merkmal mit Klassen: Eine Regel fragt nach Zahlen"
    }
    standing_in_rule() {
        "a rule looks at the municipality itself, not at its place among others",
        "eine Regel betrachtet die Kommune selbst, nicht ihre Stellung unter anderen"
    }
    rule_of_level(level) { "the rule of level `{level}`", "die Regel der Klasse `{level}`" }
    margin_above_0(width) {
        "a margin is above 0, not {width}",
        "`margin` ist größer als 0, nicht {width}"
    }
    margin_up_to(most, width) {
        "a margin is above 0 and at most {most}, not {width}",
        "`margin` ist größer als 0 und höchstens {most}, nicht {width}"
    }
    several_levels(levels, town, values, others) {
        "{levels} hold for {town} ({values}){others}; only one level may",
        "{levels} gelten für {town} ({values}){others}; nur eine Klasse darf gelten"
    }
    no_level_holds(levels, town, values, others) {
        "no rule of {levels} gives {town} ({values}){others} a level; exactly one has to",
        "keine Regel von {levels} gilt für {town} ({values}){others}; genau eine muss gelten"
    }
    and_more(count) { " and {count} more", " und {count} weitere" }
    between_levels() { " and ", " und " }

    // Periods.
    unknown_period(id) { "there is no period `{id}`", "es gibt keinen Zeitraum `{id}`" }
    first_period_named() {
        "what is of the first period stands without its name",
        "was zum ersten Zeitraum gehört, steht ohne dessen Namen"
    }
    missing_in_period(id, key) {
        "the period `{id}` has no {key} here",
        "für den Zeitraum `{id}` fehlt hier `{key}`"
    }
    counts_differ(own, first) {
        "{own} here, but {first} in the first period: each has a counterpart",
        "hier {own}, im ersten Zeitraum aber {first}: Jeder Indikator hat ein Gegenstück"
    }
    no_counterparts(period) {
        "the rules of `{period}` look at columns that are no counterparts of those of the first \
         period: as many, of the same sorts, in the same order",
        "die Regeln von `{period}` fragen nach Spalten, die keine Gegenstücke zu denen des ersten \
         Zeitraums sind: ebenso viele, von gleicher Art, in gleicher Reihenfolge"
    }
    name_in_period(name) {
        "`{name}`, which is this dimension in a period, is a dimension, too",
        "`{name}`, wie dieses Merkmal in einem Zeitraum heißt, ist auch ein Merkmal"
    }

    // What cannot be written.
    too_long_for_excel(column) {
        "under `{column}` stands a text that is too long for Excel; csv takes it",
        "unter `{column}` steht ein Text, der für Excel zu lang ist; csv nimmt ihn"
    }
}
