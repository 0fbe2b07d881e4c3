//! What has to be known of a briefing, and who has to be named.

use super::Briefing;
use crate::{
    command::{certainty::unpublished, likeness::pairs_explained},
    report::Block,
    schema::Column,
    text::filled,
    vocabulary::{Date, Localized, SourceId},
};

impl Briefing<'_> {
    /// What has to be known of all of it.
    pub(super) fn cautions(&self) -> Vec<String> {
        let texts = self.context.texts;
        let text = |note: &Option<Localized>| note.as_ref().map(|note| self.context.text(note));
        let classes: Vec<&Column> = self.classes.iter().map(|class| class.column).collect();
        let mut cautions: Vec<String> = self.context.note_on_levels(&classes).into_iter().collect();
        cautions.push(self.dates());
        let towns: Vec<_> =
            std::iter::once(self.town).chain(self.nearest.iter().map(|it| it.town)).collect();
        let unpublished = unpublished(self.columns_used(), &towns, self.context);
        cautions.extend(unpublished.iter().map(|item| format!("{}: {}", item.label, item.text)));
        let count = self.all.len().to_string();
        cautions.push(texts.percentile_explained.replacen("{}", &count, 1));
        cautions.push(texts.similarity_explained.to_owned());
        cautions.extend(pairs_explained(&self.matching, self.context));
        cautions.push(texts.matching_choice.to_owned());
        cautions.extend(text(&self.notes.findings));
        cautions.extend(text(&self.notes.recommendations));
        cautions.extend(text(&self.notes.examples));
        cautions.extend(self.documents.field_notes(&self.experience));
        cautions
    }

    /// From when the figures are behind the classes, and those behind the similarity.
    fn dates(&self) -> String {
        let [classed, matched] = [self.columns_classed(), self.columns_matched()].map(|columns| {
            let dates = columns.into_iter().filter_map(|it| Some(it.figures()?.observation.date));
            let dates: Vec<Date> = dates.collect();
            [dates.iter().min(), dates.iter().max()].map(|date| {
                date.map(|date| date.readable(self.context.language)).unwrap_or_default()
            })
        });
        let dates: Vec<&str> = classed.iter().chain(&matched).map(String::as_str).collect();
        filled(self.context.texts.dates_from_until, &dates)
    }

    /// Who has to be named where the figures are passed on.
    pub(super) fn attribution_blocks(&self, attributions: &[(SourceId, String)]) -> Vec<Block> {
        if attributions.is_empty() {
            return Vec::new();
        }
        let mut blocks = vec![Block::Heading(self.context.texts.attribution.to_owned())];
        blocks.extend(attributions.iter().map(|(_, text)| Block::Paragraph(text.clone())));
        let derived = self.context.texts.attribution_of_derived.to_owned();
        blocks.push(Block::Paragraph(derived));
        blocks
    }
}
