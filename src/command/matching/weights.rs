//! Weights of the dimensions, as `--weight` has them.

use crate::{errors::UsageError, model::Schema, number::parse_number, text::Suggestion, tr};

/// Weight of each dimension: 1 unless it is given.
///
/// # Errors
/// There is no such dimension, or a weight is none.
pub fn weights(written: &[String], schema: &Schema) -> Result<Vec<f64>, UsageError> {
    /// Largest weight.
    const MOST: f64 = 1000.0;

    let dimensions = &schema.dimensions.dimensions;
    let mut weights = vec![None; dimensions.len()];
    for (name, value) in split(written)? {
        let place = dimensions.iter().position(|it| {
            let short = it.short.as_ref();
            it.id == name
                || it.label.reads_like(name)
                || short.is_some_and(|it| it.reads_like(name))
        });
        let place = place.ok_or_else(|| {
            let ids = || dimensions.iter().map(|it| &*it.id);
            let known = ids().collect::<Vec<_>>().join(", ");
            let hint = Suggestion::of(name, ids()).or(tr!("there are {known}", "es gibt {known}"));
            let message = tr!("unknown dimension `{name}`", "unbekanntes Merkmal `{name}`");
            UsageError::new(hint.after(&message))
        })?;
        let weight = parse_number(value).ok().filter(|it| (0.0..=MOST).contains(it));
        let weight = weight.ok_or_else(|| {
            UsageError::new(tr!(
                "a weight is a number from 0 to 1000, not `{value}`",
                "ein Gewicht ist eine Zahl von 0 bis 1000, nicht `{value}`"
            ))
        })?;
        if weights[place].replace(weight).is_some() {
            let message = tr!("`{name}` is given twice", "`{name}` ist zweimal angegeben");
            return Err(UsageError::new(message));
        }
    }
    let weights: Vec<f64> = weights.into_iter().map(|it| it.unwrap_or(1.0)).collect();
    if weights.iter().all(|it| *it == 0.0) {
        return Err(UsageError::new(tr!(
            "one dimension at least needs a weight above 0",
            "mindestens ein Merkmal braucht ein Gewicht über 0"
        )));
    }
    Ok(weights)
}

/// Names and numbers; a comma before a name separates them, another is a decimal comma.
fn split(written: &[String]) -> Result<Vec<(&str, &str)>, UsageError> {
    let mut pairs = Vec::new();
    for mut rest in written.iter().map(String::as_str) {
        loop {
            let (name, behind) = rest.split_once('=').ok_or_else(|| {
                UsageError::new(tr!(
                    "`{rest}` is not of the form DIMENSION=NUMBER, as in size=2",
                    "`{rest}` hat nicht die Form MERKMAL=ZAHL, etwa size=2"
                ))
            })?;
            let next = behind.find('=').and_then(|next| behind[..next].rfind(','));
            let (value, next) =
                next.map_or((behind, None), |comma| (&behind[..comma], Some(&behind[comma + 1..])));
            pairs.push((name.trim(), value.trim()));
            match next {
                Some(next) => rest = next,
                None => break,
            }
        }
    }
    Ok(pairs)
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_comma_before_a_name_separates() {
        let written = ["size=1,5,market=2".to_owned(), "trend = 0".to_owned()];
        assert_eq!(split(&written).unwrap(), [("size", "1,5"), ("market", "2"), ("trend", "0")]);
        assert!(split(&["size".to_owned()]).is_err());
    }
}
