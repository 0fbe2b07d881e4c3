//! "Did you mean …?"

use std::{
    borrow::{Borrow, Cow},
    fmt,
};

use crate::{folding::fold, say};

/// What may be meant in the place of an unknown word. It prints as the end of an error message:
/// what comes nearest, or where to look, or nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion<'a> {
    nearest: Option<Cow<'a, str>>,
    elsewhere: Cow<'a, str>,
}

impl<'a> Suggestion<'a> {
    /// The candidate that comes nearest to a word, if one is near enough to be meant.
    pub fn of(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Self {
        let nearest = nearest(word, candidates).map(Cow::Borrowed);
        Self { nearest, elsewhere: Cow::Borrowed("") }
    }

    /// What comes nearest.
    pub fn nearest(&self) -> Option<&str> {
        self.nearest.as_deref()
    }

    /// The same with what is to be typed for the candidate.
    pub fn typed(self, typed: impl FnOnce(&str) -> String) -> Self {
        let nearest = self.nearest.map(|nearest| typed(&nearest).into());
        Self { nearest, ..self }
    }

    /// The same, or another where no candidate is near enough.
    pub fn or_else(self, other: impl FnOnce() -> Self) -> Self {
        if self.nearest.is_some() { self } else { other() }
    }

    /// The same with what to say where no candidate is near enough.
    pub fn or(self, elsewhere: impl Into<Cow<'a, str>>) -> Self {
        Self { elsewhere: elsewhere.into(), ..self }
    }

    /// The same with all candidates to say where none is near enough, or with where to see them
    /// if they are more than `most`.
    pub fn or_all<S: Borrow<str>>(
        self,
        listed: fn(String) -> String,
        all: &[S],
        most: usize,
        elsewhere: impl Into<Cow<'a, str>>,
    ) -> Self {
        if all.len() > most {
            self.or(elsewhere)
        } else {
            let all = all.iter().map(Borrow::borrow).collect::<Vec<&str>>();
            self.or(listed(all.join(", ")))
        }
    }
}

impl fmt::Display for Suggestion<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.nearest {
            Some(nearest) => write!(f, " – {}", say::did_you_mean(nearest)),
            None if self.elsewhere.is_empty() => Ok(()),
            None => write!(f, "; {}", self.elsewhere),
        }
    }
}

fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A mistyped word is short; measuring a long one would only cost time.
    const LONGEST: usize = 64;
    // By Jaro and Winkler, from 0 to 1; the bound is this project's own choice.
    const LIKENESS: f64 = 0.8;

    if word.chars().count() > LONGEST {
        return None;
    }
    let word = fold(word);
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&word, &fold(candidate)), candidate))
        .filter(|(likeness, _)| *likeness >= LIKENESS)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::{Suggestion, nearest};

    #[test]
    fn finds_the_word_that_was_meant() {
        let towns = ["altena", "bergheim", "bielefeld"];
        assert_eq!(nearest("altana", towns), Some("altena"));
        assert_eq!(nearest("BERGHIEM", towns), Some("bergheim"));
    }

    #[test]
    fn is_silent_where_nothing_is_near() {
        assert_eq!(nearest("xyz", ["altena", "bergheim"]), None);
        assert_eq!(nearest(&"a".repeat(1_000_000), ["altena"]), None);
    }

    #[test]
    fn says_what_is_near_or_where_to_look() {
        let suggestion = |word| Suggestion::of(word, ["altena"]).or("`quartier list` lists them");
        assert_eq!(suggestion("altana").to_string(), " – did you mean `altena`?");
        assert_eq!(suggestion("xyz").to_string(), "; `quartier list` lists them");
        assert_eq!(Suggestion::of("xyz", ["altena"]).to_string(), "");
    }
}
