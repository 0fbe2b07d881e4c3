//! A fact with what it is about.

use crate::{
    dataset::{Confidence, Fact, FactValue, Fields, Municipality},
    presentation::Context,
    report::{Cell, Content, Item, Term},
    vocabulary::{Localized, SourceId},
};

/// A fact and what it is about.
#[derive(Clone, Copy)]
pub struct Documented<'a> {
    pub fact: &'a Fact,
    /// The id of the municipality, or `study`, `programme`, `definition`.
    pub subject: &'a str,
    /// The field under which it stands: its main one, or one that was asked for.
    pub field: &'a str,
    pub town: Option<&'a Municipality<'a>>,
    pub fields: &'a Fields,
    pub context: &'a Context,
}

impl<'a> Documented<'a> {
    fn text(&self, text: &'a Localized) -> &'a str {
        text.get(self.context.language)
    }

    /// The name of the municipality, or of the group of facts.
    pub fn subject_label(&self) -> String {
        match self.town {
            Some(town) => town.name().to_string(),
            None => self.label_of_field(self.subject),
        }
    }

    /// The municipality, or the group of facts.
    pub fn subject(&self) -> Cell {
        Cell::term(self.subject, self.subject_label())
    }

    /// A field of facts.
    pub fn field_term(&self, id: &str) -> Term {
        Term::new(id, self.label_of_field(id))
    }

    /// How far it could be confirmed.
    pub fn confidence(&self) -> Cell {
        let confidence = self.fact.confidence;
        Cell::term(confidence.as_str(), self.context.texts.confidence(confidence))
    }

    /// What people call its field.
    pub fn field_label(&self) -> String {
        self.label_of_field(self.field)
    }

    fn label_of_field(&self, id: &str) -> String {
        self.fields.label(id, self.context.language).to_owned()
    }

    /// The place of its field in reading order.
    pub fn field_position(&self) -> Option<usize> {
        self.fields.position(self.field)
    }

    /// By what facts on a subject are told.
    pub fn reading_order(&self) -> impl Ord + use<> {
        self.fact.reading_order(self.field_position(), self.town.is_some())
    }

    /// The same fact under the first of its fields that is among these.
    pub fn under(self, fields: &[impl AsRef<str>]) -> Self {
        let asked_for =
            self.fact.fields().find(|field| fields.iter().any(|it| **field == *it.as_ref()));
        Self { field: asked_for.map_or(self.field, |field| field), ..self }
    }

    /// Whether it is the key fact of its subject in a field.
    pub fn is_key_of(&self, field: &str) -> bool {
        self.fact.key.as_deref() == Some(field)
    }

    /// Whether it says what a municipality is like, not what it did or met with.
    pub fn tells_situation(&self) -> bool {
        let field = self.fields.fields.iter().find(|field| field.id == self.fact.field);
        field.is_some_and(|field| field.situation)
    }

    /// What people call its topic.
    pub fn topic_label(&self) -> String {
        let label = self.fields.topics.get(&self.fact.topic);
        label.map_or(&*self.fact.topic, |label| self.text(label)).to_owned()
    }

    /// The topic and the time for which it holds.
    pub fn heading(&self) -> String {
        self.dated(&self.topic_label())
    }

    /// The field, in short, and the time for which it holds.
    pub fn field_heading(&self) -> String {
        let field = self.fields.fields.iter().find(|field| *field.id == *self.field);
        let short = field.and_then(|field| field.short.as_ref());
        self.dated(&short.map_or_else(|| self.field_label(), |it| self.text(it).to_owned()))
    }

    fn dated(&self, label: &str) -> String {
        match &self.fact.as_of {
            Some(moment) => {
                // No parentheses within parentheses.
                let time = moment.text(self.context.language).replace(" (", ", ").replace(')', "");
                format!("{label} ({time})")
            }
            None => label.to_owned(),
        }
    }

    /// The statement, what a reader has to know of it, and its sources by their names.
    pub fn statement(&self) -> String {
        self.sources().fold(self.bare_statement(), |text, source| format!("{text} [{source}]"))
    }

    /// The statement and what a reader has to know of it.
    pub fn bare_statement(&self) -> String {
        let mut text = self.text(&self.fact.text).to_owned();
        if let Some(note) = &self.fact.note {
            text = format!("{text} {}", self.text(note));
        }
        self.confirmed(text)
    }

    /// The statement for where there is little room, without what a reader may know of it.
    pub fn short_statement(&self) -> String {
        let text = self.fact.short.as_ref().unwrap_or(&self.fact.text);
        self.confirmed(self.text(text).to_owned())
    }

    fn confirmed(&self, text: String) -> String {
        match self.fact.confidence {
            Confidence::High => text,
            Confidence::Medium => format!("{text} ({})", self.context.texts.partly_confirmed),
        }
    }

    /// The fact under its topic.
    pub fn item(&self) -> Item {
        Item::new(self.heading(), self.statement())
    }

    /// The fact under its subject and topic.
    pub fn item_with_town(&self) -> Item {
        let label = format!("{}, {}", self.subject_label(), self.heading());
        Item { label, ..self.item() }
    }

    /// Its figure, or the word that stands for one.
    pub fn value(&self) -> Cell {
        match &self.fact.value {
            None => Cell::MISSING,
            Some(FactValue::Number(number)) => Cell::number(*number, 0),
            Some(FactValue::YesNo(yes)) => Content::YesNo(*yes).into(),
            Some(FactValue::Text(text)) => Cell::text(text),
        }
    }

    /// Its sources, the first of which says what it says.
    pub fn sources(&self) -> impl Iterator<Item = &'a SourceId> + use<'a> {
        std::iter::once(&self.fact.source).chain(&self.fact.also)
    }
}
