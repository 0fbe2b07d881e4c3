//! A dossier for programs: a record for everything that it holds.

use super::{Dossier, Known};
use crate::{
    dataset::{Municipality, Statement},
    presentation::{
        certainty::{error_of, largest, typical},
        citation,
        classes::Class,
        columns,
        documented::Documented,
        record::Record,
        statements,
        wording::in_words,
    },
    report::Cell,
    schema::{Column, Level},
    vocabulary::Status,
};

impl Dossier<'_> {
    /// A record that says no more than to which section of the dossier it belongs.
    pub fn record(&self, section: &'static str) -> Record {
        Record::default()
            .with("id", Cell::text(self.town.id()))
            .with("ags", Cell::text(self.town.ags()))
            .with("section", self.known.context.word(section))
            .with("key", Cell::text(""))
            .with("label", Cell::text(""))
    }

    pub fn column_record(&self, section: &'static str, column: &Column) -> Record {
        self.record_of(section, self.town, column)
    }

    /// What a column holds for another municipality.
    pub fn record_of(&self, section: &'static str, town: &Municipality, column: &Column) -> Record {
        let Known { context, schema, .. } = self.known;
        self.record(section)
            .with("town", Cell::term(town.id(), town.name()))
            .with("key", Cell::text(&column.id))
            .with("label", Cell::text(column.label(context.language)))
            .with("value", columns::cell(town, column, context))
            .from(citation::names(citation::sources_of(town, column, schema)))
    }

    pub fn class_records(&self) -> impl Iterator<Item = Record> {
        let Known { context, schema, .. } = *self.known;
        let of_level = |class: &Class<'_>, record: Record, level: &Level| {
            record
                .with("status", columns::status(Status::Derived, context))
                .with("rule", Cell::term(&*level.rule, in_words(&level.rule, schema, context)))
                .with("note", Cell::text(context.text(&level.basis)))
                .with("close", Cell::yes_no(class.close_to.is_some()))
        };
        // Those of the period that is not asked for stand under names that say so.
        let is_first = self.known.context.times.own == 0;
        let others = self.changes.iter().map(move |it| if is_first { &it.now } else { &it.then });
        self.classes.iter().chain(others).map(move |class| {
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
        let status = town.figure(figures).map(|figure| figure.status);
        let is_unpublished = status.is_some_and(|status| status != Status::Official);
        let percentile = standings.percentile(town, column).filter(|_| town.id() == self.town.id());
        let error = status.and_then(|status| error_of(figures, status));
        record
            .with("percentile", Cell::percent(percentile))
            .with("median", standings.median(column).unwrap_or_default())
            .with("unit", context.cell(figures.indicator.unit.as_ref()))
            .with("date", Cell::text(observation.date.to_string()))
            .with("status", status.map(|it| columns::status(it, context)).unwrap_or_default())
            .with("error_typical", typical(error))
            .with("error_max", largest(error))
            .with("method", context.cell(observation.method.as_ref().filter(|_| is_unpublished)))
            .with("note", context.cell(observation.note.as_ref()))
    }

    /// A finding or a recommendation.
    pub fn statement_record(&self, statement: &Statement) -> Record {
        let Known { context, schema, .. } = self.known;
        self.record(statement.kind.as_str())
            .with("section", statements::kind(statement, context))
            .with("key", Cell::text(&statement.id))
            .with("label", Cell::text(context.text(&statement.title)))
            .with("value", Cell::text(context.text(&statement.text)))
            .with("attributed_to", statements::author(statement, context))
            .with("rule", statements::applies(statement, schema, context))
            .with("note", context.cell(statement.note.as_ref()))
            .from(vec![statement.source.to_string()])
    }

    /// A fact, on it or on another municipality, under its topic.
    pub fn fact_record(&self, section: &'static str, documented: &Documented<'_>) -> Record {
        let context = self.known.context;
        let fact = documented.fact;
        let time = fact.as_of.as_ref().map(|moment| moment.text(context.language));
        self.record(section)
            .with("town", documented.subject())
            .with("key", Cell::text(&fact.id))
            .with("label", Cell::text(documented.topic_label()))
            .with("value", Cell::text(context.text(&fact.text)))
            .with("date", Cell::optional(time))
            .with("note", context.cell(fact.note.as_ref()))
            .with("confidence", documented.confidence())
            .from(citation::names(documented.sources()))
    }
}
