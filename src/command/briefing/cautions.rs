//! What has to be known of a briefing.

use super::Briefing;
use crate::{
    dataset::Municipality,
    distinct::distinct,
    presentation::{certainty::unpublished_items, likeness::pairs_explained},
    schema::Column,
    similarity::Scale,
    text::filled,
    vocabulary::{Date, Localized},
};

impl<'a> Briefing<'a> {
    pub fn cautions(&self) -> Vec<String> {
        let context = self.context();
        let texts = context.texts;
        let text = |note: &Option<Localized>| note.as_ref().map(|note| context.text(note));
        let mut cautions: Vec<String> = self.dossier.note_on_levels().into_iter().collect();
        cautions.push(self.dates());
        let unpublished = unpublished_items(self.columns_used(), &self.towns(), context);
        cautions.extend(unpublished.iter().map(|item| format!("{}: {}", item.label, item.text)));
        let count = self.dossier.known.standings.count.to_string();
        cautions.push(texts.percentile_explained.replacen("{}", &count, 1));
        cautions.push(texts.similarity_explained.to_owned());
        cautions.extend(pairs_explained(&self.matching, context));
        cautions.push(texts.matching_choice.to_owned());
        cautions.extend(self.dossier.applied_by());
        let notes = &self.study().notes;
        cautions.extend(text(&notes.findings));
        cautions.extend(text(&notes.recommendations));
        cautions.extend(text(&notes.examples));
        cautions.extend(self.dossier.known.documents.field_notes(&self.experience));
        cautions
    }

    /// From when the figures are behind the classes, and those behind the similarity.
    fn dates(&self) -> String {
        let context = self.context();
        let [classed, matched] = [self.columns_classed(), self.columns_matched()].map(|columns| {
            let dates = columns.into_iter().filter_map(|it| Some(it.figures()?.observation.date));
            let dates: Vec<Date> = dates.collect();
            [dates.iter().min(), dates.iter().max()]
                .map(|date| date.map(|date| date.readable(context.language)).unwrap_or_default())
        });
        let dates: Vec<&str> = classed.iter().chain(&matched).map(String::as_str).collect();
        filled(context.texts.dates_from_until, &dates)
    }

    /// The municipality and those that are most like it.
    pub fn towns(&self) -> Vec<&'a Municipality> {
        let nearest = self.nearest.iter().map(|nearest| nearest.town);
        std::iter::once(self.dossier.town).chain(nearest).collect()
    }

    /// The columns by which the municipality is classed and matched, each once.
    pub fn columns_used(&self) -> Vec<&'a Column> {
        let columns = self.columns_classed().into_iter().chain(self.columns_matched());
        distinct(columns, |a, b| a.id == b.id)
    }

    fn columns_classed(&self) -> Vec<&'a Column> {
        self.dossier.classes.iter().flat_map(|class| class.looks_at.iter().copied()).collect()
    }

    fn columns_matched(&self) -> Vec<&'a Column> {
        self.matching.scales().flat_map(Scale::sides).map(|side| side.column).collect()
    }
}
