//! The first sentence of a briefing: which of the case studies is like the municipality.

use super::Briefing;
use crate::{
    presentation::likeness::times_compared,
    schema::Level,
    similarity::Match,
    text::{filled, listed},
};

impl Briefing<'_> {
    /// Which case study is most like the municipality, in what, and whether others are.
    pub fn lead(&self) -> String {
        let context = self.context();
        let texts = context.texts;
        let town = self.dossier.town;
        let among =
            if self.is_case_study { texts.of_other_case_studies } else { texts.of_case_studies };
        let Some((best, others)) = self.nearest.split_first() else {
            return filled(texts.incomparable, &[town.name(), among]);
        };
        let likeness = if best.is_weak() { texts.none_is_like } else { texts.is_most_like };
        let mut text = filled(likeness, &[town.name(), among, best.town.name()]);
        text.push_str(&match self.shared_levels(best) {
            levels if levels.is_empty() => texts.no_class_shared.to_owned(),
            levels => {
                let period = context.period().filter(|_| !context.times.is_across());
                let period = period.map(|it| format!(" {}", it.label.get(context.language)));
                let parts = [&period.unwrap_or_default(), &*self.described(&levels)];
                filled(texts.both_are, &parts)
            }
        });
        let close = others.iter().filter(|it| !it.is_weak() && !it.is_as_near(best));
        let close: Vec<String> = close.map(|it| it.town.name().to_string()).collect();
        if !best.is_weak() && !others.is_empty() {
            text.push_str(&match &*close {
                [] if others.iter().any(|it| it.is_as_near(best)) => String::new(),
                [] => texts.no_other_is_close.to_owned(),
                close => filled(texts.others_are_close, &[&listed(close, texts)]),
            });
        }
        text.push('.');
        let as_near = others.iter().filter(|it| it.is_as_near(best));
        let as_near: Vec<String> = as_near.map(|it| it.town.name().to_string()).collect();
        if !as_near.is_empty() {
            text = format!(
                "{text} {}",
                filled(texts.as_near, &[best.town.name(), &listed(&as_near, texts)])
            );
        }
        let times = times_compared(town.name(), texts.of_case_studies, context);
        let itself = self.is_case_study.then(|| filled(texts.is_case_study, &[town.name()]));
        times.into_iter().chain(itself).fold(text, |text, sentence| format!("{text} {sentence}"))
    }

    /// The levels of the municipality in its time that the other has in its own.
    fn shared_levels(&self, other: &Match<'_>) -> Vec<&Level> {
        let dimensions = self.dossier.known.schema.in_all_periods();
        let times = self.context().times;
        let pairs = dimensions.of(times.own).zip(dimensions.of(times.others));
        let shared = pairs.filter_map(|(own, others)| {
            let level = self.dossier.town.level(own.slot)?;
            let is_shared = other.town.level(others.slot) == Some(level);
            own.dimension.levels.get(level).filter(|_| is_shared)
        });
        shared.collect()
    }

    /// What municipalities of these levels are, then what they have.
    fn described(&self, levels: &[&Level]) -> String {
        let context = self.context();
        let texts = context.texts;
        let (having, being): (Vec<&Level>, Vec<&Level>) =
            levels.iter().partition(|level| level.has.is_some());
        let being: Vec<String> =
            being.iter().map(|it| context.text(it.is.as_ref().unwrap_or(&it.label))).collect();
        let having: Vec<String> =
            having.iter().filter_map(|it| it.has.as_ref()).map(|it| context.text(it)).collect();
        let mut parts = Vec::new();
        if !being.is_empty() {
            parts.push(listed(&being, texts));
        }
        if !having.is_empty() {
            parts.push(filled(texts.having, &[&listed(&having, texts)]));
        }
        parts.join(" ")
    }
}
