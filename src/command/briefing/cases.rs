//! Case studies that a briefing tells of, and what they did.

use std::collections::HashSet;

use anyhow::Result;

use crate::command::Context;
use crate::i18n::{capitalized, joined};
use crate::model::{Confidence, Fact, Town};
use crate::report::Text;
use crate::view::{Likeness, short_statement, time_text};

/// Case study that a page tells of.
pub struct Case<'a> {
    /// Case study.
    pub town: &'a Town,
    /// True if it is only the nearest of weak matches.
    pub is_weak: bool,
    /// Likeness in each period, in words, of one that the sentences of the page do not name.
    likeness: Vec<String>,
    facts: Vec<&'a Fact>,
}

impl<'a> Case<'a> {
    /// Case studies for a municipality: itself if it is one, then those that are no weak match,
    /// those of the first period before those of the last; the nearest where all are weak.
    ///
    /// # Errors
    /// The data cannot be read.
    pub fn chosen(town: &'a Town, likeness: &[Likeness<'a>], cx: &'a Context) -> Result<Vec<Self>> {
        /// Number of case studies for which there is room.
        const MOST: usize = 2;

        let matches = || likeness.iter().flat_map(|it| &it.cases);
        let is_weak = matches().all(|it| it.is_weak);
        let near = matches().filter(|it| is_weak || !it.is_weak);
        let near = near.take(if is_weak { 1 } else { usize::MAX });
        let chosen = town.is_case.then_some(town).into_iter().chain(near.map(|it| it.town));
        let mut seen = HashSet::new();
        let chosen = chosen.filter(|it| seen.insert(&*it.id)).take(MOST);
        let leaders = || likeness.iter().flat_map(Likeness::leaders);
        let is_named = |case: &Town| town.is_case || leaders().any(|it| it.town.id == case.id);
        let of_case = |case: &'a Town| {
            let is_weak = is_weak && case.id != town.id;
            let unnamed = likeness.iter().filter(|_| !is_named(case));
            let likeness = unnamed.filter_map(|it| it.similarity_in_words(case)).collect();
            Ok(Self { town: case, is_weak, likeness, facts: cx.dataset.facts_on(&case.id)? })
        };
        chosen.map(of_case).collect()
    }

    /// Fact that stands for a field: its key fact, else a confirmed and recent one.
    pub fn fact(&self, field: &str) -> Option<&'a Fact> {
        self.facts.iter().copied().find(|fact| fact.key.as_deref() == Some(field)).or_else(|| {
            let of_field = self.facts.iter().copied().filter(|fact| fact.is_in(field));
            of_field
                .max_by_key(|it| (it.field == field, it.confidence == Confidence::High, it.days()))
        })
    }

    /// Its name, with or without what is to be said of its likeness.
    pub fn heading(&self, has_likeness: bool, cx: &Context) -> String {
        let weak = self.is_weak.then(|| cx.of("weak likeness", "wenig ähnlich"));
        let likeness = self.likeness.iter().map(String::as_str).filter(|_| has_likeness);
        let words = joined(weak.into_iter().chain(likeness), ", ");
        self.town.name.clone() + &words.map(|it| format!(" ({it})")).unwrap_or_default()
    }
}

/// Short form of a fact behind its time: years, or words within a year and where it is undated.
pub fn dated(fact: &Fact, cx: &Context) -> Text {
    let time = match fact.days() {
        Some(((from, ..), (until, ..))) if from < until => Some(format!("{from}–{until}")),
        _ => time_text(fact, cx.language).map(|it| {
            let time = it.split(" (").next().filter(|it| it.contains(char::is_numeric));
            capitalized(time.unwrap_or(&it))
        }),
    };
    Text::from(time.map(|time| time + ": ").unwrap_or_default()).then(short_statement(fact, cx))
}
