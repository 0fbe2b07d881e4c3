use crate::{dataset::Municipality, exit::UsageError, folding::fold, suggestion};

/// The municipality of this name: its id, name, official name or AGS, in any case, with or
/// without umlauts, with or without what follows the name proper (`wetter` for Wetter (Ruhr)).
///
/// # Errors
/// No municipality has this name, or several have it.
pub fn find_town<'a>(
    name: &str,
    municipalities: &'a [Municipality],
) -> Result<&'a Municipality, UsageError> {
    let exact = |town: &&Municipality| {
        let names = [&*town.id, &*town.name, &*town.official_name, town.ags.as_str()];
        names.contains(&name)
    };
    if let Some(town) = municipalities.iter().find(exact) {
        return Ok(town);
    }

    let wanted = fold(name);
    let named = |town: &&Municipality| {
        [&town.id, &town.name, &town.official_name].map(|name| fold(name)).contains(&wanted)
    };
    let shortened = |town: &&Municipality| fold(name_proper(&town.name)) == wanted;

    let mut found: Vec<_> = municipalities.iter().filter(named).collect();
    if found.is_empty() {
        found = municipalities.iter().filter(shortened).collect();
    }
    match found.as_slice() {
        [town] => Ok(town),
        [] => Err(UsageError::new(unknown(name, municipalities))),
        several => {
            let ids: Vec<_> = several.iter().map(|town| &*town.id).collect();
            let candidates = ids.join(", ");
            Err(UsageError::new(format!("`{name}` is ambiguous: {candidates}")))
        }
    }
}

/// The name without what tells it from others of the same name: `(Ruhr)`, `an der Ruhr`,
/// `am Rhein`, `/Ruhr`.
fn name_proper(name: &str) -> &str {
    [" (", " an ", " am ", " im ", "/"]
        .into_iter()
        .filter_map(|mark| name.find(mark))
        .min()
        .and_then(|end| name.get(..end))
        .unwrap_or(name)
}

fn unknown(name: &str, municipalities: &[Municipality]) -> String {
    let ids = || municipalities.iter().map(|town| &*town.id);
    let names = municipalities.iter().map(|town| &*town.name);
    let hint = match suggestion::nearest(name, ids().chain(names)) {
        // The id is what is easiest to type.
        Some(near) => municipalities
            .iter()
            .find(|town| *town.id == *near || *town.name == *near)
            .map(|town| format!(" – did you mean {}?", town.id))
            .unwrap_or_default(),
        None => format!("; the dataset has {}", ids().collect::<Vec<_>>().join(", ")),
    };
    format!("unknown municipality `{name}`{hint}")
}

#[cfg(test)]
mod tests {
    use super::name_proper;

    #[test]
    fn a_name_is_known_without_what_distinguishes_it() {
        let cases = [
            ("Wetter (Ruhr)", "Wetter"),
            ("Mülheim an der Ruhr", "Mülheim"),
            ("Fröndenberg/Ruhr", "Fröndenberg"),
            ("Monheim am Rhein", "Monheim"),
            ("Bad Honnef", "Bad Honnef"),
        ];
        for (name, proper) in cases {
            assert_eq!(name_proper(name), proper);
        }
    }
}
