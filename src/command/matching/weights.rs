//! Weights of the dimensions, as `--weight` has them.

use crate::errors::UsageError;
use crate::i18n::german::option_name;
use crate::model::Schema;
use crate::number::parse_number;
use crate::text::Suggestion;

/// Weight of each dimension: 1 unless it is given.
///
/// # Errors
/// There is no such dimension, or a weight is none.
pub fn weights(written: &[String], schema: &Schema) -> Result<Vec<f64>, UsageError> {
    /// Largest weight.
    const MOST: f64 = 1000.0;

    let dimensions = &schema.dimensions.dimensions;
    let mut weights = vec![1.0; dimensions.len()];
    for pair in written.iter().flat_map(|it| split(it)) {
        let (name, value) = pair.split_once(['=', ':']).ok_or_else(|| {
            UsageError(tr!(
                "`{pair}` is not of the form DIMENSION=NUMBER, as in size=2",
                "`{pair}` hat nicht die Form MERKMAL=ZAHL, etwa größe=2"
            ))
        })?;
        let (name, value) = (name.trim(), value.trim());
        let place = dimensions.iter().position(|it| it.is_called(name));
        let place = place.ok_or_else(|| {
            let names = |language| dimensions.iter().map(move |it| option_name(&it.id, language));
            let message = tr!("unknown dimension `{name}`", "unbekanntes Merkmal `{name}`");
            UsageError(Suggestion::among(name, names).after(&message))
        })?;
        let weight = parse_number(value).ok().filter(|it| (0.0..=MOST).contains(it));
        weights[place] = weight.ok_or_else(|| {
            UsageError(tr!(
                "a weight is a number from 0 to 1000, not `{value}`",
                "ein Gewicht ist eine Zahl von 0 bis 1000, nicht `{value}`"
            ))
        })?;
    }
    if weights.iter().all(|it| *it == 0.0) {
        return Err(UsageError(tr!(
            "one dimension at least needs a weight above 0",
            "mindestens ein Merkmal braucht ein Gewicht über 0"
        )));
    }
    Ok(weights)
}

/// Names with numbers; a comma before a name separates them, another is a decimal comma.
fn split(written: &str) -> Vec<String> {
    let mut pairs: Vec<String> = Vec::new();
    for part in written.split(',') {
        match pairs.last_mut() {
            Some(pair) if !part.contains(['=', ':']) => *pair = format!("{pair},{part}"),
            _ => pairs.push(part.to_owned()),
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_comma_before_a_name_separates() {
        assert_eq!(split("size=1,5,market=2"), ["size=1,5", "market=2"]);
        assert_eq!(split("size,1"), ["size,1"]);
    }
}
