//! Words that are looked for in texts.

use crate::folding::fold;

/// Words that are looked for, in any spelling: `fluchtling` finds `Flüchtlinge`.
#[derive(Debug)]
pub struct Words(Vec<String>);

impl Words {
    /// The words of a text.
    pub fn of(text: &str) -> Self {
        Self(fold(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect())
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words, folded.
    pub fn folded(&self) -> &[String] {
        &self.0
    }

    /// How well texts answer, each with its weight; `None` unless every word is in one of them.
    /// A whole word counts more than the beginning of one, and that more than a part of one,
    /// wherever they stand; for each word the best place counts.
    pub fn score(&self, texts: &[(u32, String)]) -> Option<u32> {
        self.0
            .iter()
            .map(|word| texts.iter().map(|(weight, text)| weight * rank(word, text)).max())
            .map(|best| best.filter(|best| *best > 0))
            .sum()
    }
}

/// No weight of a text is above 4, so that none makes up for the next better place of a word.
fn rank(word: &str, folded: &str) -> u32 {
    let words = || folded.split(' ');
    if words().any(|known| known == word) {
        25
    } else if words().any(|known| known.starts_with(word)) {
        5
    } else {
        u32::from(folded.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::folding::fold;

    fn score(query: &str, title: &str, text: &str) -> Option<u32> {
        Words::of(query).score(&[(3, fold(title)), (1, fold(text))])
    }

    #[test]
    fn every_word_has_to_be_there() {
        assert_eq!(score("flüchtling wohnung", "", "Wohnungen für Flüchtlinge"), Some(10));
        assert_eq!(score("flüchtling garten", "", "Wohnungen für Flüchtlinge"), None);
    }

    #[test]
    fn whole_words_and_titles_come_first() {
        assert_eq!(score("rent", "Rent", "rents"), Some(75));
        assert_eq!(score("rent", "", "the rent"), Some(25));
        assert_eq!(score("rent", "", "rents"), Some(5));
        assert_eq!(score("rent", "", "current"), Some(1));
    }
}
