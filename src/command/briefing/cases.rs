//! Case studies that a briefing tells of, and what they did.

use anyhow::Result;

use crate::command::Context;
use crate::i18n::{capitalized, joined};
use crate::model::{Confidence, Fact, Field, Town};
use crate::report::{Columns, Table, Text};
use crate::view::{Likeness, short_statement, time_text};

/// Municipality with its likeness to the case studies, and those that the page tells of.
pub struct Cases<'a> {
    /// Municipality that the page is about.
    pub town: &'a Town,
    /// Its likeness to the case studies in each period.
    pub likeness: Vec<Likeness<'a>>,
    /// Case studies that the page tells of.
    pub columns: Vec<Case<'a>>,
}

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

impl<'a> Cases<'a> {
    /// Case studies for a municipality: itself if it is one, then those that are no weak match,
    /// those of the first period before those of the last; the nearest where all are weak.
    ///
    /// # Errors
    /// The data cannot be read.
    pub fn new(town: &'a Town, cx: &'a Context) -> Result<Self> {
        /// Number of case studies for which there is room.
        const MOST: usize = 2;

        let likeness = Likeness::in_periods(town, &[], cx)?;
        let matches = || likeness.iter().flat_map(|it| &it.cases);
        let is_weak = matches().all(|it| it.is_weak);
        let near = matches().filter(|it| is_weak || !it.is_weak);
        let near = near.take(if is_weak { 1 } else { usize::MAX });
        let mut chosen: Vec<&Town> = town.is_case.then_some(town).into_iter().collect();
        for case in near.map(|it| it.town) {
            if chosen.len() < MOST && chosen.iter().all(|it| it.id != case.id) {
                chosen.push(case);
            }
        }
        let is_named = |case: &Town| {
            town.is_case
                || likeness.iter().any(|it| it.leaders().iter().any(|it| it.town.id == case.id))
        };
        let of_case = |case: &'a Town| {
            let is_weak = is_weak && case.id != town.id;
            let unnamed = likeness.iter().filter(|_| !is_named(case));
            let likeness = unnamed.filter_map(|it| it.similarity_in_words(case)).collect();
            Ok(Case { town: case, is_weak, likeness, facts: cx.dataset.facts_on(&case.id)? })
        };
        let columns = chosen.into_iter().map(of_case).collect::<Result<_>>()?;
        Ok(Self { town, likeness, columns })
    }

    /// True if no case study is near in any period.
    pub fn are_weak(&self) -> bool {
        self.likeness.iter().all(Likeness::is_weak)
    }

    /// Likeness in the last period.
    pub fn today(&self) -> &Likeness<'a> {
        &self.likeness[self.likeness.len() - 1]
    }

    /// Table of what case studies did, a row a field, with or without their likeness in its head.
    pub fn table(cases: &[Case<'_>], fields: &[&Field], has_likeness: bool, cx: &Context) -> Table {
        let language = cx.language;
        let none = cx.of("nothing documented here", "quartier ist dazu nichts bekannt");
        let mut columns = Columns::<&Field>::new(language)
            .for_people(["Field", "Feld"], |it| it.short_label(language));
        for case in cases {
            columns = columns.for_people([&case.heading(has_likeness, cx); 2], move |field| {
                case.fact(&field.id).map_or_else(|| Text::from(none), |it| dated(it, cx))
            });
        }
        Table::of(columns, fields.iter().copied())
    }
}

impl<'a> Case<'a> {
    /// Fact that stands for a field: its key fact, else a confirmed and recent one.
    pub fn fact(&self, field: &str) -> Option<&'a Fact> {
        self.facts.iter().copied().find(|fact| fact.key.as_deref() == Some(field)).or_else(|| {
            let of_field = self.facts.iter().copied().filter(|fact| fact.is_in(field));
            of_field.max_by_key(|fact| {
                let days = fact.days();
                (fact.field == field, fact.confidence == Confidence::High, days)
            })
        })
    }

    fn heading(&self, has_likeness: bool, cx: &Context) -> String {
        let weak = self.is_weak.then(|| cx.of("weak likeness", "wenig ähnlich"));
        let likeness = self.likeness.iter().map(String::as_str).filter(|_| has_likeness);
        let words = joined(weak.into_iter().chain(likeness), ", ");
        self.town.name.clone() + &words.map(|it| format!(" ({it})")).unwrap_or_default()
    }
}

/// Short form of a fact behind its time: years, or words within a year and where it is undated.
fn dated(fact: &Fact, cx: &Context) -> Text {
    let time = match fact.days() {
        Some(((from, ..), (until, ..))) if from < until => Some(format!("{from}–{until}")),
        _ => time_text(fact, cx.language).map(|it| {
            let time = it.split(" (").next().filter(|it| it.contains(char::is_numeric));
            capitalized(time.unwrap_or(&it))
        }),
    };
    Text::from(time.map(|time| time + ": ").unwrap_or_default()).then(short_statement(fact, cx))
}
