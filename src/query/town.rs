//! Which municipality is meant by a name.

use crate::{
    dataset::Municipality,
    folding::{collation_key, fold, sign},
    say,
    suggestion::Suggestion,
    usage_error::UsageError,
    vocabulary::Ags,
};

/// The municipality of this name: its id, name, official name or AGS, in any case, with or
/// without umlauts, or the first words of its name (`wetter` for Wetter (Ruhr)).
/// Fails if no municipality has this name, or several have it.
pub fn find_town<'a>(
    name: &str,
    municipalities: impl IntoIterator<Item = &'a Municipality<'a>, IntoIter: Clone>,
) -> Result<&'a Municipality<'a>, UsageError> {
    let (name, towns) = (name.trim(), municipalities.into_iter());
    match exactly(name, towns.clone()).as_slice() {
        [] => {}
        [town] => return Ok(town),
        several => return Err(UsageError::new(ambiguous(name, several))),
    }
    let found = called(name, towns.clone());
    // Neuenkirchen without its second e is Neunkirchen only to those who fold it.
    let letters = collation_key(name);
    let spelled =
        |town: &&&Municipality| names(town).iter().any(|name| collation_key(name) == letters);
    let mut spelled_so = found.iter().filter(spelled);
    match (found.as_slice(), spelled_so.next(), spelled_so.next()) {
        ([town], _, _) | (_, Some(town), None) => Ok(town),
        ([], _, _) => Err(UsageError::new(unknown(name, &towns))),
        (several, _, _) => Err(UsageError::new(ambiguous(name, several))),
    }
}

/// The municipality of this id or AGS, which may have lost its leading zero in a spreadsheet: no
/// other has it.
pub fn identified<'a>(
    name: &str,
    municipalities: impl IntoIterator<Item = &'a Municipality<'a>>,
) -> Option<&'a Municipality<'a>> {
    let ags = Ags::completed(name.trim());
    municipalities.into_iter().find(|town| *town.id() == *name || town.ags() == ags)
}

/// The municipalities that are called exactly that: the one of this id or AGS, else those of this
/// name.
pub fn exactly<'a>(
    name: &str,
    towns: impl Iterator<Item = &'a Municipality<'a>> + Clone,
) -> Vec<&'a Municipality<'a>> {
    match identified(name, towns.clone()) {
        Some(town) => vec![town],
        None => towns.filter(|town| names(town).contains(&name)).collect(),
    }
}

/// The municipalities of this name; if none has it, those whose name begins with these words;
/// if none does, those that are called so but for where in the state they lie.
pub fn called<'a>(
    name: &str,
    towns: impl Iterator<Item = &'a Municipality<'a>> + Clone,
) -> Vec<&'a Municipality<'a>> {
    if sign(name).is_some() {
        return Vec::new();
    }
    let wanted = fold(name);
    let found = called_folded(&wanted, towns.clone());
    if !found.is_empty() {
        return found;
    }
    if let Some(rest) = without_kind(&wanted) {
        return called_folded(rest, towns);
    }
    let Some((rest, whereabouts)) = Whereabouts::split_off(&wanted) else {
        return Vec::new();
    };
    let mut found = called_folded(rest, towns);
    found.retain(|town| whereabouts.fits(&fold(town.name())));
    found
}

/// A folded name without what sort of municipality it is, as one says in German: Stadt Altena.
fn without_kind(folded: &str) -> Option<&str> {
    const KINDS: [&str; 5] =
        ["stadt ", "gemeinde ", "kreisstadt ", "hansestadt ", "landeshauptstadt "];
    KINDS.iter().find_map(|kind| folded.strip_prefix(kind))
}

fn called_folded<'a>(
    wanted: &str,
    towns: impl Iterator<Item = &'a Municipality<'a>> + Clone,
) -> Vec<&'a Municipality<'a>> {
    let named = |town: &&Municipality| names(town).iter().any(|name| fold(name) == wanted);
    let found: Vec<_> = towns.clone().filter(named).collect();
    if !found.is_empty() || wanted.is_empty() {
        return found;
    }
    towns.filter(|town| begins_with(&fold(town.name()), wanted)).collect()
}

fn begins_with(name: &str, words: &str) -> bool {
    name.strip_prefix(words).is_some_and(|rest| rest.starts_with(' '))
}

/// Where in North Rhine-Westphalia a place lies, as many write it behind its name: in the whole
/// of the state, which tells it from places elsewhere, or in one of its halves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whereabouts {
    State,
    Westphalia,
    Rhineland,
}

impl Whereabouts {
    /// As they are written, folded; what ends like another comes before it.
    const WRITTEN: [(&str, Self); 10] = [
        (" nordrhein westfalen", Self::State),
        (" nrw", Self::State),
        (" in westfalen", Self::Westphalia),
        (" i westf", Self::Westphalia),
        (" westfalen", Self::Westphalia),
        (" westf", Self::Westphalia),
        (" im rheinland", Self::Rhineland),
        (" i rhld", Self::Rhineland),
        (" rheinland", Self::Rhineland),
        (" rhld", Self::Rhineland),
    ];

    /// A folded name without them.
    fn split_off(folded: &str) -> Option<(&str, Self)> {
        let mut written = Self::WRITTEN.into_iter();
        written.find_map(|(words, whereabouts)| Some((folded.strip_suffix(words)?, whereabouts)))
    }

    /// Whether the place of this folded name can lie there: Halle (Westf.) is not in the
    /// Rhineland.
    fn fits(self, folded: &str) -> bool {
        let own = Self::split_off(folded).map(|(_, own)| own);
        self == Self::State || own.is_none_or(|own| own == self)
    }
}

fn names<'t>(town: &'t Municipality<'_>) -> [&'t str; 3] {
    [town.id(), town.name(), town.official_name()]
}

/// A name as it can be typed in a shell.
pub fn typed(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    match name {
        name if !name.is_empty() && name.chars().all(is_plain) => name.to_owned(),
        name if !name.contains('\'') => format!("'{name}'"),
        name if !name.contains(['"', '$', '`', '\\', '!']) => format!("\"{name}\""),
        name => format!("'{}'", name.replace('\'', r"'\''")),
    }
}

fn ambiguous(name: &str, towns: &[&Municipality]) -> String {
    /// As many as a reader takes in at a glance.
    const MOST: usize = 6;

    let mut towns = towns.to_vec();
    towns.sort_by_key(|town| collation_key(town.name()));
    let is_shared =
        |name: &str| towns.iter().filter(|town| names(town).contains(&name)).count() > 1;
    let candidate =
        |town: &&Municipality| typed(if is_shared(town.name()) { town.id() } else { town.name() });
    let candidates: Vec<String> = towns.iter().take(MOST).map(candidate).collect();
    let candidates = candidates.join(", ");
    let candidates = match towns.len().saturating_sub(MOST) {
        0 => candidates,
        more => say::more(candidates, more),
    };
    say::ambiguous_municipality(name, candidates)
}

fn unknown<'a>(name: &str, towns: &(impl Iterator<Item = &'a Municipality<'a>> + Clone)) -> String {
    /// More than a reader takes in at a glance.
    const MANY: usize = 12;

    if ["all", "alle"].contains(&&*fold(name)) {
        return say::all_is_no_municipality(name);
    }
    let candidates = towns.clone().flat_map(|town| [town.id(), town.name()]);
    let name_of = |near: &str| {
        let town = towns.clone().find(|town| *town.id() == *near || *town.name() == *near);
        typed(town.map_or(near, |town| town.name()))
    };
    let names: Vec<_> = towns.clone().map(|town| typed(town.name())).collect();
    let hint = Suggestion::of(name, candidates).typed(name_of);
    let lists = say::list_lists_municipalities();
    say::unknown_municipality(name, hint.or_all(say::dataset_has, &names, MANY, lists))
}

#[cfg(test)]
mod tests {
    use super::{Whereabouts, begins_with, typed};
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

    #[test]
    fn where_in_the_state_it_lies_is_no_part_of_a_name() {
        for (written, name) in [
            ("Münster (Westf.)", Some("munster")),
            ("Münster i. Westf.", Some("munster")),
            ("Köln, NRW", Some("koln")),
            ("Essen (Nordrhein-Westfalen)", Some("essen")),
            ("Solingen/Rhld.", Some("solingen")),
            ("Münster (Hessen)", None),
            ("NRW", None),
        ] {
            let folded = fold(written);
            let split = Whereabouts::split_off(&folded);
            assert_eq!(split.map(|(name, _)| name), name, "{written}");
        }
        assert!(Whereabouts::Westphalia.fits("halle westf"));
        assert!(!Whereabouts::Rhineland.fits("halle westf"));
        assert!(Whereabouts::State.fits("halle westf"));
    }

    #[test]
    fn a_name_is_quoted_where_a_shell_needs_it() {
        let quoted = ["Altena", "Bad Honnef", "L'Aquila", "$'", ""].map(typed);
        assert_eq!(quoted, ["Altena", "'Bad Honnef'", "\"L'Aquila\"", r"'$'\'''", "''"]);
    }
}
