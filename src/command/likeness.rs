//! How like two municipalities are, in words.

use anyhow::Result;

use super::{Context, wording};
use crate::{
    dataset::Municipality,
    query::Gazetteer,
    render::readable_number,
    schema::Schema,
    similarity::{Match, Matching, NEAREST, Profile, Yardstick, similarity},
    text::filled,
    vocabulary::Language,
};

/// That to which municipalities were compared.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    /// What people call it.
    pub(super) name: &'a str,
    /// The municipality, if it is one.
    pub(super) town: Option<&'a Municipality>,
    /// Where it stands.
    pub(super) profile: &'a Profile,
}

/// A dimension that counts and in which the two can be compared.
struct Aspect<'a> {
    yardstick: &'a Yardstick<'a>,
    place: usize,
    similarity: f64,
}

/// The case studies most like a municipality, as far as they can be compared with it.
///
/// # Errors
/// The data cannot be read.
pub(super) fn nearest_case_studies<'a>(
    town: &Municipality,
    gazetteer: &'a Gazetteer<'_>,
    schema: &Schema,
) -> Result<Vec<Match<'a>>> {
    let matching = Matching::unweighted(schema, &gazetteer.all()?)?;
    Ok(matching.nearest(town, gazetteer.case_studies(), NEAREST))
}

/// What makes the most similar one alike, in what the two differ most, and what that means.
pub(super) fn sentence(
    subject: Subject<'_>,
    best: &Match<'_>,
    matching: &Matching<'_>,
    context: &Context,
) -> String {
    let texts = context.texts;
    let mut aspects = aspects(best, matching);
    let least = if aspects.len() > 1 { aspects.pop() } else { None };
    aspects.truncate(2);
    let most: Vec<String> = aspects.iter().map(|aspect| named(aspect, context)).collect();
    let most = most.join(&format!(" {} ", texts.and));
    let pairs = best.less_similar.map(|share| percent(100.0 * share, context)).unwrap_or_default();
    let name = &*best.town.name;
    let mut text = if best.is_weak() {
        filled(texts.weak_match, &[name, subject.name, &pairs, &most])
    } else {
        filled(texts.strong_match, &[name, subject.name, &most, &pairs])
    };
    if let Some(least) = least {
        let mut aspect = named(&least, context);
        if let Some(values) = contrast(subject, best, &least, context) {
            aspect = format!("{aspect}: {values}");
        }
        text = format!("{text} {}", filled(texts.differ_most, &[&aspect]));
    }
    text
}

/// How like a municipality is, altogether and beside all pairs.
pub(super) fn rating(found: &Match<'_>, context: &Context) -> Option<String> {
    let texts = context.texts;
    let mut text = format!("{} {}", texts.similarity, percent(found.similarity()?, context));
    if let Some(share) = found.less_similar {
        let pairs = filled(texts.closer_than_pairs, &[&percent(100.0 * share, context)]);
        text = format!("{text}, {pairs}");
    }
    if found.is_weak() {
        text = format!("{text} ({})", texts.weak);
    }
    Some(text)
}

/// What the share of less similar pairs means.
pub(super) fn pairs_explained(matching: &Matching<'_>, context: &Context) -> String {
    let texts = context.texts;
    let count = f64::from(u32::try_from(matching.pairs.count()).unwrap_or(u32::MAX));
    let count = readable_number(count, 0, texts);
    let scope = if matching.pairs.are_all { texts.all_pairs } else { texts.sampled_pairs };
    filled(texts.pairs_explained, &[&filled(scope, &[&count])])
}

/// The dimensions, the one in which they are most alike first.
fn aspects<'a>(found: &Match<'_>, matching: &'a Matching<'a>) -> Vec<Aspect<'a>> {
    let parts = matching.yardsticks.iter().zip(&found.distance.dimensions).enumerate();
    let mut aspects: Vec<_> = parts
        .filter(|(_, (yardstick, _))| yardstick.weight > 0.0)
        .filter_map(|(place, (yardstick, part))| {
            Some(Aspect { yardstick, place, similarity: similarity(part.overall?) })
        })
        .collect();
    aspects.sort_by(|a, b| b.similarity.total_cmp(&a.similarity));
    aspects
}

fn named(aspect: &Aspect<'_>, context: &Context) -> String {
    let label = within_sentence(aspect.yardstick.dimension.label.get(context.language), context);
    format!("{label} ({})", percent(aspect.similarity, context))
}

/// A label as it stands within a sentence, where English nouns are not capitalised.
fn within_sentence(label: &str, context: &Context) -> String {
    let mut letters = label.chars();
    match (context.language, letters.next()) {
        (Language::English, Some(first)) if !letters.as_str().starts_with(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => label.to_owned(),
    }
}

/// Both values of the indicator of a dimension in which the two are furthest apart.
fn contrast(
    subject: Subject<'_>,
    found: &Match<'_>,
    aspect: &Aspect<'_>,
    context: &Context,
) -> Option<String> {
    let distances = &found.distance.dimensions.get(aspect.place)?.indicators;
    let furthest = distances.iter().enumerate().filter_map(|(at, it)| Some((at, (*it)?)));
    let (at, _) = furthest.max_by(|(_, a), (_, b)| a.total_cmp(b))?;
    let column = aspect.yardstick.scales.get(at)?.column;
    let own = if let Some(town) = subject.town {
        wording::figure(town, column, context)?
    } else {
        let position = subject.profile.get(aspect.place)?.get(at).copied().flatten()?;
        wording::number(column, position.value, context)
    };
    let other = wording::figure(found.town, column, context)?;
    Some(format!("{}, {own} {} {other}", column.label(context.language), context.texts.against))
}

fn percent(value: f64, context: &Context) -> String {
    format!("{}{}", readable_number(value, 1, context.texts), context.texts.percent)
}
