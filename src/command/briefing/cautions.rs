//! What has to be known of a briefing.

use super::Briefing;
use crate::{
    dataset::Municipality,
    distinct::distinct,
    presentation::{
        certainty::{closeness, unpublished_items},
        changes::Cause,
        classes::Class,
        dossier::Dossier,
        likeness::pairs_explained,
    },
    schema::Column,
    similarity::{Match, Scale},
    text::{filled, listed},
    vocabulary::{Date, Localized, Status},
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
        let count = self.dossier.known.standings.count().to_string();
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
        cautions.extend(self.own_cautions());
        distinct(cautions, PartialEq::eq)
    }

    /// What matters most for this municipality and for all, as a page has room for no more.
    pub fn important_cautions(&self) -> Vec<String> {
        let mut cautions = self.own_cautions();
        cautions.truncate(1);
        let classes = self.dossier.classes.iter();
        let mut notes = classes.filter_map(|class| class.note(self.context()));
        cautions.extend(notes.next_back());
        if cautions.len() < 2 && self.nearest.iter().any(Match::is_weak) {
            cautions.extend(pairs_explained(&self.matching, self.context()));
        }
        cautions
    }

    /// What has to be known of this municipality, and need not be of others.
    fn own_cautions(&self) -> Vec<String> {
        let context = self.context();
        let texts = context.texts;
        let Dossier { town, classes, changes, known, .. } = &self.dossier;
        let mut cautions: Vec<String> = self.dossier.cautions().collect();
        let all = changes.iter().flat_map(|change| [&change.then, &change.now]);
        let all: Vec<&Class<'_>> =
            if changes.is_empty() { classes.iter().collect() } else { all.collect() };
        let label = |class: &&&Class<'_>| class.column.label(context.language);
        let missing: Vec<String> =
            all.iter().filter(|class| class.level.is_none()).map(|it| label(&it)).collect();
        if !missing.is_empty() {
            cautions.push(filled(texts.no_class, &[&listed(&missing, texts)]));
        }
        cautions.extend(changes.iter().filter_map(|change| {
            let rule = change.about_rule.filter(|_| change.cause != Some(Cause::Figure))?;
            let parts = [change.reason(context)?, rule.get(context.language)];
            let text = filled(texts.why_class_changed, &parts);
            Some(format!("{}: {text}", change.then.dimension_label(context)))
        }));
        cautions.extend(all.iter().filter_map(|class| {
            let threshold = class.close_to.as_ref()?;
            let column = known.schema.find(&threshold.column);
            let figure = column.and_then(Column::figures).and_then(|it| town.figure(it));
            let is_estimate = figure.is_some_and(|it| it.status == Status::Estimate);
            let text = if is_estimate { texts.estimate_close } else { texts.figure_close };
            let text = filled(text, &[&closeness(threshold, known.schema, context)]);
            Some(format!("{}: {text}", label(&class)))
        }));
        if cautions.is_empty() {
            cautions.extend(self.across.clone());
        }
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
    pub fn towns(&self) -> Vec<&'a Municipality<'a>> {
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
