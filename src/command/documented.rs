//! Facts with what they are about: for the commands that print or search them.

use anyhow::{Context as _, Result};

use super::{Context, facts};
use crate::{
    dataset::{Confidence, Fact, FactValue, Facts, Fields, Municipality},
    exit::UsageError,
    folding::fold,
    query::Gazetteer,
    report::{Cell, Item},
    schema::Column,
    suggestion,
    vocabulary::{Date, Language, Localized, SourceId},
};

/// All that is documented.
pub(super) struct Documents<'a> {
    subjects: Vec<Facts>,
    fields: Fields,
    towns: &'a [Municipality],
    context: &'a Context,
}

/// A fact and what it is about.
#[derive(Clone, Copy)]
pub(super) struct Documented<'a> {
    pub(super) fact: &'a Fact,
    /// The id of the municipality, or `study`, `programme`, `definition`.
    pub(super) subject: &'a str,
    /// The municipality, if it is about one.
    pub(super) town: Option<&'a Municipality>,
    fields: &'a Fields,
    context: &'a Context,
}

impl<'a> Documents<'a> {
    /// Reads all facts: those on the municipalities in their order, then the others.
    pub(super) fn load(towns: &'a [Municipality], context: &'a Context) -> Result<Self> {
        let mut subjects = context.dataset.all_facts()?;
        let last = towns.len();
        subjects.sort_by_key(|facts| {
            towns.iter().position(|town| town.id == facts.subject).unwrap_or(last)
        });
        Ok(Self { subjects, fields: context.dataset.fields()?, towns, context })
    }

    /// Every fact, subject by subject, field by field.
    pub(super) fn all(&self) -> impl Iterator<Item = Documented<'_>> {
        self.subjects.iter().flat_map(|facts| self.of(facts))
    }

    /// What is documented on one subject, field by field.
    pub(super) fn on(&self, subject: &str) -> Vec<Documented<'_>> {
        let known = self.subjects.iter().find(|facts| facts.subject == *subject);
        known.map_or_else(Vec::new, |facts| self.of(facts))
    }

    /// The fact of this id.
    pub(super) fn get(&self, id: &str) -> Option<Documented<'_>> {
        self.all().find(|documented| documented.fact.id == *id)
    }

    fn of<'d>(&'d self, facts: &'d Facts) -> Vec<Documented<'d>> {
        let town = self.towns.iter().find(|town| town.id == facts.subject);
        let documented = |fact: &'d Fact| Documented {
            fact,
            subject: &facts.subject,
            town,
            fields: &self.fields,
            context: self.context,
        };
        let mut all: Vec<_> = facts.facts.iter().map(documented).collect();
        let fields = &self.fields.fields;
        all.sort_by_key(|it| fields.iter().position(|field| field.id == it.fact.field));
        all
    }

    /// The facts that explain these columns, each once.
    ///
    /// # Errors
    /// The data name a fact that there is not.
    pub(super) fn definitions<'c>(
        &self,
        columns: impl IntoIterator<Item = &'c Column>,
    ) -> Result<Vec<Documented<'_>>> {
        let mut definitions: Vec<Documented<'_>> = Vec::new();
        for id in columns.into_iter().flat_map(Column::definitions) {
            let fact = self.get(id).with_context(|| format!("there is no fact `{id}`"))?;
            if !definitions.iter().any(|known| known.fact.id == fact.fact.id) {
                definitions.push(fact);
            }
        }
        Ok(definitions)
    }

    /// The id of the subject or fact that is meant: of any municipality, too, on which nothing
    /// is documented.
    ///
    /// # Errors
    /// There is none of this name, or the data cannot be read.
    pub(super) fn find(&self, name: &str, gazetteer: &Gazetteer<'_>) -> Result<String> {
        let subjects = || self.subjects.iter().map(|facts| &*facts.subject);
        if subjects().any(|subject| subject == name) || self.get(name).is_some() {
            return Ok(name.to_owned());
        }
        match gazetteer.find(name) {
            Ok(town) => Ok(town.id.to_string()),
            Err(_) if !gazetteer.knows(name)? => {
                let ids = self.all().map(|documented| &*documented.fact.id);
                let towns = gazetteer.all()?.into_iter().map(|town| &*town.id);
                let known: Vec<_> = subjects().chain(towns).chain(ids).collect();
                Err(facts::unknown(name, &known).into())
            }
            Err(error) => Err(error),
        }
    }

    /// Whether something is documented on a subject, or it is a fact itself.
    pub(super) fn has(&self, id: &str) -> bool {
        self.all().any(|documented| *documented.subject == *id || *documented.fact.id == *id)
    }

    /// Makes sure that there is such a field.
    pub(super) fn require_field(&self, name: &str) -> Result<(), UsageError> {
        let known: Vec<_> = self.fields.fields.iter().map(|field| &*field.id).collect();
        if known.contains(&name) {
            return Ok(());
        }
        let hint = suggestion::hint(name, known.iter().copied());
        let known = known.join(", ");
        Err(UsageError::new(format!("unknown field `{name}`{hint} The fields are {known}")))
    }

    /// What a reader of these facts has to know, each once.
    pub(super) fn field_notes(&self, facts: &[Documented<'_>]) -> Vec<String> {
        let language = self.context.language;
        let mut notes: Vec<String> = Vec::new();
        for field in &self.fields.fields {
            let Some(note) = &field.note else { continue };
            let note = note.get(language).to_owned();
            if facts.iter().any(|it| it.fact.field == field.id) && !notes.contains(&note) {
                notes.push(note);
            }
        }
        notes
    }
}

impl<'a> Documented<'a> {
    fn text(&self, text: &'a Localized) -> &'a str {
        text.get(self.context.language)
    }

    /// The name of the municipality, or of the group of facts.
    pub(super) fn subject_label(&self) -> String {
        match self.town {
            Some(town) => town.name.to_string(),
            None => self.label_of_field(self.subject),
        }
    }

    /// What people call its field.
    pub(super) fn field_label(&self) -> String {
        self.label_of_field(&self.fact.field)
    }

    fn label_of_field(&self, id: &str) -> String {
        let field = self.fields.fields.iter().find(|field| field.id == *id);
        field.map_or(id, |field| self.text(&field.label)).to_owned()
    }

    /// The place of its field in reading order.
    pub(super) fn field_position(&self) -> Option<usize> {
        self.fields.fields.iter().position(|field| field.id == self.fact.field)
    }

    /// Whether it says what a municipality is like, not what it did or met with.
    pub(super) fn tells_situation(&self) -> bool {
        let field = self.fields.fields.iter().find(|field| field.id == self.fact.field);
        field.is_some_and(|field| field.situation)
    }

    /// What people call its topic.
    pub(super) fn topic_label(&self) -> String {
        let label = self.fields.topics.get(&self.fact.topic);
        label.map_or(&*self.fact.topic, |label| self.text(label)).to_owned()
    }

    /// The topic and the time for which it holds.
    pub(super) fn heading(&self) -> String {
        let topic = self.topic_label();
        match &self.fact.as_of {
            Some(moment) => format!("{topic} ({})", moment.text(self.context.language)),
            None => topic,
        }
    }

    /// The statement, what a reader has to know of it, and its sources by their names.
    pub(super) fn statement(&self) -> String {
        self.sources().fold(self.bare_statement(), |text, source| format!("{text} [{source}]"))
    }

    /// The statement and what a reader has to know of it.
    pub(super) fn bare_statement(&self) -> String {
        let mut text = self.text(&self.fact.text).to_owned();
        if let Some(note) = &self.fact.note {
            text = format!("{text} {}", self.text(note));
        }
        if self.fact.confidence == Confidence::Medium {
            text = format!("{text} ({})", self.context.texts.partly_confirmed);
        }
        text
    }

    /// The fact under its topic.
    pub(super) fn item(&self) -> Item {
        Item::new(self.heading(), self.statement())
    }

    /// The fact under its subject and topic.
    pub(super) fn item_with_town(&self) -> Item {
        let label = format!("{}, {}", self.subject_label(), self.heading());
        Item { label, ..self.item() }
    }

    /// Its figure, or the word that stands for one.
    pub(super) fn value(&self) -> Cell {
        match &self.fact.value {
            None => Cell::MISSING,
            Some(FactValue::Number(number)) => Cell::number(*number, 0),
            Some(FactValue::Text(text)) => Cell::text(text),
        }
    }

    /// Its sources, the first of which says what it says.
    pub(super) fn sources(&self) -> impl Iterator<Item = &'a SourceId> + use<'a> {
        std::iter::once(&self.fact.source).chain(&self.fact.also)
    }

    /// By what it comes in the order of time.
    pub(super) fn time(&self) -> (bool, (u16, u8, u8), (u16, u8, u8)) {
        let moment = self.fact.as_of.as_ref();
        let from = moment.and_then(|moment| moment.from.or(moment.until));
        let until = moment.and_then(|moment| moment.until.or(moment.from));
        let first = from.map(Date::first_day);
        let last = until.map(Date::last_day);
        (first.is_none(), first.unwrap_or_default(), last.unwrap_or_default())
    }

    /// What is searched, folded, with its weight: topic and subject, the statement, its note.
    pub(super) fn texts(&self) -> Vec<(u32, String)> {
        let both = |text: &Localized| {
            let [english, german] = [Language::English, Language::German].map(|it| text.get(it));
            fold(&format!("{english} {german}"))
        };
        let topic = self.fields.topics.get(&self.fact.topic).map(&both).unwrap_or_default();
        let field = self.fields.fields.iter().find(|field| field.id == self.fact.field);
        let field = field.map(|field| both(&field.label)).unwrap_or_default();
        let subject = fold(&self.subject_label());
        let mut texts = vec![
            (3, format!("{topic} {} {}", fold(&self.fact.topic), fold(&self.fact.id))),
            (2, format!("{subject} {field}")),
            (2, both(&self.fact.text)),
        ];
        texts.extend(self.fact.note.as_ref().map(|note| (1, both(note))));
        texts
    }
}
