//! What programs read: a record for everything that is known.

use super::{Class, Documented, Profile, citation, standing::median};
use crate::{
    command::{
        cells,
        certainty::{error_cells, error_of},
    },
    dataset::{Confidence, Statement},
    report::{Cell, Content, Header, Row},
    schema::{Column, Deviation, Figures, Level, Variable},
    vocabulary::{Localized, Status},
};

/// What a record says: to which section it belongs, what it is about, and its value.
const KEYS: [&str; 19] = [
    "id",
    "ags",
    "section",
    "key",
    "label",
    "value",
    "unit",
    "date",
    "status",
    "attributed_to",
    "rule",
    "note",
    "percentile",
    "median",
    "error_typical",
    "error_max",
    "method",
    "close",
    "confidence",
];

/// What the records hold.
pub(super) fn headers() -> Vec<Header> {
    KEYS.map(Header::for_programs).into()
}

/// What a record holds beside the municipality.
#[derive(Default)]
struct Record {
    section: &'static str,
    key: String,
    label: String,
    value: Option<Cell>,
    unit: Option<String>,
    date: Option<String>,
    status: Option<Status>,
    attributed_to: Option<&'static str>,
    rule: Option<String>,
    note: Option<String>,
    percentile: Option<f64>,
    median: Option<Cell>,
    error: Option<Deviation>,
    method: Option<String>,
    close: Option<bool>,
    confidence: Option<Confidence>,
    sources: Vec<String>,
}

fn percent(value: f64) -> Cell {
    Content::Number { value, places: 1 }.into()
}

impl Profile<'_> {
    pub(super) fn records(&self) -> Vec<Row> {
        let identity = self.schema.columns().iter().filter_map(|column| match column.variable {
            Variable::Identity(_) => Some(self.column_record("identity", column)),
            Variable::Level(_) | Variable::Figure(_) => None,
        });
        let classes = self.classes.iter().map(|class| self.class_record(class));
        let figures = self.figures().map(|(column, figures)| self.figure_record(column, figures));
        let statements = self.findings.iter().chain(&self.recommendations);
        let statements = statements.map(|statement| self.statement_record(statement));
        let facts = self.facts.iter().map(|fact| self.fact_record(fact));
        let records = identity.chain(classes).chain(figures).chain(statements).chain(facts);
        records.map(|record| self.row(record)).collect()
    }

    fn row(&self, record: Record) -> Row {
        let [error_typical, error_max] = error_cells(record.error);
        Row::new(vec![
            Cell::text(&self.town.id),
            Cell::text(self.town.ags.as_str()),
            Cell::text(record.section),
            Cell::text(record.key),
            Cell::text(record.label),
            record.value.unwrap_or(Cell::MISSING),
            Cell::optional(record.unit),
            Cell::optional(record.date),
            Cell::optional(record.status.map(Status::as_str)),
            Cell::optional(record.attributed_to),
            Cell::optional(record.rule),
            Cell::optional(record.note),
            record.percentile.map_or(Cell::MISSING, percent),
            record.median.unwrap_or(Cell::MISSING),
            error_typical,
            error_max,
            Cell::optional(record.method),
            record.close.map_or(Cell::MISSING, |close| Content::YesNo(close).into()),
            Cell::optional(record.confidence.map(Confidence::as_str)),
        ])
        .cited(record.sources)
    }

    fn column_record(&self, section: &'static str, column: &Column) -> Record {
        Record {
            section,
            key: column.id.clone(),
            label: column.label(self.context.language),
            value: Some(cells::cell(self.town, column, self.context)),
            sources: self.sources_of(column),
            ..Record::default()
        }
    }

    fn class_record(&self, class: &Class<'_>) -> Record {
        let basis = |level: &Level| level.basis.get(self.context.language).to_owned();
        Record {
            status: class.level.map(|_| Status::Derived),
            rule: class.level.map(|level| level.rule.to_string()),
            note: class.level.map(basis),
            close: class.level.map(|_| class.close_to.is_some()),
            ..self.column_record("level", class.column)
        }
    }

    fn figure_record(&self, column: &Column, figures: &Figures) -> Record {
        let text = |text: &Localized| text.get(self.context.language).to_owned();
        let standing = self.standings.of(self.town, figures);
        Record {
            percentile: standing.as_ref().and_then(|standing| standing.percentile),
            median: standing.map(|standing| median(figures, &standing)),
            unit: figures.indicator.unit.as_ref().map(text),
            date: Some(figures.observation.date.to_string()),
            status: self.status(figures),
            error: self.status(figures).and_then(|status| error_of(figures, status)),
            method: self
                .status(figures)
                .filter(|status| *status != Status::Official)
                .and_then(|_| figures.observation.method.as_ref().map(text)),
            note: figures.observation.note.as_ref().map(text),
            ..self.column_record("figure", column)
        }
    }

    fn statement_record(&self, statement: &Statement) -> Record {
        let language = self.context.language;
        Record {
            section: statement.kind.as_str(),
            key: statement.id.to_string(),
            label: statement.title.get(language).to_owned(),
            value: Some(Cell::text(statement.text.get(language))),
            attributed_to: Some(statement.attributed_to.as_str()),
            rule: statement.applies.as_ref().map(ToString::to_string),
            note: statement.note.as_ref().map(|note| note.get(language).to_owned()),
            sources: vec![statement.source.to_string()],
            ..Record::default()
        }
    }

    fn fact_record(&self, documented: &Documented<'_>) -> Record {
        let language = self.context.language;
        let fact = documented.fact;
        Record {
            section: "fact",
            key: fact.id.to_string(),
            label: documented.topic_label(),
            value: Some(Cell::text(fact.text.get(language))),
            date: fact.as_of.as_ref().map(|moment| moment.text(language).to_owned()),
            note: fact.note.as_ref().map(|note| note.get(language).to_owned()),
            confidence: Some(fact.confidence),
            sources: citation::distinct(documented.sources()),
            ..Record::default()
        }
    }
}
