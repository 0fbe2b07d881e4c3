//! Facts with what they are about: for the commands that print or search them.

mod fact;
mod records;

use std::collections::HashSet;

use anyhow::{Context as _, Result};

use super::Context;
use crate::{
    dataset::{Fact, Field, Fields, ListedFact, Municipality, Subject},
    distinct::distinct,
    query::Gazetteer,
    report::{Block, Item},
    say,
    schema::Column,
    suggestion::Suggestion,
    usage_error::UsageError,
    vocabulary::Language,
};
pub use fact::Documented;
pub use records::records;

/// What is asked for by name.
pub enum Named {
    /// A subject or a fact, by its id.
    Id(String),
    /// The facts of a field, by its id.
    Field(String),
}

/// Under each field its facts.
pub fn by_field(facts: &[Documented<'_>]) -> Vec<Block> {
    let mut page = Vec::new();
    for of_field in facts.chunk_by(|a, b| a.field == b.field) {
        page.extend(of_field.first().map(|fact| Block::Heading(fact.field_label())));
        page.push(Block::Items(of_field.iter().map(Documented::item).collect()));
    }
    page
}

/// The facts that explain something, under their heading.
pub fn terms(definitions: &[Documented<'_>], context: &Context) -> Vec<Block> {
    if definitions.is_empty() {
        return Vec::new();
    }
    let items: Vec<Item> = definitions.iter().map(Documented::item).collect();
    vec![Block::Heading(context.texts.terms.to_owned()), Block::Items(items)]
}

pub struct Documents<'a> {
    subjects: Vec<Subject>,
    fields: Fields,
    towns: &'a [Municipality<'a>],
    context: &'a Context,
}

impl<'a> Documents<'a> {
    /// All facts: those on the municipalities in their order, then the others.
    pub fn load(towns: &'a [Municipality<'a>], context: &'a Context) -> Result<Self> {
        let fields = context.dataset.fields()?;
        let subjects = context.dataset.facts(towns, &fields)?;
        Ok(Self { subjects, fields, towns, context })
    }

    /// Every fact, subject by subject, field by field.
    pub fn all(&self) -> impl Iterator<Item = Documented<'_>> {
        self.subjects.iter().flat_map(|subject| self.of(subject))
    }

    /// What is documented on one subject, field by field.
    pub fn on(&self, subject: &str) -> Vec<Documented<'_>> {
        let known = self.subjects.iter().find(|known| known.id == subject);
        known.into_iter().flat_map(|subject| self.of(subject)).collect()
    }

    /// The fact of this id.
    pub fn get(&self, id: &str) -> Option<Documented<'_>> {
        self.subjects.iter().find_map(|subject| {
            let fact = subject.facts.iter().find(|fact| *fact.id == *id)?;
            Some(self.documented(fact.get()?, subject))
        })
    }

    /// The facts on these subjects, in the order of [`Documents::all`]; all facts, if a name is not
    /// that of a subject, or there is none.
    pub fn on_any(&self, names: &[String]) -> impl Iterator<Item = Documented<'_>> {
        let is_subject = |name: &String| self.subjects.iter().any(|it| it.id == *name);
        let are_subjects = !names.is_empty() && names.iter().all(is_subject);
        let subjects = self.subjects.iter();
        let subjects = subjects.filter(move |it| !are_subjects || names.contains(&it.id));
        subjects.flat_map(|subject| self.of(subject))
    }

    fn of<'d>(&'d self, subject: &'d Subject) -> impl Iterator<Item = Documented<'d>> {
        let facts = subject.facts.iter().filter_map(ListedFact::get);
        facts.map(|fact| self.documented(fact, subject))
    }

    fn documented<'d>(&'d self, fact: &'d Fact, subject: &'d Subject) -> Documented<'d> {
        Documented {
            fact,
            subject: &subject.id,
            field: &fact.field,
            town: self.towns.iter().find(|town| town.id() == subject.id),
            fields: &self.fields,
            context: self.context,
        }
    }

    /// The facts that explain these columns, each once.
    ///
    /// # Errors
    /// The data name a fact that there is not.
    pub fn definitions<'c>(
        &self,
        columns: impl IntoIterator<Item = &'c Column>,
    ) -> Result<Vec<Documented<'_>>> {
        let ids = distinct(columns.into_iter().flat_map(Column::definitions), |a, b| a == b);
        let facts = ids.into_iter();
        facts.map(|id| self.get(id).with_context(|| format!("there is no fact `{id}`"))).collect()
    }

    /// What is meant by a name: subjects, facts, or the fields of facts; several may be joined by
    /// commas.
    ///
    /// # Errors
    /// There is none of this name, or the data cannot be read.
    pub fn find(&self, names: &str, gazetteer: &Gazetteer<'_>) -> Result<Vec<Named>> {
        if let Some(known) = self.named(names) {
            return Ok(vec![known]);
        }
        let names = gazetteer.split(names)?.into_iter();
        names.map(|name| self.find_one(name, gazetteer)).collect()
    }

    /// What is meant by a name: of any municipality, too, on which nothing is documented.
    fn find_one(&self, name: &str, gazetteer: &Gazetteer<'_>) -> Result<Named> {
        if let Some(known) = self.named(name) {
            return Ok(known);
        }
        match gazetteer.find(name) {
            Ok(town) => Ok(Named::Id(town.id().to_string())),
            Err(_) if !gazetteer.knows(name)? => {
                let subjects = self.subjects.iter().map(|subject| &*subject.id);
                let ids = self.all().map(|documented| &*documented.fact.id);
                let fields = self.fields.fields.iter().map(|field| &*field.id);
                let towns = gazetteer.all()?.into_iter().map(Municipality::id);
                let hint = Suggestion::of(name, subjects.chain(towns).chain(fields).chain(ids))
                    .or(say::facts_lists_facts());
                Err(UsageError::new(say::unknown_subject(name, hint)).into())
            }
            Err(error) => Err(error),
        }
    }

    /// The subject, fact or field of this name.
    fn named(&self, name: &str) -> Option<Named> {
        let is_subject = self.subjects.iter().any(|subject| subject.id == name);
        if is_subject || self.get(name).is_some() {
            return Some(Named::Id(name.to_owned()));
        }
        self.fields.find(name).map(|field| Named::Field(field.id.to_string()))
    }

    /// Whether something is documented on a subject, or it is a fact itself.
    pub fn has(&self, id: &str) -> bool {
        self.all().any(|documented| *documented.subject == *id || *documented.fact.id == *id)
    }

    /// The id of the field of this name.
    ///
    /// # Errors
    /// There is none.
    pub fn field(&self, name: &str) -> Result<String, UsageError> {
        let fields = &self.fields.fields;
        self.fields.find(name).map(|field| field.id.to_string()).ok_or_else(|| {
            let known = || fields.iter().map(|field| field.name(Language::spoken()));
            let all = known().collect::<Vec<_>>().join(", ");
            let ids = fields.iter().map(|field| &*field.id);
            let hint = Suggestion::of(name, known().chain(ids)).or(say::there_are(all));
            UsageError::new(say::unknown_field(name, hint))
        })
    }

    /// The ids of the fields that have key facts, without those that are told aside; where none
    /// has, of all that tell what was done.
    pub fn key_fields(&self) -> Vec<String> {
        let told = || self.fields.fields.iter().filter(|field| !field.aside && !field.situation);
        let facts = self.subjects.iter().flat_map(|subject| &subject.facts);
        let keys: HashSet<&str> = facts.filter_map(|fact| fact.key.as_deref()).collect();
        let has_key = |field: &&Field| keys.contains(&*field.id);
        let with_key: Vec<String> = told().filter(has_key).map(|it| it.id.to_string()).collect();
        if with_key.is_empty() { told().map(|it| it.id.to_string()).collect() } else { with_key }
    }

    /// The ids of the fields of which one fact is told beside those of the others.
    pub fn fields_aside(&self) -> Vec<String> {
        let aside = self.fields.fields.iter().filter(|field| field.aside);
        aside.map(|field| field.id.to_string()).collect()
    }

    /// What people call the field of this id.
    pub fn field_label<'i>(&'i self, id: &'i str) -> &'i str {
        self.fields.label(id, self.context.language)
    }

    /// The field that comes nearest to a word, or all of them.
    pub fn nearest_fields(&self, word: &str) -> String {
        let fields = &self.fields.fields;
        let labels =
            fields.iter().flat_map(|it| Language::ALL.map(|language| it.label.get(language)));
        let near = Suggestion::of(word, labels.chain(fields.iter().map(|field| &*field.id)));
        let near = near.nearest().and_then(|near| self.fields.find(near));
        let ids = fields.iter().map(|field| &*field.id).collect::<Vec<_>>();
        near.map_or_else(|| format!("FIELD ({})", ids.join(", ")), |field| field.id.to_string())
    }

    /// What a reader of these facts has to know, each once.
    pub fn field_notes(&self, facts: &[Documented<'_>]) -> Vec<String> {
        self.notes(|field| facts.iter().any(|it| it.field == field))
    }

    /// What a reader has to know who finds nothing in these fields, each once.
    pub fn notes_on(&self, fields: &[String]) -> Vec<String> {
        self.notes(|field| fields.iter().any(|it| **it == *field))
    }

    fn notes(&self, is_concerned: impl Fn(&str) -> bool) -> Vec<String> {
        let fields = self.fields.fields.iter().filter(|field| is_concerned(&field.id));
        let notes = fields.filter_map(|field| Some(self.context.text(field.note.as_ref()?)));
        distinct(notes, |a, b| a == b)
    }
}
