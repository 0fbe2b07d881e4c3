//! A dossier for programs: a record for everything that it holds.

use super::{Dossier, Known};
use crate::{
    dataset::{Confidence, Municipality, Statement},
    presentation::{
        certainty::{error_of, largest, typical},
        citation,
        classes::Class,
        columns,
        documented::Documented,
    },
    report::{Cell, Columns, Table},
    schema::{Column, Level},
    vocabulary::{Localized, Status},
};

/// What is said of a municipality: under each key a value. A key without one is missing.
pub struct Record {
    values: Vec<(&'static str, Cell)>,
    sources: Vec<String>,
}

impl Record {
    /// A record of the dossier of a municipality that says no more than to which section it
    /// belongs.
    pub fn new(subject: &Municipality, section: &'static str) -> Self {
        let values = vec![
            ("id", Cell::text(&subject.id)),
            ("ags", Cell::text(subject.ags.as_str())),
            ("section", Cell::text(section)),
            ("key", Cell::text("")),
            ("label", Cell::text("")),
        ];
        Self { values, sources: Vec::new() }
    }

    /// The same with a value under a key; the last one counts.
    pub fn with(mut self, key: &'static str, value: Cell) -> Self {
        self.values.push((key, value));
        self
    }

    /// The same with its sources.
    pub fn from(self, sources: Vec<String>) -> Self {
        Self { sources, ..self }
    }

    /// What the records say under these keys.
    pub fn table(records: impl IntoIterator<Item = Self>, keys: &[&'static str]) -> Table {
        let columns = keys.iter().fold(Columns::<Self>::new(), |columns, key| {
            columns.for_programs(*key, move |record| {
                let value = record.values.iter().rfind(|(known, _)| known == key);
                value.map(|(_, value)| value.clone()).unwrap_or_default()
            })
        });
        Table::cited(columns, records, |record| record.sources.clone())
    }
}

impl Dossier<'_> {
    /// What a column holds for it.
    pub fn column_record(&self, section: &'static str, column: &Column) -> Record {
        self.record_of(section, self.town, column)
    }

    /// What a column holds for another municipality.
    pub fn record_of(&self, section: &'static str, town: &Municipality, column: &Column) -> Record {
        let Known { context, schema, .. } = self.known;
        Record::new(self.town, section)
            .with("town", Cell::text(&town.id))
            .with("key", Cell::text(&column.id))
            .with("label", Cell::text(column.label(context.language)))
            .with("value", columns::cell(town, column, context))
            .from(citation::distinct(citation::sources_of(town, column, schema)))
    }

    /// Its levels.
    pub fn class_records(&self) -> impl Iterator<Item = Record> {
        let context = self.known.context;
        let of_level = |class: &Class<'_>, record: Record, level: &Level| {
            record
                .with("status", Cell::text(Status::Derived.as_str()))
                .with("rule", Cell::text(&level.rule))
                .with("note", Cell::text(context.text(&level.basis)))
                .with("close", Cell::yes_no(class.close_to.is_some()))
        };
        self.classes.iter().map(move |class| {
            let record = self.column_record("level", class.column);
            match class.level {
                Some(level) => of_level(class, record, level),
                None => record,
            }
        })
    }

    /// A figure of a municipality: where its own stand among all, how sure each is.
    pub fn figure_record(
        &self,
        section: &'static str,
        town: &Municipality,
        column: &Column,
    ) -> Record {
        let Known { standings, context, .. } = self.known;
        let record = self.record_of(section, town, column);
        let Some(figures) = column.figures() else {
            return record;
        };
        let observation = &figures.observation;
        let text = |text: Option<&Localized>| Cell::optional(text.map(|text| context.text(text)));
        let status = town.figure(figures).map(|figure| figure.status);
        let is_unpublished = status.is_some_and(|status| status != Status::Official);
        let percentile = standings.percentile(town, column).filter(|_| town.id == self.town.id);
        let error = status.and_then(|status| error_of(figures, status));
        record
            .with("percentile", percentile.map(Cell::percent).unwrap_or_default())
            .with("median", standings.median(column).unwrap_or_default())
            .with("unit", text(figures.indicator.unit.as_ref()))
            .with("date", Cell::text(observation.date.to_string()))
            .with("status", Cell::optional(status.map(Status::as_str)))
            .with("error_typical", typical(error))
            .with("error_max", largest(error))
            .with("method", text(observation.method.as_ref().filter(|_| is_unpublished)))
            .with("note", text(observation.note.as_ref()))
    }

    /// A finding or a recommendation.
    pub fn statement_record(&self, statement: &Statement) -> Record {
        let context = self.known.context;
        let note = statement.note.as_ref().map(|note| context.text(note));
        Record::new(self.town, statement.kind.as_str())
            .with("key", Cell::text(&statement.id))
            .with("label", Cell::text(context.text(&statement.title)))
            .with("value", Cell::text(context.text(&statement.text)))
            .with("attributed_to", Cell::text(statement.attributed_to.as_str()))
            .with("rule", Cell::optional(statement.applies.as_ref()))
            .with("note", Cell::optional(note))
            .from(vec![statement.source.to_string()])
    }

    /// A fact, on it or on another municipality, under its topic.
    pub fn fact_record(&self, section: &'static str, documented: &Documented<'_>) -> Record {
        let context = self.known.context;
        let fact = documented.fact;
        let time = fact.as_of.as_ref().map(|moment| moment.text(context.language));
        Record::new(self.town, section)
            .with("town", Cell::text(documented.subject))
            .with("key", Cell::text(&fact.id))
            .with("label", Cell::text(documented.topic_label()))
            .with("value", Cell::text(context.text(&fact.text)))
            .with("date", Cell::optional(time))
            .with("note", Cell::optional(fact.note.as_ref().map(|note| context.text(note))))
            .with("confidence", Cell::text(Confidence::as_str(fact.confidence)))
            .from(citation::distinct(documented.sources()))
    }
}
