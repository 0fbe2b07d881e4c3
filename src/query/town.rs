use crate::{
    dataset::Municipality,
    folding::{collation_key, fold},
    suggestion,
    vocabulary::UsageError,
};

/// The municipality of this name: its id, name, official name or AGS, in any case, with or
/// without umlauts, or the first words of its name (`wetter` for Wetter (Ruhr)).
///
/// # Errors
/// No municipality has this name, or several have it.
pub fn find_town<'a>(
    name: &str,
    municipalities: impl IntoIterator<Item = &'a Municipality, IntoIter: Clone>,
) -> Result<&'a Municipality, UsageError> {
    let towns = municipalities.into_iter();
    if let Some(town) = exactly(name, towns.clone()) {
        return Ok(town);
    }
    let found = called(&fold(name), towns.clone());
    // Neuenkirchen without its second e is Neunkirchen only to those who fold it.
    let letters = collation_key(name);
    let spelled =
        |town: &&&Municipality| names(town).iter().any(|name| collation_key(name) == letters);
    let mut spelled_so = found.iter().filter(spelled);
    match (found.as_slice(), spelled_so.next(), spelled_so.next()) {
        ([town], _, _) | (_, Some(town), None) => Ok(town),
        ([], _, _) => Err(UsageError::new(unknown(name, towns))),
        (several, _, _) => {
            let ids: Vec<_> = several.iter().map(|town| &*town.id).collect();
            let candidates = ids.join(", ");
            Err(UsageError::new(format!("`{name}` is ambiguous: {candidates}")))
        }
    }
}

/// The municipality that is called exactly that.
pub(super) fn exactly<'a>(
    name: &str,
    municipalities: impl IntoIterator<Item = &'a Municipality>,
) -> Option<&'a Municipality> {
    let mut towns = municipalities.into_iter();
    towns.find(|town| names(town).contains(&name) || town.ags.as_str() == name)
}

/// The municipalities of this folded name; if none has it, those whose name begins with these
/// words.
pub(super) fn called<'a>(
    wanted: &str,
    towns: impl Iterator<Item = &'a Municipality> + Clone,
) -> Vec<&'a Municipality> {
    let named = |town: &&Municipality| names(town).iter().any(|name| fold(name) == wanted);
    let found: Vec<_> = towns.clone().filter(named).collect();
    if !found.is_empty() || wanted.is_empty() {
        return found;
    }
    towns.filter(|town| begins_with(&fold(&town.name), wanted)).collect()
}

fn begins_with(name: &str, words: &str) -> bool {
    name.strip_prefix(words).is_some_and(|rest| rest.starts_with(' '))
}

fn names(town: &Municipality) -> [&str; 3] {
    [&town.id, &town.name, &town.official_name]
}

fn unknown<'a>(name: &str, towns: impl Iterator<Item = &'a Municipality> + Clone) -> String {
    /// More than a reader takes in at a glance.
    const MANY: usize = 12;

    let candidates = towns.clone().flat_map(|town| [&*town.id, &*town.name]);
    if let Some(near) = suggestion::nearest(name, candidates) {
        // The id is what is easiest to type.
        let town = towns.clone().find(|town| *town.id == *near || *town.name == *near);
        let id = town.map_or(near, |town| &town.id);
        return format!("unknown municipality `{name}` – did you mean {id}?");
    }
    let ids: Vec<_> = towns.map(|town| &*town.id).collect();
    if ids.len() > MANY {
        return format!("unknown municipality `{name}`; `quartier list --all` lists them");
    }
    format!("unknown municipality `{name}`; the dataset has {}", ids.join(", "))
}

#[cfg(test)]
mod tests {
    use super::begins_with;
    use crate::folding::fold;

    #[test]
    fn a_name_is_known_by_its_first_words() {
        for (name, words) in [
            ("Wetter (Ruhr)", "Wetter"),
            ("Mülheim an der Ruhr", "Mülheim"),
            ("Fröndenberg/Ruhr", "Fröndenberg"),
            ("Schloß Holte-Stukenbrock", "schloss holte"),
        ] {
            assert!(begins_with(&fold(name), &fold(words)), "{name}");
        }
        assert!(!begins_with("Altenberge", "Alten"));
    }
}
