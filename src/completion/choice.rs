//! Which of all that could stand somewhere fits what is typed.

use crate::folding::{fold, sign};

/// Something that can stand somewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Candidate {
    /// What is inserted.
    pub value: String,
    /// What it is.
    pub description: String,
    /// By what else it is found.
    pub also: String,
    /// Whether something follows without a blank.
    pub goes_on: bool,
}

impl Candidate {
    /// Something that is found by its description, too.
    pub fn new(value: impl Into<String>, description: impl Into<String>) -> Self {
        let (value, description) = (value.into(), description.into());
        // What says the same says nothing.
        let description = if description == value { String::new() } else { description };
        Self { value, also: description.clone(), description, goes_on: false }
    }
}

/// The candidates that begin with what is typed; if none does, those with a word that does; if
/// none does, those that hold it somewhere; if none does, those that are also called so. Umlauts
/// can be typed in either way.
pub fn fitting(candidates: Vec<Candidate>, typed: &str) -> Vec<Candidate> {
    if sign(typed).is_some() {
        return Vec::new();
    }
    let wanted = fold(typed);
    if wanted.is_empty() {
        return candidates;
    }
    let ranked = candidates.into_iter().filter_map(|it| Some((rank(&it, &wanted)?, it)));
    let ranked: Vec<_> = ranked.collect();
    let best = ranked.iter().map(|(rank, _)| *rank).min();
    let fits = ranked.into_iter().filter(|(rank, _)| Some(*rank) == best);
    let mut fits: Vec<_> = fits.map(|(_, candidate)| candidate).collect();
    // A sign at the end is no part of what is compared, but was typed for something.
    let typed = typed.to_lowercase();
    let is_literal = |it: &Candidate| it.value.to_lowercase().starts_with(&typed);
    if typed.ends_with(|c: char| !c.is_alphanumeric()) && fits.iter().any(is_literal) {
        fits.retain(is_literal);
    }
    fits
}

/// How well a candidate fits what is folded; the lower the better.
fn rank(candidate: &Candidate, wanted: &str) -> Option<usize> {
    let value = fold(&candidate.value);
    // What is typed may be several words.
    let has_word = |text: &str| {
        let words = text.match_indices(' ').filter_map(|(at, _)| text.get(at + 1..));
        std::iter::once(text).chain(words).any(|rest| rest.starts_with(wanted))
    };
    let fits = [
        value.starts_with(wanted),
        has_word(&value),
        value.contains(wanted),
        has_word(&fold(&candidate.also)),
    ];
    fits.iter().position(|fits| *fits)
}

/// What all begin with.
pub fn common<'a>(mut texts: impl Iterator<Item = &'a str>) -> &'a str {
    let Some(first) = texts.next() else {
        return "";
    };
    texts.fold(first, |common, text| {
        let same = common.char_indices().zip(text.chars()).find(|((_, a), b)| a != b);
        let end = same.map_or(common.len().min(text.len()), |((at, _), _)| at);
        common.get(..end).unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::{Candidate, common, fitting};

    fn found(typed: &str) -> Vec<String> {
        let towns = ["Mülheim an der Ruhr", "Münster", "Bad Münstereifel", "Wetter (Ruhr)"];
        let towns = towns.map(|name| Candidate::new(name, "05"));
        fitting(towns.into(), typed).into_iter().map(|it| it.value).collect()
    }

    #[test]
    fn names_are_found_by_any_part_and_in_any_spelling() {
        for typed in ["mül", "muel", "mul", "MÜLHEIM AN", "lheim"] {
            assert_eq!(found(typed), ["Mülheim an der Ruhr"], "{typed}");
        }
        assert_eq!(found("münst"), ["Münster"]);
        assert_eq!(found("eifel"), ["Bad Münstereifel"]);
        assert_eq!(found("ruhr"), ["Mülheim an der Ruhr", "Wetter (Ruhr)"]);
        assert_eq!(found("bad "), ["Bad Münstereifel"]);
        assert_eq!(found("05").len(), 4);
        assert_eq!(found("x"), [""; 0]);
    }

    #[test]
    fn what_all_begin_with_ends_between_letters() {
        assert_eq!(common(["Mülheim", "Münster"].into_iter()), "Mü");
        assert_eq!(common(["Mü", "Mö"].into_iter()), "M");
        assert_eq!(common(["Alten", "Altena"].into_iter()), "Alten");
        assert_eq!(common([].into_iter()), "");
    }
}
