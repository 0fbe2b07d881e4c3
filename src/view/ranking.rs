//! Municipalities by their likeness to one, as lines of a table.

use super::likeness::{Likeness, asked_first};
use crate::context::Context;
use crate::i18n::{Language, capitalized};
use crate::model::Town;
use crate::report::{Alignment, Cell, Columns, TableColumn};
use crate::similarity::Match;

/// Municipality with its likeness in each period.
pub struct Line<'a> {
    /// Municipality.
    pub town: &'a Town,
    /// Its rank in the period that is asked for.
    pub rank: usize,
    /// Its likeness by the positions of the periods.
    pub periods: Vec<Match<'a>>,
}

impl<'a> Line<'a> {
    /// Municipalities, the nearest first by the period that is asked for: the case studies, or
    /// all. Case studies that are equally near share the first rank.
    pub fn ranked(likeness: &[Likeness<'a>], all: bool, cx: &Context) -> Vec<Self> {
        let asked = &likeness[cx.schema.period];
        let leaders = asked.leaders().len();
        let matches = asked.all.iter().filter(|it| all || it.town.is_case).enumerate();
        let line = |(place, found): (usize, &Match<'a>)| Self {
            town: found.town,
            rank: match all {
                true => found.nearer + 1,
                false if place < leaders => 1,
                false => place + 1,
            },
            periods: likeness
                .iter()
                .filter_map(|of| of.all.iter().find(|it| it.town.id == found.town.id).cloned())
                .collect(),
        };
        matches.map(line).collect()
    }
}

/// Columns for people: the name, and in each period, that asked for first, similarity and how
/// many others are nearer.
pub fn line_columns<'a>(cx: &Context) -> Columns<'a, &'a Line<'a>> {
    let language = cx.language;
    let label = language.of("Similarity", "Ähnlichkeit");
    let name = TableColumn::new("", label, |it: &&Line<'_>| &*it.town.name);
    let of_period = |period: usize| {
        let label = cx.schema.dimensions.periods[period].short_label(language);
        let similarity = TableColumn::new("", capitalized(label), move |it: &&'a Line<'a>| {
            whole_percent(it.periods[period].similarity())
        });
        let nearer = move |it: &&'a Line<'a>| nearer(&it.periods[period]);
        let nearer = TableColumn::new("", nearer_label(language), nearer);
        [similarity.set(|it| it.unit = Some("%".to_owned())), nearer]
            .map(|it| it.aligned(Alignment::Decimal))
    };
    Columns::new(language)
        .with(name.set(|it| it.is_whole = true))
        .with_all(asked_first(cx).flat_map(of_period))
}

/// Similarity in whole percent.
pub fn whole_percent(similarity: Option<f64>) -> Cell {
    similarity.map(|it| Cell::exactly(it.round(), 0)).unwrap_or_default()
}

/// Label of the number of others that are nearer.
pub const fn nearer_label(language: Language) -> &'static str {
    language.of("ahead", "näher")
}

/// Number of others that are nearer.
pub fn nearer(found: &Match<'_>) -> Cell {
    found.distance.map(|_| Cell::whole(found.nearer)).unwrap_or_default()
}
