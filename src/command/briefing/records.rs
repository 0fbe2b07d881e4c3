//! What programs read: the same, one record a statement.

use super::Briefing;
use crate::{
    command::{
        cells,
        certainty::{error_cells, error_of},
        citation,
        documented::Documented,
    },
    dataset::{Confidence, Municipality, Statement},
    report::{Cell, Content, Header, Row, Table},
    schema::{Column, Deviation, Identity},
    similarity::similarity,
    vocabulary::{SourceId, Status},
};

const KEYS: [&str; 19] = [
    "id",
    "ags",
    "section",
    "town",
    "key",
    "label",
    "value",
    "percentile",
    "status",
    "date",
    "attributed_to",
    "rule",
    "note",
    "less_similar_pairs",
    "error_typical",
    "error_max",
    "close",
    "confidence",
    "weak",
];

/// What a record says beside the municipality for which the briefing is.
#[derive(Default)]
struct Record {
    section: &'static str,
    town: Option<String>,
    key: String,
    label: String,
    value: Option<Cell>,
    percentile: Option<Cell>,
    status: Option<Status>,
    date: Option<String>,
    attributed_to: Option<&'static str>,
    rule: Option<String>,
    note: Option<String>,
    /// The share of pairs that are less similar, in percent.
    less_similar: Option<f64>,
    error: Option<Deviation>,
    close: Option<bool>,
    confidence: Option<Confidence>,
    /// Whether few pairs are less similar.
    weak: Option<bool>,
    sources: Vec<String>,
}

fn yes_no(value: Option<bool>) -> Cell {
    value.map_or(Cell::MISSING, |yes| Content::YesNo(yes).into())
}

fn percent(value: f64) -> Cell {
    Content::Number { value, places: 1 }.into()
}

impl Briefing<'_> {
    pub(super) fn records(&self, attributions: Vec<(SourceId, String)>) -> Table {
        let profile =
            [Identity::OfficialName, Identity::District, Identity::Region, Identity::CentralPlace];
        let profile = profile.into_iter().filter_map(|identity| {
            let column = self.schema.find(identity.column())?;
            Some(self.figure("profile", self.town, column))
        });
        let mut records: Vec<Record> = profile.collect();
        records.extend(self.classes.iter().map(|class| Record {
            status: class.level.map(|_| Status::Derived),
            rule: class.level.map(|level| level.rule.to_string()),
            note: class.level.map(|level| self.context.text(&level.basis)),
            close: class.level.map(|_| class.close_to.is_some()),
            ..self.figure("level", self.town, class.column)
        }));
        let used = self.columns_used();
        records.extend(used.iter().map(|column| self.figure("figure", self.town, column)));
        records.extend(self.likenesses());
        for nearest in &self.nearest {
            let scales = self.matching.yardsticks.iter().flat_map(|yardstick| &yardstick.scales);
            records
                .extend(scales.map(|scale| self.figure("comparison", nearest.town, scale.column)));
        }
        for (statement, examples) in self.findings.iter().chain(&self.recommendations) {
            records.push(self.statement_record(statement));
            records.extend(examples.iter().map(|example| Record {
                section: "example",
                rule: Some(statement.id.to_string()),
                ..self.fact_record(example)
            }));
        }
        records.extend(self.experience.iter().map(|fact| self.fact_record(fact)));
        records.extend(self.cautions().into_iter().map(|text| Record {
            section: "caution",
            value: Some(Cell::text(text)),
            ..Record::default()
        }));
        records.extend(attributions.into_iter().map(|(source, text)| Record {
            section: "attribution",
            key: source.to_string(),
            value: Some(Cell::text(text)),
            ..Record::default()
        }));
        Table {
            headers: KEYS.map(Header::for_programs).into(),
            rows: records.into_iter().map(|record| self.row(record)).collect(),
            marks: Vec::new(),
            cited: true,
        }
    }

    fn row(&self, record: Record) -> Row {
        let [error_typical, error_max] = error_cells(record.error);
        Row::new(vec![
            Cell::text(&self.town.id),
            Cell::text(self.town.ags.as_str()),
            Cell::text(record.section),
            Cell::optional(record.town),
            Cell::text(record.key),
            Cell::text(record.label),
            record.value.unwrap_or(Cell::MISSING),
            record.percentile.unwrap_or(Cell::MISSING),
            Cell::optional(record.status.map(Status::as_str)),
            Cell::optional(record.date),
            Cell::optional(record.attributed_to),
            Cell::optional(record.rule),
            Cell::optional(record.note),
            record.less_similar.map_or(Cell::MISSING, percent),
            error_typical,
            error_max,
            yes_no(record.close),
            Cell::optional(record.confidence.map(Confidence::as_str)),
            yes_no(record.weak),
        ])
        .cited(record.sources)
    }

    /// What a column holds for a municipality.
    fn figure(&self, section: &'static str, town: &Municipality, column: &Column) -> Record {
        let figures = column.figures();
        let is_own = town.id == self.town.id;
        let sources = citation::sources_of(town, column, self.schema);
        Record {
            section,
            town: Some(town.id.to_string()),
            key: column.id.clone(),
            label: column.label(self.context.language),
            value: Some(cells::cell(town, column, self.context)),
            percentile: is_own.then(|| self.position(column)),
            status: figures.and_then(|figures| town.figure(figures)).map(|figure| figure.status),
            error: figures.and_then(|it| error_of(it, town.figure(it)?.status)),
            date: figures.map(|figures| figures.observation.date.to_string()),
            sources: citation::distinct(sources),
            ..Record::default()
        }
    }

    /// How like each of the nearest case studies is, altogether and in each dimension.
    fn likenesses(&self) -> Vec<Record> {
        let mut records = Vec::new();
        for nearest in &self.nearest {
            let less_similar = nearest.less_similar;
            let overall = (String::from("similarity"), nearest.distance.overall);
            let parts = self.matching.yardsticks.iter().zip(&nearest.distance.dimensions);
            let parts = parts.map(|(it, part)| (it.dimension.id.to_string(), part.overall));
            records.extend(std::iter::once(overall).chain(parts).map(|(key, distance)| Record {
                less_similar:
                    less_similar.filter(|_| key == "similarity").map(|share| 100.0 * share),
                weak: less_similar.filter(|_| key == "similarity").map(|_| nearest.is_weak()),
                section: "nearest",
                town: Some(nearest.town.id.to_string()),
                key,
                label: nearest.town.name.to_string(),
                value: distance.map(|distance| percent(similarity(distance))),
                ..Record::default()
            }));
        }
        records
    }

    fn statement_record(&self, statement: &Statement) -> Record {
        Record {
            section: statement.kind.as_str(),
            key: statement.id.to_string(),
            label: self.context.text(&statement.title),
            value: Some(Cell::text(self.context.text(&statement.text))),
            attributed_to: Some(statement.attributed_to.as_str()),
            rule: statement.applies.as_ref().map(ToString::to_string),
            note: statement.note.as_ref().map(|note| self.context.text(note)),
            sources: vec![statement.source.to_string()],
            ..Record::default()
        }
    }

    fn fact_record(&self, documented: &Documented<'_>) -> Record {
        let fact = documented.fact;
        let context = self.context;
        Record {
            section: "fact",
            town: Some(documented.subject.to_owned()),
            key: fact.id.to_string(),
            label: format!("{}: {}", documented.field_label(), documented.topic_label()),
            value: Some(Cell::text(context.text(&fact.text))),
            date: fact.as_of.as_ref().map(|moment| moment.text(context.language).to_owned()),
            note: fact.note.as_ref().map(|note| context.text(note)),
            confidence: Some(fact.confidence),
            sources: citation::distinct(documented.sources()),
            ..Record::default()
        }
    }
}
