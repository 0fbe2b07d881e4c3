//! What is asked: the weights of the dimensions, and the values of a place that is not in the
//! data.

use crate::{
    number::read_number,
    say,
    schema::{Column, DataType, Levels, Measure, Schema},
    similarity::{Matching, Profile},
    suggestion::Suggestion,
    usage_error::UsageError,
};

/// The weight of each dimension.
///
/// # Errors
/// There is no such dimension, or the weight is none.
pub fn weights(written: &[String], schema: &Schema) -> Result<Vec<f64>, UsageError> {
    let ids: Vec<&str> = schema.dimensions().map(|levels| &*levels.dimension.id).collect();
    let mut weights: Vec<Option<f64>> = vec![None; ids.len()];
    for (name, value) in pairs(written, &say::dimension_and_number())? {
        let place = schema.dimensions().position(|Levels { dimension, .. }| {
            *dimension.id == *name || dimension.label.reads_like(name)
        });
        let slot = place
            .and_then(|place| weights.get_mut(place))
            .ok_or_else(|| UsageError::new(say::unknown_dimension(name, hint(name, &ids))))?;
        let refusal = |hint: &str| UsageError::new(say::no_weight(value, hint));
        let weight = read_number(value, 0).map_err(|unread| refusal(&unread.to_string()))?;
        if weight < 0.0 {
            return Err(refusal(""));
        }
        once(slot, weight, name)?;
    }
    let weights: Vec<f64> = weights.into_iter().map(|weight| weight.unwrap_or(1.0)).collect();
    if weights.iter().all(|weight| *weight == 0.0) {
        return Err(UsageError::new(say::no_weight_above_zero()));
    }
    Ok(weights)
}

/// Where a place stands that has these values.
///
/// # Errors
/// Nothing is matched by such a column, or the value does not fit it.
pub fn profile(
    written: &[String],
    matching: &Matching<'_>,
    schema: &Schema,
) -> Result<Profile, UsageError> {
    let scales = || matching.scales();
    let mut values: Vec<(&str, Option<f64>)> =
        scales().map(|scale| (&*scale.own.column.id, None)).collect();
    for (name, value) in pairs(written, &say::column_and_value())? {
        let meant = schema.find(name).map_or(name, |column| &column.id);
        let known = scales().find(|scale| scale.own.column.id == meant);
        let slot = values.iter_mut().find(|(column, _)| *column == meant);
        let (Some(scale), Some((_, slot))) = (known, slot) else {
            let columns: Vec<&str> = scales().map(|scale| &*scale.own.column.id).collect();
            let hint = hint(name, &columns);
            return Err(UsageError::new(say::not_matched_by(name, hint)));
        };
        once(slot, figure(value, scale.own.column)?, name)?;
    }
    Ok(matching.profile(|scale| {
        let known = values.iter().find(|(column, _)| *column == scale.own.column.id);
        known.and_then(|(_, value)| *value)
    }))
}

/// Names and values, several with commas. A comma within a number separates nothing, so that the
/// number is refused as it is written.
fn pairs<'a>(written: &'a [String], form: &str) -> Result<Vec<(&'a str, &'a str)>, UsageError> {
    let mut pairs = Vec::new();
    for mut rest in written.iter().map(String::as_str) {
        loop {
            let (name, behind) = rest
                .split_once('=')
                .ok_or_else(|| UsageError::new(say::not_of_form(rest, form)))?;
            let end = behind.find('=').map_or(behind.len(), |next| {
                behind.get(..next).and_then(|value| value.rfind(',')).unwrap_or(next)
            });
            let (value, next) = behind.split_at(end);
            pairs.push((name.trim(), value.trim()));
            match next.strip_prefix(',') {
                Some(next) => rest = next,
                None => break,
            }
        }
    }
    Ok(pairs)
}

/// Which name may be meant, or all there are.
fn hint(name: &str, known: &[&str]) -> String {
    let all = say::there_are(known.join(", "));
    Suggestion::of(name, known.iter().copied()).or(all).to_string()
}

fn once(slot: &mut Option<f64>, value: f64, name: &str) -> Result<(), UsageError> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(UsageError::new(say::given_twice(name))),
    }
}

/// The value, if a figure of this column can have it.
fn figure(written: &str, column: &Column) -> Result<f64, UsageError> {
    let measure = column.figures().map(|figures| figures.indicator.measure);
    let read = read_number(written, column.places());
    let number = read.as_ref().ok().copied();
    let (fits, wanted) = match (column.data_type(), measure) {
        (DataType::YesNo, _) => {
            let yes = match &*written.to_lowercase() {
                "yes" | "true" | "ja" => Some(1.0),
                "no" | "false" | "nein" => Some(0.0),
                _ => None,
            };
            (yes, say::yes_or_no())
        }
        (_, Some(Measure::Share)) => {
            (number.filter(|number| (0.0..=100.0).contains(number)), say::a_percentage())
        }
        (_, Some(Measure::Count)) => (number.filter(|number| *number >= 0.0), say::zero_or_more()),
        _ => (number, say::a_number()),
    };
    let hint = read.err().map(|unread| unread.to_string()).unwrap_or_default();
    fits.ok_or_else(|| UsageError::new(say::no_value_of(&*column.id, wanted, written, hint)))
}
