//! Full text: whether words stand in texts, and how well.

use std::collections::{BTreeSet, HashSet};

use crate::text::{Suggestion, fold};

/// Texts of a thing that is searched, in both languages, each with its weight, from 1 to 4.
pub type Passages = Vec<(u32, String)>;

/// Sum of the best hits of each word; `None` if one of them does not occur.
pub fn score(passages: &Passages, words: &[String]) -> Option<u32> {
    let passages: Vec<_> = passages.iter().map(|(weight, text)| (weight, fold(text))).collect();
    let best = |word: &String| {
        passages.iter().filter_map(|(weight, text)| Some(*weight * quality(text, word)?)).max()
    };
    words.iter().map(best).sum()
}

/// Words of a query, folded, each once; those in quotes are one.
pub fn words(query: &str) -> Vec<String> {
    let quoted = |(place, part): (usize, &str)| {
        let folded = fold(part);
        if place % 2 == 1 { vec![folded] } else { folded.split(' ').map(str::to_owned).collect() }
    };
    let words = query.split('"').enumerate().flat_map(quoted);
    let mut seen = HashSet::new();
    words.filter(|word| !word.is_empty() && seen.insert(word.clone())).collect()
}

/// Word of the passages that was probably meant by one that occurs in none.
pub fn suggestion<'p>(passages: impl Iterator<Item = &'p Passages>, word: &str) -> Suggestion {
    let texts = passages.flatten().map(|(_, text)| text);
    let words = texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let words = words.filter(|word| !word.is_empty()).map(str::to_lowercase);
    Suggestion::of(word, words.collect::<BTreeSet<_>>())
}

/// Rank of the best place of a word in a text: a whole word, the beginning of one, a part of one.
/// No weight makes up for the next better place.
fn quality(text: &str, word: &str) -> Option<u32> {
    let rank = |(start, _)| {
        let is_start = start == 0 || text[..start].ends_with(' ');
        let behind = &text[start + word.len()..];
        match (is_start, behind.is_empty() || behind.starts_with(' ')) {
            (true, true) => 25,
            (true, false) => 5,
            (false, _) => 1,
        }
    };
    text.match_indices(word).map(rank).max()
}

#[cfg(test)]
mod tests {
    use super::{quality, words};

    #[test]
    fn whole_words_come_before_beginnings_and_parts() {
        assert_eq!(quality("current rents the rent", "rent"), Some(25));
        assert_eq!(quality("current rents", "rent"), Some(5));
        assert_eq!(quality("current", "rent"), Some(1));
        assert_eq!(quality("garden", "rent"), None);
    }

    #[test]
    fn words_in_quotes_are_one() {
        assert_eq!(
            words("Flüchtling \"lokal Willkommen\" 2016 FLUECHTLING"),
            ["fluchtling", "lokal willkommen", "2016"]
        );
        assert!(words("...").is_empty());
    }
}
