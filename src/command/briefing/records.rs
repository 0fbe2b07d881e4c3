//! What programs read: the same, one record a statement.

use super::Briefing;
use crate::{
    presentation::{columns, documented::Documented, dossier::Known, record::Record},
    report::{Cell, Table},
    schema::Identity,
    similarity::Match,
    vocabulary::SourceId,
};

/// The keys of the records.
const KEYS: &str = "id ags section town key label value percentile status date attributed_to rule \
                    note less_similar_pairs error_typical error_max close confidence weak";

pub fn table(records: impl IntoIterator<Item = Record>) -> Table {
    Record::table(records, KEYS)
}

impl Briefing<'_> {
    pub fn records(&self, attributions: Vec<(SourceId, String)>) -> Table {
        let dossier = &self.dossier;
        let Known { schema, .. } = dossier.known;
        let profile =
            [Identity::OfficialName, Identity::District, Identity::Region, Identity::CentralPlace];
        let profile = columns::known(&profile, schema).into_iter();
        let figure = |column| dossier.figure_record("figure", dossier.town, column);

        let mut records = Vec::new();
        records.extend(profile.map(|column| dossier.column_record("profile", column)));
        records.extend(dossier.class_records());
        records.extend(self.columns_used().into_iter().map(figure));
        records.extend(self.nearest.iter().flat_map(|nearest| self.likeness_records(nearest)));
        for Match { town, .. } in &self.nearest {
            let scales = self.matching.scales();
            records.extend(
                scales.map(|it| dossier.figure_record("comparison", town, it.others.column)),
            );
        }
        for (statement, examples) in self.findings.iter().chain(&self.recommendations) {
            records.push(dossier.statement_record(statement));
            records.extend(examples.iter().map(|example| {
                self.fact_record("example", example).with("rule", Cell::text(&statement.id))
            }));
        }
        records.extend(self.experience.iter().map(|fact| self.fact_record("fact", fact)));
        records.extend(
            self.cautions()
                .into_iter()
                .map(|text| dossier.record("caution").with("value", Cell::text(text))),
        );
        records.extend(attributions.into_iter().map(|(source, text)| {
            dossier
                .record("attribution")
                .with("key", Cell::text(source.as_str()))
                .with("value", Cell::text(text))
        }));
        table(records)
    }

    /// A fact under its field and topic.
    fn fact_record(&self, section: &'static str, fact: &Documented<'_>) -> Record {
        let label = format!("{}: {}", fact.field_label(), fact.topic_label());
        self.dossier.fact_record(section, fact).with("label", Cell::text(label))
    }

    /// How like one of the nearest case studies is, altogether and in each dimension.
    fn likeness_records(&self, nearest: &Match<'_>) -> Vec<Record> {
        let record = |key: &str, similarity: Option<f64>| {
            self.dossier
                .record("nearest")
                .with("town", Cell::term(nearest.town.id(), nearest.town.name()))
                .with("key", Cell::text(key))
                .with("label", Cell::text(nearest.town.name()))
                .with("value", Cell::percent(similarity))
        };
        let mut overall = record("similarity", nearest.similarity());
        if let Some(share) = nearest.less_similar {
            overall = overall
                .with("less_similar_pairs", Cell::percent(100.0 * share))
                .with("weak", Cell::yes_no(nearest.is_weak()));
        }
        let parts = self.matching.yardsticks.iter();
        let parts = parts.map(|it| record(&it.dimension.id, nearest.similarity_in(it)));
        std::iter::once(overall).chain(parts).collect()
    }
}
