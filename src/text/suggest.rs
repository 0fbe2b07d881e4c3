//! "Did you mean …?"

use super::{fold, is_joining};
use crate::i18n::{Language, Localized, list};

/// Hint behind an error: the word that was probably meant, or where to look.
pub struct Suggestion {
    /// The word that was probably meant.
    pub nearest: Option<String>,
    otherwise: Option<Localized>,
}

impl Suggestion {
    /// The candidate of which the word is a whole part, that begins or ends with it,
    /// or of which at most a third of the letters differ from it.
    pub fn of(word: &str, candidates: impl IntoIterator<Item = impl Into<String>>) -> Self {
        /// Letters of a word that is still measured.
        const LONGEST: usize = 64;

        let word = fold(word);
        let is_measured = (1..=LONGEST).contains(&word.chars().count()) && !is_joining(&word);
        let candidates = candidates.into_iter().filter(|_| is_measured).map(Into::<String>::into);
        let ranked = candidates.filter_map(|it| Some((rank(&word, &it)?, it)));
        let nearest = ranked.min_by_key(|(rank, _)| *rank).map(|(_, it)| it);
        Self { nearest, otherwise: None }
    }

    /// Hint by the names of a few things in each language, all of which are named where none is near.
    pub fn among<N: Into<String>, I: Iterator<Item = N>>(
        word: &str,
        names: impl Fn(Language) -> I,
    ) -> Self {
        let [en, de] = Language::ALL.map(|language| list(names(language)));
        let hint = Self::of(word, Language::ALL.into_iter().flat_map(names));
        hint.or(tr!("there are {en}", "es gibt {de}"))
    }

    /// Hint for the case that no candidate is near.
    pub fn or(self, otherwise: Localized) -> Self {
        Self { otherwise: Some(otherwise), ..self }
    }

    /// The suggestion with its word replaced by what is to be typed.
    pub fn map(self, typed: impl FnOnce(&str) -> String) -> Self {
        Self { nearest: self.nearest.map(|nearest| typed(&nearest)), ..self }
    }

    /// Message with the hint behind it.
    pub fn after(&self, message: &Localized) -> Localized {
        let Localized { en, de } = message;
        match (&self.nearest, &self.otherwise) {
            (Some(it), _) => tr!("{en} – did you mean `{it}`?", "{de} – ist `{it}` gemeint?"),
            (None, Some(Localized { en: look, de: siehe })) => tr!("{en}; {look}", "{de}; {siehe}"),
            (None, None) => message.clone(),
        }
    }
}

/// Rank of a candidate for a folded word, the nearest first; `None` if it is not near.
fn rank(word: &str, candidate: &str) -> Option<(u8, usize)> {
    /// Letters of a word of which less than a third may differ: `berlin` is not Beelen.
    const SHORT: usize = 6;

    /// Letters of half of a name.
    const HALF: usize = 4;

    let (folded, letters) = (fold(candidate), word.chars().count());
    if folded.split(' ').any(|part| part == word) {
        Some((0, 0))
    } else if letters >= HALF && (folded.starts_with(word) || folded.ends_with(word)) {
        // Half of a name: `Leerstand` of `Leerstandsquote`, `rhein-sieg` of `Rhein-Sieg-Kreis`.
        Some((1, candidate.len()))
    } else {
        let longest = letters.max(folded.chars().count());
        let distance = strsim::osa_distance(word, &folded);
        (distance * 3 + usize::from(longest <= SHORT) <= longest).then_some((2, distance))
    }
}

#[cfg(test)]
mod tests {
    use super::Suggestion;
    use crate::i18n::Localized;

    fn nearest(word: &str, candidates: &[&str]) -> Option<String> {
        Suggestion::of(word, candidates.iter().copied()).nearest
    }

    #[test]
    fn finds_the_word_that_was_meant() {
        let towns = ["altena", "bergheim", "bielefeld", "Bad Salzuflen"];
        assert_eq!(nearest("altana", &towns).as_deref(), Some("altena"));
        assert_eq!(nearest("BERGHIEM", &towns).as_deref(), Some("bergheim"));
        assert_eq!(nearest("salzuflen", &towns).as_deref(), Some("Bad Salzuflen"));
        assert_eq!(nearest("leerstand", &["Leerstandsquote"]).as_deref(), Some("Leerstandsquote"));
    }

    #[test]
    fn is_silent_where_more_than_a_third_of_the_letters_differ() {
        assert_eq!(nearest("xyz", &["altena", "bergheim"]), None);
        assert_eq!(nearest("berlin", &["bergheim", "Beelen"]), None);
        assert_eq!(nearest("haam", &["Hamm"]).as_deref(), Some("Hamm"));
        assert_eq!(nearest(&"a".repeat(1_000_000), &["altena"]), None);
    }

    #[test]
    fn says_what_is_near_or_where_to_look() {
        let message = Localized::new("unknown", "unbekannt");
        let of = |word| Suggestion::of(word, ["altena"]).or(Localized::new("look", "siehe"));
        assert_eq!(of("altana").after(&message).en, "unknown – did you mean `altena`?");
        assert_eq!(of("xyz").after(&message).de, "unbekannt; siehe");
        assert_eq!(Suggestion::of("xyz", ["altena"]).after(&message).en, "unknown");
    }
}
