//! Facts as people and programs read them.

use crate::context::Context;
use crate::i18n::{Language, Localized, join};
use crate::model::{Confidence, Date, Fact, FactValue, Moment, word};
use crate::report::{Alignment, Cell, Columns, Item, NumberStyle, Table, TableColumn, Term, Text};

/// Fact under its topic and time: "Coordination (2014–2016)".
pub fn fact_item(fact: &Fact, cx: &Context) -> Item {
    Item::new(dated(topic_label(&fact.topic, cx), fact, cx.language), statement(fact, cx))
}

/// Fact below the heading of a field: under its time alone where its topic says the same.
pub fn fact_item_in(field: &str, fact: &Fact, cx: &Context) -> Item {
    let mut item = fact_item(fact, cx);
    let is_same = topic_label(&fact.topic, cx) == field_label(field, cx);
    let time = time_text(fact, cx.language).filter(|_| is_same);
    item.label = time.map_or(item.label, Text::from);
    item
}

/// Fact under its subject, topic and time: "Altena, Coordination (2014–2016)".
pub fn fact_item_with_subject(fact: &Fact, cx: &Context) -> Item {
    let subject = subject_label(&fact.subject, cx);
    let label = format!("{subject}, {}", dated(topic_label(&fact.topic, cx), fact, cx.language));
    Item { label: label.into(), ..fact_item(fact, cx) }
}

/// Short form of a key fact under its field and time: "Steering (2014–2016)".
pub fn short_item(fact: &Fact, cx: &Context) -> Item {
    let id = fact.key.as_ref().unwrap_or(&fact.field);
    let field = cx.dataset.fields().ok().and_then(|fields| fields.get(id));
    let label = field.map_or(&**id, |field| field.short_label(cx.language));
    Item::new(dated(label, fact, cx.language), short_statement(fact, cx))
}

/// Short form of a fact with its sources.
pub fn short_statement(fact: &Fact, cx: &Context) -> Text {
    let text = cx.text(fact.short.as_ref().unwrap_or(&fact.text));
    // A remark on a single sentence stands within it.
    let sentence = text.strip_suffix('.').filter(|it| !it.contains(". "));
    let sources = fact.sources_of_short();
    match sentence.filter(|_| fact.confidence != Confidence::High) {
        Some(sentence) => confirmed(sentence.to_owned(), fact, cx).then(".").cite(sources),
        None => confirmed(text.to_owned(), fact, cx).cite(sources),
    }
}

/// Fact, its note and its sources.
pub fn statement(fact: &Fact, cx: &Context) -> Text {
    let texts = [&fact.text].into_iter().chain(&fact.note);
    confirmed(join(texts.map(|it| cx.text(it)), " "), fact, cx).cite(fact.sources())
}

/// Text with the remark that a fact could only be confirmed in part, if that is so.
fn confirmed(text: String, fact: &Fact, cx: &Context) -> Text {
    if fact.confidence == Confidence::High {
        return text.into();
    }
    format!("{text} ({})", confidence_label(fact.confidence, cx.language)).into()
}

/// Label with the time of a fact, in no parentheses within parentheses.
fn dated(label: &str, fact: &Fact, language: Language) -> String {
    match time_text(fact, language) {
        Some(time) => format!("{label} ({})", time.replace(" (", ", ").replace(')', "")),
        None => label.to_owned(),
    }
}

/// Time for which a fact is known: "2014–2016", "2007 – at least 2010".
pub fn time_text(fact: &Fact, language: Language) -> Option<String> {
    let Moment { en, de, .. } = fact.as_of.as_ref()?;
    Some(match language {
        Language::English => en.replace(" to at least ", " – at least "),
        Language::German => de.replace(" bis mindestens ", " – mindestens "),
    })
}

/// Name of the municipality that facts are on, or of their group.
pub fn subject_label<'d>(subject: &'d str, cx: &'d Context) -> &'d str {
    let towns = cx.dataset.cases().unwrap_or_default();
    let town = towns.iter().find(|town| town.id == subject);
    town.map_or_else(|| field_label(subject, cx), |town| &town.name)
}

/// Label of a field. Whoever has a fact has read the fields, by which facts are sorted.
pub fn field_label<'d>(id: &'d str, cx: &'d Context) -> &'d str {
    cx.dataset.fields().ok().and_then(|it| it.get(id)).map_or(id, |it| cx.text(&it.label))
}

/// Label of a topic.
pub fn topic_label<'d>(id: &'d str, cx: &'d Context) -> &'d str {
    cx.dataset.fields().ok().and_then(|it| it.topics.get(id)).map_or(id, |it| cx.text(it))
}

/// Confidence in words.
pub const fn confidence_label(confidence: Confidence, language: Language) -> &'static str {
    match confidence {
        Confidence::High => language.of("confirmed", "bestätigt"),
        Confidence::Medium => language.of("only partly confirmed", "nur teilweise bestätigt"),
    }
}

/// Notes of the fields among these, each once.
pub fn field_notes(fields: &[&str], cx: &Context) -> Vec<Text> {
    let known = cx.dataset.fields().map_or(&[][..], |it| &it.fields);
    let asked = known.iter().filter(|field| fields.contains(&&*field.id));
    let mut notes: Vec<_> = asked.filter_map(|field| field.note.as_ref()).collect();
    notes.dedup();
    notes.into_iter().map(|note| Text::from(cx.text(note))).collect()
}

/// Facts as records with their sources.
pub fn fact_table(facts: &[&Fact], cx: &Context) -> Table {
    let language = cx.language;
    let field = |id: &str| Term::new(id, field_label(id, cx));
    let text = |it: Option<&Localized>| Cell::from(it.map(|it| cx.text(it)));
    let day = |date: Option<Date>| Cell::from(date.map(|date| date.to_string()));
    let value = TableColumn::new("value", language.of("Value", "Wert"), |it: &&Fact| value(it));
    let columns = Columns::<&Fact>::new(language)
        .for_programs("id", |it| &*it.id)
        .for_everyone("subject", ["Subject", "Gegenstand"], |it| {
            Term::new(&*it.subject, subject_label(&it.subject, cx))
        })
        .for_everyone("field", ["Field", "Feld"], |it| field(&it.field))
        .for_programs("topic", |it| &*it.topic)
        .for_everyone("title", ["Topic", "Thema"], |it| topic_label(&it.topic, cx))
        .for_everyone("text", ["Statement", "Aussage"], |it| text(Some(&it.text)))
        .with(value.aligned(Alignment::Right))
        .for_everyone("unit", ["Unit", "Einheit"], |it| text(it.unit.as_ref()))
        .for_everyone("as_of", ["Time", "Zeit"], |it| time_text(it, language))
        .for_programs("from", |it| day(it.as_of.as_ref().and_then(|moment| moment.from)))
        .for_programs("until", |it| {
            day(it.as_of.as_ref().and_then(|moment| moment.until.or(moment.from)))
        })
        .for_everyone("confidence", ["Confidence", "Beleg"], |it| {
            Term::new(word(&it.confidence), confidence_label(it.confidence, language))
        })
        .for_everyone("note", ["Note", "Hinweis"], |it| text(it.note.as_ref()))
        .for_programs("fields", |it| Cell::list(it.fields().map(field)))
        .for_programs("key", |it| it.key.as_deref().map(field))
        .for_programs("short", |it| text(it.short.as_ref()))
        .for_programs("short_sources", |it| {
            Cell::list(it.short_sources.iter().map(|id| Term::from(id.to_string())))
        });
    Table::cited(columns, facts.iter().copied(), |it| it.sources().cloned().collect())
}

/// Figure that a fact states.
fn value(fact: &Fact) -> Cell {
    let is_year = fact.unit.as_ref().is_some_and(|unit| unit.en == "year");
    match &fact.value {
        None => Cell::default(),
        Some(FactValue::Number(year)) if is_year => {
            Cell::Number { value: *year, places: 0, style: NumberStyle::Year }
        }
        Some(FactValue::Number(number)) => Cell::number(*number, 0),
        Some(FactValue::YesNo(yes)) => Cell::YesNo(*yes),
        Some(FactValue::Text(text)) => Cell::text(&**text),
    }
}
