//! What is asked: the weights of the dimensions, and the values of a place that is not in the
//! data.

use crate::{
    schema::{Column, Kind, Measure, Schema},
    similarity::{self, Profile, Yardstick},
    suggestion::Suggestion,
    vocabulary::UsageError,
};

/// The weight of each dimension.
///
/// # Errors
/// There is no such dimension, or the weight is none.
pub(super) fn weights(written: &[String], schema: &Schema) -> Result<Vec<f64>, UsageError> {
    let ids: Vec<&str> = schema.dimensions().map(|levels| &*levels.dimension.id).collect();
    let mut weights: Vec<Option<f64>> = vec![None; ids.len()];
    for part in written {
        let (name, value) = pair(part, "DIMENSION=NUMBER")?;
        let place = ids.iter().position(|id| *id == name);
        let slot = place.and_then(|place| weights.get_mut(place)).ok_or_else(|| {
            UsageError::new(format!("unknown dimension `{name}`{}", hint(name, &ids)))
        })?;
        let weight = value.parse().ok().filter(|weight: &f64| weight.is_finite());
        let weight = weight.filter(|weight| *weight >= 0.0).ok_or_else(|| {
            UsageError::new(format!("a weight is a number of 0 or more, not `{value}`"))
        })?;
        once(slot, weight, name)?;
    }
    let weights: Vec<f64> = weights.into_iter().map(|weight| weight.unwrap_or(1.0)).collect();
    if weights.iter().all(|weight| *weight == 0.0) {
        return Err(UsageError::new("one dimension at least needs a weight above 0"));
    }
    Ok(weights)
}

/// Where a place stands that has these values.
///
/// # Errors
/// Nothing is matched by such a column, or the value does not fit it.
pub(super) fn profile(
    written: &[String],
    yardsticks: &[Yardstick<'_>],
) -> Result<Profile, UsageError> {
    let scales = || yardsticks.iter().flat_map(|yardstick| &yardstick.scales);
    let mut values: Vec<(&str, Option<f64>)> =
        scales().map(|scale| (&*scale.column.id, None)).collect();
    for part in written {
        let (name, value) = pair(part, "COLUMN=VALUE")?;
        let known = scales().find(|scale| scale.column.id == name);
        let slot = values.iter_mut().find(|(column, _)| *column == name);
        let (Some(scale), Some((_, slot))) = (known, slot) else {
            let columns: Vec<&str> = scales().map(|scale| &*scale.column.id).collect();
            let hint = hint(name, &columns);
            return Err(UsageError::new(format!("nothing is matched by `{name}`{hint}")));
        };
        once(slot, figure(value, scale.column)?, name)?;
    }
    Ok(similarity::profile(yardsticks, |scale| {
        let known = values.iter().find(|(column, _)| *column == scale.column.id);
        known.and_then(|(_, value)| *value)
    }))
}

fn pair<'a>(written: &'a str, form: &str) -> Result<(&'a str, &'a str), UsageError> {
    let pair = written.split_once('=').map(|(name, value)| (name.trim(), value.trim()));
    pair.ok_or_else(|| {
        let hint = if written.parse::<u64>().is_ok() { " (decimals have a point)" } else { "" };
        UsageError::new(format!("`{written}` is not of the form {form}{hint}"))
    })
}

/// Which name may be meant, or all there are.
fn hint(name: &str, known: &[&str]) -> String {
    let all = format!("there are {}", known.join(", "));
    Suggestion::of(name, known.iter().copied()).or(all).to_string()
}

fn once(slot: &mut Option<f64>, value: f64, name: &str) -> Result<(), UsageError> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(UsageError::new(format!("`{name}` is given twice"))),
    }
}

/// The value, if a figure of this column can have it.
fn figure(written: &str, column: &Column) -> Result<f64, UsageError> {
    let measure = column.figures().map(|figures| figures.indicator.measure);
    let number = written.parse().ok().filter(|number: &f64| number.is_finite());
    let (fits, wanted) = match (column.kind(), measure) {
        (Kind::YesNo, _) => {
            let yes = match written {
                "yes" => Some(1.0),
                "no" => Some(0.0),
                _ => None,
            };
            (yes, "yes or no")
        }
        (_, Some(Measure::Share)) => {
            (number.filter(|number| (0.0..=100.0).contains(number)), "a number from 0 to 100")
        }
        (_, Some(Measure::Count)) => (number.filter(|number| *number >= 0.0), "0 or more"),
        _ => (number, "a number"),
    };
    fits.ok_or_else(|| UsageError::new(format!("`{}` is {wanted}, not `{written}`", column.id)))
}
