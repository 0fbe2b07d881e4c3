//! Which facts of the nearest case studies a page tells.

use crate::{
    dataset::Confidence,
    presentation::documented::{Documented, Documents},
    similarity::Match,
};

/// As many as a reader takes in beside the rest of a page.
const MOST: usize = 6;

/// The facts that the page tells, field by field, the nearest case study first.
///
/// The fields take turns. In each turn speaks the case study whose key fact of the field has not
/// been told, of several the one that has said least, first of the field, then altogether, then
/// the nearest; where no key fact is left, the newest others are told. The fields that are told
/// aside, unless they are asked for, add one fact each, of the nearest that has one.
pub fn chosen<'a>(
    nearest: &[Match<'_>],
    documents: &'a Documents<'a>,
    asked: &[String],
) -> Vec<Documented<'a>> {
    let by_town: Vec<Vec<Documented<'a>>> =
        nearest.iter().map(|it| documents.on(it.town.id())).collect();
    let fields = if asked.is_empty() { documents.key_fields() } else { asked.to_vec() };
    let most = MOST.max(fields.len());
    let mut told: Vec<Documented<'a>> = Vec::new();
    loop {
        let before = told.len();
        for field in &fields {
            let next = next(field, &by_town, &told).filter(|_| told.len() < most);
            told.extend(next);
        }
        if told.len() == before {
            break;
        }
    }
    for field in documents.fields_aside().iter().filter(|field| !asked.contains(field)) {
        let fact = by_town.iter().find_map(|facts| best(facts, field, &told));
        told.extend(fact);
    }
    told.sort_by_key(|fact| {
        (fact.field_position(), nearest.iter().position(|it| *it.town.id() == *fact.subject))
    });
    told
}

/// What is told next of a field.
fn next<'a>(
    field: &str,
    by_town: &[Vec<Documented<'a>>],
    told: &[Documented<'a>],
) -> Option<Documented<'a>> {
    let candidates = by_town.iter().filter_map(|facts| best(facts, field, told));
    candidates.min_by_key(|fact| {
        let said = told.iter().filter(|it| it.subject == fact.subject);
        let of_field = said.clone().filter(|it| it.field == field).count();
        (!fact.is_key_of(field), of_field, said.count())
    })
}

/// The first of a town's facts in a field that is not told: its key fact, then the newest that is
/// confirmed, then the newest of the others.
fn best<'a>(
    facts: &[Documented<'a>],
    field: &str,
    told: &[Documented<'a>],
) -> Option<Documented<'a>> {
    let is_told = |fact: &Documented<'_>| told.iter().any(|it| it.fact.id == fact.fact.id);
    let left = facts.iter().filter(|it| it.fact.is_in(field) && !is_told(it));
    let best = left.max_by_key(|it| (it.is_key_of(field), precedence(it)));
    best.map(|it| it.under(&[field]))
}

/// What is told first where no fact is the key fact: what is confirmed, then what is newest.
pub fn precedence(fact: &Documented<'_>) -> impl Ord + use<> {
    let (is_undated, first_day, last_day) = fact.fact.time();
    (fact.fact.confidence == Confidence::High, !is_undated, first_day, last_day)
}
