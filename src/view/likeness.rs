//! Likeness of municipalities in sentences and tables.

use anyhow::Result;

use super::columns::{number_text, with_unit};
use crate::{
    context::Context,
    i18n::{
        Language, and_list, capitalized, in_sentence, join, joined, number_word, readable_number,
    },
    model::Town,
    report::{Alignment, Cell, Columns, Inline, TableColumn, Text},
    similarity::{Match, MatchDimension, Matching, equally_near},
    t,
};

/// Likeness of all to a municipality in a period, the nearest first.
pub struct Likeness<'a> {
    /// Municipality that they are matched with.
    pub town: &'a Town,
    /// Matching in the period.
    pub matching: Matching<'a>,
    /// Case studies that can be compared with it.
    pub cases: Vec<Match<'a>>,
    all: Vec<Match<'a>>,
    cx: &'a Context,
}

impl<'a> Likeness<'a> {
    /// Likeness in a period, with the weights of [`Matching::new`].
    ///
    /// # Errors
    /// The data cannot be read.
    pub fn new(town: &'a Town, period: usize, weights: &[f64], cx: &'a Context) -> Result<Self> {
        let matching = Matching::new(&cx.dataset, &cx.schema, period, weights)?;
        let all = matching.matches(town);
        let mut cases = all.clone();
        cases.retain(|it| it.town.is_case && it.distance.is_some());
        Ok(Self { town, matching, cases, all, cx })
    }

    /// Likeness in each period.
    ///
    /// # Errors
    /// As those of [`Likeness::new`].
    pub fn in_periods(town: &'a Town, weights: &[f64], cx: &'a Context) -> Result<Vec<Self>> {
        let periods = 0..cx.schema.dimensions.periods.len();
        periods.map(|period| Self::new(town, period, weights, cx)).collect()
    }

    /// The nearest case studies, which are equally near.
    pub fn leaders(&self) -> &[Match<'a>] {
        &self.cases[..equally_near(&self.cases)]
    }

    /// True if even the nearest case study is a weak match.
    pub fn is_weak(&self) -> bool {
        self.cases.first().is_some_and(|it| it.is_weak)
    }

    /// Sentence on each period, that asked for first, the others in few words.
    pub fn sentences(likeness: &[Self], cx: &Context) -> Vec<String> {
        let asked = &likeness[cx.schema.period];
        let others = asked_first(cx).skip(1).map(|period| likeness[period].sentence_after(asked));
        std::iter::once(asked.sentence()).chain(others).collect()
    }

    /// Sentence in few words behind the one on another period.
    fn sentence_after(&self, before: &Self) -> String {
        let (language, then) = (self.cx.language, self.then());
        let Some(best) = self.cases.first().filter(|it| it.is_weak == before.is_weak()) else {
            return self.sentence();
        };
        let (was, nearer) = (self.verb(["was", "is"], ["war", "ist"]), best.nearer);
        if best.is_weak {
            let best = named(best, language);
            return t!(
                language,
                "{then} none {was} either: {nearer} are nearer than {best}.",
                "{then} {was} es ebenso: {nearer} sind ähnlicher als {best}."
            );
        }
        let figures = |it: &Match<'_>| {
            let (similarity, nearer) = (percent(it, language), it.nearer);
            t!(language, "{similarity}; {nearer} nearer", "{similarity}; {nearer} ähnlicher")
        };
        let list = self.leaders().iter().map(|it| format!("{} ({})", it.town.name, figures(it)));
        let list = and_list(list, language);
        match (self.leaders(), before.leaders()) {
            ([only], [same]) if only.town.id == same.town.id => {
                let figures = figures(only);
                t!(
                    language,
                    "{then} it {was} the same one ({figures}).",
                    "{then} {was} es dieselbe ({figures})."
                )
            }
            ([_], _) => t!(language, "{then} it {was} {list}.", "{then} {was} es {list}."),
            _ => {
                let were = self.verb(["were", "are"], ["waren", "sind"]);
                t!(
                    language,
                    "{then} these {were} equally near: {list}.",
                    "{then} {were} gleich ähnlich: {list}."
                )
            }
        }
    }

    /// Sentence that names the nearest case studies, or says that none is near.
    pub fn sentence(&self) -> String {
        let (language, town, then) = (self.cx.language, &self.town.name, self.then());
        let all = self.case_studies();
        match self.leaders() {
            [] => t!(
                language,
                "{then} {town} cannot be compared with the {all}.",
                "{then} lässt sich {town} nicht mit den {all} vergleichen."
            ),
            [best, rest @ ..] if best.is_weak => self.weak_sentence(best, rest),
            [best] => self.nearest_sentence(best, &all),
            [best, rest @ ..] => {
                let count = number_word(rest.len() + 1, language);
                let were = self.verb(["were", "are"], ["waren", "sind"]);
                let similarity = language.of("similarity", "Ähnlichkeit");
                let best = format!("{} ({similarity} {})", best.town.name, self.figures_of(best));
                let rest = rest.iter().map(|it| {
                    format!("{} ({}; {})", it.town.name, percent(it, language), it.nearer)
                });
                let list = and_list(std::iter::once(best).chain(rest), language);
                t!(
                    language,
                    "{then} {count} of the {all} {were} equally like {town}: {list}.",
                    "{then} {were} {town} {count} der {all} gleich ähnlich: {list}."
                )
            }
        }
    }

    fn weak_sentence(&self, best: &Match<'_>, rest: &[Match<'_>]) -> String {
        let (language, town, then) = (self.cx.language, &self.town.name, self.then());
        let (name, similarity, nearer) = (&best.town.name, percent(best, language), best.nearer);
        let (all, others) = (self.case_studies(), self.matching.others());
        let was = self.verb(["was", "is"], ["ähnelte", "ähnelt"]);
        let equal = match &*and_list(rest.iter().map(|it| named(it, language)), language) {
            "" => String::new(),
            equal => t!(language, "; equally near: {equal}", "; gleich ähnlich: {equal}"),
        };
        t!(
            language,
            "{then} none of the {all} {was} much like {town}: {nearer} of the other {others} \
             municipalities are nearer than {name} (similarity {similarity}){equal}.",
            "{then} {was} {town} keiner der {all} besonders: {nearer} der übrigen {others} \
             Kommunen sind ähnlicher als {name} (Ähnlichkeit {similarity}){equal}."
        )
    }

    /// Sentence on the nearest of some municipalities, which it names in the German dative.
    pub fn nearest_sentence(&self, best: &Match<'_>, all: &str) -> String {
        let (then, figures) = (self.then(), self.figures_of(best));
        let was = self.verb(["was", "is"], ["ähnelte", "ähnelt"]);
        let (town, name) = (&self.town.name, &best.town.name);
        t!(
            self.cx.language,
            "{then} {town} {was} most like {name} of the {all} (similarity {figures}).",
            "{then} {was} {town} unter den {all} am meisten {name} (Ähnlichkeit {figures})."
        )
    }

    /// Sentence on the similarity of two municipalities.
    pub fn pair_sentence(&self, other: &Match<'_>) -> String {
        let (language, then, figures) = (self.cx.language, self.then(), self.figures_of(other));
        let was = self.verb(["was", "is"], ["war", "ist"]);
        let (town, name) = (&self.town.name, &other.town.name);
        if other.distance.is_none() {
            return t!(
                language,
                "{then} {town} and {name} cannot be compared.",
                "{then} lassen sich {town} und {name} nicht vergleichen."
            );
        }
        t!(
            language,
            "{then} the similarity of {town} and {name} {was} {figures}.",
            "{then} {was} die Ähnlichkeit von {town} und {name} {figures}."
        )
    }

    /// Sentence on the case studies that would come first if a dimension were left out, where
    /// that changes it.
    pub fn without_one(&self) -> Option<String> {
        let language = self.cx.language;
        let changes = self.matching.counting().filter_map(|(place, dimension)| {
            let nearest = self.matching.nearest_without(place, &self.cases);
            let first = nearest.first()?.town;
            if self.leaders().iter().any(|it| it.town.id == first.id) {
                return None;
            }
            let label = in_sentence(self.cx.text(&dimension.dimension.label), language);
            let names = nearest.iter().map(|it| &*it.town.name);
            let names = join(names, language.of(" or ", " oder "));
            Some(t!(language, "without {label} {names}", "ohne {label} {names}"))
        });
        let changes = joined(changes, "; ")?;
        Some(t!(
            language,
            "If one dimension were left out, another case study would come first: {changes}.",
            "Ließe man ein Merkmal weg, käme eine andere Fallkommune an die erste Stelle: \
             {changes}."
        ))
    }

    /// Names of the municipalities of all that are nearest, with their similarity:
    /// "Hagen (97%), Hamm (96%)".
    pub fn nearest_of_all(&self, most: usize) -> Text {
        let found = self.all.iter().filter(|it| it.distance.is_some()).take(most);
        let parts = found.flat_map(|it| {
            let similarity = percent(it, self.cx.language);
            [", ".to_owned(), it.town.name.clone(), format!(" ({similarity})")]
        });
        Text(parts.skip(1).map(Inline::Words).collect())
    }

    /// Sentence on two municipalities with the figures of both: "Both were small (17,270 against
    /// 17,976 people) …; they differ in experience (…)."
    pub fn portrait(&self, other: &Match<'_>) -> String {
        let (cx, language, period) = (self.cx, self.cx.language, self.matching.period);
        let (mut both, mut apart) = (Vec::new(), Vec::new());
        for (place, dimension) in self.matching.counting() {
            if other.similarity_in(place).is_none() {
                continue;
            }
            let class = |town: &Town| town.class(period, place).map(|it| it.class);
            let same = class(self.town).filter(|_| class(self.town) == class(other.town));
            let (list, label) = if let Some(class) = same {
                (&mut both, clause(dimension, period, class, cx))
            } else {
                (&mut apart, in_sentence(cx.text(&dimension.dimension.label), language))
            };
            let figures = figures(self.town, other.town, dimension, same.is_none(), cx);
            list.push(format!("{label} ({figures})"));
        }
        let differ = cx.of("they differ in ", "sie unterscheiden sich bei ");
        let parts = [("", both), (differ, apart)];
        let parts = parts.into_iter().filter(|(_, list)| !list.is_empty());
        let parts = parts.map(|(verb, list)| format!("{verb}{}", and_list(list, language)));
        joined(parts, "; ").map_or_else(String::new, |parts| capitalized(&format!("{parts}.")))
    }

    /// Label of the period at the beginning of a sentence.
    fn then(&self) -> String {
        let period = &self.cx.schema.dimensions.periods[self.matching.period];
        capitalized(self.cx.text(&period.label))
    }

    /// Verb in the past, or in the present for the last period.
    fn verb(&self, en: [&'static str; 2], de: [&'static str; 2]) -> &'static str {
        let is_last = self.matching.period + 1 == self.cx.schema.dimensions.periods.len();
        self.cx.of(en, de)[usize::from(is_last)]
    }

    /// Similarity and how many others are nearer.
    fn figures_of(&self, found: &Match<'_>) -> String {
        let (language, nearer, others) = (self.cx.language, found.nearer, self.matching.others());
        let nearer = match nearer {
            0 => language
                .of("no other municipality is nearer", "keine andere Kommune ist ähnlicher")
                .to_owned(),
            1 => t!(
                language,
                "one of the other {others} municipalities is nearer",
                "eine der übrigen {others} Kommunen ist ähnlicher"
            ),
            _ => t!(
                language,
                "{nearer} of the other {others} municipalities are nearer",
                "{nearer} der übrigen {others} Kommunen sind ähnlicher"
            ),
        };
        format!("{}; {nearer}", percent(found, language))
    }

    /// Case studies with which a municipality is compared, with their number: "eight case
    /// studies", "other seven case studies"; German in the dative or genitive.
    fn case_studies(&self) -> String {
        let language = self.cx.language;
        let count = self.all.iter().filter(|it| it.town.is_case).count();
        let count = if count > 1 { number_word(count, language) + " " } else { String::new() };
        let other = if self.town.is_case { language.of("other ", "anderen ") } else { "" };
        t!(language, "{other}{count}case studies", "{other}{count}Fallkommunen")
    }
}

/// Clause that says a class of two municipalities.
fn clause(of: &MatchDimension, period: usize, class: usize, cx: &Context) -> String {
    let (period, class) = (&of.dimension.periods[period], &of.dimension.classes[class]);
    let worded = period.rule(class).and_then(|rule| rule.both.as_ref());
    worded.map_or_else(
        || format!("{}: {}", cx.text(&period.heading), cx.text(&class.label)),
        |both| cx.text(both).to_owned(),
    )
}

/// Values of two municipalities in the first indicator of a dimension, or in the one in which
/// they are furthest apart: "vacancy 10.8 against 7.9%".
fn figures(a: &Town, b: &Town, of: &MatchDimension, furthest: bool, cx: &Context) -> String {
    let language = cx.language;
    let mut known = of.indicators.iter().filter_map(|it| Some((it.part(a, b)?, &it.column)));
    let found = if furthest { known.min_by(|a, b| b.0.total_cmp(&a.0)) } else { known.next() };
    let Some((_, column)) = found else { return String::new() };
    let number = |town: &Town| town.number(column).map(|it| number_text(column, it, language));
    let [a, b] = [a, b].map(|town| number(town).unwrap_or_default());
    let both = with_unit(&t!(language, "{a} against {b}", "{a} und {b}"), column, language);
    let figure = column.figure().filter(|_| of.indicators.len() > 1);
    let label = figure.map(|it| in_sentence(cx.text(&it.indicator.label), language));
    join(label.into_iter().chain([both]), " ")
}

/// Municipality with its likeness in each period.
#[derive(Debug)]
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

/// Columns for people: the name, and in each period, that asked for first, similarity and, under
/// this label, how many others are nearer.
pub fn line_columns<'a>(nearer_label: &str, cx: &Context) -> Columns<'a, &'a Line<'a>> {
    let language = cx.language;
    let label = language.of("Similarity", "Ähnlichkeit");
    let name = TableColumn::new("", label, |it: &&Line<'_>| &*it.town.name);
    let of_period = |period: usize| {
        let label = cx.schema.dimensions.periods[period].short_label(language);
        let similarity = TableColumn::new("", capitalized(label), move |it: &&'a Line<'a>| {
            whole_percent(it.periods[period].similarity())
        });
        let ahead = move |it: &&'a Line<'a>| nearer(&it.periods[period]);
        let ahead = TableColumn::new("", nearer_label, ahead);
        [similarity.set(|it| it.unit = Some("%".to_owned())), ahead]
            .map(|it| it.aligned(Alignment::Decimal))
    };
    Columns::new()
        .with(name.set(|it| it.is_whole = true))
        .with_all(asked_first(cx).flat_map(of_period))
}

/// Similarity in whole percent.
pub fn whole_percent(similarity: Option<f64>) -> Cell {
    similarity.map(|it| Cell::exactly(it.round(), 0)).unwrap_or_default()
}

/// Name with the similarity behind it: "Hagen (97%)".
fn named(found: &Match<'_>, language: Language) -> String {
    format!("{} ({})", found.town.name, percent(found, language))
}

/// Number of others that are nearer.
pub fn nearer(found: &Match<'_>) -> Cell {
    found.distance.map(|_| Cell::whole(found.nearer)).unwrap_or_default()
}

/// Positions of the periods, that asked for first.
pub fn asked_first(cx: &Context) -> impl Iterator<Item = usize> {
    let (asked, all) = (cx.schema.period, cx.schema.dimensions.periods.len());
    std::iter::once(asked).chain((0..all).filter(move |period| *period != asked))
}

/// Similarity in whole percent, in a sentence.
pub fn percent(found: &Match<'_>, language: Language) -> String {
    let number = readable_number(found.similarity().unwrap_or_default().round(), 0, language);
    t!(language, "{number}%", "{number} %")
}
