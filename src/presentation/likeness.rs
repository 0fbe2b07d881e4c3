//! How like two municipalities are, in words.

use anyhow::Result;

use super::{Context, columns, wording};
use crate::{
    dataset::Municipality,
    query::Gazetteer,
    schema::{Schema, Times},
    similarity::{Match, Matching, Profile, Scale, Yardstick},
    text::{filled, readable_number},
    vocabulary::Language,
};

/// That to which municipalities were compared.
#[derive(Clone, Copy)]
pub struct Origin<'a> {
    pub town: Option<&'a Municipality<'a>>,
    pub profile: &'a Profile,
}

/// A dimension that counts and in which the two can be compared.
struct Aspect<'a> {
    yardstick: &'a Yardstick<'a>,
    similarity: f64,
}

/// Which times are compared, where they are not the usual one.
pub fn times_compared(subject: &str, among: &str, context: &Context) -> Option<String> {
    let texts = context.texts;
    let Times { own, others } = context.times;
    let label =
        |period: usize| Some(context.dimensions.periods.get(period)?.label.get(context.language));
    if context.times.is_across() {
        let parts = [subject, label(own)?, among, label(others)?];
        return Some(filled(texts.compared_across, &parts));
    }
    Some(filled(texts.compared_at, &[label(own).filter(|_| own > 0)?]))
}

/// Says which of the case studies comes first where the municipality as it is in the last period
/// is compared with them as they were in the first, if that is another than the first here.
///
/// # Errors
/// A dimension names an indicator that is no column of figures.
pub fn first_across(
    town: &Municipality,
    first: Option<&Match<'_>>,
    gazetteer: &Gazetteer<'_>,
    schema: &Schema,
    weights: &[f64],
    context: &Context,
) -> Result<Option<String>> {
    let times = context.dimensions.across();
    if context.times != Times::default() || !times.is_across() {
        return Ok(None);
    }
    let matching = Matching::alone(&context.dataset, schema, &gazetteer.all()?, weights, times)?;
    let others = gazetteer.case_studies().iter().filter(|other| other.id() != town.id());
    let ranked = matching.ranked(&matching.profile_of(town), others, 1);
    let found = ranked.first().filter(|found| found.distance.overall.is_some());
    let other = found.filter(|found| first.is_none_or(|first| first.town.id() != found.town.id()));
    let labels = [times.own, times.others].map(|it| context.dimensions.periods.get(it));
    let (Some(other), [Some(now), Some(then)]) = (other, labels) else {
        return Ok(None);
    };
    let [now, then] = [now, then].map(|period| period.label.get(context.language));
    let parts = [town.name(), now, then, other.town.name()];
    Ok(Some(filled(context.texts.first_across, &parts)))
}

/// Which of the candidates is most like the origin, what makes the two alike, in what they are
/// least so, and what that means; nothing where none can be compared. `among` says what the
/// candidates are.
pub fn sentence(
    origin: Origin<'_>,
    matches: &[Match<'_>],
    among: &str,
    matching: &Matching<'_>,
    context: &Context,
) -> Option<String> {
    let texts = context.texts;
    let best = matches.first()?;
    let pairs = percent(100.0 * best.less_similar?, context);
    let mut aspects = aspects(best, matching);
    let least = if aspects.len() > 1 { aspects.pop() } else { None };
    aspects.truncate(2);
    let (most, others) = aspects.split_first()?;
    let alike: Vec<&Aspect<'_>> = std::iter::once(most)
        .chain(others.iter().filter(|other| other.similarity >= ALIKE))
        .collect();
    let most = named(&alike, "", context);
    let name = best.town.name();
    let mut text = if best.is_weak() {
        filled(texts.weak_match, &[among, name, &pairs, &most])
    } else {
        filled(texts.strong_match, &[among, name, &most, &pairs])
    };
    let as_near: Vec<&str> =
        matches.iter().skip(1).filter(|it| it.is_as_near(best)).map(|it| it.town.name()).collect();
    if !as_near.is_empty() {
        text = format!("{text} {}", filled(texts.as_near, &[name, &as_near.join(", ")]));
    }
    if let Some(least) = least {
        // Without the word a low one would be read as a small difference.
        let what = within_sentence(texts.similarity, context) + " ";
        let mut aspect = named(&[&least], &what, context);
        if let Some(values) = contrast(origin, best, &least, context) {
            aspect = format!("{aspect}: {values}");
        }
        text = format!("{text} {}", filled(texts.least_alike, &[&aspect]));
    }
    Some(text)
}

/// In percent; two that are less similar in a dimension are not called alike in it. The
/// threshold is this project's own.
const ALIKE: f64 = 75.0;

/// How like a municipality is, altogether and beside all pairs.
pub fn rating(found: &Match<'_>, context: &Context) -> Option<String> {
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

/// How like a municipality is, and in what most and least, in a line.
pub fn portrait(found: &Match<'_>, matching: &Matching<'_>, context: &Context) -> Option<String> {
    let texts = context.texts;
    let mut text = filled(texts.so_similar, &[&percent(found.similarity()?, context)]);
    if found.is_weak() {
        text = format!("{text} ({})", texts.weak);
    }
    let aspects = aspects(found, matching);
    if let [most, .., least] = &*aspects {
        let labels = [most, least].map(|it| it.yardstick.dimension.label.get(context.language));
        let [most, least] = labels.map(|label| within_sentence(label, context));
        text = format!("{text}; {}", filled(texts.most_and_least, &[&most, &least]));
    }
    Some(text)
}

/// What the share of less similar pairs means; nothing where no pair can be compared.
pub fn pairs_explained(matching: &Matching<'_>, context: &Context) -> Option<String> {
    let texts = context.texts;
    let count = f64::from(u32::try_from(matching.pairs.count()).unwrap_or(u32::MAX));
    let count = readable_number(count, 0, texts);
    let scope = if matching.pairs.are_all { texts.all_pairs } else { texts.sampled_pairs };
    let explained = filled(texts.pairs_explained, &[&filled(scope, &[&count])]);
    (matching.pairs.count() > 0).then_some(explained)
}

/// The dimensions, the one in which they are most alike first.
fn aspects<'a>(found: &Match<'_>, matching: &'a Matching<'a>) -> Vec<Aspect<'a>> {
    let aspects = matching.counting().filter_map(|yardstick| {
        Some(Aspect { yardstick, similarity: found.similarity_in(yardstick)? })
    });
    let mut aspects: Vec<_> = aspects.collect();
    aspects.sort_by(|a, b| b.similarity.total_cmp(&a.similarity));
    aspects
}

/// In which dimensions, each with the similarity in it behind `what`.
fn named(aspects: &[&Aspect<'_>], what: &str, context: &Context) -> String {
    let texts = context.texts;
    let named = aspects.iter().map(|aspect| {
        let label = aspect.yardstick.dimension.label.get(context.language);
        let similarity = percent(aspect.similarity, context);
        format!("{} ({what}{similarity})", within_sentence(label, context))
    });
    let named: Vec<String> = named.collect();
    let template = if named.len() > 1 { texts.in_several } else { texts.in_one };
    filled(template, &[&named.join(&format!(" {} ", texts.and))])
}

/// A label as it stands within a sentence, where English nouns are not capitalised.
pub fn within_sentence(label: &str, context: &Context) -> String {
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
    origin: Origin<'_>,
    found: &Match<'_>,
    aspect: &Aspect<'_>,
    context: &Context,
) -> Option<String> {
    let scales = aspect.yardstick.scales.iter();
    let distances = scales.filter_map(|scale| Some((scale, found.distance_in(scale)?)));
    let (scale, _) = distances.max_by(|(_, a), (_, b)| a.total_cmp(b))?;
    let column = scale.own.column;
    let own = match origin.town {
        Some(town) => wording::figure(town, column, context)?,
        None => wording::number(column, scale.position(origin.profile)?.value, context),
    };
    let other = wording::figure(found.town, scale.others.column, context)?;
    let label = scale.others.column.label(context.language);
    let other = if scale.is_across() { format!("{other} ({label})") } else { other };
    Some(format!("{}, {own} {} {other}", column.label(context.language), context.texts.against))
}

/// What is compared, the column on both sides where there are two.
pub fn compared(scale: &Scale<'_>, context: &Context) -> String {
    let labels: Vec<_> = scale.sides().map(|side| columns::label(side.column, context)).collect();
    labels.join(&format!(" {} ", context.texts.against))
}

fn percent(value: f64, context: &Context) -> String {
    format!("{}{}", readable_number(value, 1, context.texts), context.texts.percent)
}
