//! Likeness of municipalities in sentences.

use anyhow::Result;

use super::columns::{known_cell, with_unit, words};
use crate::context::Context;
use crate::i18n::{
    Language, and_list, capitalized, in_sentence, join, joined, number_word, readable_number,
};
use crate::model::Town;
use crate::report::{Inline, Text};
use crate::similarity::{Match, MatchDimension, Matching, is_near};

/// Likeness of all to a municipality in a period, the nearest first.
pub struct Likeness<'a> {
    /// Municipality that they are matched with.
    pub town: &'a Town,
    /// Matching in the period.
    pub matching: Matching<'a>,
    /// Case studies that can be compared with it.
    pub cases: Vec<Match<'a>>,
    /// All other municipalities.
    pub all: Vec<Match<'a>>,
    cx: &'a Context,
}

impl<'a> Likeness<'a> {
    /// Likeness in a period, with the weights of [`Matching::new`].
    ///
    /// # Errors
    /// The data cannot be read.
    pub fn new(town: &'a Town, period: usize, weights: &[f64], cx: &'a Context) -> Result<Self> {
        let matching = Matching::new(&cx.dataset, period, weights)?;
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
        let best = self.cases.first().and_then(|it| it.distance);
        let is_leader = |it: &Match<'_>| best.zip(it.distance).is_some_and(|(a, b)| is_near(a, b));
        &self.cases[..self.cases.partition_point(is_leader)]
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
        let (language, town, then) = (self.cx.language, &self.town.name, self.then());
        let Some(best) = self.cases.first().filter(|it| it.is_weak == before.is_weak()) else {
            return self.sentence();
        };
        let (name, similarity, nearer) = (&best.town.name, percent(best, language), best.nearer);
        let was = self.verb(["was", "is"], ["war", "ist"]);
        if best.is_weak {
            let holds = self.verb(["was", "is"], ["galt", "gilt"]);
            let alike = self.verb(["are", "are"], ["ähnelten", "ähneln"]);
            return t!(
                language,
                "{then} none {holds} either: {nearer} {alike} nearer than {name} ({similarity}).",
                "{then} {holds} dasselbe: {nearer} Kommunen {alike} {town} mehr als {name} \
                 ({similarity})."
            );
        }
        let ahead = language.of("nearer", "näher");
        let list = self.listed(format!("{name} ({similarity}; {nearer} {ahead})"));
        if let [only] = self.leaders() {
            let is_same = matches!(before.leaders(), [it] if it.town.id == only.town.id);
            let also = if is_same { language.of("also ", "ebenfalls ") } else { "" };
            return t!(language, "{then} it {was} {also}{list}.", "{then} {was} es {also}{list}.");
        }
        let were = self.verb(["were", "are"], ["waren", "sind"]);
        t!(
            language,
            "{then} these {were} equally near: {list}.",
            "{then} {were} gleich ähnlich: {list}."
        )
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
                let list = self.listed(best);
                t!(
                    language,
                    "{then} {count} of the {all} {were} equally like {town}: {list}.",
                    "{then} {were} {count} der {all} {town} gleich ähnlich: {list}."
                )
            }
        }
    }

    /// Nearest case studies, the first of them in these words, the others with their figures.
    fn listed(&self, first: String) -> String {
        let language = self.cx.language;
        let rest = self.leaders().iter().skip(1);
        let rest =
            rest.map(|it| format!("{} ({}; {})", it.town.name, percent(it, language), it.nearer));
        and_list(std::iter::once(first).chain(rest), language)
    }

    fn weak_sentence(&self, best: &Match<'_>, rest: &[Match<'_>]) -> String {
        let (language, town, then) = (self.cx.language, &self.town.name, self.then());
        let (name, similarity) = (&best.town.name, percent(best, language));
        let (all, nearer) = (self.case_studies(), self.nearer(best));
        let was = self.verb(["was", "is"], ["ähnelte", "ähnelt"]);
        let named = |it: &Match<'_>| format!("{} ({})", it.town.name, percent(it, language));
        let equal = match &*and_list(rest.iter().map(named), language) {
            "" => String::new(),
            equal => t!(language, "; equally near: {equal}", "; gleich ähnlich: {equal}"),
        };
        t!(
            language,
            "{then} none of the {all} {was} much like {town}: {nearer} than {name} \
             (similarity {similarity}){equal}.",
            "{then} {was} {town} keiner der {all} besonders: {nearer} als \
             {name} (Ähnlichkeit {similarity}){equal}."
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

    /// Similarity of a case study with its time: "then 83%".
    pub fn similarity_in_words(&self, case: &Town) -> Option<String> {
        let found = self.cases.iter().find(|it| it.town.id == case.id)?;
        let period = &self.cx.schema.dimensions.periods[self.matching.period];
        let similarity = percent(found, self.cx.language);
        Some(format!("{} {similarity}", period.short_label(self.cx.language)))
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
        let (cx, language, or) = (self.cx, self.cx.language, self.cx.of(" or ", " oder "));
        let mut changes: Vec<(String, Vec<String>)> = Vec::new();
        for (place, dimension) in self.matching.counting() {
            let nearest = self.matching.nearest_without(place, &self.cases);
            let first = nearest.first()?;
            if self.leaders().iter().any(|it| it.town.id == first.id) {
                continue;
            }
            let label = in_sentence(cx.text(&dimension.dimension.label), language);
            let names = join(nearest.iter().map(|it| &*it.name), or);
            match changes.iter_mut().find(|(known, _)| *known == names) {
                Some((_, labels)) => labels.push(label),
                None => changes.push((names, vec![label])),
            }
        }
        let changes = changes.into_iter().map(|(names, labels)| {
            let labels = labels.join(or);
            t!(language, "without {labels} {names}", "ohne {labels} {names}")
        });
        let changes = joined(changes, "; ")?;
        let then = cx.schema.dimensions.periods[self.matching.period].short_label(language);
        Some(t!(
            language,
            "By the figures of {then} another case study would come first if one dimension were \
             left out: {changes}.",
            "Ließe man ein Merkmal weg, stünde nach den Zahlen von {then} eine andere Fallkommune an \
             erster Stelle: {changes}."
        ))
    }

    /// Names of the municipalities of all that are nearest, where asked for with their
    /// similarity: "Hagen (97%), Hamm (96%)".
    pub fn nearest_of_all(&self, most: usize, with_similarity: bool) -> Text {
        let found = self.all.iter().filter(|it| it.distance.is_some()).take(most);
        let parts = found.flat_map(|it| {
            let similarity = with_similarity.then(|| percent(it, self.cx.language));
            let similarity = similarity.map(|it| format!(" ({it})")).unwrap_or_default();
            [", ".to_owned(), it.town.name.clone(), similarity]
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
            let (list, label) = match same {
                Some(class) => (&mut both, clause(dimension, period, class, cx)),
                None => (&mut apart, in_sentence(cx.text(&dimension.dimension.label), language)),
            };
            let figures = figures(self.town, other.town, dimension, same.is_none(), cx);
            list.push(format!("{label} ({figures})"));
        }
        let differ = cx.of("they differ in ", "sie unterscheiden sich bei ");
        let parts = [("", both), (differ, apart)].into_iter().filter(|(_, list)| !list.is_empty());
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
        format!("{}; {}", percent(found, self.cx.language), self.nearer(found))
    }

    /// Clause that says how many others are nearer.
    fn nearer(&self, found: &Match<'_>) -> String {
        let (language, town) = (self.cx.language, &self.town.name);
        let (nearer, others) = (found.nearer.to_string(), self.matching.others());
        let like = self.verb(["is", "is"], ["ähnelte", "ähnelt"]);
        let alike = self.verb(["are", "are"], ["ähnelten", "ähneln"]);
        let none = language.of("no other municipality", "keine andere Kommune");
        let of_others =
            t!(language, " of the other {others} municipalities", " der übrigen {others} Kommunen");
        let (who, like) = match found.nearer {
            0 => (none.to_owned(), like),
            1 => (language.of("one", "eine").to_owned() + &of_others, like),
            _ => (nearer + &of_others, alike),
        };
        t!(language, "{who} {like} nearer", "{who} {like} {town} mehr")
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
    match worded {
        Some(both) => cx.text(both).to_owned(),
        None => format!("{}: {}", cx.text(&period.heading), cx.text(&class.label)),
    }
}

/// Values of two municipalities in the first indicator of a dimension, or in the one in which
/// they are furthest apart: "vacancy 10.8 against 7.9%".
fn figures(a: &Town, b: &Town, of: &MatchDimension, furthest: bool, cx: &Context) -> String {
    let language = cx.language;
    let mut known = of.indicators.iter().filter_map(|it| Some((it.part(a, b)?, &it.column)));
    let found = if furthest { known.min_by(|a, b| b.0.total_cmp(&a.0)) } else { known.next() };
    let Some((_, column)) = found else { return String::new() };
    let [a, b] = [a, b].map(|town| words(&known_cell(town, column, language), language));
    let both = with_unit(&t!(language, "{a} against {b}", "{a} und {b}"), column, language);
    let figure = column.figure().filter(|_| of.indicators.len() > 1);
    let label = figure.map(|it| in_sentence(cx.text(&it.indicator.label), language));
    join(label.into_iter().chain([both]), " ")
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
