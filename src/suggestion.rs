//! "Did you mean …?"

use crate::folding::fold;

/// The candidate that comes nearest to `word`, if one is near enough to be meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A mistyped word is short; measuring a long one would only cost time.
    const LONGEST: usize = 64;
    const LIKENESS: f64 = 0.75;

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

/// ` – did you mean …?` or nothing: the end of an error message.
#[must_use]
pub fn hint<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    nearest(word, candidates)
        .map(|candidate| format!(" – did you mean `{candidate}`?"))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

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
}
